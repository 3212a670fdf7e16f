/// The order in which a plan as written performs obligations.
#pragma once

#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

/// The obligations of one deal, in steps.
struct Deal {
    std::vector<PlanStep> steps;
};

/// File order, one obligation a step, those tied by `with` in one step at the place of the first; one deal, or one per group of
/// `separately`. Days count from the start of the agreement, through all deals. Links that the order violates become diagnostics.
std::vector<Deal> schedule_as_written(const Agreement& agreement, std::vector<Diagnostic>& diagnostics);

}  // namespace irenic
