/// `irenic compare` in the terminal: the answer, a table, a paragraph for every strategy, the claims, what to run next.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/cells.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/persisting.hpp"
#include "report/terminal.hpp"
#include "report/text_claims.hpp"
#include "report/words.hpp"
#include "report/words_radius.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

void sentences(Screen& screen, const std::vector<Phrase>& phrases) {
    Phrase paragraph;
    for (const Phrase& phrase : phrases) paragraph << (paragraph.empty() ? "" : " ") << phrase;
    screen.paragraph(paragraph);
}

void verdict_table(Screen& screen, Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    const bool readings = appraiser.reading_count() > 0;
    std::vector<Phrase> header{"strategy", "sign?", "holds?", "keeps?", "stops after"};
    if (readings) header.emplace_back("readings");
    TextTable table(header);
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        std::vector<Phrase> row{strategy_name(subject, found.strategy), sign_cell(appraiser.space(), found),
                                hold_cell(found), keep_cell(found), stop_cell(subject, found)};
        if (readings) row.push_back(readings_cell(appraiser, found));
        table.row(std::move(row));
    }
    screen.table(table);
    Phrase key(
        "sign: would every party needed sign; in brackets: no agreement, measured against the status quo. holds: would "
        "it "
        "persist unless someone acts, under all, some or none of five stability concepts. keeps: does everyone at "
        "every "
        "step have at least as much from going on as from stopping; where a step stops, who stops there.");
    screen.paragraph(Phrase(toned(key.text(), Tone::quiet)));
}

void affected_table(Screen& screen, Appraiser& appraiser) {
    const Space& space = appraiser.space();
    const Case& subject = appraiser.subject();
    const std::vector<PartyIndex> groups = affected_groups(subject);
    if (groups.empty()) return;
    screen.blank();
    screen.heading(space.status_quo() ? "Affected groups, against the status quo" : "Affected groups");
    std::vector<Phrase> header{"strategy"};
    for (const PartyIndex group : groups) header.push_back(party_name(subject, group));
    TextTable table(header);
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        std::vector<Phrase> row{strategy_name(subject, found.strategy)};
        for (const PartyIndex group : groups) {
            Phrase cell = value_cell(space, group, found.values[group]);
            if (found.plan && found.plan->stops_at)
                cell << " (" << value_cell(space, group, found.values_at_stop[group]) << ")";
            row.push_back(std::move(cell));
        }
        table.row(std::move(row));
    }
    screen.table(table);
    Phrase caution("At the end; in brackets where the steps stop. These are ");
    caution << affected_caution << ".";
    screen.paragraph(Phrase(toned(caution.text(), Tone::quiet)));
}

void one_strategy(Screen& screen, Appraiser& appraiser, const StrategyAppraisal& found) {
    const Case& subject = appraiser.subject();
    const Strategy& strategy = subject.strategies[found.strategy];
    screen.blank();
    Phrase title = strategy_name(subject, found.strategy);
    if (!strategy.name.empty() && strategy.name != strategy.id) title << " (" << code(strategy.id) << ")";
    screen.heading(title);
    if (!strategy.says.empty()) screen.paragraph(prose(strategy.says), 2);
    const auto labelled = [&](const char* label, const Phrase& words) {
        if (words.empty()) return;
        Phrase line(toned(label, Tone::strong));
        screen.paragraph(line << " " << words, 2, 2);
    };
    labelled("Sign.", signing_words(appraiser.space(), found));
    const std::vector<Phrase> holding = holding_words(appraiser.space(), found);
    labelled("Hold.", holding.front());
    for (std::size_t k = 1; k < holding.size(); ++k) screen.paragraph(Phrase("- ") << holding[k], 4, 2);
    if (found.plan) labelled("Keep.", keeping_words(appraiser.space(), found));
    const std::vector<Phrase> groups = affected_words(appraiser.space(), found);
    if (!groups.empty())
        labelled("Affected, by analysts' estimates, against the status quo.", joined(groups, "; ") << ".");
    labelled("Readings.", readings_words(appraiser, found));
}

void persisting_table(Screen& screen, Appraiser& appraiser) {
    constexpr std::size_t shown = 40;
    const Persisting found = persisting_states(appraiser, shown);
    TextTable table(persisting_header());
    for (const PersistingState& one : found.states) table.row(persisting_row(appraiser.space(), one));
    if (!found.states.empty()) screen.table(table);
    if (found.all > shown)
        screen.paragraph(Phrase("… and ") << std::to_string(found.all - shown) << " more: irenic stability "
                                          << code(appraiser.subject().file));
}

