#include <algorithm>

#include <gtest/gtest.h>

#include "ensemble/box.hpp"
#include "ensemble/test_functions.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

using testing::planted_box;
using testing::PlantedBox;
using testing::Random;

Box rated(double coverage, double density, std::vector<std::size_t> restricted = {}) {
    Box box;
    box.coverage = coverage;
    box.density = density;
    box.restricted = std::move(restricted);
    return box;
}

TEST(ChosenBox, HasMostCoverageAmongThoseThatAreDenseEnough) {
    const std::vector<Box> boxes{rated(1, 0.2), rated(0.9, 0.8), rated(0.7, 0.9)};
    EXPECT_EQ(chosen_box(boxes, 0.8), 1U);
    EXPECT_EQ(chosen_box(boxes, 0.85), 2U);
}

TEST(ChosenBox, IsTheDensestWhereNoneIsDenseEnough) {
    const std::vector<Box> boxes{rated(1, 0.2), rated(0.9, 0.6), rated(0.7, 0.6)};
    EXPECT_EQ(chosen_box(boxes, 0.8), 1U);
}

TEST(ChosenBox, OfEqualsIsTheDensestThenTheOneWithFewestLimitsThenTheFirst) {
    const std::vector<Box> boxes{rated(0.9, 0.8), rated(0.9, 0.9, {0, 1}), rated(0.9, 0.9, {0}), rated(0.9, 0.9, {1})};
    EXPECT_EQ(chosen_box(boxes, 0.8), 2U);
}

TEST(DiscoverWithDoubts, FindsInThePlantedBoxNothingToDoubt) {
    const PlantedBox planted = planted_box();
    const TrustedDiscovery found = discover_with_doubts(planted.inputs, planted.outcome);
    ASSERT_EQ(found.found.boxes.size(), 42U);
    ASSERT_EQ(found.trust.size(), 42U);
    EXPECT_EQ(found.half_samples, 10U);
    const BoxTrust& last = found.trust[41];
    ASSERT_TRUE(last.hold_out);
    EXPECT_GT(last.hold_out->density, 0.9);
    EXPECT_GT(last.hold_out->coverage, 0.9);
    EXPECT_EQ(last.same_coverage[0], 1);
    EXPECT_EQ(last.same_coverage[1], 1);
    for (const LimitDoubt& doubt : last.doubts) EXPECT_LT(doubt.quasi_p, 1e-9);
    // At least 0.8 dense, and most coverage: all hits are still inside.
    EXPECT_EQ(found.found.boxes[found.chosen].coverage, 1);
    EXPECT_GE(found.found.boxes[found.chosen].density, 0.8);
    ASSERT_EQ(found.regions.size(), 1U);
    EXPECT_TRUE(found.regions[0].dense);
    EXPECT_EQ(found.regions[0].box.restricted, (std::vector<std::size_t>{0, 1}));
}

TEST(DiscoverWithDoubts, IsTheSameForTheSameSeedAndOtherForAnother) {
    const PlantedBox planted = planted_box();
    const auto hold_out = [&](std::uint64_t seed) {
        DiscoveryQuestion question;
        question.seed = seed;
        return discover_with_doubts(planted.inputs, planted.outcome, question).trust[20].hold_out->hits;
    };
    EXPECT_EQ(hold_out(1), hold_out(1));
    EXPECT_TRUE(hold_out(1) != hold_out(2) || hold_out(1) != hold_out(3));
}

TEST(DiscoverWithDoubts, FindsASecondRegionInWhatTheFirstLeavesOut) {
    PlantedBox planted = planted_box();
    for (std::size_t row = 0; row < 2000; ++row)
        planted.outcome[row] = planted.inputs[2].values[row] > 0.85 || planted.inputs[3].values[row] < 0.1;
    const TrustedDiscovery found = discover_with_doubts(planted.inputs, planted.outcome);
    ASSERT_EQ(found.regions.size(), 2U);
    const FoundRegion& first = found.regions[0];
    const FoundRegion& second = found.regions[1];
    EXPECT_EQ(first.box.restricted.size(), 1U);
    EXPECT_EQ(second.box.restricted.size(), 1U);
    EXPECT_NE(first.box.restricted, second.box.restricted);
    EXPECT_LE(first.box.coverage + second.box.coverage, 1);
    EXPECT_GT(first.box.coverage + second.box.coverage, 0.9);
}

TEST(DiscoverWithDoubts, SaysWhyThereIsNothing) {
    const std::vector<Input> inputs{{"a", {1, 2}, {}}};
    const TrustedDiscovery found = discover_with_doubts(inputs, {true, true});
    EXPECT_EQ(found.found.problem, "the outcome occurs in every scenario");
    EXPECT_TRUE(found.trust.empty());
    EXPECT_TRUE(found.regions.empty());
}

TEST(DiscoverWithDoubts, StopsWhenItIsTold) {
    const PlantedBox planted = planted_box();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(discover_with_doubts(planted.inputs, planted.outcome, {}, stop.get_token()).found.stopped);
}

TEST(WithoutDoubtfulLimits, LeavesOutALimitThatMayBeChance) {
    const PlantedBox planted = planted_box();
    Box box = discover(planted.inputs, planted.outcome).boxes[41];
    box.restricted.push_back(4);
    box.limits[4] = {0, 0.97, {}};
    const FoundRegion found = without_doubtful_limits(box, planted.inputs, planted.outcome);
    EXPECT_EQ(found.box.restricted, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(found.box.inside, 235U);
    EXPECT_EQ(found.doubts.size(), 2U);
}

TEST(WithoutDoubtfulLimits, KeepsTheLastOne) {
    const std::vector<Input> inputs{{"a", {1, 2, 3, 4}, {}}};
    Box box;
    box.limits = {{1, 3, {}}};
    box.restricted = {0};
    EXPECT_EQ(without_doubtful_limits(box, inputs, {true, false, true, false}).box.restricted.size(), 1U);
}

}  // namespace
}  // namespace irenic
