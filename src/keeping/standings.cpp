/// Obligations against the calendar and the links: due, overdue, waiting, done before their time.
#include <algorithm>

#include "keeping/breach.hpp"
#include "keeping/position.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

std::int64_t days_from(CalendarDay from, CalendarDay to) { return (to - from).count(); }

/// When the plan as written has done each obligation, in days since the start.
std::vector<std::uint64_t> planned_days(const Agreement& agreement) {
    std::vector<Diagnostic> said_elsewhere;
    Plan written;
    for (const Deal& deal : schedule_as_written(agreement, said_elsewhere))
        written.steps.insert(written.steps.end(), deal.steps.begin(), deal.steps.end());
    std::vector<std::uint64_t> planned(agreement.obligations.size());
    for (const ObligationTime& time : timetable_of(agreement, written).obligations)
        planned[time.obligation] = time.ends;
    return planned;
}

/// Links inside a deal; across deals they fall away.
std::vector<ObligationIndex> comes_after(const Agreement& agreement, ObligationIndex o) {
    std::vector<ObligationIndex> before;
    for (const Link& link : agreement.obligations[o].after)
        for (const auto& deal : deals_of(agreement))
            if (std::find(deal.begin(), deal.end(), o) != deal.end() &&
                std::find(deal.begin(), deal.end(), link.of) != deal.end() &&
                std::find(before.begin(), before.end(), link.of) == before.end())
                before.push_back(link.of);
    return before;
}

class Survey {
public:
    Survey(const Agreement& agreement, const Ledger& ledger, const std::vector<LedgerWord>& words,
           const MonitorDays& days)
        : agreement_(agreement), days_(days) {
        const std::vector<std::uint64_t> planned = planned_days(agreement);
        for (ObligationIndex o = 0; o < words.size(); ++o) {
            ObligationNow now;
            now.word = words[o];
            if (now.done() && now.word.event) now.done_on = ledger.events[*now.word.event].date;
            if (days.effective) place_in_time(now, agreement.obligations[o], planned[o]);
            found_.push_back(std::move(now));
        }
        for (ObligationIndex o = 0; o < words.size(); ++o) compare_with_links(o);
    }

    [[nodiscard]] Standings finish() {
        std::vector<WaitingChain> chains;
        for (ObligationIndex o = 0; o < found_.size(); ++o) {
            if (found_[o].done() || found_[o].waits_for.empty()) continue;
            const std::vector<ObligationIndex> chain = chain_from(o);
            for (const PartyIndex i : agreement_.obligations[o].by)
                if (!performs(agreement_.obligations[chain.back()], i)) chains.push_back({i, chain});
        }
        return {std::move(found_), std::move(chains)};
    }

private:
    void place_in_time(ObligationNow& now, const Obligation& obligation, std::uint64_t planned) const {
        const CalendarDay seen = now.done_on ? *now.done_on : days_.today;
        now.due = days_after(*days_.effective, obligation.within ? *obligation.within : planned);
        if (now.due) now.days_late = days_from(*now.due, seen);
        const auto first = days_after(*days_.effective, obligation.not_before);
        if (obligation.not_before > 0 && first && *first > seen) now.not_before = first;
    }

    void compare_with_links(ObligationIndex o) {
        ObligationNow& now = found_[o];
        for (const ObligationIndex other : comes_after(agreement_, o)) {
            const ObligationNow& before = found_[other];
            if (!now.done() && !before.done()) now.waits_for.push_back(other);
            if (now.done() && (!before.done() || (before.done_on && now.done_on && *before.done_on > *now.done_on)))
                now.done_before.push_back(other);
        }
    }

    /// The first link that is open, then its first, to what nothing stands before.
    [[nodiscard]] std::vector<ObligationIndex> chain_from(ObligationIndex o) const {
        std::vector<ObligationIndex> chain{o};
        while (!found_[chain.back()].waits_for.empty()) {
            const ObligationIndex next = found_[chain.back()].waits_for.front();
            if (std::find(chain.begin(), chain.end(), next) != chain.end()) break;
            chain.push_back(next);
        }
        return chain;
    }

    const Agreement& agreement_;
    const MonitorDays& days_;
    std::vector<ObligationNow> found_;
};

}  // namespace

Standings standings_of(const Agreement& agreement, const Ledger& ledger, const std::vector<LedgerWord>& words,
                       const MonitorDays& days) {
    return Survey(agreement, ledger, words, days).finish();
}

std::uint64_t planned_end(const Agreement& agreement) {
    std::uint64_t end = 0;
    for (const std::uint64_t day : planned_days(agreement)) end = std::max(end, day);
    return end;
}

}  // namespace irenic
