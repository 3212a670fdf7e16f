/// Luck that is the same on every machine: for splits, half-samples and resampling. Not for scenarios, which have luck of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace irenic {

/// SplitMix64 (Steele, Lea & Flood 2014): every seed and purpose a stream of its own.
class Chance {
public:
    explicit Chance(std::uint64_t seed, std::uint64_t purpose = 0) : state_(mixed(seed) ^ mixed(~purpose)) {}

    std::uint64_t bits() { return mixed(state_ += step); }
    /// 0 … bound − 1, without bias.
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t unfair = (0 - bound) % bound;
        std::uint64_t drawn = bits();
        while (drawn < unfair) drawn = bits();
        return drawn % bound;
    }
    /// From 0 up to, not including, 1.
    double unit() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

    /// 0 … count − 1 in a random order.
    std::vector<std::uint32_t> shuffled(std::size_t count) {
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        for (std::size_t left = count; left > 1; --left) std::swap(order[left - 1], order[below(left)]);
        return order;
    }

    static std::uint64_t mixed(std::uint64_t bits) {
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        return bits ^ (bits >> 31U);
    }

private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15U;
    std::uint64_t state_;
};

}  // namespace irenic
