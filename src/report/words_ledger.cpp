#include "report/words_ledger.hpp"

#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

std::string days_words(std::int64_t days) { return counted(static_cast<std::size_t>(std::abs(days)), "day", "days"); }

Phrase obligations_words(const Agreement& agreement, const std::vector<ObligationIndex>& obligations) {
    std::vector<Phrase> names;
    for (const ObligationIndex o : obligations) names.push_back(obligation_name(agreement, o));
    return list_of(names);
}

Phrase against_due(const ObligationNow& now) {
    Phrase words;
    if (!now.due) return words;
    if (now.days_late > 0)
        words << ", " << days_words(now.days_late) << " after its date";
    else if (now.days_late == 0)
        words << ", on its date";
    else
        words << ", " << days_words(now.days_late) << " before its date";
    return words;
}

Phrase open_words(const Agreement& agreement, const ObligationNow& now) {
    Phrase words;
    if (now.overdue())
        words << toned("overdue by " + days_words(now.days_late), Tone::bad);
    else if (now.due)
        words << "due by " << to_string(*now.due);
    else
        words << "not performed";
    if (now.not_before) words << ", not before " << to_string(*now.not_before);
    if (!now.waits_for.empty()) words << ", waits for " << obligations_words(agreement, now.waits_for);
    return words;
}

const LedgerEvent* event_of(const Ledger& ledger, const LedgerWord& word) {
    return word.event ? &ledger.events[*word.event] : nullptr;
}

bool same_words(const Ledger& ledger, const LedgerWord& a, const LedgerWord& b) {
    const LedgerEvent* one = event_of(ledger, a);
    const LedgerEvent* other = event_of(ledger, b);
    return a.standing == b.standing && a.parts == b.parts &&
           (a.standing == Fulfilment::open || one == other || (one && other && one->date == other->date));
}

/// All together say nothing that one of them does not say.
bool says_nothing_own(const Monitored& found, const LedgerView& view) {
    return !view.words.account && found.ledgers.size() == 1 && found.views.size() > 2;
}

}  // namespace

Phrase view_name(const Monitored& found, const LedgerView& view) {
    const Ledger& ledger = found.ledger_of(view);
    Phrase words;
    if (view.words.account)
        words << name(ledger.accounts[*view.words.account].name);
    else if (found.ledgers.size() > 1)
        words << "the ledger " << code(ledger.file);
    else
        words << "all accounts together";
    if (view.words.account && found.ledgers.size() > 1) words << " (" << code(ledger.file) << ")";
    return words;
}

Phrase entered_by(const Ledger& ledger, const LedgerWord& word) {
    const LedgerEvent* event = event_of(ledger, word);
    if (event == nullptr) return Phrase(toned("–", Tone::quiet));
    Phrase words;
    if (event->by)
        words << name(ledger.accounts[*event->by].name);
    else
        words << "common ground";
    if (event->confidence && event->kind != EventKind::disputed) words << " (" << amount(*event->confidence) << ")";
    return words;
}

Phrase standing_words(const Agreement& agreement, const Ledger& ledger, const ObligationNow& now) {
    const LedgerEvent* event = event_of(ledger, now.word);
    Phrase words;
    switch (now.word.standing) {
        case Fulfilment::performed:
            words << "performed";
            if (now.word.rounded) words << " (rounded down)";
            if (now.done_on) words << " on " << to_string(*now.done_on) << against_due(now);
            if (event != nullptr && event->kind == EventKind::late && now.days_late <= 0) words << " (entered as late)";
            break;
        case Fulfilment::partly: {
            // Parts are those of the obligation as a whole.
            words << std::to_string(now.word.parts) << " of "
                  << counted(agreement.obligations[event != nullptr ? event->obligation : 0].parts, "part", "parts")
                  << " performed";
            if (event != nullptr) words << " by " << to_string(event->date);
            if (now.word.rounded) words << " (rounded down)";
            words << "; the rest " << open_words(agreement, now);
            break;
        }
        case Fulfilment::violated:
            words << toned("violated", Tone::bad);
            if (event != nullptr) words << " on " << to_string(event->date);
            words << "; " << open_words(agreement, now);
            break;
        case Fulfilment::open: words << open_words(agreement, now); break;
    }
    return words;
}

Phrase standing_words(const Agreement& agreement, const Ledger& ledger, const LedgerView& view,
                      ObligationIndex obligation) {
    const ObligationNow& affirmed = view.affirmed.obligations[obligation];
    Phrase words = standing_words(agreement, ledger, affirmed);
    if (!view.denied) return words;
    const ObligationNow& denied = view.denied->obligations[obligation];
    if (same_words(ledger, affirmed.word, denied.word) && affirmed.word.standing != Fulfilment::open) return words;
    if (affirmed.word.standing == denied.word.standing && affirmed.word.parts == denied.word.parts) {
        if (const LedgerEvent* other = event_of(ledger, denied.word); other != nullptr && affirmed.done())
            return words << ", or on " << to_string(other->date);
        std::vector<ObligationIndex> only_then;
        for (const ObligationIndex o : denied.waits_for)
            if (std::find(affirmed.waits_for.begin(), affirmed.waits_for.end(), o) == affirmed.waits_for.end())
                only_then.push_back(o);
        if (only_then.empty()) return words;
        return words << "; waits for " << obligations_words(agreement, only_then) << " if that was not performed";
    }
    return Phrase("disputed: ") << words << ", or " << standing_words(agreement, ledger, denied);
}

