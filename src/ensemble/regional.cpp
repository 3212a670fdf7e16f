/// Monte Carlo filtering: is an input spread differently where the outcome occurs?
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include <boost/math/special_functions/gamma.hpp>

#include "ensemble/chance.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr std::size_t dummies = 19;

/// The law of Kolmogorov, at the effective number as Stephens 1970 corrects it.
double kolmogorov_smirnov_p(double distance, std::uint64_t one, std::uint64_t other) {
    const double root =
        std::sqrt(static_cast<double>(one) * static_cast<double>(other) / static_cast<double>(one + other));
    const double x = (root + 0.12 + 0.11 / root) * distance;
    if (x < 0.2) return 1;
    double sum = 0;
    for (int k = 1; k <= 100; ++k) {
        const double term = std::exp(-2.0 * k * k * x * x);
        sum += k % 2 == 1 ? term : -term;
        if (term < 1e-16) break;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

RegionalSensitivity of_numbers(const std::vector<double>& values, const std::vector<bool>& outcome) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < values.size(); ++row)
        if (!std::isnan(values[row])) rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    const auto yes = static_cast<std::uint64_t>(
        std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return outcome[row]; }));
    const std::uint64_t no = rows.size() - yes;
    RegionalSensitivity found;
    if (yes == 0 || no == 0) return found;
    std::uint64_t yes_so_far = 0;
    std::uint64_t no_so_far = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        ++(outcome[rows[k]] ? yes_so_far : no_so_far);
        if (k + 1 < rows.size() && values[rows[k + 1]] == values[rows[k]]) continue;
        const double apart = static_cast<double>(yes_so_far) / static_cast<double>(yes) -
                             static_cast<double>(no_so_far) / static_cast<double>(no);
        found.distance = std::max(found.distance, std::abs(apart));
    }
    found.p = kolmogorov_smirnov_p(found.distance, yes, no);
    return found;
}

RegionalSensitivity of_categories(const Input& input, const std::vector<bool>& outcome) {
    std::vector<double> yes(input.categories.size(), 0.0);
    std::vector<double> no(input.categories.size(), 0.0);
    for (std::size_t row = 0; row < input.values.size(); ++row)
        if (!std::isnan(input.values[row])) ++(outcome[row] ? yes : no)[static_cast<std::size_t>(input.values[row])];
    const double all_yes = std::accumulate(yes.begin(), yes.end(), 0.0);
    const double all_no = std::accumulate(no.begin(), no.end(), 0.0);
    RegionalSensitivity found;
    found.categories = true;
    if (all_yes == 0 || all_no == 0) return found;
    double chi_square = 0;
    int there = 0;
    for (std::size_t c = 0; c < yes.size(); ++c) {
        found.distance += std::abs(yes[c] / all_yes - no[c] / all_no) / 2;
        const double both = yes[c] + no[c];
        if (both == 0) continue;
        ++there;
        const double expected_yes = both * all_yes / (all_yes + all_no);
        const double expected_no = both - expected_yes;
        chi_square += (yes[c] - expected_yes) * (yes[c] - expected_yes) / expected_yes +
                      (no[c] - expected_no) * (no[c] - expected_no) / expected_no;
    }
    if (there > 1) found.p = boost::math::gamma_q((there - 1) / 2.0, chi_square / 2);
    return found;
}

}  // namespace

RegionalSensitivities regional_sensitivities(std::span<const Input> inputs, const std::vector<bool>& outcome,
                                             std::uint64_t seed) {
    RegionalSensitivities found;
    const auto yes = std::count(outcome.begin(), outcome.end(), true);
    if (outcome.empty()) found.problem = "there are no scenarios";
    if (!outcome.empty() && yes == 0) found.problem = "the outcome occurs in no scenario";
    if (!outcome.empty() && static_cast<std::size_t>(yes) == outcome.size())
        found.problem = "the outcome occurs in every scenario";
    if (!found.problem.empty()) return found;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        assert(inputs[k].values.size() == outcome.size());
        RegionalSensitivity one =
            inputs[k].categories.empty() ? of_numbers(inputs[k].values, outcome) : of_categories(inputs[k], outcome);
        one.input = k;
        found.inputs.push_back(one);
    }
    for (std::size_t dummy = 0; dummy < dummies; ++dummy) {
        Chance chance(seed, dummy);
        std::vector<double> values(outcome.size());
        for (double& value : values) value = chance.unit();
        found.noise = std::max(found.noise, of_numbers(values, outcome).distance);
    }
    return found;
}

}  // namespace irenic
