/// So many ends in so many days watched.
#pragma once

#include "irenic/calibration.hpp"

namespace irenic::calibration {

/// Per day, with the exact interval for a count (Garwood 1936). `watched > 0`.
Estimate counted_rate(std::size_t ended, double watched);

}  // namespace irenic::calibration
