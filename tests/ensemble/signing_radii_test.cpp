// How far all numbers may move at once. Expected values are worked out by hand, and held against trying every corner on random cases.
#include <algorithm>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

using testing::loaded_from;

const std::string options = R"(
options:
  gate: {by: upper}
  pay: {by: lower}
  flood: {by: chance, levels: [none, great], probability: {none: 0.5}}
)";

std::string bridge(const std::string& upper, const std::string& lower, const std::string& agreement = "") {
    return testing::towns_head + options + "preferences:\n  upper: " + upper + "\n  lower: " + lower + R"(
strategies: {deal: {agreement: deal}}
agreements:
  deal:
    signatories: [upper, lower]
    obligations: {pay: {by: lower, sets: {pay: yes}}, open: {by: upper, sets: {gate: yes}}}
)" + agreement;
}

SigningRadius radius_of(const std::string& text) {
    const Loaded loaded = loaded_from(text);
    const Space::Build build = Space::build(loaded.cases.front());
    return signing_radii(*build.space).at(0);
}

// Upper Town gains 36 − 30 = 6 on a width of 16; Lower Town 6 − 3 = 3 on a width of 4.
const std::string upper = "[{that: pay, weight: [24, 36, 40], basis: b}, {that: not gate, weight: 30, basis: b}]";
const std::string lower = "[{that: gate, weight: [4, 6, 8], basis: b}, {that: pay, weight: -3, basis: b}]";

TEST(SigningRadii, AreThoseOfThePartyThatTurnsFirst) {
    const SigningRadius found = radius_of(bridge(upper, lower));
    EXPECT_TRUE(found.signable);
    ASSERT_TRUE(found.share);
    EXPECT_EQ(*found.share, 0.375);
    EXPECT_TRUE(found.within_ranges);
    EXPECT_TRUE(found.turns_within);
    EXPECT_EQ(found.turned, std::vector<PartyIndex>{0});
    ASSERT_EQ(found.parties.size(), 2U);
    EXPECT_EQ(found.parties[1].radius->share, 0.75);
    EXPECT_FALSE(found.parties[1].turns_within);  // at least 4 − 3
}

TEST(SigningRadii, OfABlockedDealAreThoseOfTheLastPartyThatWouldHaveToConsent) {
    // Lacking 6 on a width of 16, and 1 on a width of 4.
    const SigningRadius found =
        radius_of(bridge("[{that: pay, weight: [20, 24, 36], basis: b}, {that: not gate, weight: 30, basis: b}]",
                         "[{that: gate, weight: [1, 2, 5], basis: b}, {that: pay, weight: -3, basis: b}]"));
    EXPECT_FALSE(found.signable);
    EXPECT_EQ(found.share, 0.375);
    EXPECT_EQ(found.turned, (std::vector<PartyIndex>{0, 1}));
    EXPECT_TRUE(found.turns_within);
}

TEST(SigningRadii, FollowTheRuleOfConsent) {
    // One of the two is enough, so both would have to turn.
    const SigningRadius found = radius_of(bridge(upper, lower, "    consent: {at-least: 1, of: [upper, lower]}\n"));
    EXPECT_TRUE(found.signable);
    EXPECT_EQ(found.share, 0.75);
    EXPECT_EQ(found.turned, (std::vector<PartyIndex>{0, 1}));
    EXPECT_FALSE(found.within_ranges);
    EXPECT_FALSE(found.turns_within);
}

TEST(SigningRadii, ANumberOnBothSidesHasNoPart) {
    // The status quo is worth as much of it as the end.
    const SigningRadius found =
        radius_of(bridge("[{that: flood = none, weight: [1, 9], basis: b}, {that: pay, weight: 1, basis: b}]",
                         "[{that: gate, weight: 5, basis: b}]"));
    EXPECT_TRUE(found.signable);
    EXPECT_FALSE(found.share);
    EXPECT_FALSE(found.turns_within);
}

