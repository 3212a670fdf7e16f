/// The further concepts, one file each; the table that they are called from stands in further.cpp.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "irenic/stability.hpp"
#include "stability/patience.hpp"

namespace irenic {

/// SIM for one party and state, with reasons.
FurtherReason explain_simultaneous(const Space& space, PartyIndex party, StateIndex s, Patience& patience);

/// Per state, where it ends when nobody has chosen otherwise: a set, because of ties. Ascending: `ends[begin[s] … begin[s+1])`.
struct Ends {
    std::vector<std::uint32_t> begin;
    std::vector<StateIndex> ends;

    [[nodiscard]] std::span<const StateIndex> at(StateIndex s) const {
        return std::span(ends).subspan(begin[s], begin[s + 1] - begin[s]);
    }
    friend bool operator==(const Ends&, const Ends&) = default;
};

/// With no move to go, every state ends where it is.
Ends no_move_to_go(const Space& space);
/// One move more to go, and `mover` to move, where what follows its move is `after`.
Ends one_move_more(const Space& space, PartyIndex mover, const Ends& after, Patience& patience);
/// Is the state itself the only end, none of them, or one of several?
Stand stand_of(const Ends& ends, StateIndex s);

/// What is foreseen with `to_go` moves left and `mover` to move.
using Foreseen = std::function<const Ends&(std::uint32_t to_go, PartyIndex mover)>;
/// The moves to one of the foreseen ends, the best for the first of `parties`; none when it stays.
std::vector<Step> foreseen_path(const Space& space, const std::array<PartyIndex, 2>& parties, std::uint32_t horizon,
                                const Foreseen& foreseen, StateIndex s);

/// What two parties that move in turns foresee, with a horizon.
class Foresight {
public:
    /// `first` moves first with `horizon` moves to go.
    Foresight(const Space& space, PartyIndex first, PartyIndex second, std::uint32_t horizon, Patience& patience);

    [[nodiscard]] Stand stand(StateIndex s) const { return stand_of(layers_.back(), s); }
    [[nodiscard]] std::vector<Step> path(StateIndex s) const;

private:
    const Space& space_;
    std::array<PartyIndex, 2> parties_;
    std::uint32_t horizon_;
    std::vector<Ends> layers_;  ///< by moves to go
};

/// The same without a horizon: what is foreseen with one move more to go depends only on what was foreseen with one less, so sooner
/// or later it repeats itself.
class FarSight {
public:
    /// `foreseen`: states × moves × two movers that may be kept.
    FarSight(const Space& space, PartyIndex one, PartyIndex other, std::uint64_t foreseen, Patience& patience);

    /// False when a limit was reached first.
    [[nodiscard]] bool settled() const { return period_ > 0; }
    [[nodiscard]] std::uint32_t from() const { return from_; }  ///< from this horizon on …
    [[nodiscard]] std::uint32_t period() const {
        return period_;
    }  ///< … what is foreseen comes again after so many more moves

    [[nodiscard]] Stand stand(PartyIndex mover, StateIndex s) const;
    /// What is foreseen at the first horizon, from there on, at which the state may be left.
    [[nodiscard]] std::vector<Step> path(PartyIndex mover, StateIndex s) const;

private:
    [[nodiscard]] std::size_t place(PartyIndex mover) const { return mover == parties_[0] ? 0 : 1; }

    const Space& space_;
    std::array<PartyIndex, 2> parties_;
    std::vector<std::array<Ends, 2>> layers_;  ///< by moves to go, then by who is to move
    std::uint32_t from_ = 0;
    std::uint32_t period_ = 0;
};

}  // namespace irenic
