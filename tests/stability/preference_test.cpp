// Unknown preference and strength of preference in cases that are worked out by hand. The four extensions: Li, Hipel, Kilgour & Fang 2004;
// strong and weak: Hamouda, Kilgour & Hipel 2004. The cases are invented, and every set is derived in docs/unknown-and-strength.md or here.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "stability/differences.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

Range between(std::string_view low, std::string_view best, std::string_view high) {
    return {decimal(low), decimal(best), decimal(high), 3, Range::Shape::unstated};
}

/// The road over the pass, as docs/unknown-and-strength.md has it: values of the four states (road, toll)
///     upper: 00 4, 01 4, 10 between 3 and 9 (best 5), 11 between 1 and 5 (best 2); lower: 00 2, 01 0, 10 2, 11 6.
CaseBuilder pass_road() {
    CaseBuilder talks("pass road");
    talks.party("upper").party("lower");
    talks.option("road", {"upper"}).option("toll", {"lower"});
    talks.weight("upper", conjunction(talks.taken("road"), talks.at("toll", "no")), "5");
    talks.weight("upper", conjunction(talks.taken("road"), talks.taken("toll")), "2");
    talks.weight("upper", talks.at("road", "no"), "4");
    talks.weight("lower", conjunction(talks.taken("road"), talks.taken("toll")), "6");
    talks.weight("lower", talks.at("toll", "no"), "2");
    talks.made().preferences[0].statements[0].weight = between("3", "5", "9");
    talks.made().preferences[0].statements[1].weight = between("1", "2", "5");
    return talks;
}

std::string names(const Space& space, const Bits& states) {
    std::string words;
    states.for_each([&](std::size_t s) { words += (words.empty() ? "" : " ") + space.name(static_cast<StateIndex>(s)); });
    return words;
}

struct Asked {
    explicit Asked(const Case& made) : subject(made), built(Space::build(subject)) {}
    PreferenceVerdicts of(Extension extension, Concept kind) {
        auto answer = preference_stability(*built.space, {{kind}, {extension}, true});
        EXPECT_FALSE(answer.error);
        return answer.found.front();
    }
    std::string stable(Extension extension, Concept kind, PartyIndex i) {
        return names(*built.space, of(extension, kind).stable[i]);
    }
    std::string equilibria(Extension extension, Concept kind) {
        return names(*built.space, of(extension, kind).equilibria);
    }
    /// Nash / strong / weak
    std::string strengths(Extension extension, Concept kind, PartyIndex i) {
        const PreferenceVerdicts found = of(extension, kind);
        Bits weak = found.stable[i];
        for (const Bits* others : {&found.nash[i], &found.strong[i]})
            others->for_each([&](std::size_t s) { weak.reset(s); });
        return names(*built.space, found.nash[i]) + " / " + names(*built.space, found.strong[i]) + " / " +
               names(*built.space, weak);
    }
    Case subject;
    Space::Build built;
};

// States are written road first: `10` is road open, no toll.

TEST(UnknownPreference, OnThePassRoadEachExtensionTellsAnotherStoryOfTheUpperVillage) {
    Asked asked(pass_road().build());
    using enum Extension;
    EXPECT_EQ(asked.stable(known, Concept::nash, 0), "10 01");
    EXPECT_EQ(asked.stable(a, Concept::nash, 0), "");
    EXPECT_EQ(asked.stable(b, Concept::nash, 0), "00 10 01 11");
    EXPECT_EQ(asked.stable(c, Concept::nash, 0), "");
    EXPECT_EQ(asked.stable(d, Concept::nash, 0), "00 10 01 11");
    for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq}) {
        EXPECT_EQ(asked.stable(known, kind, 0), "00 10 01") << id_of(kind);
        EXPECT_EQ(asked.stable(a, kind, 0), "") << id_of(kind);
        EXPECT_EQ(asked.stable(b, kind, 0), "00 10 01 11") << id_of(kind);
        EXPECT_EQ(asked.stable(d, kind, 0), "00 10 01 11") << id_of(kind);
    }
    EXPECT_EQ(asked.stable(c, Concept::gmr, 0), "00 10 01 11");
    EXPECT_EQ(asked.stable(c, Concept::smr, 0), "00 10 01 11");
    EXPECT_EQ(asked.stable(c, Concept::seq, 0), "00 11") << "lower gains nothing by answering at 10 and 01";
    EXPECT_EQ(asked.stable(c, Concept::sseq, 0), "00 11");
}

TEST(UnknownPreference, OnThePassRoadTheLowerVillageKnowsWhatItWants) {
    Asked asked(pass_road().build());
    for (const ExtensionRow& row : extensions) {
        EXPECT_EQ(asked.stable(row.kind, Concept::nash, 1), "00 11");
        for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq})
            EXPECT_EQ(asked.stable(row.kind, kind, 1), "00 10 11") << id_of(kind);
    }
}

