/// Divide and conquer for four coordinates and more (Kung, Luccio & Preparata 1975; Bentley 1980).
///
/// A set is cut in two at a value of one coordinate: no vector of the lower half dominates one of the upper. What is left of the upper
/// half then meets the lower half with that coordinate settled. Two sets meet by cutting both at the same value, too, which settles the
/// coordinate for the upper half of the one against the lower half of the other. Before they are cut, each is rid of the vectors that
/// the best corner of the one, or the worst of the other, shows to be out of reach: where vectors lie near a surface on which one
/// party's gain is another's loss, few are left. The cost is O(n log^(d−1) n) at worst and nearly O(n log n) on such surfaces.
#pragma once

#include <algorithm>
#include <vector>

#include "bargaining/lanes.hpp"
#include "irenic/space.hpp"

namespace irenic::filter {

template <unsigned Words>
class Halves {
public:
    using Item = Row<Words>;
    using Items = Rows<Words>;

    explicit Halves(unsigned dimensions) : dimensions_(dimensions) {
        for (unsigned i = 0; i < dimensions; ++i) all_.values[i] = -1;
    }

    /// Brings those that stay to the front and says how many.
    [[nodiscard]] std::size_t reduce(Items items) const;
    [[nodiscard]] std::size_t reduce(Items items, const Workers& workers) const;

private:
    static constexpr std::size_t few = 32;  ///< compared pair by pair
    static constexpr std::size_t worth_threads = std::size_t{1} << 12U;
    static constexpr std::size_t parts = 16;  ///< that a set is cut into for several threads

    /// Where to cut: a coordinate, and the least value of the upper half.
    struct Cut {
        unsigned coordinate = 0;
        std::int64_t spread = 0;
        std::int32_t value = 0;
    };
    [[nodiscard]] Cut widest(const Item& least, const Item& most, const Item& active) const;
    [[nodiscard]] Cut cut_of(Items items) const;
    [[nodiscard]] Item all_but(unsigned coordinate) const {
        Item active = all_;
        active.values[coordinate] = 0;
        return active;
    }

    [[nodiscard]] std::size_t reduce_few(Items items) const;
    /// Marks those of `low` that one of `high` reaches in all active coordinates. Reorders both.
    void meet(Items high, Items low, Item active) const;
    /// Leaves `high` alone, so that others may read it.
    void meet_copy(std::span<const Item> high, Items low, const Item& active) const;
    /// Switches off the active coordinates in which the worst of `high` reaches the best of `low`; how many are left.
    [[nodiscard]] unsigned settle(const Item& worst, const Item& best, Item& active) const;

    template <typename Holds>
    static Items bring_forward(Items items, Holds&& holds) {
        return {items.begin(), std::partition(items.begin(), items.end(), holds)};
    }
    static Items uncovered(Items items) {
        return bring_forward(items, [](const Item& item) { return !item.covered(); });
    }
    static Items upper(Items items, const Cut& cut) {
        return bring_forward(items, [&](const Item& item) { return item.values[cut.coordinate] >= cut.value; });
    }
    static std::int32_t median(unsigned coordinate, Items one, Items other);

    unsigned dimensions_;
    Item all_;
};

template <unsigned Words>
auto Halves<Words>::widest(const Item& least, const Item& most, const Item& active) const -> Cut {
    Cut cut;
    for (unsigned i = 0; i < dimensions_; ++i) {
        const std::int64_t spread = std::int64_t{most.values[i]} - least.values[i];
        if (active.values[i] != 0 && spread > cut.spread) cut = {i, spread, 0};
    }
    return cut;
}

/// Of an even sample.
template <unsigned Words>
std::int32_t Halves<Words>::median(unsigned coordinate, Items one, Items other) {
    std::array<std::int32_t, 31> values{};
    const std::size_t count = one.size() + other.size();
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::size_t at = (2 * k + 1) * count / (2 * values.size());
        values[k] = (at < one.size() ? one[at] : other[at - one.size()]).values[coordinate];
    }
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

/// No spread where all are equal; otherwise neither half is empty.
template <unsigned Words>
auto Halves<Words>::cut_of(Items items) const -> Cut {
    const Box<Words> box(items);
    Cut cut = widest(box.least, box.most, all_);
    if (cut.spread != 0)
        cut.value = std::clamp(median(cut.coordinate, items, {}), box.least.values[cut.coordinate] + 1,
                               box.most.values[cut.coordinate]);
    return cut;
}

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
    const Cut cut = cut_of(items);
    if (cut.spread == 0) {  // all are equal
        const auto earlier = [](const Item& a, const Item& b) { return a.place() < b.place(); };
        std::iter_swap(items.begin(), std::min_element(items.begin(), items.end(), earlier));
        return 1;
    }
    const Items high = upper(items, cut);
    const Items low = items.subspan(high.size());
    const std::size_t high_left = reduce(high);
    meet(high.first(high_left), low, all_but(cut.coordinate));
    const std::size_t low_left = reduce(uncovered(low));
    std::copy_n(low.begin(), low_left, items.begin() + static_cast<std::ptrdiff_t>(high_left));
    return high_left + low_left;
}

