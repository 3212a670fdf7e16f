/// Solutions and zones written out in full, among them the cases in which tools went wrong.
#include <gtest/gtest.h>

#include "bargaining/twin_comparison.hpp"

namespace irenic::testing {
namespace {

using Rows = std::vector<Words>;  ///< one per package: what it is worth to each party

/// One joint option whose levels are the packages; `without`: what each party has without a deal.
Case packages(const Rows& rows, const Words& without) {
    CaseBuilder builder;
    Words owners;
    for (std::size_t i = 0; i < without.size(); ++i) owners.push_back(std::string(1, static_cast<char>('a' + i)));
    for (const std::string& owner : owners) builder.party(owner);
    Words levels;
    for (std::size_t p = 0; p < rows.size(); ++p) levels.push_back("package" + std::to_string(p));
    builder.option("deal", owners, levels);
    for (std::size_t i = 0; i < owners.size(); ++i) {
        Words numbers;
        for (const Words& row : rows) numbers.push_back(row[i]);
        builder.graded(owners[i], "deal", numbers);
    }
    builder.agreement("treaty");
    for (std::size_t i = 0; i < owners.size(); ++i)
        builder.last_agreement().no_agreement[i] = {decimal(without[i]), {}};
    return builder.build();
}

struct Answer {
    Zone zone;
    std::map<SolutionKind, SolutionFound> found;
    std::map<SolutionKind, std::set<int>> at;  ///< the packages of each solution, by their place
};

Answer answer(const Case& subject) {
    const TalksResult talks = talks_about(subject, 0);
    const Frontier::Result result = Frontier::find(subject, talks.talks.value());
    const Frontier& frontier = result.frontier.value();
    Answer made;
    made.zone = zone_of(frontier);
    for (const SolutionRow& row : solution_rows) {
        made.found[row.kind] = find_solution(row.kind, frontier, made.zone, subject.power);
        for (const std::size_t v : made.found[row.kind].vectors)
            for (const Levels& package : frontier.packages(v, 100)) made.at[row.kind].insert(package.front());
    }
    return made;
}

using Places = std::set<int>;
using Parties = std::vector<PartyIndex>;
using enum SolutionKind;

TEST(Solutions, nash_is_the_even_package_of_three) {
    // NegMAS, tests/core/test_preferences.py: utilities (4,1), (1,4), (2,2), disagreement at the minimum.
    Answer found = answer(packages({{"4", "1"}, {"1", "4"}, {"2", "2"}}, {"1", "1"}));
    EXPECT_EQ(found.zone.size, "3");
    EXPECT_EQ(found.at[nash], Places({2}));
    EXPECT_EQ(found.found[nash].gainers, std::vector<Parties>({{0, 1}}));
    EXPECT_EQ(found.at[kalai_smorodinsky], Places({2}));
    EXPECT_EQ(found.at[egalitarian], Places({2}));
    EXPECT_EQ(found.at[utilitarian], Places({0, 1}));
}

TEST(Solutions, two_losses_are_no_gain) {
    // The product of two negative gains is the greatest product there is: (−3)·(−3).
    Answer found = answer(packages({{"1", "1"}, {"5", "6"}, {"4", "4"}}, {"4", "4"}));
    EXPECT_EQ(found.zone.size, "2");
    EXPECT_EQ(found.at[nash], Places({1}));
}

TEST(Solutions, in_an_empty_zone_there_is_none) {
    Answer found = answer(packages({{"4", "1"}, {"1", "4"}, {"2", "2"}}, {"3", "3"}));
    EXPECT_TRUE(found.zone.empty);
    EXPECT_EQ(found.zone.size, "0");
    for (const SolutionRow& row : solution_rows) EXPECT_TRUE(found.found[row.kind].vectors.empty()) << row.id;
}

TEST(Solutions, where_no_package_helps_everybody_every_set_of_gainers_has_its_best) {
    Answer found = answer(packages({{"0", "0"}, {"4", "0"}, {"0", "3"}, {"0", "5"}}, {"0", "0"}));
    EXPECT_EQ(found.at[nash], Places({1, 3}));
    EXPECT_EQ(found.found[nash].gainers, std::vector<Parties>({{0}, {1}}));
    // The least share is 0 everywhere, and then one party can have all.
    EXPECT_EQ(found.at[kalai_smorodinsky], Places({1, 3}));
    EXPECT_EQ(found.at[egalitarian], Places({3}));
}

TEST(Solutions, two_who_gain_a_little_come_before_one_who_gains_much) {
    Answer found =
        answer(packages({{"90", "0", "0"}, {"1", "1", "0"}, {"0", "2", "2"}, {"0", "3", "1"}}, {"0", "0", "0"}));
    EXPECT_EQ(found.at[nash], Places({1, 2}));
    EXPECT_EQ(found.found[nash].gainers, std::vector<Parties>({{0, 1}, {1, 2}}));
}

TEST(Solutions, who_could_gain_nothing_is_left_out_of_kalai_smorodinsky_and_named) {
    Answer found =
        answer(packages({{"2", "4", "1"}, {"4", "2", "1"}, {"3", "3", "1"}, {"3", "3", "0"}}, {"0", "0", "1"}));
    EXPECT_EQ(found.zone.size, "3");
    EXPECT_EQ(found.found[kalai_smorodinsky].left_out, Parties({2}));
    EXPECT_EQ(found.found[kalai_smorodinsky].parties, Parties({0, 1}));
    EXPECT_EQ(found.at[kalai_smorodinsky], Places({2}));
    EXPECT_EQ(found.found[nash].gainers, std::vector<Parties>({{0, 1}}));
    EXPECT_EQ(found.at[nash], Places({2}));
}

TEST(Solutions, the_second_least_share_decides_where_the_least_is_even) {
    Answer found =
        answer(packages({{"10", "0", "5"}, {"4", "10", "4"}, {"4", "6", "10"}, {"0", "0", "0"}}, {"0", "0", "0"}));
    EXPECT_EQ(found.at[kalai_smorodinsky], Places({2}));  // shares 0.4, 0.6, 1 against 0.4, 0.4, 1
    EXPECT_EQ(found.at[egalitarian], Places({2}));
}

TEST(Solutions, ties_of_nash_are_all_listed_at_every_package) {
    Answer found = answer(packages({{"2", "9"}, {"3", "6"}, {"1", "10"}, {"2", "9"}, {"3", "5"}}, {"0", "0"}));
    EXPECT_EQ(found.at[nash], Places({0, 1, 3}));
    EXPECT_EQ(found.found[nash].vectors.size(), 2U);
}

TEST(Solutions, powers_count_exactly) {
    Case subject = packages({{"2", "9"}, {"3", "4"}, {"6", "1"}, {"1", "10"}}, {"0", "0"});
    subject.power[0] = decimal("2");
    EXPECT_EQ(answer(subject).at[nash], Places({0, 1, 2}));  // 36, 36, 36, 10
    subject.power[0] = decimal("2.000001");
    EXPECT_EQ(answer(subject).at[nash], Places({2}));
    subject.power[0] = decimal("0.5");
    EXPECT_EQ(answer(subject).at[nash], Places({0}));  // 162 against 100 and 48, each the square of the product
}

TEST(Solutions, a_product_that_rounding_would_take_for_even_is_not) {
    Answer found = answer(packages({{"1000000.000001", "999999.999999"}, {"1000000", "1000000"}}, {"0", "0"}));
    EXPECT_EQ(found.at[nash], Places({1}));
    found = answer(packages({{"999999.999999", "1000000.000002"}, {"1000000", "1000000"}}, {"0", "0"}));
    EXPECT_EQ(found.at[nash], Places({0}));
}

TEST(Solutions, what_is_counted_from_no_agreement_and_what_is_not) {
    Answer found = answer(packages({{"10", "3"}, {"12", "2"}, {"20", "1"}}, {"9", "0"}));
    EXPECT_EQ(found.at[egalitarian], Places({1}));  // gains (1,3), (3,2), (11,1)
    EXPECT_EQ(found.at[leximin], Places({0}));
    EXPECT_EQ(found.at[utilitarian], Places({2}));
}

TEST(Solutions, only_those_count_who_consent_at_every_package_of_the_zone) {
    // One of a and b, with c. Each of a and b is outvoted somewhere.
    Case subject = packages({{"5", "-1", "1"}, {"-1", "5", "2"}, {"-1", "4", "2"}, {"-1", "-1", "9"}, {"6", "-1", "0"}},
                            {"0", "0", "0"});
    Consent& rule = subject.agreements.front().consent;
    rule.all = false;
    rule.at_least = 1;
    rule.of = {0, 1};
    rule.with = {2};
    Answer found = answer(subject);
    EXPECT_EQ(found.zone.size, "4");
    EXPECT_EQ(found.zone.always_consents, std::vector<bool>({false, false, true}));
    for (const SolutionRow& row : solution_rows) {
        EXPECT_EQ(found.at[row.kind], Places({1})) << row.id;
        EXPECT_EQ(found.found[row.kind].parties, Parties({2})) << row.id;
    }
}

TEST(Solutions, what_is_best_for_those_who_count_is_still_left_where_another_package_is_better_for_somebody_else) {
    // Only c counts, and c takes both alike; a and b would rather have the first.
    Case subject = packages({{"5", "-1", "2"}, {"4", "-2", "2"}, {"-3", "4", "1"}}, {"0", "0", "0"});
    Consent& rule = subject.agreements.front().consent;
    rule.all = false;
    rule.at_least = 1;
    rule.of = {0, 1};
    rule.with = {2};
    Answer found = answer(subject);
    EXPECT_EQ(found.zone.size, "3");
    EXPECT_EQ(found.at[utilitarian], Places({0}));
}

}  // namespace
}  // namespace irenic::testing
