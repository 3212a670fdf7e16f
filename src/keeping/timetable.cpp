#include <algorithm>

#include "irenic/keeping.hpp"

namespace irenic {

Timetable timetable_of(const Agreement& agreement, const Plan& plan) {
    Timetable made;
    for (const PlanStep& step : plan.steps) {
        StepTime time{made.days, made.days, made.days + step.days};
        for (const ObligationIndex o : step.obligations)
            time.works = std::max<std::uint64_t>(time.works, agreement.obligations[o].not_before);
        for (const ObligationIndex o : step.obligations) {
            const Obligation& owed = agreement.obligations[o];
            ObligationTime when{o, static_cast<std::uint32_t>(made.steps.size()), time.works, time.works + owed.days};
            if (owed.within) when.late = static_cast<std::int64_t>(when.ends) - std::int64_t{*owed.within};
            made.obligations.push_back(when);
        }
        made.days = time.ends;
        made.steps.push_back(time);
    }
    return made;
}

const SlackRow* tightest_before(const Plan& plan, std::uint32_t step) {
    const SlackRow* least = nullptr;
    for (const SlackRow& row : plan.slack) {
        if (row.after != step || row.at_end) continue;
        if (least == nullptr || row.slack < least->slack) least = &row;
    }
    return least;
}

}  // namespace irenic
