#include <algorithm>
#include <cmath>

#include "calibration/counted_rate.hpp"
#include "calibration/distributions.hpp"

namespace irenic {

Estimate calibration::counted_rate(std::size_t ended, double watched) {
    constexpr double tail = 0.025;
    const auto d = static_cast<double>(ended);
    const double low = ended == 0 ? 0 : chi_square_quantile(tail, 2 * d) / (2 * watched);
    return {d / watched, low, chi_square_quantile(1 - tail, 2 * d + 2) / (2 * watched)};
}

ExponentialFit exponential_fit(std::span<const Spell> spells) {
    std::size_t ended = 0;
    double watched = 0;
    for (const Spell& spell : spells) {
        ended += spell.ended ? 1 : 0;
        watched += spell.exit - spell.entry;
    }
    ExponentialFit fit;
    fit.rate = calibration::counted_rate(ended, watched);
    if (ended > 0) fit.log_likelihood = static_cast<double>(ended) * (std::log(fit.rate.best) - 1);
    fit.aic = 2 - 2 * fit.log_likelihood;
    return fit;
}

}  // namespace irenic
