/// One improvement and the others' answers to it, searched from that state alone.
#pragma once

#include <functional>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

/// What the focal party asks of a state that others could take it to.
class Deterrence {
public:
    /// A state deters the focal party from leaving a state of `grade`. With `counter_moves` it must do so after its best move away.
    Deterrence(const Space& space, PartyIndex focal, std::int32_t grade, bool counter_moves)
        : space_(space), grades_(space.grades(focal)), focal_(focal), grade_(grade), counter_moves_(counter_moves) {}

    [[nodiscard]] bool deters(StateIndex s) const;
    [[nodiscard]] PartyIndex focal() const { return focal_; }

private:
    const Space& space_;
    std::span<const std::int32_t> grades_;
    PartyIndex focal_;
    std::int32_t grade_;
    bool counter_moves_;
};

struct SanctionSearch {
    enum class End { found, nothing, gave_up };
    End end = End::nothing;
    std::vector<Step> path;  ///< shortest, when found
};

/// The others' shortest sequence of moves (of improvements, when `credible`) from `start` to a state that deters; no party moves
/// twice in succession. `budget` counts moves looked at, is lowered by them, and ends the search when it is used up.
SanctionSearch find_sanction(const Space& space, const Deterrence& deterrence, StateIndex start, bool credible,
                             std::uint64_t& budget);

/// The same for any set of others, and any wish about where they should take it.
SanctionSearch find_sanction(const Space& space, const std::vector<PartyIndex>& others,
                             const std::function<bool(StateIndex)>& deters, StateIndex start, bool credible,
                             std::uint64_t& budget);

}  // namespace irenic
