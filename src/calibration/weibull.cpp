/// The Weibull fit by maximum likelihood: the profile over the shape says where to begin, Newton's method on the logarithms of shape and
/// scale does the rest.
#include <algorithm>
#include <array>
#include <cmath>

#include "calibration/distributions.hpp"
#include "irenic/calibration.hpp"

namespace irenic {
namespace {

constexpr double least_shape = 0.01;
constexpr double most_shape = 50;

class Likelihood {
public:
    /// Days are counted in the longest of them: powers stay small.
    explicit Likelihood(std::span<const Spell> spells) : spells_(spells) {
        for (const Spell& spell : spells) longest_ = std::max(longest_, spell.exit);
        for (const Spell& spell : spells) {
            if (!spell.ended) continue;
            ++ended_;
            logarithms_ += std::log(spell.exit / longest_);
        }
    }

    [[nodiscard]] double longest() const { return longest_; }
    [[nodiscard]] double ended() const { return static_cast<double>(ended_); }

    /// Of log scale, the best for this shape.
    [[nodiscard]] double best_log_scale(double shape) const {
        double sum = 0;
        for (const Spell& spell : spells_)
            sum += std::pow(spell.exit / longest_, shape) -
                   (spell.entry > 0 ? std::pow(spell.entry / longest_, shape) : 0);
        return std::log(sum / ended()) / shape;
    }

    struct Point {
        double value = 0;                         ///< the logarithm of the likelihood, days in the longest
        std::array<double, 2> slope{};            ///< by log shape and log scale
        double shape2 = 0, scale2 = 0, both = 0;  ///< second derivatives
    };

    [[nodiscard]] Point at(double log_shape, double log_scale) const {
        const double k = std::exp(log_shape);
        Point point;
        point.value = ended() * (log_shape - k * log_scale) + (k - 1) * logarithms_;
        point.slope = {ended() + k * (logarithms_ - ended() * log_scale), -k * ended()};
        point.shape2 = k * (logarithms_ - ended() * log_scale);
        point.both = -k * ended();
        const auto add = [&](double day, double sign) {
            const double u = std::log(day / longest_) - log_scale;
            const double w = sign * std::exp(k * u);
            point.value -= w;
            point.slope[0] -= k * u * w;
            point.slope[1] += k * w;
            point.shape2 -= k * u * w * (1 + k * u);
            point.both += k * w * (1 + k * u);
            point.scale2 -= k * k * w;
        };
        for (const Spell& spell : spells_) {
            add(spell.exit, 1);
            if (spell.entry > 0) add(spell.entry, -1);
        }
        return point;
    }

    /// The likelihood in days.
    [[nodiscard]] double in_days(double value) const { return value - ended() * std::log(longest_); }

private:
    std::span<const Spell> spells_;
    double longest_ = 0;
    std::size_t ended_ = 0;
    double logarithms_ = 0;
};

/// The log shape of the greatest likelihood on a grid; none where it is greatest at an end of the grid.
std::optional<double> start_of(const Likelihood& likelihood) {
    constexpr int steps = 120;
    const double ratio = std::log(most_shape / least_shape) / steps;
    int best = 0;
    double greatest = 0;
    for (int k = 0; k <= steps; ++k) {
        const double log_shape = std::log(least_shape) + ratio * k;
        const double value = likelihood.at(log_shape, likelihood.best_log_scale(std::exp(log_shape))).value;
        if (k == 0 || value > greatest) {
            best = k;
            greatest = value;
        }
    }
    if (best == 0 || best == steps) return {};
    return std::log(least_shape) + ratio * best;
}

/// Newton's steps, halved where they would lead downwards by more than doubles can tell; false where they come to no maximum.
bool climb(const Likelihood& likelihood, std::array<double, 2>& at) {
    constexpr int most_steps = 100;
    constexpr double near = 1e-9;
    constexpr double rounding = 1e-12;
    for (int step = 0; step < most_steps; ++step) {
        const Likelihood::Point here = likelihood.at(at[0], at[1]);
        const double determinant = here.shape2 * here.scale2 - here.both * here.both;
        const bool curves_down = here.shape2 < 0 && determinant > 0;
        std::array<double, 2> by{here.slope[0], here.slope[1]};
        if (curves_down)
            by = {-(here.scale2 * here.slope[0] - here.both * here.slope[1]) / determinant,
                  -(here.shape2 * here.slope[1] - here.both * here.slope[0]) / determinant};
        if (curves_down && std::abs(by[0]) + std::abs(by[1]) < near) return true;
        const double least = here.value - rounding * (1 + std::abs(here.value));
        double part = 1;
        while (part > near && !(likelihood.at(at[0] + part * by[0], at[1] + part * by[1]).value >= least)) part /= 2;
        if (part <= near) return false;
        at = {at[0] + part * by[0], at[1] + part * by[1]};
    }
    return false;
}

Estimate on_log_scale(double logarithm, double variance) {
    const double width = calibration::two_sided_normal() * std::sqrt(variance);
    return {std::exp(logarithm), std::exp(logarithm - width), std::exp(logarithm + width)};
}

}  // namespace

WeibullResult weibull_fit(std::span<const Spell> spells) {
    const Likelihood likelihood(spells);
    if (likelihood.ended() == 0) return {{}, "none ended"};
    const auto start = start_of(likelihood);
    if (!start) return {{}, "no shape fits better than all others: too few ended, or all of them at the same time"};
    std::array<double, 2> at{*start, likelihood.best_log_scale(std::exp(*start))};
    if (!climb(likelihood, at)) return {{}, "no shape fits better than all others"};
    const Likelihood::Point top = likelihood.at(at[0], at[1]);
    const double determinant = top.shape2 * top.scale2 - top.both * top.both;
    WeibullFit fit;
    fit.variance_shape = -top.scale2 / determinant;
    fit.variance_scale = -top.shape2 / determinant;
    fit.covariance = top.both / determinant;
    fit.shape = on_log_scale(at[0], fit.variance_shape);
    fit.scale = on_log_scale(at[1] + std::log(likelihood.longest()), fit.variance_scale);
    fit.log_likelihood = likelihood.in_days(top.value);
    fit.aic = 4 - 2 * fit.log_likelihood;
    return {fit, {}};
}

double WeibullFit::share(double day) const { return std::exp(-std::pow(day / scale.best, shape.best)); }

Estimate WeibullFit::share_with_interval(double day) const {
    if (day <= 0) return {1, 1, 1};
    // log(−log S) = shape·(log day − log scale)
    const double u = std::log(day / scale.best);
    const double k = shape.best;
    const double variance = k * k * (u * u * variance_shape - 2 * u * covariance + variance_scale);
    const double width = calibration::two_sided_normal() * std::sqrt(variance);
    return {share(day), std::exp(-std::exp(k * u + width)), std::exp(-std::exp(k * u - width))};
}

}  // namespace irenic
