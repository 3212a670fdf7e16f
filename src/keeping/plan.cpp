/// Does a plan enforce itself? Values of going on are worked out backwards from the end of each deal, stop values state by state.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "keeping/breach.hpp"
#include "keeping/course.hpp"
#include "keeping/flow.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

class Planner {
public:
    Planner(const Space& space, const Agreement& agreement, const ActAlone& act_alone)
        : space_(space), subject_(space.subject()), agreement_(agreement), act_alone_(act_alone) {}

    PlanResult as_written() {
        deals_ = schedule_as_written(agreement_, result_.diagnostics);
        if (!result_.diagnostics.empty()) return std::move(result_);
        return run("as-written");
    }

    PlanResult in_order(std::string name, std::vector<Deal> deals) {
        deals_ = std::move(deals);
        return run(std::move(name));
    }

private:
    PlanResult run(std::string name) {
        plan_.name = std::move(name);
        points_ = course_of(subject_, agreement_, deals_, result_.diagnostics);
        for (std::size_t k = 0; k < points_.size(); ++k) arrive(k);
        for (const Deal& deal : deals_) plan_.steps.insert(plan_.steps.end(), deal.steps.begin(), deal.steps.end());
        for (PartyIndex i = 0; i < subject_.parties.size(); ++i) {
            const auto asked = points_asked(i);
            if (asked.empty()) continue;
            if (!space_.cardinal(i))
                refuse_ordinal(i);
            else if (result_.diagnostics.empty())
                ask(i, asked);
        }
        if (!result_.diagnostics.empty()) return std::move(result_);
        conclude();
        result_.plan = std::move(plan_);
        return std::move(result_);
    }

    /// A point of a deal: how many of its steps have been performed.
    struct InDeal {
        std::uint32_t deal = 0;
        std::uint32_t first = 0;  ///< steps of the deals before
        std::uint32_t done = 0;
    };

    /// Takes up the state at a point, and what a breach there would lead to.
    void arrive(std::size_t k) {
        const CoursePoint& point = points_[k];
        plan_.states.push_back(
            state_at(point.levels, point.where, "the state " + point.where, point.place, "infeasible-step"));
        plan_.broken.push_back(state_at(after_breach(subject_, agreement_, point.levels), point.where,
                                        "what a breach leads to " + point.where, point.place, "infeasible-breach"));
    }

    /// What cannot be is said once for every constraint that forbids it: at the first point where it does.
    StateIndex state_at(const Levels& levels, const std::string& where, const std::string& what, Place place,
                        const char* code) {
        StateOrError found = find_levels(space_, levels, what, place);
        if (found.state) return *found.state;
        const auto constraints = space_.forbidden_by(levels);
        if (!said_.emplace(code, constraints.empty() ? subject_.never.size() : constraints.front()).second)
            return no_state;
        found.error.code = code;
        if (std::string_view(code) == "infeasible-breach")
            found.error.help += ", or say under `if-broken` what else a breach " + where + " leads to";
        result_.diagnostics.push_back(std::move(found.error));
        return no_state;
    }

    void refuse_ordinal(PartyIndex i) {
        const auto first = std::find_if(agreement_.obligations.begin(), agreement_.obligations.end(),
                                        [i](const Obligation& obligation) { return performs(obligation, i); });
        const std::string why =
            first == agreement_.obligations.end() ? "which a breach makes act" : "which performs `" + first->id + "`";
        result_.diagnostics.push_back({Severity::error, "ordinal-party",
                                       "keeping `" + agreement_.id + "` needs weights, and the preferences of `" +
                                           subject_.parties[i].id + "`, " + why + ", only order states",
                                       subject_.preferences[i].place, "give every statement of the party a weight"});
    }

    /// Where the party performs something in the deal that is not yet done, or a breach would change what it alone owns.
    [[nodiscard]] std::vector<InDeal> points_asked(PartyIndex i) const {
        std::vector<InDeal> asked;
        InDeal at;
        for (const Deal& deal : deals_) {
            for (at.done = 0; at.done <= deal.steps.size(); ++at.done) {
                const Levels& levels = points_[at.first + at.done].levels;
                if (performs_later(i, deal, at.done) ||
                    changes_own_option(subject_, i, levels, after_breach(subject_, agreement_, levels)))
                    asked.push_back(at);
            }
            at.first += static_cast<std::uint32_t>(deal.steps.size());
            ++at.deal;
        }
        return asked;
    }

    [[nodiscard]] bool performs_later(PartyIndex i, const Deal& deal, std::uint32_t done) const {
        for (std::size_t k = done; k < deal.steps.size(); ++k)
            for (const ObligationIndex o : deal.steps[k].obligations)
                if (performs(agreement_.obligations[o], i)) return true;
        return false;
    }

