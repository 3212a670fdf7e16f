/// How shares of scenarios are said.
#include <gtest/gtest.h>

#include "report/words_radius.hpp"
#include "report/words_trust.hpp"

namespace irenic::testing {
namespace {

constexpr Sampling counts = Sampling::exploratory;
constexpr Sampling likely = Sampling::probabilistic;

TEST(TrustWords, TheNumberStandsFirstAndTheWordBehindIt) {
    EXPECT_EQ(share_words(wilson(870, 1000), counts), "870 of 1\u00A0000 (87\u00A0%, interval 84 to 89\u00A0%; most)");
    EXPECT_EQ(share_words(wilson(5, 10), counts), "5 of 10 (50\u00A0%, interval 23 to 77\u00A0%; about half)");
}

TEST(TrustWords, AllAndNoneAreNeverAHundredAndZeroPercent) {
    EXPECT_EQ(share_words(wilson(1000, 1000), counts), "all 1\u00A0000 (at least 99\u00A0%)");
    EXPECT_EQ(share_words(wilson(0, 1000), counts), "none of 1\u00A0000 (up to 1\u00A0%)");
    EXPECT_EQ(percent(0.001), "below 1\u00A0%");
    EXPECT_EQ(percent(0.9999), "over 99\u00A0%");
    EXPECT_EQ(share_words(wilson(0, 0), counts), "not settled in any");
}

/// The bounds of Intelligence Community Directive 203.
TEST(TrustWords, WordsOfLikelihoodStandOnlyWhereTheCaseSaysSoAndWithTheirBounds) {
    EXPECT_EQ(likelihood_word(wilson(70, 100), likely), "likely (55 to 80 %)");
    EXPECT_EQ(likelihood_word(wilson(3, 100), likely), "almost no chance (1 to 5 %)");
    EXPECT_EQ(likelihood_word(wilson(50, 100), likely), "roughly even chance (45 to 55 %)");
    EXPECT_EQ(likelihood_word(wilson(0, 100), likely), "almost no chance (1 to 5 %)");
    EXPECT_EQ(likelihood_word(wilson(70, 100), counts), "most");
    EXPECT_EQ(likelihood_word(wilson(10, 100), counts), "few");
}

TEST(TrustWords, WhatALimitLeftOpenIsSaidReadingByReading) {
    StudyHead head;
    head.subjects = {{"", ""}, {"doubtful", "What a doubter says"}};
    StudySummary summary;
    summary.readings.resize(2);
    EXPECT_TRUE(open_words(head, summary).empty());
    summary.readings[1].open = 1200;
    EXPECT_EQ(
        open_words(head, summary).text(),
        "In 1\u00A0200 scenarios in the reading What a doubter says a limit of what is searched left something open: "
        "whether a claim holds, or whether an end would persist. Shares are of the scenarios that settle it.");
}

/// Decimals have six places, so what turns as soon as 30 is passed turns at 30.000001.
TEST(TrustWords, ABorderIsNeverRoundedToANumberThatTurnsNothing) {
    const auto turning_at = [](std::int64_t millionths, bool up) {
        FlipPoint flip;
        flip.flips = true;
        flip.up = up;
        flip.to = {millionths * (Decimal::units_per_one / 1'000'000)};
        return border_words(flip, 45);
    };
    EXPECT_EQ(turning_at(30'000'001, true), "more than 30");
    EXPECT_EQ(turning_at(30'000'000, true), "at least 30");
    EXPECT_EQ(turning_at(-37'600'001, false), "less than \u221237.6");
    EXPECT_EQ(turning_at(-37'600'000, false), "at most \u221237.6");
    EXPECT_EQ(turning_at(33'456'789, true), "at least about 33.5");
}

TEST(TrustWords, HowFarNumbersMayMoveIsSaidOfAgreementsAlone) {
    StudyHead head;
    head.strategies = {{"stay", "As it is"}, {"deal", "The deal"}};
    std::vector<SigningRadius> radii(2);
    radii[1].strategy = 1;
    const auto words = [&] {
        std::string all;
        for (const Phrase& item : radius_words(head, radii)) all += item.text() + "\n";
        return all;
    };
    EXPECT_EQ(words(), "No strategy has an agreement: nobody is asked to sign.\n");
    radii[1].agreement = radii[1].signable = true;
    EXPECT_EQ(words(), "The deal: it could be signed, whatever the numbers are that are given as ranges.\n");
}

TEST(TrustWords, TablesHaveTheIntervalInBrackets) {
    EXPECT_EQ(share_cell(wilson(870, 1000)), "87\u00A0% (84 to 89)");
    EXPECT_EQ(share_cell(wilson(0, 7)), "none");
    EXPECT_EQ(share_cell(wilson(7, 7)), "all");
}

}  // namespace
}  // namespace irenic::testing
