// Tables of what parties want: into which case, in which order, and what stays as it was.
#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

const std::string well =
    "# A quarrel (invented)\n"
    "irenic: 1\n"
    "title: A quarrel over a well\n"
    "parties:\n"
    "  hill: {name: Hill farmers}   # above\n"
    "  valley: {}\n"
    "options:\n"
    "  share: {by: hill}\n"
    "  raid: {by: valley}\n"
    "preferences:     # what they want\n"
    "  # of the hill\n"
    "  hill:\n"
    "    - {id: peace, that: not raid, basis: invented}\n"
    "    - that: not share  # dear to them\n"
    "  # of the valley\n"
    "  valley: [{that: share}]  # behind\n"
    "\n"
    "question: what comes of it?\n"
    "# the end\n";

struct Into {
    std::string case_text = well;
    bool ranks = false;
};

Imported read(const std::string& table, const Into& into = {}) {
    const Loaded loaded = parse_case(into.case_text, "well.yaml");
    EXPECT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    PreferenceTarget target;
    target.subject = &loaded.cases.front();
    target.text = into.case_text;
    target.states = {{"00", "00"}, {"10", "10"}, {"01", "01"}, {"11", "11"}};
    for (FeasibleState& state : target.states)
        for (const NamedState& named : loaded.cases.front().states)
            if (code_of(named.patterns.front()) == state.code) state.name = named.id;
    target.ranks = into.ranks;
    const Imported imported = import_preferences(table, "wants.csv", target);
    if (imported.sound) {
        EXPECT_TRUE(parse_case(imported.text, "case.yaml").ok()) << imported.text;
    }
    return imported;
}

const std::string states = "\nstates:\n  s00: \"00\"\n  s10: \"10\"\n  s01: \"01\"\n  s11: \"11\"\n";

TEST(ImportPreferences, WhatIsNotInTheTableStaysByteByByte) {
    EXPECT_EQ(read("state,hill\n00,3\n10,-1\n01,3\n11,2/3\n").text,
              "# A quarrel (invented)\n"
              "irenic: 1\n"
              "title: A quarrel over a well\n"
              "parties:\n"
              "  hill: {name: Hill farmers}   # above\n"
              "  valley: {}\n"
              "options:\n"
              "  share: {by: hill}\n"
              "  raid: {by: valley}\n"
              "preferences:     # what they want\n"
              "  # of the hill\n"
              "  hill: {ranking: [[s00, s01], s11, s10], basis: \"read out of the table wants.csv\"}\n"
              "  # of the valley\n"
              "  valley: [{that: share}]  # behind\n"
              "\n"
              "question: what comes of it?\n"
              "# the end\n" +
                  states);
}

TEST(ImportPreferences, RanksAreBetterWhenLower) {
    const std::string best_last = "{ranking: [s11, s01, s10, s00], basis: \"read out of the table wants.csv\"}";
    const std::string numbers = "\n00,4\n10,3\n01,2\n11,1\n";
    const auto holds = [&](const Imported& imported) {
        return imported.text.find("valley: " + best_last) != std::string::npos;
    };
    EXPECT_TRUE(holds(read("state,valley" + numbers, {well, true})));
    EXPECT_TRUE(holds(read("state,valley.rank" + numbers)));
    EXPECT_FALSE(holds(read("state,valley" + numbers)));
    EXPECT_FALSE(holds(read("state,valley.value" + numbers, {well, true})));
}

TEST(ImportPreferences, ReadsWhatSpreadsheetsWrite) {
    const std::string plain = read("state,hill\n00,1\n10,2\n01,3\n11,4\n").text;
    EXPECT_EQ(read("\xEF\xBB\xBFstate;hill\r\n\"00\";1\r\n'10; 2\r\n01;\"3\"\r\n\r\n11;4").text, plain);
    EXPECT_EQ(
        read("words\tstate\thill\thill.nash\tseq.equilibrium\nx\t00\t1\tyes\tno\n\"a\n\"\"b\"\"\"\t10\t2\tyes\tno\n"
             "x\t01\t3\tyes\tno\nx\t11\t4\tyes\tno\n")
            .text,
        plain);
}

