/// Where steps of some parties lead from some states, each state once. What was found is forgotten at the next beginning.
#pragma once

#include <span>
#include <utility>

#include "appraisal/again/worth.hpp"

namespace irenic {

/// The states and values that a question is about: those of the terrain, or of the part of it that something left out leaves.
struct View {
    const Terrain* terrain = nullptr;
    const Bits* left = nullptr;  ///< null: all states
    Worth* worth = nullptr;

    [[nodiscard]] bool has(StateIndex s) const { return left == nullptr || left->test(s); }
};

/// The segments of a block, by one of them.
struct Block {
    Block(const PartyMoves& moves, std::uint32_t segment) : first(segment), end(segment + 1) {
        if (moves.unrestricted()) return;
        const std::uint32_t block = moves.block_of[segment];
        first = moves.block_first[block];
        end = moves.block_first[block + 1];
    }
    std::uint32_t first;
    std::uint32_t end;
};

/// Does a move of the party from the state satisfy `wanted`? Stops at the first that does.
template <typename Wanted>
bool any_move(const View& view, PartyIndex i, StateIndex s, Wanted&& wanted) {
    const PartyMoves& moves = *view.terrain->moves[i];
    if (moves.idle) return false;
    const std::uint32_t own = view.terrain->segment(i, s);
    const Block block(moves, own);
    for (std::uint32_t to = block.first; to < block.end; ++to) {
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

    /// From here on what is found can be taken back.
    void note_here();
    /// Forgets all that was found since: as if it had not been looked for.
    void take_back();

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
    /// How far a segment of a party has been read: all that it values more than `above` has been arrived at.
    struct Read {
        std::uint64_t when = 0;
        std::int64_t above = 0;
    };

    template <typename Stop>
    bool leave(std::uint32_t here, PartyIndex j, Stop&& stop) {
        const StateIndex s = arrivals_[here].state;
        const PartyMoves& moves = *view_.terrain->moves[j];
        const Wants& wants = view_.terrain->wants[j];
        const std::uint32_t own = view_.terrain->segment(j, s);
        const Block block(moves, own);
        const std::int64_t value = improvements_ ? view_.worth->of(j, s) : 0;
        for (std::uint32_t to = block.first; to < block.end; ++to) {
            Read& read = read_[j][to];
            if (read.when == now_ && (!improvements_ || read.above <= value)) continue;
            if (!moves.may_move(own, to)) continue;
            if (notes_) noted_.push_back({&read, read});
            const std::int64_t found_above = read.when == now_ ? read.above : std::numeric_limits<std::int64_t>::max();
            read = {now_, value};
            for (std::uint32_t k = moves.segment_first[to]; k < moves.segment_first[to + 1]; ++k) {
                if (improvements_) {
                    const std::int64_t there = view_.worth->of_kind(j, wants.kind_along[k]);
                    if (there <= value || there > found_above) continue;
                }
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
    std::vector<std::vector<Read>> read_;  ///< per party and segment
    std::vector<Arrival> arrivals_;

    bool notes_ = false;
    std::size_t noted_at_ = 0;                   ///< so many arrivals there were
    std::vector<std::pair<Read*, Read>> noted_;  ///< what was known of segments before it changed
};

}  // namespace irenic
