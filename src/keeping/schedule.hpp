/// The order in which a plan as written performs obligations.
#pragma once

#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

/// The obligations of one deal, in steps.
struct Deal {
    std::vector<PlanStep> steps;
};

/// The obligations of every deal, ascending: one deal, or one per group of `separately`.
std::vector<std::vector<ObligationIndex>> deals_of(const Agreement& agreement);

/// All obligations, deal after deal, in file order within each.
std::vector<ObligationIndex> in_rank(const Agreement& agreement);
/// The levels when this has been done, in whatever order that was: those of an option apply in rank.
Levels levels_of(const Case& subject, const Agreement& agreement, const std::vector<bool>& done);

/// Which obligations are tied together: the smallest index of each group, over the ties within `members`.
std::vector<ObligationIndex> tied_groups(const Agreement& agreement, const std::vector<bool>& members);

/// The longest obligation of a step, after the wait until the last of them may begin: a step begins for all of them together.
std::uint32_t days_of(const Agreement& agreement, const PlanStep& step, std::uint32_t day);

/// File order, one obligation a step, those tied by `with` in one step at the place of the first; one deal, or one per group of
/// `separately`. Days count from the start of the agreement, through all deals. Links that the order violates become diagnostics.
std::vector<Deal> schedule_as_written(const Agreement& agreement, std::vector<Diagnostic>& diagnostics);

/// Steps by the deal they belong to, those of one deal after those of another.
std::vector<Deal> deals_in(const std::vector<PlanStep>& steps);

/// The plan of these steps, judged.
PlanResult plan_in_order(const Space& space, const Agreement& agreement, std::string name, std::vector<Deal> deals,
                         const ActAlone& act_alone = {});

}  // namespace irenic
