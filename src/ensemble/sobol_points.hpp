/// Points that fill a cube evenly, each found by its number: the sequence of Sobol' 1967 with the directions of Joe & Kuo 2008.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace irenic {

class SobolPoints {
public:
    /// As many as there are tables for; more are filled by chance.
    static constexpr std::size_t most_dimensions = 3667;

    explicit SobolPoints(std::size_t dimensions);

    /// One coordinate of one point, as 32 bits after the binary point; index 0 is the corner. Precondition: below 2^32.
    [[nodiscard]] std::uint32_t bits(std::uint64_t index, std::size_t dimension) const;

private:
    std::size_t dimensions_;
    std::vector<std::uint32_t> directions_;  ///< by dimension and bit of the Gray code
};

}  // namespace irenic
