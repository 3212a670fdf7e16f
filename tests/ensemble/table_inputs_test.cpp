#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TableQuestion asking(std::string outcome) {
    TableQuestion question;
    question.outcome = std::move(outcome);
    return question;
}

TEST(InputsOf, TellsNumbersFromNames) {
    const Rows rows{
        {"a", "kind", "y"}, {"1", "north", "yes"}, {"2.5", "south", "No"}, {"-3", "north", "TRUE"}, {"4", "south", "0"}};
    const TableInputs found = inputs_of(rows, asking("y"));
    ASSERT_TRUE(found.problems.empty());
    ASSERT_EQ(found.inputs.size(), 2U);
    EXPECT_EQ(found.inputs[0].values, (std::vector<double>{1, 2.5, -3, 4}));
    EXPECT_EQ(found.inputs[1].categories, (std::vector<std::string>{"north", "south"}));
    EXPECT_EQ(found.inputs[1].values, (std::vector<double>{0, 1, 0, 1}));
    EXPECT_EQ(found.outcome, (std::vector<bool>{true, false, true, false}));
}

TEST(InputsOf, NamesAHeaderThatStandsTwiceOnce) {
    const TableInputs found = inputs_of(Rows{{"a", "b", "a", "y"}, {"1", "2", "3", "yes"}}, asking("y"));
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].what.message, "two columns are called `a`");
    EXPECT_EQ(found.problems[0].cell, (std::array<std::size_t, 2>{0, 2}));
}

TEST(InputsOf, SaysThatAHeaderAloneIsNoTable) {
    const TableInputs found = inputs_of(Rows{{"a", "y"}}, asking("y"));
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].what.message, "the table has a header and no row below it");
}

TEST(DiscoverInTable, SpeaksOfRowsWhereAllOrNoneHaveTheOutcome) {
    const Rows all{{"a", "y"}, {"1", "yes"}, {"2", "yes"}};
    EXPECT_EQ(discover_in_table(inputs_of(all, asking("y"))).found.found.problem, "the outcome occurs in every row");
    TableQuestion none = asking("y");
    none.equals = "no";
    none.otherwise = true;
    EXPECT_EQ(discover_in_table(inputs_of(all, none)).found.found.problem, "the outcome occurs in no row");
}

TEST(InputsOf, TakesThresholdsAndTexts) {
    const Rows rows{{"a", "y"}, {"1", "2"}, {"2", "5"}, {"3", "8"}};
    TableQuestion question = asking("y");
    question.at_least = 5;
    EXPECT_EQ(inputs_of(rows, question).outcome, (std::vector<bool>{false, true, true}));
    question.at_most = 5;
    EXPECT_EQ(inputs_of(rows, question).outcome, (std::vector<bool>{false, true, false}));
    question = asking("y");
    question.equals = "8.0";
    EXPECT_EQ(inputs_of(rows, question).outcome, (std::vector<bool>{false, false, true}));
}

TEST(InputsOf, LeavesOutRowsInWhichACellSaysNothingAndSaysSo) {
    const Rows rows{{"a", "b", "y"}, {"1", "x", "yes"}, {"NA", "y", "no"},
                    {"3", "", "no"}, {"4", "x", ""},    {"5", "y", "no"}};
    const TableInputs found = inputs_of(rows, asking("y"));
    ASSERT_TRUE(found.problems.empty());
    EXPECT_EQ(found.rows, 5U);
    EXPECT_EQ(found.left_out, 3U);
    EXPECT_EQ(found.inputs[0].values, (std::vector<double>{1, 5}));
    ASSERT_EQ(found.blanks.size(), 3U);
    EXPECT_EQ(found.blanks[0].name, "y");
    EXPECT_EQ(found.blanks[1].name, "a");
    EXPECT_EQ(found.blanks[1].rows, 1U);
}

TEST(InputsOf, PutsColumnsAsideThatCannotTellAnything) {
    Rows rows{{"", "same", "id", "empty", "a", "y"}};
    for (int k = 0; k < 40; ++k)
        rows.push_back({"0", "7", "row" + std::to_string(k), "", std::to_string(k), k < 20 ? "1" : "0"});
    const TableInputs found = inputs_of(rows, asking("y"));
    ASSERT_TRUE(found.problems.empty());
    ASSERT_EQ(found.inputs.size(), 1U);
    EXPECT_EQ(found.inputs[0].name, "a");
    ASSERT_EQ(found.aside.size(), 4U);
    EXPECT_EQ(found.aside[0].why, "it has no name");
    EXPECT_EQ(found.aside[1].why, "it says the same in every row");
    EXPECT_EQ(found.aside[2].why, "it holds 40 different texts, and 30 are the most");
    EXPECT_EQ(found.aside[3].why, "it says nothing in 40 of 40 rows");
}

TEST(InputsOf, TakesNumbersForNamesWhereItIsTold) {
    const Rows rows{{"a", "y"}, {"10", "1"}, {"9", "0"}, {"10", "0"}};
    TableQuestion question = asking("y");
    question.categories = {"a"};
    EXPECT_EQ(inputs_of(rows, question).inputs[0].categories, (std::vector<std::string>{"9", "10"}));
}

struct Wrong {
    Rows rows;
    TableQuestion question;
    std::string message;
    std::optional<std::array<std::size_t, 2>> cell;
};

TEST(InputsOf, SaysWhatIsWrongAndInWhichCell) {
    using Cell = std::array<std::size_t, 2>;
    TableQuestion named = asking("y");
    named.inputs = {"z"};
    TableQuestion itself = asking("y");
    itself.inputs = {"y"};
    TableQuestion threshold = asking("y");
    threshold.at_least = 1;
    const std::vector<Wrong> cases{
        {{}, asking("y"), "the table is empty", {}},
        {{{"a", "b"}}, asking("y"), "no column is called `y`", {}},
        {{{"a", "y"}, {"1", "1"}, {"2", "maybe"}}, asking("y"), "`maybe` says neither yes nor no", Cell{2, 1}},
        {{{"a", "y"}, {"1", "1"}, {"2", "high"}}, threshold, "`high` is no number", Cell{2, 1}},
        {{{"a", "y"}, {"1", "1"}, {"2,5", "0"}, {"3", "0"}},
         asking("y"),
         "`2,5` is no number, as most cells of its column are",
         Cell{2, 0}},
        {{{"a", "y"}, {"1", "1"}}, named, "no column is called `z`", {}},
        {{{"a", "y"}, {"1", "1"}}, itself, "`y` is the outcome, and cannot tell where it occurs", {}},
        {{{"a", "a", "y"}, {"1", "1", "1"}}, asking("y"), "two columns are called `a`", Cell{0, 1}},
        {{{"a", "y"}, {"1", "1"}, {"1", "0"}}, asking("y"), "no column is left that could tell anything", {}},
    };
    for (const Wrong& one : cases) {
        const TableInputs found = inputs_of(one.rows, one.question);
        ASSERT_FALSE(found.problems.empty()) << one.message;
        EXPECT_EQ(found.problems[0].what.message, one.message);
        EXPECT_EQ(found.problems[0].cell, one.cell) << one.message;
        EXPECT_FALSE(found.problems[0].what.help.empty());
    }
}

}  // namespace
}  // namespace irenic
