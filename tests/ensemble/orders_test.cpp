#include "ensemble/orders.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

using States = std::vector<NamedStateIndex>;

/// States one by one, best first, unless ranks are given.
Preference ranked(std::vector<States> ranking, std::vector<std::array<NamedStateIndex, 2>> unknown) {
    Preference made;
    made.kind = Preference::Kind::ranking;
    made.ranking = std::move(ranking);
    made.unknown = std::move(unknown);
    return made;
}

std::vector<States> strict(std::size_t size) {
    std::vector<States> ranking;
    for (NamedStateIndex s = 0; s < size; ++s) ranking.push_back({s});
    return ranking;
}

std::map<std::vector<std::uint32_t>, int> counted(const PartialRanking& ranking, int draws) {
    std::map<std::vector<std::uint32_t>, int> found;
    for (int luck = 0; luck < draws; ++luck) ++found[ranking.draw(static_cast<std::uint64_t>(luck), 5)];
    return found;
}

/// Every order found, and each about as often: within five standard deviations.
void expect_even(const PartialRanking& ranking, std::size_t orders) {
    const auto found = counted(ranking, static_cast<int>(orders) * 400);
    EXPECT_EQ(found.size(), orders);
    for (const auto& [order, count] : found) EXPECT_NEAR(count, 400, 100);
}

TEST(PartialRankings, OfNothingUnknownHaveOneOrder) {
    const PartialRanking ranking(ranked({{0}, {1, 2}, {3}}, {}));
    EXPECT_EQ(ranking.places(), (std::vector<States>{{0}, {1, 2}, {3}}));
    EXPECT_EQ(ranking.draw(7, 7), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(PartialRankings, OfThreeStatesThatAreNotComparedHaveSix) {
    expect_even(PartialRanking(ranked(strict(3), {{0, 1}, {1, 2}, {0, 2}})), 6);
}

// The letter N: 0 above 2, 1 above 2 and 3. Orders: 0123, 0132, 1023, 1032, 1302.
TEST(PartialRankings, OfTheLetterNHaveFive) {
    const PartialRanking ranking(ranked(strict(4), {{0, 1}, {0, 3}, {2, 3}}));
    EXPECT_TRUE(ranking.above(0, 2));
    EXPECT_TRUE(ranking.open(0, 3));
    expect_even(ranking, 5);
}

// Two columns of three: Catalan's number for 3 rows of a 2 × 3 shape is 5; without comparisons between them 6 over 3, 20.
TEST(PartialRankings, OfTwoChainsHaveAsManyAsThereAreWaysToShuffleThem) {
    std::vector<std::array<NamedStateIndex, 2>> unknown;
    for (NamedStateIndex s : {0U, 2U, 4U})
        for (NamedStateIndex t : {1U, 3U, 5U}) unknown.push_back({s, t});
    expect_even(PartialRanking(ranked(strict(6), unknown)), 20);
}

TEST(PartialRankings, KeepWhatFollowsFromWhatIsKnown) {
    // 0 above 1 above 2 says what is listed as unknown.
    const PartialRanking ranking(ranked(strict(3), {{0, 2}}));
    EXPECT_TRUE(ranking.above(0, 2));
    EXPECT_EQ(counted(ranking, 50).size(), 1U);
}

TEST(PartialRankings, KeepTiesUnlessTheyAreListed) {
    const PartialRanking ranking(ranked({{0, 1, 2, 3}}, {{2, 0}, {2, 1}, {2, 3}}));
    EXPECT_EQ(ranking.places(), (std::vector<States>{{0, 1, 3}, {2}}));
    expect_even(ranking, 2);
}

TEST(PartialRankings, OfManyStatesStayWithinWhatIsKnown) {
    // 24 states of which each is only compared with those three places away or further: too many that hang together to be counted.
    std::vector<std::array<NamedStateIndex, 2>> unknown;
    for (NamedStateIndex s = 0; s < 24; ++s)
        for (NamedStateIndex t = s + 1; t < std::min<NamedStateIndex>(s + 3, 24); ++t) unknown.push_back({s, t});
    const PartialRanking ranking(ranked(strict(24), unknown));
    for (std::uint64_t luck = 0; luck < 20; ++luck) {
        const auto order = ranking.draw(luck, 1);
        ASSERT_EQ(order.size(), 24U);
        for (std::size_t above = 0; above < 24; ++above)
            for (std::size_t below = above + 1; below < 24; ++below)
                EXPECT_FALSE(ranking.above(order[below], order[above]));
    }
}

// With k of n alike ranked first, a chain that had not mixed would still have the first state near the top.
TEST(PartialRankings, OfManyStatesAreDrawnEvenly) {
    std::vector<std::array<NamedStateIndex, 2>> unknown;
    for (NamedStateIndex s = 0; s < 21; ++s)
        for (NamedStateIndex t = s + 1; t < 21; ++t) unknown.push_back({s, t});
    const PartialRanking ranking(ranked(strict(21), unknown));
    double sum = 0;
    int first = 0;
    for (std::uint64_t luck = 0; luck < 300; ++luck) {
        const auto order = ranking.draw(luck, 1);
        const auto at = std::find(order.begin(), order.end(), 0U) - order.begin();
        sum += static_cast<double>(at);
        first += at < 7 ? 1 : 0;
    }
    // Mean 10 with a standard error of 0.35; a third, 100, with a standard deviation of 8.
    EXPECT_NEAR(sum / 300, 10, 1.75);
    EXPECT_NEAR(first, 100, 41);
}

/// All orders of the numbers below `size` that keep what is known, by trying them all.
std::size_t naive_count(const PartialRanking& ranking) {
    std::vector<std::uint32_t> order(ranking.places().size());
    for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
    std::size_t count = 0;
    do {
        bool kept = true;
        for (std::size_t a = 0; a < order.size(); ++a)
            for (std::size_t b = a + 1; b < order.size(); ++b) kept = kept && !ranking.above(order[b], order[a]);
        count += kept ? 1U : 0U;
    } while (std::next_permutation(order.begin(), order.end()));
    return count;
}

TEST(PartialRankings, AtRandomHaveAllTheirOrders) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        std::vector<std::array<NamedStateIndex, 2>> unknown;
        for (NamedStateIndex s = 0; s < 5; ++s)
            for (NamedStateIndex t = s + 1; t < 5; ++t)
                if ((random_word(seed, s, t) & 1U) != 0) unknown.push_back({s, t});
        const PartialRanking ranking(ranked(strict(5), unknown));
        const std::size_t orders = naive_count(ranking);
        EXPECT_EQ(counted(ranking, static_cast<int>(orders) * 40).size(), orders) << seed;
    }
}

