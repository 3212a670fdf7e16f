#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

std::uint64_t days_of(const Plan& plan) {
    std::uint64_t days = 0;
    for (const PlanStep& step : plan.steps) days += step.days;
    return days;
}

/// The row that stops the plan, and the others that would stop at the same point.
std::vector<const SlackRow*> stopping_rows(const Plan& plan) {
    std::vector<const SlackRow*> rows = first_stop(plan);
    std::stable_partition(rows.begin(), rows.end(), [&](const SlackRow* row) { return plan.stopped_by == row->party; });
    return rows;
}

const SlackRow* tightest(const Plan& plan) {
    const SlackRow* least = nullptr;
    for (const SlackRow& row : plan.slack)
        if (!row.at_end && (least == nullptr || row.slack < least->slack)) least = &row;
    return least;
}

Phrase carried_out(const Space& space, const Plan& plan) {
    Phrase words;
    words << "Its " << counted(plan.steps.size(), "step", "steps") << " (" << counted(days_of(plan), "day", "days")
          << ") would be carried out: " << (plan.steps.size() == 1 ? "before and after it" : "at each of them")
          << ", every party that is asked has at least as much from going on as from stopping.";
    if (const SlackRow* least = tightest(plan))
        words << " The least slack on the way is " << amount(least->slack.to_double()) << " ("
              << party_name(space.subject(), least->party) << ", after step " << std::to_string(least->after) << ").";
    return words;
}

/// Is this the term that the stop value is made of?
bool decides(const SlackRow& row, const std::optional<Decimal>& term) {
    return term && Wide(*term) - row.penalties == row.stop;
}

}  // namespace

Phrase stop_words(const Plan& plan) {
    if (!plan.stops_at) return "no stop";
    if (*plan.stops_at == 0) return "before the first step";
    if (*plan.stops_at == plan.steps.size()) return "after the last step";
    Phrase words;
    return words << "after step " << std::to_string(*plan.stops_at) << " of " << std::to_string(plan.steps.size());
}

Phrase stopping_words(const Space& space, const Plan& plan, const SlackRow& row) {
    Phrase words;
    const StateIndex here = row.after < plan.states.size() ? plan.states[row.after] : no_state;
    if (decides(row, row.wait))
        words << "by doing nothing more while the others wait";
    else if (decides(row, row.break_))
        words << "by breaking off";
    else if (decides(row, row.act) && row.act_to != no_state && here != no_state)
        words << "by changing " << change(space, here, row.act_to) << ", the others' reply counted in";
    else
        words << "by its best course without going on";
    if (row.penalties.sign() != 0) words << ", penalties of " << amount(row.penalties.to_double()) << " taken off";
    return words;
}

Phrase keeping_words(const Space& space, const StrategyAppraisal& found) {
    return found.plan ? keeping_words(space, *found.plan) : Phrase("It has no steps to be kept.");
}

Phrase keeping_words(const Space& space, const Plan& plan) {
    if (plan.self_enforcing || !plan.stops_at) return carried_out(space, plan);
    Phrase words;
    words << "Its steps stop " << stop_words(plan) << ".";
    const std::vector<const SlackRow*> rows = stopping_rows(plan);
    for (const SlackRow* row : rows) {
        words << " " << party_name(space.subject(), row->party)
              << (row == rows.front() ? " would gain" : " would gain too") << " by stopping there: going on is worth "
              << amount(row->go_on.to_double()) << ", stopping " << amount(row->stop.to_double()) << " ("
              << signed_amount(row->slack.to_double()) << "), " << stopping_words(space, plan, *row) << ".";
    }
    if (*plan.stops_at < plan.states.size() && *plan.stops_at > 0)
        words << " By then: " << state_words(space, plan.states[*plan.stops_at]) << ".";
    return words;
}

}  // namespace irenic
