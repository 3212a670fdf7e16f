/// The search for the best order in one deal.
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
    std::optional<double> at_most;  ///< nothing: the order found is exactly the best
    bool limit_reached = false;
    bool none_enforces_itself = false;
    std::uint64_t sets = 0;  ///< looked at
};

/// In what a party's slacks are measured, in units of `Decimal`: one of its own units for a margin, its range for guarantees. The range
/// is what the best and the worst of its statements differ by; one unit where they do not.
std::vector<std::int64_t> measures(const Case& subject, BestBy best_by);

/// Neither time nor chance counts: what going on is worth is what the end is worth, everywhere. The greatest least slack, measured.
OrderInDeal widest_order(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop);

/// Time or chance counts, or the order is to be short.
OrderInDeal best_course(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop);

}  // namespace irenic
