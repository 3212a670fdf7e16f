/// Study files as a user has them: what is at a path, and what is said when it is not as it should be.
#pragma once

#include <memory>

#include "ensemble/outcomes.hpp"
#include "ensemble/study_writer.hpp"

namespace irenic {

/// How far a study had come when its file failed.
struct SafeSoFar {
    std::uint64_t scenarios = 0;
    std::uint64_t of = 0;
};

/// A failure as the user is told of it, with a way out.
Diagnostic said(const StudyFailure& failure, const std::string& path, std::optional<SafeSoFar> kept = {});

/// There is a whole study of this plan already, and `resume` allows to take it. Throws `taken` where there is anything else that is not to
/// be replaced.
std::optional<Outcomes> complete_already(const EnsembleQuestion& question, const StudyHead& head,
                                         const std::stop_token& stop);
std::unique_ptr<StudyWriter> begin_study(const EnsembleQuestion& question, const StudyHead& head);
/// Of a study that this run has just made; its rows are not looked at again.
Outcomes just_written(const std::string& path, const StudyHead& head);

}  // namespace irenic
