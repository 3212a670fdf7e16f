/// Test functions about many states, where states are not enumerated: what a solver or the states spoken of can settle.
#include "appraisal/parts.hpp"

namespace irenic {
namespace {

Expression opposite(Expression expression) {
    const auto root = static_cast<std::uint32_t>(expression.nodes.size() - 1);
    expression.nodes.push_back({Expression::Kind::negation, 0, 0, root, 0});
    return expression;
}

constexpr const char* too_many = "the states are too many to go through";

}  // namespace

Outcome Evaluator::some_state_locally(const Test::Node& call) {
    const auto asked = plain(*call.expression, call.place);
    if (!asked) return failure();
    const LocalExplainer::Found found = parts_.spoken->explainer().some_state(*asked);
    if (found.standing == Standing::undecided)
        return undecided(call, "whether a state satisfies it could not be settled within the limits");
    if (found.standing == Standing::leaves)
        return answer(call, false, "no state satisfies it: a solver has gone through what could be");
    return answer(call, true, "the state " + code_of(found.state) + " satisfies it",
                  parts_.space->find(found.state).value_or(no_state));
}

/// A set of states is stable if each is. One that is known not to be settles it.
Outcome Evaluator::stable_set_locally(const Test::Node& call) {
    const auto asked = plain(*call.expression, call.place);
    if (!asked) return failure();
    if (parts_.spoken->explainer().some_state(*asked).standing == Standing::leaves) {
        parts_.fail("no-such-state", "no feasible state satisfies `" + call.expression->text + "`", call.place,
                    "ask with some-state(…) whether there is one");
        return failure();
    }
    for (StrategyIndex s = 0; s < subject().strategies.size(); ++s) {
        const Levels end = end_levels(subject(), s);
        const auto state = parts_.space->find(end);
        if (!state || !holds(*asked, end, subject())) continue;
        for (PartyIndex i = 0; i < subject().parties.size(); ++i)
            if ((!call.party || *call.party == i) &&
                parts_.reason(call.stability, i, *state).verdict() == std::optional{false})
                return stable_state(call, *state);
    }
    return undecided(call, std::string(too_many) + ", and of the strategies' ends among them none is left");
}

/// The strategies' ends are looked at: one equilibrium among them can settle it. So can a solver that finds no state to look at.
Outcome Evaluator::equilibria_locally(const Test::Node& call, bool every) {
    const auto asked = plain(*call.expression, call.place);
    if (!asked) return failure();
    const Expression telling = every ? opposite(*asked) : *asked;
    if (parts_.spoken->explainer().some_state(telling).standing == Standing::leaves)
        return answer(call, every, every ? "no state fails to satisfy it" : "no state satisfies it");
    for (StrategyIndex s = 0; s < subject().strategies.size(); ++s) {
        const Levels end = end_levels(subject(), s);
        const auto state = parts_.space->find(end);
        if (!state || !holds(telling, end, subject())) continue;
        bool equilibrium = true;
        for (PartyIndex i = 0; i < subject().parties.size(); ++i)
            equilibrium = equilibrium && parts_.reason(call.stability, i, *state).stable;
        if (equilibrium)
            return answer(call, !every,
                          "the end of `" + subject().strategies[s].id + "` is an equilibrium that " +
                              (every ? "does not satisfy it" : "satisfies it"),
                          *state);
    }
    return undecided(call, std::string(too_many) + ", and no strategy's end settles it");
}

Outcome Evaluator::reachable_locally(const Test::Node& call) {
    const StateIndex from = parts_.state_of(*call.state, call.place);
    const auto target = plain(*call.expression, call.place);
    if (from == no_state || !target) return failure();
    if (holds(*target, parts_.space->levels(from), subject()))
        return answer(call, true, "it holds already at " + parts_.space->name(from), from);
    if (parts_.spoken->explainer().some_state(*target).standing == Standing::leaves)
        return answer(call, false, "no state satisfies it", from);
    return undecided(call, std::string(too_many) + " one after another", from);
}

}  // namespace irenic
