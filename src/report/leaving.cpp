#include "report/leaving.hpp"

#include <algorithm>

#include "report/names.hpp"

namespace irenic {
namespace {

bool at(const ConceptFlags& flags, Concept kind) { return flags[static_cast<std::size_t>(kind)]; }

const Explanation* strongest_reason(const StrategyAppraisal& found, PartyIndex party, const ConceptFlags& under) {
    for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq, Concept::nash})
        if (at(under, kind)) return reason_for(found, kind, party);
    return nullptr;
}

const Answer* deterrent_to(const StrategyAppraisal& found, PartyIndex party, const ConceptFlags& under, StateIndex to) {
    for (const Concept kind : {Concept::sseq, Concept::seq, Concept::smr, Concept::gmr}) {
        const Explanation* reason = at(under, kind) ? nullptr : reason_for(found, kind, party);
        if (reason == nullptr || !reason->stable) continue;
        for (const Answer& answer : reason->answers)
            if (answer.improvement == to && !answer.sanction.empty()) return &answer;
    }
    return nullptr;
}

}  // namespace

ConceptFlags turned(ConceptFlags flags) {
    for (bool& flag : flags) flag = !flag;
    return flags;
}

bool Leaving::leaves() const { return std::find(under.begin(), under.end(), true) != under.end(); }

Leaving leaving(const StrategyAppraisal& found, PartyIndex party) {
    Leaving left;
    for (std::size_t k = 0; k < concepts.size(); ++k)
        left.under[k] = std::find(found.leavers[k].begin(), found.leavers[k].end(), party) != found.leavers[k].end();
    for (std::size_t k = 0; k < concepts.size(); ++k) {
        const Explanation* reason = reason_for(found, concepts[k].kind, party);
        left.deterred[k] = reason != nullptr && reason->stable;
    }
    left.reason = strongest_reason(found, party, left.under);
    if (left.reason == nullptr || left.reason->answers.empty()) return left;
    left.to = left.reason->answers.front().improvement;
    left.deterrent = deterrent_to(found, party, left.under, left.to);
    return left;
}

}  // namespace irenic
