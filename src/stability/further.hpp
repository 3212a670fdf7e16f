/// The further concepts, one file each; the table that they are called from stands in further.cpp.
#pragma once

#include <vector>

#include "irenic/stability.hpp"
#include "stability/patience.hpp"

namespace irenic {

/// SIM for one party and state, with reasons.
FurtherReason explain_simultaneous(const Space& space, PartyIndex party, StateIndex s, Patience& patience);

/// What two parties that move in turns foresee: with k moves to go, where a state ends that one of them begins from. A set, because
/// of ties; the state itself is in it where staying may be chosen.
class Foresight {
public:
    /// `first` moves first with `horizon` moves to go.
    Foresight(const Space& space, PartyIndex first, PartyIndex second, std::uint32_t horizon, Patience& patience);

    [[nodiscard]] Stand stand(StateIndex s) const;
    /// The moves to one of the foreseen ends, the best for `first`; none when it stays.
    [[nodiscard]] std::vector<Step> path(StateIndex s) const;

private:
    /// Per state the ends, ascending: `ends[begin[s] … begin[s+1])`.
    struct Layer {
        std::vector<std::uint32_t> begin;
        std::vector<StateIndex> ends;

        [[nodiscard]] std::span<const StateIndex> at(StateIndex s) const {
            return std::span(ends).subspan(begin[s], begin[s + 1] - begin[s]);
        }
    };

    [[nodiscard]] PartyIndex mover(std::uint32_t to_go) const;
    [[nodiscard]] Layer before(const Layer& after, std::uint32_t to_go, Patience& patience) const;
    void ends_from(StateIndex s, const Layer& after, std::span<const std::int32_t> least, std::uint32_t to_go,
                   std::vector<StateIndex>& ends) const;

    const Space& space_;
    std::array<PartyIndex, 2> parties_;
    std::uint32_t horizon_;
    std::vector<Layer> layers_;  ///< by moves to go
};

}  // namespace irenic
