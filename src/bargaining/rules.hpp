/// What every rule for a solution is given, and the table that the rules are called from.
#pragma once

#include <array>
#include <compare>
#include <vector>

#include "bargaining/vectors.hpp"
#include "irenic/bargaining.hpp"

namespace irenic {

/// The vectors of the zone's frontier, and the parties whose values count.
struct ZoneVectors {
    const Frontier& frontier;
    std::vector<std::size_t> vectors;  ///< of the frontier
    std::vector<std::size_t> counted;  ///< places among the signatories
    std::span<const Decimal> power;    ///< per party of the case

    [[nodiscard]] Units value(std::size_t vector, std::size_t place) const { return frontier.values(vector)[place]; }
    [[nodiscard]] Wide128 gain(std::size_t vector, std::size_t place) const {
        return static_cast<Wide128>(value(vector, place)) - frontier.talks().no_agreement[place].units;
    }
};

/// Fills in `SolutionFound::vectors` and what goes with them.
using SolutionRule = void (*)(const ZoneVectors& zone, SolutionFound& found);

void nash(const ZoneVectors& zone, SolutionFound& found);
void kalai_smorodinsky(const ZoneVectors& zone, SolutionFound& found);
void egalitarian(const ZoneVectors& zone, SolutionFound& found);
void leximin(const ZoneVectors& zone, SolutionFound& found);
void utilitarian(const ZoneVectors& zone, SolutionFound& found);

inline constexpr std::array<SolutionRule, solution_rows.size()> solution_rules{nash, kalai_smorodinsky, egalitarian,
                                                                               leximin, utilitarian};

/// The best ones: `compare(a, b)` says how two vectors stand.
template <typename Compare>
std::vector<std::size_t> best_of(const std::vector<std::size_t>& vectors, Compare&& compare) {
    std::vector<std::size_t> best;
    for (const std::size_t vector : vectors) {
        const std::strong_ordering order = best.empty() ? std::strong_ordering::equal : compare(vector, best.front());
        if (order > 0) best.clear();
        if (order >= 0) best.push_back(vector);
    }
    return best;
}

/// The vectors whose least number is greatest, then the second least, …: `numbers(vector)` gives them in any order.
template <typename Numbers>
std::vector<std::size_t> greatest_least(const std::vector<std::size_t>& vectors, Numbers&& numbers) {
    const auto sorted = [&](std::size_t vector) {
        auto found = numbers(vector);
        std::sort(found.begin(), found.end());
        return found;
    };
    return best_of(vectors, [&](std::size_t a, std::size_t b) { return sorted(a) <=> sorted(b); });
}

}  // namespace irenic
