/// What is left of an agreement when some of it has been done, in whatever order that was: an agreement of its own.
#pragma once

#include <optional>
#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

struct Rest {
    Agreement agreement;                ///< what has not been done; days count from here
    Levels start;                       ///< where things stand
    std::vector<ObligationIndex> left;  ///< its obligations, as the whole agreement counts them
};

/// `broken`: a breach has come on top; what it has changed can be set anew by what is left. `day`: since the start of the agreement.
/// Obligations that set one option apply in file order: what one that has been done has set, none that is left undoes.
Rest rest_of(const Case& subject, const Agreement& agreement, const std::vector<bool>& done, bool broken,
             std::uint32_t day);

}  // namespace irenic
