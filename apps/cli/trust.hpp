/// Scenarios that `compare`, `claims` and `report` look at beside the case as it is written.
#pragma once

#include "cli/face.hpp"

namespace irenic::cli {

class LookedAt {
public:
    LookedAt() = default;
    LookedAt(const LookedAt&) = delete;
    LookedAt& operator=(const LookedAt&) = delete;

    /// Looks at the scenarios of the case and its readings, where any are asked for, unless one alone is in force, or nothing is uncertain.
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
