/// Each strategy's end as a deal: could it be had piecemeal, who could block it or undo it, and what would have to be otherwise.
#include <algorithm>

#include "appraisal/parts.hpp"

namespace irenic {
namespace {

/// `subject`: the whole case. Where states are not enumerated, that of the space has fewer of them.
Repairs repairs_of(const Case& subject, const Space& space, const StrategyAppraisal& found, const std::stop_token& stop) {
    const auto agreement = subject.strategies[found.strategy].agreement;
    Repairs repairs;
    const std::vector<Guarantor> nobody;
    repairs.payments = least_payments(found.signing, agreement ? subject.agreements[*agreement].guarantors : nobody);
    repairs.weights = least_weights_to_consent(space, found.strategy, found.end_state, {}, stop).parties;
    repairs.concessions = concessions_at(found.signing);
    if (const TalksResult talks = talks_about(subject, agreement); talks.talks)
        repairs.levels = least_level_changes(subject, *talks.talks, space.levels(found.end_state), {}, stop);
    return repairs;
}

bool leaves_open(const Repairs& repairs) {
    if (repairs.levels && repairs.levels->limit_reached) return true;
    return std::any_of(repairs.weights.begin(), repairs.weights.end(), [](const ConsentWeights& one) {
        return !one.ordinal && (one.found == LeastFound::open || one.found == LeastFound::unproven);
    });
}

bool leaves_open(const Outsiders& outsiders) {
    const auto unknown = [](const std::optional<bool>& known) { return !known; };
    return !outsiders.unsettled.empty() ||
           std::any_of(outsiders.spoilers.begin(), outsiders.spoilers.end(), [&](const Spoiler& one) {
               return std::any_of(one.deterred.begin(), one.deterred.end(), unknown);
           });
}

}  // namespace

bool StrategyDeal::leaves_open() const {
    return !linkage || linkage->undecided || (repairs && irenic::leaves_open(*repairs)) ||
           irenic::leaves_open(outsiders);
}

const std::vector<StrategyDeal>& Appraiser::deals() {
    if (parts_->deals) return *parts_->deals;
    parts_->deals.emplace();
    std::vector<StrategyIndex> asked;
    for (const StrategyAppraisal& found : strategies()) {
        StrategyDeal& deal = parts_->deals->emplace_back();
        deal.strategy = found.strategy;
        deal.end_state = found.end_state;
        deal.signing = found.signing;
        deal.consent = consent_picture(found.signing);
        deal.outsiders = outsiders_of(*parts_->space, found);
        if (!found.signing.signable) deal.repairs = repairs_of(subject(), *parts_->space, found, parts_->stop);
        asked.push_back(found.strategy);
    }
    if (!enumerated()) return *parts_->deals;
    LinkageResult result = linkages(*parts_->space, asked, {}, parts_->stop);
    for (Diagnostic& error : result.diagnostics) parts_->fail(std::move(error));
    for (Linkage& linkage : result.linkages)
        for (StrategyDeal& deal : *parts_->deals)
            if (deal.strategy == linkage.strategy) deal.linkage = std::move(linkage);
    return *parts_->deals;
}

Bargain Appraiser::bargain(const BargainQuestion& question) const {
    return irenic::bargain(subject(), question, parts_->workers, parts_->stop);
}

}  // namespace irenic
