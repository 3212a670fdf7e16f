/// The steps of all parties, read backwards, and what can follow a state at worst.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

/// `from[first[t] … first[t+1])` are the states from which somebody can step to t, and `mover` says who.
struct StepsInto {
    std::vector<std::uint64_t> first;
    std::vector<StateIndex> from;
    std::vector<std::uint8_t> mover;

    /// `each(visit)` calls visit(j, from, to) for every step, twice over in the same order. Nothing when there are more than `most`.
    using Visit = std::function<void(PartyIndex, StateIndex, StateIndex)>;
    static std::shared_ptr<const StepsInto> make(StateIndex states, const std::function<void(const Visit&)>& each,
                                                 std::uint64_t most = 100'000'000);

    /// For every state, one with the least number among those that can follow it by steps of everybody but `focal`, nobody twice in
    /// succession; `no_state` where nothing can. Cost: each step three times.
    [[nodiscard]] std::vector<StateIndex> least_after(PartyIndex focal, const std::vector<std::int64_t>& number) const;
};

}  // namespace irenic
