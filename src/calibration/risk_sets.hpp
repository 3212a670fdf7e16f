/// On which days some ended, and how many were watched then.
#pragma once

#include <vector>

#include "irenic/calibration.hpp"

namespace irenic::calibration {

struct RiskSet {
    double day = 0;
    std::size_t at_risk = 0;  ///< entered before that day, and out on it or later
    std::size_t ended = 0;    ///< on it
};

/// By day; only days on which some ended.
std::vector<RiskSet> risk_sets(std::span<const Spell> spells);

/// Days that a spell was watched from `from` to `until`.
inline double watched(const Spell& spell, double from, double until) {
    const double begins = spell.entry > from ? spell.entry : from;
    const double ends = spell.exit < until ? spell.exit : until;
    return ends > begins ? ends - begins : 0;
}

}  // namespace irenic::calibration
