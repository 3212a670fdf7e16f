#include "bargaining/halves.hpp"
#include "bargaining/keyed.hpp"
#include "bargaining/nondominated_parts.hpp"

namespace irenic::filter {

namespace {

/// The values of one coordinate as 32-bit numbers in the same order, spread over about the same range for every coordinate: differences
/// where they fit, otherwise ranks. Calls `set(k, number)` for every place.
template <typename Set>
void squeeze(const Table& table, const Places& places, unsigned coordinate, Set&& set) {
    const auto value = [&](std::size_t k) { return table.row(places[k])[coordinate]; };
    const auto put = [&](std::size_t k, std::uint32_t number) {
        set(k, static_cast<std::int32_t>(number ^ 0x80000000U));
    };
    std::int64_t least = value(0);
    std::int64_t most = value(0);
    for (std::size_t k = 1; k < places.size(); ++k) {
        least = std::min(least, value(k));
        most = std::max(most, value(k));
    }
    const auto bits = static_cast<unsigned>(std::bit_width(below(most, least)));
    if (bits <= 32) {
        const unsigned shift = bits == 0 ? 0 : 32 - bits;
        for (std::size_t k = 0; k < places.size(); ++k)
            put(k, static_cast<std::uint32_t>(below(value(k), least)) << shift);
        return;
    }
    std::vector<Keyed> order(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) order[k] = {below(value(k), least), static_cast<std::uint32_t>(k)};
    sort_by_key(order);
    const unsigned shift = 32 - static_cast<unsigned>(std::bit_width(order.size()));
    std::uint32_t rank = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k != 0 && order[k].key != order[k - 1].key) ++rank;
        put(order[k].place, rank << shift);
    }
}

template <unsigned Words>
Places by_halves_of(const Table& table, const Places& places, const Workers& workers) {
    std::vector<Row<Words>> rows(places.size());
    workers.run(table.dimensions, [&](std::size_t i) {
        const auto lane = static_cast<unsigned>(i);
        squeeze(table, places, lane, [&](std::size_t k, std::int32_t number) { rows[k].values[lane] = number; });
    });
    for (std::size_t k = 0; k < places.size(); ++k) rows[k].place(places[k]);
    rows.resize(Halves<Words>(table.dimensions).reduce(Rows<Words>(rows), workers));
    Places kept;
    kept.reserve(rows.size());
    for (const Row<Words>& row : rows) kept.push_back(row.place());
    return kept;
}

}  // namespace

Places by_halves(const Table& table, const Places& places, const Workers& workers) {
    if (table.dimensions < 8) return by_halves_of<2>(table, places, workers);
    if (table.dimensions < 12) return by_halves_of<3>(table, places, workers);
    if (table.dimensions < 16) return by_halves_of<4>(table, places, workers);
    if (table.dimensions < 32) return by_halves_of<8>(table, places, workers);
    return by_halves_of<16>(table, places, workers);
}

}  // namespace irenic::filter
