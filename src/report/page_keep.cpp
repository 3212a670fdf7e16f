/// Step by step: for each agreement that a strategy follows, its orders side by side, who stops where, and when everything falls.
#include <algorithm>

#include "report/calendar.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/pictures.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

/// The page is made in a moment: what takes longer is asked for on the command line.
constexpr OrderLimits page_limits{20'000, 20'000, 1};

const char* words_for(const std::string& plan) {
    if (plan == "as-written") return "As written";
    if (plan == "all-at-once") return "All at once";
    return plan == "by-issue" ? "By issue" : "Best order";
}

void order_row(HtmlTable& table, const Space& space, const Agreement& agreement, const Plan& plan) {
    const Timetable times = timetable_of(agreement, plan);
    const auto missed = std::count_if(times.obligations.begin(), times.obligations.end(),
                                      [](const ObligationTime& time) { return time.late.value_or(0) > 0; });
    Phrase stops("–");
    if (plan.stops_at && plan.stopped_by)
        stops = Phrase(stop_words(plan)) << ": " << party_name(space.subject(), *plan.stopped_by);
    std::vector<Phrase> cells{words_for(plan.name), std::to_string(plan.steps.size()),
                              "day " + std::to_string(times.days)};
    if (agreement.effective) cells.emplace_back(date_of(agreement, times.days));
    cells.emplace_back(plan.margin ? signed_amount(plan.margin->to_double()) : "–");
    cells.emplace_back(yes_or_no(plan.self_enforcing));
    cells.push_back(stops);
    cells.emplace_back(std::to_string(missed));
    table.row(cells);
}

void orders_table(Html& html, const Space& space, const Agreement& agreement, const Plan& written,
                  const std::optional<OtherOrders>& orders) {
    std::vector<Phrase> missing;
    {
        std::vector<Phrase> header{"Order", "Steps", "Done"};
        if (agreement.effective) header.emplace_back("Done on");
        header.insert(header.end(), {"Margin", "Enforces itself", "Stops", "Deadlines missed"});
        HtmlTable table(
            html, "The orders of the same obligations side by side; the margin is the least slack on the way", header);
        order_row(table, space, agreement, written);
        if (orders)
            for (const auto& [name, found] :
                 {std::pair{"all-at-once", &orders->all_at_once}, std::pair{"by-issue", &orders->by_issue},
                  std::pair{"best", &orders->best}}) {
                if (found->plan)
                    order_row(table, space, agreement, *found->plan);
                else
                    missing.push_back(Phrase(words_for(name)) << ": none; " << found->why_none << ".");
            }
    }
    for (const Phrase& words : missing) html.element("p", words, {{"class", "by"}});
    if (!orders) {
        html.element("p", "Other orders are not looked at where states are asked about one by one.", {{"class", "by"}});
    } else if (orders->best.plan) {
        Phrase words(orders->best.proven ? "No order of single steps has a greater margin than the best one."
                                         : "The best that was found for this page; a better one may exist: ");
        if (!orders->best.proven) words << code("irenic keep") << " looks at more.";
        html.element("p", words, {{"class", "by"}});
    }
}

void steps_list(Html& html, const Agreement& agreement, const Case& subject, const Plan& plan) {
    const auto details = html.open("details");
    html.element("summary", "The steps, and what each sets");
    const auto list = html.open("ol");
    for (const PlanStep& step : plan.steps) {
        const auto item = html.open("li");
        for (std::size_t k = 0; k < step.obligations.size(); ++k) {
            const Obligation& owed = agreement.obligations[step.obligations[k]];
            Phrase words(k > 0 ? "; " : "");
            if (!owed.by.empty()) words << party_names(subject, owed.by) << ": ";
            for (std::size_t s = 0; s < owed.sets.size(); ++s) {
                const Option& option = subject.options[owed.sets[s].option];
                words << (s > 0 ? ", " : "") << code(option.id) << " to " << code(option.levels[owed.sets[s].level]);
            }
            html.phrase(words << " (" << obligation_name(agreement, step.obligations[k]) << ")");
        }
        html.text(", " + counted(step.days, "day", "days") +
                  (agreement.separately.empty() ? "" : ", deal " + std::to_string(step.deal + 1)) + ".");
    }
}

