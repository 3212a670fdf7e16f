/// Expected distances for the Ishigami function: a million points drawn at random, ± 0.005.
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "ensemble/test_functions.hpp"

namespace irenic {
namespace {

struct Filtered {
    std::vector<Input> inputs{3};
    std::vector<bool> outcome;
};

/// Points of a plain Sobol' sequence, and where the Ishigami function is above 7.
Filtered ishigami_above_seven(std::uint64_t count) {
    const SaltelliPoints points({.dimensions = 3, .base = count, .scrambled = false});
    Filtered made;
    for (std::uint64_t block = 0; block < count; ++block) {
        const std::vector<double> point = points.point(block * points.design().block());
        for (std::size_t k = 0; k < 3; ++k) made.inputs[k].values.push_back(point[k]);
        made.outcome.push_back(testing::ishigami(point) > 7);
    }
    return made;
}

TEST(RegionalSensitivities, SeeInTheIshigamiFunctionAlsoTheThirdInputWhoseFirstIndexIsZero) {
    const Filtered filtered = ishigami_above_seven(65536);
    const auto found = regional_sensitivities(filtered.inputs, filtered.outcome);
    const double share = static_cast<double>(std::count(filtered.outcome.begin(), filtered.outcome.end(), true)) / 65536;
    EXPECT_NEAR(share, 0.1625, 0.001);
    EXPECT_NEAR(found.inputs[0].distance, 0.607, 0.005);
    EXPECT_NEAR(found.inputs[1].distance, 0.128, 0.005);
    EXPECT_NEAR(found.inputs[2].distance, 0.131, 0.005);
    for (const RegionalSensitivity& one : found.inputs) {
        EXPECT_LT(one.p, 1e-12);
        EXPECT_GT(one.distance, found.noise);
    }
    EXPECT_LT(found.noise, 0.03);
}

TEST(RegionalSensitivities, OfASmallTableWorkedOutByHand) {
    // Where it occurs: 1, 2, 4. Where not: 3, 5, 6. Apart by 2/3 after 2.
    const std::vector<Input> inputs{{"a", {1, 2, 3, 4, 5, 6}, {}}};
    const auto found = regional_sensitivities(inputs, {true, true, false, true, false, false});
    EXPECT_DOUBLE_EQ(found.inputs[0].distance, 2.0 / 3);
}

TEST(RegionalSensitivities, CountEqualValuesTogether) {
    const std::vector<Input> inputs{{"a", {1, 1, 1, 1}, {}}};
    const auto found = regional_sensitivities(inputs, {true, false, false, true});
    EXPECT_EQ(found.inputs[0].distance, 0);
    EXPECT_EQ(found.inputs[0].p, 1);
}

TEST(RegionalSensitivities, OfCategoriesAreHalfTheSumOfDifferences) {
    // Yes: 3 x, 1 y. No: 1 x, 3 y. Distance (2/4 + 2/4)/2; chi-square 4 · 1/2 = 2 with one degree of freedom.
    const std::vector<Input> inputs{{"a", {0, 0, 0, 1, 0, 1, 1, 1}, {"x", "y", "never"}}};
    const auto found = regional_sensitivities(inputs, {true, true, true, true, false, false, false, false});
    EXPECT_TRUE(found.inputs[0].categories);
    EXPECT_DOUBLE_EQ(found.inputs[0].distance, 0.5);
    EXPECT_NEAR(found.inputs[0].p, 0.157299, 1e-6);
}

TEST(RegionalSensitivities, GiveSmallChancesAboutAsOftenAsTheySay) {
    std::mt19937_64 luck(1);
    std::size_t small = 0;
    for (int repeat = 0; repeat < 400; ++repeat) {
        Input input{"a", {}, {}};
        std::vector<bool> outcome;
        for (int row = 0; row < 200; ++row) {
            input.values.push_back(static_cast<double>(luck() >> 11U));
            outcome.push_back(luck() % 3 == 0);
        }
        small += regional_sensitivities(std::span(&input, 1), outcome).inputs[0].p < 0.1 ? 1U : 0U;
    }
    EXPECT_GE(small, 25U);  // a tenth of 400, within 4 %
    EXPECT_LE(small, 56U);
}

TEST(RegionalSensitivities, PassOverScenariosInWhichTheInputIsNotDrawn) {
    const double none = std::nan("");
    const std::vector<Input> inputs{{"a", {1, none, 2, none}, {}}};
    const auto found = regional_sensitivities(inputs, {true, true, false, false});
    EXPECT_EQ(found.inputs[0].distance, 1);
}

TEST(RegionalSensitivities, SayWhyThereAreNone) {
    EXPECT_EQ(regional_sensitivities({}, {true}).problem, "the outcome occurs in every scenario");
}

}  // namespace
}  // namespace irenic
