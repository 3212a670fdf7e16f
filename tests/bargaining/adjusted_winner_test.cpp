// Tables of points out of cases, and Adjusted Winner on them. The point table of the Panama Canal treaty is the one that H. Raiffa's book of 1982
// gives, as https://pages.nyu.edu/adjustedwinner/panama.htm has it, with the result that is published there.
#include <gmpxx.h>
#include <gtest/gtest.h>

#include "irenic/bargaining.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

/// Options of both parties with two levels each; `theirs` is worth its points to its own party.
CaseBuilder divided(const std::vector<std::array<std::string, 2>>& points) {
    CaseBuilder made;
    made.party("one").party("two");
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::string option = "o" + std::to_string(k);
        made.option(option, {"one", "two"}, {"one-prevails", "two-prevails"});
        made.graded("one", option, {points[k][0], "0"}).graded("two", option, {"0", points[k][1]});
    }
    return made;
}

AdjustedWinnerResult divide(const Case& subject) {
    return adjusted_winner(subject, *talks_about(subject, common_agreement(subject)).talks);
}

std::string first_error(const Case& subject) {
    const AdjustedWinnerResult result = divide(subject);
    EXPECT_FALSE(result.found);
    return result.diagnostics.empty() ? "nothing"
                                      : result.diagnostics.front().code + ": " + result.diagnostics.front().message;
}

TEST(AdjustedWinner, GivesBothPartiesOfThePanamaCanalTalks66Points) {
    const Case subject = divided({{"22", "9"},
                                  {"22", "15"},
                                  {"15", "15"},
                                  {"14", "3"},
                                  {"11", "15"},
                                  {"6", "5"},
                                  {"4", "11"},
                                  {"2", "7"},
                                  {"2", "7"},
                                  {"2", "13"}})
                             .build();
    const AdjustedWinner found = *divide(subject).found;
    EXPECT_EQ(found.points, (std::array<std::string, 2>{"66", "66"}));
    EXPECT_EQ(found.values, (std::array<std::string, 2>{"66", "66"}));
    EXPECT_EQ(found.divided, 2U);
    std::vector<std::string> first;
    for (const AdjustedWinner::Item& item : found.items) first.push_back(item.share[0]);
    EXPECT_EQ(first, (std::vector<std::string>{"1", "1", "2/15", "1", "0", "1", "0", "0", "0", "0"}));
    EXPECT_EQ(found.items[2].share[1], "13/15");
    EXPECT_TRUE(found.agreed.empty());
}

// By hand: of 30 and 10 points in all, the first is worth 200/3 and 40 of 100, the second 100/3 and 60.
TEST(AdjustedWinner, CountsEachPartysPointsOfAHundred) {
    const AdjustedWinner found = *divide(divided({{"20", "4"}, {"10", "6"}}).build()).found;
    EXPECT_EQ(found.items[0].points, (std::array<std::string, 2>{"200/3", "40"}));
    EXPECT_EQ(found.items[1].points, (std::array<std::string, 2>{"100/3", "60"}));
    // 200/3·s = 60 + 40·(1 − s): s = 15/16.
    EXPECT_EQ(found.items[0].share, (std::array<std::string, 2>{"15/16", "1/16"}));
    EXPECT_EQ(found.points, (std::array<std::string, 2>{"125/2", "125/2"}));
    EXPECT_EQ(found.values, (std::array<std::string, 2>{"75/4", "25/4"}));
}

TEST(AdjustedWinner, DividesNothingWhereTheOptionsComeOutEven) {
    const AdjustedWinner found = *divide(divided({{"60", "40"}, {"40", "60"}}).build()).found;
    EXPECT_FALSE(found.divided);
    EXPECT_EQ(found.points, (std::array<std::string, 2>{"60", "60"}));
}