TEST(UnknownPreference, OnThePassRoadTheEquilibriaAre) {
    Asked asked(pass_road().build());
    using enum Extension;
    EXPECT_EQ(asked.equilibria(known, Concept::nash), "");
    EXPECT_EQ(asked.equilibria(known, Concept::seq), "00 10");
    EXPECT_EQ(asked.equilibria(a, Concept::gmr), "");
    EXPECT_EQ(asked.equilibria(b, Concept::nash), "00 11");
    EXPECT_EQ(asked.equilibria(b, Concept::gmr), "00 10 11");
    EXPECT_EQ(asked.equilibria(c, Concept::gmr), "00 10 11");
    EXPECT_EQ(asked.equilibria(c, Concept::seq), "00 11");
    EXPECT_EQ(asked.equilibria(d, Concept::gmr), "00 10 11");
}

/// Upper calls 3 great, lower 2.
Case weighed_pass_road() {
    CaseBuilder talks = pass_road();
    talks.made().parties[0].great = decimal("3");
    talks.made().parties[1].great = decimal("2");
    return talks.build();
}

TEST(StrengthOfPreference, OnThePassRoadOneAnswerWeighsMuchAndOneLittle) {
    Asked asked(weighed_pass_road());
    // Upper at 00 fears a loss of 2, and 3 would be great. Lower at 10 fears a loss of 2, which is; but then it can move on to a loss of 0.
    EXPECT_EQ(asked.strengths(Extension::known, Concept::gmr, 0), "10 01 /  / 00");
    EXPECT_EQ(asked.strengths(Extension::known, Concept::gmr, 1), "00 11 / 10 / ");
    EXPECT_EQ(asked.strengths(Extension::known, Concept::seq, 1), "00 11 / 10 / ");
    EXPECT_EQ(asked.strengths(Extension::known, Concept::smr, 1), "00 11 /  / 10");
    EXPECT_EQ(asked.strengths(Extension::known, Concept::sseq, 1), "00 11 /  / 10");
    const PreferenceVerdicts found = asked.of(Extension::known, Concept::gmr);
    EXPECT_EQ(names(*asked.built.space, found.equilibria), "00 10");
    EXPECT_EQ(names(*asked.built.space, found.nash_equilibria), "");
    EXPECT_EQ(names(*asked.built.space, found.strong_equilibria), "10") << "Nash for upper, strong for lower";
}

TEST(StrengthOfPreference, TogetherWithUnknownPreferenceWhatMayBeGreatCountsUnderCAndD) {
    Asked asked(weighed_pass_road());
    // Under c upper fears at 00 to lose up to 3, at 10 up to 5, at 01 and 11 up to 1.
    EXPECT_EQ(asked.strengths(Extension::c, Concept::gmr, 0), " / 00 10 / 01 11");
    EXPECT_EQ(asked.strengths(Extension::a, Concept::gmr, 0), " /  / ");
    EXPECT_EQ(asked.strengths(Extension::b, Concept::gmr, 0), "00 10 01 11 /  / ");
    const PreferenceVerdicts found = asked.of(Extension::c, Concept::gmr);
    EXPECT_EQ(names(*asked.built.space, found.strong_equilibria), "00 10");
    const PreferenceVerdicts mild = asked.of(Extension::b, Concept::gmr);
    EXPECT_EQ(names(*asked.built.space, mild.nash_equilibria), "00 11");
    EXPECT_EQ(names(*asked.built.space, mild.strong_equilibria), "10");
}

TEST(StrengthOfPreference, ALossOfExactlyGreatIsGreat) {
    CaseBuilder talks = pass_road();
    talks.made().parties[1].great = decimal("2.000001");
    Asked asked(talks.build());
    EXPECT_EQ(asked.strengths(Extension::known, Concept::gmr, 1), "00 11 /  / 10");
}

/// one: s1 → s2, two: s2 → s3. One ranks s2, s1, s3, and does not know whether s3 is worse than s1.
Case short_graph(bool unknown) {
    CaseBuilder graph("short graph");
    graph.graph().party("one").party("two");
    graph.state("s1").state("s2").state("s3");
    graph.arc("one", "s1", "s2").arc("two", "s2", "s3");
    graph.ranking("one", {{"s2"}, {"s1"}, {"s3"}}).ranking("two", {{"s3"}, {"s2"}, {"s1"}});
    if (unknown) graph.made().preferences[0].unknown.push_back({0, 2});
    return graph.build();
}

TEST(UnknownPreference, AnUnknownSanctionDetersUnderCAndDOnly) {
    Asked asked(short_graph(true));
    for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq}) {
        EXPECT_EQ(asked.stable(Extension::known, kind, 0), "s1 s2 s3");
        EXPECT_EQ(asked.stable(Extension::a, kind, 0), "s2 s3");
        EXPECT_EQ(asked.stable(Extension::b, kind, 0), "s2 s3");
        EXPECT_EQ(asked.stable(Extension::c, kind, 0), "s1 s2 s3");
        EXPECT_EQ(asked.stable(Extension::d, kind, 0), "s1 s2 s3");
    }
    Asked all_known(short_graph(false));
    for (const ExtensionRow& row : extensions) EXPECT_EQ(all_known.stable(row.kind, Concept::seq, 0), "s1 s2 s3");
}

