/// `--attitudes` and `--misperception` with `--json`.
#include "report/json.hpp"
#include "report/names.hpp"

namespace irenic {
namespace {

Json perspective_json(const Perspective& perspective) {
    return Json{{"attitudes", perspective.attitudes}, {"misperception", perspective.misperception}};
}

void list(Json& json, const std::string& key, const Space& space, const Bits& states, const Listing& listing) {
    json[key] = state_list(space, states, listing.limit);
    json[key + "-count"] = states.count();
}

Bits without(Bits states, const Bits& others) {
    others.for_each([&](std::size_t s) { states.reset(s); });
    return states;
}

Json answer_json(const Space& space, const Answer& answer) {
    Json json{{"improvement", space.name(answer.improvement)}, {"answered", answer.answered}};
    json["sanction"] = Json::array();
    for (const Step& step : answer.sanction)
        json["sanction"].push_back(
            Json{{"mover", space.subject().parties[step.movers.front()].id}, {"to", space.name(step.to)}});
    return json;
}

}  // namespace

std::string perspective_stability_json(const Views& views, const PerspectiveQuestion& question,
                                       std::span<const PerspectiveVerdicts> found, const Listing& listing) {
    const Space& space = views.actual();
    const bool in_full = lists_in_full(space, listing);
    Json json = answer_head(space.subject());
    json["perspective"] = perspective_json(question.perspective);
    json["parties"] = Json::array();
    for (const Party& party : space.subject().parties) json["parties"].push_back(party.id);
    json["states"] = space.size();
    json["perspective-concepts"] = Json::object();
    for (const PerspectiveVerdicts& verdicts : found) {
        Json one;
        one["name"] = perspective_concept(verdicts.kind, question.perspective);
        one["stable"] = Json::object();
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            const Bits& stable = verdicts.found.stable[i];
            one["stable"][space.subject().parties[i].id] =
                in_full ? state_list(space, stable, stable.size()) : Json(stable.count());
        }
        list(one, "equilibria", space, verdicts.found.equilibria, listing);
        list(one, "only-so", space, without(verdicts.found.equilibria, verdicts.plain.equilibria), listing);
        list(one, "only-otherwise", space, without(verdicts.plain.equilibria, verdicts.found.equilibria), listing);
        json["perspective-concepts"][std::string(id_of(verdicts.kind))] = std::move(one);
    }
    return json_text(json);
}

std::string explain_perspective_json(const Views& views, const PerspectiveQuestion& question, StateIndex state,
                                     std::span<const PerspectiveReason> reasons) {
    const Space& space = views.actual();
    Json json = answer_head(space.subject());
    json["perspective"] = perspective_json(question.perspective);
    json["state"] = space.name(state);
    json["levels"] = space.describe(state);
    json["perspective-concepts"] = Json::object();
    json["perspective-reasons"] = Json::array();
    for (const auto& [seen, reason] : reasons) {
        const Space& view = views.of(reason.party);
        const std::string& party = space.subject().parties[reason.party].id;
        Json& summary = json["perspective-concepts"][std::string(id_of(reason.kind))];
        if (summary.is_null())
            summary = Json{{"name", perspective_concept(reason.kind, question.perspective)},
                           {"stable", true},
                           {"leavers", Json::array()}};
        if (!reason.stable) summary["stable"] = false;
        if (!reason.stable) summary["leavers"].push_back(party);
        Json one{{"concept", id_of(reason.kind)},
                 {"party", party},
                 {"state", space.name(state)},
                 {"seen", seen},
                 {"stable", reason.stable}};
        one["answers"] = Json::array();
        for (const Answer& answer : reason.answers) one["answers"].push_back(answer_json(view, answer));
        json["perspective-reasons"].push_back(std::move(one));
    }
    return json_text(json);
}

}  // namespace irenic
