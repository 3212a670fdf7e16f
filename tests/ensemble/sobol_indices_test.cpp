/// Expected values: closed forms of the Ishigami and G functions (Saltelli et al. 2008), to ten places; and, for the plain sequence without its
/// first points, what scipy's sequence gives with the same estimators.
#include <random>

#include <gtest/gtest.h>

#include "ensemble/test_functions.hpp"

namespace irenic {
namespace {

using testing::g_function;
using testing::ishigami;
using testing::outputs_of;
using Point = std::vector<double>;

SobolIndices of_ishigami(std::uint64_t base, double b = 0.1, bool second_order = false) {
    const SaltelliDesign design{.dimensions = 3, .base = base, .second_order = second_order, .scrambled = false};
    return sobol_indices(design, outputs_of(design, [&](const Point& point) { return ishigami(point, 7, b); }),
                         {.times = 20});
}

void expect_near(const std::vector<Resampled>& found, const std::vector<double>& expected, double tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_NEAR(found[k].value, expected[k], tolerance) << k;
}

TEST(SobolIndices, OfIshigamiComeNearerToTheClosedFormAsPointsBecomeMore) {
    const std::vector<double> first{0.3139051911, 0.4424111448, 0};
    const std::vector<double> total{0.5575888552, 0.4424111448, 0.2436836641};
    const SobolIndices coarse = of_ishigami(1024);
    expect_near(coarse.first, first, 0.02);
    expect_near(coarse.total, total, 0.02);
    const SobolIndices finer = of_ishigami(4096);
    expect_near(finer.first, first, 0.005);
    expect_near(finer.total, total, 0.005);
    const SobolIndices fine = of_ishigami(16384);
    expect_near(fine.first, first, 0.001);
    expect_near(fine.total, total, 0.001);
    EXPECT_NEAR(fine.mean, 3.5, 0.001);
    EXPECT_NEAR(fine.variance, 13.8445879407, 0.01);
}

TEST(SobolIndices, OfThePlainSequenceAreThoseOfScipysToFourPlaces) {
    const SobolIndices coarse = of_ishigami(1024);
    expect_near(coarse.first, {0.3168, 0.4438, 0.0122}, 0.00005);
    expect_near(coarse.total, {0.5559, 0.4419, 0.2447}, 0.00005);
    const SobolIndices finer = of_ishigami(4096);
    expect_near(finer.first, {0.3155, 0.4424, 0.0016}, 0.00005);
    expect_near(finer.total, {0.5599, 0.4424, 0.2436}, 0.00005);
}

TEST(SobolIndices, OfIshigamiWithASmallerThirdPart) {
    const SobolIndices found = of_ishigami(4096, 0.05);
    expect_near(found.first, {0.2185185644, 0.6868946436, 0}, 0.005);
    expect_near(found.total, {0.3131053564, 0.6868946436, 0.0945867919}, 0.005);
    EXPECT_NEAR(found.variance, 8.9169424403, 0.02);
}

TEST(SobolIndices, OfSecondOrderShowWhichPairActsTogether) {
    const SobolIndices found = of_ishigami(4096, 0.1, true);
    EXPECT_NEAR(found.pair(0, 2).value, 0.2436836641, 0.01);
    EXPECT_NEAR(found.pair(2, 0).value, 0.2436836641, 0.01);
    EXPECT_NEAR(found.pair(0, 1).value, 0, 0.01);
    EXPECT_NEAR(found.pair(1, 2).value, 0, 0.01);
}

TEST(SobolIndices, OfTheScrambledSequenceAreAsGood) {
    const SaltelliDesign design{.dimensions = 3, .base = 1024, .second_order = true, .seed = 7};
    const SobolIndices found =
        sobol_indices(design, outputs_of(design, [](const Point& point) { return ishigami(point); }), {.times = 20});
    expect_near(found.first, {0.3139051911, 0.4424111448, 0}, 0.02);
    expect_near(found.total, {0.5575888552, 0.4424111448, 0.2436836641}, 0.02);
    EXPECT_NEAR(found.pair(0, 2).value, 0.2436836641, 0.04);
}

struct GCase {
    std::vector<double> a;
    double variance;
    std::vector<double> first;
    std::vector<double> total;
};

TEST(SobolIndices, OfSobolsGAreThoseOfTheFormula) {
    const std::vector<GCase> cases{
        {{0, 1, 4.5, 9, 99, 99, 99, 99},
         0.465424,
         {.716192, .179048, .023676, .007162, .000072, .000072, .000072, .000072},
         {.787144, .242198, .034317, .010460, .000105, .000105, .000105, .000105}},
        {{0, .5, 3, 9, 99, 99},
         0.568071,
         {.586781, .260792, .036674, .005868, .000059, .000059},
         {.690086, .356173, .056334, .009171, .000092, .000092}},
        {{0, 0, 9, 9, 9, 9, 9, 9},
         0.813631,
         {.409686, .409686, .004097, .004097, .004097, .004097, .004097, .004097},
         {.557265, .557265, .007406, .007406, .007406, .007406, .007406, .007406}},
    };
    for (const GCase& one : cases) {
        const SaltelliDesign design{.dimensions = one.a.size(), .base = 8192, .scrambled = false};
        const SobolIndices found = sobol_indices(
            design, outputs_of(design, [&](const Point& point) { return g_function(point, one.a); }), {.times = 2});
        EXPECT_NEAR(found.variance, one.variance, 0.005);
        expect_near(found.first, one.first, 0.01);
        expect_near(found.total, one.total, 0.01);
    }
}

TEST(SobolIndices, OfGroupsCountWhatTheirMembersDoTogether) {
    const SaltelliDesign design{.dimensions = 3, .base = 4096, .groups = {{0, 2}, {1}}, .scrambled = false};
    EXPECT_EQ(design.block(), 4U);
    const SobolIndices found =
        sobol_indices(design, outputs_of(design, [](const Point& point) { return ishigami(point); }), {.times = 20});
    expect_near(found.first, {0.5575888552, 0.4424111448}, 0.005);
    expect_near(found.total, {0.5575888552, 0.4424111448}, 0.005);
}

TEST(SobolIndices, OfLuckThatNoCoordinateDecidesAreThoseOfAnEmptyGroup) {
    // A number from the point, and one from luck with the same variance.
    const SaltelliDesign design{.dimensions = 1, .base = 4096, .groups = {{0}, {}}};
    const SaltelliPoints points(design);
    std::vector<double> outputs;
    for (std::uint64_t row = 0; row < design.rows(); ++row)
        outputs.push_back(points.point(row)[0] + static_cast<double>(points.luck(row) >> 11U) * 0x1p-53);
    const SobolIndices found = sobol_indices(design, outputs, {.times = 20});
    expect_near(found.first, {0.5, 0.5}, 0.04);
    expect_near(found.total, {0.5, 0.5}, 0.04);
}

TEST(SobolIndices, OfAnOutputThatNeverChangesAreZeroAndSaySo) {
    const SaltelliDesign design{.dimensions = 2, .base = 64, .second_order = true};
    const SobolIndices found = sobol_indices(design, std::vector<double>(design.rows(), 0.1));
    EXPECT_TRUE(found.constant);
    EXPECT_EQ(found.variance, 0);
    expect_near(found.first, {0, 0}, 0);
    expect_near(found.total, {0, 0}, 0);
    expect_near(found.second, {0}, 0);
}

TEST(SobolIndices, LeaveOutBlocksInWhichAnOutputIsMissing) {
    const SaltelliDesign design{.dimensions = 3, .base = 1024};
    std::vector<double> outputs = outputs_of(design, [](const Point& point) { return ishigami(point); });
    outputs[7] = std::nan("");
    outputs[8] = std::nan("");
    outputs[12] = std::nan("");
    const SobolIndices found = sobol_indices(design, outputs, {.times = 20});
    EXPECT_EQ(found.left_out, 2U);  // rows 7 and 8 are in the second block of five, 12 in the third
    EXPECT_EQ(found.blocks, 1022U);
}

TEST(SobolIndices, DoNotDependOnALargeMean) {
    const SaltelliDesign design{.dimensions = 3, .base = 1024, .scrambled = false};
    const SobolIndices found = sobol_indices(
        design, outputs_of(design, [](const Point& point) { return 1e6 + ishigami(point); }), {.times = 20});
    expect_near(found.first, {0.3168, 0.4438, 0.0122}, 0.00006);
}

TEST(SobolIndices, FollowTheInputsWhenTheseChangePlaces) {
    const SaltelliDesign design{.dimensions = 3, .base = 4096, .scrambled = false};
    const SobolIndices found = sobol_indices(design,
                                             outputs_of(design,
                                                        [](const Point& point) {
                                                            return ishigami(Point{point[2], point[0], point[1]});
                                                        }),
                                             {.times = 20});
    expect_near(found.first, {0.4424111448, 0, 0.3139051911}, 0.01);
    expect_near(found.total, {0.4424111448, 0.2436836641, 0.5575888552}, 0.01);
}

TEST(SobolIndices, HaveIntervalsThatHoldTheTruthAboutAsOftenAsTheySay) {
    // Independent points, as resampling takes them to be. x1 + 2 x2 of uniform numbers: 0.2 and 0.8.
    const SaltelliDesign design{.dimensions = 2, .base = 128};
    std::size_t first_held = 0;
    std::size_t total_held = 0;
    for (std::uint64_t repeat = 0; repeat < 200; ++repeat) {
        std::mt19937_64 luck(repeat + 1);
        const auto unit = [&] { return static_cast<double>(luck() >> 11U) * 0x1p-53; };
        std::vector<double> outputs;
        for (std::uint64_t r = 0; r < design.base; ++r) {
            const double a[] = {unit(), unit()};
            const double b[] = {unit(), unit()};
            const auto value = [](double one, double two) { return one + 2 * two; };
            for (const double output : {value(a[0], a[1]), value(b[0], a[1]), value(a[0], b[1]), value(b[0], b[1])})
                outputs.push_back(output);
        }
        const SobolIndices found = sobol_indices(design, outputs, {.times = 200, .seed = repeat});
        first_held += found.first[1].low <= 0.8 && 0.8 <= found.first[1].high ? 1U : 0U;
        total_held += found.total[0].low <= 0.2 && 0.2 <= found.total[0].high ? 1U : 0U;
    }
    EXPECT_GE(first_held, 182U);  // 95 % of 200, within 4 %
    EXPECT_LE(first_held, 198U);
    EXPECT_GE(total_held, 182U);
    EXPECT_LE(total_held, 198U);
}

TEST(SaltelliPoints, ExchangeOneGroupAtATime) {
    const SaltelliDesign design{.dimensions = 2, .base = 4, .second_order = true};
    const SaltelliPoints points(design);
    EXPECT_EQ(design.rows(), 24U);
    for (std::uint64_t block = 0; block < 4; ++block) {
        const Point a = points.point(block * 6);
        const Point b = points.point(block * 6 + 5);
        EXPECT_EQ(points.point(block * 6 + 1), (Point{b[0], a[1]}));
        EXPECT_EQ(points.point(block * 6 + 2), (Point{a[0], b[1]}));
        EXPECT_EQ(points.point(block * 6 + 3), (Point{a[0], b[1]}));
        EXPECT_EQ(points.point(block * 6 + 4), (Point{b[0], a[1]}));
        for (const double coordinate : {a[0], a[1], b[0], b[1]}) {
            EXPECT_GT(coordinate, 0);
            EXPECT_LT(coordinate, 1);
        }
    }
}

TEST(SaltelliPoints, OfTheScrambledSequenceFallOnceIntoEveryPartOfEachSide) {
    const SaltelliDesign design{.dimensions = 4, .base = 256, .seed = 3};
    const SaltelliPoints points(design);
    for (std::size_t d = 0; d < 4; ++d) {
        std::vector<int> times(256, 0);
        for (std::uint64_t block = 0; block < 256; ++block)
            ++times[static_cast<std::size_t>(points.point(block * design.block())[d] * 256)];
        EXPECT_EQ(times, std::vector<int>(256, 1)) << d;
    }
}

TEST(SaltelliPoints, AreOthersForAnotherSeed) {
    const SaltelliPoints one({.dimensions = 2, .base = 4, .seed = 1});
    const SaltelliPoints other({.dimensions = 2, .base = 4, .seed = 2});
    EXPECT_NE(one.point(0), other.point(0));
}

TEST(SaltelliPoints, GoOnWhereTheTablesEnd) {
    const SaltelliPoints points({.dimensions = 2000, .base = 4});
    const Point a = points.point(0);
    const Point b = points.point(points.design().block() - 1);
    EXPECT_EQ(b.size(), 2000U);
    EXPECT_NE(a, b);
    for (const double coordinate : b) EXPECT_LT(coordinate, 1);
}

}  // namespace
}  // namespace irenic
