/// Luck for splits, half-samples and resampling, one draw after the other. Scenarios are drawn by their number instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "irenic/number.hpp"

namespace irenic {

/// Every seed and purpose is a stream of its own.
class Chance {
public:
    explicit Chance(std::uint64_t seed, std::uint64_t purpose = 0) : seed_(seed), purpose_(purpose) {}

    std::uint64_t bits() { return random_word(seed_, purpose_, at_++); }
    /// 0 … bound − 1, without bias.
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t unfair = (0 - bound) % bound;
        std::uint64_t drawn = bits();
        while (drawn < unfair) drawn = bits();
        return drawn % bound;
    }
    /// Between 0 and 1.
    double unit() { return unit_interval(bits()); }

    /// 0 … count − 1 in a random order.
    std::vector<std::uint32_t> shuffled(std::size_t count) {
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        for (std::size_t left = count; left > 1; --left) std::swap(order[left - 1], order[below(left)]);
        return order;
    }

private:
    std::uint64_t seed_;
    std::uint64_t purpose_;
    std::uint64_t at_ = 0;
};

}  // namespace irenic