TEST(SigningRadii, SayWhatChanceDoesToThem) {
    const SigningRadius found = radius_of(
        bridge("[{that: pay and flood = none, weight: [1, 9], basis: b}]", "[{that: gate, weight: 5, basis: b}]"));
    // As written: 5 on a width of 8. With the flood Upper Town gains nothing, and loses nothing.
    EXPECT_EQ(found.share, 0.625);
    EXPECT_TRUE(found.with_chance);
    EXPECT_FALSE(found.chance_turns);
    EXPECT_EQ(found.share_by_chance, 0.625);
    const SigningRadius lost = radius_of(
        bridge("[{that: pay and flood = none, weight: [1, 9], basis: b}, {that: not gate, weight: 1, basis: b}]",
               "[{that: gate, weight: 5, basis: b}]"));
    EXPECT_EQ(lost.share, 0.5);
    EXPECT_TRUE(lost.chance_turns);
    EXPECT_FALSE(lost.share_by_chance);
}

TEST(SigningRadii, WantsThatOnlyOrderStatesAreFixed) {
    const SigningRadius found =
        radius_of(bridge("[{that: pay, basis: b}]", "[{that: gate, weight: [1, 2, 5], basis: b}]"));
    EXPECT_EQ(found.not_given, none);
    EXPECT_TRUE(found.signable);
    EXPECT_EQ(found.turned, std::vector<PartyIndex>{1});
    EXPECT_EQ(found.share, 0.5);
}

/// Signable with every range moved by a share of its width, up or down by the bits of `corner`?
bool signable_at(const Case& subject, double share, unsigned corner) {
    Case moved = subject;
    for (Preference& wants : moved.preferences)
        for (Statement& statement : wants.statements) {
            Range& range = *statement.weight;
            const auto by = static_cast<std::int64_t>(share * static_cast<double>(range.high.units - range.low.units));
            range.best.units += (corner & 1U) != 0 ? by : -by;
            range.low = range.high = range.best;
            corner >>= 1U;
        }
    const Space::Build build = Space::build(moved);
    return signing(*build.space, 0, *build.space->find(end_levels(moved, 0))).signing->signable;
}

std::string random_bridge(testing::Random& random) {
    const auto number = [&](std::uint32_t below) { return static_cast<int>(random.below(below)); };
    const auto statement = [&](const std::string& that) {
        const int low = number(20) - 10;
        const int best = low + number(6);
        const int high = best + 1 + number(6);
        return "{that: " + that + ", weight: [" + std::to_string(low) + ", " + std::to_string(best) + ", " +
               std::to_string(high) + "], basis: b}";
    };
    const auto wants = [&] {
        return "[" + statement("gate") + ", " + statement("pay") + ", " + statement("gate and not pay") + "]";
    };
    const std::string one = wants();
    const std::string other = wants();
    return bridge(one, other, random.one_in(2) ? "" : "    consent: {at-least: 1, of: [upper, lower]}\n");
}

TEST(SigningRadii, AreWhereSomeCornerTurnsTheVerdictOnRandomCases) {
    testing::for_random_cases(40, random_bridge, [](const std::string& text) {
        const Loaded loaded = loaded_from(text);
        const Case& subject = loaded.cases.front();
        const Space::Build build = Space::build(subject);
        const SigningRadius found = signing_radii(*build.space).at(0);
        const auto turns = [&](double share) {
            for (unsigned corner = 0; corner < 64; ++corner)
                if (signable_at(subject, share, corner) != found.signable) return true;
            return false;
        };
        if (!found.share) {
            EXPECT_FALSE(turns(50));
            return;
        }
        EXPECT_TRUE(turns(*found.share + 1e-5));
        EXPECT_FALSE(*found.share > 1e-5 && turns(*found.share - 1e-5));
    });
}

}  // namespace
}  // namespace irenic
