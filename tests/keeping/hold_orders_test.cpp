/// Orders that would do better or worse than the one that is written, against every order on random agreements: links left out, joint steps,
/// deadlocks.
#include <bit>

#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/naive_plan.hpp"
#include "keeping/random_agreement.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using Order = std::vector<std::vector<ObligationIndex>>;

bool some_ordinal(const Case& subject) {
    return std::any_of(subject.preferences.begin(), subject.preferences.end(),
                       [](const Preference& preference) { return !preference.cardinal(); });
}

struct Judged {
    std::optional<Space::Build> build;
    std::optional<Plan> plan;
};
Judged judged(const Case& subject) {
    Judged made;
    made.build.emplace(Space::build(subject));
    if (made.build->ok()) made.plan = plan_as_written(*made.build->space, 0).plan;
    return made;
}

struct Worst {
    bool any = false;
    std::optional<mpq_class> margin;
};

std::size_t place(const Order& order, ObligationIndex o) {
    std::size_t at = 0;
    while (std::find(order[at].begin(), order[at].end(), o) == order[at].end()) ++at;
    return at;
}

/// Every order of units that only this link forbids.
Worst worst_forbidden(const Case& subject, const LinkTested& link) {
    Agreement without = subject.agreements.front();
    if (link.tie) {
        std::erase(without.obligations[link.from].with, link.of);
        std::erase(without.obligations[link.of].with, link.from);
    } else {
        std::erase_if(without.obligations[link.from].after, [&](const Link& one) { return one.of == link.of; });
    }
    Order order = naive::Keeper(subject, without).units();
    std::sort(order.begin(), order.end());
    Worst worst;
    do {
        const std::size_t from = place(order, link.from);
        const std::size_t of = place(order, link.of);
        if (link.tie ? from == of : from >= of) continue;
        const naive::Plan plan = naive::Keeper(subject, without).run(order);
        if (!plan.errors.empty()) continue;
        if (plan.margin && (!worst.margin || *plan.margin < *worst.margin)) worst.margin = plan.margin;
        worst.any = true;
    } while (std::next_permutation(order.begin(), order.end()));
    return worst;
}

std::string compare_links(Case subject) {
    subject.agreements.front().separately.clear();
    if (some_ordinal(subject)) return "ordinal";
    const Judged found = judged(subject);
    if (!found.plan) return "no plan";
    constexpr std::size_t most_units = 6;  // every order of them is gone through for every link
    if (naive::Keeper(subject, subject.agreements.front()).units().size() > most_units) return "too many orders";
    const LinksTested tested = test_links(*found.build->space, 0, *found.plan);
    if (tested.links.empty()) return "no links";
    for (const LinkTested& link : tested.links) {
        const Worst worst = worst_forbidden(subject, link);
        EXPECT_EQ(link.not_searched, "");
        EXPECT_EQ(link.idle, !worst.any);
        EXPECT_EQ(link.worst.has_value(), worst.any);
        if (!link.worst || !worst.any) continue;
        EXPECT_EQ(link.worst->margin.has_value(), worst.margin.has_value());
        if (link.worst->margin && worst.margin) {
            EXPECT_NEAR(link.worst->margin->to_double(), worst.margin->get_d(), 1e-7);
        }
        if (link.best_with && link.best_without) {
            EXPECT_GE(link.best_without->to_double(), link.best_with->to_double() - 1e-6);
        }
    }
    return "compared";
}

TEST(HoldOrders, the_worst_order_that_a_link_forbids_is_the_worst_of_all_of_them) {
    auto came_to = outcomes_of_random_cases(4000, random_agreement, compare_links);
    if (!came_to) return;
    EXPECT_GT((*came_to)["compared"], 500U);
}

/// Does the plan get past where `old` stops?
bool past(const naive::Plan& plan, const naive::Plan& old) {
    if (!plan.errors.empty()) return false;
    if (!plan.stops_at) return true;
    naive::Obligations before;
    naive::Obligations now;
    for (std::size_t k = 0; k < *old.stops_at; ++k) before.insert(old.steps[k].begin(), old.steps[k].end());
    for (std::size_t k = 0; k < *plan.stops_at; ++k) now.insert(plan.steps[k].begin(), plan.steps[k].end());
    return now != before && std::includes(now.begin(), now.end(), before.begin(), before.end());
}

/// Without links between obligations that one step performs.
Agreement links_apart(Agreement agreement, const std::vector<ObligationIndex>& step) {
    for (const ObligationIndex o : step)
        std::erase_if(agreement.obligations[o].after,
                      [&](const Link& link) { return std::find(step.begin(), step.end(), link.of) != step.end(); });
    return agreement;
}

