// What can come of a state, against a search that goes through the definitions word for word, on thousands of random cases.

#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/naive_evolution.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 2000;
constexpr std::size_t most_states = 160;

void expect_a_path(const NaiveEvolution& twin, const Evolution& found, StateIndex to) {
    StateIndex at = found.from;
    const std::vector<Step> path = found.path_to(to);
    EXPECT_EQ(path.size(), found.distance(to));
    for (std::size_t k = 0; k < path.size(); ++k) {
        EXPECT_TRUE(twin.may_step(at, path[k])) << "step " << k << " to state " << path[k].to;
        EXPECT_TRUE(k == 0 || path[k].movers != path[k - 1].movers) << "the same movers twice in succession";
        at = path[k].to;
    }
    EXPECT_EQ(at, to);
}

void expect_the_same_evolutions(const Case& subject) {
    const Both both(subject);
    if (!both.ok() || both.space().size() > most_states) return;
    const Space& space = both.space();
    const StateIndex from = space.status_quo().value_or(space.size() / 2);
    for (const Steps steps : {Steps::moves, Steps::improvements, Steps::agreements}) {
        const NaiveEvolution twin(space, both.definitions, steps);
        const Evolution found = evolve(space, from, steps);
        const std::vector<int> expected = twin.distances(from);
        EXPECT_TRUE(found.complete);
        for (StateIndex s = 0; s < space.size(); ++s) {
            EXPECT_EQ(found.distance(s) ? static_cast<int>(*found.distance(s)) : -1, expected[s])
                << "steps of kind " << static_cast<int>(steps) << ", from " << space.name(from) << " to "
                << space.name(s);
            EXPECT_EQ(found.reached.test(s), expected[s] >= 0);
            Bits only(space.size());
            only.set(s);
            EXPECT_EQ(reach(space, from, only, steps).reached, expected[s] >= 0);
            if (found.reached.test(s) && expected[s] >= 0) expect_a_path(twin, found, s);
        }
    }
}

void expect_the_same_ends(const Case& subject) {
    const Both both(subject);
    if (!both.ok()) return;
    const Bits no_moves = without_moves(both.space());
    const Bits no_improvements = without_improvements(both.space());
    for (StateIndex s = 0; s < both.space().size(); ++s) {
        bool stays = true;
        bool content = true;
        for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
            stays = stays && both.definitions.moves(i, s).empty();
            content = content && both.definitions.improvements(i, s).empty();
        }
        EXPECT_EQ(no_moves.test(s), stays) << both.space().name(s);
        EXPECT_EQ(no_improvements.test(s), content) << both.space().name(s);
    }
}

TEST(EvolutionWithTwin, WhatCanBeReachedInCasesWithOptionsIsWhatTheDefinitionsSay) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_options_case(random); }, expect_the_same_evolutions);
}

TEST(EvolutionWithTwin, WhatCanBeReachedWithMergedStatesIsWhatTheDefinitionsSay) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_options_case(random, StateKind::merged); },
        expect_the_same_evolutions);
}

TEST(EvolutionWithTwin, WhatCanBeReachedInAbstractGraphsIsWhatTheDefinitionsSay) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_graph_case(random); }, expect_the_same_evolutions);
}

TEST(EvolutionWithTwin, StatesThatNobodyCanLeaveAreThoseWithoutMoves) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_options_case(random); }, expect_the_same_ends);
    for_random_cases(
        cases_per_family, [](Random& random) { return random_graph_case(random); }, expect_the_same_ends);
}

}  // namespace
}  // namespace irenic::testing
