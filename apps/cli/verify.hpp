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

/// `{"movers": […], "to": …}`, one after the other.
std::vector<certificate::JointStep> read_path(const nlohmann::json& from);

/// A reason's finding, added up.
void add(const certificate::Finding& finding, const std::string& about, Outcome& outcome);

/// The states of a list, one flag each; nothing where the answer gives their number instead. Unknown states are objections.
std::optional<std::vector<bool>> read_states(const certificate::Definitions& definitions, const nlohmann::json& listed,
                                             Outcome& outcome);

}  // namespace irenic::cli
