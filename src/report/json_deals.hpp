/// What `bargain --json` says of each strategy's end as a deal.
#pragma once

#include "report/json.hpp"

namespace irenic {

/// A whole number of any length: a JSON number up to 2^53, its digits as text beyond.
Json count_json(const std::string& digits);

/// Adds `blockers`, `linkage`, `repairs` and `consent`.
void add_deals(Json& json, Appraiser& appraiser);

}  // namespace irenic
