#include "calibration/distributions.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

namespace irenic::calibration {

double two_sided_normal() {
    static const double deviations = boost::math::quantile(boost::math::normal(), 0.975);
    return deviations;
}

double chi_square_quantile(double probability, double degrees) {
    return boost::math::quantile(boost::math::chi_squared(degrees), probability);
}

double chi_square_beyond(double value, double degrees) {
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared(degrees), value));
}

}  // namespace irenic::calibration
