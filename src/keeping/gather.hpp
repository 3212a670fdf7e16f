/// Some of the units of a set, as a small number: the bits of a mask moved together.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace irenic {

/// One bit per unit.
using DoneSet = std::uint64_t;

class Gather {
public:
    Gather() = default;
    explicit Gather(DoneSet mask) : bits_(static_cast<std::uint32_t>(std::popcount(mask))) {
        std::uint32_t place = 0;
        for (std::uint32_t byte = 0; byte < 8; ++byte) {
            const auto here = static_cast<std::uint32_t>((mask >> (8 * byte)) & 0xFFU);
            if (here == 0) continue;
            std::array<std::uint64_t, 256> moved{};
            for (std::uint32_t value = 0; value < moved.size(); ++value) {
                std::uint32_t to = place;
                for (std::uint32_t bit = 0; bit < 8; ++bit)
                    if ((here >> bit) & 1U) moved[value] |= std::uint64_t{(value >> bit) & 1U} << to++;
            }
            place += static_cast<std::uint32_t>(std::popcount(here));
            tables_.emplace_back(8 * byte, moved);
        }
    }

    [[nodiscard]] std::uint32_t bits() const { return bits_; }
    [[nodiscard]] std::uint64_t operator()(DoneSet done) const {
        std::uint64_t code = 0;
        for (const auto& [shift, moved] : tables_) code |= moved[(done >> shift) & 0xFFU];
        return code;
    }

private:
    std::uint32_t bits_ = 0;
    std::vector<std::pair<std::uint32_t, std::array<std::uint64_t, 256>>> tables_;  ///< per byte of the mask
};

/// The reverse: the units that a small number stands for.
inline DoneSet spread(std::uint64_t code, DoneSet mask) {
    DoneSet done = 0;
    for (; mask != 0; mask &= mask - 1, code >>= 1U)
        if ((code & 1U) != 0) done |= mask & (~mask + 1);
    return done;
}

}  // namespace irenic
