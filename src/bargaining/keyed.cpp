#include "bargaining/keyed.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace irenic {

namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t digits = std::size_t{1} << digit_bits;
/// Fewer are sorted sooner by comparing.
constexpr std::size_t few = 2048;

void sort_by_digit(const std::vector<Keyed>& from, std::vector<Keyed>& to, unsigned shift) {
    std::array<std::uint32_t, digits> next{};
    const auto digit = [&](const Keyed& item) { return (item.key >> shift) & (digits - 1); };
    for (const Keyed& item : from) ++next[digit(item)];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : next) sum += std::exchange(count, sum);
    for (const Keyed& item : from) to[next[digit(item)]++] = item;
}

}  // namespace

void sort_by_key(std::vector<Keyed>& items) {
    if (items.size() < few) {
        std::stable_sort(items.begin(), items.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
        return;
    }
    std::uint64_t differing = 0;
    bool sorted = true;
    for (std::size_t k = 1; k < items.size(); ++k) {
        differing |= items[k].key ^ items[0].key;
        sorted = sorted && items[k - 1].key <= items[k].key;
    }
    if (sorted) return;
    std::vector<Keyed> other(items.size());
    for (unsigned shift = 0; shift < 64; shift += digit_bits) {
        if (((differing >> shift) & (digits - 1)) == 0) continue;
        sort_by_digit(items, other, shift);
        items.swap(other);
    }
}

}  // namespace irenic
