/// Whether rounding keeps a party's order of packages: every sum that its points can come to is gone through.
#pragma once

#include <cstddef>
#include <cstdint>

#include "casefile/exact_points.hpp"

namespace irenic::casefile {

/// Distinct sums of one party that are gone through at most, to see that rounding changes nothing.
inline constexpr std::size_t most_sums = std::size_t{1} << 21;

enum class Order : std::uint8_t { kept, changed, unknown };

/// Do the packages stand in the same order under both, ties included? Unknown beyond `most_sums`. If they do, having no agreement is put
/// where it stands among the exact ones, as near to its rounded value as can be. `rounded` are decimals of six places.
Order keep_order(const ExactPoints& exact, ExactPoints& rounded);

}  // namespace irenic::casefile
