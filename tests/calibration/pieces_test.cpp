/// A hazard by pieces of time: as many last through each piece as the fit says.
#include <cmath>

#include <gtest/gtest.h>

#include "calibration/spells.hpp"

namespace irenic::testing {
namespace {

double lasts(const FittedPiece& piece) { return std::pow(1 - piece.daily.best, piece.until - piece.from); }

TEST(Pieces, let_as_many_last_as_the_curve_does) {
    const auto pieces = hazard_pieces(treated(), Fit::kaplan_meier, {10, 20});
    const SurvivalCurve curve = kaplan_meier(treated());
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_NEAR(lasts(pieces[0]), curve.at(10)->best, 1e-12);
    EXPECT_NEAR(lasts(pieces[0]) * lasts(pieces[1]), curve.at(20)->best, 1e-12);
    EXPECT_EQ(pieces[0].ended, 5U);
    EXPECT_EQ(pieces[1].ended, 2U);
    EXPECT_EQ(pieces[1].from, 10U);
    EXPECT_EQ(pieces[1].until, 20U);
    for (const FittedPiece& piece : pieces) {
        EXPECT_GT(*piece.daily.low, 0);
        EXPECT_LT(*piece.daily.low, piece.daily.best);
        EXPECT_GT(*piece.daily.high, piece.daily.best);
    }
}

TEST(Pieces, take_ends_over_days_watched_where_the_curve_is_open) {
    const auto pieces = hazard_pieces(treated(), Fit::kaplan_meier, {20});
    // After day 20: 22, 23 ended; watched 2 + 3 + 5 + 12 + 12 + 14 + 15 = 63 days.
    EXPECT_EQ(pieces[1].until, none);
    EXPECT_TRUE(pieces[1].by_count);
    EXPECT_EQ(pieces[1].ended, 2U);
    EXPECT_DOUBLE_EQ(pieces[1].watched_days, 63);
    EXPECT_NEAR(pieces[1].daily.best, 1 - std::exp(-2.0 / 63), 1e-12);
    EXPECT_FALSE(pieces[0].by_count);
}

TEST(Pieces, in_which_none_or_all_ended_have_an_interval_all_the_same) {
    const auto none_ended = hazard_pieces(treated(), Fit::kaplan_meier, {5, 10});
    EXPECT_TRUE(none_ended[0].by_count);
    EXPECT_EQ(none_ended[0].daily.best, 0);
    EXPECT_NEAR(*none_ended[0].daily.high, 1 - std::exp(std::log(0.025) / (21 * 5)), 1e-12);
    const auto all_ended = hazard_pieces(untreated(), Fit::kaplan_meier, {23});
    ASSERT_EQ(all_ended.size(), 1U);  // nobody was watched beyond: the cut falls away
    EXPECT_NEAR(all_ended[0].daily.best, 1 - std::exp(-21.0 / 182), 1e-12);
}

TEST(Pieces, let_as_many_last_as_the_weibull_fit_does) {
    const auto pieces = hazard_pieces(treated(), Fit::weibull, {10, 20});
    const WeibullFit fit = *weibull_fit(treated()).fit;
    EXPECT_NEAR(lasts(pieces[0]), fit.share(10), 1e-12);
    EXPECT_NEAR(lasts(pieces[0]) * lasts(pieces[1]), fit.share(20), 1e-12);
    // The first begins at the beginning: its interval is that of the share itself.
    EXPECT_NEAR(std::pow(1 - *pieces[0].daily.high, 10), *fit.share_with_interval(10).low, 1e-12);
    EXPECT_NEAR(std::pow(1 - *pieces[0].daily.low, 10), *fit.share_with_interval(10).high, 1e-12);
    // The last is spread over what was watched, to day 35.
    EXPECT_NEAR(std::pow(1 - pieces[2].daily.best, 15), fit.share(35) / fit.share(20), 1e-12);
    EXPECT_TRUE(hazard_pieces(std::vector{still(3)}, Fit::weibull, {}).empty());
}

TEST(Pieces, are_one_where_the_chance_is_the_same_every_day) {
    const auto pieces = hazard_pieces(treated(), Fit::exponential, {10, 20});
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_NEAR(pieces[0].daily.best, 1 - std::exp(-9.0 / 359), 1e-12);
}

TEST(Pieces, are_cut_where_enough_ended_unless_told_otherwise) {
    // 6 end by day 20, 4 more by day 60, 5 more by day 170, one at day 400 of what is watched for 500 days.
    std::vector<Spell> spells;
    for (int k = 0; k < 6; ++k) spells.push_back(ended(15 + k));
    for (int k = 0; k < 4; ++k) spells.push_back(ended(50 + k));
    for (int k = 0; k < 5; ++k) spells.push_back(ended(160 + k));
    spells.push_back(ended(400));
    for (int k = 0; k < 9; ++k) spells.push_back(still(500));
    const auto pieces = hazard_pieces(spells, Fit::kaplan_meier, {});
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[0].until, 30U);
    EXPECT_EQ(pieces[1].until, 180U);
    EXPECT_EQ(pieces[2].until, none);
}

TEST(Pieces, become_decimals_of_a_case) {
    const auto pieces = hazard_pieces(treated(), Fit::kaplan_meier, {10});
    const Hazard hazard = hazard_of(pieces);
    ASSERT_EQ(hazard.pieces.size(), 2U);
    EXPECT_EQ(hazard.pieces[0].until, 10U);
    EXPECT_EQ(hazard.pieces[1].until, none);
    // 1 − 0.752941^(1/10) = 0.027978
    EXPECT_EQ(to_string(hazard.pieces[0].daily.best), "0.027978");
    EXPECT_EQ(hazard.pieces[0].daily.numbers, 3);
    EXPECT_LE(hazard.pieces[0].daily.low, hazard.pieces[0].daily.best);
}

}  // namespace
}  // namespace irenic::testing
