/// The egalitarian solution, and leximin, which is the same without a no-agreement point.
#include <algorithm>

#include "bargaining/rules.hpp"

namespace irenic {

void egalitarian(const ZoneVectors& zone, SolutionFound& found) {
    found.vectors = greatest_least(zone.vectors, [&](std::size_t vector) {
        std::vector<Wide128> gains;
        for (const std::size_t place : zone.counted) gains.push_back(zone.gain(vector, place));
        return gains;
    });
}

void leximin(const ZoneVectors& zone, SolutionFound& found) {
    found.vectors = greatest_least(zone.vectors, [&](std::size_t vector) {
        std::vector<Units> values;
        for (const std::size_t place : zone.counted) values.push_back(zone.value(vector, place));
        return values;
    });
}

}  // namespace irenic
