#include <algorithm>
#include <cmath>

#include "irenic/ensemble.hpp"

namespace irenic {

Share wilson(std::uint64_t hits, std::uint64_t of, double z) {
    Share share{hits, of, 0, 1};
    if (of == 0) return share;
    const double n = static_cast<double>(of);
    const double p = static_cast<double>(hits) / n;
    const double middle = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double whole = 1 + z * z / n;
    // At either end the interval closes exactly, which rounding would miss.
    share.low = hits == 0 ? 0 : std::max(0.0, (middle - half) / whole);
    share.high = hits == of ? 1 : std::min(1.0, (middle + half) / whole);
    return share;
}

}  // namespace irenic
