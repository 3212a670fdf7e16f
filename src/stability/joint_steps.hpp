/// What several parties can do together: one step at a time, and in sequence. docs/semantics.md, section 1 (agreed steps).
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

/// A set of parties: bit i is party i. Cases with more than 64 parties are refused beforehand.
using Members = std::uint64_t;
inline constexpr std::size_t most_members = 64;

inline bool within(Members some, Members all) { return (some & ~all) == 0; }
inline Members bit_of(PartyIndex i) { return Members{1} << i; }
Members members_of(const Coalition& coalition);

/// One step: `movers` own everything that changes, and all of them take part.
struct JointStep {
    Members movers = 0;
    StateIndex to = no_state;
};

/// The states that a coalition can bring about from one state, in the order of a search that takes the shortest way to each.
struct Reached {
    struct Node {
        StateIndex state = no_state;
        Members last = 0;
        std::uint32_t parent = 0;
        std::uint32_t steps = 0;
    };
    std::vector<Node> nodes;              ///< the start first
    std::vector<std::uint32_t> arrivals;  ///< the node that first arrives at a state, in order; never the start
    bool complete = true;                 ///< false: the budget did not last

    [[nodiscard]] std::vector<Step> path(std::uint32_t node) const;
};

class JointSteps {
public:
    /// `budget`: pairs of states to look at where moves do not chain.
    JointSteps(const Space& space, std::uint64_t budget);

    /// Whatever a coalition does in sequence it can also do in one jump: options with levels that chain, and no merged states.
    [[nodiscard]] bool one_jump() const { return one_jump_; }

    /// Every step of any set of parties from `s`, in the order of states.
    [[nodiscard]] std::vector<JointStep> from(StateIndex s) const;

    /// R_H(s) with agreed steps; `first` are the steps from `s`. Not safe for several threads unless `one_jump`.
    Reached reached(Members coalition, StateIndex s, const std::vector<JointStep>& first);

    /// The states from which the coalition can reach one of `targets`; wrong at the targets themselves. `complete` as in `Reached`.
    Bits can_reach(Members coalition, const Bits& targets, bool& complete);

    /// How many options differ; 0 in an abstract graph.
    [[nodiscard]] std::size_t changes(StateIndex from, StateIndex to) const;

private:
    [[nodiscard]] Members movers_between(const Level* from, const Level* to) const;
    [[nodiscard]] const Level* row(std::size_t r) const { return levels_.data() + r * options_; }
    [[nodiscard]] Bits can_jump_to(Members coalition, const Bits& targets) const;
    const std::vector<JointStep>* remembered(StateIndex s);

    const Space& space_;
    std::uint64_t budget_;
    bool one_jump_ = true;
    std::size_t options_;
    std::vector<Members> owners_;        ///< per option
    std::vector<std::uint64_t> stride_;  ///< per option, of a mixed-radix number
    std::vector<Level> levels_;          ///< per member of a state, option by option
    std::vector<StateIndex> state_of_row_;
    std::vector<std::uint32_t> first_row_;  ///< per state, and one more
    std::unordered_map<StateIndex, std::vector<JointStep>> memory_;
};

}  // namespace irenic
