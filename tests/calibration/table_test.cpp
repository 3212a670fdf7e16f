/// Rows of a table become spells, and none goes without a word.
#include <gtest/gtest.h>

#include "irenic/calibration.hpp"

namespace irenic::testing {
namespace {

using Row = std::vector<std::string>;

Spells read(const std::vector<Row>& rows, const SpellColumns& columns) {
    std::vector<std::uint32_t> lines;
    for (std::size_t k = 0; k < rows.size(); ++k) lines.push_back(static_cast<std::uint32_t>(k + 1));
    return spells_of(rows, lines, columns);
}

std::vector<std::string> words(const std::vector<RowsOfNote>& notes) {
    std::vector<std::string> found;
    for (const RowsOfNote& rows : notes) {
        std::string text = std::to_string(rows.rows) + " " + rows.why + " at";
        for (const std::uint32_t line : rows.lines) text += " " + std::to_string(line);
        found.push_back(text);
    }
    return found;
}

using Words = std::vector<std::string>;

SpellColumns durations() {
    SpellColumns columns;
    columns.duration = "t";
    columns.event = "e";
    return columns;
}

SpellColumns dates() {
    SpellColumns columns;
    columns.start = "from";
    columns.end = "to";
    return columns;
}

TEST(Table, of_durations_is_counted_in_days_whatever_the_unit) {
    SpellColumns columns = durations();
    columns.entry = "since";
    columns.unit = TimeUnit::years;
    const Spells years = read({{"since", "t", "e"}, {"0", "2", "1"}, {"1", "1.5", "no"}}, columns);
    ASSERT_EQ(years.spells.size(), 2U);
    EXPECT_EQ(years.spells[0].exit, 730.5);
    EXPECT_TRUE(years.spells[0].ended);
    EXPECT_EQ(years.spells[1].entry, 365.25);
    EXPECT_EQ(years.spells[1].exit, 547.875);
    EXPECT_FALSE(years.spells[1].ended);
    EXPECT_EQ(12 * days_in(TimeUnit::months), days_in(TimeUnit::years));
}

TEST(Table, says_of_every_row_that_is_left_out_why) {
    const Spells found = read({{"t", "e"},
                               {"5", "1"},
                               {"NA", "1"},
                               {"five", "1"},
                               {"-5", "1"},
                               {"5", ""},
                               {"5", "perhaps"},
                               {"0", "0"},
                               {"1e400", "1"},
                               {"1e300", "1"},
                               {".", "1"}},
                              durations());
    EXPECT_EQ(found.rows, 10U);
    EXPECT_EQ(found.spells.size(), 1U);
    EXPECT_EQ(words(found.left_out),
              (Words{"2 no number in `t` at 3 11", "2 what stands in `t` is no number at 4 9",
                     "1 what stands in `t` is less than 0 at 5", "2 `e` does not say whether it ended at 6 7",
                     "1 it had not ended, and was watched for no time at 8",
                     "1 what stands in `t` is more than 27 000 years at 10"}));
}

TEST(Table, counts_what_ended_at_once_as_half_a_day_and_says_so) {
    const Spells found = read({{"t", "e"}, {"0", "1"}, {"0", "yes"}}, durations());
    ASSERT_EQ(found.spells.size(), 2U);
    EXPECT_EQ(found.spells[0].exit, 0.5);
    EXPECT_EQ(words(found.adjusted), Words{"2 it ended on the day it began: counted as half a day at 2 3"});
}

TEST(Table, does_not_count_who_is_out_before_entering) {
    SpellColumns columns = durations();
    columns.entry = "since";
    const Spells found = read({{"since", "t", "e"}, {"9", "9", "1"}, {"9", "4", "0"}, {"", "4", "0"}}, columns);
    EXPECT_TRUE(found.spells.empty());
    EXPECT_EQ(words(found.left_out), (Words{"2 it was out before it entered at 2 3", "1 no number in `since` at 4"}));
}

TEST(Table, takes_the_words_it_is_given_for_ended_and_still_in_force) {
    SpellColumns columns = durations();
    columns.ended = {"collapsed", "withdrawn"};
    const std::vector<Row> rows{{"t", "e"}, {"1", "Collapsed"}, {"2", "withdrawn"}, {"3", "holds"}, {"4", "NA"}};
    const Spells others = read(rows, columns);  // anything but a blank is still in force
    ASSERT_EQ(others.spells.size(), 3U);
    EXPECT_TRUE(others.spells[0].ended && others.spells[1].ended && !others.spells[2].ended);
    EXPECT_EQ(words(others.left_out), Words{"1 `e` does not say whether it ended at 5"});
    columns.still = {"NA"};
    const Spells listed = read(rows, columns);
    ASSERT_EQ(listed.spells.size(), 3U);
    EXPECT_FALSE(listed.spells[2].ended);
    EXPECT_EQ(words(listed.left_out), Words{"1 `e` does not say whether it ended at 4"});
}

TEST(Table, of_dates_counts_days_through_leap_years) {
    SpellColumns columns = dates();
    columns.censor = "2004-03-01";
    const Spells found = read({{"from", "to"},
                               {"2004-02-28", "2004-03-01"},
                               {"2003-02-28", ""},
                               {"2003-02-28", "2005-01-01"},
                               {"2003-02-28", "2002-01-01"},
                               {"2004-03-01", ""},
                               {"28.2.2003", ""},
                               {"2003-02-30", ""},
                               {"2003-02-28", "soon"},
                               {"", ""}},
                              columns);
    ASSERT_EQ(found.spells.size(), 3U);
    EXPECT_EQ(found.spells[0].exit, 2);
    EXPECT_TRUE(found.spells[0].ended);
    EXPECT_EQ(found.spells[1].exit, 367);
    EXPECT_FALSE(found.spells[1].ended);
    EXPECT_FALSE(found.spells[2].ended);
    EXPECT_EQ(words(found.adjusted), Words{"1 it ended after --censor: counted as in force until then at 4"});
    EXPECT_EQ(words(found.left_out),
              (Words{"1 it ended before it began at 5", "1 it began no earlier than --censor at 6",
                     "2 no year-month-day in `from` at 7 8", "1 no year-month-day in `to` at 9",
                     "1 no date in `from` at 10"}));
}

TEST(Table, of_dates_with_a_word_for_the_end_needs_to_know_until_when_each_was_watched) {
    SpellColumns columns = dates();
    columns.event = "ended";
    const Spells found = read({{"from", "to", "ended"},
                               {"2031-01-01", "2031-01-11", "true"},
                               {"2031-01-01", "2031-01-06", "false"},
                               {"2031-01-01", "", "false"},
                               {"2031-01-01", "", "true"}},
                              columns);
    ASSERT_EQ(found.spells.size(), 2U);
    EXPECT_EQ(found.spells[0].exit, 10);
    EXPECT_EQ(found.spells[1].exit, 5);
    EXPECT_FALSE(found.spells[1].ended);
    EXPECT_EQ(words(found.left_out), (Words{"1 it had not ended, and no date says until when it was watched at 4",
                                            "1 it ended, and no date says when at 5"}));
}

TEST(Table, names_its_groups_as_numbers_where_they_are_and_leaves_out_rows_without) {
    SpellColumns columns = durations();
    columns.group = "kind";
    const Spells numbers =
        read({{"t", "e", "kind"}, {"1", "1", "10"}, {"1", "1", "9"}, {"1", "1", "NA"}, {"1", "1", "10"}}, columns);
    EXPECT_EQ(numbers.groups, (Words{"9", "10"}));
    EXPECT_EQ(numbers.spells[0].group, 1U);
    EXPECT_EQ(numbers.spells[2].group, 1U);
    EXPECT_EQ(words(numbers.left_out), Words{"1 no word in `kind` at 4"});
    std::vector<Row> many{{"t", "e", "kind"}};
    for (int k = 0; k < 60; ++k) many.push_back({"1", "1", "agreement " + std::to_string(k)});
    EXPECT_EQ(read(many, columns).diagnostics.at(0).code, "too-many-groups");
}

TEST(Table, is_refused_where_columns_are_missing_or_do_not_go_together) {
    const std::vector<Row> rows{{"t", "e", "from", "to", "t2", "t2"}, {"1", "1", "", "", "", ""}};
    const auto refused = [&](const SpellColumns& columns) {
        const Spells found = read(rows, columns);
        EXPECT_TRUE(found.spells.empty());
        return found.diagnostics.empty() ? std::string()
                                         : found.diagnostics.front().code + ": " + found.diagnostics.front().message;
    };
    EXPECT_EQ(refused({}), "which-columns: no column of durations or dates is named");
    SpellColumns columns = durations();
    columns.start = "from";
    EXPECT_EQ(refused(columns), "which-columns: durations and dates are both named");
    columns = durations();
    columns.event = "";
    EXPECT_EQ(refused(columns), "which-columns: nothing says which of them ended");
    columns = durations();
    columns.event = "f";
    EXPECT_EQ(refused(columns), "unknown-column: no column is called `f`");
    columns.event = "t2";
    EXPECT_EQ(refused(columns), "unknown-column: two columns are called `t2`");
    columns = dates();
    columns.end = "";
    EXPECT_EQ(refused(columns), "which-columns: the dates do not say when each began and ended");
    columns = dates();
    columns.censor = "31.12.2021";
    EXPECT_EQ(refused(columns), "bad-date: --censor is no date");
    columns = dates();
    columns.ended = {"x"};
    EXPECT_EQ(refused(columns), "which-columns: --ended and --still are words of a column that --event names");
    columns = dates();
    columns.entry = "t";
    EXPECT_EQ(refused(columns), "which-columns: --entry counts as --duration does, and there is none");
    EXPECT_EQ(spells_of({}, {}, durations()).diagnostics.at(0).code, "empty");
}

TEST(Calibration, of_a_table_without_a_row_to_count_says_so) {
    const Calibration found = calibrate(read({{"t", "e"}, {"x", "1"}}, durations()), {});
    ASSERT_EQ(found.diagnostics.size(), 1U);
    EXPECT_EQ(found.diagnostics[0].code, "nothing-watched");
    EXPECT_EQ(found.diagnostics[0].help, "the rows were left out: what stands in `t` is no number");
}

TEST(Calibration, of_one_row_comes_to_as_much_as_one_row_says) {
    const Calibration found = calibrate(read({{"t", "e"}, {"10", "1"}}, durations()), {});
    EXPECT_EQ(found.all.ended, 1U);
    EXPECT_EQ(found.all.days_to_end, (std::vector<double>{10, 10, 10, 10, 10}));
    EXPECT_DOUBLE_EQ(found.all.exponential.rate.best, 0.1);
    EXPECT_FALSE(found.all.weibull.fit.has_value());
    ASSERT_EQ(found.all.pieces.size(), 1U);
    EXPECT_TRUE(found.all.pieces[0].by_count);
    EXPECT_FALSE(found.log_rank.has_value());
}

}  // namespace
}  // namespace irenic::testing