TEST(ImportPreferences, FindsAPlaceInEveryCase) {
    const std::string table = "state,hill,valley\ncalm,1,1\n10,2,1\n01,3,1\n11,4,1\n";
    const std::string head =
        "irenic: 1\ntitle: t\nparties: {hill: {}, valley: {}}\noptions: {share: {by: hill}, raid: {by: valley}}\n";
    const std::string hill = "{ranking: [s11, s01, s10, calm], basis: \"read out of the table wants.csv\"}";
    const std::string valley = "{ranking: [[calm, s10, s01, s11]], basis: \"read out of the table wants.csv\"}";
    // No preferences yet, and no line break at the end.
    EXPECT_EQ(read(table, {head + "states: {calm: NN}"}).text,
              head + "states: {s10: \"10\", s01: \"01\", s11: \"11\", calm: NN}\n\npreferences:\n  hill: " + hill +
                  "\n  valley: " + valley + "\n");
    // In lines, further to the right, and with line breaks as Windows has them.
    EXPECT_EQ(read(table, {head + "states:\r\n    calm: NN\r\npreferences:\r\n    valley: []\r\n"}).text,
              head +
                  "states:\r\n    s10: \"10\"\r\n    s01: \"01\"\r\n    s11: \"11\"\r\n    calm: "
                  "NN\r\npreferences:\r\n    hill: " +
                  hill + "\r\n    valley: " + valley + "\r\n");
    // In braces.
    EXPECT_EQ(read(table, {head + "states:\n  calm: NN\npreferences: {valley: [{that: share}]} # all\n"}).text,
              head + "states:\n  s10: \"10\"\n  s01: \"01\"\n  s11: \"11\"\n  calm: NN\npreferences: {hill: " + hill +
                  ", valley: " + valley + "} # all\n");
    EXPECT_EQ(read(table, {head + "preferences: {}\nstates: {calm: NN}\n"}).text,
              head + "preferences: {hill: " + hill + ", valley: " + valley +
                  "}\nstates: {s10: \"10\", s01: \"01\", s11: \"11\", calm: NN}\n");
}

TEST(ImportPreferences, SaysThatOfWeightsOnlyTheOrderIsKept) {
    const Imported imported =
        read("state,hill\n00,1\n10,2\n01,3\n11,4\n",
             {"irenic: 1\ntitle: t\nparties: {hill: {}, valley: {}}\noptions: {share: {by: hill}, raid: {by: "
              "valley}}\npreferences: {hill: [{that: share, weight: 3}]}\n"});
    EXPECT_TRUE(imported.sound);
    EXPECT_EQ(first_of(imported),
              "warning 1:1-2 only-order-kept: of the values of `hill` only the order is kept "
              "| what needs weights (deficits, slacks) can then no longer be asked about them");
}

// A reading that changes a statement which the ranking replaces would no longer load.
TEST(ImportPreferences, WritesNothingThatWouldNotLoad) {
    const Imported imported =
        read("state,hill\n00,1\n10,2\n01,3\n11,4\n", {well + "readings:\n  other: {change: {peace: {basis: x}}}\n"});
    EXPECT_FALSE(imported.sound);
    EXPECT_EQ(imported.diagnostics.front().code, "case-does-not-load");
    EXPECT_NE(imported.diagnostics.front().message.find("peace"), std::string::npos);
}

TEST(ImportPreferences, SaysWhatIsWrongAndWhere) {
    const std::vector<BadImport> inputs{
        {"",
         "error 1:1-2 empty: the table is empty | write a header, `state` and the parties' ids, and a row per state"},
        {"hill,valley\n1,2\n",
         "error 1:1-12 missing-column: no column is called `state` | the first line names the columns: `state` and the "
         "parties' ids"},
        {"state\n00\n", "error 1:1-6 missing-column: no column is about a party | name a column by the id of a party"},
        {"state,hil\n00,1\n", "error 1:7-10 unknown-party: `hil` is not a party of the case | did you mean `hill`?"},
        {"state,hill,hill.rank\n00,1,1\n", "error 1:12-21 duplicate-column: `hill` has two columns | keep one of them"},
        {"state,hill\n00,1\n10,2\n01,3\n",
         "error 5:1-2 missing-state: 1 of 4 feasible states has no row: `11` | give every feasible state one row; "
         "`irenic export csv` writes them all"},
        {"state,hill\n00,1\n10,2\n01,3\n11,4\n10,2\n",
         "error 6:1-3 duplicate-state: the state `10` stands here twice | give every state one row"},
        {"state,hill\n00,1\n12,2\n",
         "error 3:1-3 unknown-state: `12` is not a feasible state of the case | feasible are `00`, `10`, `01` and "
         "`11`"},
        {"state,hill\n0,1\n10,2\n",
         "error 2:1-2 unknown-state: `0` is not a feasible state of the case | a spreadsheet may have taken zeros away "
         "from the front: import that column as text"},
        {"state,hill\n00,1\n10,\n01,x\n11,\"1,5\"\n",
         "error 3:4-5 not-a-number: a number is missing here | write digits, such as 12, -3.5 or 2/3, with a point "
         "before decimals"},
        {"state,hill\n00,1,2\n",
         "error 2:1-7 wrong-count: this row has 3 cells, and the header 2 | put a cell that holds a separator in "
         "quotation marks"},
        {"state,hill\n\"00,1\n",
         "error 2:1-2 csv-syntax: this quotation mark is not closed | inside quotation marks, write two for one"},
        {"state,hill\n\"00\"x,1\n",
         "error 2:5-6 csv-syntax: something follows the closing quotation mark of a cell | inside quotation marks, "
         "write two for one"},
        {"state,hill\n00,1\n10,\x1b\n",
         "error 3:4-5 control-character: U+001B is a control character | delete it: a terminal could take it for a "
         "command"},
    };
    for (const BadImport& input : inputs) {
        SCOPED_TRACE(input.text);
        const Imported imported = read(input.text);
        EXPECT_FALSE(imported.sound);
        EXPECT_EQ(imported.text, "");
        EXPECT_EQ(first_of(imported), input.expected);
    }
}

}  // namespace
}  // namespace irenic::testing
