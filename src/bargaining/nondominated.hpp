/// Which of many value vectors no other one improves on: the filter behind every frontier.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// `points` holds vectors of `dimensions` values one after another; more is better in every coordinate. Answers the places of those
/// that no other vector dominates (no less anywhere, more somewhere), ascending; of equal vectors the first alone. At most 2^32 − 1
/// vectors. The same for any number of workers.
std::vector<std::uint32_t> nondominated(std::span<const std::int64_t> points, unsigned dimensions,
                                        const Workers& workers = {});

}  // namespace irenic
