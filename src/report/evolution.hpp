/// What the text, the JSON and the pictures of `irenic evolve` share: what is listed, in which order, under which names.
#pragma once

#include <string_view>
#include <vector>

#include "irenic/report.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// One row per kind of steps, in the order of `Steps`.
struct StepsRow {
    Steps steps;
    std::string_view id;     ///< in JSON, and in the tests of claims
    std::string_view words;  ///< behind `by`
};
inline constexpr std::array<StepsRow, 3> kinds_of_steps{{
    {Steps::moves, "moves", "moves"},
    {Steps::improvements, "improvements", "improvements"},
    {Steps::agreements, "agreements", "improvements and agreed steps"},
}};

/// The concepts asked about under which the state is an equilibrium.
std::vector<Concept> equilibrium_under(const Outlook& found, StateIndex s);
/// The strategies that end there.
std::vector<StrategyIndex> ending_in(const Outlook& found, StateIndex s);

/// Reached equilibria under any of the concepts asked about, the nearest first.
std::vector<StateIndex> reached_equilibria(const Outlook& found, const Evolution& by);
/// Members of `states` that were reached, the nearest first.
std::vector<StateIndex> nearest_first(const Evolution& by, const Bits& states);
std::size_t reached_count(const Evolution& by, const Bits& states);

/// A state on a path that is shown, with how it is entered.
struct PathNode {
    StateIndex state = no_state;
    std::size_t before = 0;  ///< index into the tree; the root's is its own
    std::size_t depth = 0;
    std::vector<PartyIndex> movers;
    std::vector<Concept> under;  ///< filled where a path that is shown ends
    std::vector<StrategyIndex> strategies;
};

/// The paths to the nearest reached equilibria and to the strategies' ends, put together: a tree, each node before what comes of it.
struct PathTree {
    std::vector<PathNode> nodes;
    std::size_t left_out = 0;  ///< reached equilibria that are not shown
};
PathTree path_tree(const Outlook& found, const Evolution& by, std::size_t limit);

/// `start; end of One package; equilibrium under SEQ`: why a state is shown; empty for states between.
std::string node_note(const Space& space, const PathNode& node);

}  // namespace irenic
