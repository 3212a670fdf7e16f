/// Divide and conquer for four coordinates and more (Kung, Luccio & Preparata 1975; Bentley 1980).
///
/// A set is cut in two at a value of one coordinate: no vector of the lower half dominates one of the upper. What is left of the upper
/// half then meets the lower half with that coordinate settled. Two sets meet by cutting both at the same value, too, which settles the
/// coordinate for the upper half of the one against the lower half of the other. Before they are cut, each is rid of the vectors that
/// the best corner of the one, or the worst of the other, shows to be out of reach: where vectors lie near a surface on which one
/// party's gain is another's loss, few are left. The cost is O(n log^(d−1) n) at worst and nearly O(n log n) on such surfaces.
#include <algorithm>
#include <array>
#include <bit>

#include "bargaining/keyed.hpp"
#include "bargaining/nondominated_parts.hpp"

namespace irenic::filter {

namespace {

using Lanes = std::int32_t __attribute__((vector_size(16)));

template <unsigned Words>
struct Row {
    static constexpr unsigned lanes = Words * 4;
    std::array<Lanes, Words> words{};

    [[nodiscard]] std::int32_t value(unsigned lane) const { return words[lane / 4][lane % 4]; }
    void set(unsigned lane, std::int32_t value) { words[lane / 4][lane % 4] = value; }

    /// The last lane says which vector it is; it is never compared.
    [[nodiscard]] std::uint32_t place() const { return static_cast<std::uint32_t>(words[Words - 1][3]); }
    [[nodiscard]] bool covered() const { return words[Words - 1][3] == -1; }
    void cover() { words[Words - 1][3] = -1; }
};

inline bool any(const Lanes& lanes) {
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(lanes);
    return (halves[0] | halves[1]) != 0;
}
inline Lanes choose(const Lanes& where, const Lanes& one, const Lanes& other) {
    return (one & where) | (other & ~where);
}

/// `high` is nowhere below `low` where `active` has ones.
template <unsigned Words>
inline bool reaches(const Row<Words>& high, const Row<Words>& low, const Row<Words>& active) {
    Lanes below = (low.words[0] > high.words[0]) & active.words[0];
    for (unsigned w = 1; w < Words; ++w) below |= (low.words[w] > high.words[w]) & active.words[w];
    return !any(below);
}

template <unsigned Words>
class Halves {
public:
    using Item = Row<Words>;
    using Items = std::span<Item>;

    explicit Halves(unsigned dimensions) : dimensions_(dimensions) {
        for (unsigned i = 0; i < dimensions; ++i) all_.set(i, -1);
    }

    /// Brings those that stay to the front and says how many.
    std::size_t reduce(Items items) const;
    /// Marks those of `low` that one of `high` reaches in all active coordinates. Reorders both.
    void meet(Items high, Items low, Item active) const;

    [[nodiscard]] const Item& all() const { return all_; }

    struct Box {
        Item least, most;
    };
    static Box box_of(Items items) {
        Box box{items.front(), items.front()};
        for (const Item& item : items)
            for (unsigned w = 0; w < Words; ++w) {
                box.least.words[w] = choose(item.words[w] < box.least.words[w], item.words[w], box.least.words[w]);
                box.most.words[w] = choose(item.words[w] > box.most.words[w], item.words[w], box.most.words[w]);
            }
        return box;
    }

    /// Where to cut: a coordinate, and the least value of the upper half.
    struct Cut {
        unsigned coordinate = 0;
        std::int64_t spread = 0;
        std::int32_t value = 0;
    };
    Cut widest(const Item& least, const Item& most, const Item& active) const {
        Cut cut;
        for (unsigned i = 0; i < dimensions_; ++i) {
            const std::int64_t spread = std::int64_t{most.value(i)} - least.value(i);
            if (active.value(i) != 0 && spread > cut.spread) cut = {i, spread, 0};
        }
        return cut;
    }
    /// A value near the median of both, above `least` and at most `most`, so that neither half is empty.
    static std::int32_t median(unsigned coordinate, Items one, Items other, std::int32_t least, std::int32_t most) {
        std::array<std::int32_t, 31> values{};
        const std::size_t count = one.size() + other.size();
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t at = (2 * k + 1) * count / (2 * values.size());
            values[k] = (at < one.size() ? one[at] : other[at - one.size()]).value(coordinate);
        }
        std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
        return std::clamp(values[values.size() / 2], least + 1, most);
    }
    static std::size_t split(Items items, const Cut& cut) {
        return static_cast<std::size_t>(
            std::partition(items.begin(), items.end(),
                           [&](const Item& item) { return item.value(cut.coordinate) >= cut.value; }) -
            items.begin());
    }
    static Items uncovered(Items items) {
        return items.first(static_cast<std::size_t>(
            std::partition(items.begin(), items.end(), [](const Item& item) { return !item.covered(); }) -
            items.begin()));
    }

private:
    static constexpr std::size_t few = 24;
    std::size_t reduce_few(Items items) const;

