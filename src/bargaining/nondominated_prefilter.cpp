#include <algorithm>
#include <numeric>

#include "bargaining/nondominated_parts.hpp"

namespace irenic::filter {

namespace {

constexpr std::size_t sample_size = 1024;
constexpr std::size_t most_strong = 12;
constexpr std::size_t chunk = std::size_t{1} << 15;

/// All values at least those of the other.
template <unsigned Dimensions>
bool reaches(const std::int64_t* high, const std::int64_t* low, unsigned dimensions) {
    bool all = true;
    for (unsigned i = 0; i < (Dimensions == 0 ? dimensions : Dimensions); ++i) all &= high[i] >= low[i];
    return all;
}

/// Vectors of an even sample that dominate the most of it, each counted without what those before it dominate.
Places strong_of_sample(const Table& table, const Places& sample) {
    const Places candidates = one_by_one(table, sample);
    const auto reaching = [&](std::uint32_t a, std::uint32_t b) {
        return a != b && reaches<0>(table.row(a), table.row(b), table.dimensions);
    };
    Places left = sample;
    Places strong;
    while (strong.size() < most_strong) {
        std::uint32_t best = 0;
        std::ptrdiff_t most = 0;
        for (const std::uint32_t candidate : candidates) {
            const auto count =
                std::count_if(left.begin(), left.end(), [&](auto place) { return reaching(candidate, place); });
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        // A vector that removes fewer than one in a hundred costs more than it saves.
        if (static_cast<std::size_t>(most) * 100 < sample.size()) break;
        strong.push_back(best);
        std::erase_if(left, [&](auto place) { return reaching(best, place); });
    }
    // A quarter must go, or another pass does not pay.
    return left.size() * 4 <= sample.size() * 3 ? strong : Places{};
}

template <unsigned Dimensions>
void keep_uncovered(const Table& table, const Places& strong, std::span<const std::uint32_t> places, Places& kept) {
    std::vector<std::int64_t> high;
    for (const std::uint32_t place : strong)
        high.insert(high.end(), table.row(place), table.row(place) + table.dimensions);
    for (const std::uint32_t place : places) {
        const std::int64_t* const low = table.row(place);
        bool covered = false;
        for (std::size_t k = 0; k < strong.size() && !covered; ++k) {
            const std::int64_t* const above = high.data() + k * table.dimensions;
            // Of equal vectors the first stays.
            covered = reaches<Dimensions>(above, low, table.dimensions) &&
                      (strong[k] < place || !std::equal(low, low + table.dimensions, above));
        }
        if (!covered) kept.push_back(place);
    }
}

void keep_uncovered(const Table& table, const Places& strong, std::span<const std::uint32_t> places, Places& kept) {
    switch (table.dimensions) {
        case 2: return keep_uncovered<2>(table, strong, places, kept);
        case 3: return keep_uncovered<3>(table, strong, places, kept);
        case 4: return keep_uncovered<4>(table, strong, places, kept);
        case 5: return keep_uncovered<5>(table, strong, places, kept);
        default: return keep_uncovered<0>(table, strong, places, kept);
    }
}

}  // namespace

Places prefiltered(const Table& table, const Workers& workers) {
    Places places(table.size());
    std::iota(places.begin(), places.end(), 0U);
    while (places.size() >= 4 * sample_size) {
        Places sample;
        for (std::size_t k = 0; k < sample_size; ++k) sample.push_back(places[k * places.size() / sample_size]);
        const Places strong = strong_of_sample(table, sample);
        if (strong.empty()) break;
        std::vector<Places> kept((places.size() + chunk - 1) / chunk);
        workers.run(kept.size(), [&](std::size_t k) {
            const std::span<const std::uint32_t> all(places);
            keep_uncovered(table, strong, all.subspan(k * chunk, std::min(chunk, all.size() - k * chunk)), kept[k]);
        });
        places.clear();
        for (const Places& part : kept) places.insert(places.end(), part.begin(), part.end());
    }
    return places;
}

}  // namespace irenic::filter
