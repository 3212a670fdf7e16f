/// What accounts say of each obligation: their last words, and where they differ.
#include <algorithm>

#include "irenic/keeping.hpp"

namespace irenic {
namespace {

/// More done is more.
std::uint64_t rank(const LedgerWord& word) {
    switch (word.standing) {
        case Fulfilment::violated: return 0;
        case Fulfilment::open: return 1;
        case Fulfilment::partly: return 2 + word.parts;
        case Fulfilment::performed: break;
    }
    return UINT64_MAX;
}

bool names(const std::vector<AccountIndex>& accounts, std::optional<AccountIndex> account) {
    return account && std::find(accounts.begin(), accounts.end(), *account) != accounts.end();
}

/// Both ways to read what has been said so far.
struct BothWays {
    LedgerWord affirmed;
    LedgerWord denied;
    LedgerWord before;  ///< the last word short of performed
    bool said = false;
};

class Hearing {
public:
    Hearing(const Agreement& agreement, const Ledger& ledger, CalendarDay until)
        : agreement_(agreement), ledger_(ledger) {
        std::vector<bool> counts(ledger.events.size());
        for (EventIndex e = 0; e < ledger.events.size(); ++e) {
            counts[e] = ledger.events[e].date <= until;
            if (counts[e] && ledger.events[e].corrects) counts[*ledger.events[e].corrects] = false;
        }
        for (EventIndex e = 0; e < ledger.events.size(); ++e)
            if (counts[e]) events_.push_back(e);
        std::stable_sort(events_.begin(), events_.end(),
                         [&](EventIndex a, EventIndex b) { return ledger.events[a].date < ledger.events[b].date; });
    }

    /// One account with what is common ground. `named`: also where another's entry says on which side it is.
    [[nodiscard]] BothWays hear(ObligationIndex o, std::optional<AccountIndex> account, bool named) const {
        BothWays said;
        for (const EventIndex e : events_) {
            const LedgerEvent& event = ledger_.events[e];
            if (event.obligation != o) continue;
            const bool affirms = named && names(event.affirmed_by, account);
            const bool denies = named && names(event.denied_by, account);
            if (event.by && event.by != account && !affirms && !denies) continue;
            said.said = true;
            take(said, e, affirms, denies);
        }
        return said;
    }

    [[nodiscard]] bool speaks(AccountIndex account, ObligationIndex o) const {
        return std::any_of(events_.begin(), events_.end(), [&](EventIndex e) {
            return ledger_.events[e].obligation == o && ledger_.events[e].by == account;
        });
    }

    /// Another's entry says on which side it is.
    [[nodiscard]] bool is_named(AccountIndex account, ObligationIndex o) const {
        return std::any_of(events_.begin(), events_.end(), [&](EventIndex e) {
            const LedgerEvent& event = ledger_.events[e];
            return event.obligation == o && (names(event.affirmed_by, account) || names(event.denied_by, account));
        });
    }

    /// All who speak of it, and those whose word others report. Who has said that a part was done does not deny that the rest was done later.
    [[nodiscard]] BothWays hear_all(ObligationIndex o) const {
        std::vector<BothWays> voices;
        for (AccountIndex a = 0; a < ledger_.accounts.size(); ++a)
            if (speaks(a, o))
                voices.push_back(hear(o, a, false));
            else if (is_named(a, o))
                voices.push_back(hear(o, a, true));
        if (voices.empty()) return hear(o, {}, false);
        BothWays all = voices.front();
        // Of those who say the same, the earlier day is more, whoever says so.
        for (const BothWays& voice : voices)
            if (rank(voice.affirmed) > rank(all.affirmed) ||
                (rank(voice.affirmed) == rank(all.affirmed) && day_of(voice.affirmed) < day_of(all.affirmed)))
                all.affirmed = voice.affirmed;
        all.denied = all.affirmed;
        for (const BothWays& voice : voices) {
            const bool overtaken = voice.denied.standing == Fulfilment::partly &&
                                   rank(voice.affirmed) == rank(voice.denied) &&
                                   day_of(voice.denied) < day_of(all.affirmed);
            if (!overtaken && (rank(voice.denied) < rank(all.denied) ||
                               (rank(voice.denied) == rank(all.denied) && day_of(voice.denied) > day_of(all.denied))))
                all.denied = voice.denied;
        }
        return all;
    }

    [[nodiscard]] std::optional<EventIndex> last_dispute(ObligationIndex o) const {
        std::optional<EventIndex> last;
        for (const EventIndex e : events_)
            if (ledger_.events[e].obligation == o && ledger_.events[e].kind == EventKind::disputed) last = e;
        return last;
    }

private:
    [[nodiscard]] CalendarDay day_of(const LedgerWord& word) const {
        return word.event ? ledger_.events[*word.event].date : CalendarDay{};
    }

    void take(BothWays& said, EventIndex e, bool affirms, bool denies) const {
        const LedgerEvent& event = ledger_.events[e];
        LedgerWord word;
        word.event = e;
        switch (event.kind) {
            case EventKind::performed:
            case EventKind::late: word.standing = Fulfilment::performed; break;
            case EventKind::violated:
                // Parts that were done stay done: the breach is of the next.
                word.standing = Fulfilment::violated;
                word.parts = said.affirmed.standing == Fulfilment::partly ? said.affirmed.parts : 0;
                break;
            case EventKind::partly: {
                // A share such as a third cannot be written to the end: a millionth short of it is meant to be it.
                const std::int64_t parts = agreement_.obligations[event.obligation].parts;
                const std::int64_t whole = event.part->units * parts;
                const std::int64_t short_of = Decimal::units_per_one / 1'000'000 * parts;
                word.standing = Fulfilment::partly;
                word.parts = static_cast<std::uint32_t>((whole + short_of) / Decimal::units_per_one);
                word.rounded = whole - std::int64_t{word.parts} * Decimal::units_per_one > short_of;
                break;
            }
            case EventKind::disputed: {
                word.standing = Fulfilment::performed;
                const LedgerWord claim = said.affirmed.standing == Fulfilment::performed ? said.affirmed : word;
                LedgerWord less = said.denied.standing == Fulfilment::performed ? said.before : said.denied;
                if (!less.event) less.event = e;
                said.affirmed = denies ? less : claim;
                said.denied = affirms ? claim : less;
                return;
            }
        }
        if (word.standing != Fulfilment::performed) said.before = word;
        said.affirmed = said.denied = word;
    }

    const Agreement& agreement_;
    const Ledger& ledger_;
    std::vector<EventIndex> events_;
};

}  // namespace

LedgerWords words_of(const Agreement& agreement, const Ledger& ledger, std::optional<AccountIndex> account,
                     CalendarDay until) {
    const Hearing hearing(agreement, ledger, until);
    LedgerWords words;
    words.account = account;
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) {
        const BothWays said = account ? hearing.hear(o, account, true) : hearing.hear_all(o);
        words.affirmed.push_back(said.affirmed);
        words.denied.push_back(said.denied);
        if (rank(said.affirmed) != rank(said.denied)) words.disputed.push_back({o, hearing.last_dispute(o)});
    }
    return words;
}

}  // namespace irenic
