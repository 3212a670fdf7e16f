/// Quantiles and tails of the few distributions that intervals and tests go by.
#pragma once

#include <cstddef>

namespace irenic::calibration {

/// 95 in 100 lie within so many standard deviations of a normal.
double two_sided_normal();

/// Below which a chi-square variable of so many degrees of freedom lies with this probability. `degrees > 0`.
double chi_square_quantile(double probability, double degrees);

/// The chance that such a variable is greater.
double chi_square_beyond(double value, double degrees);

}  // namespace irenic::calibration
