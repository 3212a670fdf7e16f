#include "irenic/number.hpp"

// A header of others, which warns under our flags.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#include <Random123/philox.h>
#pragma GCC diagnostic pop

namespace irenic {
namespace {

std::uint32_t low_half(std::uint64_t word) { return static_cast<std::uint32_t>(word & 0xFFFFFFFFU); }
std::uint32_t high_half(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); }

}  // namespace

std::uint64_t random_word(std::uint64_t seed, std::uint64_t stream, std::uint64_t at) {
    const r123::Philox4x32::ctr_type counter = {{low_half(at), high_half(at), low_half(stream), high_half(stream)}};
    const r123::Philox4x32::key_type key = {{low_half(seed), high_half(seed)}};
    const r123::Philox4x32::ctr_type made = r123::Philox4x32()(counter, key);
    return made[0] | std::uint64_t{made[1]} << 32U;
}

double unit_interval(std::uint64_t word) { return (static_cast<double>(word >> 12U) + 0.5) * 0x1p-52; }

}  // namespace irenic
