#include "keeping/flow.hpp"

#include <algorithm>

#include "keeping/breach.hpp"
#include "keeping/hazard.hpp"

namespace irenic {

DealPoints points_of_deal(const Plan& plan, std::uint32_t deal) {
    DealPoints points;
    for (const PlanStep& step : plan.steps) {
        if (step.deal < deal) ++points.first;
        if (step.deal <= deal) ++points.end;
    }
    return points;
}

std::uint32_t day_after(const Plan& plan, std::uint32_t steps) {
    std::uint32_t day = 0;
    for (std::uint32_t k = 0; k < steps; ++k) day += plan.steps[k].days;
    return day;
}

std::vector<bool> performed_after(const Agreement& agreement, const Plan& plan, std::uint32_t steps) {
    std::vector<bool> performed(agreement.obligations.size());
    for (std::uint32_t k = 0; k < steps; ++k)
        for (const ObligationIndex o : plan.steps[k].obligations) performed[o] = true;
    return performed;
}

std::vector<Wide> values_of_going_on(const Space& space, const Agreement& agreement, const Plan& plan, PartyIndex party,
                                     DealPoints deal, Counting counting) {
    const Wide one(std::int64_t{1});
    const Wide discount(agreement.keeping.discount[party].best);
    std::vector<Wide> values(deal.end - deal.first + 1);
    values.back() = space.value(party, plan.states[deal.end]);
    std::uint32_t day = day_after(plan, deal.end);
    for (std::uint32_t k = deal.end; k-- > deal.first;) {
        Wide& value = values[k - deal.first];
        const Wide& later_value = values[k - deal.first + 1];
        value = later_value;
        if (counting == Counting::end_only) continue;
        const std::uint32_t days = plan.steps[k].days;
        day -= days;
        if (counting == Counting::discount_and_hazard) {
            const Wide safe = chance_to_last(agreement.keeping.hazard, day, days);
            value = safe * later_value + (one - safe) * Wide(space.value(party, plan.broken[k]));
        }
        const Wide later = discount.power(days);
        value = (one - later) * Wide(space.value(party, plan.states[k])) + later * value;
    }
    return values;
}

bool time_is_nothing(const Agreement& agreement) {
    const Decimal one{Decimal::units_per_one};
    return !fades(agreement) && agreement.keeping.hazard.absent() &&
           std::all_of(agreement.keeping.discount.begin(), agreement.keeping.discount.end(),
                       [one](const Range& discount) { return discount.best == one; });
}

WayToStop way_of(const SlackRow& row) {
    const Wide best = row.stop + row.penalties;
    if (row.wait && Wide(*row.wait) == best) return WayToStop::wait;
    if (row.break_ && Wide(*row.break_) == best) return WayToStop::break_;
    return WayToStop::act;
}

StateIndex state_after_stop(const Plan& plan, const SlackRow& row) {
    switch (way_of(row)) {
        case WayToStop::wait: return plan.states[row.after];
        case WayToStop::break_: return plan.broken[row.after];
        case WayToStop::act: break;
    }
    return row.act_reply;
}

}  // namespace irenic
