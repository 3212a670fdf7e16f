/// What would hold an agreement together, all of it.
#include <algorithm>

#include "irenic/keeping.hpp"

namespace irenic {

Hold what_holds(const Space& space, AgreementIndex agreement, const Plan& as_written, const OtherOrders* orders,
                const HoldLimits& limits, const std::stop_token& stop) {
    Hold hold;
    std::vector<const SlackRow*> rows = first_stop(as_written);
    std::stable_sort(rows.begin(), rows.end(), [](const SlackRow* a, const SlackRow* b) { return a->slack < b->slack; });
    for (const SlackRow* row : rows) hold.why.push_back(why_stops(space, agreement, as_written, *row));
    hold.guarantees = guarantees_needed(space, agreement, as_written);
    if (orders == nullptr) return hold;
    if (orders->best.limit_reached && !orders->best.plan) {
        // More steps than sets can tell apart, or more sets than were looked at: what needs them is not looked for.
        if (!as_written.self_enforcing) hold.joint = JointSteps{{}, 0, {}, 0, true};
        hold.deadlocks = Deadlocks{{}, true};
        return hold;
    }
    if (!as_written.self_enforcing) hold.joint = joint_steps(space, agreement, as_written, limits, stop);
    hold.links = test_links(space, agreement, as_written, limits, stop);
    const OrderFound& best = orders->best;
    if (best.plan && best.proven && !best.plan->self_enforcing)
        hold.deadlocks = find_deadlock(space, agreement, as_written, limits, stop);
    return hold;
}

}  // namespace irenic
