#include <algorithm>
#include <utility>

#include "calibration/distributions.hpp"
#include "calibration/risk_sets.hpp"

namespace irenic {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// xᵀ A⁻¹ x for a symmetric, non-negative A, by elimination; a direction in which A does not reach falls away, and `rank` says how many
/// are left.
double form_of_inverse(Matrix a, std::vector<double> x, std::size_t& rank) {
    constexpr double nothing = 1e-10;
    double form = 0;
    rank = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (a[k][k] <= nothing) continue;
        ++rank;
        form += x[k] * x[k] / a[k][k];
        for (std::size_t i = k + 1; i < x.size(); ++i) {
            const double factor = a[i][k] / a[k][k];
            for (std::size_t j = k + 1; j < x.size(); ++j) a[i][j] -= factor * a[k][j];
            x[i] -= factor * x[k];
        }
    }
    return form;
}

}  // namespace

std::optional<LogRank> log_rank(std::span<const Spell> spells, std::size_t groups) {
    if (groups < 2) return {};
    std::vector<std::vector<double>> entries(groups);
    std::vector<std::vector<double>> exits(groups);
    for (const Spell& spell : spells) {
        entries[spell.group].push_back(spell.entry);
        exits[spell.group].push_back(spell.exit);
    }
    for (std::size_t g = 0; g < groups; ++g) {
        std::sort(entries[g].begin(), entries[g].end());
        std::sort(exits[g].begin(), exits[g].end());
    }
    const auto before = [](const std::vector<double>& days, double day) {
        return static_cast<double>(std::lower_bound(days.begin(), days.end(), day) - days.begin());
    };
    LogRank found;
    found.observed.assign(groups, 0);
    found.expected.assign(groups, 0);
    for (const Spell& spell : spells)
        if (spell.ended) ++found.observed[spell.group];
    Matrix variance(groups, std::vector<double>(groups, 0));
    for (const calibration::RiskSet& set : calibration::risk_sets(spells)) {
        const auto n = static_cast<double>(set.at_risk);
        const auto d = static_cast<double>(set.ended);
        std::vector<double> share(groups);
        for (std::size_t g = 0; g < groups; ++g)
            share[g] = (before(entries[g], set.day) - before(exits[g], set.day)) / n;
        const double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (std::size_t g = 0; g < groups; ++g) {
            found.expected[g] += d * share[g];
            for (std::size_t other = 0; other < groups; ++other)
                variance[g][other] += spread * share[g] * ((g == other ? 1 : 0) - share[other]);
        }
    }
    std::vector<double> excess(groups - 1);  // the last follows from the others
    for (std::size_t g = 0; g + 1 < groups; ++g) excess[g] = found.observed[g] - found.expected[g];
    variance.pop_back();
    for (auto& row : variance) row.pop_back();
    found.chi_square = form_of_inverse(std::move(variance), std::move(excess), found.degrees);
    if (found.degrees == 0) return {};
    found.p = calibration::chi_square_beyond(found.chi_square, static_cast<double>(found.degrees));
    return found;
}

}  // namespace irenic
