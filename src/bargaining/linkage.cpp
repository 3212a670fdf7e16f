/// Does a package need several issues to be settled together? The least size of deals that lead there, and what small deals leave out.
#include "bargaining/linkage.hpp"

#include <memory>

namespace irenic {
namespace {

Talks table_talks(const Space& space, StrategyIndex strategy, StateIndex status_quo) {
    Talks talks;
    talks.agreement = space.subject().strategies[strategy].agreement;
    talks.signatories = signatories_of(space.subject(), strategy);
    std::sort(talks.signatories.begin(), talks.signatories.end());
    talks.starts = space.members(status_quo);
    return talks;
}

/// Do two strategies lay the same table?
bool same_table(const Case& subject, const Talks& a, const Talks& b) {
    static const std::vector<Expression> nothing;
    const auto sentences = [&](const Talks& talks) -> const std::vector<Expression>& {
        return talks.agreement ? subject.agreements[*talks.agreement].on_table : nothing;
    };
    const auto& left = sentences(a);
    const auto& right = sentences(b);
    return a.signatories == b.signatories &&
           std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const Expression& x, const Expression& y) { return x.text == y.text; });
}

/// Looks for the least size of deals that lead to the package. A deal never makes a signatory worse off, so no state on the way there
/// is worth more to any signatory than the package: all others are left aside.
class DegreeSearch {
public:
    DegreeSearch(const Space& space, const DealTable& deals, const LinkageLimits& limits, const std::stop_token& stop,
                 Linkage& linkage)
        : space_(space), deals_(deals), limits_(limits), stop_(stop), linkage_(linkage) {}

    /// False when stopped.
    bool run() {
        std::vector<std::size_t> aside;
        for (std::size_t entry = 0; entry < deals_.table.size(); ++entry) {
            const StateIndex s = deals_.table.state(entry);
            if (s != linkage_.package && !deals_.table.welcome(s, linkage_.package)) aside.push_back(entry);
        }
        std::uint64_t looks = limits_.looks;
        const auto issues = static_cast<std::uint32_t>(space_.subject().issues.size());
        for (std::uint32_t size = 1; size <= issues && !linkage_.degree; ++size) {
            DealSearch search(space_, deals_.table, size);
            for (const std::size_t entry : aside) search.reach(entry);
            Closure closure(deals_.table, search, deals_.status_quo);
            if (!closure.grow(linkage_.package, stop_, looks)) {
                linkage_.undecided = true;
                linkage_.above = size - 1;
                return !stop_.stop_requested();
            }
            looks -= std::min(looks, search.looks());
            if (!closure.contains(linkage_.package)) continue;
            linkage_.degree = size;
            linkage_.path = closure.path_to(linkage_.package);
        }
        return true;
    }

private:
    const Space& space_;
    const DealTable& deals_;
    const LinkageLimits& limits_;
    const std::stop_token& stop_;
    Linkage& linkage_;
};

void fill_gains(const Space& space, const DealTable& deals, Linkage& linkage) {
    if (!deals.ends) return;
    for (const PartyIndex party : deals.talks.signatories) {
        const auto grades = space.grades(party);
        const StateIndex best = *std::max_element(deals.ends->begin(), deals.ends->end(),
                                                  [&](StateIndex a, StateIndex b) { return grades[a] < grades[b]; });
        LinkageGain gain;
        gain.party = party;
        gain.cardinal = space.cardinal(party);
        gain.value = space.value(party, linkage.package);
        gain.by_small_deals = space.value(party, best);
        gain.gain = checked_sum(gain.value, -gain.by_small_deals);
        linkage.gains.push_back(gain);
    }
}

/// False when stopped.
bool fill(const Space& space, const DealTable& deals, const LinkageLimits& limits, const std::stop_token& stop,
          Linkage& linkage) {
    fill_gains(space, deals, linkage);
    linkage.reached_states = deals.reached;
    linkage.end_states = deals.ends ? static_cast<StateIndex>(deals.ends->size()) : 0;
    if (linkage.package == deals.status_quo) {
        linkage.degree = 0;
        linkage.path = {deals.status_quo};
        return true;
    }
    const auto [first, last] = deals.table.entries_of(linkage.package);
    if (first < last && !DegreeSearch(space, deals, limits, stop, linkage).run()) return false;
    if (!linkage.degree && !linkage.undecided) explain_no_deals(space, deals, linkage);
    if (linkage.degree != 1U) explain_small_deals(space, deals, limits, linkage);
    return true;
}

}  // namespace

DealTable::DealTable(const Space& space, StrategyIndex strategy, StateIndex status_quo_state)
    : talks(table_talks(space, strategy, status_quo_state)),
      table(space, strategy, status_quo_state),
      status_quo(status_quo_state) {}

// There is always such a state: each deal leaves all signatories at least as well off and one better, so the sum of their grades rises
// with every deal. Deals therefore never come round to a state again, and as states are finite, every series of deals ends.
void DealTable::find_ends(const Space& space, const LinkageLimits& limits, const std::stop_token& stop) {
    DealSearch search(space, table, 1);
    Closure closure(table, search, status_quo);
    if (!closure.grow(no_state, stop, limits.looks)) return;
    std::vector<StateIndex> found;
    for (const StateIndex s : closure.reached()) {
        if (stop.stop_requested() || search.looks() > limits.looks) return;
        bool goes_on = false;
        for (auto [entry, last] = table.entries_of(s); entry < last && !goes_on; ++entry)
            goes_on = search.has_deal(entry);
        if (!goes_on) found.push_back(s);
    }
    std::sort(found.begin(), found.end());
    reached = static_cast<StateIndex>(closure.size());
    ends = std::move(found);
}

LinkageResult linkages(const Space& space, std::span<const StrategyIndex> strategies, const LinkageLimits& limits,
                       const std::stop_token& stop) {
    LinkageResult result;
    const Case& subject = space.subject();
    StateOrError start = find_state(space, {}, {});
    if (!start.state) {
        result.diagnostics.push_back(std::move(start.error));
        return result;
    }
    std::vector<std::unique_ptr<DealTable>> tables;
    for (const StrategyIndex strategy : strategies) {
        Linkage linkage;
        linkage.strategy = strategy;
        StateOrError end =
            find_state(space, {StateReference::Kind::strategy, strategy}, subject.strategies[strategy].place);
        if (!end.state) {
            result.diagnostics.push_back(std::move(end.error));
            continue;
        }
        linkage.package = *end.state;
        const Talks wanted = table_talks(space, strategy, *start.state);
        auto known = std::find_if(tables.begin(), tables.end(),
                                  [&](const auto& table) { return same_table(subject, table->talks, wanted); });
        if (known == tables.end()) {
            tables.push_back(std::make_unique<DealTable>(space, strategy, *start.state));
            tables.back()->find_ends(space, limits, stop);
            known = tables.end() - 1;
        }
        if (stop.stop_requested() || !fill(space, **known, limits, stop, linkage)) return result;
        result.limit_reached = result.limit_reached || linkage.undecided || !(*known)->ends;
        result.linkages.push_back(std::move(linkage));
    }
    return result;
}

}  // namespace irenic
