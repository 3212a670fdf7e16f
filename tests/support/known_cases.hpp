/// Cases from the literature of the graph model, built by hand, with the states that are stable in them. Models and rankings: example files
/// and handout of gmcr-py (github.com/onp/gmcr-py). Sets: an independent count over all sequences of moves, no party twice in succession.
#pragma once

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/case_builder.hpp"

namespace irenic::testing {

using StateNames = std::set<std::string>;

/// `1 3` is s1 and s3.
inline Words numbered(const std::string& numbers) {
    Words names;
    std::istringstream in(numbers);
    for (std::string number; in >> number;) names.push_back("s" + number);
    return names;
}

inline std::vector<Words> groups(const Words& best_first) {
    std::vector<Words> made;
    for (const std::string& group : best_first) made.push_back(numbered(group));
    return made;
}

/// `-YN`: the second option is taken, the third is not.
inline Expression pattern_of(const std::string& pattern) {
    Expression made = truth();
    for (OptionIndex o = 0; o < pattern.size(); ++o)
        if (pattern[o] != '-') made = conjunction(std::move(made), level_in(o, pattern[o] == 'Y' ? 2 : 1));
    return made;
}

struct Known {
    CaseBuilder builder;
    std::map<Concept, std::map<std::string, StateNames>> stable;  ///< by party
    std::map<Concept, StateNames> equilibria;

