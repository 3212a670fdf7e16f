/// What the JSON answers share: their head, and how numbers and verdicts are written. Keys: docs/answers.md.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "irenic/appraisal.hpp"
#include "irenic/report.hpp"

namespace irenic {

using Json = nlohmann::ordered_json;

/// `irenic`, `version`, `case`.
Json answer_head(const Case& subject);

/// Whole numbers without a decimal point, others as the nearest double.
Json json_number(double value);
Json json_number(Decimal value);
Json json_number(const Wide& value);

/// Party ids.
Json json_parties(const Case& subject, const std::vector<PartyIndex>& parties);
/// Obligation ids.
Json json_obligations(const Agreement& agreement, const std::vector<ObligationIndex>& obligations);
/// `{"PARTY": value}` for every party.
Json json_values(const Case& subject, const std::vector<Decimal>& values);
/// `{"nash": …}` for every concept.
template <typename Value>
Json json_by_concept(Value&& value) {
    Json object = Json::object();
    for (std::size_t k = 0; k < concepts.size(); ++k) object[std::string(concepts[k].id)] = value(k);
    return object;
}

/// Long lists of states are given in full up to 4 096 states, or when asked for.
bool lists_in_full(const Space& space, const Listing& listing);
Json state_list(const Space& space, const Bits& states, std::size_t limit);
/// Steps of `movers` and the state they lead `to`.
Json json_path(const Space& space, std::span<const Step> steps);

Json further_json(const Space& space, const FurtherVerdicts& verdicts, const Listing& listing);
Json further_reason_json(const Space& space, const FurtherReason& reason);

/// Party → deficit, null where values only order states.
Json blockers_json(const Case& subject, const Signing& signing);
/// One change of what a party wants, with what `--set` takes to make it.
Json wants_change_json(const Space& space, PartyIndex party, const WantsChange& change);

/// Two-space indent and a newline at the end. What is no UTF-8 is replaced, never passed on.
std::string json_text(const Json& answer);

/// The claims of an appraiser, by id, with the verdict in every reading.
Json json_claims(Appraiser& appraiser, const Trust* trust = nullptr);

}  // namespace irenic
