#include "report/cells.hpp"

#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {

Phrase sign_cell(const Space& space, const StrategyAppraisal& found) {
    const Case& subject = space.subject();
    if (is_status_quo(space, found)) return toned("–", Tone::quiet);
    if (subject.strategies[found.strategy].agreement) return yes_or_no(found.signing.signable);
    Piece verdict = yes_or_no(found.signing.signable);
    verdict.text = "(" + verdict.text + ")";
    verdict.tone = Tone::quiet;
    return verdict;
}

Phrase hold_cell(const StrategyAppraisal& found) {
    const std::size_t held = concepts_held(found);
    const auto open = concepts_open(found);
    const auto unsettled = std::count(open.begin(), open.end(), true);
    if (unsettled > 0)
        return toned(std::to_string(held) + " of " + std::to_string(concepts.size()) + ", " +
                         std::to_string(unsettled) + " undecided\u00A0?",
                     Tone::quiet);
    if (held == concepts.size() || held == 0) return yes_or_no(held > 0);
    return toned(std::to_string(held) + " of " + std::to_string(concepts.size()) + "\u00A0~", Tone::quiet);
}

Phrase keep_cell(const StrategyAppraisal& found) {
    const auto keeps = found.keeps();
    if (!keeps) return toned("–", Tone::quiet);
    return yes_or_no(*keeps);
}

Phrase stop_cell(const Case& subject, const StrategyAppraisal& found) {
    if (!found.plan || !found.plan->stops_at) return toned("–", Tone::quiet);
    Phrase words;
    words << std::to_string(*found.plan->stops_at) << "\u00A0of\u00A0" << std::to_string(found.plan->steps.size());
    if (found.plan->stopped_by) words << ": " << party_name(subject, *found.plan->stopped_by);
    return words;
}

Phrase readings_cell(Appraiser& appraiser, const StrategyAppraisal& found) {
    std::size_t differ = 0;
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
        Appraiser& reading = appraiser.reading(r);
        const auto* other = counterpart(reading, appraiser.subject().strategies[found.strategy].id);
        if (other == nullptr || !differences(found, reading.space(), *other).empty()) ++differ;
    }
    if (differ == 0) return toned("same", Tone::plain);
    return toned(std::to_string(differ) + "\u00A0of\u00A0" + std::to_string(appraiser.reading_count()) +
                     (differ == 1 ? " differs" : " differ"),
                 Tone::strong);
}

Phrase verdict_cell(const ClaimAppraisal* found) {
    if (found == nullptr) return toned("not\u00A0there\u00A0–", Tone::quiet);
    if (found->undecided) return toned("undecided\u00A0?", Tone::quiet);
    return found->holds ? toned("holds\u00A0✓", Tone::good) : toned("fails\u00A0✗", Tone::bad);
}

Phrase value_cell(const Space& space, PartyIndex party, Decimal value) {
    if (const auto difference = against_status_quo(space, party, value)) return signed_amount(*difference);
    return amount(value);
}

}  // namespace irenic
