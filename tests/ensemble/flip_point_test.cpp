#include <gtest/gtest.h>

#include "irenic/ensemble.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

Decimal decimal(std::string_view text) { return parse_decimal(text).value; }

Range range_of(std::string_view low, std::string_view best, std::string_view high) {
    Range range;
    range.low = decimal(low);
    range.best = decimal(best);
    range.high = decimal(high);
    range.numbers = 3;
    return range;
}

TEST(FlipPoint, IsTheNearestDecimalOnTheOtherSide) {
    const FlipPoint found =
        flip_point(range_of("0", "10", "40"), [](Decimal value) { return value >= decimal("4.123456"); });
    ASSERT_TRUE(found.flips);
    EXPECT_EQ(to_string(found.to), "4.123455");
    EXPECT_FALSE(found.up);
    EXPECT_NEAR(found.relative, 5.876545 / 40, 1e-12);
    EXPECT_TRUE(found.monotone);
    EXPECT_FALSE(found.unsettled);
}

TEST(FlipPoint, UpwardsIsTheFirstDecimalThatMeetsIt) {
    const FlipPoint found =
        flip_point(range_of("-1", "0", "1"), [](Decimal value) { return value >= decimal("0.000001"); });
    ASSERT_TRUE(found.flips);
    EXPECT_TRUE(found.up);
    EXPECT_EQ(to_string(found.to), "0.000001");
}

TEST(FlipPoint, FromTheMidpointOfTwoNumbersIsADecimalOfSixPlaces) {
    Range range = range_of("0", "0", "0.000003");
    range.best = midpoint(range.low, range.high);
    const Decimal best = range.best;
    const FlipPoint up = flip_point(range, [&](Decimal value) { return value > best; });
    EXPECT_EQ(to_string(up.to), "0.000002");
    const FlipPoint down = flip_point(range, [&](Decimal value) { return value < best; });
    EXPECT_EQ(to_string(down.to), "0.000001");
}

TEST(FlipPoint, SaysWhereNothingWithinTheRangeFlipsIt) {
    const FlipPoint found = flip_point(range_of("0", "5", "9"), [](Decimal) { return true; });
    EXPECT_FALSE(found.flips);
    EXPECT_EQ(found.looked_at, 17U);  // both ends, the best, and seven on either side
}

TEST(FlipPoint, OfTwoSidesIsTheNearer) {
    const auto between = [](Decimal value) { return value > decimal("2") && value < decimal("5.5"); };
    const FlipPoint found = flip_point(range_of("0", "5", "9"), between);
    EXPECT_TRUE(found.up);
    EXPECT_EQ(to_string(found.to), "5.5");
    EXPECT_FALSE(found.monotone);
}

TEST(FlipPoint, PassesOverWhatCouldNotBeSettled) {
    const auto verdict = [](Decimal value) -> std::optional<bool> {
        if (value > decimal("6") && value < decimal("7")) return {};
        return value < decimal("6.5");
    };
    const FlipPoint found = flip_point(range_of("0", "5", "9"), verdict);
    EXPECT_TRUE(found.unsettled);
    ASSERT_TRUE(found.flips);
    EXPECT_EQ(to_string(found.to), "7");
}

TEST(FlipPoint, OfAVerdictThatIsNotSettledAtBestIsNone) {
    const FlipPoint found = flip_point(range_of("0", "5", "9"), [](Decimal) { return std::optional<bool>(); });
    EXPECT_FALSE(found.flips);
    EXPECT_TRUE(found.unsettled);
}

TEST(FlipPoint, OfALinearMarginIsTheBorderItself) {
    struct Drawn {
        Range range;
        Decimal border;
        bool above = false;
    };
    const auto draw = [](testing::Random& random) {
        Drawn drawn;
        const auto any = [&] { return Decimal{2 * static_cast<std::int64_t>(random.below(40'000'000)) - 40'000'000}; };
        Decimal three[3] = {any(), any(), any()};
        std::sort(std::begin(three), std::end(three));
        drawn.range.low = three[0];
        drawn.range.best = three[1];
        drawn.range.high = three[2];
        drawn.border = any();
        drawn.above = random.one_in(2);
        return drawn;
    };
    testing::for_random_cases(500, draw, [](const Drawn& drawn) {
        const Range& range = drawn.range;
        const auto verdict = [&](Decimal value) { return drawn.above ? value >= drawn.border : value <= drawn.border; };
        const FlipPoint found = flip_point(range, verdict);
        const bool at_best = verdict(range.best);
        EXPECT_EQ(found.flips, verdict(range.low) != at_best || verdict(range.high) != at_best);
        if (!found.flips) return;
        EXPECT_NE(verdict(found.to), at_best);
        EXPECT_EQ(verdict({found.to.units + (found.up ? -2 : 2)}), at_best);
        EXPECT_TRUE(found.monotone);
    });
}

TEST(StabilityRadius, IsTheMarginOverWhatAllRangesTogetherCanMove) {
    // 2·x − y with x in 3…5 (4) and y in 0…6 (2): margin 6, reach 2·2 + 1·6 = 10.
    const std::vector<LinearTerm> terms{{Wide(std::int64_t{2}), range_of("3", "4", "5")},
                                        {Wide(std::int64_t{-1}), range_of("0", "2", "6")}};
    const auto found = stability_radius(Wide(std::int64_t{6}), terms);
    ASSERT_TRUE(found);
    EXPECT_DOUBLE_EQ(found->share, 0.6);
    EXPECT_FALSE(found->within_ranges);  // x would have to fall by 1.2, and may by 1
    EXPECT_TRUE(found->possible);        // at x = 3 and y = 6 it is 0
}

TEST(StabilityRadius, WithinRangesAsksNothingBeyondThem) {
    const std::vector<LinearTerm> terms{{Wide(std::int64_t{2}), range_of("3", "4", "5")},
                                        {Wide(std::int64_t{-1}), range_of("0", "2", "6")}};
    const auto found = stability_radius(Wide(std::int64_t{-2}), terms);
    ASSERT_TRUE(found);
    EXPECT_DOUBLE_EQ(found->share, 0.2);
    EXPECT_TRUE(found->within_ranges);
    EXPECT_TRUE(found->possible);
}

TEST(StabilityRadius, SaysWhereNoEndOfTheRangesWouldDo) {
    const std::vector<LinearTerm> terms{{Wide(std::int64_t{1}), range_of("0", "1", "2")}};
    const auto found = stability_radius(Wide(std::int64_t{7}), terms);
    ASSERT_TRUE(found);
    EXPECT_DOUBLE_EQ(found->share, 3.5);
    EXPECT_FALSE(found->within_ranges);
    EXPECT_FALSE(found->possible);
}

TEST(StabilityRadius, IsNothingWhereNoNumberIsUncertain) {
    const std::vector<LinearTerm> terms{{Wide(std::int64_t{1}), range_of("1", "1", "1")},
                                        {Wide(std::int64_t{0}), range_of("0", "1", "2")}};
    EXPECT_FALSE(stability_radius(Wide(std::int64_t{7}), terms));
}

}  // namespace
}  // namespace irenic
