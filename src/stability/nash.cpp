#include "stability/least_response.hpp"

namespace irenic {

// R_i⁺(s) = ∅: where the party could be after one own move is no better than where it is.
Bits nash_stable(const Space& space, PartyIndex i, const std::stop_token&) {
    const std::vector<std::int32_t> escape = escape_grades(space, i);
    const auto grades = space.grades(i);
    Bits stable(space.size());
    for (StateIndex s = 0; s < space.size(); ++s)
        if (escape[s] <= grades[s]) stable.set(s);
    return stable;
}

}  // namespace irenic
