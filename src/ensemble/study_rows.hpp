/// The rows of a study: what one scenario drew and what was found in it, in every subject.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace irenic {

struct SubjectRow {
    std::vector<double> drawn;  ///< per assumption
    std::vector<double> found;  ///< per finding of the study
    std::string problem;        ///< why there is no answer; nothing is then found
};

struct ScenarioRows {
    std::uint64_t scenario = 0;
    std::vector<SubjectRow> subjects;

    [[nodiscard]] bool failed() const {
        for (const SubjectRow& row : subjects)
            if (!row.problem.empty()) return true;
        return false;
    }
};

/// Tells a row that is no longer as it was written, by 64 bits (docs/study-file.md).
std::uint64_t check_of(std::uint64_t scenario, std::size_t subject, const SubjectRow& row);

/// What becomes of rows: they come in the order of scenarios, without gaps.
struct RowSink {
    std::function<void(const ScenarioRows&)> append;
    std::function<void()> keep;  ///< what was appended is now to be safe
};

}  // namespace irenic
