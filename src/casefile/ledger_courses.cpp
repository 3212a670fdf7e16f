// What one account enters about one obligation must be able to be true together.

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casefile/ledger.hpp"

namespace irenic::casefile {
namespace {

bool was_performed(const LedgerEvent& event) {
    return event.kind == EventKind::performed || event.kind == EventKind::late;
}

/// Entries that count, of one voice about one obligation, by date and then in the order of entry.
std::vector<const LedgerEvent*> course(const Ledger& ledger, const LedgerEvent& of) {
    std::vector<bool> corrected(ledger.events.size());
    for (const LedgerEvent& event : ledger.events)
        if (event.corrects) corrected[*event.corrects] = true;
    std::vector<const LedgerEvent*> found;
    for (std::size_t e = 0; e < ledger.events.size(); ++e)
        if (!corrected[e] && ledger.events[e].by == of.by && ledger.events[e].obligation == of.obligation)
            found.push_back(&ledger.events[e]);
    std::stable_sort(found.begin(), found.end(),
                     [](const LedgerEvent* a, const LedgerEvent* b) { return a->date < b->date; });
    return found;
}

void check_pair(const std::string& obligation, const LedgerEvent& before, const LedgerEvent& event, Problems& problems) {
    const std::string way_out = fmt::format("if that was wrong, add `corrects: {}` here", before.id);
    if (was_performed(before) && (was_performed(event) || event.kind == EventKind::partly)) {
        problems.error("performed-before", event.place,
                       fmt::format("{} had been performed on {}, by an entry of the same account",
                                   in_quotes(obligation), to_string(before.date)),
                       way_out);
    } else if (event.kind == EventKind::partly && before.kind == EventKind::partly && *event.part <= *before.part) {
        problems.error("part-not-more", event.place,
                       fmt::format("on {} the part of {} performed was {}, and is {} now", to_string(before.date),
                                   in_quotes(obligation), to_string(*before.part), to_string(*event.part)),
                       "`part` is the share performed in all so far; " + way_out);
    }
}

}  // namespace

void check_courses(const Case& subject, const Ledger& ledger, Problems& problems) {
    const Agreement& agreement = subject.agreements[ledger.agreement];
    std::vector<std::pair<std::optional<AccountIndex>, ObligationIndex>> seen;
    for (const LedgerEvent& event : ledger.events) {
        if (std::find(seen.begin(), seen.end(), std::pair(event.by, event.obligation)) != seen.end()) continue;
        seen.emplace_back(event.by, event.obligation);
        const auto entries = course(ledger, event);
        for (std::size_t k = 1; k < entries.size(); ++k)
            check_pair(agreement.obligations[event.obligation].id, *entries[k - 1], *entries[k], problems);
    }
}

}  // namespace irenic::casefile
