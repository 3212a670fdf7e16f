/// Which obligations, done in one step, would take a plan past where it stops.
#include <algorithm>
#include <cmath>
#include <functional>

#include "keeping/flow.hpp"
#include "keeping/hazard.hpp"
#include "keeping/order_bounds.hpp"
#include "keeping/reorder.hpp"

namespace irenic {
namespace {

/// Sequences of steps of one deal, looked at quickly: only those that may do are then judged exactly.
class QuickLook {
public:
    QuickLook(const Space& space, const Agreement& agreement, const Plan& plan, std::uint32_t deal)
        : agreement_(tied_as_in(agreement, plan, deal)),
          frame_(frame_of(space.subject(), agreement_, plan, deal)),
          lattice_(space, agreement_, frame_.members, frame_.before, frame_.start, frame_.first_day),
          timeless_(time_is_nothing(agreement_)),
          end_values_(space.party_count(), 0) {
        const StateIndex end = plan.states[points_of_deal(plan, deal).end];
        for (PartyIndex i = 0; i < end_values_.size(); ++i)
            if (space.cardinal(i)) end_values_[i] = to_double(space.value(i, end));
        for (const auto& step : steps_of_deal(plan, deal))
            for (std::size_t u = 0; u < lattice_.units().size(); ++u)
                if (lattice_.units()[u].obligations.front() == *std::min_element(step.begin(), step.end()))
                    unit_.push_back(DoneSet{1} << u);
    }

    [[nodiscard]] bool usable() const { return lattice_.problem().empty(); }
    [[nodiscard]] DoneSet unit(std::size_t step) const { return unit_[step]; }

    struct Verdict {
        bool passes = false;  ///< the first stop that is sure lies beyond `old`, or there is none
        double margin = OrderBounds::unbounded;
    };
    /// `steps`: units, together the whole deal.
    Verdict look(const std::vector<DoneSet>& steps, DoneSet old) {
        std::vector<DoneSet> sets{0};
        std::vector<std::uint32_t> days{lattice_.first_day()};
        for (const DoneSet step : steps) {
            days.push_back(days.back() + lattice_.days(step, days.back()));
            sets.push_back(sets.back() | step);
        }
        if (timeless_ && !gets_past(sets, old)) return {};
        for (const DoneSet set : sets)
            if (lattice_.point(set).state == no_state) return {};
        Verdict verdict;
        verdict.passes = true;
        std::vector<double> values = end_values_;
        for (std::size_t k = sets.size(); k-- > 0;) {
            const LatticePoint& here = lattice_.point(sets[k]);
            if (!timeless_ && k + 1 < sets.size())
                for (PartyIndex i = 0; i < values.size(); ++i)
                    if (lattice_.space().cardinal(i)) values[i] = worth(here, i, values[i], days, k);
            for (const Stopping& asked : here.asked) {
                const double slack = values[asked.party] - asked.on_day(days[k]);
                if (k + 1 < sets.size()) verdict.margin = std::min(verdict.margin, slack);
                // Points are gone through from the last to the first: what is said here overrules what lies further on.
                if (OrderBounds::stops_for_sure(slack, values[asked.party])) verdict.passes = beyond(sets[k], old);
            }
        }
        return verdict;
    }

    [[nodiscard]] bool timeless() const { return timeless_; }

private:
    /// The steps of the plan are units, and no link matters.
    static Agreement tied_as_in(Agreement agreement, const Plan& plan, std::uint32_t deal) {
        for (Obligation& obligation : agreement.obligations) {
            obligation.after.clear();
            obligation.with.clear();
        }
        for (const auto& step : steps_of_deal(plan, deal))
            for (const ObligationIndex o : step)
                if (o != step.front()) agreement.obligations[o].with.push_back(step.front());
        return agreement;
    }

    static bool beyond(DoneSet set, DoneSet old) { return (old & ~set) == 0 && set != old; }

    /// Where time is nothing: nobody stops for sure before a point beyond the old one. Looks no further than that.
    bool gets_past(const std::vector<DoneSet>& sets, DoneSet old) {
        for (const DoneSet set : sets) {
            if (beyond(set, old)) return true;
            const LatticePoint& here = lattice_.point(set);
            if (here.state == no_state) return false;
            for (const Stopping& asked : here.asked)
                if (OrderBounds::stops_for_sure(end_values_[asked.party] - asked.on_day(0), end_values_[asked.party]))
                    return false;
        }
        return true;
    }

