/// A number with the interval that resampling gives it.
#pragma once

#include <vector>

#include "irenic/ensemble.hpp"

namespace irenic {

/// Symmetric: as many standard deviations of the resampled values as the confidence takes under a normal law.
Resampled with_interval(double value, const std::vector<double>& resampled, double confidence);

}  // namespace irenic
