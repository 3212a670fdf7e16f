/// Orders other than the one that is written: all at once, issue by issue, and the best.
#include <algorithm>
#include <bit>

#include "keeping/flow.hpp"
#include "keeping/hazard.hpp"
#include "keeping/reorder.hpp"
#include "keeping/schedule.hpp"
#include "keeping/search.hpp"

namespace irenic {
namespace {

/// Deal after deal: `order` says in which steps the units of each are done. `space`: null where there is none.
template <typename Order>
OrderFound deal_by_deal(const Case& subject, const Space* space, AgreementIndex index, Order&& order) {
    const Agreement& agreement = subject.agreements[index];
    OrderFound answer;
    answer.proven = true;
    std::vector<PlanStep> steps;
    std::vector<bool> before(agreement.obligations.size());
    Levels levels = start_levels(subject, agreement);
    std::uint32_t day = 0;
    std::uint32_t number = 0;
    for (const std::vector<ObligationIndex>& group : deals_of(agreement)) {
        std::vector<bool> members(agreement.obligations.size());
        for (const ObligationIndex o : group) members[o] = true;
        Lattice lattice(subject, space, agreement, members, before, levels, day);
        answer.why_none = lattice.problem();
        if (!answer.why_none.empty()) {
            answer.limit_reached = lattice.units().size() > most_units;
            answer.proven = !answer.limit_reached;
            return answer;
        }
        const std::optional<std::vector<DoneSet>> found = order(lattice, answer);
        if (!found) return answer;
        for (const DoneSet units : *found) {
            PlanStep step;
            step.obligations = obligations_of(lattice, units);
            step.days = days_of(agreement, step, day);
            step.deal = number;
            day += step.days;
            steps.push_back(std::move(step));
        }
        levels = lattice.levels(lattice.all());
        for (const ObligationIndex o : group) before[o] = true;
        ++number;
    }
    answer.steps = std::move(steps);
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

/// A party that would be asked and has no weights: said as for the plan as written.
bool cardinal_where_asked(const Case& subject, const Agreement& agreement, OrderFound& answer) {
    for (const Obligation& obligation : agreement.obligations)
        for (const PartyIndex i : obligation.by)
            if (!subject.preferences[i].cardinal()) {
                answer.why_none = "the preferences of `" + subject.parties[i].id + "` only order states";
                return false;
            }
    return true;
}

OrderFound all_at_once(const Case& subject, const Space* space, AgreementIndex agreement) {
    return deal_by_deal(subject, space, agreement,
                        [](const Lattice& lattice, OrderFound&) -> std::optional<std::vector<DoneSet>> {
                            std::vector<DoneSet> steps;
                            for (DoneSet done = 0; done != lattice.all(); done |= steps.back())
                                steps.push_back(lattice.available(done));
                            return steps;
                        });
}

OrderFound by_issue(const Case& subject, const Space* space, AgreementIndex agreement) {
    return deal_by_deal(subject, space, agreement, [&](const Lattice& lattice, OrderFound& answer) {
        return by_issue(subject, subject.agreements[agreement], lattice, answer);
    });
}

OrderFound best(const Case& subject, const Space* space, AgreementIndex agreement, const OrderLimits& limits,
                const std::stop_token& stop) {
    const Agreement& kept = subject.agreements[agreement];
    OrderFound refused;
    refused.best_by = limits.best_by;
    if (!cardinal_where_asked(subject, kept, refused)) return refused;
    const bool by_slack = limits.best_by == BestBy::margin || limits.best_by == BestBy::guarantee;
    OrderFound answer = deal_by_deal(
        subject, space, agreement, [&](Lattice& lattice, OrderFound& found) -> std::optional<std::vector<DoneSet>> {
            OrderInDeal in_deal = time_is_nothing(kept) && by_slack ? widest_order(lattice, limits, stop)
                                                                    : best_course(lattice, limits, stop);
            found.sets += in_deal.sets;
            found.proven = found.proven && in_deal.proven;
            found.limit_reached = found.limit_reached || in_deal.limit_reached;
            found.none_enforces_itself = found.none_enforces_itself || in_deal.none_enforces_itself;
            if (in_deal.at_most && (!found.at_most || *in_deal.at_most < *found.at_most))
                found.at_most = in_deal.at_most;
            if (in_deal.found) return std::move(in_deal.steps);
            found.why_none = in_deal.limit_reached ? "the limit of the search was reached before an order was found"
                                                   : "no order leads to the end through states that can be";
            return {};
        });
    answer.best_by = limits.best_by;
    return answer;
}

/// The least further penalty on each party that makes every slack before the end of a deal at least 0.
void find_penalties(const Case& subject, OrderFound& found) {
    const std::vector<std::int64_t> ranges = measures(subject, BestBy::guarantee);
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        Wide least;
        for (const SlackRow& row : found.plan->slack)
            if (row.party == i && !row.at_end && row.slack < least) least = row.slack;
        if (least.sign() == 0) continue;
        FurtherPenalty& further = found.penalties.emplace_back();
        further.party = i;
        further.penalty = Wide() - least;
        further.share = further.penalty.to_double() / to_double(Decimal{ranges[i]});
    }
}

OrderFound judged(const Space& space, AgreementIndex agreement, std::string name, OrderFound found) {
    judge_order(space, agreement, std::move(name), found);
    return found;
}

}  // namespace

void judge_order(const Space& space, AgreementIndex index, std::string name, OrderFound& found,
                 const ActAlone& act_alone) {
    if (found.steps.empty()) return;
    const Agreement& agreement = space.subject().agreements[index];
    PlanResult result = plan_in_order(space, agreement, std::move(name), deals_in(found.steps), act_alone);
    if (!result.plan) {
        found.why_none = result.diagnostics.front().message;
        return;
    }
    found.plan = std::move(result.plan);
    find_penalties(space.subject(), found);
    std::uint32_t days = 0;
    for (const PlanStep& step : found.steps) days += step.days;
    found.completion = about_chance_to_last(agreement.keeping.hazard, 0, days);
    // Where rounding could hide on which side of 0 the best margin is, nothing is proven.
    const bool negative = found.plan->margin && found.plan->margin->sign() < 0;
    if (found.proven && found.at_most && negative && *found.at_most >= 0) found.proven = false;
    if (found.proven) found.at_most.reset();
    // Short orders are sought with slacks that rounding may have put above 0: what is exact decides.
    const bool is_short = found.best_by == BestBy::time || found.best_by == BestBy::completion;
    if (is_short && !found.none_enforces_itself && !found.plan->self_enforcing) found.proven = false;
}

OrderFound find_all_at_once(const Case& subject, AgreementIndex agreement) {
    return all_at_once(subject, nullptr, agreement);
}

OrderFound find_by_issue(const Case& subject, AgreementIndex agreement) {
    return by_issue(subject, nullptr, agreement);
}

OrderFound find_best(const Case& subject, AgreementIndex agreement, const OrderLimits& limits,
                     const std::stop_token& stop) {
    return best(subject, nullptr, agreement, limits, stop);
}

OrderFound plan_all_at_once(const Space& space, AgreementIndex agreement) {
    return judged(space, agreement, "all-at-once", all_at_once(space.subject(), &space, agreement));
}

OrderFound plan_by_issue(const Space& space, AgreementIndex agreement) {
    return judged(space, agreement, "by-issue", by_issue(space.subject(), &space, agreement));
}

OrderFound plan_best(const Space& space, AgreementIndex agreement, const OrderLimits& limits,
                     const std::stop_token& stop) {
    return judged(space, agreement, plan_name(limits.best_by), best(space.subject(), &space, agreement, limits, stop));
}

}  // namespace irenic