    double worth(const LatticePoint& here, PartyIndex i, double ahead, const std::vector<std::uint32_t>& days,
                 std::size_t k) {
        const auto value = [&](StateIndex s) { return to_double(lattice_.space().value(i, s)); };
        const std::uint32_t long_ = days[k + 1] - days[k];
        const double later = std::pow(to_double(agreement_.keeping.discount[i].best), long_);
        const double safe = about_chance_to_last(agreement_.keeping.hazard, days[k], long_);
        if (later == 1 && safe == 1) return ahead;
        return (1 - later) * value(here.state) + later * (safe * ahead + (1 - safe) * value(here.broken));
    }

    Agreement agreement_;
    DealFrame frame_;
    StateLattice lattice_;
    bool timeless_;
    std::vector<double> end_values_;
    std::vector<DoneSet> unit_;  ///< per step of the plan
};

class Joining {
public:
    Joining(const Space& space, const Agreement& agreement, const HoldLimits& limits, const std::stop_token& stop,
            JointSteps& answer)
        : space_(space), agreement_(agreement), limits_(limits), stop_(stop), answer_(answer) {}

    /// The smallest sets of steps that, made one, take the plan past its first stop; the best first.
    std::vector<JointStep> past(const Plan& plan) {
        std::vector<JointStep> found;
        const auto rows = first_stop(plan);
        if (rows.empty() || rows.front()->at_end) return found;
        const std::uint32_t deal = rows.front()->deal;
        const DealPoints points = points_of_deal(plan, deal);
        const StepLists steps = steps_of_deal(plan, deal);
        QuickLook look(space_, agreement_, plan, deal);
        if (!look.usable()) return found;
        DoneSet old = 0;
        const std::size_t performed = rows.front()->after - points.first;
        for (std::size_t k = 0; k < performed; ++k) old |= look.unit(k);
        // Where time is nothing, a point that is still gone through is one where the party still stops.
        const std::size_t first_below = look.timeless() ? performed : steps.size();
        for (std::size_t size = 2; size <= std::min(limits_.together, steps.size()) && found.empty(); ++size) {
            std::vector<std::size_t> chosen;
            choose(size, 0, first_below, steps.size(), chosen, [&] {
                if (auto joint = best_place(plan, deal, steps, chosen, look, old)) found.push_back(std::move(*joint));
            });
        }
        std::stable_sort(found.begin(), found.end(), [](const JointStep& a, const JointStep& b) {
            if (a.plan.self_enforcing != b.plan.self_enforcing) return a.plan.self_enforcing;
            return a.plan.margin && b.plan.margin && *a.plan.margin > *b.plan.margin;
        });
        return found;
    }

private:
    void choose(std::size_t size, std::size_t from, std::size_t below, std::size_t count,
                std::vector<std::size_t>& chosen, const std::function<void()>& visit) {
        if (answer_.plans > limits_.plans || stop_.stop_requested()) answer_.limit_reached = true;
        if (answer_.limit_reached) return;
        if (chosen.size() == size) return visit();
        for (std::size_t k = from; k < below; ++k) {
            chosen.push_back(k);
            choose(size, k + 1, count, count, chosen, visit);
            chosen.pop_back();
        }
    }

    /// The joint step may stand anywhere from the first of what it joins to the last.
    std::optional<JointStep> best_place(const Plan& plan, std::uint32_t deal, const StepLists& steps,
                                        const std::vector<std::size_t>& chosen, QuickLook& look, DoneSet old) {
        std::vector<ObligationIndex> joint;
        DoneSet joint_units = 0;
        for (const std::size_t k : chosen) {
            joint.insert(joint.end(), steps[k].begin(), steps[k].end());
            joint_units |= look.unit(k);
        }
        std::sort(joint.begin(), joint.end());
        struct Place {
            StepLists steps;
            double margin;
        };
        std::vector<Place> places;
        for (std::size_t cut = chosen.front(); cut < chosen.back() + 1; ++cut) {
            if (cut != chosen.front() && std::find(chosen.begin(), chosen.end(), cut) != chosen.end()) continue;
            // The cut is before the first of them, or behind step `cut`, which is none of them.
            Place place{{}, 0};
            std::vector<DoneSet> units;
            for (std::size_t k = 0; k < steps.size(); ++k) {
                const bool put_before = k == chosen.front() && cut == chosen.front();
                if (put_before) place.steps.push_back(joint), units.push_back(joint_units);
                if (std::find(chosen.begin(), chosen.end(), k) == chosen.end()) {
                    place.steps.push_back(steps[k]);
                    units.push_back(look.unit(k));
                }
                if (k == cut && !put_before) place.steps.push_back(joint), units.push_back(joint_units);
            }
            if (!links_allow(place.steps)) continue;
            ++answer_.plans;
            const QuickLook::Verdict verdict = look.look(units, old);
            place.margin = verdict.margin;
            if (verdict.passes) places.push_back(std::move(place));
        }
        std::stable_sort(places.begin(), places.end(),
                         [](const Place& a, const Place& b) { return a.margin > b.margin; });
        for (const Place& place : places)
            if (auto judged = exactly(plan, deal, place.steps)) {
                JointStep made;
                made.replaces = replaced(joint, steps);
                made.obligations = std::move(joint);
                made.plan = std::move(*judged);
                return made;
            }
        return {};
    }

