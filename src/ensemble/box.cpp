/// How a box does: on the scenarios it was made from and on others, and how surely each of its limits is one.
#include "ensemble/box.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>

namespace irenic {

bool admits(const BoxLimit& limit, double value) {
    return limit.kept.empty() ? value >= limit.low && value <= limit.high : limit.kept[static_cast<std::size_t>(value)];
}

bool holds(const Box& box, std::span<const Input> inputs, std::size_t row) {
    return std::all_of(box.restricted.begin(), box.restricted.end(),
                       [&](std::size_t k) { return admits(box.limits[k], inputs[k].values[row]); });
}

Box box_on(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome) {
    Box made;
    made.limits = box.limits;
    made.restricted = box.restricted;
    std::uint64_t all_hits = 0;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        all_hits += outcome[row] ? 1U : 0U;
        if (!holds(box, inputs, row)) continue;
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
    if (chance <= 0 || hits > of) return 0;
    return boost::math::ibeta(static_cast<double>(hits), static_cast<double>(of - hits + 1), chance);
}

std::vector<LimitDoubt> doubts_of(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome) {
    struct Without {
        std::uint64_t inside = 0;
        std::uint64_t hits = 0;
    };
    // A row counts without a limit if it meets all, or misses that one only.
    Without all;
    std::vector<Without> but_one(box.restricted.size());
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        std::size_t missed = 0;
        std::size_t which = 0;
        for (std::size_t at = 0; at < box.restricted.size() && missed < 2; ++at) {
            const std::size_t k = box.restricted[at];
            if (admits(box.limits[k], inputs[k].values[row])) continue;
            ++missed;
            which = at;
        }
        if (missed > 1) continue;
        Without& counted = missed == 0 ? all : but_one[which];
        ++counted.inside;
        counted.hits += outcome[row] ? 1U : 0U;
    }
    std::vector<LimitDoubt> doubts;
    for (std::size_t at = 0; at < box.restricted.size(); ++at) {
        const std::uint64_t inside = all.inside + but_one[at].inside;
        const double chance =
            inside == 0 ? 0 : static_cast<double>(all.hits + but_one[at].hits) / static_cast<double>(inside);
        doubts.push_back({box.restricted[at], binomial_at_least(all.hits, all.inside, chance)});
    }
    return doubts;
}

}  // namespace irenic
