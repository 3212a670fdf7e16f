/// What going on is worth at the points of a plan that has been judged.
#pragma once

#include <cstdint>
#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

/// The points of one deal in a plan: `first` … `end`, counted in steps through all deals.
struct DealPoints {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};
DealPoints points_of_deal(const Plan& plan, std::uint32_t deal);

/// Since the start of the agreement, when so many steps have been performed.
std::uint32_t day_after(const Plan& plan, std::uint32_t steps);
/// Per obligation: performed by then?
std::vector<bool> performed_after(const Agreement& agreement, const Plan& plan, std::uint32_t steps);
/// What is taken into account besides the state at the end.
enum class Counting { end_only, discount, discount_and_hazard };

/// V_i(S_k) at every point of a deal, `deal.first` … `deal.end` (docs/semantics.md, section 6). Exact. The plan's steps and states are what
/// counts of it. Precondition: the party is cardinal.
std::vector<Wide> values_of_going_on(const Space& space, const Agreement& agreement, const Plan& plan, PartyIndex party,
                                     DealPoints deal, Counting counting = Counting::discount_and_hazard);

/// Neither waiting nor chance nor decay makes one day differ from another: going on is worth what the end is worth.
bool time_is_nothing(const Agreement& agreement);

/// The state in which the party's best way of stopping leaves everybody, and which way that is; of equal ones the first.
WayToStop way_of(const SlackRow& row);
StateIndex state_after_stop(const Plan& plan, const SlackRow& row);

}  // namespace irenic
