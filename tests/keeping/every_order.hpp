/// Every order of an agreement, one after another, judged by the slow twin.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "keeping/naive_plan.hpp"

namespace irenic::testing::naive {

/// Units in steps: which may be done next is looked up afresh each time.
class EveryOrder {
public:
    using Step = std::vector<ObligationIndex>;

    /// `together`: units in a step at most; `everything`: also the step of all units that links allow next.
    EveryOrder(const Case& subject, std::size_t together, bool everything)
        : subject_(subject),
          agreement_(subject.agreements.front()),
          together_(together),
          everything_(everything),
          units_(Keeper(subject, agreement_).units()) {}

    /// Calls `visit` with every plan that can be gone through. False when there would be more than `most` orders.
    bool visit_plans(std::size_t most, const std::function<void(const Plan&)>& visit) {
        std::vector<Step> steps;
        orders_.clear();
        most_ = most;
        add(std::vector<bool>(units_.size()), steps);
        if (orders_.size() > most) return false;
        for (const std::vector<Step>& order : orders_) {
            const Plan plan = Keeper(subject_, agreement_).run(order);
            if (plan.errors.empty()) visit(plan);
        }
        return true;
    }

private:
    [[nodiscard]] bool may_be_next(std::size_t u, const std::vector<bool>& done) const {
        for (const ObligationIndex o : units_[u])
            for (const Link& link : agreement_.obligations[o].after)
                for (std::size_t other = 0; other < units_.size(); ++other)
                    if (!done[other] &&
                        std::find(units_[other].begin(), units_[other].end(), link.of) != units_[other].end())
                        return false;
        return true;
    }

    void add(std::vector<bool> done, std::vector<Step>& steps) {
        if (orders_.size() > most_) return;
        std::vector<std::size_t> next;
        bool all = true;
        for (std::size_t u = 0; u < units_.size(); ++u) {
            all = all && done[u];
            if (!done[u] && may_be_next(u, done)) next.push_back(u);
        }
        if (all) {
            orders_.push_back(steps);
            return;
        }
        for (std::size_t set = 1; set < (std::size_t{1} << next.size()); ++set) {
            const auto size = static_cast<std::size_t>(std::popcount(set));
            if (size > together_ && !(everything_ && size == next.size())) continue;
            Step step;
            std::vector<bool> then = done;
            for (std::size_t k = 0; k < next.size(); ++k) {
                if (((set >> k) & 1U) == 0) continue;
                then[next[k]] = true;
                step.insert(step.end(), units_[next[k]].begin(), units_[next[k]].end());
            }
            std::sort(step.begin(), step.end());
            steps.push_back(step);
            add(then, steps);
            steps.pop_back();
        }
    }

    const Case& subject_;
    const Agreement& agreement_;
    std::size_t together_;
    bool everything_;
    std::vector<Step> units_;
    std::vector<std::vector<Step>> orders_;
    std::size_t most_ = 0;
};

inline std::uint32_t days_of(const Plan& plan) {
    std::uint32_t sum = 0;
    for (const std::uint32_t days : plan.days) sum += days;
    return sum;
}

/// What the best and the worst of a party's statements differ by; 1 where they do not.
inline mpq_class range_of(const Case& subject, PartyIndex party) {
    mpq_class sum;
    for (const Statement& statement : subject.preferences[party].statements) {
        if (statement.graded) {
            mpq_class least = fraction(statement.grades.front().best);
            mpq_class most = least;
            for (const Range& grade : statement.grades) {
                least = std::min<mpq_class>(least, fraction(grade.best));
                most = std::max<mpq_class>(most, fraction(grade.best));
            }
            sum += most - least;
        } else if (statement.weight) {
            sum += abs(fraction(statement.weight->best));
        }
    }
    return sum > 0 ? sum : mpq_class(1);
}

/// The least slack before the end of the deal, each as a share of its party's range.
inline std::optional<mpq_class> least_share(const Case& subject, const Plan& plan) {
    std::optional<mpq_class> least;
    for (const Row& row : plan.rows) {
        if (row.at_end) continue;
        const mpq_class share = row.slack() / range_of(subject, row.party);
        if (!least || share < *least) least = share;
    }
    return least;
}

}  // namespace irenic::testing::naive
