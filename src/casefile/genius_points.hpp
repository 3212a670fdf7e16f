/// What a profile of GENIUS says its items are worth, as exact points.
#pragma once

#include <string>
#include <vector>

#include "casefile/genius.hpp"
#include "casefile/points_case.hpp"

namespace irenic::casefile {

/// The items of an issue, whole numbers as such. Nothing when there are too many, or none.
std::vector<std::string> items_of(Foreign& file, const GeniusIssue& issue);

/// One party's points for the items of the domain's issues. What is wrong with the profile, or with how it fits the domain, is said of `file`.
ExactPoints points_of(Foreign& file, const GeniusFile& profile, const GeniusFile& domain,
                      const std::vector<PointsDomain::Issue>& issues, Convention convention);

}  // namespace irenic::casefile
