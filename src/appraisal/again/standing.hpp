/// Would a party leave a state? Asked of few states in many scenarios: what settled it last time is tried first.
#pragma once

#include <array>
#include <unordered_map>

#include "appraisal/again/spread.hpp"

namespace irenic {

/// A step of one party.
struct Hop {
    PartyIndex by = none;
    StateIndex to = no_state;
};

class StandingMemory {
public:
    struct Move {
        StateIndex to = no_state;
        std::array<std::vector<Hop>, concepts.size()> answer;  ///< of the others, when it was last answered, by `Concept`
        std::vector<std::uint16_t> kinds;  ///< of all that the others' moves can make of it; empty: not needed so far
    };
    struct Entry {
        std::uint64_t scenario = 0;
        std::vector<Move> moves;
        std::vector<std::uint32_t> improvements;  ///< of `moves`, in this scenario
        std::array<std::optional<bool>, concepts.size()> stays{};
        std::array<std::uint32_t, concepts.size()> unanswered{};  ///< the move that nothing answered when it was last left
    };

    /// What is known of the party at the state. A reference holds until the next call.
    Entry& entry(const View& view, PartyIndex i, StateIndex s, std::uint64_t scenario);

private:
    std::unordered_map<std::uint64_t, Entry> entries_;
};

/// The party stays at the state under this concept (docs/semantics.md, section 3).
bool stays(const View& view, StandingMemory& memory, Spread& spread, Concept kind, PartyIndex i, StateIndex s,
           std::uint64_t scenario);

}  // namespace irenic
