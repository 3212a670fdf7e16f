/// `irenic keep --json`.
#include "irenic/report.hpp"
#include "report/calendar.hpp"
#include "report/json.hpp"
#include "report/keep_hold.hpp"
#include "report/keep_ledger.hpp"
#include "report/keep_orders.hpp"

namespace irenic {
namespace {

Json state_names(const Space& space, const std::vector<StateIndex>& states) {
    Json names = Json::array();
    for (const StateIndex s : states) names.push_back(space.name(s));
    return names;
}

Json term(const std::optional<Decimal>& value) { return value ? json_number(*value) : Json(); }

Json slack_json(const Space& space, const SlackRow& row) {
    Json json;
    json["after"] = row.after;
    json["deal"] = row.deal;
    json["at-end"] = row.at_end;
    json["party"] = space.subject().parties[row.party].id;
    json["continue"] = json_number(row.go_on);
    json["stop"] = json_number(row.stop);
    json["slack"] = json_number(row.slack);
    json["wait"] = term(row.wait);
    json["break"] = term(row.break_);
    json["act"] = term(row.act);
    json["act-to"] = row.act_to == no_state ? Json() : Json(space.name(row.act_to));
    json["act-reply"] = row.act_reply == no_state ? Json() : Json(space.name(row.act_reply));
    json["penalties"] = json_number(row.penalties);
    return json;
}

Json order_json(const OrderFound& found) {
    Json json;
    json["found"] = found.plan.has_value();
    if (!found.plan) json["why-none"] = found.why_none;
    return json;
}

}  // namespace

Json kept_plan_json(const Space& space, const Agreement& agreement, const Plan& plan) {
    Json json;
    json["name"] = plan.name;
    json["steps"] = Json::array();
    json["days"] = Json::array();
    json["deals"] = Json::array();
    for (const PlanStep& step : plan.steps) {
        json["steps"].push_back(json_obligations(agreement, step.obligations));
        json["days"].push_back(step.days);
        json["deals"].push_back(step.deal);
    }
    json["states"] = state_names(space, plan.states);
    json["broken"] = state_names(space, plan.broken);
    json["slack"] = Json::array();
    for (const SlackRow& row : plan.slack) json["slack"].push_back(slack_json(space, row));
    json["margin"] = plan.margin ? json_number(*plan.margin) : Json();
    json["stops-at"] = plan.stops_at ? Json(*plan.stops_at) : Json();
    json["stopped-by"] = plan.stopped_by ? Json(space.subject().parties[*plan.stopped_by].id) : Json();
    json["self-enforcing"] = plan.self_enforcing;
    json["calendar"] = calendar_json(agreement, plan);
    return json;
}

std::string keep_json(const Space& space, const Kept& found) {
    const Agreement& kept = space.subject().agreements[found.agreement];
    Json json = answer_head(space.subject());
    json["agreement"] = kept.id;
    json["plans"] = Json::array({kept_plan_json(space, kept, found.as_written)});
    if (const auto& orders = found.orders) {
        for (const OrderFound* other : {&orders->all_at_once, &orders->by_issue, &orders->best})
            if (other->plan) json["plans"].push_back(kept_plan_json(space, kept, *other->plan));
        json["orders"] = {{"all-at-once", order_json(orders->all_at_once)},
                          {"by-issue", order_json(orders->by_issue)},
                          {"best", best_order_json(space, orders->best)}};
        for (const OrderFound& other : orders->best_by) {
            if (other.plan) json["plans"].push_back(kept_plan_json(space, kept, *other.plan));
            json["orders"][plan_name(other.best_by)] = best_order_json(space, other);
        }
    }
    if (found.monitored) json["ledger"] = ledger_json(space, kept, *found.monitored);
    if (found.hold) json["hold"] = hold_json(space, found);
    return json_text(json);
}

}  // namespace irenic