class NextSteps {
public:
    NextSteps(Screen& screen, const Case& subject) : screen_(screen), file_(subject.file) {
        screen.blank();
        screen.heading("What to look at next");
    }
    void add(const char* verb, const std::string& argument, const char* why) {
        Phrase line("irenic ");
        line << verb << " " << code(file_);
        if (!argument.empty()) line << " " << code(argument);
        screen_.paragraph(line, 2, 4);
        screen_.paragraph(why, 6);
    }

private:
    Screen& screen_;
    const std::string& file_;
};

void next_steps(Screen& screen, Appraiser& appraiser, bool has_scenarios) {
    const Case& subject = appraiser.subject();
    const auto& all = appraiser.strategies();
    NextSteps next(screen, subject);
    const auto unheld =
        std::find_if(all.begin(), all.end(), [](const auto& one) { return concepts_held(one) < concepts.size(); });
    const auto unkept = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.keeps() == false; });
    if (all.empty()) next.add("stability", "", "how many states each party would not leave, and those that persist");
    if (!all.empty())
        next.add("explain", subject.strategies[unheld == all.end() ? all.back().strategy : unheld->strategy].id,
                 "the moves that lead out of it, and the answers to them");
    if (unkept != all.end())
        next.add("keep", subject.agreements[*subject.strategies[unkept->strategy].agreement].id,
                 "every party's slack at every step, and what stopping would bring it");
    if (!appraiser.claims().empty()) next.add("claims", "", "every claim with its witnesses");
    if (!has_scenarios && !subject.scenario && !Assumptions(std::span(&subject, 1)).all().empty())
        next.add("compare", "--scenarios 100", "how often each answer comes out within the ranges, and what decides it");
    next.add("report", "-o report.html", "all of this and what it rests on, as one page");
}

/// How sure, strategy by strategy, and what would change it: before the details.
void sure(Screen& screen, Appraiser& appraiser, const Trust* trust) {
    screen.blank();
    screen.heading("How sure");
    if (trust != nullptr) {
        const StudyHead& head = trust->outcomes->head();
        const ReadingSummary& found = trust->summary->readings.front();
        screen.paragraph(study_words(head, found.scenarios, found.failed));
        if (const Phrase open = open_words(head, *trust->summary); !open.empty()) screen.paragraph(open);
        for (StrategyIndex k = 0; k < head.strategies.size(); ++k) {
            Phrase words("- ");
            words << Piece{Piece::Kind::name, label_of(head.strategies[k].name, head.strategies[k].id), Tone::strong};
            screen.paragraph(words << ": " << strategy_sure_words(head, found, k), 0, 2);
        }
    }
    sentences(screen, sure_words(appraiser));
    std::vector<Phrase> items;
    if (trust != nullptr && trust->changes != nullptr)
        items = change_words(trust->outcomes->head(), *trust->changes, 2);
    if (!items.empty()) {
        screen.blank();
        screen.heading("What would change this answer: single assumptions, all others at their best values");
        for (const Phrase& item : items) screen.paragraph(Phrase("- ") << item, 0, 2);
    }
    if (trust != nullptr && trust->radii != nullptr && !trust->radii->empty()) {
        screen.blank();
        screen.heading(radius_heading);
        for (const Phrase& item : radius_words(trust->outcomes->head(), *trust->radii))
            screen.paragraph(Phrase("- ") << item, 0, 2);
    }
    const std::vector<Phrase> turning = turning_words(appraiser);
    if (turning.empty()) return;
    screen.blank();
    screen.heading("What the answer turns on");
    for (const Phrase& item : turning) screen.paragraph(Phrase("- ") << item, 0, 2);
}

}  // namespace

std::string compare_text(Appraiser& appraiser, const TextStyle& style, const Trust* trust) {
    Screen screen(style);
    open_answer(screen, appraiser.subject(), true);
    screen.blank();
    screen.heading(Phrase("In ") << what_is_in_force(appraiser.subject()));
    sentences(screen, answer_words(appraiser));
    screen.blank();
    if (appraiser.strategies().empty()) {
        persisting_table(screen, appraiser);
    } else {
        verdict_table(screen, appraiser);
        affected_table(screen, appraiser);
    }
    sure(screen, appraiser, trust);
    for (const StrategyAppraisal& found : appraiser.strategies()) one_strategy(screen, appraiser, found);
    if (!appraiser.claims().empty()) {
        screen.blank();
        screen.heading("Claims");
        claims_list(screen, appraiser, trust);
    }
    next_steps(screen, appraiser, trust != nullptr);
    return screen.text();
}

}  // namespace irenic
