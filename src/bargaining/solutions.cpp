/// Single packages of the zone that follow from a stated rule. Each rule only ever prefers more for the parties that count, so its
/// optima can be read off the frontier.
#include <algorithm>

#include "bargaining/rules.hpp"

namespace irenic {

SolutionFound find_solution(SolutionKind kind, const Frontier& frontier, const Zone& zone,
                            std::span<const Decimal> power) {
    SolutionFound found;
    found.kind = kind;
    const Talks& talks = frontier.talks();
    ZoneVectors in_zone{frontier, {}, {}, power};
    for (std::size_t k = 0; k < frontier.size(); ++k)
        if (frontier.in_zone(k)) in_zone.vectors.push_back(k);
    for (std::size_t place = 0; place < talks.signatories.size(); ++place)
        if (zone.always_consents[place]) {
            in_zone.counted.push_back(place);
            found.parties.push_back(talks.signatories[place]);
        }
    if (in_zone.vectors.empty() || !zone.settled) return found;
    solution_rules[static_cast<std::size_t>(kind)](in_zone, found);
    std::sort(found.vectors.begin(), found.vectors.end());
    return found;
}

}  // namespace irenic
