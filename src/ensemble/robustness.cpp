/// One party's values over scenarios, summed up by every rule in use: they disagree, and which one counts is no question of arithmetic.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ensemble/order_statistics.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

double mean_of(std::span<const double> values) {
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The columns in which nothing is NaN.
std::vector<std::vector<double>> complete(std::span<const std::vector<double>> values) {
    std::vector<std::vector<double>> kept(values.size());
    const std::size_t scenarios = values.empty() ? 0 : values.front().size();
    for (std::size_t j = 0; j < scenarios; ++j) {
        if (std::any_of(values.begin(), values.end(), [&](const auto& row) { return std::isnan(row[j]); })) continue;
        for (std::size_t k = 0; k < values.size(); ++k) kept[k].push_back(values[k][j]);
    }
    return kept;
}

Robustness of_one(const std::vector<double>& values, const std::vector<double>& best,
                  const RobustnessQuestion& question) {
    Robustness found;
    if (values.empty()) return found;
    const auto [worst, highest] = std::minmax_element(values.begin(), values.end());
    found.maximin = *worst;
    found.maximax = *highest;
    found.hurwicz = question.optimism * *highest + (1 - question.optimism) * *worst;
    found.laplace = mean_of(values);
    std::vector<double> regret(values.size());
    for (std::size_t j = 0; j < values.size(); ++j) regret[j] = best[j] - values[j];
    found.max_regret = *std::max_element(regret.begin(), regret.end());
    found.mean_regret = mean_of(regret);
    std::sort(regret.begin(), regret.end());
    found.p90_regret = quantile_of(regret, 0.9);
    found.starr = static_cast<double>(std::count_if(values.begin(), values.end(),
                                                    [&](double value) { return value >= question.threshold; })) /
                  static_cast<double>(values.size());
    return found;
}

}  // namespace

std::vector<Robustness> robustness_of(std::span<const std::vector<double>> values, const RobustnessQuestion& question) {
    const auto kept = complete(values);
    std::vector<double> best = kept.empty() ? std::vector<double>() : kept.front();
    for (const auto& row : kept)
        for (std::size_t j = 0; j < row.size(); ++j) best[j] = std::max(best[j], row[j]);
    std::vector<Robustness> found;
    for (const auto& row : kept) found.push_back(of_one(row, best, question));
    return found;
}

VarianceSplit variance_between(std::span<const std::vector<double>> values) {
    const auto kept = complete(values);
    VarianceSplit found;
    if (kept.empty() || kept.front().empty()) return found;
    std::vector<double> means;
    for (const auto& row : kept) means.push_back(mean_of(row));
    found.mean = mean_of(means);
    const auto readings = static_cast<double>(kept.size());
    for (std::size_t k = 0; k < kept.size(); ++k) {
        found.between += (means[k] - found.mean) * (means[k] - found.mean) / readings;
        double squares = 0;
        for (const double value : kept[k]) squares += (value - means[k]) * (value - means[k]);
        found.within += squares / static_cast<double>(kept[k].size()) / readings;
    }
    return found;
}

std::vector<double> quantile_dots(std::vector<double> values, std::size_t count) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::vector<double> dots;
    if (values.empty()) return dots;
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        dots.push_back(at_place(values, std::clamp(share * static_cast<double>(values.size()) - 0.5, 0.0, last)));
    }
    return dots;
}

}  // namespace irenic
