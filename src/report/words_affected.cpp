#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

/// `+12 (value 40)`; the value alone where there is nothing to compare it with.
std::string value_words(const Space& space, PartyIndex group, Decimal value) {
    const auto difference = against_status_quo(space, group, value);
    if (!difference) return "value " + amount(value);
    return signed_amount(*difference) + " (value " + amount(value) + ")";
}

}  // namespace

std::vector<Phrase> affected_words(const Space& space, const StrategyAppraisal& found) {
    std::vector<Phrase> groups;
    const bool stops = found.plan && found.plan->stops_at;
    for (const PartyIndex group : affected_groups(space.subject())) {
        Phrase words = party_name(space.subject(), group);
        words << ": " << value_words(space, group, found.values[group]);
        if (stops)
            words << " at the end, " << value_words(space, group, found.values_at_stop[group])
                  << " where its steps stop";
        groups.push_back(std::move(words));
    }
    return groups;
}

}  // namespace irenic
