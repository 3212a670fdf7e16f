/// Scenarios that `compare`, `claims` and `report` look at beside the case as it is written.
#pragma once

#include "cli/face.hpp"

namespace irenic::cli {

class LookedAt {
public:
    /// So many where the user does not say.
    static constexpr std::uint64_t usual_scenarios = 200;

    LookedAt() = default;
    LookedAt(const LookedAt&) = delete;
    LookedAt& operator=(const LookedAt&) = delete;

    /// Looks at the scenarios of the case and its readings, unless none are asked for, one alone is in force, or nothing is uncertain.
    /// `with_changes`: also at single changes that turn a verdict. Gives the status to end with, or `done`.
    int look(Context& context, Session& session, bool with_changes);
    /// Null where none were looked at.
    [[nodiscard]] const Trust* trust() const { return trust_.outcomes == nullptr ? nullptr : &trust_; }

private:
    std::optional<Outcomes> outcomes_;
    StudySummary summary_;
    DecisiveChanges changes_;
    Trust trust_;
};

}  // namespace irenic::cli
