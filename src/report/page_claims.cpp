/// Every claim: verdict, test, witnesses, source, and the verdict in every reading.
#include <algorithm>

#include "report/cells.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/text_claims.hpp"
#include "report/words.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

void verdict_table(Html& html, Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    std::vector<Phrase> header{"Claim",
                               subject.reading.empty() ? Phrase("As written") : reading_name(subject, subject.reading)};
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r)
        header.push_back(reading_name(subject, appraiser.reading(r).subject().reading));
    HtmlTable table(html,
                    Phrase("Verdicts on the claims, in ")
                        << what_is_in_force(subject) << (appraiser.reading_count() > 0 ? "; and in its readings" : ""),
                    header);
    for (const ClaimAppraisal& found : appraiser.claims()) {
        const Claim& claim = subject.claims[found.claim];
        std::vector<Phrase> row{code(claim.id), verdict_cell(&found)};
        for (std::size_t r = 0; r < appraiser.reading_count(); ++r)
            row.push_back(verdict_cell(claim_counterpart(appraiser.reading(r), claim.id)));
        table.row(row, "#" + anchor("claim", claim.id));
    }
}

/// The moves that lead out of a state, in words rather than codes; otherwise the state that the witness is about.
Phrase witness_detail(const Space& space, const Witness& witness) {
    Phrase words;
    if (witness.state == no_state || space.levels(witness.state).empty()) return words;
    const StateIndex start = witness.start == no_state ? witness.state : witness.start;
    if (!witness.path.empty() && witness.path.front().to != start)
        return words << (witness.path.size() == 1 ? " That is, " : " Step by step: ")
                     << steps_words(space, start, witness.path) << ".";
    return words << " State: " << state_words(space, witness.state) << ".";
}

void write_witness(Html& html, const Space& space, const Witness& witness) {
    const auto item = html.open("li");
    Phrase words = code(witness.test);
    words << ": ";
    if (witness.number)
        words << amount(*witness.number);
    else
        words << yes_no_or_open(witness.undecided ? std::nullopt : std::optional(witness.is));
    if (!witness.because.empty()) words << "; " << prose(witness.because);
    html.phrase(words << "." << witness_detail(space, witness));
}

/// Each once, in the order of the test; long lists are folded.
void write_witnesses(Html& html, const Space& space, const std::vector<Witness>& witnesses) {
    constexpr std::size_t unfolded = 4;
    std::vector<const Witness*> once;
    for (const Witness& witness : witnesses) {
        const auto same = [&](const Witness* one) { return one->test == witness.test; };
        if (std::none_of(once.begin(), once.end(), same)) once.push_back(&witness);
    }
    if (once.empty()) return;
    html.element("dt", once.size() == 1 ? "Witness" : "Witnesses");
    const auto cell = html.open("dd");
    const auto list = [&](std::size_t from, std::size_t to) {
        const auto bullets = html.open("ul", {{"class", "plain"}});
        for (std::size_t k = from; k < to; ++k) write_witness(html, space, *once[k]);
    };
    list(0, std::min(unfolded, once.size()));
    if (once.size() <= unfolded) return;
    const auto details = html.open("details");
    html.element("summary", std::to_string(once.size() - unfolded) + " more");
    list(unfolded, once.size());
}

void write_readings_row(Html& html, Appraiser& appraiser, const Claim& claim) {
    if (appraiser.reading_count() == 0) return;
    std::vector<Phrase> verdicts;
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
        Appraiser& reading = appraiser.reading(r);
        Phrase words = reading_name(appraiser.subject(), reading.subject().reading);
        verdicts.push_back(words << ": " << verdict_cell(claim_counterpart(reading, claim.id)));
    }
    html.element("dt", "In the readings");
    html.element("dd", joined(verdicts, "; "));
}

void write_over_scenarios(Html& html, const Trust& trust, const Claim& claim, const VerdictSummary& verdict) {
    const StudyHead& head = trust.outcomes->head();
    html.element("dt", "Over scenarios");
    Phrase words = claim_sure_words(head, verdict);
    for (const Phrase& sentence : decides_words(head, verdict)) words << " " << sentence;
    html.element("dd", words);
    const Phrase standard = standard_words(trust, claim);
    if (standard.empty()) return;
    html.element("dt", "Standard");
    html.element("dd", standard);
}

void one_claim(Html& html, Appraiser& appraiser, const ClaimAppraisal& found, bool built_in, const Trust* trust) {
    const Case& subject = appraiser.subject();
    const Claim& claim = subject.claims[found.claim];
    const auto article = html.open("article", {{"class", "claim"}, {"id", anchor("claim", claim.id)}});
    const VerdictSummary* over = trust == nullptr ? nullptr : claim_over_scenarios(*trust, claim.id);
    Phrase title = over == nullptr ? verdict_cell(&found) : claim_cell_over_scenarios(*over);
    html.element("h3",
                 title << ": " << (claim.name.empty() || claim.name == claim.id ? code(claim.id) : name(claim.name)));
    if (!claim.says.empty()) html.user("p", claim.says, {{"class", "says"}});
    const auto list = html.open("dl");
    if (over != nullptr) {
        write_over_scenarios(html, *trust, claim, *over);
        html.element("dt", "As written");
        html.element("dd", verdict_cell(&found));
    }
    html.element("dt", "Test");
    html.element("dd", code(claim.test.text));
    write_witnesses(html, appraiser.space(), found.witnesses);
    write_readings_row(html, appraiser, claim);
    html.element("dt", "Source");
    {
        const auto cell = html.open("dd");
        write_provenance(html, subject, claim.provenance);
    }
    if (built_in) {
        html.element("dt", "By construction");
        html.element("dd", "It comes out so whatever the parties want: options and constraints alone decide it.");
    }
    if (!claim.coded.empty()) {
        html.element("dt", "Coded");
        html.element("dd", Phrase(prose(claim.coded)));
    }
    const Provenance& from = claim.provenance;
    if (from.status == Status::unstated && from.contested.empty() && from.note.empty()) return;
    html.element("dt", "Standing");
    const auto cell = html.open("dd");
    write_standing(html, from);
}

}  // namespace

void write_claims(Html& html, Appraiser& appraiser, const Trust* trust) {
    const auto section = html.open("section", {{"id", "claims"}});
    html.element("h2", "Claims");
    const auto& claims = appraiser.claims();
    if (claims.empty()) {
        html.element("p", "The case makes no claims.");
        return;
    }
    const auto held = std::count_if(claims.begin(), claims.end(), [](const ClaimAppraisal& one) { return one.holds; });
    Phrase words(std::to_string(held) + " of " + counted(claims.size(), "claim holds", "claims hold") + " in ");
    html.element("p", words << what_is_in_force(appraiser.subject()) << open_claims(claims)
                            << ". A verdict is about the test, in this case; the test stands beside it.");
    verdict_table(html, appraiser);
    const std::vector<std::size_t> built_in = appraiser.claims_by_construction();
    for (const ClaimAppraisal& found : claims)
        one_claim(html, appraiser, found, std::find(built_in.begin(), built_in.end(), found.claim) != built_in.end(),
                  trust);
}

}  // namespace irenic
