/// How a box does: on the scenarios it was made from and on others, and how surely each of its limits is one.
#include "ensemble/box.hpp"

#include <algorithm>
#include <cmath>

namespace irenic {

bool admits(const BoxLimit& limit, double value) {
    return limit.kept.empty() ? value >= limit.low && value <= limit.high : limit.kept[static_cast<std::size_t>(value)];
}

Box box_on(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome) {
    Box made;
    made.limits = box.limits;
    made.restricted = box.restricted;
    std::uint64_t all_hits = 0;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        all_hits += outcome[row] ? 1U : 0U;
        bool in = true;
        for (const std::size_t k : box.restricted) in = in && admits(box.limits[k], inputs[k].values[row]);
        if (!in) continue;
        ++made.inside;
        made.hits += outcome[row] ? 1U : 0U;
    }
    const auto share = [](std::uint64_t part, std::uint64_t of) {
        return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
    };
    made.coverage = share(made.hits, all_hits);
    made.density = share(made.hits, made.inside);
    made.mass = share(made.inside, outcome.size());
    return made;
}

double binomial_at_least(std::uint64_t hits, std::uint64_t of, double chance) {
    if (hits == 0 || chance >= 1) return 1;
    if (chance <= 0) return 0;
    double sum = 0;
    const auto n = static_cast<double>(of);
    for (std::uint64_t k = hits; k <= of; ++k) {
        const auto x = static_cast<double>(k);
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(chance) +
                        (n - x) * std::log1p(-chance));
    }
    return std::min(1.0, sum);
}

std::vector<LimitDoubt> doubts_of(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome) {
    std::vector<LimitDoubt> doubts;
    const Box here = box_on(box, inputs, outcome);
    for (const std::size_t k : box.restricted) {
        Box without = box;
        std::erase(without.restricted, k);
        const double chance = box_on(without, inputs, outcome).density;
        doubts.push_back({k, binomial_at_least(here.hits, here.inside, chance)});
    }
    return doubts;
}

}  // namespace irenic
