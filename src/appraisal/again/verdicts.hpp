/// What is read off an appraisal when only verdicts count.
#pragma once

#include <optional>

#include "irenic/appraisal.hpp"

namespace irenic {

/// The greatest m such that the rule of consent would still be met if everybody had to gain at least m (docs/trust.md).
/// Nothing where a signatory's values only order states, where nobody's consent is needed, and where a gain does not fit a `Decimal`.
std::optional<Decimal> sign_margin(const Signing& signing);

}  // namespace irenic
