#include "appraisal/again/again.hpp"

#include <algorithm>

#include "appraisal/again/verdicts.hpp"

namespace irenic {
namespace {

bool asks_about_readings(const Test& test) {
    return std::any_of(test.nodes.begin(), test.nodes.end(), [](const Test::Node& node) {
        return node.kind == Test::Kind::call && node.function == TestFunction::reading;
    });
}

}  // namespace

Again::Again(std::span<const Case> subjects, const Terrains& terrains, const SpaceLimits& limits)
    : subjects_(subjects) {
    for (std::size_t k = 0; k < subjects.size(); ++k)
        wholes_.push_back(std::make_unique<Variation>(subjects[k], terrains[k], limits));
}

/// Deals are followed through lists of packages that depend on everything; whoever asks about them waits.
bool Again::knows(std::span<const Case> subjects) {
    for (const Case& subject : subjects)
        for (const Claim& claim : subject.claims)
            for (const Test::Node& node : claim.test.nodes)
                if (node.kind == Test::Kind::call && node.function == TestFunction::reachable_by_partial_deals)
                    return false;
    return true;
}

std::optional<std::vector<ScenarioVerdicts>> Again::appraise(std::span<const Case> scenarios) {
    scenarios_ = scenarios;
    ++bench_.scenario;
    std::vector<ScenarioVerdicts> all;
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        auto found = verdicts(k);
        if (!found) return {};
        all.push_back(std::move(*found));
    }
    return all;
}

std::optional<ScenarioVerdicts> Again::verdicts(std::size_t k) {
    Variation& whole = *wholes_[k];
    if (!whole.begin(scenarios_[k], bench_.scenario)) return {};
    ScenarioVerdicts found;
    found.strategies.resize(subjects_[k].strategies.size());
    for (StrategyIndex s = 0; s < found.strategies.size(); ++s)
        if (!fill(whole, s, found.strategies[s])) return {};
    const auto& claims = subjects_[k].claims;
    const auto& asked = scenarios_[k].claims;
    for (std::size_t which = 0; which < asked.size(); ++which) {
        auto known = claims.begin() + static_cast<std::ptrdiff_t>(which);
        if (asked.size() != claims.size())
            known = std::find_if(claims.begin(), claims.end(),
                                 [&](const Claim& claim) { return claim.id == asked[which].id; });
        if (known == claims.end()) return {};
        const auto c = static_cast<std::size_t>(known - claims.begin());
        const Test& test = known->test;
        // What fails depends on where chance options start, and not on numbers: one careful look is enough, here and below `without`.
        const bool careful = !whole.scene().checked[c];
        const Outcome outcome =
            Asking(*this, k, whole, test, careful).node(static_cast<std::uint32_t>(test.nodes.size() - 1));
        if (outcome.failed) return {};
        if (careful && !asks_about_readings(test)) whole.scene().checked[c] = true;
        found.claims.emplace_back(outcome.is);
    }
    return found;
}

bool Again::fill(Variation& variation, StrategyIndex strategy, StrategyVerdict& verdict) {
    const auto signing = variation.signing_of(strategy);
    if (!signing) return false;
    verdict.signable = signing->signable;
    for (const ConsentRow& row : signing->rows)
        if (!row.consents) verdict.blockers.push_back(row.party);
    verdict.sign_margin = sign_margin(*signing);

    const StateIndex end = *variation.scene().ends[strategy];
    const auto parties = static_cast<PartyIndex>(variation.subject().parties.size());
    Spread& spread = bench_.scratch(variation.view()).spread;
    // The order in which one verdict settles others most often.
    for (const Concept kind : {Concept::nash, Concept::gmr, Concept::sseq, Concept::seq, Concept::smr}) {
        const auto k = static_cast<std::size_t>(kind);
        for (PartyIndex i = 0; i < parties; ++i)
            if (!stays(variation.view(), variation.standing, spread, kind, i, end, bench_.scenario))
                verdict.leavers[k].push_back(i);
        verdict.holds[k] = verdict.leavers[k].empty();
    }
    StateIndex stop = end;
    if (const auto agreement = variation.subject().strategies[strategy].agreement) {
        const PlanVerdict* plan = variation.plan_of(*agreement);
        if (plan == nullptr) return false;
        verdict.keeps = plan->self_enforcing;
        verdict.keep_margin = plan->margin;
        verdict.stops_at = plan->stops_at;
        verdict.stopped_by = plan->stopped_by;
        if (plan->stops_at) stop = variation.frame_of(*agreement)->states[*plan->stops_at];
    }
    for (PartyIndex i = 0; i < parties; ++i) {
        verdict.values.push_back(variation.value(i, end));
        verdict.values_at_stop.push_back(variation.value(i, stop));
    }
    return true;
}

}  // namespace irenic
