/// How one party would leave a strategy's end, in one improvement that says most, and what could deter it.
#pragma once

#include <array>

#include "irenic/appraisal.hpp"

namespace irenic {

using ConceptFlags = std::array<bool, concepts.size()>;
ConceptFlags turned(ConceptFlags flags);

struct Leaving {
    ConceptFlags under{};     ///< the concepts under which the party would leave
    ConceptFlags deterred{};  ///< those under which it would not
    const Explanation* reason =
        nullptr;               ///< of the one that says most: what nothing deters under GMR, nothing deters at all
    StateIndex to = no_state;  ///< the improvement
    const Answer* deterrent = nullptr;  ///< what the others could answer to it, under a concept where that deters

    [[nodiscard]] bool leaves() const;
};

/// Pointers are into `found`.
Leaving leaving(const StrategyAppraisal& found, PartyIndex party);

}  // namespace irenic
