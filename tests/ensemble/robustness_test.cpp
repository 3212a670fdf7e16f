#include <cmath>

#include <gtest/gtest.h>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(Robustness, OfFourStrategiesInFiveScenariosByEveryRule) {
    const std::vector<std::vector<double>> values{{3, 3, 3, 3, 3}, {9, 1, 6, 2, 4}, {6, 5, 5, 4, 2}, {8, 7, 2, 6, 1}};
    const auto found = robustness_of(values, {.optimism = 0.5, .threshold = 4});
    const double expected[4][8] = {{3, 3, 3, 3.0, 6, 5.2, 3.4, 0},
                                   {1, 9, 5, 4.4, 6, 5.2, 2.0, 0.6},
                                   {2, 6, 4, 4.4, 3, 2.6, 2.0, 0.8},
                                   {1, 8, 4.5, 4.8, 4, 3.6, 1.6, 0.6}};
    for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_EQ(found[k].maximin, expected[k][0]);
        EXPECT_EQ(found[k].maximax, expected[k][1]);
        EXPECT_DOUBLE_EQ(found[k].hurwicz, expected[k][2]);
        EXPECT_DOUBLE_EQ(found[k].laplace, expected[k][3]);
        EXPECT_EQ(found[k].max_regret, expected[k][4]);
        EXPECT_DOUBLE_EQ(found[k].p90_regret, expected[k][5]);
        EXPECT_DOUBLE_EQ(found[k].mean_regret, expected[k][6]);
        EXPECT_DOUBLE_EQ(found[k].starr, expected[k][7]);
    }
}

TEST(Robustness, LeavesOutScenariosInWhichAValueIsMissing) {
    const std::vector<std::vector<double>> values{{1, missing, 3}, {2, 9, 2}};
    const auto found = robustness_of(values, {.threshold = 2});
    EXPECT_EQ(found[1].maximax, 2);
    EXPECT_EQ(found[0].max_regret, 1);
    EXPECT_EQ(found[0].starr, 0.5);
}

TEST(VarianceBetween, IsAllOfItWhereReadingsDifferAndScenariosDoNot) {
    const std::vector<std::vector<double>> values{{0, 0, 0}, {1, 1, 1}};
    const VarianceSplit found = variance_between(values);
    EXPECT_EQ(found.mean, 0.5);
    EXPECT_EQ(found.between, 0.25);
    EXPECT_EQ(found.within, 0);
    EXPECT_EQ(found.share_between(), 1);
}

TEST(VarianceBetween, AndWithinAddUpToTheVarianceOfAllTogether) {
    // 1, 2, 3 and 5, 6, 7: mean 4, variances 2/3 each, means 2 and 6; all together (9 + 4 + 1 + 1 + 4 + 9)/6 = 14/3.
    const std::vector<std::vector<double>> values{{1, 2, 3}, {5, 6, 7}};
    const VarianceSplit found = variance_between(values);
    EXPECT_DOUBLE_EQ(found.between, 4);
    EXPECT_DOUBLE_EQ(found.within, 2.0 / 3);
    EXPECT_DOUBLE_EQ(found.share_between(), 6.0 / 7);
}

TEST(VarianceBetween, OfNothingIsNothing) {
    EXPECT_EQ(variance_between({}).share_between(), 0);
    const std::vector<std::vector<double>> same{{1, 1}, {1, 1}};
    EXPECT_EQ(variance_between(same).share_between(), 0);
}

TEST(QuantileDots, AreTheValuesThemselvesWhereThereAreAsMany) {
    EXPECT_EQ(quantile_dots({4, 1, 3, 2}, 4), (std::vector<double>{1, 2, 3, 4}));
}

TEST(QuantileDots, StandForEqualPartsOfManyValues) {
    std::vector<double> values;
    for (int k = 1; k <= 100; ++k) values.push_back(k);
    const auto dots = quantile_dots(values);
    ASSERT_EQ(dots.size(), 20U);
    EXPECT_DOUBLE_EQ(dots.front(), 3);
    EXPECT_DOUBLE_EQ(dots.back(), 98);
    EXPECT_DOUBLE_EQ(dots[9], 48);
}

TEST(QuantileDots, OfNothingAreNone) {
    EXPECT_TRUE(quantile_dots({}).empty());
    EXPECT_EQ(quantile_dots({missing, 5}, 2), (std::vector<double>{5, 5}));
}

}  // namespace
}  // namespace irenic