TEST(AdjustedWinner, TakesTheLevelsBestForEachAndLeavesOutWhatIsBestForBoth) {
    CaseBuilder made;
    made.party("one").party("two");
    made.option("border", {"one", "two"}, {"river", "road", "ridge"}).option("trade", {"one", "two"}, {"shut", "open"});
    made.option("name", {"one", "two"}, {"old", "new", "both"});
    made.graded("one", "border", {"10", "7", "2"}).graded("two", "border", {"1", "8", "9"});
    made.graded("one", "trade", {"0", "5"}).graded("two", "trade", {"0", "5"});
    // Old and both are as good for the first; of them the second would rather have both.
    made.graded("one", "name", {"4", "0", "4"}).graded("two", "name", {"0", "6", "1"});
    made.agreement("talks");
    made.last_agreement().no_agreement[0].number = decimal("17.5");
    made.last_agreement().no_agreement[1].number = decimal("17.51");
    const AdjustedWinner found = *divide(made.build()).found;
    ASSERT_EQ(found.agreed.size(), 1U);
    EXPECT_EQ(found.agreed[0].option, 1U);
    EXPECT_EQ(found.agreed[0].level, 1U);
    ASSERT_EQ(found.items.size(), 2U);
    EXPECT_EQ(found.items[0].best, (std::array<Level, 2>{0, 2}));
    EXPECT_EQ(found.items[1].best, (std::array<Level, 2>{2, 1}));
    EXPECT_EQ(found.items[1].at_stake, (std::array<Decimal, 2>{decimal("4"), decimal("5")}));
    // By hand: 8 and 4 of 12, 8 and 5 of 13. 200/3·s = 500/13 + 800/13·(1 − s): s = 975/1250.
    EXPECT_EQ(found.items[0].share[0], "39/50");
    // In their own units: 2 + 5 + 12·0.52 = 13.24; the second 1 + 5 + 1 + 13·0.52 = 13.76.
    EXPECT_EQ(found.values, (std::array<std::string, 2>{"331/25", "344/25"}));
    EXPECT_EQ(found.consents, (std::array<bool, 2>{false, false}));
}

TEST(AdjustedWinner, SaysWhyItCannotBeAsked) {
    CaseBuilder three = divided({{"1", "1"}});
    three.party("three").option("alone", {"three"});
    EXPECT_EQ(first_error(three.build()),
              "not-two-signatories: Adjusted Winner divides between two signatories, and here are 3");
    CaseBuilder joined = divided({{"1", "1"}, {"1", "2"}});
    joined.weight("two", conjunction(joined.taken("o0"), joined.taken("o1")), "3", "both");
    EXPECT_EQ(first_error(joined.build()),
              "several-options: the statement `both` of `two` speaks of several options at once");
    CaseBuilder barred = divided({{"1", "1"}, {"1", "2"}});
    barred.never(conjunction(barred.taken("o0"), barred.taken("o1")));
    barred.made().never.back().that.text = "o0 and o1";
    EXPECT_EQ(first_error(barred.build()),
              "several-options: `never` forbids `o0 and o1`, which speaks of several options at once");
    EXPECT_EQ(first_error(divided({{"1", "0"}, {"0", "3"}}).build()),
              "nothing-to-divide: the same package is best for both signatories: there is nothing to divide");
    CaseBuilder listed = divided({{"1", "1"}});
    listed.state("s", {"0"}).only_listed();
    EXPECT_EQ(first_error(listed.build()),
              "listed-states: listed or merged states are no table of points: not every level goes with every other");
}

TEST(PointTable, HoldsWhatSpeaksOfOneOptionAndCountsTheRestToTheFirst) {
    CaseBuilder made;
    made.party("one").party("two").party("three");
    made.option("fixed", {"three"}).option("gate", {"one"}, {"shut", "half", "open"}, "up").option("pay", {"two"});
    made.start("gate", "half").start("fixed", "yes");
    made.agreement("talks");
    made.last_agreement().signatories = {0, 1};
    made.weight("one", truth(), "2")
        .weight("one", made.taken("fixed"), "3")
        .weight("one", made.at("gate", "open"), "-4");
    made.weight("two", negation(made.taken("pay")), "1.5").graded("two", "gate", {"9", "1", "2"});
    const Case subject = made.build();
    const PointTable table = *point_table(subject, *talks_about(subject, 0).talks).table;
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].option, 1U);
    EXPECT_EQ(table.rows[0].levels, (std::vector<Level>{1, 2}));
    EXPECT_EQ(table.rows[0].values[0], (std::vector<Decimal>{decimal("5"), decimal("1")}));
    EXPECT_EQ(table.rows[0].values[1], (std::vector<Decimal>{decimal("1"), decimal("2")}));
    EXPECT_EQ(table.rows[1].values[1], (std::vector<Decimal>{decimal("1.5"), decimal("0")}));
}

