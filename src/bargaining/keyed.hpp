/// Places sorted by a number each: what the sweeps and the ranks of the filter begin with.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace irenic {

struct Keyed {
    std::uint64_t key = 0;
    std::uint32_t place = 0;
};

/// Lowest key first, equal keys in the order they came in. Cost linear in the count for each 11 bits that the keys differ in.
void sort_by_key(std::vector<Keyed>& items);

/// How far a value lies below another, which is no less; fits whatever the two are.
inline std::uint64_t below(std::int64_t high, std::int64_t low) {
    return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
}

}  // namespace irenic
