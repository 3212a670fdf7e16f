#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

// Decimals of six places: two units each.
constexpr double millionths_per_one = 1e6;
// Below it the search for a quantile finds no end; scenarios do not get there.
constexpr double least_share = 0x1p-60;

namespace policies = boost::math::policies;
/// In doubles throughout, as fast and the same wherever doubles are.
using Doubles = policies::policy<policies::promote_double<false>, policies::evaluation_error<policies::ignore_error>>;

Range::Shape shape_of(const Range& range) {
    if (range.shape != Range::Shape::unstated) return range.shape;
    return range.numbers == 2 ? Range::Shape::uniform : Range::Shape::triangular;
}

double triangular(double low, double best, double high, double share) {
    const double width = high - low;
    const double rising = (best - low) / width;
    if (share < rising) return low + std::sqrt(share * width * (best - low));
    return high - std::sqrt((1 - share) * width * (high - best));
}

// Beta with its mode at `best` and a mean of (low + 4 best + high) / 6, as in Malcolm, Roseboom, Clark & Fazar 1959.
double pert(double low, double best, double high, double share) {
    const double width = high - low;
    const double rising = 1 + 4 * (best - low) / width;
    const double falling = 1 + 4 * (high - best) / width;
    return low + width * boost::math::ibeta_inv(rising, falling, share, Doubles());
}

Decimal one_of_the_numbers(const Range& range, double share) {
    const std::array<Decimal, 3> three{range.low, range.best, range.high};
    const std::array<Decimal, 2> two{range.low, range.high};
    if (range.numbers == 2) return two[share < 0.5 ? 0 : 1];
    return three[std::min<std::size_t>(static_cast<std::size_t>(share * 3), 2)];
}

}  // namespace

Decimal number_at(const Range& range, double share) {
    if (range.certain()) return range.low;
    const Range::Shape shape = shape_of(range);
    if (shape == Range::Shape::discrete) return one_of_the_numbers(range, share);
    if (share <= least_share) return range.low;
    if (share >= 1) return range.high;
    const double low = to_double(range.low);
    const double best = to_double(range.best);
    const double high = to_double(range.high);
    double number = low + (high - low) * share;
    if (shape == Range::Shape::triangular) number = triangular(low, best, high, share);
    if (shape == Range::Shape::pert) number = pert(low, best, high, share);
    return std::clamp(Decimal{2 * static_cast<std::int64_t>(std::llround(number * millionths_per_one))}, range.low,
                      range.high);
}

}  // namespace irenic
