#include "ensemble/sobol_points.hpp"

#include <algorithm>

#include <boost/random/sobol.hpp>

namespace irenic {
namespace {
constexpr unsigned places = 32;
}

SobolPoints::SobolPoints(std::size_t dimensions) : dimensions_(std::min(dimensions, most_dimensions)) {
    if (dimensions_ == 0) return;
    directions_.resize(dimensions_ * places);
    boost::random::sobol_engine<std::uint32_t, places> engine(dimensions_);
    // Point 2^k differs from the corner by its own direction and the one before: the Gray code of 2^k has two bits.
    for (unsigned k = 0; k < places; ++k) {
        engine.seed((std::uint32_t{1} << k) - 1);
        for (std::size_t d = 0; d < dimensions_; ++d) {
            const std::uint32_t before = k == 0 ? 0 : directions_[d * places + k - 1];
            directions_[d * places + k] = engine() ^ before;
        }
    }
}

std::uint32_t SobolPoints::bits(std::uint64_t index, std::size_t dimension) const {
    std::uint32_t sum = 0;
    std::uint64_t code = index ^ (index >> 1U);
    for (unsigned k = 0; code != 0 && k < places; ++k, code >>= 1U)
        if ((code & 1U) != 0) sum ^= directions_[dimension * places + k];
    return sum;
}

}  // namespace irenic
