#include "keeping/reorder.hpp"

#include <algorithm>

#include "keeping/flow.hpp"

namespace irenic {

StepLists steps_of_deal(const Plan& plan, std::uint32_t deal) {
    StepLists steps;
    for (const PlanStep& step : plan.steps)
        if (step.deal == deal) steps.push_back(step.obligations);
    return steps;
}

std::vector<Deal> deals_with(const Agreement& agreement, const Plan& plan, std::uint32_t deal, const StepLists& steps) {
    std::vector<Deal> deals;
    std::uint32_t day = 0;
    const std::uint32_t count = plan.steps.empty() ? 0 : plan.steps.back().deal + 1;
    for (std::uint32_t d = 0; d < count; ++d) {
        deals.emplace_back();
        for (const std::vector<ObligationIndex>& obligations : d == deal ? steps : steps_of_deal(plan, d)) {
            PlanStep step;
            step.obligations = obligations;
            std::sort(step.obligations.begin(), step.obligations.end());
            step.deal = d;
            step.days = days_of(agreement, step, day);
            day += step.days;
            deals.back().steps.push_back(std::move(step));
        }
    }
    return deals;
}

DealFrame frame_of(const Case& subject, const Agreement& agreement, const Plan& plan, std::uint32_t deal) {
    const DealPoints points = points_of_deal(plan, deal);
    DealFrame frame;
    frame.members.resize(agreement.obligations.size());
    for (const PlanStep& step : plan.steps)
        if (step.deal == deal)
            for (const ObligationIndex o : step.obligations) frame.members[o] = true;
    frame.before = performed_after(agreement, plan, points.first);
    frame.start = levels_of(subject, agreement, frame.before);
    frame.first_day = day_after(plan, points.first);
    return frame;
}

std::vector<ObligationIndex> obligations_of(const Lattice& lattice, DoneSet units) {
    std::vector<ObligationIndex> obligations;
    for (std::size_t u = 0; u < lattice.units().size(); ++u)
        if ((units >> u) & 1U)
            obligations.insert(obligations.end(), lattice.units()[u].obligations.begin(),
                               lattice.units()[u].obligations.end());
    std::sort(obligations.begin(), obligations.end());
    return obligations;
}

std::optional<Wide> margin_in_deal(const Plan& plan, std::uint32_t deal) {
    std::optional<Wide> margin;
    for (const SlackRow& row : plan.slack)
        if (row.deal == deal && !row.at_end && (!margin || row.slack < *margin)) margin = row.slack;
    return margin;
}

}  // namespace irenic
