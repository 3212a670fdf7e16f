#include <algorithm>

#include "bargaining/rules.hpp"

namespace irenic {

void utilitarian(const ZoneVectors& zone, SolutionFound& found) {
    const auto sum = [&](std::size_t vector) {
        Wide128 values = 0;
        for (const std::size_t place : zone.counted) values += zone.value(vector, place);
        return values;
    };
    found.vectors = best_of(zone.vectors, [&](std::size_t a, std::size_t b) { return sum(a) <=> sum(b); });
}

}  // namespace irenic
