/// What the filter of value vectors is made of: one way for each number of coordinates.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "irenic/space.hpp"

namespace irenic::filter {

/// Value vectors one after another.
struct Table {
    std::span<const std::int64_t> values;
    unsigned dimensions = 1;

    [[nodiscard]] std::size_t size() const { return values.size() / dimensions; }
    [[nodiscard]] const std::int64_t* row(std::uint32_t place) const {
        return values.data() + std::size_t{place} * dimensions;
    }
};
using Places = std::vector<std::uint32_t>;

/// All of these leave out of `places`, which ascend, those that another of `places` dominates or equals at a lower place; they answer
/// in any order.
Places greatest(const Table& table, const Places& places);
Places by_sweep_of_two(const Table& table, const Places& places);
Places by_sweep_of_three(const Table& table, const Places& places, const Workers& workers);
Places by_halves(const Table& table, const Places& places, const Workers& workers);  ///< at most `most_dimensions`
Places one_by_one(const Table& table, const Places& places);

inline constexpr unsigned most_dimensions = 63;

/// Leaves out of `places` what a few strong vectors dominate, as long as that removes a good part of them. The rest is left for the
/// functions above. Random and correlated vectors are nearly all dominated, and this is far cheaper than sorting them.
Places prefiltered(const Table& table, const Workers& workers);

}  // namespace irenic::filter
