#include <algorithm>

#include "appraisal/again/again.hpp"
#include "appraisal/parts.hpp"

namespace irenic {

Outcome Asking::node(std::uint32_t at) {
    const Test::Node& here = test_.nodes[at];
    switch (here.kind) {
        case Test::Kind::truth: return answer(true);
        case Test::Kind::falsehood: return answer(false);
        case Test::Kind::number: return {false, false, here.number, false};
        case Test::Kind::call: return call(here);
        case Test::Kind::comparison: return comparison(here);
        case Test::Kind::negation: {
            Outcome inside = node(here.left);
            inside.is = !inside.is;
            return inside;
        }
        default: return connective(here);
    }
}

Outcome Asking::connective(const Test::Node& joining) {
    const Outcome left = node(joining.left);
    if (left.failed) return failure();
    const bool settled = (joining.kind == Test::Kind::conjunction && !left.is) ||
                         (joining.kind == Test::Kind::disjunction && left.is) ||
                         (joining.kind == Test::Kind::implication && !left.is);
    if (settled && !careful_) return answer(joining.kind != Test::Kind::conjunction);
    const Outcome right = node(joining.right);
    if (right.failed) return failure();
    switch (joining.kind) {
        case Test::Kind::conjunction: return answer(left.is && right.is);
        case Test::Kind::disjunction: return answer(left.is || right.is);
        case Test::Kind::implication: return answer(!left.is || right.is);
        default: return answer(left.is == right.is);
    }
}

Outcome Asking::comparison(const Test::Node& comparing) {
    const Outcome left = node(comparing.left);
    const Outcome right = node(comparing.right);
    if (left.failed || right.failed) return failure();
    const bool with_constant = test_.nodes[comparing.left].kind == Test::Kind::number ||
                               test_.nodes[comparing.right].kind == Test::Kind::number;
    if (with_constant && (left.ordinal || right.ordinal)) return failure();
    return answer(compare(comparing.comparison, *left.number, *right.number));
}

Outcome Asking::call(const Test::Node& asked) {
    switch (asked.function) {
        case TestFunction::signable:
        case TestFunction::blocks: return signing(asked);
        case TestFunction::stable: return stable(asked);
        case TestFunction::some_state: {
            const Bits* states = here_.states_where(*asked.expression);
            return states == nullptr ? failure() : answer(!states->none());
        }
        case TestFunction::every_equilibrium: return equilibria(asked, true);
        case TestFunction::some_equilibrium: return equilibria(asked, false);
        case TestFunction::keeps:
        case TestFunction::stops: return keeping(asked);
        case TestFunction::value:
        case TestFunction::value_at_stop: return value(asked);
        case TestFunction::reachable: return reachable(asked);
        case TestFunction::reachable_by_partial_deals: return failure();
        case TestFunction::without: return without(asked);
        case TestFunction::reading: return reading(asked);
    }
    return failure();
}

Outcome Asking::signing(const Test::Node& asked) {
    if (asked.state->kind != StateReference::Kind::strategy) return failure();
    const auto found = here_.signing_of(asked.state->index);
    if (!found) return failure();
    if (asked.function == TestFunction::signable) return answer(found->signable);
    return answer(std::any_of(found->rows.begin(), found->rows.end(),
                              [&](const ConsentRow& row) { return row.party == *asked.party && !row.consents; }));
}

bool Asking::stays(Concept kind, PartyIndex i, StateIndex s) {
    return irenic::stays(here_.view(), here_.standing, scratch_.spread, kind, i, s, again_.bench_.scenario);
}

Outcome Asking::stable(const Test::Node& asked) {
    if (asked.expression) return stable_set(asked);
    const auto state = here_.state_of(*asked.state);
    if (!state) return failure();
    for (PartyIndex i = 0; i < here_.subject().parties.size(); ++i)
        if ((!asked.party || *asked.party == i) && !stays(asked.stability, i, *state)) return answer(false);
    return answer(true);
}

Outcome Asking::stable_set(const Test::Node& asked) {
    const Bits* states = here_.states_where(*asked.expression);
    if (states == nullptr || states->none()) return failure();
    const auto is_left = [&](StateIndex s) {
        for (PartyIndex i = 0; i < here_.subject().parties.size(); ++i)
            if ((!asked.party || *asked.party == i) && !stays(asked.stability, i, s)) return true;
        return false;
    };
    const auto against = here_.scene().against.try_emplace(&asked, no_state).first;
    if (against->second != no_state && is_left(against->second)) return answer(false);
    bool all_stay = true;
    states->for_each([&](std::size_t at) {
        const auto s = static_cast<StateIndex>(at);
        if (!all_stay || !is_left(s)) return;
        all_stay = false;
        against->second = s;
    });
    return answer(all_stay);
}

/// Every equilibrium satisfies it: none of the states that do not is one.
Outcome Asking::equilibria(const Test::Node& asked, bool every) {
    const Bits* states = here_.states_where(*asked.expression);
    if (states == nullptr) return failure();
    const auto [place, is_new] = here_.scene().leaving.try_emplace(&asked);
    LeavingMemory& memory = place->second;
    if (is_new)
        for (StateIndex s = 0; s < states->size(); ++s)
            if (states->test(s) != every && here_.view().has(s)) memory.states.push_back(s);
    const bool any = any_equilibrium(here_.view(), here_.standing, scratch_.spread, scratch_.least, asked.stability,
                                     memory, again_.bench_.scenario);
    return answer(any != every);
}

Outcome Asking::keeping(const Test::Node& asked) {
    const bool strategy = asked.state->kind == StateReference::Kind::strategy;
    const auto agreement = strategy ? here_.subject().strategies[asked.state->index].agreement : std::nullopt;
    const PlanVerdict* plan = agreement ? here_.plan_of(*agreement) : nullptr;
    if (plan == nullptr) return failure();
    if (asked.function == TestFunction::keeps) return answer(plan->self_enforcing);
    return answer(std::find(plan->stoppers.begin(), plan->stoppers.end(), *asked.party) != plan->stoppers.end());
}

Outcome Asking::value(const Test::Node& asked) {
    auto state = here_.state_of(*asked.state);
    if (!state) return failure();
    const bool strategy = asked.state->kind == StateReference::Kind::strategy;
    const auto agreement = strategy ? here_.subject().strategies[asked.state->index].agreement : std::nullopt;
    if (asked.function == TestFunction::value_at_stop && agreement) {
        const PlanVerdict* plan = here_.plan_of(*agreement);
        if (plan == nullptr) return failure();
        if (plan->stops_at) state = here_.frame_of(*agreement)->states[*plan->stops_at];
    }
    return {false, true, here_.value(*asked.party, *state), !here_.subject().preferences[*asked.party].cardinal()};
}

bool Asking::spreads(StateIndex from, const Bits& target, bool improvements) {
    if (target.test(from)) return true;
    Spread& spread = scratch_.spread;
    spread.begin(here_.view(), here_.view().terrain->movers, improvements);
    spread.start_at(from);
    return spread.run([&](StateIndex s) { return target.test(s); });
}

Outcome Asking::reachable(const Test::Node& asked) {
    const auto from = here_.state_of(*asked.state);
    const Bits* target = here_.states_where(*asked.expression);
    if (!from || target == nullptr) return failure();
    if (asked.steps == Steps::improvements) return answer(spreads(*from, *target, true));
    if (asked.steps == Steps::agreements) {
        if (here_.view().terrain->packed.empty()) return failure();
        return answer(scratch_.agreed.reaches(here_.view(), *from, *target, here_.scene().ways[&asked]));
    }
    const auto known = here_.scene().fixed.find(&asked);
    if (known != here_.scene().fixed.end()) return answer(known->second);
    const bool reaches = spreads(*from, *target, false);
    here_.scene().fixed.emplace(&asked, reaches);
    return answer(reaches);
}

Outcome Asking::without(const Test::Node& asked) {
    Variation* changed = here_.without(asked.removal);
    if (changed == nullptr || !changed->begin(again_.scenarios_[subject_], again_.bench_.scenario)) return failure();
    return Asking(again_, subject_, *changed, test_, careful_).node(asked.left);
}

Outcome Asking::reading(const Test::Node& asked) {
    if (here_.subject().reading == asked.reading) return node(asked.left);
    // In a case with something left out, other readings are not at hand.
    if (&here_ != again_.wholes_[subject_].get()) return failure();
    for (std::size_t k = 1; k < again_.subjects_.size(); ++k) {
        if (again_.subjects_[k].reading != asked.reading) continue;
        Variation& other = *again_.wholes_[k];
        if (!other.begin(again_.scenarios_[k], again_.bench_.scenario)) return failure();
        return Asking(again_, k, other, test_, true).node(asked.left);
    }
    return failure();
}

}  // namespace irenic
