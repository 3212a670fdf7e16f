/// Where strategies and agreements begin and end.
#include "irenic/space.hpp"

namespace irenic {

Levels start_levels(const Case& subject, const Agreement& agreement) {
    return agreement.start ? subject.states[*agreement.start].patterns.front() : status_quo_levels(subject);
}

Levels end_levels(const Case& subject, StrategyIndex strategy) {
    const Strategy& wanted = subject.strategies[strategy];
    if (!wanted.agreement) {
        Levels levels = status_quo_levels(subject);
        for (const Setting& setting : wanted.target) levels[setting.option] = setting.level;
        return levels;
    }
    const Agreement& agreement = subject.agreements[*wanted.agreement];
    Levels levels = start_levels(subject, agreement);
    const auto perform = [&](const Obligation& obligation) {
        for (const Setting& setting : obligation.sets) levels[setting.option] = setting.level;
    };
    if (agreement.separately.empty()) {
        for (const Obligation& obligation : agreement.obligations) perform(obligation);
    } else {
        for (const auto& deal : agreement.separately)
            for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o)
                for (const ObligationIndex chosen : deal)
                    if (chosen == o) perform(agreement.obligations[o]);
    }
    return levels;
}

StateOrError find_levels(const Space& space, std::span<const Level> levels, std::string_view what, Place place) {
    StateOrError found;
    found.state = space.find(levels);
    if (found.state) return found;
    found.error.code = "infeasible-state";
    found.error.place = place;
    found.error.message = std::string(what) + " is not feasible";
    const auto constraints = space.forbidden_by(levels);
    if (constraints.empty()) {
        found.error.message += ": it is not among the listed states";
        found.error.help = "list the state `" + code_of(levels) + "` under `states`, or change the levels";
        return found;
    }
    const Constraint& constraint = space.subject().never[constraints.front()];
    found.error.message += ": `never` forbids `" + constraint.that.text + "`";
    if (!constraint.why.empty()) found.error.message += " (" + constraint.why + ")";
    found.error.help =
        "change a level that the constraint names, or the constraint on line " + std::to_string(constraint.place.line);
    return found;
}

StateOrError find_state(const Space& space, const StateReference& reference, Place place) {
    const Case& subject = space.subject();
    StateOrError found;
    found.error.place = place;
    if (reference.kind == StateReference::Kind::named) {
        found.state = space.find(static_cast<NamedStateIndex>(reference.index));
        if (found.state) return found;
        return find_levels(space, subject.states[reference.index].patterns.front(),
                           "the state `" + subject.states[reference.index].id + "`", place);
    }
    if (subject.status_quo && reference.kind == StateReference::Kind::status_quo) {
        found.state = space.find(*subject.status_quo);
        if (found.state) return found;
    }
    if (subject.graph) {
        found.error.code = "no-status-quo";
        found.error.message = "this needs a status quo, and the abstract graph names none";
        found.error.help = "add `status-quo: STATE` at the top level";
        return found;
    }
    if (reference.kind == StateReference::Kind::strategy)
        return find_levels(space, end_levels(subject, reference.index),
                           "the end state of the strategy `" + subject.strategies[reference.index].id + "`", place);
    return find_levels(space, status_quo_levels(subject), "the status quo", place);
}

}  // namespace irenic
