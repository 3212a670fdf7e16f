#include "appraisal/parts.hpp"

namespace irenic {

std::optional<OtherOrders> Appraiser::orders(AgreementIndex agreement, const OrderLimits& limits) const {
    if (!enumerated()) return {};
    OtherOrders found;
    found.all_at_once = plan_all_at_once(space(), agreement);
    found.by_issue = plan_by_issue(space(), agreement);
    found.best = plan_best(space(), agreement, limits, parts_->stop);
    return found;
}

}  // namespace irenic