const std::string graph = R"(irenic: 1
title: t
parties: {a: {name: Ay}, b: {}}
graph: {states: [s1, s2, s3, s4], moves: {a: [[s1, s2], [s3, s4]], b: [[s1, s3]]}}
preferences:
  a: {ranking: [s4, s3, [s2, s1]], unknown: [[s4, s3], [s1, s2], [s3, s2], [s4, s1]], basis: b}
  b: {ranking: [s1, s2, s3, s4], basis: b}
readings:
  other: {preferences: {a: {ranking: [s4, s3, s2, s1], unknown: [[s3, s4]]}}}
)";

TEST(Orders, AreOneAssumptionPerComparisonThatIsOpen) {
    const Loaded loaded = loaded_from(graph);
    const Assumptions assumptions(loaded.cases);
    EXPECT_EQ(ids_of(assumptions),
              (std::vector<std::string>{"order.a.s1.s2", "order.a.s1.s4", "order.a.s2.s3", "order.a.s3.s4"}));
    EXPECT_EQ(assumptions.dimensions(), 0U);
    EXPECT_EQ(assumptions.all()[0].words, "Ay: which ranks higher, s1 or s2");
    EXPECT_EQ(assumptions.all()[0].categories, (std::vector<std::string>{"s1", "s2"}));
    EXPECT_FALSE(assumptions.all()[0].ranges[1].has_value());
}

TEST(Orders, ArePutAsStrictRankingsThatAgreeWithTheDraw) {
    const Loaded loaded = loaded_from(graph);
    const Assumptions assumptions(loaded.cases);
    Case scenario = loaded.cases.front();
    std::map<std::vector<States>, int> found;
    for (std::uint64_t j = 0; j < 1000; ++j) {
        const Draw draw = assumptions.draw({}, j, 0);
        assumptions.put(draw, 0, scenario);
        const Preference& wants = scenario.preferences[0];
        EXPECT_TRUE(wants.unknown.empty());
        ++found[wants.ranking];
        const auto place = [&](NamedStateIndex s) {
            return std::find(wants.ranking.begin(), wants.ranking.end(), States{s}) - wants.ranking.begin();
        };
        EXPECT_EQ(draw.values[0] == 0, place(0) < place(1));
        EXPECT_EQ(draw.values[1] == 0, place(0) < place(3));
        EXPECT_EQ(draw.values[2] == 0, place(1) < place(2));
        EXPECT_EQ(draw.values[3] == 0, place(2) < place(3));
        EXPECT_EQ(scenario.preferences[1].ranking.size(), 4U);
    }
    // s4 above s2, s3 above s1, nothing else: 4! / 4 orders.
    EXPECT_EQ(found.size(), 6U);
    for (const auto& [ranking, count] : found) EXPECT_NEAR(count, 1000.0 / 6, 60);
}

}  // namespace
}  // namespace irenic::testing