void slack_table(Html& html, const Space& space, const Plan& plan) {
    const auto details = html.open("details");
    html.element("summary", "Every party's slack at every step, as a table");
    HtmlTable table(
        html, "What going on and stopping are worth, in each party's own units",
        {"Party", "After step", "Going on", "Stopping", "Slack", "Waiting", "Breaking off", "Acting", "Penalties"});
    const auto term = [](const std::optional<Decimal>& value) { return value ? Phrase(amount(*value)) : Phrase("–"); };
    for (const SlackRow& row : plan.slack) {
        Phrase after(std::to_string(row.after));
        if (row.at_end) after << " (end of a deal)";
        Phrase slack(signed_amount(row.slack.to_double()));
        if (row.slack.sign() < 0) slack << " " << toned("would stop\u00A0✗", Tone::bad);
        table.row({party_name(space.subject(), row.party), after, amount(row.go_on.to_double()),
                   amount(row.stop.to_double()), slack, term(row.wait), term(row.break_), term(row.act),
                   amount(row.penalties.to_double())});
    }
}

/// One plan: when everything falls, and every party's slack.
void one_plan(Html& html, const Space& space, const Agreement& agreement, const Plan& plan) {
    const Case& subject = space.subject();
    const Timetable times = timetable_of(agreement, plan);
    {
        const auto paragraph = html.open("p");
        html.phrase(Phrase(length_words(agreement, times)) << " if it is carried out.");
        if (const Phrase words = deadlines_words(agreement, times); !words.empty()) html.phrase(Phrase(" ") << words);
    }
    gantt_picture(html, subject, agreement, plan);
    gantt_table(html, subject, agreement, plan);
    steps_list(html, agreement, subject, plan);
    if (plan.slack.empty()) return;
    html.element("h5", "What going on and stopping are worth");
    html.element("p",
                 "After each step, in each party's own units. Where the line of going on (full dots) is above that of "
                 "stopping (hollow ones) the party has more from going on; where it is below, it would stop.",
                 {{"class", "by"}});
    slack_pictures(html, subject, agreement, plan);
    slack_table(html, space, plan);
}

void one_agreement(Html& html, Appraiser& appraiser, const StrategyAppraisal& found) {
    const Space& space = appraiser.space();
    const Case& subject = space.subject();
    const AgreementIndex index = *subject.strategies[found.strategy].agreement;
    const Agreement& agreement = subject.agreements[index];
    const auto article = html.open("article", {{"id", anchor("keeping", agreement.id)}});
    html.user("h3", label_of(agreement.name, agreement.id));
    {
        const auto line = html.open("p", {{"class", "by"}});
        html.text("Strategies that follow it: ");
        bool first = true;
        for (const StrategyAppraisal& other : appraiser.strategies()) {
            const Strategy& strategy = subject.strategies[other.strategy];
            if (strategy.agreement != index) continue;
            if (!first) html.text(", ");
            first = false;
            html.element("a", strategy_name(subject, other.strategy), {{"href", "#" + anchor("strategy", strategy.id)}});
        }
        html.text(".");
    }
    const std::optional<OtherOrders> orders = appraiser.orders(index, page_limits);
    orders_table(html, space, agreement, *found.plan, orders);
    html.element("h4", "As written");
    html.element("p", keeping_words(space, *found.plan));
    one_plan(html, space, agreement, *found.plan);
    if (!orders || !orders->best.plan) return;
    if (same_steps(*orders->best.plan, *found.plan)) {
        html.element("p", "The best order is the one that is written.");
        return;
    }
    html.element("h4", "In the best order");
    html.element("p", keeping_words(space, *orders->best.plan));
    one_plan(html, space, agreement, *orders->best.plan);
}

}  // namespace

bool has_plans(Appraiser& appraiser) {
    const auto& all = appraiser.strategies();
    return std::any_of(all.begin(), all.end(), [](const StrategyAppraisal& found) { return found.plan.has_value(); });
}

void write_keeping(Html& html, Appraiser& appraiser) {
    if (!has_plans(appraiser)) return;
    const auto section = html.open("section", {{"id", "keeping"}});
    html.element("h2", "Step by step");
    html.element("p",
                 "For each agreement: in which order its obligations could be performed, who would have more from "
                 "stopping at which point, and when everything falls.");
    std::vector<AgreementIndex> done;
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        const auto& agreement = appraiser.subject().strategies[found.strategy].agreement;
        if (!found.plan || !agreement || std::find(done.begin(), done.end(), *agreement) != done.end()) continue;
        done.push_back(*agreement);
        one_agreement(html, appraiser, found);
    }
}

}  // namespace irenic
