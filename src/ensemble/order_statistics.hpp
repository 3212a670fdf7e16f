/// Values between the ordered values of a sample.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace irenic {

/// At place 0 the least, at place size − 1 the greatest, linear between neighbours. Precondition: `sorted` is, and is not empty.
inline double at_place(std::span<const double> sorted, double place) {
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Type 7 of Hyndman & Fan 1996: a share of the way from the first place to the last.
inline double quantile_of(std::span<const double> sorted, double share) {
    return at_place(sorted, share * static_cast<double>(sorted.size() - 1));
}

}  // namespace irenic
