#include <cassert>

#include <boost/random/sobol.hpp>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr std::uint32_t place_count = 32;

std::uint64_t gray_code(std::uint64_t index) { return index ^ index >> 1U; }

}  // namespace

// Two neighbours of the sequence differ by one direction number, so 32 points give all of them.
SobolSequence::SobolSequence(std::size_t dimensions) : directions_(dimensions) {
    assert(dimensions <= most_dimensions);
    if (dimensions == 0) return;
    boost::random::sobol_engine<std::uint32_t, place_count> engine(dimensions);
    for (std::uint32_t place = 0; place < place_count; ++place) {
        // Boost's sequence has no origin: its first point is our point 1.
        engine.seed((std::uint32_t{1} << place) - 1U);
        for (auto& directions : directions_) {
            directions[place] = engine();
            if (place > 0) directions[place] ^= directions[place - 1];
        }
    }
}

std::uint32_t SobolSequence::places(std::uint64_t index, std::size_t dimension) const {
    assert(index < most_points);
    std::uint32_t places = 0;
    for (std::uint64_t rest = gray_code(index); rest != 0; rest &= rest - 1)
        places ^= directions_[dimension][static_cast<std::size_t>(std::countr_zero(rest))];
    return places;
}

std::vector<double> SobolSequence::point(std::uint64_t index) const {
    std::vector<double> point(dimensions());
    for (std::size_t d = 0; d < point.size(); ++d) point[d] = places(index, d) * 0x1p-32;
    return point;
}

}  // namespace irenic
