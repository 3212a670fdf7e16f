/// Spells written short, and two tables that are in every textbook.
#pragma once

#include <vector>

#include "irenic/calibration.hpp"

namespace irenic::testing {

inline Spell ended(double exit, double entry = 0) { return {entry, exit, true, 0}; }
inline Spell still(double exit, double entry = 0) { return {entry, exit, false, 0}; }

/// Weeks in remission with 6-MP, Freireich et al. 1963 (Blood 21:699–716), as Gehan 1965 lists them.
inline std::vector<Spell> treated() {
    return {ended(6),  ended(6),  ended(6),  ended(7),  ended(10), ended(13), ended(16),
            ended(22), ended(23), still(6),  still(9),  still(10), still(11), still(17),
            still(19), still(20), still(25), still(32), still(32), still(34), still(35)};
}

/// And with placebo.
inline std::vector<Spell> untreated() {
    std::vector<Spell> spells;
    for (const double week : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
        spells.push_back(ended(week));
    return spells;
}

/// Invented; half of them enter late. What is expected of them in the tests was worked out with lifelines 0.30.3.
inline std::vector<Spell> late_entries() {
    return {still(595),      ended(2),        ended(34, 8),    ended(99),       ended(226),      still(249),
            ended(154),      still(392),      ended(476, 186), ended(201, 144), still(752, 160), still(407),
            ended(207, 186), ended(261, 159), still(134),      ended(595),      ended(9),        ended(166),
            ended(70),       ended(222, 80),  ended(212),      ended(85),       ended(85, 28)};
}

}  // namespace irenic::testing
