/// Where the numbers of a study are: in memory, or in a file that is asked for columns.
#pragma once

#include <optional>

#include "ensemble/study_rows.hpp"
#include "ensemble/study_schema.hpp"

namespace irenic {

struct Outcomes::Parts {
    StudyHead head;
    std::uint64_t first = 0;
    std::uint64_t scenarios = 0;
    bool complete = false;
    std::vector<std::uint64_t> failed;  ///< per subject

    // In a file.
    std::optional<Database> file;
    StudyLayout layout;

    // In memory: per subject, the numbers of all scenarios one after the other.
    std::vector<std::vector<double>> drawn;
    std::vector<std::vector<double>> found;
    std::vector<StudyProblem> problems;

    /// Calls `visit` for every scenario of the subject with these numbers of it, in the order in which they are asked for.
    void each(bool draws, std::span<const std::size_t> wanted, std::size_t subject,
              const std::function<void(std::uint64_t at, std::span<const double> numbers)>& visit) const;
};

/// Nothing looked at yet, to be filled in memory.
std::unique_ptr<Outcomes::Parts> outcomes_in_memory(const StudyHead& head);
void append(Outcomes::Parts& outcomes, const ScenarioRows& rows);
/// In a file whose rows were looked at.
std::unique_ptr<Outcomes::Parts> outcomes_in_file(Database file, StudyHead head, std::uint64_t scenarios,
                                                  std::vector<std::uint64_t> failed, bool complete);

}  // namespace irenic
