/// Orders other than the one that is written: all at once, issue by issue, and the best.
#include <algorithm>
#include <bit>

#include "keeping/schedule.hpp"
#include "keeping/search.hpp"

namespace irenic {
namespace {

/// Deal after deal: `order` says in which steps the units of each are done.
template <typename Order>
OrderFound deal_by_deal(const Space& space, AgreementIndex index, const char* name, Order&& order) {
    const Agreement& agreement = space.subject().agreements[index];
    OrderFound answer;
    answer.proven = true;
    std::vector<Deal> deals;
    std::vector<bool> before(agreement.obligations.size());
    Levels levels = start_levels(space.subject(), agreement);
    std::uint32_t day = 0;
    for (const std::vector<ObligationIndex>& group : deals_of(agreement)) {
        std::vector<bool> members(agreement.obligations.size());
        for (const ObligationIndex o : group) members[o] = true;
        Lattice lattice(space, agreement, members, before, levels, day);
        answer.why_none = lattice.problem();
        if (!answer.why_none.empty()) return answer;
        const std::optional<std::vector<DoneSet>> steps = order(lattice, answer);
        answer.sets += lattice.points_seen();
        if (!steps) return answer;
        Deal deal;
        for (const DoneSet units : *steps) {
            PlanStep step;
            for (std::size_t u = 0; u < lattice.units().size(); ++u)
                if ((units >> u) & 1U)
                    step.obligations.insert(step.obligations.end(), lattice.units()[u].obligations.begin(),
                                            lattice.units()[u].obligations.end());
            std::sort(step.obligations.begin(), step.obligations.end());
            step.days = days_of(agreement, step, day);
            step.deal = static_cast<std::uint32_t>(deals.size());
            day += step.days;
            deal.steps.push_back(std::move(step));
        }
        deals.push_back(std::move(deal));
        levels = lattice.levels(lattice.all());
        for (const ObligationIndex o : group) before[o] = true;
    }
    PlanResult judged = plan_in_order(space, agreement, name, std::move(deals));
    if (judged.plan)
        answer.plan = std::move(judged.plan);
    else
        answer.why_none = judged.diagnostics.front().message;
    return answer;
}

std::string names_of(const Agreement& agreement, const Unit& unit) {
    std::string names;
    for (const ObligationIndex o : unit.obligations)
        names += (names.empty() ? "`" : " and `") + agreement.obligations[o].id + "`";
    return names;
}

/// The first issue, in file order, of an option that the unit sets; the number of issues where it sets none.
std::size_t issue_of(const Case& subject, const Agreement& agreement, const Unit& unit, bool last) {
    std::size_t found = subject.issues.size();
    for (const ObligationIndex o : unit.obligations)
        for (const Setting& setting : agreement.obligations[o].sets)
            for (std::size_t k = 0; k < subject.issues.size(); ++k) {
                const auto& options = subject.issues[k].options;
                if (std::find(options.begin(), options.end(), setting.option) == options.end()) continue;
                if (found == subject.issues.size() || (last ? k > found : k < found)) found = k;
            }
    return found;
}

std::optional<std::vector<DoneSet>> by_issue(const Case& subject, const Agreement& agreement, const Lattice& lattice,
                                             OrderFound& answer) {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t u = 0; u < lattice.units().size(); ++u) {
        const Unit& unit = lattice.units()[u];
        const std::size_t issue = issue_of(subject, agreement, unit, false);
        if (issue != issue_of(subject, agreement, unit, true)) {
            answer.why_none = names_of(agreement, unit) +
                              (unit.obligations.size() > 1 ? " are tied together and belong" : " belongs") +
                              " to several issues";
            return {};
        }
        order.emplace_back(issue, u);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<DoneSet> steps;
    DoneSet done = 0;
    for (const auto& [issue, u] : order) {
        const DoneSet missing = lattice.units()[u].after & ~done;
        if (missing != 0) {
            const Unit& other = lattice.units()[static_cast<std::size_t>(std::countr_zero(missing))];
            answer.why_none = names_of(agreement, lattice.units()[u]) + " must come after " +
                              names_of(agreement, other) + ", which belongs to a later issue";
            return {};
        }
        done |= DoneSet{1} << u;
        steps.push_back(DoneSet{1} << u);
    }
    return steps;
}

/// Does going on count as the end alone?
bool timeless(const Agreement& agreement) {
    const Decimal one{Decimal::units_per_one};
    return agreement.keeping.hazard.absent() &&
           std::all_of(agreement.keeping.discount.begin(), agreement.keeping.discount.end(),
                       [one](const Range& discount) { return discount.best == one; });
}

/// A party that would be asked and has no weights: said as for the plan as written.
bool cardinal_where_asked(const Space& space, const Agreement& agreement, OrderFound& answer) {
    for (const Obligation& obligation : agreement.obligations)
        for (const PartyIndex i : obligation.by)
            if (!space.cardinal(i)) {
                answer.why_none = "the preferences of `" + space.subject().parties[i].id + "` only order states";
                return false;
            }
    return true;
}

}  // namespace

OrderFound plan_all_at_once(const Space& space, AgreementIndex agreement) {
    return deal_by_deal(space, agreement, "all-at-once",
                        [](const Lattice& lattice, OrderFound&) -> std::optional<std::vector<DoneSet>> {
                            std::vector<DoneSet> steps;
                            for (DoneSet done = 0; done != lattice.all(); done |= steps.back()) {
                                DoneSet step = 0;
                                for (std::size_t u = 0; u < lattice.units().size(); ++u)
                                    if (((done >> u) & 1U) == 0 && (lattice.units()[u].after & ~done) == 0)
                                        step |= DoneSet{1} << u;
                                steps.push_back(step);
                            }
                            return steps;
                        });
}

OrderFound plan_by_issue(const Space& space, AgreementIndex agreement) {
    const Case& subject = space.subject();
    return deal_by_deal(space, agreement, "by-issue", [&](const Lattice& lattice, OrderFound& answer) {
        return by_issue(subject, subject.agreements[agreement], lattice, answer);
    });
}

OrderFound plan_best(const Space& space, AgreementIndex agreement, const OrderLimits& limits,
                     const std::stop_token& stop) {
    const Agreement& kept = space.subject().agreements[agreement];
    OrderFound refused;
    if (!cardinal_where_asked(space, kept, refused)) return refused;
    return deal_by_deal(
        space, agreement, "best", [&](Lattice& lattice, OrderFound& answer) -> std::optional<std::vector<DoneSet>> {
            OrderInDeal found =
                timeless(kept) ? widest_order(lattice, limits, stop) : best_course(lattice, limits, stop);
            answer.proven = answer.proven && found.proven;
            answer.limit_reached = answer.limit_reached || found.limit_reached;
            if (found.at_most && (!answer.at_most || *found.at_most < *answer.at_most)) answer.at_most = found.at_most;
            if (found.found) return std::move(found.steps);
            answer.why_none = found.limit_reached ? "the limit of the search was reached before an order was found"
                                                  : "no order leads to the end through states that can be";
            return {};
        });
}

}  // namespace irenic
