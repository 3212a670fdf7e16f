/// `irenic stability --json` and `irenic explain --json`.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/json.hpp"
#include "report/names.hpp"

namespace irenic {
namespace {

Json verdicts_json(const Space& space, const Verdicts& verdicts, const Listing& listing) {
    const bool in_full = lists_in_full(space, listing);
    Json stable = Json::object();
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const Bits& states = verdicts.stable[i];
        stable[space.subject().parties[i].id] =
            in_full ? state_list(space, states, states.size()) : Json(states.count());
    }
    Json found;
    found["stable"] = std::move(stable);
    found["equilibria"] = state_list(space, verdicts.equilibria, listing.limit);
    found["equilibria-count"] = verdicts.equilibria.count();
    return found;
}

Json answer_json(const Space& space, const Answer& answer) {
    Json json;
    json["improvement"] = space.name(answer.improvement);
    json["answered"] = answer.open ? Json() : Json(answer.answered);
    json["sanction"] = Json::array();
    for (const Step& step : answer.sanction)
        json["sanction"].push_back(
            Json{{"mover", space.subject().parties[step.movers.front()].id}, {"to", space.name(step.to)}});
    return json;
}

Json reason_json(const Space& space, const Explanation& reason) {
    Json json;
    json["concept"] = id_of(reason.kind);
    json["party"] = space.subject().parties[reason.party].id;
    json["state"] = space.name(reason.state);
    json["stable"] = reason.undecided ? Json() : Json(reason.stable);
    json["answers"] = Json::array();
    for (const Answer& answer : reason.answers) json["answers"].push_back(answer_json(space, answer));
    if (!reason.every) json["every-improvement-listed"] = false;
    if (reason.explored)
        json["explored"] = Json{{"improvements", reason.explored->improvements},
                                {"states", reason.explored->states},
                                {"solver-questions", reason.explored->questions},
                                {"rounds", reason.explored->rounds}};
    return json;
}

/// For each concept asked about: is the state stable for every party asked about, and if not, who would leave?
Json concepts_json(const Space& space, std::span<const Explanation> reasons) {
    Json by_concept = Json::object();
    for (const Explanation& reason : reasons) {
        Json& entry = by_concept[std::string(id_of(reason.kind))];
        if (entry.is_null()) entry = Json{{"stable", true}, {"leavers", Json::array()}};
        if (reason.stable) continue;
        // One who leaves settles it; without one, what could not be settled leaves it open.
        const bool left = entry["stable"] == false;
        entry["stable"] = reason.undecided && !left ? Json() : Json(false);
        entry[reason.undecided ? "unsettled" : "leavers"].push_back(space.subject().parties[reason.party].id);
    }
    return by_concept;
}

}  // namespace

std::string stability_json(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer,
                           const Listing& listing, std::span<const FurtherVerdicts> further) {
    Json json = answer_head(space.subject());
    json["parties"] = Json::array();
    for (const Party& party : space.subject().parties) json["parties"].push_back(party.id);
    json["states"] = space.size();
    json["concepts"] = Json::object();
    for (const Concept kind : wanted)
        json["concepts"][std::string(id_of(kind))] = verdicts_json(space, answer.of(kind), listing);
    for (const FurtherVerdicts& verdicts : further)
        json["further-concepts"][std::string(further_concepts[static_cast<std::size_t>(verdicts.kind)].id)] =
            further_json(space, verdicts, listing);
    return json_text(json);
}

std::string explain_json(const Space& space, std::span<const Explanation> explanations,
                         std::span<const FurtherReason> further) {
    Json json = answer_head(space.subject());
    const StateIndex state = !explanations.empty() ? explanations.front().state
                             : !further.empty()    ? further.front().state
                                                   : no_state;
    json["state"] = state == no_state ? Json() : Json(space.name(state));
    json["levels"] = state == no_state ? Json() : Json(space.describe(state));
    json["concepts"] = concepts_json(space, explanations);
    json["reasons"] = Json::array();
    for (const Explanation& reason : explanations) json["reasons"].push_back(reason_json(space, reason));
    for (const FurtherReason& reason : further) json["further-reasons"].push_back(further_reason_json(space, reason));
    return json_text(json);
}

}  // namespace irenic
