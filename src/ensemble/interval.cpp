#include "ensemble/interval.hpp"

#include <cmath>
#include <numeric>

#include <boost/math/distributions/normal.hpp>

namespace irenic {

Resampled with_interval(double value, const std::vector<double>& resampled, double confidence) {
    if (resampled.size() < 2) return {value, value, value};
    const auto count = static_cast<double>(resampled.size());
    const double mean = std::accumulate(resampled.begin(), resampled.end(), 0.0) / count;
    double squares = 0;
    for (const double one : resampled) squares += (one - mean) * (one - mean);
    const double spread = std::sqrt(squares / (count - 1));
    const double half = spread * boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
    return {value, value - half, value + half};
}

}  // namespace irenic