std::vector<Phrase> ledger_head_words(const Monitored& found) {
    std::vector<Phrase> all;
    for (std::size_t k = 0; k < found.ledgers.size(); ++k) {
        const Ledger& ledger = found.ledgers[k];
        Phrase words;
        words << code(ledger.file);
        if (!ledger.title.empty()) words << ", " << quoted(Phrase(name(ledger.title)));
        words << ": " << counted(ledger.events.size(), "event", "events");
        const auto checked = static_cast<std::size_t>(std::count_if(
            ledger.events.begin(), ledger.events.end(), [](const LedgerEvent& event) { return event.checked; }));
        if (!ledger.events.empty() && checked == ledger.events.size())
            words << ", each with a check that fits the one before";
        else if (!ledger.events.empty())
            words << ", " << (checked == 0 ? "none" : std::to_string(checked)) << " with a check";
        words << ".";
        if (ledger.effective)
            words << " In force since " << to_string(*ledger.effective) << ".";
        else
            words << " Neither the case nor the ledger says since when the agreement is in force (" << code("effective")
                  << "): nothing can be said to be due or overdue.";
        if (found.later[k] > 0)
            words << " " << counted(found.later[k], "event", "events") << " after that day left out.";
        all.push_back(std::move(words));
    }
    return all;
}

std::vector<Phrase> difference_words(const Space& space, const Agreement& agreement, const Monitored& found) {
    std::vector<Phrase> all;
    for (const ObligationIndex o : found.differing) {
        Phrase words;
        words << obligation_name(agreement, o) << ":";
        bool first = true;
        for (const LedgerView& view : found.views) {
            if (says_nothing_own(found, view)) continue;
            words << (first ? " according to " : "; according to ") << view_name(found, view) << " "
                  << standing_words(agreement, found.ledger_of(view), view, o);
            first = false;
        }
        all.push_back(words << ".");
    }
    if (found.views.size() < 2) return all;
    Phrase stops("Who would stop next:");
    bool first = true;
    for (const LedgerView& view : found.views) {
        if (says_nothing_own(found, view)) continue;
        stops << (first ? " according to " : "; according to ") << view_name(found, view) << ": ";
        first = false;
        const auto who = [&](const Position& position) -> Phrase {
            if (!position.rest) return "that cannot be said";
            if (!position.rest->stopped_by) return "nobody";
            return party_name(space.subject(), *position.rest->stopped_by);
        };
        stops << who(view.affirmed);
        if (view.denied && (!view.denied->rest || !view.affirmed.rest ||
                            view.denied->rest->stopped_by != view.affirmed.rest->stopped_by))
            stops << " or " << who(*view.denied);
    }
    all.push_back(stops << ".");
    return all;
}

std::vector<Phrase> waiting_words(const Space& space, const Agreement& agreement, const Position& position) {
    std::vector<Phrase> all;
    for (const WaitingChain& chain : position.waiting) {
        const ObligationIndex first = chain.obligations.back();
        Phrase words;
        words << party_name(space.subject(), chain.party) << " waits for "
              << party_names(space.subject(), agreement.obligations[first].by) << ": "
              << obligation_name(agreement, chain.obligations.front());
        for (std::size_t k = 1; k < chain.obligations.size(); ++k)
            words << (k == 1 ? " must come after " : ", and that after ")
                  << obligation_name(agreement, chain.obligations[k]);
        const ObligationNow& now = position.obligations[first];
        words << ", which waits for nothing";
        if (now.overdue()) words << " and is overdue by " << days_words(now.days_late);
        all.push_back(words << ".");
    }
    return all;
}

std::vector<Phrase> order_words(const Agreement& agreement, const Position& position) {
    std::vector<Phrase> all;
    for (ObligationIndex o = 0; o < position.obligations.size(); ++o) {
        const ObligationNow& now = position.obligations[o];
        if (!now.done_before.empty()) {
            Phrase words;
            all.push_back(words << obligation_name(agreement, o) << " was performed before "
                                << obligations_words(agreement, now.done_before) << ", which it was to come after.");
        }
        if (now.done() && now.not_before) {
            Phrase words;
            all.push_back(words << obligation_name(agreement, o) << " was performed before "
                                << to_string(*now.not_before) << ", the day from which it was to begin.");
        }
        for (const ObligationIndex other : agreement.obligations[o].with) {
            const ObligationNow& tied = position.obligations[other];
            if (!now.done() || tied.done() == now.done()) continue;
            Phrase words;
            all.push_back(words << obligation_name(agreement, o) << " was performed without "
                                << obligation_name(agreement, other) << ", to which it is tied.");
        }
    }
    return all;
}

}  // namespace irenic
