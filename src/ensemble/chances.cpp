#include <algorithm>
#include <cmath>

#include "ensemble/assumptions.hpp"

namespace irenic {
namespace {

constexpr std::int64_t one = Decimal::units_per_one;

}  // namespace

Decimal decimal_of(double value) { return {2 * static_cast<std::int64_t>(std::llround(value * 1e6))}; }

std::vector<Decimal> probabilities(const ChanceOfSubject& chance, const Case& subject, const Draw& draw) {
    const auto& ranges = subject.options[chance.option].probability;
    std::vector<Decimal> found(chance.drawn.size() + 1);
    std::int64_t sum = 0;
    for (std::size_t level = 0; level < chance.drawn.size(); ++level) {
        const std::size_t drawn = chance.drawn[level];
        found[level] = drawn == not_drawn
                           ? ranges[level].best
                           : std::clamp(decimal_of(draw.values[drawn]), ranges[level].low, ranges[level].high);
        sum += found[level].units;
    }
    found.back().units = one - sum;
    return found;
}

// Best values sum to 1 at most, so the low ends do: going back towards them in proportion leaves every number within its range.
void keep_to_one(const ChanceOfSubject& chance, const Case& subject, Draw& draw) {
    const auto& ranges = subject.options[chance.option].probability;
    const std::vector<Decimal> drawn = probabilities(chance, subject, draw);
    const std::int64_t excess = -drawn.back().units;
    if (excess <= 0) return;
    std::int64_t room = 0;
    for (std::size_t level = 0; level < chance.drawn.size(); ++level)
        if (chance.drawn[level] != not_drawn) room += drawn[level].units - ranges[level].low.units;
    for (std::size_t level = 0; level < chance.drawn.size(); ++level) {
        if (chance.drawn[level] == not_drawn) continue;
        const std::int64_t own = drawn[level].units - ranges[level].low.units;
        // Below 2·10⁶ each, so the product fits; up to a whole millionth, so that the sum is no more than 1.
        std::int64_t back = (own * excess + room - 1) / room;
        back = std::min(own, back + back % 2);
        draw.values[chance.drawn[level]] = to_double({drawn[level].units - back});
    }
}

double level_at(const ChanceOfSubject& chance, const Case& subject, const Draw& draw, double share) {
    const std::vector<Decimal> chances = probabilities(chance, subject, draw);
    const double wanted = share * static_cast<double>(one);
    std::int64_t sum = 0;
    std::size_t last = 0;
    for (std::size_t level = 0; level < chances.size(); ++level) {
        if (chances[level].units == 0) continue;
        last = level;
        sum += chances[level].units;
        if (wanted < static_cast<double>(sum)) break;
    }
    return static_cast<double>(last);
}

}  // namespace irenic
