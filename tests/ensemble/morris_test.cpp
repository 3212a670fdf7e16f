/// Expected values: Exercise 4 of Saltelli et al. 2008, p. 138; the closed form for the second input of the Ishigami function.
#include <gtest/gtest.h>

#include "ensemble/test_functions.hpp"

namespace irenic {
namespace {

TEST(ElementaryEffects, OfTheEighteenPointExercise) {
    const double third = 1.0 / 3;
    const double two = 2.0 / 3;
    const std::vector<double> points{0,     third, 0,     1,     two, 1,     0,     third, two,   third, two, 1,
                                     two,   0,     two,   two,   0,   two,   third, 1,     1,     1,     1,   third,
                                     third, 1,     third, third, 1,   third, third, two,   third, 0,     1,   0};
    const std::vector<double> outputs{0.97, 0.71, 2.39, 0.97, 2.30, 2.39, 1.87, 2.40, 0.87,
                                      2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87, 1.0};
    const auto found = elementary_effects(2, points, outputs);
    EXPECT_NEAR(found[0].mean, 0.66, 0.011);  // the outputs are printed with two places, and give 0.65
    EXPECT_NEAR(found[1].mean, 0.21, 0.005);
    EXPECT_NEAR(found[0].mean_size.value, 1.62, 0.005);
    EXPECT_NEAR(found[1].mean_size.value, 0.35, 0.005);
    EXPECT_NEAR(found[0].spread, 1.79, 0.005);
    EXPECT_NEAR(found[1].spread, 0.41, 0.005);
    EXPECT_EQ(found[0].effects, 6U);
}

std::vector<ElementaryEffects> of_ishigami(const MorrisDesign& design) {
    std::vector<double> points;
    std::vector<double> outputs;
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        const std::vector<double> point = morris_point(design, row);
        points.insert(points.end(), point.begin(), point.end());
        outputs.push_back(testing::ishigami(point));
    }
    return elementary_effects(design.dimensions, points, outputs, {.times = 20});
}

TEST(ElementaryEffects, OfTheSecondInputOfIshigamiAreTheSameWhateverTheLuck) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const auto found = of_ishigami({.dimensions = 3, .trajectories = 5, .seed = seed});
        EXPECT_NEAR(found[1].mean_size.value, 7.875, 1e-12);
        EXPECT_NEAR(found[1].mean_size.low, 7.875, 1e-12);
        EXPECT_NEAR(found[1].mean_size.high, 7.875, 1e-12);
    }
}

TEST(ElementaryEffects, OfIshigamiFromManyTrajectories) {
    const auto found = of_ishigami({.dimensions = 3, .trajectories = 10000});
    // In expectation; a seed of the literature gives 7.682808 and 6.256295. Four standard errors.
    EXPECT_NEAR(found[0].mean_size.value, 7.70405, 0.25);
    EXPECT_NEAR(found[2].mean_size.value, 6.24880, 0.3);
}

TEST(MorrisPoint, MovesOneCoordinateAtATimeByHalfTheLevelsAndStaysInTheCube) {
    const MorrisDesign design{.dimensions = 6, .trajectories = 8, .levels = 4, .seed = 5};
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        const auto here = morris_point(design, row);
        for (const double x : here) EXPECT_TRUE(x == 0 || x == 1.0 / 3 || x == 2.0 / 3 || x == 1) << x;
        if ((row + 1) % 7 == 0) continue;
        const auto next = morris_point(design, row + 1);
        std::size_t moved = 0;
        for (std::size_t d = 0; d < 6; ++d) {
            if (here[d] == next[d]) continue;
            ++moved;
            EXPECT_NEAR(std::abs(here[d] - next[d]), 2.0 / 3, 1e-15);
        }
        EXPECT_EQ(moved, 1U);
    }
}

TEST(ElementaryEffects, PassOverStepsWhereAnOutputIsMissing) {
    const std::vector<double> points{0, 1, 0, 1};
    const std::vector<double> outputs{1, 3, std::nan(""), 4};
    const auto found = elementary_effects(1, points, outputs);
    EXPECT_EQ(found[0].effects, 1U);
    EXPECT_EQ(found[0].mean, 2);
    EXPECT_EQ(found[0].spread, 0);
}

}  // namespace
}  // namespace irenic
