/// A plan whose steps in one deal are put otherwise, all else as it was.
#pragma once

#include <vector>

#include "keeping/lattice.hpp"
#include "keeping/schedule.hpp"

namespace irenic {

using StepLists = std::vector<std::vector<ObligationIndex>>;

/// The obligations of each step of a deal.
StepLists steps_of_deal(const Plan& plan, std::uint32_t deal);
/// The plan's deals with these steps in one of them; days are counted anew.
std::vector<Deal> deals_with(const Agreement& agreement, const Plan& plan, std::uint32_t deal, const StepLists& steps);

/// Where a deal begins: what belongs to it, what has been done before, on which day.
struct DealFrame {
    std::vector<bool> members;
    std::vector<bool> before;
    Levels start;
    std::uint32_t first_day = 0;
};
DealFrame frame_of(const Case& subject, const Agreement& agreement, const Plan& plan, std::uint32_t deal);

/// The obligations of a set of units, ascending.
std::vector<ObligationIndex> obligations_of(const Lattice& lattice, DoneSet units);

/// The least slack before the end of a deal.
std::optional<Wide> margin_in_deal(const Plan& plan, std::uint32_t deal);

}  // namespace irenic