TEST(PointTable, LeavesOutLevelsThatAreForbiddenOrNotOnTheTable) {
    CaseBuilder made;
    made.party("one")
        .party("two")
        .option("gate", {"one"}, {"shut", "half", "open"})
        .option("pay", {"two"})
        .agreement("talks");
    made.graded("one", "gate", {"1", "2", "3"});
    made.never(made.at("gate", "half"));
    made.last_agreement().on_table.push_back(made.taken("pay"));
    const Case subject = made.build();
    const PointTable table = *point_table(subject, *talks_about(subject, 0).talks).table;
    EXPECT_EQ(table.rows[0].levels, (std::vector<Level>{0, 2}));
    EXPECT_EQ(table.rows[0].values[0], (std::vector<Decimal>{decimal("1"), decimal("3")}));
    EXPECT_EQ(table.rows[1].levels, (std::vector<Level>{1}));
}

// ---------------------------------------------------------------- properties

struct Shares {
    std::vector<std::array<mpq_class, 2>> stakes;  ///< of 100
    std::vector<mpq_class> first;                  ///< the first party's share
};

Shares shares_of(const AdjustedWinner& found) {
    Shares made;
    for (const AdjustedWinner::Item& item : found.items) {
        made.stakes.push_back({mpq_class(item.points[0]), mpq_class(item.points[1])});
        made.first.emplace_back(item.share[0]);
        EXPECT_EQ(mpq_class(item.share[0]) + mpq_class(item.share[1]), 1);
    }
    return made;
}

/// The most that the first can have while the second has `least`: whole options for each, and one that is divided, tried one by one.
mpq_class most_for_the_first(const Shares& shares, const mpq_class& least) {
    const std::size_t count = shares.stakes.size();
    mpq_class most = -1;
    for (std::size_t subset = 0; subset < (std::size_t{1} << count); ++subset)
        for (std::size_t cut = 0; cut < count; ++cut) {
            mpq_class first = 0;
            mpq_class second = 0;
            for (std::size_t k = 0; k < count; ++k) {
                if (k == cut) continue;
                if ((subset >> k) & 1U)
                    first += shares.stakes[k][0];
                else
                    second += shares.stakes[k][1];
            }
            mpq_class share = (least - second) / shares.stakes[cut][1];
            if (share > 1) continue;
            if (share < 0) share = 0;
            first += (1 - share) * shares.stakes[cut][0];
            most = std::max(most, first);
        }
    return most;
}

Case random_table(Random& random) {
    std::vector<std::array<std::string, 2>> points;
    const std::uint32_t options = random.between(1, 6);
    const std::uint32_t most = random.one_in(3) ? 4 : 60;
    for (std::uint32_t k = 0; k < options; ++k)
        points.push_back({std::to_string(random.between(0, most)) + (random.one_in(4) ? ".25" : ""),
                          std::to_string(random.between(0, most))});
    points.push_back({"1", "1"});
    return divided(points).build();
}

TEST(AdjustedWinner, IsEquitableEfficientAmongAllDivisionsAndFreeOfEnvy) {
    for_random_cases(2000, random_table, [](const Case& subject) {
        const AdjustedWinner found = *divide(subject).found;
        const Shares shares = shares_of(found);
        EXPECT_EQ(found.points[0], found.points[1]);
        std::array<mpq_class, 2> points;
        std::size_t divided = 0;
        for (std::size_t k = 0; k < shares.first.size(); ++k) {
            points[0] += shares.first[k] * shares.stakes[k][0];
            points[1] += (1 - shares.first[k]) * shares.stakes[k][1];
            if (shares.first[k] > 0 && shares.first[k] < 1) ++divided;
        }
        EXPECT_EQ(points[0].get_str(), found.points[0]);
        EXPECT_EQ(points[1].get_str(), found.points[1]);
        EXPECT_GE(points[0], 50);
        EXPECT_EQ(divided, found.divided ? 1U : 0U);
        EXPECT_EQ(most_for_the_first(shares, points[1]), points[0]);
    });
}

}  // namespace
}  // namespace irenic::testing
