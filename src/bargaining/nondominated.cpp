#include "bargaining/nondominated.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {

std::vector<std::uint32_t> nondominated(std::span<const std::int64_t> points, unsigned dimensions,
                                        const Workers& /*workers*/) {
    if (dimensions == 0) return {};
    const auto point = [&](std::uint32_t k) { return points.subspan(std::size_t{k} * dimensions, dimensions); };
    std::vector<std::uint32_t> order(points.size() / dimensions);
    std::iota(order.begin(), order.end(), 0U);
    // Best first coordinate first: whatever dominates a vector, or equals it and comes first, stands before it.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto differ = std::mismatch(point(a).begin(), point(a).end(), point(b).begin());
        return differ.first == point(a).end() ? a < b : *differ.first > *differ.second;
    });
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t k : order) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t above) {
            return std::equal(point(above).begin(), point(above).end(), point(k).begin(),
                              [](std::int64_t high, std::int64_t low) { return high >= low; });
        });
        if (!covered) kept.push_back(k);
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

}  // namespace irenic
