/// Test functions about states: stability, equilibria, reachability, and tests in a changed case.
#include <array>

#include "appraisal/parts.hpp"

namespace irenic {
namespace {

std::string states_words(std::size_t count) { return std::to_string(count) + (count == 1 ? " state" : " states"); }

std::string_view words_of(Steps steps) {
    switch (steps) {
        case Steps::moves: return "moves";
        case Steps::improvements: return "improvements";
        case Steps::agreements: return "improvements and agreed steps";
    }
    return {};
}

StateIndex first_of(const Bits& states) {
    StateIndex first = no_state;
    states.for_each([&](std::size_t s) {
        if (first == no_state) first = static_cast<StateIndex>(s);
    });
    return first;
}

}  // namespace

Outcome Evaluator::stable(const Test::Node& call) {
    if (call.expression) return parts_.spoken ? stable_set_locally(call) : stable_set(call);
    const StateIndex state = parts_.state_of(*call.state, call.place);
    return state == no_state ? failure() : stable_state(call, state);
}

Outcome Evaluator::stable_state(const Test::Node& call, StateIndex state) {
    std::vector<PartyIndex> unsettled;
    for (PartyIndex i = 0; i < parts_.space->party_count(); ++i) {
        if (call.party && *call.party != i) continue;
        const Explanation reason = parts_.reason(call.stability, i, state);
        if (reason.undecided) unsettled.push_back(i);
        if (reason.stable || reason.undecided) continue;
        const StateIndex to = reason.answers.front().improvement;
        return answer(call, false,
                      name(i) + " would gain by moving from " + parts_.space->name(state) + " to " +
                          parts_.space->name(to) + ", and no answer of the others deters it",
                      state, {Step{{i}, to}});
    }
    if (!unsettled.empty())
        return undecided(call,
                         "whether " + names(unsettled) + " would leave " + parts_.space->name(state) +
                             " could not be settled within the limits",
                         state);
    const std::string who = call.party ? name(*call.party) : "any party";
    return answer(call, true, "every improvement of " + who + " is deterred, or there is none", state);
}

Outcome Evaluator::stable_set(const Test::Node& call) {
    const auto states = states_where(*call.expression, call.place);
    if (!states) return failure();
    if (states->none()) {
        parts_.fail("no-such-state", "no feasible state satisfies `" + call.expression->text + "`", call.place,
                    "ask with some-state(…) whether there is one");
        return failure();
    }
    Bits verdict(parts_.space->size(), true);
    for (PartyIndex i = 0; i < parts_.space->party_count(); ++i)
        if (!call.party || *call.party == i) verdict &= parts_.reasons().stable(call.stability, i);
    StateIndex leaves = no_state;
    states->for_each([&](std::size_t s) {
        if (leaves == no_state && !verdict.test(s)) leaves = static_cast<StateIndex>(s);
    });
    if (leaves != no_state) return stable_state(call, leaves);
    return answer(call, true,
                  "in each of " + states_words(states->count()) + " every improvement is deterred, or there is none",
                  first_of(*states));
}

Outcome Evaluator::some_state(const Test::Node& call) {
    if (parts_.spoken) return some_state_locally(call);
    const auto states = states_where(*call.expression, call.place);
    if (!states) return failure();
    if (states->none())
        return answer(call, false, "none of the " + states_words(parts_.space->size()) + " satisfies it");
    return answer(call, true,
                  states_words(states->count()) + " of " + std::to_string(parts_.space->size()) + " satisfy it",
                  first_of(*states));
}

Outcome Evaluator::every_equilibrium(const Test::Node& call) {
    if (parts_.spoken) return equilibria_locally(call, true);
    const auto states = states_where(*call.expression, call.place);
    if (!states) return failure();
    const Bits equilibria = parts_.equilibria(call.stability);
    StateIndex against = no_state;
    std::size_t counter = 0;
    equilibria.for_each([&](std::size_t s) {
        if (states->test(s)) return;
        if (counter++ == 0) against = static_cast<StateIndex>(s);
    });
    const std::string all = std::to_string(equilibria.count());
    if (counter > 0)
        return answer(call, false, std::to_string(counter) + " of " + all + " equilibria do not satisfy it", against);
    if (equilibria.none()) return answer(call, true, "there is no equilibrium, so there is none against it");
    return answer(call, true, "all " + all + " equilibria satisfy it", first_of(equilibria));
}

Outcome Evaluator::some_equilibrium(const Test::Node& call) {
    if (parts_.spoken) return equilibria_locally(call, false);
    auto states = states_where(*call.expression, call.place);
    if (!states) return failure();
    const Bits equilibria = parts_.equilibria(call.stability);
    *states &= equilibria;
    const std::string all = std::to_string(equilibria.count());
    if (states->none()) return answer(call, false, "none of " + all + " equilibria satisfies it");
    return answer(call, true, std::to_string(states->count()) + " of " + all + " equilibria satisfy it",
                  first_of(*states));
}

Outcome Evaluator::reachable(const Test::Node& call) {
    if (parts_.spoken) return reachable_locally(call);
    const StateIndex from = parts_.state_of(*call.state, call.place);
    const auto target = states_where(*call.expression, call.place);
    if (from == no_state || !target) return failure();
    const Reach found = reach(*parts_.space, from, *target, call.steps, parts_.stop);
    if (parts_.stop.stop_requested()) return failure();
    const std::string by(words_of(call.steps));
    if (!found.reached && found.visited <= 1)
        return answer(call, false,
                      "no " + by + " lead away from " + parts_.space->name(from) + ", which does not satisfy it itself",
                      from);
    if (!found.reached)
        return answer(call, false,
                      "none of the " + states_words(found.visited) + " that " + by + " lead to from " +
                          parts_.space->name(from) + " satisfies it",
                      from);
    if (found.path.empty()) return answer(call, true, "it holds already at " + parts_.space->name(from), from);
    const Outcome reached = answer(call, true, "from " + parts_.space->name(from) + ": " + path_words(found.path),
                                   found.path.back().to, found.path);
    witnesses_.back().start = from;
    return reached;
}

Outcome Evaluator::reachable_by_partial_deals(const Test::Node& call) {
    if (call.state->kind != StateReference::Kind::strategy) {
        parts_.fail("needs-strategy", "`" + call.text + "` asks about deals, and this is not a strategy", call.place,
                    "name a strategy");
        return failure();
    }
    const StateIndex package = parts_.state_of(*call.state, call.place);
    if (package == no_state) return failure();
    if (parts_.spoken)
        return undecided(
            call, "partial deals are followed from state to state, and the states are too many to enumerate", package);
    PartialDealsResult result = partial_deals(*parts_.space, call.state->index, package, call.size, parts_.stop);
    for (Diagnostic& error : result.diagnostics) parts_.fail(std::move(error));
    if (!result.deals) return failure();
    const std::string over = call.size == 1 ? "one issue" : "at most " + std::to_string(call.size) + " issues";
    if (!result.deals->reached)
        return answer(call, false,
                      "deals over " + over + " each, that leave no signatory worse off, lead from the status quo to " +
                          states_words(result.deals->reached_states) + ", and it is not among them",
                      package);
    std::string because = "deals over " + over + " each lead there:";
    for (const StateIndex s : result.deals->path) because += " " + parts_.space->name(s);
    return answer(call, true, because, package);
}

Outcome Evaluator::without(const Test::Node& call) {
    Appraiser::Parts& below = parts_.without(call.removal);
    Outcome outcome = failure();
    std::vector<Witness> witnesses;
    const Test test = inner(call);
    const std::array asked{&test};
    below.prepare(asked, false);
    if (below.space) {
        outcome = Evaluator(below, test, witnesses).run();
    }
    for (Diagnostic error : below.diagnostics) {
        error.message = "with that left out: " + error.message;
        if (error.place.line == 0) error.place = call.place;
        parts_.fail(std::move(error));
    }
    for (Witness& witness : witnesses) {
        witness.test = call.text;
        constexpr std::string_view left_out = "with that left out: ";
        if (!witness.because.starts_with(left_out)) witness.because = std::string(left_out) + witness.because;
        // Where a level or constraint is left out, states are numbered differently: they are named in the words above.
        witness.state = no_state;
        witness.path.clear();
        witness.start = no_state;
        witnesses_.push_back(std::move(witness));
    }
    return outcome;
}

Outcome Evaluator::reading(const Test::Node& call) {
    if (subject().reading == call.reading) return node(call.left);
    Appraiser::Parts& family = parts_.family != nullptr ? *parts_.family : parts_;
    for (Appraiser& other : family.readings) {
        if (other.subject().reading != call.reading || !other.diagnostics().empty()) continue;
        const auto found = other.evaluate(inner(call));
        for (Diagnostic error : other.diagnostics()) {
            error.message = "in the reading `" + call.reading + "`: " + error.message;
            parts_.fail(std::move(error));
        }
        if (!found) return failure();
        for (Witness witness : found->witnesses) {
            witness.because = "in the reading " + call.reading + ": " + witness.because;
            // States of a reading may be numbered differently: they are named in the words above.
            witness.state = no_state;
            witness.path.clear();
            witness.start = no_state;
            witnesses_.push_back(std::move(witness));
        }
        return {false, found->holds, {}, false, found->undecided};
    }
    parts_.fail("reading-not-loaded", "`" + call.text + "` asks about a reading that is not at hand here", call.place,
                "inside without(…) write it the other way round: reading(NAME, without(…, TEST))");
    return failure();
}

}  // namespace irenic
