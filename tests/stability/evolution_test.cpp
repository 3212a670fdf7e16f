// What can come of a state, on cases small enough to see it: two towns and a gate, and graphs of three states.

#include <gtest/gtest.h>

#include "irenic/stability.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// Opening the gate costs the upper town 5 and ending the patrol the lower one 3.5; each gains more by what the other does.
/// Codes: gate (0 closed, 1 open), patrol (0 out, 1 ended).
Case towns() {
    CaseBuilder builder;
    builder.party("upper").party("lower");
    builder.option("gate", {"upper"}, {"closed", "open"}).option("patrol", {"lower"}, {"out", "ended"});
    builder.weight("upper", builder.at("patrol", "ended"), "20").weight("upper", builder.at("gate", "open"), "-5");
    builder.weight("lower", builder.at("gate", "open"), "12").weight("lower", builder.at("patrol", "out"), "3.5");
    return builder.build();
}

Case line() {
    CaseBuilder builder;
    builder.graph().party("one").party("other").state("a").state("b").state("c");
    builder.arc("one", "a", "b").arc("one", "b", "c");
    return builder.build();
}

TEST(Evolution, ByMovesEveryStateOfTheTwoTownsIsTwoStepsAwayAtMost) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    const Evolution found = evolve(space, *space.find("00"), Steps::moves);
    EXPECT_EQ(found.reached.count(), 4U);
    EXPECT_EQ(found.distance(*space.find("00")), 0U);
    EXPECT_EQ(found.distance(*space.find("10")), 1U);
    EXPECT_EQ(found.distance(*space.find("01")), 1U);
    EXPECT_EQ(found.distance(*space.find("11")), 2U);
}

// At b one party arrives after one step and the other after two, which is kept, as what follows may differ.
TEST(Evolution, TheFarthestStateIsCountedByItsFirstArrival) {
    CaseBuilder builder;
    builder.graph().party("one").party("other");
    for (const char* state : {"a", "b", "c", "d", "e", "f"}) builder.state(state);
    builder.arc("one", "a", "b").arc("one", "a", "c").arc("other", "c", "b");
    builder.arc("one", "d", "e").arc("one", "e", "f");  // moves that do not chain, out of reach
    const Case subject = builder.build();
    const Space space = std::move(*Space::build(subject).space);
    const Evolution found = evolve(space, *space.find("a"), Steps::moves);
    EXPECT_EQ(found.reached.count(), 3U);
    EXPECT_EQ(found.distance(*space.find("b")), 1U);
    EXPECT_EQ(found.arrivals.back().steps, 2U);
    EXPECT_EQ(found.farthest(), 1U);
}

TEST(Evolution, ByImprovementsNeitherTownLeavesTheStatusQuo) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    const Evolution found = evolve(space, *space.find("00"), Steps::improvements);
    EXPECT_EQ(found.reached.count(), 1U);
    EXPECT_FALSE(found.distance(*space.find("11")));
}

TEST(Evolution, AnAgreedStepIsTakenByItsOwnersTogether) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    const Evolution found = evolve(space, *space.find("00"), Steps::agreements);
    const std::vector<Step> path = found.path_to(*space.find("11"));
    ASSERT_EQ(path.size(), 1U);
    EXPECT_EQ(path.front().movers, (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(path.front().to, *space.find("11"));
    // From there each town could then gain alone.
    EXPECT_EQ(found.distance(*space.find("01")), 2U);
    EXPECT_EQ(found.distance(*space.find("10")), 2U);
}

TEST(Evolution, NobodyMovesTwiceInSuccession) {
    const Case subject = line();
    const Space space = std::move(*Space::build(subject).space);
    const Evolution found = evolve(space, 0, Steps::moves);
    EXPECT_EQ(found.distance(1), 1U);
    EXPECT_FALSE(found.distance(2));
}

TEST(Evolution, OnlyTheLastStateOfALineCannotBeLeft) {
    const Case subject = line();
    const Space space = std::move(*Space::build(subject).space);
    const Bits found = without_moves(space);
    EXPECT_FALSE(found.test(0));
    EXPECT_FALSE(found.test(1));
    EXPECT_TRUE(found.test(2));
}

TEST(Evolution, OnlyTheStatusQuoOfTheTwoTownsIsWithoutImprovement) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    const Bits found = without_improvements(space);
    EXPECT_EQ(found.count(), 1U);
    EXPECT_TRUE(found.test(*space.find("00")));
}

TEST(Evolution, AtALimitItSaysHowFarItIsSure) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    EvolutionLimits limits;
    limits.looks = 1;
    const Evolution found = evolve(space, *space.find("00"), Steps::moves, limits);
    EXPECT_FALSE(found.complete);
    EXPECT_EQ(found.sure_within, 1U);
    EXPECT_EQ(found.reached.count(), 3U);
}

TEST(Evolution, AgreedStepsAreNotLookedForInATooLargeSpace) {
    const Case subject = towns();
    const Space space = std::move(*Space::build(subject).space);
    EvolutionLimits limits;
    limits.agreed_states = 3;
    const Evolution found = evolve(space, 0, Steps::agreements, limits);
    EXPECT_FALSE(found.looked);
    EXPECT_FALSE(found.complete);
    EXPECT_TRUE(found.reached.none());
    EXPECT_TRUE(evolve(space, 0, Steps::improvements, limits).complete);
}

}  // namespace
}  // namespace irenic::testing
