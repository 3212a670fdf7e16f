/// One scenario at a time, by an appraiser made anew for it: slow, and what every quicker way is held against.
#include "appraisal/again/verdicts.hpp"

namespace irenic {
namespace {

StrategyVerdict verdict_of(const StrategyAppraisal& found) {
    StrategyVerdict verdict;
    verdict.signable = found.signing.signable;
    for (const ConsentRow& row : found.signing.rows)
        if (!row.consents) verdict.blockers.push_back(row.party);
    verdict.sign_margin = sign_margin(found.signing);
    for (std::size_t k = 0; k < concepts.size(); ++k) {
        verdict.holds[k] = found.holding(k);
        verdict.leavers[k] = found.leavers[k];
    }
    verdict.keeps = found.keeps();
    if (found.plan) {
        if (found.plan->margin) verdict.keep_margin = found.plan->margin->to_double();
        verdict.stops_at = found.plan->stops_at;
        verdict.stopped_by = found.plan->stopped_by;
    }
    verdict.values = found.values;
    verdict.values_at_stop = found.values_at_stop;
    return verdict;
}

ScenarioVerdicts verdicts_of(Appraiser& appraiser) {
    ScenarioVerdicts verdicts;
    for (const StrategyAppraisal& found : appraiser.strategies()) verdicts.strategies.push_back(verdict_of(found));
    for (const ClaimAppraisal& found : appraiser.claims())
        verdicts.claims.push_back(found.undecided ? std::nullopt : std::optional<bool>{found.holds});
    return verdicts;
}

}  // namespace

std::vector<ScenarioVerdicts> verdicts_alone(std::span<const Case> scenarios, const SpaceLimits& limits,
                                             const std::stop_token& stop) {
    Appraiser appraiser(scenarios, limits, Workers{}, stop);
    std::vector<ScenarioVerdicts> verdicts;
    const auto each = [&](auto&& visit) {
        visit(appraiser);
        for (std::size_t k = 0; k < appraiser.reading_count(); ++k) visit(appraiser.reading(k));
    };
    each([&](Appraiser& one) { verdicts.push_back(verdicts_of(one)); });
    // A test can ask about another reading, so an error may come up late: they are looked at when everything has been asked.
    std::size_t k = 0;
    each([&](Appraiser& one) {
        if (!one.diagnostics().empty()) verdicts[k] = {{}, {}, one.diagnostics().front().message};
        ++k;
    });
    return verdicts;
}

}  // namespace irenic
