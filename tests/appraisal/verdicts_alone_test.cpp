/// The verdicts of one scenario, and by how much they come out (docs/trust.md, Margins).
#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// Three parties who may each do one thing. The deal gives them 5, 2 and −1; the act of the first costs it 3, and the others gain by it.
CaseBuilder three() {
    CaseBuilder made;
    made.party("north").party("south").party("west");
    made.option("a", {"north"}).option("b", {"south"}).option("c", {"west"});
    made.weight("north", made.taken("a"), "-3").weight("north", made.taken("b"), "8");
    made.weight("south", made.taken("b"), "-2").weight("south", made.taken("a"), "4");
    made.weight("west", made.taken("c"), "-1");
    made.agreement("deal").obligation("does-a", {{"a", "yes"}}).obligation("does-b", {{"b", "yes"}});
    made.obligation("does-c", {{"c", "yes"}});
    return made;
}

ScenarioVerdicts alone(const Case& subject) {
    const std::vector<ScenarioVerdicts> found = verdicts_alone({&subject, 1}, {});
    EXPECT_EQ(found.front().problem, "");
    return found.front();
}

TEST(VerdictsAlone, where_all_must_consent_the_margin_of_signing_is_the_least_gain) {
    const StrategyVerdict deal = alone(three().build()).strategies.front();
    EXPECT_FALSE(deal.signable);
    EXPECT_EQ(deal.blockers, std::vector<PartyIndex>{2});
    EXPECT_EQ(deal.sign_margin, decimal("-1"));
    EXPECT_EQ(deal.values, (std::vector{decimal("5"), decimal("2"), decimal("-1")}));
}

TEST(VerdictsAlone, where_two_of_three_must_consent_the_margin_of_signing_is_the_second_largest_gain) {
    CaseBuilder made = three();
    made.last_agreement().consent = {false, 2, {0, 1, 2}, {}};
    const StrategyVerdict deal = alone(made.build()).strategies.front();
    EXPECT_TRUE(deal.signable);
    EXPECT_EQ(deal.blockers, std::vector<PartyIndex>{2});
    EXPECT_EQ(deal.sign_margin, decimal("2"));
}

TEST(VerdictsAlone, whoever_must_consent_counts_even_where_enough_others_do) {
    CaseBuilder made = three();
    made.last_agreement().consent = {false, 1, {0, 1}, {2}};
    const StrategyVerdict deal = alone(made.build()).strategies.front();
    EXPECT_FALSE(deal.signable);
    EXPECT_EQ(deal.sign_margin, decimal("-1"));
}

TEST(VerdictsAlone, there_is_no_margin_of_signing_where_wants_only_order_states) {
    CaseBuilder made;
    made.party("north").option("a", {"north"});
    made.wants("north", made.taken("a"));
    made.strategy("act", {{"a", "yes"}});
    const StrategyVerdict act = alone(made.build()).strategies.front();
    EXPECT_TRUE(act.signable);
    EXPECT_FALSE(act.sign_margin);
}

TEST(VerdictsAlone, the_margin_of_keeping_is_the_least_slack_and_the_value_at_the_stop_is_that_of_where_it_stops) {
    const StrategyVerdict deal = alone(three().build()).strategies.front();
    // West loses 1 by the whole deal and is asked from the start. South has 4 after the first step and 2 at the end: it lacks most.
    EXPECT_EQ(deal.keeps, false);
    EXPECT_EQ(deal.stops_at, 0U);
    EXPECT_EQ(deal.stopped_by, PartyIndex{2});
    EXPECT_EQ(deal.keep_margin, -2.0);
    EXPECT_EQ(deal.values_at_stop, (std::vector{decimal("0"), decimal("0"), decimal("0")}));
}

TEST(VerdictsAlone, what_cannot_be_said_is_a_problem_and_nothing_else) {
    CaseBuilder made = three();
    made.never(conjunction(made.taken("a"), made.taken("b")));
    const Case subject = made.build();
    const ScenarioVerdicts found = verdicts_alone({&subject, 1}, {}).front();
    EXPECT_NE(found.problem, "");
    EXPECT_TRUE(found.strategies.empty());
}

}  // namespace
}  // namespace irenic::testing