    void ask(PartyIndex i, const std::vector<InDeal>& asked) {
        std::vector<std::vector<Wide>> going_on(deals_.size());
        for (const InDeal& at : asked) {
            const Deal& deal = deals_[at.deal];
            if (going_on[at.deal].empty())
                going_on[at.deal] = values_of_going_on(
                    space_, agreement_, plan_, i, {at.first, at.first + static_cast<std::uint32_t>(deal.steps.size())});
            SlackRow row;
            row.after = at.first + at.done;
            row.deal = at.deal;
            row.at_end = at.done == deal.steps.size();
            row.party = i;
            row.go_on = going_on[at.deal][at.done];
            row.penalties = penalties_in_force(agreement_, i, points_[row.after].performed, day_after(plan_, row.after));
            if (!fill_stop_value(space_, agreement_, plan_.states[row.after], plan_.broken[row.after], act_alone_, row))
                continue;
            row.slack = row.go_on - row.stop;
            plan_.slack.push_back(std::move(row));
        }
    }

    void conclude() {
        std::stable_sort(plan_.slack.begin(), plan_.slack.end(), [](const SlackRow& a, const SlackRow& b) {
            return std::tie(a.after, a.deal, a.party) < std::tie(b.after, b.deal, b.party);
        });
        for (const SlackRow& row : plan_.slack)
            if (!row.at_end && (!plan_.margin || row.slack < *plan_.margin)) plan_.margin = row.slack;
        const SlackRow* worst = worst_at_first_stop(plan_);
        plan_.self_enforcing = worst == nullptr;
        if (worst == nullptr) return;
        plan_.stops_at = worst->after;
        plan_.stopped_by = worst->party;
    }

    const Space& space_;
    const Case& subject_;
    const Agreement& agreement_;
    const ActAlone& act_alone_;
    std::vector<Deal> deals_;
    std::vector<CoursePoint> points_;
    std::set<std::pair<std::string, std::size_t>> said_;
    Plan plan_;
    PlanResult result_;
};

}  // namespace

std::vector<const SlackRow*> first_stop(const Plan& plan) {
    std::vector<const SlackRow*> rows;
    for (const SlackRow& row : plan.slack)
        if (row.slack.sign() < 0 &&
            (rows.empty() || (row.after == rows.front()->after && row.deal == rows.front()->deal)))
            rows.push_back(&row);
    return rows;
}

const SlackRow* worst_at_first_stop(const Plan& plan) {
    const SlackRow* worst = nullptr;
    for (const SlackRow* row : first_stop(plan))
        if (worst == nullptr || row->slack < worst->slack) worst = row;
    return worst;
}

bool same_steps(const Plan& one, const Plan& other) {
    return std::equal(one.steps.begin(), one.steps.end(), other.steps.begin(), other.steps.end(),
                      [](const PlanStep& a, const PlanStep& b) { return a.obligations == b.obligations; });
}

std::vector<PartyIndex> performers_of(const Agreement& agreement, std::span<const ObligationIndex> obligations) {
    std::vector<PartyIndex> performers;
    for (const ObligationIndex o : obligations)
        for (const PartyIndex i : agreement.obligations[o].by)
            if (std::find(performers.begin(), performers.end(), i) == performers.end()) performers.push_back(i);
    return performers;
}

PlanResult plan_as_written(const Space& space, AgreementIndex agreement, const ActAlone& act_alone) {
    return Planner(space, space.subject().agreements[agreement], act_alone).as_written();
}

PlanResult plan_in_order(const Space& space, const Agreement& agreement, std::string name, std::vector<Deal> deals,
                         const ActAlone& act_alone) {
    return Planner(space, agreement, act_alone).in_order(std::move(name), std::move(deals));
}

namespace {

std::vector<Levels> states_of_deals(const Case& subject, const Agreement& kept, const std::vector<Deal>& deals,
                                    const ActAlone& act_alone) {
    std::vector<Diagnostic> said_elsewhere;
    std::vector<Levels> states;
    const bool acts =
        kept.keeping.stopping == Keeping::Stopping::best || kept.keeping.stopping == Keeping::Stopping::act;
    for (const CoursePoint& point : course_of(subject, kept, deals, said_elsewhere)) {
        states.push_back(point.levels);
        states.push_back(after_breach(subject, kept, point.levels));
        for (PartyIndex i = 0; acts && i < subject.parties.size(); ++i) {
            const auto move = act_alone(i, point.levels, after_breach(subject, kept, point.levels, i));
            if (!move) continue;
            states.push_back(*move);
            states.push_back(after_breach(subject, kept, *move, i));
        }
    }
    return states;
}

}  // namespace

std::vector<Levels> states_of_plan(const Case& subject, AgreementIndex agreement, const ActAlone& act_alone) {
    const Agreement& kept = subject.agreements[agreement];
    std::vector<Diagnostic> said_elsewhere;
    return states_of_deals(subject, kept, schedule_as_written(kept, said_elsewhere), act_alone);
}

std::vector<Levels> states_of_steps(const Case& subject, AgreementIndex agreement, const std::vector<PlanStep>& steps,
                                    const ActAlone& act_alone) {
    return states_of_deals(subject, subject.agreements[agreement], deals_in(steps), act_alone);
}

}  // namespace irenic
