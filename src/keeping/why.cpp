/// Why a party stops: its slack, taken apart.
#include "keeping/breach.hpp"
#include "keeping/flow.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

/// Goes through a deal obligation by obligation and notes what each changes for one party.
class Shares {
public:
    Shares(const Space& space, const Agreement& agreement, const Plan& plan, const SlackRow& row)
        : space_(space),
          agreement_(agreement),
          party_(row.party),
          done_(performed_after(agreement, plan, points_of_deal(plan, row.deal).first)) {
        const DealPoints deal = points_of_deal(plan, row.deal);
        at_ = plan.states[deal.first];
        for (std::uint32_t k = deal.first; k < deal.end; ++k)
            step(plan.steps[k], plan.states[k + 1], k < row.after ? behind : ahead);
    }

    std::vector<ObligationShare> behind;
    std::vector<ObligationShare> ahead;

private:
    void step(const PlanStep& step, StateIndex after, std::vector<ObligationShare>& shares) {
        ObligationShare share;
        for (const ObligationIndex o : step.obligations) {
            done_[o] = true;
            share.obligations.push_back(o);
            const bool last = o == step.obligations.back();
            const std::optional<StateIndex> here =
                last ? std::optional(after) : space_.find(levels_of(space_.subject(), agreement_, done_));
            if (!here) continue;
            share.change = Wide(space_.value(party_, *here)) - Wide(space_.value(party_, at_));
            at_ = *here;
            shares.push_back(std::move(share));
            share = {};
        }
    }

    const Space& space_;
    const Agreement& agreement_;
    PartyIndex party_;
    std::vector<bool> done_;
    StateIndex at_ = no_state;
};

}  // namespace

WhyStops why_stops(const Space& space, AgreementIndex agreement, const Plan& plan, const SlackRow& row) {
    const Agreement& kept = space.subject().agreements[agreement];
    const DealPoints deal = points_of_deal(plan, row.deal);
    const auto value = [&](StateIndex s) { return Wide(space.value(row.party, s)); };
    const auto worth = [&](Counting counting) {
        return values_of_going_on(space, kept, plan, row.party, deal, counting)[row.after - deal.first];
    };
    Shares shares(space, kept, plan, row);
    WhyStops why;
    why.row = row;
    why.behind = std::move(shares.behind);
    why.ahead = std::move(shares.ahead);
    const Wide in_time = worth(Counting::discount);
    why.by_discount = in_time - worth(Counting::end_only);
    why.by_hazard = row.go_on - in_time;
    why.way = way_of(row);
    const Wide here = value(plan.states[row.after]);
    if (why.way == WayToStop::break_) why.by_answer = value(plan.broken[row.after]) - here;
    if (why.way == WayToStop::act) {
        why.by_move = value(row.act_to) - here;
        why.by_answer = value(row.act_reply) - value(row.act_to);
    }
    const std::vector<bool> performed = performed_after(kept, plan, row.after);
    for (std::uint32_t g = 0; g < kept.guarantees.size(); ++g)
        if (in_force(kept, kept.guarantees[g], row.party, performed))
            why.penalties.push_back({g, penalty_on_day(kept.guarantees[g], day_after(plan, row.after))});
    return why;
}

}  // namespace irenic
