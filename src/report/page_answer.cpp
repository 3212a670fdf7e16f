/// The first screen: the answer, how sure it is, what it turns on; then the two tables.
#include "report/cells.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/page_trust.hpp"
#include "report/persisting.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

void paragraphs(Html& html, const std::vector<Phrase>& sentences) {
    for (const Phrase& sentence : sentences) html.element("p", sentence);
}

const ConsentRow* row_of(const Signing& signing, PartyIndex party) {
    for (const ConsentRow& row : signing.rows)
        if (row.party == party) return &row;
    return nullptr;
}

std::string difference_words(const ConsentRow& row) {
    if (!row.cardinal) return "";
    return " " + signed_amount(to_double(row.value) - to_double(row.no_agreement));
}

/// What one party makes of one strategy: signs, blocks, is not asked.
Phrase party_cell(const Space& space, const StrategyAppraisal& found, PartyIndex party) {
    const bool agreement = space.subject().strategies[found.strategy].agreement.has_value();
    const ConsentRow* row = row_of(found.signing, party);
    if (row == nullptr) {
        Phrase words(toned("not\u00A0asked", Tone::quiet));
        if (space.cardinal(party) && space.status_quo())
            words << " (" << value_cell(space, party, found.values[party]) << ")";
        return words;
    }
    if (is_status_quo(space, found)) return toned("–", Tone::quiet);
    if (!agreement) {
        Phrase words(toned(row->consents ? "no\u00A0worse" : "worse", Tone::quiet));
        return words << difference_words(*row);
    }
    Phrase words(row->consents
                     ? toned("signs\u00A0✓", Tone::good)
                     : toned(found.signing.rule.all || row->must ? "blocks\u00A0✗" : "objects\u00A0✗", Tone::bad));
    return words << difference_words(*row);
}

Phrase group_cell(const Space& space, const StrategyAppraisal& found, PartyIndex group) {
    Phrase words = value_cell(space, group, found.values[group]);
    if (found.plan && found.plan->stops_at)
        words << "; where it stops " << value_cell(space, group, found.values_at_stop[group]);
    return words;
}

void party_table(Html& html, Appraiser& appraiser) {
    const Space& space = appraiser.space();
    const Case& subject = space.subject();
    std::vector<Phrase> header{"Party"};
    for (const StrategyAppraisal& found : appraiser.strategies())
        header.push_back(strategy_name(subject, found.strategy));
    html.element("h3", "Every party, every strategy");
    HtmlTable table(html,
                    "Would each party sign, and what is it worth to it beside having no deal? Each party's numbers are "
                    "on its own scale.",
                    header);
    for (const PartyIndex party : movers_of(subject)) {
        std::vector<Phrase> row{party_name(subject, party)};
        for (const StrategyAppraisal& found : appraiser.strategies()) row.push_back(party_cell(space, found, party));
        table.row(row);
    }
}

void group_table(Html& html, Appraiser& appraiser) {
    const Space& space = appraiser.space();
    const Case& subject = space.subject();
    const std::vector<PartyIndex> groups = affected_groups(subject);
    if (groups.empty()) return;
    std::vector<Phrase> header{"Affected group"};
    for (const StrategyAppraisal& found : appraiser.strategies())
        header.push_back(strategy_name(subject, found.strategy));
    html.element("h3", "What it means for people who own no option");
    Phrase caution("The values of affected groups are ");
    html.element("p", caution << affected_caution << ". People within a group differ.", {{"class", "caution"}});
    HtmlTable table(html, "At the end, and where the steps stop, against the status quo", header);
    for (const PartyIndex group : groups) {
        std::vector<Phrase> row{party_name(subject, group)};
        for (const StrategyAppraisal& found : appraiser.strategies()) row.push_back(group_cell(space, found, group));
        table.row(row);
    }
}

void summary_table(Html& html, Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    const bool readings = appraiser.reading_count() > 0;
    std::vector<Phrase> header{"Strategy", "Sign?"};
    for (const ConceptRow& row : concepts) header.push_back(Phrase("Hold? ") << row.name);
    header.emplace_back("Keep?");
    header.emplace_back("Stops after step");
    if (readings) header.emplace_back("Readings");
    HtmlTable table(html,
                    "Sign: would every party needed sign (in brackets: no agreement, measured against the status quo). "
                    "Hold: would it persist "
                    "unless someone acts, under each stability concept. Keep: would its steps be carried out.",
                    header);
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        std::vector<Phrase> row{strategy_name(subject, found.strategy), sign_cell(appraiser.space(), found)};
        for (std::size_t k = 0; k < concepts.size(); ++k) row.emplace_back(yes_no_or_open(found.holding(k)));
        row.push_back(keep_cell(found));
        row.push_back(stop_cell(subject, found));
        if (readings) row.push_back(readings_cell(appraiser, found));
        table.row(row, "#" + anchor("strategy", subject.strategies[found.strategy].id));
    }
}

void persisting_table(Html& html, Appraiser& appraiser) {
    constexpr std::size_t shown = 200;
    const Persisting found = persisting_states(appraiser, shown);
    Phrase caption("States that would persist unless someone acts, by stability concept");
    if (found.all > shown) caption << ": the first " << std::to_string(shown) << " of " << std::to_string(found.all);
    HtmlTable table(html, caption, persisting_header());
    for (const PersistingState& one : found.states) table.row(persisting_row(appraiser.space(), one));
}

}  // namespace

void write_answer(Html& html, Appraiser& appraiser, const Trust* trust) {
    const auto section =
        html.open("section", {{"id", "answer"}, {"aria-labelledby", "answer-heading"}, {"tabindex", "-1"}});
    html.element("h2", Phrase("The answer, in ") << what_is_in_force(appraiser.subject()), {{"id", "answer-heading"}});
    {
        const auto box = html.open("div", {{"class", "answer"}});
        paragraphs(html, answer_words(appraiser));
    }
    {
        const auto box = html.open("div", {{"class", "sure"}});
        html.element("h3", "How sure");
        if (trust != nullptr) write_sure(html, *trust);
        paragraphs(html, sure_words(appraiser));
    }
    if (trust != nullptr) write_changes(html, *trust);
    const std::vector<Phrase> turning = turning_words(appraiser);
    if (turning.empty()) return;
    html.element("h3", "What the answer turns on");
    html.element("p",
                 "Conditions under which a verdict would be another one, in the same words for every party. They are "
                 "no advice.");
    const auto list = html.open("ul");
    for (const Phrase& item : turning) html.element("li", item);
}

void write_tables(Html& html, Appraiser& appraiser) {
    const auto section = html.open("section", {{"id", "tables"}});
    html.element("h2", "Side by side");
    if (appraiser.strategies().empty()) {
        persisting_table(html, appraiser);
        return;
    }
    summary_table(html, appraiser);
    party_table(html, appraiser);
    group_table(html, appraiser);
}

}  // namespace irenic
