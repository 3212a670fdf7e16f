/// What must be known before answers are put together, where states are not enumerated: which states they will speak of.
#include "appraisal/parts.hpp"

namespace irenic {
namespace {

Levels levels_of(const Case& subject, const StateReference& reference) {
    switch (reference.kind) {
        case StateReference::Kind::strategy: return end_levels(subject, reference.index);
        case StateReference::Kind::named: return subject.states[reference.index].patterns.front();
        case StateReference::Kind::status_quo: break;
    }
    return status_quo_levels(subject);
}

}  // namespace

void Appraiser::Parts::ask_all(Concept kind, std::optional<PartyIndex> party, const Levels& levels) {
    if (!spoken->explainer().feasible(levels)) return;
    for (PartyIndex i = 0; i < subject->parties.size(); ++i)
        if (!party || *party == i) static_cast<void>(spoken->ask(kind, i, levels));
}

/// What is asked inside `without`, or in another reading, is asked of another case.
void Appraiser::Parts::ask_about(const Test& test, std::uint32_t at) {
    const Test::Node& node = test.nodes[at];
    switch (node.kind) {
        case Test::Kind::truth:
        case Test::Kind::falsehood:
        case Test::Kind::number: return;
        case Test::Kind::negation: return ask_about(test, node.left);
        case Test::Kind::call: break;
        default: ask_about(test, node.left); return ask_about(test, node.right);
    }
    switch (node.function) {
        case TestFunction::reading:
            if (node.reading == subject->reading) ask_about(test, node.left);
            return;
        case TestFunction::stable:
            if (node.state) return ask_all(node.stability, node.party, levels_of(*subject, *node.state));
            [[fallthrough]];
        case TestFunction::every_equilibrium:
        case TestFunction::some_equilibrium:
            for (StrategyIndex s = 0; s < subject->strategies.size(); ++s)
                ask_all(node.stability, node.party, end_levels(*subject, s));
            return;
        case TestFunction::keeps:
        case TestFunction::stops:
        case TestFunction::value_at_stop:
            if (node.state->kind == StateReference::Kind::strategy)
                if (const auto agreement = subject->strategies[node.state->index].agreement)
                    spoken->speak_of_plan(*agreement);
            return;
        default: return;
    }
}

void Appraiser::Parts::prepare(std::span<const Test* const> tests, bool strategies_too) {
    if (!spoken || stop.stop_requested()) return;
    for (StrategyIndex s = 0; strategies_too && s < subject->strategies.size(); ++s) {
        for (const ConceptRow& row : concepts) ask_all(row.kind, std::nullopt, end_levels(*subject, s));
        if (const auto agreement = subject->strategies[s].agreement) spoken->speak_of_plan(*agreement);
    }
    for (const Test* test : tests) ask_about(*test, static_cast<std::uint32_t>(test->nodes.size() - 1));
    if (space != nullptr && spoken->is_listed()) return;
    strategies.reset();
    claims.reset();
    plans.clear();
    space = spoken->space();
    for (const Diagnostic& error : spoken->diagnostics()) fail(error);
    limit_reached = limit_reached || spoken->limit_reached();
}

void Appraiser::Parts::prepare_everything() {
    if (!spoken) return;
    std::vector<const Test*> tests;
    for (const Claim& claim : subject->claims) tests.push_back(&claim.test);
    for (const Expectation& expectation : subject->expectations) tests.push_back(&expectation.that);
    prepare(tests, true);
}

}  // namespace irenic
