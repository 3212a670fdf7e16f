/// Points that add up, issue by issue, as exact numbers of any length; and how they become the decimals of a case without any party's
/// order of packages changing, ties included.
#pragma once

#include <cstdint>
#include <vector>

#include <gmpxx.h>

namespace irenic::casefile {

/// What one party gets out of each item of each issue, and what it has without an agreement.
struct ExactPoints {
    std::vector<std::vector<mpq_class>> values;  ///< per issue, per item
    mpq_class no_agreement;
};

/// The same as decimals of six places, all parties' multiplied by the same `factor`.
struct KeptPoints {
    enum class How : std::uint8_t {
        exact,         ///< nothing is rounded
        order_kept,    ///< rounded; that no order, no tie and no consent changes has been checked
        proportional,  ///< each party's are multiplied by a number of its own, which is nearly `factor`
        as_fine,       ///< rounded as finely as a case can hold; not proved to change no tie
        too_large,     ///< do not fit into a case, however coarse
    };
    How how = How::exact;
    mpz_class factor = 1;
    unsigned within = 0;  ///< proportional: a party's number differs from `factor` by less than a share of 10^−within
    std::vector<ExactPoints> parties;  ///< empty when too large
};

/// The first that will do: as they are; rounded to six places; exact after multiplication by a whole number; rounded after
/// multiplication by a power of ten, the lowest first; each party's multiplied by nearly the same; rounded as finely as fits.
KeptPoints kept_points(const std::vector<ExactPoints>& exact);

}  // namespace irenic::casefile
