#include <algorithm>
#include <cmath>

#include "calibration/counted_rate.hpp"
#include "calibration/distributions.hpp"
#include "calibration/risk_sets.hpp"

namespace irenic {
namespace {

constexpr std::uint32_t usual_cuts[] = {30, 90, 180, 365, 730, 1825};
constexpr std::size_t enough_ends = 5;

double longest(std::span<const Spell> spells) {
    double day = 0;
    for (const Spell& spell : spells) day = std::max(day, spell.exit);
    return day;
}

/// On days after `from` and up to `until`.
std::size_t ends_between(std::span<const Spell> spells, double from, double until) {
    return static_cast<std::size_t>(std::count_if(spells.begin(), spells.end(), [&](const Spell& spell) {
        return spell.ended && spell.exit > from && spell.exit <= until;
    }));
}

/// The usual cuts, each taken only where enough ended since the one before, and some after it.
std::vector<std::uint32_t> cuts_from_data(std::span<const Spell> spells) {
    std::vector<std::uint32_t> taken;
    std::uint32_t from = 0;
    for (const std::uint32_t cut : usual_cuts) {
        if (ends_between(spells, from, cut) < enough_ends || ends_between(spells, cut, longest(spells)) == 0) continue;
        taken.push_back(cut);
        from = cut;
    }
    return taken;
}

double daily_chance(double rate) { return -std::expm1(-rate); }

Estimate daily_chance(const Estimate& rate) {
    return {daily_chance(rate.best), daily_chance(*rate.low), daily_chance(*rate.high)};
}

void by_count(FittedPiece& piece) {
    piece.by_count = true;
    piece.daily = daily_chance(calibration::counted_rate(piece.ended, piece.watched_days));
}

/// The share that lasts through the piece among those there at its beginning, by the product-limit rule. False where that is 0 or 1, or
/// nobody is watched to the end of the piece.
bool by_curve(FittedPiece& piece, const SurvivalCurve& curve, double first_watched) {
    double share = 1;
    double variance = 0;
    for (const SurvivalStep& step : curve.steps) {
        if (step.day <= piece.from || step.day > piece.until) continue;
        const auto n = static_cast<double>(step.at_risk);
        const auto d = static_cast<double>(step.ended);
        if (step.at_risk == step.ended) return false;
        share *= (n - d) / n;
        variance += d / (n * (n - d));
    }
    if (share == 1 || piece.until > curve.watched_until) return false;
    // The logarithm of −log share is taken for normal: with few ends, too, the interval stays above nothing.
    const double sum = -std::log(share);
    const double width = std::exp(calibration::two_sided_normal() * std::sqrt(variance) / sum);
    // Days before anybody was watched say nothing.
    const double rate = sum / (piece.until - std::max<double>(piece.from, first_watched));
    piece.daily = daily_chance(Estimate{rate, rate / width, rate * width});
    return true;
}

/// What the fit expects of the piece: its logarithm is taken for normal, as that of shape and scale.
void by_weibull(FittedPiece& piece, const WeibullFit& fit, double until) {
    const double k = fit.shape.best;
    const auto part = [&](double day, double& by_shape) {
        if (day <= 0) return 0.0;
        const double u = std::log(day / fit.scale.best);
        const double h = std::exp(k * u);
        by_shape = k * u * h;
        return h;
    };
    double shape_until = 0;
    double shape_from = 0;
    const double sum = part(until, shape_until) - part(piece.from, shape_from);
    const double by_shape = (shape_until - shape_from) / sum;  // of log sum, by log shape; by log scale it is −k
    const double variance =
        by_shape * by_shape * fit.variance_shape - 2 * k * by_shape * fit.covariance + k * k * fit.variance_scale;
    const double width = std::exp(calibration::two_sided_normal() * std::sqrt(variance));
    const double rate = sum / (until - piece.from);
    piece.daily = daily_chance(Estimate{rate, rate / width, rate * width});
}

}  // namespace

std::vector<FittedPiece> hazard_pieces(std::span<const Spell> spells, Fit fit, const std::vector<std::uint32_t>& cuts) {
    const double last_day = longest(spells);
    std::vector<std::uint32_t> all = cuts.empty() ? cuts_from_data(spells) : cuts;
    if (fit == Fit::exponential) all.clear();
    all.erase(std::find_if(all.begin(), all.end(), [&](std::uint32_t cut) { return cut >= last_day; }), all.end());
    all.push_back(none);
    // Nobody was watched in a piece that ends before: it is one with the next.
    double first_watched = last_day;
    for (const Spell& spell : spells) first_watched = std::min(first_watched, static_cast<double>(spell.entry));
    std::erase_if(all, [&](std::uint32_t cut) { return cut <= first_watched; });
    const SurvivalCurve curve = kaplan_meier(spells);
    const WeibullResult weibull = fit == Fit::weibull ? weibull_fit(spells) : WeibullResult{};
    if (fit == Fit::weibull && !weibull.fit) return {};
    std::vector<FittedPiece> pieces;
    for (const std::uint32_t until : all) {
        FittedPiece piece;
        piece.from = pieces.empty() ? 0 : pieces.back().until;
        piece.until = until;
        const double ends = until == none ? last_day : until;
        piece.ended = ends_between(spells, piece.from, ends);
        for (const Spell& spell : spells) piece.watched_days += calibration::watched(spell, piece.from, ends);
        if (weibull.fit)
            by_weibull(piece, *weibull.fit, ends);
        else if (until == none || !by_curve(piece, curve, first_watched))
            by_count(piece);
        pieces.push_back(piece);
    }
    return pieces;
}

Hazard hazard_of(const std::vector<FittedPiece>& pieces) {
    const auto rounded = [](double chance) {
        constexpr std::int64_t units_per_millionth = Decimal::units_per_one / 1'000'000;
        return Decimal{std::min<std::int64_t>(std::llround(chance * 1e6), 999'999) * units_per_millionth};
    };
    Hazard hazard;
    hazard.pieces.clear();
    for (const FittedPiece& piece : pieces) {
        const Estimate& daily = piece.daily;
        hazard.pieces.push_back(
            {piece.until, {rounded(*daily.low), rounded(daily.best), rounded(*daily.high), 3, Range::Shape::unstated}});
    }
    return hazard;
}

}  // namespace irenic
