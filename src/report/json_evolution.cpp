/// `irenic evolve --json`.
#include <algorithm>

#include "report/evolution.hpp"
#include "report/json.hpp"
#include "report/names.hpp"

namespace irenic {
namespace {

Json path_json(const Space& space, const Evolution& by, StateIndex to) {
    Json steps = Json::array();
    StateIndex at = by.from;
    for (const Step& step : by.path_to(to)) {
        steps.push_back(Json{{"movers", json_parties(space.subject(), step.movers)},
                             {"to", space.name(step.to)},
                             {"changes", change(space, at, step.to).text()}});
        at = step.to;
    }
    return steps;
}

Json counted_states(const Space& space, const Evolution& by, const Bits& states, std::size_t limit) {
    Json names = Json::array();
    std::size_t count = 0;
    for (const StateIndex s : nearest_first(by, states))
        if (count++ < limit) names.push_back(space.name(s));
    return Json{{"count", count}, {"states", std::move(names)}};
}

Json strategies_json(const Space& space, const Outlook& found, const Evolution& by) {
    Json strategies = Json::object();
    for (StrategyIndex k = 0; k < found.strategy_end.size(); ++k) {
        const StateIndex end = found.strategy_end[k];
        Json entry;
        entry["end-state"] = space.name(end);
        const bool reached = by.reached.test(end);
        entry["reached"] = reached || by.complete ? Json(reached) : Json();
        entry["path"] = reached ? path_json(space, by, end) : Json();
        strategies[space.subject().strategies[k].id] = std::move(entry);
    }
    return strategies;
}

Json by_steps_json(const Space& space, const Outlook& found, const Evolution& by, std::size_t limit) {
    Json json;
    json["complete"] = by.complete;
    json["sure-within"] = by.complete ? Json() : Json(by.sure_within);
    json["states"] = by.reached.count();
    json["farthest"] = by.farthest();
    json["equilibria"] = Json::object();
    for (const Concept kind : found.wanted) {
        const Bits& equilibria = found.verdicts.of(kind).equilibria;
        json["equilibria"][std::string(id_of(kind))] =
            Json{{"reached", reached_count(by, equilibria)}, {"all", equilibria.count()}};
    }
    json["paths"] = Json::array();
    const std::vector<StateIndex> states = reached_equilibria(found, by);
    for (std::size_t k = 0; k < std::min(limit, states.size()); ++k) {
        Json under = Json::array();
        for (const Concept kind : equilibrium_under(found, states[k])) under.push_back(id_of(kind));
        json["paths"].push_back(
            Json{{"state", space.name(states[k])}, {"equilibrium", under}, {"path", path_json(space, by, states[k])}});
    }
    json["strategies"] = strategies_json(space, found, by);
    json["no-move"] = counted_states(space, by, found.no_moves, limit);
    json["no-improvement"] = counted_states(space, by, found.no_improvements, limit);
    return json;
}

}  // namespace

std::string evolution_json(const Space& space, const Outlook& found, const Listing& listing) {
    Json json = answer_head(space.subject());
    json["from"] = space.name(found.from);
    json["levels"] = space.describe(found.from);
    json["states"] = space.size();
    json["by"] = Json::object();
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k)
        json["by"][std::string(kinds_of_steps[k].id)] = by_steps_json(space, found, found.evolutions[k], listing.limit);
    return json_text(json);
}

}  // namespace irenic