    unsigned dimensions_;
    Item all_;
};

template <unsigned Words>
std::size_t Halves<Words>::reduce_few(Items items) const {
    for (std::size_t k = 1; k < items.size(); ++k)
        for (std::size_t other = 0; other < k; ++other) {
            if (items[other].covered()) continue;
            const bool up = reaches(items[k], items[other], all_);
            const bool down = reaches(items[other], items[k], all_);
            if (down && (!up || items[other].place() < items[k].place())) {
                items[k].cover();
                break;
            }
            if (up) items[other].cover();
        }
    return uncovered(items).size();
}

template <unsigned Words>
std::size_t Halves<Words>::reduce(Items items) const {
    if (items.size() <= few) return reduce_few(items);
    const Box box = box_of(items);
    Cut cut = widest(box.least, box.most, all_);
    if (cut.spread == 0) {  // all are equal
        std::iter_swap(items.begin(), std::min_element(items.begin(), items.end(), [](const Item& a, const Item& b) {
                           return a.place() < b.place();
                       }));
        return 1;
    }
    cut.value = median(cut.coordinate, items, {}, box.least.value(cut.coordinate), box.most.value(cut.coordinate));
    const std::size_t middle = split(items, cut);
    const std::size_t high = reduce(items.first(middle));
    Item active = all_;
    active.set(cut.coordinate, 0);
    meet(items.first(high), items.subspan(middle), active);
    const std::size_t low = reduce(uncovered(items.subspan(middle)));
    std::copy_n(items.begin() + static_cast<std::ptrdiff_t>(middle), low,
                items.begin() + static_cast<std::ptrdiff_t>(high));
    return high + low;
}

template <unsigned Words>
void Halves<Words>::meet(Items high, Items low, Item active) const {
    const auto within = [](Items items, auto&& holds) {
        return items.first(static_cast<std::size_t>(std::partition(items.begin(), items.end(), holds) - items.begin()));
    };
    while (!high.empty() && !low.empty()) {
        const Item corner = box_of(high).most;
        low = within(low, [&](const Item& item) { return !item.covered() && reaches(corner, item, active); });
        if (low.empty()) return;
        const Box lower = box_of(low);
        high = within(high, [&](const Item& item) { return reaches(item, lower.least, active); });
        if (high.empty()) return;
        const auto [worst, best] = box_of(high);
        int open = 0;
        for (unsigned i = 0; i < dimensions_; ++i) {
            if (active.value(i) == 0) continue;
            if (worst.value(i) >= lower.most.value(i))
                active.set(i, 0);  // settled
            else
                ++open;
        }
        if (open <= 1) {  // reached by one of `high` that is best there, or by none
            for (Item& item : low)
                if (reaches(best, item, active)) item.cover();
            return;
        }
        if (high.size() <= few || low.size() <= few) {
            for (Item& item : low)
                for (const Item& above : high)
                    if (reaches(above, item, active)) {
                        item.cover();
                        break;
                    }
            return;
        }
        Cut cut = widest(worst, lower.most, active);
        const std::int32_t least = std::min(worst.value(cut.coordinate), lower.least.value(cut.coordinate));
        const std::int32_t most = std::max(best.value(cut.coordinate), lower.most.value(cut.coordinate));
        cut.value = median(cut.coordinate, high, low, least, most);
        const std::size_t high_middle = split(high, cut);
        const std::size_t low_middle = split(low, cut);
        Item settled = active;
        settled.set(cut.coordinate, 0);
        meet(high.first(high_middle), low.subspan(low_middle), settled);
        meet(high.subspan(high_middle), low.subspan(low_middle), active);
        high = high.first(high_middle);
        low = low.first(low_middle);
    }
}

/// The values of one coordinate as 32-bit numbers in the same order: differences where they fit, ranks otherwise.
template <typename Set>
void squeeze(const Table& table, const Places& places, unsigned coordinate, Set&& set) {
    const auto value = [&](std::size_t k) { return table.row(places[k])[coordinate]; };
    std::int64_t least = value(0);
    std::int64_t most = value(0);
    for (std::size_t k = 1; k < places.size(); ++k) {
        least = std::min(least, value(k));
        most = std::max(most, value(k));
    }
    const auto put = [&](std::size_t k, std::uint32_t number) {
        set(k, static_cast<std::int32_t>(number ^ 0x80000000U));
    };
    if (below(most, least) <= 0xFFFFFFFFU) {
        for (std::size_t k = 0; k < places.size(); ++k) put(k, static_cast<std::uint32_t>(below(value(k), least)));
        return;
    }
    std::vector<Keyed> order(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) order[k] = {below(value(k), least), static_cast<std::uint32_t>(k)};
    sort_by_key(order);
    std::uint32_t rank = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k != 0 && order[k].key != order[k - 1].key) ++rank;
        put(order[k].place, rank);
    }
}

template <unsigned Words>
Places by_halves_of(const Table& table, const Places& places, const Workers& workers) {
    std::vector<Row<Words>> rows(places.size());
    workers.run(table.dimensions, [&](std::size_t i) {
        const auto lane = static_cast<unsigned>(i);
        squeeze(table, places, lane, [&](std::size_t k, std::int32_t number) { rows[k].set(lane, number); });
    });
    for (std::size_t k = 0; k < places.size(); ++k)
        rows[k].set(Row<Words>::lanes - 1, static_cast<std::int32_t>(places[k]));
    const Halves<Words> halves(table.dimensions);
    const std::size_t stay = halves.reduce(rows);
    Places kept(stay);
    for (std::size_t k = 0; k < stay; ++k) kept[k] = rows[k].place();
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
