#include <algorithm>
#include <cmath>

#include "irenic/calibration.hpp"

namespace irenic {
namespace {

/// Between the two nearest where no number stands at that place (Hyndman & Fan's seventh definition).
double quantile(const std::vector<double>& ascending, double share) {
    const double place = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (place - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

GroupCalibration calibration_of(std::string name, std::span<const Spell> spells, const CalibrationOptions& options) {
    GroupCalibration made;
    made.name = std::move(name);
    made.spells = spells.size();
    std::vector<double> ends;
    for (const Spell& spell : spells) {
        made.watched_days += spell.exit - spell.entry;
        if (spell.ended) ends.push_back(spell.exit);
    }
    made.ended = ends.size();
    std::sort(ends.begin(), ends.end());
    if (!ends.empty())
        for (const double share : {0.1, 0.25, 0.5, 0.75, 0.9}) made.days_to_end.push_back(quantile(ends, share));
    made.curve = kaplan_meier(spells);
    made.exponential = exponential_fit(spells);
    made.weibull = weibull_fit(spells);
    made.pieces = hazard_pieces(spells, options.fit, options.cuts);
    return made;
}

}  // namespace

Calibration calibrate(Spells counted, const CalibrationOptions& options) {
    Calibration made;
    made.options = options;
    made.diagnostics = std::move(counted.diagnostics);
    const bool broken = std::any_of(made.diagnostics.begin(), made.diagnostics.end(),
                                    [](const Diagnostic& found) { return found.severity == Severity::error; });
    made.counted = std::move(counted);
    if (broken) return made;
    const std::vector<Spell>& spells = made.counted.spells;
    if (spells.empty()) {
        made.diagnostics.push_back({Severity::error,
                                    "nothing-watched",
                                    "no row could be counted",
                                    {},
                                    made.counted.left_out.empty()
                                        ? "the table has no row"
                                        : "the rows were left out: " + made.counted.left_out.front().why});
        return made;
    }
    made.all = calibration_of({}, spells, options);
    for (std::uint32_t g = 0; g < made.counted.groups.size(); ++g) {
        std::vector<Spell> members;
        std::copy_if(spells.begin(), spells.end(), std::back_inserter(members),
                     [g](const Spell& spell) { return spell.group == g; });
        made.groups.push_back(calibration_of(made.counted.groups[g], members, options));
    }
    made.log_rank = log_rank(spells, made.groups.size());
    return made;
}

}  // namespace irenic
