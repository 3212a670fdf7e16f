#include "ensemble/points.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace irenic::testing {
namespace {

using Point = std::vector<double>;

// Joe & Kuo 2008, new-joe-kuo-6; Bratley & Fox 1988 for the first three dimensions.
TEST(SobolSequence, BeginsAsPublished) {
    const SobolSequence sequence(3);
    EXPECT_EQ(sequence.point(0), (Point{0, 0, 0}));
    EXPECT_EQ(sequence.point(1), (Point{0.5, 0.5, 0.5}));
    EXPECT_EQ(sequence.point(2), (Point{0.75, 0.25, 0.25}));
    EXPECT_EQ(sequence.point(3), (Point{0.25, 0.75, 0.75}));
    EXPECT_EQ(sequence.point(4), (Point{0.375, 0.375, 0.625}));
    EXPECT_EQ(sequence.point(5), (Point{0.875, 0.875, 0.125}));
}

TEST(SobolSequence, HasEveryEighthOfEachDimensionOnceAmongEightPoints) {
    const SobolSequence sequence(40);
    for (std::size_t d = 0; d < 40; ++d) {
        std::set<std::uint32_t> eighths;
        for (std::uint64_t index = 16; index < 24; ++index) eighths.insert(sequence.places(index, d) >> 29U);
        EXPECT_EQ(eighths.size(), 8U) << d;
    }
}

TEST(SobolSequence, HasManyDimensionsAndNoMore) {
    EXPECT_EQ(SobolSequence(SobolSequence::most_dimensions).point(1).back(), 0.5);
    EXPECT_FALSE(problem_of({Design::sobol, 1, 1000}, 3667).has_value());
    const auto problem = problem_of({Design::sobol, 1, 1000}, 3668);
    ASSERT_TRUE(problem.has_value());
    EXPECT_EQ(problem->message, "a Sobol' sequence has at most 3667 dimensions, and 3668 numbers are drawn here");
    EXPECT_FALSE(problem_of({Design::latin, 1, 1000}, 3668).has_value());
}

TEST(Points, OfNoScenariosOrOfTooManyAreRefused) {
    EXPECT_EQ(problem_of({Design::plain, 1, 0}, 3)->code, "no-scenarios");
    EXPECT_EQ(problem_of({Design::sobol, 1, (std::uint64_t{1} << 32U) + 1}, 3)->code, "too-many-scenarios");
    EXPECT_FALSE(problem_of({Design::sobol, 1, std::uint64_t{1} << 32U}, 3).has_value());
}

/// How many of the points have their coordinate in each of `strata` equal parts.
std::vector<int> counted(const ScenarioPlan& plan, std::size_t dimensions, std::size_t d, std::size_t strata) {
    std::vector<int> count(strata, 0);
    for (std::uint64_t j = 0; j < plan.scenarios; ++j)
        ++count[static_cast<std::size_t>(point_of(plan, dimensions, j)[d] * static_cast<double>(strata))];
    return count;
}

TEST(LatinPoints, HaveEveryStratumOnceInEveryDimension) {
    for (const std::uint64_t scenarios : {1U, 2U, 3U, 10U, 64U, 100U, 1000U})
        for (const std::size_t d : {0U, 1U, 2U})
            EXPECT_EQ(counted({Design::latin, 5, scenarios}, 3, d, scenarios), std::vector<int>(scenarios, 1));
}

TEST(ScrambledPoints, HaveEveryStratumOnceInEveryDimension) {
    for (const std::size_t d : {0U, 1U, 2U, 3U})
        EXPECT_EQ(counted({Design::sobol, 5, 256}, 4, d, 256), std::vector<int>(256, 1));
}

// (0, m, 2): any two of the first two dimensions are a net in base 2, scrambled or not.
TEST(ScrambledPoints, HaveEveryBoxOfTheFirstTwoDimensionsOnce) {
    std::set<std::pair<int, int>> boxes;
    for (std::uint64_t j = 0; j < 64; ++j) {
        const Point point = point_of({Design::sobol, 5, 64}, 2, j);
        boxes.emplace(static_cast<int>(point[0] * 16), static_cast<int>(point[1] * 4));
    }
    EXPECT_EQ(boxes.size(), 64U);
}

TEST(Points, DependOnTheSeedTheNumberAndTheNameAlone) {
    const std::vector<std::uint64_t> few{40, 7};
    const std::vector<std::uint64_t> many{3, 7, 40};
    for (const Design design : {Design::plain, Design::latin}) {
        const ScenarioPlan plan{design, 9, 50};
        for (std::uint64_t j = 0; j < 50; ++j) {
            EXPECT_EQ(point_of(plan, few, j)[1], point_of(plan, many, j)[1]);
            EXPECT_EQ(point_of(plan, few, j)[0], point_of(plan, many, j)[2]);
        }
    }
    const ScenarioPlan fewer{Design::plain, 9, 50};
    const ScenarioPlan more{Design::plain, 9, 5000};
    EXPECT_EQ(point_of(fewer, few, 17), point_of(more, few, 17));
    const ScenarioPlan short_net{Design::sobol, 9, 64};
    const ScenarioPlan long_net{Design::sobol, 9, 4096};
    EXPECT_EQ(point_of(short_net, few, 17), point_of(long_net, few, 17));
}

TEST(Points, StayAboveZeroAndBelowOne) {
    for (const DesignRow& design : designs)
        for (std::uint64_t j = 0; j < 500; ++j)
            for (const double coordinate : point_of({design.kind, 2, 500}, 5, j)) {
                EXPECT_GT(coordinate, 0);
                EXPECT_LT(coordinate, 1);
            }
    EXPECT_LT(scrambled(0xFFFFFFFFU, 1, 1), 1);
}

// The integral of the product of (1 + (x − 1/2)) over 5 dimensions is 1. Plain sampling of 1024 points has a standard error of 0.022.
TEST(ScrambledPoints, IntegrateFarBetterThanPlainOnes) {
    const auto error = [](const ScenarioPlan& plan) {
        double sum = 0;
        for (std::uint64_t j = 0; j < plan.scenarios; ++j) {
            double product = 1;
            for (const double x : point_of(plan, 5, j)) product *= 0.5 + x;
            sum += product;
        }
        return std::abs(sum / static_cast<double>(plan.scenarios) - 1);
    };
    for (const std::uint64_t seed : {1U, 2U, 3U}) EXPECT_LT(error({Design::sobol, seed, 1024}), 0.001);
    EXPECT_LT(error({Design::plain, 1, 1024}), 0.07);
}

TEST(Shuffles, PutEveryNumberSomewhereElse) {
    for (const std::uint64_t count : {1U, 2U, 5U, 6U, 17U, 1000U}) {
        std::vector<std::uint64_t> places;
        for (std::uint64_t at = 0; at < count; ++at) places.push_back(shuffled(at, count, 3, 4));
        std::sort(places.begin(), places.end());
        std::vector<std::uint64_t> all(count);
        std::iota(all.begin(), all.end(), std::uint64_t{0});
        EXPECT_EQ(places, all);
    }
}

TEST(Shuffles, ReachEveryOrderOfFourAboutEquallyOften) {
    std::map<std::vector<std::uint64_t>, int> orders;
    for (std::uint64_t seed = 0; seed < 2400; ++seed) {
        std::vector<std::uint64_t> order;
        for (std::uint64_t at = 0; at < 4; ++at) order.push_back(shuffled(at, 4, seed, 8));
        ++orders[order];
    }
    EXPECT_EQ(orders.size(), 24U);
    // Expected 100 each; five standard deviations are 49.
    for (const auto& [order, count] : orders) EXPECT_NEAR(count, 100, 49);
}

TEST(Shuffles, OfDifferentDimensionsAreUnrelated) {
    // Of 1000 places, the sum of products of deviations has a standard deviation of 1/√1000 in units of correlation.
    double sum = 0;
    double squares = 0;
    for (std::uint64_t at = 0; at < 1000; ++at) {
        const double one = static_cast<double>(shuffled(at, 1000, 3, 4)) - 499.5;
        const double other = static_cast<double>(shuffled(at, 1000, 3, 5)) - 499.5;
        sum += one * other;
        squares += one * one;
    }
    EXPECT_NEAR(sum / squares, 0, 0.15);
}

}  // namespace
}  // namespace irenic::testing
