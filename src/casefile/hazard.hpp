/// The chance of outside breakdown, as a case writes it: the same every day, or by pieces of time.
#pragma once

#include <optional>

#include "casefile/problems.hpp"
#include "casefile/tree.hpp"
#include "irenic/model.hpp"

namespace irenic::casefile {

/// A number, a range, or a list of pieces `{until: DAY, is: RANGE}`, ascending, of which the last alone has no `until`.
/// `shape`: how numbers spread over a range where the piece says nothing else.
std::optional<Hazard> read_hazard(const Node& node, Range::Shape shape, Problems& problems);

}  // namespace irenic::casefile
