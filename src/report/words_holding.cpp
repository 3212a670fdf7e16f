#include <algorithm>

#include "report/leaving.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase gain_words(const Space& space, PartyIndex party, StateIndex from, StateIndex to) {
    Phrase words;
    if (!space.cardinal(party)) return words;
    const double before = to_double(space.value(party, from));
    const double after = to_double(space.value(party, to));
    return words << " (value " << amount(before) << " to " << amount(after) << ", " << signed_amount(after - before)
                 << ")";
}

const char* undeterred_words(Concept kind) {
    switch (kind) {
        case Concept::nash: return "";
        case Concept::gmr: return "No answer of the others takes the gain away again.";
        case Concept::smr: return "From every answer that takes the gain away it could escape.";
        case Concept::seq: return "No answer that also pays for those who give it takes the gain away again.";
        case Concept::sseq: return "Answers that also pay for those who give them leave it a way to escape.";
    }
    return "";
}

Phrase leaver_words(const Space& space, const StrategyAppraisal& found, PartyIndex party, const Leaving& left) {
    Phrase words = party_name(space.subject(), party);
    words << " would gain by leaving";
    if (left.to == no_state) return words << " (" << concept_names(left.under) << ").";
    words << ", changing " << change(space, found.end_state, left.to)
          << gain_words(space, party, found.end_state, left.to) << ".";
    const char* undeterred = undeterred_words(left.reason->kind);
    if (*undeterred != '\0') words << " " << undeterred;
    if (left.deterrent != nullptr)
        words << " Deterred under " << concept_names(left.deterred) << " by the answer of "
              << steps_words(space, left.to, left.deterrent->sanction) << ".";
    return words;
}

/// Where something could not be settled: what holds, what does not, and of whom it is not known.
Phrase open_verdict(const StrategyAppraisal& found, const char* there) {
    Phrase words;
    if (concepts_held(found) > 0)
        words << "Under " << concept_names(found.holds) << " it would" << there << " persist unless someone acts. ";
    const auto left = concepts_left(found);
    if (std::find(left.begin(), left.end(), true) != left.end())
        words << "Under " << concept_names(left) << " a party would leave. ";
    return words << "Under " << concept_names(concepts_open(found))
                 << " that could not be settled within the limits: it is undecided, not a yes.";
}

}  // namespace

std::vector<Phrase> holding_words(const Space& space, const StrategyAppraisal& found) {
    std::vector<Phrase> words(1);
    Phrase& verdict = words.front();
    const std::size_t held = concepts_held(found);
    const char* there = is_status_quo(space, found) ? "" : ", once there,";
    if (held == concepts.size())
        verdict << "Under all five stability concepts it would" << there << " persist unless someone acts.";
    else if (any_open(found))
        verdict << open_verdict(found, there);
    else if (held == 0)
        verdict << "Under none of the five stability concepts would it" << there << " persist: a party would leave.";
    else
        verdict << "Under " << concept_names(found.holds) << " it would" << there
                << " persist unless someone acts; under " << concept_names(turned(found.holds))
                << " a party would leave.";
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const Leaving left = leaving(found, i);
        if (left.leaves()) words.push_back(leaver_words(space, found, i, left));
        ConceptFlags open{};
        for (std::size_t k = 0; k < concepts.size(); ++k)
            open[k] = std::find(found.unsettled[k].begin(), found.unsettled[k].end(), i) != found.unsettled[k].end();
        if (std::find(open.begin(), open.end(), true) == open.end()) continue;
        words.push_back(party_name(space.subject(), i) << ": undecided under " << concept_names(open) << ".");
    }
    return words;
}

}  // namespace irenic
