/// A case out of points: one option per issue, which all parties decide together, and what each of its items is worth to each party.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casefile/exact_points.hpp"
#include "casefile/foreign.hpp"

namespace irenic::casefile {

/// What an option can have.
inline constexpr std::size_t most_levels = 36;

/// Says that an issue has more items than that.
void refuse_items(Foreign& file, const std::string& issue, std::size_t count, Stretch at);

struct PointsDomain {
    struct Issue {
        std::string label;
        std::vector<std::string> items;  ///< labels
        Stretch at;                      ///< in the first of the files
    };
    struct Party {
        std::string label;
        std::string source;  ///< title of the file that says what it wants
        ExactPoints points;
        bool reserves = false;  ///< the file says what it has without an agreement
    };
    std::string head;  ///< comments at the top of the case, in whole sentences
    std::string title;
    std::optional<std::string> issues_source;  ///< title of the file that lists the issues, where it is another than the parties'
    std::vector<Issue> issues;
    std::vector<Party> parties;
};

/// The text of the case; nothing where it cannot be one. What is said about it goes to `file`: too many items, numbers that do not fit or are
/// multiplied or rounded, parties for which no agreement is worth 0 because nothing is said.
std::string points_case(Foreign& file, const PointsDomain& domain);

}  // namespace irenic::casefile
