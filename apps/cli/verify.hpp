/// What `irenic verify` goes through, part by part.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/face.hpp"
#include "irenic/certificate.hpp"

namespace irenic::cli {

/// What was checked, and what was found wrong.
struct Outcome {
    std::size_t reasons = 0;
    std::size_t verdicts = 0;
    std::size_t in_part = 0;    ///< of these: as far as shown
    std::size_t undecided = 0;  ///< reasons that claim nothing
    std::vector<std::string> objections;
};

/// `coalition-reasons` of `explain`, `coalitions` of `stability`. Throws `json::exception` where the answer has another form.
void check_coalitions(const certificate::Definitions& definitions, const nlohmann::json& answer,
                      const std::stop_token& stop, Outcome& outcome);

/// `further-reasons` of `explain`, `further-concepts` of `stability`.
void check_further(const certificate::Definitions& definitions, const nlohmann::json& answer,
                   const std::stop_token& stop, Outcome& outcome);

/// `preference-reasons` of `explain`, `unknown`, `strength` and `hybrid` of `stability`.
void check_preference(const certificate::Definitions& definitions, const nlohmann::json& answer,
                      const std::stop_token& stop, Outcome& outcome);

/// `perspective-reasons` of `explain`, `perspective-concepts` of `stability`.
void check_perspective(const certificate::Definitions& definitions, const nlohmann::json& answer,
                       const std::stop_token& stop, Outcome& outcome);

/// One of `reasons`; nothing, and why, when it names no concept.
std::optional<certificate::Reason> read_reason(const nlohmann::json& from, std::string& problem);
/// `require`: conditions, changes and counts.
void check_require(const certificate::Definitions& definitions, const nlohmann::json& answer,
                   const std::stop_token& stop, Outcome& outcome);
/// The paths, distances and numbers of `evolve`.
void check_evolution(const certificate::Definitions& definitions, const nlohmann::json& answer,
                     const std::stop_token& stop, Outcome& outcome);

/// Frontier, zone, solutions, and what is said of each strategy's end: `bargain`.
void check_bargain(const Case& subject, const nlohmann::json& answer, const std::stop_token& stop, Outcome& outcome);

/// The wants after a change, as the answer writes it; nothing where the case has no such thing.
std::optional<Preference> with_change(const Case& subject, PartyIndex party, const nlohmann::json& change);
/// By how much it changes weights, in units of a `Decimal`. Precondition: `with_change` knows all of it.
std::int64_t sum_of_change(const Case& subject, PartyIndex party, const nlohmann::json& change);

/// `{"movers": […], "to": …}`, one after the other.
std::vector<certificate::JointStep> read_path(const nlohmann::json& from);

/// A reason's finding, added up.
void add(const certificate::Finding& finding, const std::string& about, Outcome& outcome);

/// The states of a list, one flag each; nothing where the answer gives their number instead. Unknown states are objections.
std::optional<std::vector<bool>> read_states(const certificate::Definitions& definitions, const nlohmann::json& listed,
                                             Outcome& outcome);

}  // namespace irenic::cli
