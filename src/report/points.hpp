/// What a table of points can hold of a case, for the formats that are one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "irenic/report.hpp"

namespace irenic {

struct PointsToWrite {
    Talks talks;
    PointTable table;
    std::vector<std::string> parties;              ///< names of the signatories, each once; else ids
    std::vector<std::string> issues;               ///< the same of the rows
    std::vector<std::vector<std::string>> levels;  ///< the same of their levels, row by row
};

/// Nothing where there is an error. What is lost on the way is added to `diagnostics` as a warning.
std::optional<PointsToWrite> points_to_write(const Case& subject, std::vector<Diagnostic>& diagnostics);

}  // namespace irenic