    void expect(Concept kind, const std::map<std::string, std::string>& by_party, const std::string& for_all) {
        for (const auto& [party, numbers] : by_party) {
            const Words names = numbered(numbers);
            stable[kind][party] = StateNames(names.begin(), names.end());
        }
        const Words names = numbered(for_all);
        equilibria[kind] = StateNames(names.begin(), names.end());
    }
};

/// Two prisoners, each of whom may cooperate. The textbook dilemma.
inline Known prisoners_dilemma() {
    Known known;
    CaseBuilder& builder = known.builder;
    builder.party("prisoner-one").party("prisoner-2");
    builder.option("cooperate-with-2", {"prisoner-one"}, {"no", "yes"}, "any");
    builder.option("cooperate-with-one", {"prisoner-2"}, {"no", "yes"}, "any");
    builder.state("s1", {"00"});
    builder.state("s2", {"10"});
    builder.state("s3", {"01"});
    builder.state("s4", {"11"});
    builder.ranking("prisoner-one", groups({"3", "4", "1", "2"}));
    builder.ranking("prisoner-2", groups({"2", "4", "1", "3"}));
    known.expect(Concept::nash, {{"prisoner-one", "1 3"}, {"prisoner-2", "1 2"}}, "1");
    known.expect(Concept::gmr, {{"prisoner-one", "1 3 4"}, {"prisoner-2", "1 2 4"}}, "1 4");
    known.expect(Concept::smr, {{"prisoner-one", "1 3 4"}, {"prisoner-2", "1 2 4"}}, "1 4");
    known.expect(Concept::seq, {{"prisoner-one", "1 3 4"}, {"prisoner-2", "1 2 4"}}, "1 4");
    known.expect(Concept::sseq, {{"prisoner-one", "1 3 4"}, {"prisoner-2", "1 2 4"}}, "1 4");
    return known;
}

/// The Euphrates, 1975: rankings as in Kinsara's GMCR+ handout of 15 October 2014, tables 1–3.
inline Known syria_iraq_1975() {
    Known known;
    CaseBuilder& builder = known.builder;
    builder.party("syria").party("iraq");
    builder.option("release-water", {"syria"}, {"no", "yes"}, "any");
    builder.option("escalate", {"syria"}, {"no", "yes"}, "any");
    builder.option("attack", {"iraq"}, {"no", "yes"}, "any");
    for (const char* pattern : {"YY-"}) builder.never(pattern_of(pattern));
    builder.state("s1", {"000"});
    builder.state("s2", {"100"});
    builder.state("s3", {"010"});
    builder.state("s4", {"001"});
    builder.state("s5", {"101"});
    builder.state("s6", {"011"});
    builder.ranking("syria", groups({"1", "3", "6", "2", "4", "5"}));
    builder.ranking("iraq", groups({"2", "4", "6", "1", "5", "3"}));
    known.expect(Concept::nash, {{"syria", "1 6"}, {"iraq", "2 4 6"}}, "6");
    known.expect(Concept::gmr, {{"syria", "1 3 6"}, {"iraq", "1 2 4 5 6"}}, "1 6");
    known.expect(Concept::smr, {{"syria", "1 3 6"}, {"iraq", "2 4 6"}}, "6");
    known.expect(Concept::seq, {{"syria", "1 3 6"}, {"iraq", "2 4 5 6"}}, "6");
    known.expect(Concept::sseq, {{"syria", "1 3 6"}, {"iraq", "2 4 6"}}, "6");
    return known;
}

/// Elmira groundwater contamination, twelve states before the four in which Uniroyal leaves are merged.
inline Known elmira() {
    Known known;
    CaseBuilder& builder = known.builder;
    builder.party("moe").party("uniroyal").party("local-government");
    builder.option("modify", {"moe"}, {"no", "yes"}, "up");
    builder.option("delay", {"uniroyal"}, {"no", "yes"}, "down");
    builder.option("accept", {"uniroyal"}, {"no", "yes"}, "any");
    builder.option("abandon", {"uniroyal"}, {"no", "yes"}, "up");
    builder.option("insist", {"local-government"}, {"no", "yes"}, "any");
    for (const char* pattern : {"-YY--", "-Y-Y-", "--YY-", "-NNN-"}) builder.never(pattern_of(pattern));
    builder.state("s1", {"01000"});
    builder.state("s2", {"11000"});
    builder.state("s3", {"00100"});
    builder.state("s4", {"10100"});
    builder.state("s5", {"00010"});
    builder.state("s6", {"10010"});
    builder.state("s7", {"01001"});
    builder.state("s8", {"11001"});
    builder.state("s9", {"00101"});
    builder.state("s10", {"10101"});
    builder.state("s11", {"00011"});
    builder.state("s12", {"10011"});
    builder.ranking("moe", groups({"9", "3", "4", "10", "7", "1", "2", "8", "11 5 6 12"}));
    builder.ranking("uniroyal", groups({"1", "4", "10", "7", "5 11 6 12", "2", "3", "9", "8"}));
    builder.ranking("local-government", groups({"9", "3", "7", "1", "10", "8", "4", "2", "11 5 12 6"}));
    known.expect(Concept::nash,
                 {{"moe", "1 2 3 4 5 6 7 8 9 10 11 12"},
                  {"uniroyal", "1 4 5 6 7 10 11 12"},
                  {"local-government", "5 6 7 8 9 10 11 12"}},
                 "5 6 7 10 11 12");
    known.expect(Concept::gmr,
                 {{"moe", "1 2 3 4 5 6 7 8 9 10 11 12"},
                  {"uniroyal", "1 4 5 6 7 10 11 12"},
                  {"local-government", "1 2 3 4 5 6 7 8 9 10 11 12"}},
                 "1 4 5 6 7 10 11 12");
    known.expect(Concept::smr,
                 {{"moe", "1 2 3 4 5 6 7 8 9 10 11 12"},
                  {"uniroyal", "1 4 5 6 7 10 11 12"},
                  {"local-government", "1 2 3 4 5 6 7 8 9 10 11 12"}},
                 "1 4 5 6 7 10 11 12");
    known.expect(Concept::seq,
                 {{"moe", "1 2 3 4 5 6 7 8 9 10 11 12"},
                  {"uniroyal", "1 4 5 6 7 10 11 12"},
                  {"local-government", "2 3 5 6 7 8 9 10 11 12"}},
                 "5 6 7 10 11 12");
    known.expect(Concept::sseq,
                 {{"moe", "1 2 3 4 5 6 7 8 9 10 11 12"},
                  {"uniroyal", "1 4 5 6 7 10 11 12"},
                  {"local-government", "2 3 5 6 7 8 9 10 11 12"}},
                 "5 6 7 10 11 12");
    return known;
}

/// Garrison Diversion Unit. Under the textbook rule of sanctions state 6 is GMR- and SMR-stable for the Canadian opposition; where
/// every opponent may move only once it is not.
inline Known garrison() {
    Known known;
    CaseBuilder& builder = known.builder;
    builder.party("us-support").party("us-opposition").party("canadian-opposition").party("ijc");
    builder.option("full", {"us-support"}, {"no", "yes"}, "any");
    builder.option("reduced", {"us-support"}, {"no", "yes"}, "any");
    builder.option("appease", {"us-support"}, {"no", "yes"}, "any");
    builder.option("legal-challenge", {"us-opposition"}, {"no", "yes"}, "any");
    builder.option("treaty-challenge", {"canadian-opposition"}, {"no", "yes"}, "any");
    builder.option("ijc-full", {"ijc"}, {"no", "yes"}, "any");
    builder.option("ijc-reduced", {"ijc"}, {"no", "yes"}, "any");
    builder.option("lonetree", {"ijc"}, {"no", "yes"}, "any");
    builder.option("suspend", {"ijc"}, {"no", "yes"}, "any");
    for (const char* pattern : {"YY-------", "Y-Y------", "-YY------", "-----YY--", "-----Y-Y-", "-----Y--Y",
                                "------YY-", "------Y-Y", "-------YY", "NNN------", "-----NNNN", "Y--N-----",
                                "--YY-----", "Y---NN---", "-Y--N--Y-", "-Y--N---Y", "--Y-N--Y-", "--Y-N---Y"})
        builder.never(pattern_of(pattern));
    builder.state("s1", {"010001000"});
    builder.state("s2", {"001001000"});
    builder.state("s3", {"100101000"});
    builder.state("s4", {"010101000"});
    builder.state("s5", {"010011000"});
    builder.state("s6", {"001011000"});
    builder.state("s7", {"100111000"});
    builder.state("s8", {"010111000"});
    builder.state("s9", {"010000100"});
    builder.state("s10", {"001000100"});
    builder.state("s11", {"010100100"});
    builder.state("s12", {"010010100"});
    builder.state("s13", {"001010100"});
    builder.state("s14", {"100110100"});
    builder.state("s15", {"010110100"});
    builder.state("s16", {"010010010"});
    builder.state("s17", {"001010010"});
    builder.state("s18", {"100110010"});
    builder.state("s19", {"010110010"});
    builder.state("s20", {"010010001"});
    builder.state("s21", {"001010001"});
    builder.state("s22", {"100110001"});
    builder.state("s23", {"010110001"});
    builder.ranking("us-support", groups({"3",  "7",  "1 2", "4",  "5 6", "8",  "9",  "12", "11", "15", "10",
                                          "13", "14", "17",  "16", "18",  "19", "21", "20", "22", "23"}));
    builder.ranking("us-opposition", groups({"21 17 13 10 6 2", "23 19", "15", "11", "8", "4", "22", "18", "14", "7",
                                             "3", "20", "16", "12", "9", "5", "1"}));
    builder.ranking("canadian-opposition", groups({"23", "20 21", "19", "16 17", "11", "9 10", "15", "12 13", "2", "4",
                                                   "1", "8", "5 6", "22", "18", "14", "3", "7"}));
    builder.ranking("ijc", {numbered("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23")});
    known.expect(Concept::nash,
                 {{"us-support", "1 2 3 5 6 7 9 11 12 15 17 18 21 22"},
                  {"us-opposition", "2 3 4 6 7 8 10 11 13 14 15 17 18 19 21 22 23"},
                  {"canadian-opposition", "1 2 3 4 9 10 11 14 16 17 18 19 20 21 22 23"},
                  {"ijc", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"}},
                 "2 3 11 17 18 21 22");
    known.expect(Concept::gmr,
                 {{"us-support", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 21 22"},
                  {"us-opposition", "2 3 4 6 7 8 10 11 13 14 15 17 18 19 21 22 23"},
                  {"canadian-opposition", "1 2 3 4 5 6 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"},
                  {"ijc", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"}},
                 "2 3 4 6 8 10 11 13 14 15 17 18 19 21 22");
    known.expect(Concept::smr,
                 {{"us-support", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 21 22"},
                  {"us-opposition", "2 3 4 6 7 8 10 11 13 14 15 17 18 19 21 22 23"},
                  {"canadian-opposition", "1 2 3 4 5 6 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"},
                  {"ijc", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"}},
                 "2 3 4 6 8 10 11 13 14 15 17 18 19 21 22");
    known.expect(Concept::seq,
                 {{"us-support", "1 2 3 5 6 7 9 11 12 15 17 18 21 22"},
                  {"us-opposition", "2 3 4 6 7 8 10 11 13 14 15 17 18 19 21 22 23"},
                  {"canadian-opposition", "1 2 3 4 5 8 9 10 11 14 16 17 18 19 20 21 22 23"},
                  {"ijc", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"}},
                 "2 3 11 17 18 21 22");
    known.expect(Concept::sseq,
                 {{"us-support", "1 2 3 5 6 7 9 11 12 15 17 18 21 22"},
                  {"us-opposition", "2 3 4 6 7 8 10 11 13 14 15 17 18 19 21 22 23"},
                  {"canadian-opposition", "1 2 3 4 5 8 9 10 11 14 16 17 18 19 20 21 22 23"},
                  {"ijc", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"}},
                 "2 3 11 17 18 21 22");
    return known;
}

struct KnownRow {
    const char* name;
    Known (*make)();
};
inline constexpr KnownRow known_cases[] = {
    {"PrisonersDilemma", prisoners_dilemma},
    {"SyriaIraq1975", syria_iraq_1975},
    {"Elmira", elmira},
    {"Garrison", garrison},
};

}  // namespace irenic::testing
