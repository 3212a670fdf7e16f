/// Why a plan stops and what would hold it: worked by hand, and against definitions on random agreements.
#include <map>

#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/naive_plan.hpp"
#include "keeping/random_agreement.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// One whole exchange: each act costs its performer 4 and gives the other 6; a bank that both mean something to.
CaseBuilder swap() {
    CaseBuilder made;
    made.party("a").party("b").party("bank");
    made.option("one", {"a"}, {"no", "yes"}, "up").option("two", {"b"}, {"no", "yes"}, "up");
    made.weight("a", made.at("one", "yes"), "-4").weight("a", made.at("two", "yes"), "6");
    made.weight("b", made.at("two", "yes"), "-4").weight("b", made.at("one", "yes"), "6");
    made.weight("bank", made.at("one", "yes"), "1").weight("bank", made.at("two", "yes"), "5");
    made.agreement("swap");
    made.obligation("do-one", {{"one", "yes"}}, 1).obligation("do-two", {{"two", "yes"}}, 1);
    return made;
}

Wide wide(const char* text) { return Wide(decimal(text)); }

TEST(Hold, says_what_the_party_that_stops_has_received_and_what_it_still_owes) {
    const Case subject = swap().build();
    const Space::Build build = Space::build(subject);
    const PlanResult plan = plan_as_written(*build.space, 0);
    const Hold hold = what_holds(*build.space, 0, *plan.plan, nullptr);
    ASSERT_EQ(hold.why.size(), 1U);
    const WhyStops& why = hold.why.front();
    EXPECT_EQ(why.row.party, 1U);
    EXPECT_EQ(why.row.slack, wide("-4"));
    ASSERT_EQ(why.behind.size(), 1U);
    EXPECT_EQ(why.behind.front().change, wide("6"));
    ASSERT_EQ(why.ahead.size(), 1U);
    EXPECT_EQ(why.ahead.front().change, wide("-4"));
    EXPECT_EQ(why.by_discount.sign(), 0);
    EXPECT_EQ(why.by_hazard.sign(), 0);
    EXPECT_EQ(why.way, WayToStop::wait);
    EXPECT_TRUE(why.penalties.empty());
}

TEST(Hold, a_guarantor_stands_behind_what_it_gains_more_from_than_it_costs) {
    // Where b stops the bank has 1, at the end 6: it gains 5 and would lay out 4.
    CaseBuilder made = swap();
    made.last_agreement().guarantors = {{2, exactly("20").best, exactly("1").best}};
    const auto need = [](const CaseBuilder& builder) {
        CaseBuilder copy = builder;
        const Case subject = copy.build();
        const Space::Build build = Space::build(subject);
        return guarantees_needed(*build.space, 0, *plan_as_written(*build.space, 0).plan);
    };
    GuaranteesNeeded found = need(made);
    ASSERT_EQ(found.needs.size(), 1U);
    EXPECT_EQ(found.needs[0].on, 1U);
    EXPECT_EQ(found.needs[0].penalty, decimal("4"));
    EXPECT_EQ(found.needs[0].until, ObligationIndex{1});
    ASSERT_EQ(found.needs[0].carriers.size(), 1U);
    EXPECT_EQ(found.needs[0].carriers[0].gain, wide("5"));
    EXPECT_TRUE(found.needs[0].carriers[0].willing);
    EXPECT_TRUE(found.all_carried);
    // Half as effective: it would lay out 8.
    made.last_agreement().guarantors = {{2, exactly("20").best, exactly("0.5").best}};
    found = need(made);
    EXPECT_FALSE(found.needs[0].carriers[0].willing);
    EXPECT_FALSE(found.all_carried);
    // Willing, but with too little to spend.
    made.last_agreement().guarantors = {{2, exactly("3").best, exactly("1").best}};
    found = need(made);
    EXPECT_TRUE(found.needs[0].carriers[0].willing);
    EXPECT_FALSE(found.needs[0].carriers[0].affords);
    EXPECT_FALSE(found.all_carried);
    // Of two who would, the one with the least outlay.
    made.last_agreement().guarantors = {{0, exactly("20").best, exactly("1").best},
                                        {2, exactly("20").best, exactly("2").best}};
    found = need(made);
    ASSERT_TRUE(found.all_carried);
    EXPECT_EQ(found.needs[0].carriers[*found.needs[0].carried_by].by, 2U);
}

TEST(Hold, a_guarantee_that_decays_is_too_weak_when_it_is_needed) {
    CaseBuilder made = swap();
    Guarantee bond;
    bond.by = 2;
    bond.on = 1;
    bond.penalty = exactly("4");
    made.last_agreement().guarantees = {bond};
    Case subject = made.build();
    const auto judge = [&] {
        const Space::Build build = Space::build(subject);
        return *plan_as_written(*build.space, 0).plan;
    };
    EXPECT_TRUE(judge().self_enforcing);
    // After one day 4 · 0.99 = 3.96 is left of it.
    subject.agreements.front().guarantees.front().decay = decimal("0.01");
    const Plan plan = judge();
    EXPECT_EQ(plan.stops_at, 1U);
    EXPECT_EQ(*plan.margin, wide("-0.04"));
}

