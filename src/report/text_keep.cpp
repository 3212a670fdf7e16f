/// `irenic keep` in the terminal.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/calendar.hpp"
#include "report/keep_hold.hpp"
#include "report/keep_ledger.hpp"
#include "report/keep_orders.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase number_cell(const Wide& value) { return amount(value.to_double()); }

Phrase term_cell(const std::optional<Decimal>& value) {
    return value ? Phrase(amount(*value)) : Phrase(toned("–", Tone::quiet));
}

void slack_table(Screen& screen, const Space& space, const Plan& plan) {
    TextTable table({"after", "party", "going on", "stopping", "slack", "wait", "break", "act"});
    for (const SlackRow& row : plan.slack) {
        Phrase after(std::to_string(row.after));
        if (row.at_end) after << " (end)";
        Phrase slack(signed_amount(row.slack.to_double()));
        if (row.slack.sign() < 0) slack << " " << toned("stops\u00A0✗", Tone::bad);
        table.row({after, party_name(space.subject(), row.party), number_cell(row.go_on), number_cell(row.stop), slack,
                   term_cell(row.wait), term_cell(row.break_), term_cell(row.act)});
    }
    screen.table(table);
    screen.paragraph(Phrase(toned(
        "Stopping is worth the best of waiting, breaking off and acting alone, penalties taken off. (end): at the "
        "last state of a deal. Values of different parties are on different scales.",
        Tone::quiet)));
}

void one_plan(Screen& screen, const Space& space, const Agreement& agreement, const Plan& plan) {
    screen.heading(Phrase("Plan: ") << code(plan.name));
    screen.paragraph(keeping_words(space, plan));
    screen.blank();
    TextTable steps({"step", "days", "obligations", "by"});
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        std::vector<Phrase> names;
        for (const ObligationIndex o : plan.steps[k].obligations) names.push_back(obligation_name(agreement, o));
        Phrase number(std::to_string(k + 1));
        if (!agreement.separately.empty()) number << " (deal " << std::to_string(plan.steps[k].deal + 1) << ")";
        steps.row({number, std::to_string(plan.steps[k].days), list_of(names),
                   party_names(space.subject(), performers_of(agreement, plan.steps[k].obligations))});
    }
    screen.table(steps);
    screen.blank();
    slack_table(screen, space, plan);
    print_calendar(screen, agreement, plan);
}

void order_row(TextTable& table, const Space& space, const Plan& plan) {
    std::uint64_t days = 0;
    for (const PlanStep& step : plan.steps) days += step.days;
    Phrase stops(toned("–", Tone::quiet));
    if (plan.stops_at) stops = Phrase(stop_words(plan)) << ": " << party_name(space.subject(), *plan.stopped_by);
    table.row({code(plan.name), std::to_string(plan.steps.size()), std::to_string(days),
               plan.margin ? Phrase(signed_amount(plan.margin->to_double())) : Phrase(toned("–", Tone::quiet)),
               plan.self_enforcing ? toned("yes ✓", Tone::good) : toned("no ✗", Tone::bad), stops});
}

void orders_table(Screen& screen, const Space& space, const Plan& as_written, const OtherOrders& orders) {
    TextTable table({"order", "steps", "days", "margin", "enforces itself", "stops"});
    order_row(table, space, as_written);
    std::vector<Phrase> missing;
    const std::pair<const char*, const OrderFound*> others[] = {
        {"all-at-once", &orders.all_at_once}, {"by-issue", &orders.by_issue}, {"best", &orders.best}};
    std::vector<std::pair<std::string, const OrderFound*>> rows(std::begin(others), std::end(others));
    for (const OrderFound& found : orders.best_by) rows.emplace_back(plan_name(found.best_by), &found);
    for (const auto& [name, found] : rows) {
        if (found->plan)
            order_row(table, space, *found->plan);
        else
            missing.push_back(Phrase(code(name)) << ": none; " << found->why_none << ".");
    }
    screen.table(table);
    for (const Phrase& words : missing) screen.paragraph(words, 0, 2);
    for (const Phrase& words : words_on_best_orders(space, orders)) screen.paragraph(words);
}

}  // namespace

std::string keep_text(const Space& space, const Kept& found, const TextStyle& style) {
    const Agreement& kept = space.subject().agreements[found.agreement];
    const Plan& as_written = found.as_written;
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    Phrase title("Agreement ");
    title << name(label_of(kept.name, kept.id));
    if (!kept.name.empty() && kept.name != kept.id) title << " (" << code(kept.id) << ")";
    screen.paragraph(title);
    screen.blank();
    if (found.monitored) {
        ledger_text(screen, space, kept, *found.monitored);
        screen.blank();
    }
    one_plan(screen, space, kept, as_written);
    hold_sections(screen, space, found);
    const auto& orders = found.orders;
    if (!orders) return screen.text();
    screen.blank();
    screen.heading("Other orders of the same obligations");
    orders_table(screen, space, as_written, *orders);
    std::vector<const Plan*> shown{&as_written};
    if (orders->best.plan) {
        screen.blank();
        if (same_steps(*orders->best.plan, as_written))
            screen.paragraph("The best order is the one that is written.");
        else
            one_plan(screen, space, kept, *orders->best.plan);
        shown.push_back(&*orders->best.plan);
    }
    for (const OrderFound& other : orders->best_by) {
        if (!other.plan) continue;
        screen.blank();
        const auto same =
            std::find_if(shown.begin(), shown.end(), [&](const Plan* plan) { return same_steps(*plan, *other.plan); });
        if (same == shown.end())
            one_plan(screen, space, kept, *other.plan);
        else
            screen.paragraph(Phrase(code(other.plan->name)) << " has the steps of " << code((*same)->name) << ".");
        shown.push_back(&*other.plan);
    }
    return screen.text();
}

}  // namespace irenic
