/// What the parts of linkage share: one table for all strategies that have the same, and what deals of size 1 lead to on it.
#pragma once

#include <optional>
#include <vector>

#include "bargaining/deals.hpp"

namespace irenic {

/// A table, and where deals of size 1 end on it.
struct DealTable {
    Talks talks;  ///< signatories, agreement and starts only: wants may be ordinal
    PackageTable table;
    StateIndex status_quo = no_state;
    std::optional<std::vector<StateIndex>> ends;  ///< ascending; nothing where the limit was reached first
    StateIndex reached = 0;                       ///< by deals of size 1

    DealTable(const Space& space, StrategyIndex strategy, StateIndex status_quo_state);
    void find_ends(const Space& space, const LinkageLimits& limits, const std::stop_token& stop);
};

/// Fills in why deals of no size lead to the package, or what each issue alone would mean where deals of size 1 end.
void explain_no_deals(const Space& space, const DealTable& deals, Linkage& linkage);
void explain_small_deals(const Space& space, const DealTable& deals, const LinkageLimits& limits, Linkage& linkage);

}  // namespace irenic
