/// `--coalitions --json` of `irenic stability` and `irenic explain`.
#include "irenic/report.hpp"
#include "report/json.hpp"

namespace irenic {
namespace {

const char* word_of(CoalitionVerdict verdict) {
    switch (verdict) {
        case CoalitionVerdict::stays: return "stays";
        case CoalitionVerdict::leaves: return "leaves";
        case CoalitionVerdict::undecided: break;
    }
    return "undecided";
}

Json head(const Space& space, const CoalitionQuestion& asked) {
    Json json = answer_head(space.subject());
    json["looked-at"] =
        Json{{"coalitions", asked.coalitions.size()}, {"all-coalitions", asked.all}, {"states", space.size()}};
    return json;
}

/// Over all coalitions asked about: does any leave, and which is the smallest?
Json summary_json(const Space& space, const CoalitionQuestion& asked, std::span<const CoalitionReason> reasons,
                  std::size_t which) {
    const Coalition* smallest = nullptr;
    bool undecided = false;
    for (std::size_t k = 0; k < asked.coalitions.size(); ++k) {
        const CoalitionReason& reason = reasons[k * asked.wanted.size() + which];
        undecided = undecided || reason.verdict == CoalitionVerdict::undecided;
        if (smallest == nullptr && reason.verdict == CoalitionVerdict::leaves) smallest = &reason.members;
    }
    Json summary;
    summary["verdict"] = word_of(smallest != nullptr ? CoalitionVerdict::leaves
                                 : undecided         ? CoalitionVerdict::undecided
                                                     : CoalitionVerdict::stays);
    summary["smallest"] = smallest == nullptr ? Json() : json_parties(space.subject(), *smallest);
    return summary;
}

}  // namespace

std::string coalition_stability_json(const Space& space, const CoalitionQuestion& asked,
                                     std::span<const CoalitionVerdicts> found, const Listing& listing) {
    const bool in_full = lists_in_full(space, listing);
    Json json = head(space, asked);
    json["coalitions"] = Json::array();
    for (std::size_t k = 0; k < asked.coalitions.size(); ++k) {
        Json one;
        one["members"] = json_parties(space.subject(), asked.coalitions[k]);
        one["stable"] = Json::object();
        for (const CoalitionVerdicts& verdicts : found) {
            const Bits& stable = verdicts.stable[k];
            one["stable"][std::string(id_of(verdicts.kind))] =
                in_full ? state_list(space, stable, stable.size()) : Json(stable.count());
        }
        json["coalitions"].push_back(std::move(one));
    }
    json["coalition-concepts"] = Json::object();
    for (const CoalitionVerdicts& verdicts : found) {
        Json one;
        one["stable-for-all"] = state_list(space, verdicts.universal, listing.limit);
        one["stable-for-all-count"] = verdicts.universal.count();
        one["undecided"] = state_list(space, verdicts.undecided, listing.limit);
        one["undecided-count"] = verdicts.undecided.count();
        one["smallest"] = Json::object();
        for (StateIndex s = 0; in_full && s < space.size(); ++s)
            if (verdicts.smallest[s] != none)
                one["smallest"][space.name(s)] = json_parties(space.subject(), asked.coalitions[verdicts.smallest[s]]);
        json["coalition-concepts"][std::string(id_of(verdicts.kind))] = std::move(one);
    }
    return json_text(json);
}

std::string explain_coalitions_json(const Space& space, StateIndex state, const CoalitionQuestion& asked,
                                    std::span<const CoalitionReason> reasons) {
    Json json = head(space, asked);
    json["state"] = space.name(state);
    json["levels"] = space.describe(state);
    json["coalition-concepts"] = Json::object();
    for (std::size_t c = 0; c < asked.wanted.size(); ++c)
        json["coalition-concepts"][std::string(id_of(asked.wanted[c]))] = summary_json(space, asked, reasons, c);
    json["coalition-reasons"] = Json::array();
    for (const CoalitionReason& reason : reasons) {
        if (reason.improvements == 0 && reason.verdict == CoalitionVerdict::stays) continue;
        Json one;
        one["concept"] = id_of(reason.kind);
        one["members"] = json_parties(space.subject(), reason.members);
        one["verdict"] = word_of(reason.verdict);
        one["improvements"] = reason.improvements;
        one["improvement"] = reason.improvement == no_state ? Json() : Json(space.name(reason.improvement));
        one["path"] = json_path(space, reason.path);
        one["sanction"] = json_path(space, reason.sanction);
        json["coalition-reasons"].push_back(std::move(one));
    }
    return json_text(json);
}

}  // namespace irenic
