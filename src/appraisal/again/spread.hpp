/// Where steps of some parties lead from some states, each state once. What was found is forgotten at the next beginning.
#pragma once

#include <span>

#include "appraisal/again/worth.hpp"

namespace irenic {

/// The states and values that a question is about: those of the terrain, or of the part of it that something left out leaves.
struct View {
    const Terrain* terrain = nullptr;
    const Bits* left = nullptr;  ///< null: all states
    Worth* worth = nullptr;

    [[nodiscard]] bool has(StateIndex s) const { return left == nullptr || left->test(s); }
};

/// Does a move of the party from the state satisfy `wanted`? Stops at the first that does.
template <typename Wanted>
bool any_move(const View& view, PartyIndex i, StateIndex s, Wanted&& wanted) {
    const PartyMoves& moves = view.terrain->space.moves(i);
    if (moves.idle) return false;
    const std::uint32_t own = moves.segment_of[s];
    const std::uint32_t block = moves.block_of[own];
    for (std::uint32_t to = moves.block_first[block]; to < moves.block_first[block + 1]; ++to) {
        if (!moves.may_move(own, to)) continue;
        for (std::uint32_t k = moves.segment_first[to]; k < moves.segment_first[to + 1]; ++k)
            if (moves.order[k] != s && view.has(moves.order[k]) && wanted(moves.order[k], k)) return true;
    }
    return false;
}

class Spread {
public:
    struct Arrival {
        StateIndex state = no_state;
        std::uint32_t from = none;  ///< the arrival it came from
        PartyIndex by = none;
    };

    void begin(const View& view, std::span<const PartyIndex> movers, bool improvements);
    void start_at(StateIndex s);
    [[nodiscard]] const std::vector<Arrival>& arrivals() const { return arrivals_; }
    [[nodiscard]] bool reached(StateIndex s) const { return seen_[s] == now_; }

    /// Goes on until `stop(state)` says so of an arrival: true then, and that arrival is the last one.
    template <typename Stop>
    bool run(Stop&& stop) {
        while (next_ < arrivals_.size()) {
            const std::uint32_t here = next_++;
            for (const PartyIndex j : movers_)
                if (leave(here, j, stop)) return true;
        }
        return false;
    }

private:
    /// How far the segments of a party have been read: all that it values more than `above` has been arrived at.
    struct Read {
        std::vector<std::uint32_t> when;
        std::vector<std::int64_t> above;
    };

    template <typename Stop>
    bool leave(std::uint32_t here, PartyIndex j, Stop&& stop) {
        const StateIndex s = arrivals_[here].state;
        const PartyMoves& moves = view_.terrain->space.moves(j);
        const Wants& wants = view_.terrain->wants[j];
        const std::uint32_t own = moves.segment_of[s];
        const std::uint32_t block = moves.block_of[own];
        const std::int64_t value = improvements_ ? view_.worth->of(j, s) : 0;
        Read& read = read_[j];
        for (std::uint32_t to = moves.block_first[block]; to < moves.block_first[block + 1]; ++to) {
            if (read.when[to] == now_ && (!improvements_ || read.above[to] <= value)) continue;
            if (!moves.may_move(own, to)) continue;
            read.when[to] = now_;
            read.above[to] = value;
            for (std::uint32_t k = moves.segment_first[to]; k < moves.segment_first[to + 1]; ++k) {
                if (improvements_ && view_.worth->of_kind(j, wants.kind_along[k]) <= value) continue;
                const StateIndex t = moves.order[k];
                if (seen_[t] == now_ || !view_.has(t)) continue;
                seen_[t] = now_;
                arrivals_.push_back({t, here, j});
                if (stop(t)) return true;
            }
        }
        return false;
    }

    View view_;
    std::span<const PartyIndex> movers_;
    bool improvements_ = false;
    std::uint32_t now_ = 0;
    std::uint32_t next_ = 0;
    const Terrain* laid_out_ = nullptr;
    std::vector<std::uint32_t> seen_;
    std::vector<Read> read_;
    std::vector<Arrival> arrivals_;
};

}  // namespace irenic
