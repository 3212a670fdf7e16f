/// The search for the order of greatest margin in one deal.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "keeping/lattice.hpp"

namespace irenic {

struct OrderInDeal {
    std::vector<DoneSet> steps;  ///< units of each step
    bool found = false;          ///< false: no order leads to the end, or a limit came first
    bool proven = true;
    std::optional<double> at_most;  ///< where not proven
    bool limit_reached = false;
};

/// Neither time nor chance counts: what going on is worth is what the end is worth, everywhere.
OrderInDeal widest_order(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop);

/// Time or chance counts.
OrderInDeal best_course(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop);

}  // namespace irenic
