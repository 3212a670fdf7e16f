#include "report/text_claims.hpp"

#include <algorithm>

#include "report/cells.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

Phrase witness_words(const Witness& witness) {
    Phrase words = code(witness.test);
    words << ": ";
    if (witness.number)
        words << amount(*witness.number);
    else
        words << yes_no_or_open(witness.undecided ? std::nullopt : std::optional(witness.is));
    if (!witness.because.empty()) words << ", " << prose(witness.because);
    return words << ".";
}

/// What many scenarios make of it: the share first, then those that refute it and what goes with that.
void over_scenarios(Screen& screen, const Trust& trust, const Claim& claim, const VerdictSummary& verdict) {
    const StudyHead& head = trust.outcomes->head();
    Phrase words("Over scenarios ");
    words << claim_sure_words(head, verdict);
    for (const Phrase& sentence : decides_words(head, verdict)) words << " " << sentence;
    screen.paragraph(words, 2, 2);
    // The first reading has been said.
    for (std::size_t k = 1; k < trust.summary->readings.size(); ++k) {
        const VerdictSummary* there = trust.summary->readings[k].verdict(verdict.finding);
        const std::vector<Phrase> sentences = there == nullptr ? std::vector<Phrase>() : decides_words(head, *there);
        if (sentences.empty()) continue;
        Phrase more("In the reading ");
        more << study_reading_name(head, k) << " it holds in " << share_words(there->yes, head.sampling) << ".";
        for (const Phrase& sentence : sentences) more << " " << sentence;
        screen.paragraph(more, 2, 2);
    }
    if (const Phrase standard = standard_words(trust, claim); !standard.empty()) screen.paragraph(standard, 2, 2);
}

void one_claim(Screen& screen, Appraiser& appraiser, const ClaimAppraisal& found, bool built_in, const Trust* trust) {
    const Claim& claim = appraiser.subject().claims[found.claim];
    screen.blank();
    const VerdictSummary* verdict = trust == nullptr ? nullptr : claim_over_scenarios(*trust, claim.id);
    Phrase title = verdict == nullptr ? verdict_cell(&found) : claim_cell_over_scenarios(*verdict);
    title << "  " << Piece{Piece::Kind::code, claim.id, Tone::strong};
    if (verdict != nullptr) title << "  (as written: " << verdict_cell(&found) << ")";
    screen.paragraph(title);
    if (!claim.says.empty()) screen.paragraph(prose(claim.says), 2);
    if (verdict != nullptr) over_scenarios(screen, *trust, claim, *verdict);
    Phrase test("Test: ");
    screen.paragraph(test << prose(claim.test.text), 2, 2);
    for (const Witness& witness : found.witnesses) screen.paragraph(Phrase("- ") << witness_words(witness), 2, 2);
    if (appraiser.reading_count() > 0)
        screen.paragraph(Phrase("Readings: ") << claim_readings_words(appraiser, found) << ".", 2, 2);
    if (built_in)
        screen.paragraph("It comes out so by construction of options and constraints, whatever the parties want.", 2, 2);
    if (!claim.coded.empty()) screen.paragraph(Phrase("Coded: ") << prose(claim.coded), 2, 2);
}

}  // namespace

std::string open_claims(std::span<const ClaimAppraisal> claims) {
    const auto open =
        std::count_if(claims.begin(), claims.end(), [](const ClaimAppraisal& one) { return one.undecided; });
    return open == 0 ? "" : "; " + std::to_string(open) + (open == 1 ? " is" : " are") + " undecided";
}

Phrase claim_readings_words(Appraiser& appraiser, const ClaimAppraisal& found) {
    const Case& subject = appraiser.subject();
    std::vector<Phrase> differing;
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
        Appraiser& reading = appraiser.reading(r);
        const ClaimAppraisal* other = claim_counterpart(reading, subject.claims[found.claim].id);
        if (other != nullptr && other->holds == found.holds && other->undecided == found.undecided) continue;
        Phrase words = reading_name(subject, reading.subject().reading);
        differing.push_back(words << ": " << verdict_cell(other));
    }
    return differing.empty() ? Phrase("the same in every reading") : list_of(differing);
}

void claims_list(Screen& screen, Appraiser& appraiser, const Trust* trust) {
    constexpr unsigned verdict_width = 9;
    for (const ClaimAppraisal& found : appraiser.claims()) {
        const Claim& claim = appraiser.subject().claims[found.claim];
        Phrase what = verdict_cell(&found);
        what << hard_space << " " << Piece{Piece::Kind::code, claim.id, Tone::strong};
        if (!claim.says.empty()) what << ": " << prose(claim.says);
        screen.paragraph(what, 0, verdict_width);
        if (const VerdictSummary* verdict = trust == nullptr ? nullptr : claim_over_scenarios(*trust, claim.id)) {
            Phrase over(toned("Over scenarios: ", Tone::quiet));
            screen.paragraph(over << claim_sure_words(trust->outcomes->head(), *verdict), verdict_width, 2);
        }
        if (appraiser.reading_count() == 0) continue;
        Phrase readings(toned("Readings: ", Tone::quiet));
        screen.paragraph(readings << claim_readings_words(appraiser, found) << ".", verdict_width, 2);
    }
}

std::string claims_text(Appraiser& appraiser, const TextStyle& style, const Trust* trust) {
    Screen screen(style);
    const Case& subject = appraiser.subject();
    open_answer(screen, subject, false);
    const auto& claims = appraiser.claims();
    const auto held = std::count_if(claims.begin(), claims.end(), [](const ClaimAppraisal& one) { return one.holds; });
    screen.blank();
    if (claims.empty()) {
        screen.paragraph("The case makes no claims.");
        return screen.text();
    }
    screen.paragraph(Phrase(std::to_string(held)) << " of " << counted(claims.size(), "claim holds", "claims hold")
                                                  << " in " << what_is_in_force(subject) << open_claims(claims) << ".");
    if (trust != nullptr)
        screen.paragraph(study_words(trust->outcomes->head(), trust->outcomes->scenarios(), trust->outcomes->failed(0)));
    const std::vector<std::size_t> built_in = appraiser.claims_by_construction();
    for (const ClaimAppraisal& found : claims)
        one_claim(screen, appraiser, found, std::find(built_in.begin(), built_in.end(), found.claim) != built_in.end(),
                  trust);
    return screen.text();
}

}  // namespace irenic