TEST(Hold, a_guarantee_that_is_relied_on_is_asked_about_its_guarantor) {
    CaseBuilder made = swap();
    Guarantee bond;
    bond.by = 0;  // a gains 6 by b going on
    bond.on = 1;
    bond.penalty = exactly("7");
    made.last_agreement().guarantees = {bond};
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const GuaranteesNeeded found = guarantees_needed(*build.space, 0, *plan_as_written(*build.space, 0).plan);
    EXPECT_TRUE(found.needs.empty());
    ASSERT_EQ(found.relied.size(), 1U);
    EXPECT_EQ(found.relied[0].after, 1U);
    EXPECT_EQ(found.relied[0].by.gain, wide("6"));
    EXPECT_FALSE(found.relied[0].by.willing);
}

TEST(Hold, each_would_go_second_and_neither_first) {
    const Case subject = swap().build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    const Deadlocks found = find_deadlock(*build.space, 0, plan);
    ASSERT_TRUE(found.first.has_value());
    EXPECT_TRUE(found.first->done.empty());
    ASSERT_EQ(found.first->next.size(), 2U);
    EXPECT_EQ(found.first->next[0].stops, 1U);
    EXPECT_EQ(found.first->next[0].short_by, 4);
    EXPECT_EQ(found.first->next[1].stops, 0U);
    EXPECT_EQ(found.first->cycle, (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(found.first->joint, (std::vector<ObligationIndex>{0, 1}));
    const JointSteps joint = joint_steps(*build.space, 0, plan);
    ASSERT_EQ(joint.found.size(), 1U);
    EXPECT_EQ(joint.found[0].obligations, (std::vector<ObligationIndex>{0, 1}));
    EXPECT_TRUE(joint.found[0].plan.self_enforcing);
}

// ---------------------------------------------------------------- random agreements

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

TEST(Hold, the_parts_of_why_add_up_to_the_slack_exactly) {
    std::uint64_t rows = 0;
    for_random_cases(2500, random_agreement, [&](const Case& subject) {
        const Judged found = judged(subject);
        if (!found.plan) return;
        for (const SlackRow& row : found.plan->slack) {
            const WhyStops why = why_stops(*found.build->space, 0, *found.plan, row);
            Wide sum = why.by_discount + why.by_hazard - why.by_move - why.by_answer;
            for (const ObligationShare& share : why.ahead) sum = sum + share.change;
            for (const PenaltyInForce& penalty : why.penalties) sum = sum + penalty.amount;
            EXPECT_TRUE(sum == row.slack) << sum.to_double() << " against " << row.slack.to_double();
            const auto value = [&](std::uint32_t point) {
                return Wide(found.build->space->value(row.party, found.plan->states[point]));
            };
            std::uint32_t first = 0;
            for (const PlanStep& step : found.plan->steps) first += step.deal < row.deal ? 1 : 0;
            Wide behind;
            for (const ObligationShare& share : why.behind) behind = behind + share.change;
            EXPECT_TRUE(behind == value(row.after) - value(first));
            ++rows;
        }
    });
    if (from_environment("IRENIC_RANDOM_CASES", 2500) >= 2500) {
        EXPECT_GT(rows, 5000U);
    }
}

Guarantee as_guarantee(const GuaranteeNeed& need) {
    Guarantee guarantee;
    guarantee.on = need.on;
    guarantee.penalty = {*need.penalty, *need.penalty, *need.penalty};
    guarantee.until = need.until;
    return guarantee;
}

bool enforces_itself(Case subject, const std::vector<Guarantee>& more) {
    auto& guarantees = subject.agreements.front().guarantees;
    guarantees.insert(guarantees.end(), more.begin(), more.end());
    const naive::Plan plan = naive::plan_as_written(subject, 0);
    return plan.errors.empty() && !plan.stops_at;
}

std::string compare_penalties(const Case& subject) {
    const Judged found = judged(subject);
    if (!found.plan) return "no plan";
    const GuaranteesNeeded needed = guarantees_needed(*found.build->space, 0, *found.plan);
    EXPECT_EQ(needed.needs.empty(), found.plan->self_enforcing);
    if (needed.needs.empty()) return "kept";
    std::vector<Guarantee> least;
    for (const GuaranteeNeed& need : needed.needs) {
        if (!need.penalty) return "at the end";
        least.push_back(as_guarantee(need));
    }
    EXPECT_TRUE(enforces_itself(subject, least));
    for (std::size_t k = 0; k < least.size(); ++k) {
        std::vector<Guarantee> less = least;
        less[k].penalty.best.units -= 2;
        EXPECT_FALSE(enforces_itself(subject, less));
        // Until anything that is performed earlier: not long enough.
        std::size_t step = 0;
        const auto& steps = found.plan->steps;
        const auto holds = [&](std::size_t s) {
            return std::find(steps[s].obligations.begin(), steps[s].obligations.end(), *least[k].until) !=
                   steps[s].obligations.end();
        };
        while (!holds(step)) ++step;
        if (step == 0) continue;
        std::vector<Guarantee> shorter = least;
        shorter[k].until = steps[step - 1].obligations.front();
        EXPECT_FALSE(enforces_itself(subject, shorter));
    }
    return "held";
}

TEST(Hold, least_penalties_hold_the_plan_and_a_millionth_less_or_a_step_shorter_does_not) {
    auto came_to = outcomes_of_random_cases(5000, random_agreement, compare_penalties);
    if (!came_to) return;
    EXPECT_GT((*came_to)["held"], 500U);
}

}  // namespace
}  // namespace irenic::testing
