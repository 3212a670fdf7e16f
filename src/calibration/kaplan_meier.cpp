#include <algorithm>
#include <cmath>

#include "calibration/distributions.hpp"
#include "calibration/risk_sets.hpp"

namespace irenic {

SurvivalCurve kaplan_meier(std::span<const Spell> spells) {
    SurvivalCurve curve;
    for (const Spell& spell : spells) curve.watched_until = std::max(curve.watched_until, spell.exit);
    double share = 1;
    double variance = 0;
    for (const calibration::RiskSet& set : calibration::risk_sets(spells)) {
        const auto n = static_cast<double>(set.at_risk);
        const auto d = static_cast<double>(set.ended);
        share *= (n - d) / n;
        variance += set.at_risk > set.ended ? d / (n * (n - d)) : 0;
        curve.steps.push_back({set.day, set.at_risk, set.ended, share, variance});
    }
    return curve;
}

std::optional<Estimate> SurvivalCurve::at(double day) const {
    const auto after = std::upper_bound(steps.begin(), steps.end(), day,
                                        [](double wanted, const SurvivalStep& step) { return wanted < step.day; });
    if (after == steps.begin()) return day <= watched_until ? std::optional<Estimate>({1, 1, 1}) : std::nullopt;
    const SurvivalStep& last = *(after - 1);
    if (last.share == 0) return Estimate{0, {}, {}};
    if (day > watched_until) return {};
    const double width = calibration::two_sided_normal() * std::sqrt(last.variance);
    return Estimate{last.share, last.share * std::exp(-width), std::min(1.0, last.share * std::exp(width))};
}

std::optional<double> SurvivalCurve::median() const {
    constexpr double rounding = 1e-12;  // 3/4 · 2/3 is a half
    for (const SurvivalStep& step : steps)
        if (step.share <= 0.5 + rounding) return step.day;
    return {};
}

}  // namespace irenic
