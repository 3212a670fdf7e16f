/// What parties could have by stopping, at many states: worked out once for each, by the order of values where that is enough.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

__extension__ using Units128 = __int128;  ///< of `Decimal`

/// A penalty that loses a share every day, as near as a double comes to it.
struct Fading {
    double penalty = 0;
    double kept = 1;  ///< from one day to the next

    [[nodiscard]] double on_day(std::uint32_t day) const;
};

/// The same as `fill_stop_value` with every move in the space, and nothing but the value.
class StopValues {
public:
    StopValues(const Space& space, const Agreement& agreement);

    /// The best way to stop, before penalties; nothing where the party has none. Precondition: the party is cardinal.
    std::optional<Decimal> best(PartyIndex party, StateIndex at, StateIndex broken);
    /// In force on the party when this has been performed, the same on every day.
    [[nodiscard]] Units128 penalties(PartyIndex party, const std::vector<bool>& performed) const;
    /// Those that decay, for any day.
    [[nodiscard]] std::vector<Fading> fading(PartyIndex party, const std::vector<bool>& performed) const;

private:
    /// What the others' answer makes of a state that the party has moved to.
    StateIndex reply(PartyIndex party, StateIndex moved);

    const Space& space_;
    const Agreement& agreement_;
    std::vector<std::vector<StateIndex>> replies_;  ///< per party and state; `unknown` where not asked for yet
};

}  // namespace irenic
