/// Is any of many states an equilibrium? Mostly none is, and who leaves them by which move is mostly the same as the time before.
#pragma once

#include <algorithm>

#include "appraisal/again/standing.hpp"

namespace irenic {

/// Moves of one party that bring its own options to the same levels: what the others could make of them lies close together.
struct MovesToSlice {
    PartyIndex by = none;
    double states_looked_at = 0;  ///< lately, for each time it was tried
};

/// What was found the time before, for the states that one test asks about.
struct LeavingMemory {
    std::vector<StateIndex> states;  ///< ascending
    std::vector<MovesToSlice> groups;
    std::vector<std::uint32_t> first_group;  ///< per party
    static constexpr std::size_t remembered = 4;
    std::vector<std::array<std::uint32_t, remembered>>
        left_by;                         ///< per state: by moves of which groups it was left; the last first
    std::vector<std::uint64_t> left;     ///< per party: how many states it left
    std::vector<StateIndex> equilibria;  ///< states that were one in some scenario; the last first
};

/// Of the sources that others can follow up to a state of low number, the least such number: backwards over what a `Spread` has found.
class LeastAfter {
public:
    static constexpr std::int64_t nothing = std::numeric_limits<std::int64_t>::max();

    /// For every arrival of `spread` whose followers have a number of at most `most`, the least of those. `number(s)` is what counts.
    template <typename Number>
    void find(const View& view, const Spread& spread, std::span<const PartyIndex> movers, bool improvements,
              std::int64_t most, Number&& number);
    [[nodiscard]] std::int64_t of(StateIndex s) const { return when_[s] == now_ ? least_[s] : nothing; }

    /// Forgets all numbers.
    void begin(const View& view);
    /// The followers of the state have this number at most.
    void know(StateIndex s, std::int64_t number) {
        least_[s] = std::min(number, of(s));
        when_[s] = now_;
    }

private:
    void mark(StateIndex s, std::int64_t number);
    void arrive_at(const View& view, const Spread& spread, PartyIndex j, bool improvements, StateIndex t,
                   std::int64_t number);

    /// Of a segment: all that its party values less than `below` has been marked.
    struct Read {
        std::uint64_t when = 0;
        std::int64_t below = 0;
    };
    const Terrain* laid_out_ = nullptr;
    std::uint32_t now_ = 0;
    std::vector<std::uint32_t> when_;
    std::vector<std::int64_t> least_;
    std::vector<std::vector<Read>> read_;  ///< per party and segment
    std::vector<StateIndex> waiting_;
};

/// Is one of the memory's states stable for all parties under this concept?
bool any_equilibrium(const View& view, StandingMemory& standing, Spread& spread, LeastAfter& least, Concept kind,
                     LeavingMemory& memory, std::uint64_t scenario);

}  // namespace irenic