TEST(UnknownPreference, OthersAnswerAlsoByMovesThatMayBeBetterForThem) {
    Case subject = short_graph(false);
    subject.preferences[1].ranking = {{1}, {2}, {0}};  // two would rather stay at s2 …
    Asked sure(subject);
    EXPECT_EQ(sure.stable(Extension::a, Concept::seq, 0), "s2 s3");
    subject.preferences[1].unknown.push_back({1, 2});  // … unless that is not known
    Asked unsure(subject);
    EXPECT_EQ(unsure.stable(Extension::a, Concept::seq, 0), "s1 s2 s3");
    EXPECT_EQ(unsure.stable(Extension::known, Concept::seq, 0), "s2 s3");
}

/// One party with two options; states are written in their order.
CaseBuilder alone() {
    CaseBuilder talks("alone");
    talks.party("one");
    talks.option("x", {"one"}).option("y", {"one"}, {"low", "high"});
    return talks;
}

TEST(Differences, ARangeThatCountsAtBothStatesCancels) {
    CaseBuilder talks = alone();
    talks.weight("one", talks.taken("x"), "1");
    talks.graded("one", "y", {"0", "0"});
    talks.made().preferences[0].statements[1].grades = {between("-50", "0", "50"), between("-50", "0", "50")};
    Asked asked(talks.build());
    const Differences differences(*asked.built.space, 0, true);
    // 00 and 10 are both at low, whatever that is worth: 10 is better by 1. Two levels are two numbers.
    EXPECT_EQ(differences.range(1, 0), (std::array{decimal("1"), decimal("1")}));
    EXPECT_TRUE(differences.surely_better(1, 0));
    EXPECT_EQ(differences.range(3, 0), (std::array{decimal("-99"), decimal("101")}));
    EXPECT_FALSE(differences.surely_better(3, 0));
    EXPECT_TRUE(differences.perhaps_better(3, 0));
    EXPECT_TRUE(differences.perhaps_better(0, 3));
}

TEST(Differences, WhatIsPerhapsBetterAndNeverWorseIsUnknownInOneDirectionOnly) {
    CaseBuilder talks = alone();
    talks.weight("one", talks.taken("x"), "1");
    talks.made().preferences[0].statements[0].weight = between("0", "1", "2");
    Asked asked(talks.build());
    const Differences differences(*asked.built.space, 0, true);
    EXPECT_FALSE(differences.surely_better(1, 0));
    EXPECT_TRUE(differences.perhaps_better(1, 0));
    EXPECT_FALSE(differences.perhaps_better(0, 1));
}

TEST(Differences, DownToTheLastStatementMarkedMuchADifferenceIsGreat) {
    CaseBuilder talks("priorities");
    talks.party("one");
    talks.option("x", {"one"}).option("y", {"one"}).option("z", {"one"});
    for (const char* option : {"x", "y", "z"}) talks.wants("one", talks.taken(option));
    talks.made().preferences[0].statements[1].much = true;
    Asked asked(talks.build());
    const Space& space = *asked.built.space;
    const Differences differences(space, 0, false);
    const auto great = [&](const char* one, const char* another) {
        return differences.surely_great(*space.find(one), *space.find(another));
    };
    EXPECT_TRUE(great("010", "000")) << "differs first in what is marked";
    EXPECT_TRUE(great("100", "011")) << "differs first in what stands above it";
    EXPECT_FALSE(great("111", "110")) << "differs only in what stands below it";
    EXPECT_FALSE(great("000", "010"));
    EXPECT_FALSE(great("010", "010"));
}

TEST(UnknownPreference, MergedStatesThatDifferInAnOpenNumberAreRefused) {
    CaseBuilder talks = alone();
    talks.graded("one", "y", {"3", "3"});
    talks.state("s1", {"00", "01"}).state("s2", {"10", "11"}).only_listed();
    Asked fixed(talks.build());
    EXPECT_FALSE(preference_stability(*fixed.built.space, {{Concept::gmr}, {Extension::a}, false}).error);
    talks.made().preferences[0].statements[0].grades[1] = between("2", "3", "4");
    Asked asked(talks.build());
    const auto refused = preference_stability(*asked.built.space, {{Concept::gmr}, {Extension::a}, false});
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code, "merged-values-differ");
    EXPECT_FALSE(preference_stability(*asked.built.space, {{Concept::gmr}, {Extension::known}, true}).error);
}

TEST(UnknownPreference, ALimitThatIsReachedIsSaid) {
    Asked asked(pass_road().build());
    const auto answer = preference_stability(*asked.built.space, {{Concept::gmr}, {Extension::a}, false, 4});
    ASSERT_TRUE(answer.error);
    EXPECT_TRUE(answer.limit_reached);
    EXPECT_EQ(answer.error->code, "limit-reached");
}

}  // namespace
}  // namespace irenic::testing
