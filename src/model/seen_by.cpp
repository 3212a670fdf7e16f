#include <algorithm>

#include "irenic/model.hpp"

namespace irenic {
namespace {

bool unseen(const PartyView& view, NamedStateIndex state) {
    return std::binary_search(view.without_states.begin(), view.without_states.end(), state);
}

void freeze(Option& option) {
    option.allowed.assign(option.levels.size(), 0);
    option.reversible = option.levels.size() < 2;
    option.transitive = true;
    option.direction = "listed changes";
}

Constraint unseen_constraint(const Case& subject, NamedStateIndex state) {
    Constraint constraint;
    constraint.that.nodes.push_back({Expression::Kind::named_state, state, 0, 0, 0});
    constraint.that.text = subject.states[state].id;
    constraint.why = "not seen by the party";
    return constraint;
}

/// A ranking of what can be: without the states that are not seen, which need not stand in it.
void leave_out(Preference& preference, const PartyView& view) {
    for (auto& group : preference.ranking)
        std::erase_if(group, [&](NamedStateIndex state) { return unseen(view, state); });
    std::erase_if(preference.ranking, [](const auto& group) { return group.empty(); });
}

/// In an abstract graph every state stays, so every ranking has every state; where in it an unseen one stands makes no difference.
void put_last(Preference& preference, const PartyView& view) {
    if (preference.kind != Preference::Kind::ranking) return;
    leave_out(preference, view);
    if (!view.without_states.empty()) preference.ranking.push_back(view.without_states);
}

}  // namespace

int attitude(const Case& subject, PartyIndex i, PartyIndex j) {
    if (subject.attitudes.empty()) return i == j ? 1 : 0;
    return subject.attitudes[i].towards[j];
}

const PartyView* view_of(const Case& subject, PartyIndex party) {
    const auto found = std::find_if(subject.views.begin(), subject.views.end(),
                                    [&](const PartyView& view) { return view.party == party; });
    return found == subject.views.end() ? nullptr : &*found;
}

Case seen_by(const Case& subject, PartyIndex party) {
    Case seen = subject;
    seen.views.clear();
    const PartyView* view = view_of(subject, party);
    if (view == nullptr) return seen;
    for (const OptionIndex option : view->without) freeze(seen.options[option]);
    for (PartyIndex i = 0; i < view->preferences.size(); ++i)
        if (view->preferences[i]) seen.preferences[i] = *view->preferences[i];
    if (!view->attitudes.empty()) seen.attitudes = view->attitudes;
    for (const NamedStateIndex state : view->without_states) {
        if (subject.graph) continue;
        seen.states[state].left_out = true;
        seen.never.push_back(unseen_constraint(subject, state));
    }
    for (Preference& preference : seen.preferences) {
        if (subject.graph)
            put_last(preference, *view);
        else
            leave_out(preference, *view);
    }
    if (seen.graph)
        for (auto& arcs : seen.graph->moves)
            std::erase_if(
                arcs, [&](const AbstractGraph::Arc& arc) { return unseen(*view, arc.from) || unseen(*view, arc.to); });
    return seen;
}

}  // namespace irenic
