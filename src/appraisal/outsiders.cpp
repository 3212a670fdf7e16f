/// Who does not sign and could undo what is signed, read off the reasons that a strategy's appraisal holds.
#include <algorithm>
#include <limits>

#include "irenic/appraisal.hpp"

namespace irenic {
namespace {

/// Is there anything that the party alone may change here? Whether that leads to a feasible state is not asked.
bool may_change_something(const Space& space, PartyIndex party, StateIndex state) {
    const Case& subject = space.subject();
    if (subject.graph) return !space.moves_from(party, state).empty();
    for (const Levels& levels : space.members(state))
        for (OptionIndex o = 0; o < levels.size(); ++o)
            if (owns_alone(subject.options[o], party) && subject.options[o].allowed[levels[o]] != 0) return true;
    return false;
}

Spoiler spoiler_of(const Space& space, const StrategyAppraisal& found, PartyIndex party) {
    const auto reason = [&](Concept kind) -> const Explanation& {
        return found.reasons[static_cast<std::size_t>(kind) * space.party_count() + party];
    };
    Spoiler spoiler;
    spoiler.party = party;
    spoiler.to = reason(Concept::nash).answers.front().improvement;
    spoiler.cardinal = space.cardinal(party);
    const auto gain = checked_sum(space.value(party, spoiler.to), -space.value(party, found.end_state));
    spoiler.gain = gain.value_or(Decimal{std::numeric_limits<std::int64_t>::max()});
    for (const ConceptRow& row : concepts)
        spoiler.deterred[static_cast<std::size_t>(row.kind)] = reason(row.kind).verdict();
    return spoiler;
}

}  // namespace

Outsiders outsiders_of(const Space& space, const StrategyAppraisal& found) {
    Outsiders outsiders;
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const auto& rows = found.signing.rows;
        if (std::any_of(rows.begin(), rows.end(), [i](const ConsentRow& row) { return row.party == i; })) continue;
        // Of Nash, the reason is the move that the party would gain most by, or that there is none.
        const auto stays = found.reasons[static_cast<std::size_t>(Concept::nash) * space.party_count() + i].verdict();
        if (!stays)
            outsiders.unsettled.push_back(i);
        else if (!*stays)
            outsiders.spoilers.push_back(spoiler_of(space, found, i));
        else if (may_change_something(space, i, found.end_state))
            outsiders.would_not_gain.push_back(i);
        else
            outsiders.cannot_move.push_back(i);
    }
    return outsiders;
}

}  // namespace irenic
