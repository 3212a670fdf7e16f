/// `irenic keep --ledger` in the terminal.
#include "report/keep_ledger.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words_ledger.hpp"

namespace irenic {
namespace {

void paragraphs(Screen& screen, const std::vector<Phrase>& phrases, unsigned hanging = 0) {
    for (const Phrase& phrase : phrases) screen.paragraph(phrase, 0, hanging);
}

void standing_table(Screen& screen, const Space& space, const Agreement& agreement, const Ledger& ledger,
                    const LedgerView& view) {
    TextTable table({"obligation", "by", "how it stands", "due", "according to"});
    for (ObligationIndex o = 0; o < view.affirmed.obligations.size(); ++o) {
        const ObligationNow& now = view.affirmed.obligations[o];
        const bool told = now.word.event.has_value();
        table.row({obligation_name(agreement, o), party_names(space.subject(), agreement.obligations[o].by),
                   standing_words(agreement, ledger, view, o),
                   now.due ? Phrase(to_string(*now.due)) : Phrase(toned("–", Tone::quiet)),
                   told || !view.denied ? entered_by(ledger, now.word)
                                        : entered_by(ledger, view.denied->obligations[o].word)});
    }
    screen.table(table);
}

void slack_from_here(Screen& screen, const Space& space, const Position& position) {
    if (!position.rest || position.rest->slack.empty()) return;
    TextTable table({"steps from here", "party", "going on", "stopping", "slack"});
    for (const SlackRow& row : position.rest->slack) {
        Phrase after(std::to_string(row.after));
        if (row.at_end) after << " (end)";
        Phrase slack(signed_amount(row.slack.to_double()));
        if (row.slack.sign() < 0) slack << " " << toned("stops\u00A0✗", Tone::bad);
        table.row({after, party_name(space.subject(), row.party), amount(row.go_on.to_double()),
                   amount(row.stop.to_double()), slack});
    }
    screen.table(table);
}

void from_here(Screen& screen, const Space& space, const Agreement& agreement, const Position& position,
               const Monitored& found, bool in_full) {
    paragraphs(screen, from_here_words(space, agreement, position, found));
    if (in_full) slack_from_here(screen, space, position);
}

void one_view(Screen& screen, const Space& space, const Agreement& agreement, const Monitored& found,
              const LedgerView& view) {
    const Ledger& ledger = found.ledger_of(view);
    // Beside all together, an account is said in short.
    const bool in_full = !view.words.account || found.views.front().words.account;
    screen.heading(Phrase("According to ") << view_name(found, view));
    standing_table(screen, space, agreement, ledger, view);
    paragraphs(screen, order_words(agreement, view.affirmed));
    if (!view.denied) {
        paragraphs(screen, waiting_words(space, agreement, view.affirmed));
        screen.blank();
        return from_here(screen, space, agreement, view.affirmed, found, in_full);
    }
    const std::pair<const char*, const Position*> ways[] = {{"If what is disputed was performed", &view.affirmed},
                                                            {"If it was not, or not so much of it", &*view.denied}};
    for (const auto& [title, position] : ways) {
        screen.blank();
        screen.paragraph(Phrase(toned(title, Tone::strong)));
        paragraphs(screen, waiting_words(space, agreement, *position));
        from_here(screen, space, agreement, *position, found, in_full);
    }
    if (const Phrase chances = chance_words(space, view); !chances.empty()) {
        screen.blank();
        screen.paragraph(chances);
    }
}

}  // namespace

void ledger_text(Screen& screen, const Space& space, const Agreement& agreement, const Monitored& found) {
    screen.heading(Phrase("What was in fact done, as of ") << to_string(found.today));
    paragraphs(screen, ledger_head_words(found));
    if (!found.today_given) screen.paragraph(Phrase(toned("The day is that of the last event.", Tone::quiet)));
    const std::vector<Phrase> differences = difference_words(space, agreement, found);
    if (!found.differing.empty()) {
        screen.blank();
        screen.heading("Where the accounts differ");
        paragraphs(screen, differences, 2);
    } else if (found.views.size() > 1) {
        screen.paragraph("The accounts do not differ.");
    }
    for (const LedgerView& view : found.views) {
        screen.blank();
        one_view(screen, space, agreement, found, view);
    }
}

}  // namespace irenic
