#include "calibration/risk_sets.hpp"

#include <algorithm>

namespace irenic::calibration {

std::vector<RiskSet> risk_sets(std::span<const Spell> spells) {
    std::vector<double> entries;
    std::vector<double> exits;
    std::vector<double> ends;
    for (const Spell& spell : spells) {
        entries.push_back(spell.entry);
        exits.push_back(spell.exit);
        if (spell.ended) ends.push_back(spell.exit);
    }
    for (std::vector<double>* days : {&entries, &exits, &ends}) std::sort(days->begin(), days->end());
    const auto earlier = [](const std::vector<double>& days, double day) {
        return static_cast<std::size_t>(std::lower_bound(days.begin(), days.end(), day) - days.begin());
    };
    std::vector<RiskSet> sets;
    for (const double day : ends) {
        if (!sets.empty() && sets.back().day == day)
            ++sets.back().ended;
        else
            sets.push_back({day, earlier(entries, day) - earlier(exits, day), 1});
    }
    return sets;
}

}  // namespace irenic::calibration