/// Per set of obligations that helps, the best margin; of the smallest number of steps that helps.
std::map<std::vector<ObligationIndex>, std::optional<mpq_class>> every_joint(const Case& subject, std::size_t most) {
    const Agreement& agreement = subject.agreements.front();
    const naive::Plan old = naive::plan_as_written(subject, 0);
    const Order units = naive::Keeper(subject, agreement).units();
    std::map<std::vector<ObligationIndex>, std::optional<mpq_class>> found;
    for (std::size_t size = 2; size <= most && found.empty(); ++size)
        for (std::uint32_t chosen = 0; chosen < (1U << units.size()); ++chosen) {
            if (static_cast<std::size_t>(std::popcount(chosen)) != size) continue;
            std::vector<ObligationIndex> joint;
            Order rest;
            for (std::size_t u = 0; u < units.size(); ++u)
                if ((chosen >> u) & 1U)
                    joint.insert(joint.end(), units[u].begin(), units[u].end());
                else
                    rest.push_back(units[u]);
            std::sort(joint.begin(), joint.end());
            const Agreement apart = links_apart(agreement, joint);
            const auto first = static_cast<std::size_t>(std::countr_zero(chosen));
            const auto last = static_cast<std::size_t>(std::bit_width(chosen)) - 1;
            for (std::size_t at = first; at + size <= last + 1; ++at) {
                Order order = rest;
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), joint);
                const naive::Plan plan = naive::Keeper(subject, apart).run(order);
                if (!past(plan, old)) continue;
                const auto [known, is_new] = found.try_emplace(joint, plan.margin);
                if (!is_new && known->second && (!plan.margin || *plan.margin > *known->second))
                    known->second = plan.margin;
            }
        }
    return found;
}

std::string compare_joint(Case subject) {
    subject.agreements.front().separately.clear();
    const Judged found = judged(subject);
    if (!found.plan) return "no plan";
    if (found.plan->self_enforcing) return "kept";
    if (first_stop(*found.plan).front()->at_end) return "at the end";
    HoldLimits limits;
    limits.listed = 100;
    const JointSteps joint = joint_steps(*found.build->space, 0, *found.plan, limits);
    const auto every = every_joint(subject, limits.together);
    EXPECT_EQ(joint.found.size(), every.size());
    EXPECT_FALSE(joint.limit_reached);
    for (const JointStep& one : joint.found) {
        const auto twin = every.find(one.obligations);
        if (twin == every.end()) {
            ADD_FAILURE() << "a joint step that does not help";
            continue;
        }
        EXPECT_EQ(one.plan.margin.has_value(), twin->second.has_value());
        if (one.plan.margin && twin->second) {
            EXPECT_NEAR(one.plan.margin->to_double(), twin->second->get_d(), 1e-7);
        }
    }
    return every.empty() ? "none helps" : "some help";
}

TEST(HoldOrders, joint_steps_are_the_smallest_that_get_past_the_first_stop) {
    auto came_to = outcomes_of_random_cases(6000, random_agreement, compare_joint);
    if (!came_to) return;
    EXPECT_GT((*came_to)["some help"] + (*came_to)["none helps"], 1000U);
    EXPECT_GT((*came_to)["some help"], 100U);
}

/// Every order goes wrong no later than one step beyond the deadlock, where it passes there.
std::string compare_deadlock(Case subject) {
    subject.agreements.front().separately.clear();
    if (some_ordinal(subject)) return "ordinal";
    const Judged judged_ = judged(subject);
    if (!judged_.plan) return "no plan";
    const Deadlocks found = find_deadlock(*judged_.build->space, 0, *judged_.plan);
    EXPECT_FALSE(found.limit_reached);
    if (!found.first) return "none";
    const Agreement& agreement = subject.agreements.front();
    Order order = naive::Keeper(subject, agreement).units();
    std::sort(order.begin(), order.end());
    do {
        const naive::Plan plan = naive::Keeper(subject, agreement).run(order);
        if (!plan.errors.empty()) continue;
        // A stop at the very end is no matter of order.
        const bool keeps = !plan.stops_at || *plan.stops_at == plan.steps.size();
        EXPECT_FALSE(keeps);
        naive::Obligations done;
        std::size_t reached = 0;
        const naive::Obligations lock(found.first->done.begin(), found.first->done.end());
        while (reached < plan.steps.size() && done != lock) {
            done.insert(plan.steps[reached].begin(), plan.steps[reached].end());
            ++reached;
        }
        if (done == lock && plan.stops_at) {
            EXPECT_LE(*plan.stops_at, reached + 1);
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (const PartyIndex i : found.first->cycle)
        EXPECT_TRUE(std::any_of(found.first->next.begin(), found.first->next.end(), [i](const StepRefused& step) {
            return std::find(step.all_who_stop.begin(), step.all_who_stop.end(), i) != step.all_who_stop.end();
        }));
    return found.first->cycle.empty() ? "deadlock without a cycle" : "each would go second";
}

/// One in ten is an exchange: each side has acts that cost it something and are worth more to the other, so that each would go second.
Case often_an_exchange(Random& random) {
    if (!random.one_in(10)) return random_agreement(random);
    CaseBuilder builder;
    builder.party("p0").party("p1");
    std::vector<std::string> acts;
    for (const char* side : {"p0", "p1"})
        for (std::uint32_t k = random.between(1, 2); k > 0; --k) {
            acts.push_back("act" + std::to_string(acts.size()));
            builder.option(acts.back(), {side}, {"no", "yes"}, "up");
            const std::string other = side == std::string("p0") ? "p1" : "p0";
            builder.weight(side, builder.at(acts.back(), "yes"), "-" + std::to_string(random.between(1, 3)));
            builder.weight(other, builder.at(acts.back(), "yes"), std::to_string(random.between(4, 9)));
        }
    builder.agreement("exchange");
    for (const std::string& act : acts) builder.obligation(act, {{act, "yes"}});
    return builder.build();
}

TEST(HoldOrders, no_order_gets_past_a_deadlock) {
    auto came_to = outcomes_of_random_cases(3000, often_an_exchange, compare_deadlock);
    if (!came_to) return;
    EXPECT_GT((*came_to)["each would go second"], 5U);
    EXPECT_GT((*came_to)["deadlock without a cycle"], 5U);
}

}  // namespace
}  // namespace irenic::testing
