/// The further concepts (SIM, limited moves, NM, Stackelberg) in the JSON of `irenic stability` and `irenic explain`.
#include "report/json.hpp"

namespace irenic {
namespace {

const char* word_of(Stand stand) {
    switch (stand) {
        case Stand::stable: return "stable";
        case Stand::unstable: return "unstable";
        case Stand::changes_for_ever: return "changes-for-ever";
        case Stand::depends_on_a_tie: break;
    }
    return "depends-on-a-tie";
}

Json horizon_json(std::uint32_t horizon) { return horizon == 0 ? Json() : Json(horizon); }

}  // namespace

Json further_json(const Space& space, const FurtherVerdicts& verdicts, const Listing& listing) {
    const bool in_full = lists_in_full(space, listing);
    const bool leads = verdicts.kind == FurtherConcept::stackelberg;
    const auto by_party = [&](const std::vector<Bits>& states) {
        Json listed = Json::object();
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (!leads || !space.idle(i))
                listed[space.subject().parties[i].id] =
                    in_full ? state_list(space, states[i], states[i].size()) : Json(states[i].count());
        return listed;
    };
    Json found;
    found["horizon"] = horizon_json(verdicts.horizon);
    if (verdicts.kind == FurtherConcept::nonmyopic) found["period"] = verdicts.period;
    found["stable"] = by_party(verdicts.stable);
    found["depends-on-a-tie"] = by_party(verdicts.depends);
    if (!verdicts.changes.empty()) found["changes-for-ever"] = by_party(verdicts.changes);
    found["equilibria"] = state_list(space, verdicts.equilibria, listing.limit);
    found["equilibria-count"] = verdicts.equilibria.count();
    found["equilibria-on-a-tie"] = state_list(space, verdicts.equilibria_depend, listing.limit);
    return found;
}

Json further_reason_json(const Space& space, const FurtherReason& reason) {
    Json json;
    json["concept"] = further_concepts[static_cast<std::size_t>(reason.kind)].id;
    json["horizon"] = horizon_json(reason.horizon);
    if (reason.kind == FurtherConcept::nonmyopic) json["period"] = reason.period;
    json["party"] = space.subject().parties[reason.party].id;
    json["state"] = space.name(reason.state);
    json["verdict"] = word_of(reason.stand);
    json["answers"] = Json::array();
    for (const Answer& answer : reason.answers)
        json["answers"].push_back(Json{{"improvement", space.name(answer.improvement)},
                                       {"answered", answer.answered},
                                       {"at-the-same-time", json_path(space, answer.sanction)}});
    json["path"] = json_path(space, reason.path);
    return json;
}

}  // namespace irenic