    /// Links inside the joint step, or inside one that has been joined before, fall away: what waited is done together.
    [[nodiscard]] bool links_allow(const StepLists& steps) const {
        std::vector<std::size_t> at(agreement_.obligations.size(), steps.size());
        for (std::size_t k = 0; k < steps.size(); ++k)
            for (const ObligationIndex o : steps[k]) at[o] = k;
        for (ObligationIndex o = 0; o < at.size(); ++o)
            for (const Link& link : agreement_.obligations[o].after)
                if (at[o] < steps.size() && at[link.of] < steps.size() && at[link.of] > at[o]) return false;
        return true;
    }

    [[nodiscard]] std::vector<std::pair<ObligationIndex, ObligationIndex>> replaced(
        const std::vector<ObligationIndex>& joint, const StepLists& before) const {
        std::vector<std::pair<ObligationIndex, ObligationIndex>> links;
        const auto together_before = [&](ObligationIndex a, ObligationIndex b) {
            return std::any_of(before.begin(), before.end(), [&](const auto& step) {
                return std::find(step.begin(), step.end(), a) != step.end() &&
                       std::find(step.begin(), step.end(), b) != step.end();
            });
        };
        for (const ObligationIndex o : joint)
            for (const Link& link : agreement_.obligations[o].after)
                if (std::find(joint.begin(), joint.end(), link.of) != joint.end() && !together_before(o, link.of))
                    links.emplace_back(o, link.of);
        return links;
    }

    /// The plan, if it does get past where the old one stops.
    [[nodiscard]] std::optional<Plan> exactly(const Plan& old, std::uint32_t deal, const StepLists& steps) const {
        PlanResult judged = plan_in_order(space_, agreement_, "joint", deals_with(agreement_, old, deal, steps));
        if (!judged.plan || !judged.plan->stops_at) return std::move(judged.plan);
        const SlackRow* was = first_stop(old).front();
        const SlackRow* now = first_stop(*judged.plan).front();
        const std::vector<bool> before = performed_after(agreement_, old, was->after);
        const std::vector<bool> after = performed_after(agreement_, *judged.plan, now->after);
        for (std::size_t o = 0; o < before.size(); ++o)
            if (before[o] && !after[o]) return {};
        if (before == after && now->deal == was->deal) return {};
        return std::move(judged.plan);
    }

    const Space& space_;
    const Agreement& agreement_;
    const HoldLimits& limits_;
    const std::stop_token& stop_;
    JointSteps& answer_;
};

}  // namespace

JointSteps joint_steps(const Space& space, AgreementIndex agreement, const Plan& plan, const HoldLimits& limits,
                       const std::stop_token& stop) {
    const Agreement& kept = space.subject().agreements[agreement];
    JointSteps answer;
    Joining joining(space, kept, limits, stop, answer);
    answer.found = joining.past(plan);
    answer.count = answer.found.size();
    if (!answer.found.empty() && !answer.found.front().plan.self_enforcing) {
        answer.in_turn.push_back(answer.found.front());
        while (!answer.in_turn.back().plan.self_enforcing) {
            std::vector<JointStep> next = joining.past(answer.in_turn.back().plan);
            if (next.empty()) break;
            answer.in_turn.push_back(std::move(next.front()));
        }
        if (!answer.in_turn.back().plan.self_enforcing) answer.in_turn.clear();
    }
    if (answer.found.size() > limits.listed) answer.found.resize(limits.listed);
    return answer;
}

}  // namespace irenic
