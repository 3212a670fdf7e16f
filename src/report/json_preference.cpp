/// Unknown preference and strength of preference in the JSON of `irenic stability` and `irenic explain`.
#include "irenic/report.hpp"
#include "report/json.hpp"
#include "report/preference.hpp"

namespace irenic {
namespace {

using ByParty = std::vector<Bits>;

Json sets_json(const Space& space, const ByParty& stable, const Bits& equilibria, const Listing& listing) {
    const bool in_full = lists_in_full(space, listing);
    Json found;
    found["stable"] = Json::object();
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        found["stable"][space.subject().parties[i].id] =
            in_full ? state_list(space, stable[i], stable[i].size()) : Json(stable[i].count());
    found["equilibria"] = state_list(space, equilibria, listing.limit);
    found["equilibria-count"] = equilibria.count();
    return found;
}

Json strengths_json(const Space& space, const PreferenceVerdicts& found, const Listing& listing) {
    Json json;
    json["general"] = sets_json(space, found.stable, found.equilibria, listing);
    json["nash"] = sets_json(space, found.nash, found.nash_equilibria, listing);
    json["strong"] = sets_json(space, found.strong, found.strong_equilibria, listing);
    ByParty weak;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        weak.push_back(without(without(found.stable[i], found.nash[i]), found.strong[i]));
    const Bits rest = without(without(found.equilibria, found.nash_equilibria), found.strong_equilibria);
    json["weak"] = sets_json(space, weak, rest, listing);
    return json;
}

/// `unknown.a`, `strength` or `hybrid.a`: where the answers of one extension stand.
Json& place_of(Json& json, Extension extension, bool strength) {
    if (extension == Extension::known) return json["strength"];
    const std::string id(extensions[static_cast<std::size_t>(extension)].id);
    return json[strength ? "hybrid" : "unknown"][id];
}

Json extension_json(Extension extension) {
    if (extension == Extension::known) return {};
    return extensions[static_cast<std::size_t>(extension)].id;
}

Json span_json(const std::optional<std::array<Decimal, 2>>& span) {
    if (!span) return {};
    return Json::array({json_number((*span)[0]), json_number((*span)[1])});
}

Json reason_json(const Space& space, const PreferenceReason& reason, bool strength) {
    Json json;
    json["extension"] = extension_json(reason.extension);
    json["concept"] = id_of(reason.kind);
    json["party"] = space.subject().parties[reason.party].id;
    json["state"] = space.name(reason.state);
    json["stable"] = reason.stable;
    json["strength"] = reason.strength ? Json(word_of(*reason.strength)) : Json();
    json["answers"] = Json::array();
    for (const PreferenceAnswer& answer : reason.answers) {
        Json one;
        one["improvement"] = space.name(answer.improvement);
        one["known"] = answer.known;
        one["gain"] = span_json(answer.gain);
        one["answered"] = answer.answered;
        one["great"] = strength ? Json(answer.great) : Json();
        one["sanction"] = Json::array();
        for (const Step& step : answer.sanction)
            one["sanction"].push_back(
                Json{{"mover", space.subject().parties[step.movers.front()].id}, {"to", space.name(step.to)}});
        one["end"] = span_json(answer.end);
        json["answers"].push_back(std::move(one));
    }
    return json;
}

}  // namespace

Bits without(Bits states, const Bits& others) {
    others.for_each([&](std::size_t s) { states.reset(s); });
    return states;
}

const char* word_of(Strength strength) {
    switch (strength) {
        case Strength::nash: return "nash";
        case Strength::strong: return "strong";
        case Strength::weak: break;
    }
    return "weak";
}

std::string preference_stability_json(const Space& space, const PreferenceQuestion& question,
                                      std::span<const PreferenceVerdicts> found, const Listing& listing) {
    Json json = answer_head(space.subject());
    json["parties"] = Json::array();
    for (const Party& party : space.subject().parties) json["parties"].push_back(party.id);
    json["states"] = space.size();
    json["concepts"] = Json::object();
    for (const PreferenceVerdicts& verdicts : found) {
        const std::string id(id_of(verdicts.kind));
        const bool known = verdicts.extension == Extension::known;
        if (known) json["concepts"][id] = sets_json(space, verdicts.stable, verdicts.equilibria, listing);
        if (question.strength)
            place_of(json, verdicts.extension, true)[id] = strengths_json(space, verdicts, listing);
        else if (!known)
            place_of(json, verdicts.extension, false)[id] =
                sets_json(space, verdicts.stable, verdicts.equilibria, listing);
    }
    return json_text(json);
}

std::string explain_preference_json(const Space& space, StateIndex state, const PreferenceQuestion& question,
                                    std::span<const PreferenceReason> reasons) {
    Json json = answer_head(space.subject());
    json["state"] = space.name(state);
    json["levels"] = space.describe(state);
    for (const PreferenceSummary& summary : summaries(reasons, question.strength)) {
        Json& entry = place_of(json, summary.extension, question.strength)[std::string(id_of(summary.kind))];
        entry["stable"] = summary.leavers.empty();
        entry["leavers"] = json_parties(space.subject(), summary.leavers);
        if (question.strength) entry["strength"] = summary.strength ? Json(word_of(*summary.strength)) : Json();
    }
    json["preference-reasons"] = Json::array();
    for (const PreferenceReason& reason : reasons)
        json["preference-reasons"].push_back(reason_json(space, reason, question.strength));
    return json_text(json);
}

}  // namespace irenic
