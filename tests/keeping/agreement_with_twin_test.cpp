/// The plan as written against its naive twin, on random agreements. `IRENIC_RANDOM_CASES` says how many.
#include <map>

#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/naive_plan.hpp"
#include "keeping/random_agreement.hpp"
#include "keeping/wide_of.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

std::optional<mpq_class> exact(const std::optional<Decimal>& value) {
    return value ? std::optional(naive::fraction(*value)) : std::nullopt;
}

void expect_same_row(const SlackRow& row, const naive::Row& twin) {
    EXPECT_EQ(row.after, twin.after);
    EXPECT_EQ(row.deal, twin.deal);
    EXPECT_EQ(row.at_end, twin.at_end);
    EXPECT_EQ(row.party, twin.party);
    EXPECT_TRUE(row.go_on == wide_of(twin.go_on)) << row.go_on.to_double() << " against " << twin.go_on.get_d();
    EXPECT_TRUE(row.stop == wide_of(twin.stop)) << row.stop.to_double() << " against " << twin.stop.get_d();
    EXPECT_TRUE(row.slack == wide_of(twin.slack())) << row.slack.to_double() << " against " << twin.slack().get_d();
    EXPECT_TRUE(row.penalties == wide_of(twin.penalties));
    EXPECT_EQ(exact(row.wait), twin.wait);
    EXPECT_EQ(exact(row.break_), twin.break_);
    EXPECT_EQ(exact(row.act), twin.act);
}

void expect_same_plan(const Space& space, const Plan& plan, const naive::Plan& twin) {
    ASSERT_EQ(plan.steps.size(), twin.steps.size());
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        const auto& obligations = plan.steps[k].obligations;
        EXPECT_EQ(naive::Obligations(obligations.begin(), obligations.end()), twin.steps[k]);
        EXPECT_EQ(plan.steps[k].days, twin.days[k]);
    }
    ASSERT_EQ(plan.states.size(), twin.states.size());
    for (std::size_t k = 0; k < plan.states.size(); ++k) EXPECT_EQ(space.levels(plan.states[k]), twin.states[k]);
    ASSERT_EQ(plan.slack.size(), twin.rows.size());
    for (std::size_t k = 0; k < plan.slack.size(); ++k) expect_same_row(plan.slack[k], twin.rows[k]);
    ASSERT_EQ(plan.margin.has_value(), twin.margin.has_value());
    if (plan.margin) {
        EXPECT_TRUE(*plan.margin == wide_of(*twin.margin));
    }
    EXPECT_EQ(plan.stops_at.has_value(), twin.stops_at.has_value());
    EXPECT_EQ(plan.stops_at.value_or(0), twin.stops_at.value_or(0));
    EXPECT_EQ(plan.stopped_by, twin.stopped_by);
    EXPECT_EQ(plan.self_enforcing, !twin.stops_at.has_value());
}

/// Compares one random case; says what it came to: the first error, or whether the plan is kept.
std::string compare(const Case& subject) {
    const Space::Build build = Space::build(subject);
    if (!build.ok()) return "no feasible state";
    const PlanResult result = plan_as_written(*build.space, 0);
    const naive::Plan twin = naive::plan_as_written(subject, 0);
    std::vector<std::string> codes;
    for (const Diagnostic& error : result.diagnostics) codes.push_back(error.code);
    EXPECT_EQ(codes, twin.errors);
    EXPECT_EQ(result.plan.has_value(), codes.empty());
    if (!result.plan) return codes.empty() ? "nothing" : codes.front();
    expect_same_plan(*build.space, *result.plan, twin);
    if (result.plan->slack.empty()) return "nobody asked";
    return result.plan->self_enforcing ? "kept" : "stopped";
}

TEST(AgreementWithTwin, random_agreements_are_judged_exactly_as_the_formulas_say) {
    // Some have an error; over 2000 have a plan.
    auto came_to = outcomes_of_random_cases(3500, random_agreement, compare);
    if (!came_to) return;
    // The random cases must not lose their variety.
    EXPECT_GT((*came_to)["kept"] + (*came_to)["stopped"], 2000U);
    EXPECT_GT((*came_to)["kept"], 500U);
    EXPECT_GT((*came_to)["stopped"], 500U);
    for (const char* code :
         {"link-violated", "against-direction", "infeasible-step", "infeasible-breach", "ordinal-party"})
        EXPECT_GT((*came_to)[code], 20U) << code;
}

}  // namespace
}  // namespace irenic::testing
