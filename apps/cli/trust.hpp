/// Scenarios that `compare`, `claims` and `report` look at beside the case as it is written.
#pragma once

#include "cli/face.hpp"

namespace irenic::cli {

class LookedAt {
public:
    LookedAt() = default;
    LookedAt(const LookedAt&) = delete;
    LookedAt& operator=(const LookedAt&) = delete;

    /// Looks at the scenarios of the case and its readings, or takes them from a study, where any are asked for, unless one alone is in force, or nothing is uncertain.
    /// `with_changes`: also at single changes that turn a verdict. Gives the status to end with, or `done`.
    int look(Context& context, Session& session, bool with_changes);
    /// Null where none were looked at.
    /// Something could not be settled in some scenario, or one has no answer.
    [[nodiscard]] bool leaves_open() const;
    [[nodiscard]] const Trust* trust() const { return trust_.outcomes == nullptr ? nullptr : &trust_; }

private:
    int draw(Context& context, Session& session);
    int read_study(Context& context, Session& session);

    std::optional<Outcomes> outcomes_;
    StudySummary summary_;
    DecisiveChanges changes_;
    std::vector<SigningRadius> radii_;
    Trust trust_;
};

}  // namespace irenic::cli