template <unsigned Words>
unsigned Halves<Words>::settle(const Item& worst, const Item& best, Item& active) const {
    unsigned open = 0;
    for (unsigned i = 0; i < dimensions_; ++i) {
        if (active.values[i] == 0) continue;
        if (worst.values[i] >= best.values[i])
            active.values[i] = 0;
        else
            ++open;
    }
    return open;
}

template <unsigned Words>
void Halves<Words>::meet(Items high, Items low, Item active) const {
    while (!high.empty() && !low.empty()) {
        const Item corner = Box<Words>(high).most;
        low = bring_forward(low, [&](const Item& item) { return !item.covered() && reaches(corner, item, active); });
        if (low.empty()) return;
        const Box<Words> lower(low);
        high = bring_forward(high, [&](const Item& item) { return reaches(item, lower.least, active); });
        if (high.empty()) return;
        const Box<Words> higher(high);
        if (settle(higher.least, lower.most, active) <= 1) {
            // Reached by the one of `high` that is best there, or by none.
            for (Item& item : low)
                if (reaches(higher.most, item, active)) item.cover();
            return;
        }
        if (high.size() <= few || low.size() <= few) {
            for (Item& item : low)
                if (std::any_of(high.begin(), high.end(),
                                [&](const Item& above) { return reaches(above, item, active); }))
                    item.cover();
            return;
        }
        Cut cut = widest(higher.least, lower.most, active);
        const auto [least, most] = std::minmax({higher.least.values[cut.coordinate], lower.least.values[cut.coordinate],
                                                higher.most.values[cut.coordinate], lower.most.values[cut.coordinate]});
        cut.value = std::clamp(median(cut.coordinate, high, low), least + 1, most);
        const Items high_upper = upper(high, cut);
        const Items low_upper = upper(low, cut);
        Item settled = active;
        settled.values[cut.coordinate] = 0;
        meet(high_upper, low.subspan(low_upper.size()), settled);
        meet(high.subspan(high_upper.size()), low.subspan(low_upper.size()), active);
        high = high_upper;
        low = low_upper;
    }
}

template <unsigned Words>
void Halves<Words>::meet_copy(std::span<const Item> high, Items low, const Item& active) const {
    if (high.empty() || low.empty()) return;
    const Item least = Box<Words>(low).least;
    std::vector<Item> near;
    std::copy_if(high.begin(), high.end(), std::back_inserter(near),
                 [&](const Item& item) { return reaches(item, least, active); });
    meet(near, low, active);
}

/// Both halves at once, and then the parts of the lower half, each against the upper half: more work than one after the other where
/// much is covered, but for several threads.
template <unsigned Words>
std::size_t Halves<Words>::reduce(Items items, const Workers& workers) const {
    if (workers.threads <= 1 || items.size() < worth_threads) return reduce(items);
    struct Pair {
        Items high, low;
        unsigned coordinate;
    };
    std::vector<std::vector<Pair>> levels;
    std::vector<Items> sets{items};
    while (sets.size() < parts) {
        std::vector<Pair>& pairs = levels.emplace_back();
        pairs.resize(sets.size());
        workers.run(sets.size(), [&](std::size_t k) {
            const Cut cut = sets[k].empty() ? Cut{} : cut_of(sets[k]);
            const Items high = cut.spread == 0 ? sets[k] : upper(sets[k], cut);
            pairs[k] = {high, sets[k].subspan(high.size()), cut.coordinate};
        });
        sets.clear();
        for (const Pair& pair : pairs) sets.insert(sets.end(), {pair.high, pair.low});
    }
    workers.run(sets.size(), [&](std::size_t k) { sets[k] = sets[k].first(reduce(sets[k])); });
    for (; !levels.empty(); levels.pop_back()) {
        const std::vector<Pair>& pairs = levels.back();
        const std::size_t pieces = parts / pairs.size();
        workers.run(pairs.size() * pieces, [&](std::size_t job) {
            const std::size_t k = job / pieces;
            const Items low = sets[2 * k + 1];
            const std::size_t from = low.size() * (job % pieces) / pieces;
            const std::size_t to = low.size() * (job % pieces + 1) / pieces;
            meet_copy(sets[2 * k], low.subspan(from, to - from), all_but(pairs[k].coordinate));
        });
        workers.run(pairs.size(), [&](std::size_t k) {
            const Items high = sets[2 * k];
            const Items low = uncovered(sets[2 * k + 1]);
            std::copy(low.begin(), low.end(), pairs[k].high.begin() + static_cast<std::ptrdiff_t>(high.size()));
            sets[2 * k] = {pairs[k].high.data(), high.size() + low.size()};
        });
        for (std::size_t k = 0; k < pairs.size(); ++k) sets[k] = sets[2 * k];
        sets.resize(pairs.size());
    }
    return sets.front().size();
}

}  // namespace irenic::filter
