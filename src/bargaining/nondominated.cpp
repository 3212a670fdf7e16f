#include "bargaining/nondominated.hpp"

#include <algorithm>

#include "bargaining/nondominated_parts.hpp"

namespace irenic {

namespace filter {

Places greatest(const Table& table, const Places& places) {
    return {*std::max_element(places.begin(), places.end(),
                              [&](std::uint32_t a, std::uint32_t b) { return *table.row(a) < *table.row(b); })};
}

Places one_by_one(const Table& table, const Places& places) {
    const unsigned dimensions = table.dimensions;
    Places order = places;
    // Best first coordinate first: whatever dominates a vector, or equals it at a lower place, stands before it.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::int64_t* const end = table.row(a) + dimensions;
        const auto [one, other] = std::mismatch(table.row(a), end, table.row(b));
        return one == end ? a < b : *one > *other;
    });
    Places kept;
    for (const std::uint32_t place : order) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t above) {
            return std::equal(table.row(above), table.row(above) + dimensions, table.row(place), std::greater_equal<>());
        });
        if (!covered) kept.push_back(place);
    }
    return kept;
}

}  // namespace filter

std::vector<std::uint32_t> nondominated(std::span<const std::int64_t> points, unsigned dimensions,
                                        const Workers& workers) {
    if (dimensions == 0 || points.empty()) return {};
    const filter::Table table{points, dimensions};
    const filter::Places places = filter::prefiltered(table, workers);
    filter::Places kept;
    if (dimensions == 1)
        kept = filter::greatest(table, places);
    else if (dimensions == 2)
        kept = filter::by_sweep_of_two(table, places);
    else if (dimensions == 3)
        kept = filter::by_sweep_of_three(table, places, workers);
    else if (dimensions <= filter::most_dimensions)
        kept = filter::by_halves(table, places, workers);
    else
        kept = filter::one_by_one(table, places);
    // Sorted by marking them: nearly all may have been kept.
    std::vector<bool> stays(table.size());
    for (const std::uint32_t place : kept) stays[place] = true;
    kept.clear();
    for (std::uint32_t place = 0; place < stays.size(); ++place)
        if (stays[place]) kept.push_back(place);
    return kept;
}

}  // namespace irenic
