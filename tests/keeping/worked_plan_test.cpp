/// A plan worked by hand, with discounting and the chance of outside breakdown, every number written out.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// `host` opens in two days, then `guest` pays in one. Opening is worth −4 and 6, paying 10 and −3. A breach closes again. `host` discounts at
/// 0.9 a day, `guest` at 0.5; the daily hazard is 0.1.
CaseBuilder opening(const std::string& direction = "any") {
    CaseBuilder made;
    made.party("host").party("guest");
    made.option("open", {"host"}, {"no", "yes"}, direction).option("paid", {"guest"});
    made.weight("host", made.taken("open"), "-4").weight("host", made.taken("paid"), "10");
    made.weight("guest", made.taken("open"), "6").weight("guest", made.taken("paid"), "-3");
    made.agreement("opening");
    made.obligation("opens", {{"open", "yes"}}, 2).obligation("pays", {{"paid", "yes"}}, 1);
    made.if_broken({{"open", "no"}});
    made.last_agreement().keeping.discount = {exactly("0.9"), exactly("0.5")};
    made.last_agreement().keeping.hazard = exactly("0.1");
    return made;
}

struct Expected {
    std::uint32_t after;
    PartyIndex party;
    std::string go_on, stop, slack, wait, break_, act, act_to, act_reply;
};

std::string term(const std::optional<Decimal>& value) { return value ? to_string(*value) : "none"; }

/// As many places as it takes: `number` may have more than six.
Wide wide(const std::string& number) {
    const std::size_t point = number.find('.');
    if (point == std::string::npos || number.size() - point <= 7) return Wide(decimal(number));
    const std::string rest = number.substr(point + 7);
    const Wide tail = Wide(decimal((number[0] == '-' ? "-" : "") + rest)) *
                      Wide(decimal("0.1")).power(static_cast<std::uint32_t>(6 + rest.size()));
    return Wide(decimal(number.substr(0, point + 7))) + tail;
}

std::string name_of(const Space& space, StateIndex state) { return state == no_state ? "none" : space.name(state); }

void expect_rows(const Case& subject, const std::vector<Expected>& expected) {
    const Space::Build build = Space::build(subject);
    const PlanResult result = plan_as_written(*build.space, 0);
    ASSERT_TRUE(result.plan.has_value());
    ASSERT_EQ(result.plan->slack.size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
        SCOPED_TRACE("row " + std::to_string(k));
        const SlackRow& row = result.plan->slack[k];
        const Expected& hand = expected[k];
        EXPECT_EQ(row.after, hand.after);
        EXPECT_EQ(row.party, hand.party);
        EXPECT_EQ(row.go_on, wide(hand.go_on)) << row.go_on.to_double();
        EXPECT_EQ(row.stop, wide(hand.stop)) << row.stop.to_double();
        EXPECT_EQ(row.slack, wide(hand.slack)) << row.slack.to_double();
        EXPECT_EQ(term(row.wait), hand.wait);
        EXPECT_EQ(term(row.break_), hand.break_);
        EXPECT_EQ(term(row.act), hand.act);
        EXPECT_EQ(name_of(*build.space, row.act_to), hand.act_to);
        EXPECT_EQ(name_of(*build.space, row.act_reply), hand.act_reply);
    }
}

Words states_of(const CaseBuilder& made) {
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    Words names;
    for (const StateIndex state : plan.states) names.push_back(build.space->name(state));
    return names;
}

TEST(WorkedPlan, values_of_going_on_are_discounted_and_put_at_risk_day_by_day) {
    // host at 1: 0.1·(−4) + 0.9·(0.9·6 + 0.1·0) = 4.46; at 0: 0.19·0 + 0.81·(0.81·4.46 + 0.19·0) = 2.926206
    // guest at 1: 0.5·6 + 0.5·(0.9·3 + 0.1·0) = 4.35; at 0: 0.75·0 + 0.25·(0.81·4.35 + 0.19·0) = 0.880875
    // host is asked at the end too: a breach closes what it alone owns, and leaves it the payment.
    expect_rows(opening().build(), {{0, 0, "2.926206", "0", "2.926206", "0", "0", "-4", "10", "10"},
                                    {0, 1, "0.880875", "0", "0.880875", "0", "0", "-3", "01", "01"},
                                    {1, 0, "4.46", "0", "4.46", "-4", "0", "0", "00", "00"},
                                    {1, 1, "4.35", "6", "-1.65", "6", "0", "-3", "11", "01"},
                                    {2, 0, "6", "10", "-4", "6", "10", "10", "01", "01"}});
}

TEST(WorkedPlan, guest_stops_after_the_first_step_and_host_would_after_the_last) {
    const Case subject = opening().build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    EXPECT_FALSE(plan.self_enforcing);
    EXPECT_EQ(plan.stops_at, 1U);
    EXPECT_EQ(plan.stopped_by, 1U);
    EXPECT_EQ(*plan.margin, Wide(decimal("-1.65")));  // the end of the plan is reported apart
    EXPECT_TRUE(plan.slack[4].at_end);
}

TEST(WorkedPlan, what_cannot_be_closed_again_is_not_closed_by_a_breach) {
    // Now open stays open: host's breakdown costs it the payment only, guest's costs it nothing.
    // host at 1: 0.1·(−4) + 0.9·(0.9·6 + 0.1·(−4)) = 4.1; at 0: 0.81·(0.81·4.1) = 2.69001
    // guest at 1: 0.5·6 + 0.5·(0.9·3 + 0.1·6) = 4.65; at 0: 0.25·(0.81·4.65) = 0.941625
    expect_rows(opening("up").build(), {{0, 0, "2.69001", "0", "2.69001", "0", "0", "-4", "10", "10"},
                                        {0, 1, "0.941625", "0", "0.941625", "0", "0", "-3", "01", "01"},
                                        {1, 1, "4.65", "6", "-1.35", "6", "6", "3", "11", "11"}});
}

TEST(WorkedPlan, a_guarantee_of_exactly_what_is_missing_holds_it_and_a_millionth_less_does_not) {
    CaseBuilder made = opening("up");
    Guarantee guarantee;
    guarantee.on = 1;
    guarantee.penalty = exactly("1.35");
    made.last_agreement().guarantees.push_back(guarantee);
    const Case enough = made.build();
    made.last_agreement().guarantees[0].penalty = exactly("1.349999");
    const Case short_of_it = made.build();
    EXPECT_TRUE(plan_as_written(*Space::build(enough).space, 0).plan->self_enforcing);
    EXPECT_FALSE(plan_as_written(*Space::build(short_of_it).space, 0).plan->self_enforcing);
}

TEST(WorkedPlan, waiting_for_a_day_lengthens_the_step_and_counts_for_who_discounts) {
    // guest may pay from day 4 on; opening takes until day 2: the step lasts 2 + 1 days.
    // guest at 1: (1 − 0.125)·6 + 0.125·(0.729·3 + 0.271·6) = 5.726625
    CaseBuilder made = opening("up");
    made.last_agreement().obligations[1].not_before = 4;
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    EXPECT_EQ(plan.steps[0].days, 2U);
    EXPECT_EQ(plan.steps[1].days, 3U);
    EXPECT_EQ(plan.slack[2].go_on, wide("5.726625"));
}

TEST(WorkedPlan, a_hazard_by_pieces_of_time_counts_the_days_of_each_step_from_the_day_on_which_it_begins) {
    // Opening takes days 0 and 1, paying day 2. Hazard 0.2 on day 0, 0.1 from day 1, none from day 2 on; nobody discounts.
    // host at 1: 6; at 0: 0.8·0.9·6 + 0.28·0 = 4.32. guest at 1: 3; at 0: 0.72·3 = 2.16
    CaseBuilder made = opening("up");
    made.last_agreement().keeping.discount = {exactly("1"), exactly("1")};
    made.last_agreement().keeping.hazard.pieces = {{1, exactly("0.2")}, {2, exactly("0.1")}, {none, exactly("0")}};
    expect_rows(made.build(), {{0, 0, "4.32", "0", "4.32", "0", "0", "-4", "10", "10"},
                               {0, 1, "2.16", "0", "2.16", "0", "0", "-3", "01", "01"},
                               {1, 1, "3", "6", "-3", "6", "6", "3", "11", "11"}});
    // Waiting until day 4 adds days on which nothing threatens it.
    made.last_agreement().obligations[0].not_before = 4;
    expect_rows(made.build(), {{0, 0, "4.32", "0", "4.32", "0", "0", "-4", "10", "10"},
                               {0, 1, "2.16", "0", "2.16", "0", "0", "-3", "01", "01"},
                               {1, 1, "3", "6", "-3", "6", "6", "3", "11", "11"}});
}

TEST(WorkedPlan, pieces_of_equal_hazard_are_the_same_as_one) {
    CaseBuilder made = opening();
    made.last_agreement().keeping.hazard.pieces = {{1, exactly("0.1")}, {2, exactly("0.1")}, {none, exactly("0.1")}};
    expect_rows(made.build(), {{0, 0, "2.926206", "0", "2.926206", "0", "0", "-4", "10", "10"},
                               {0, 1, "0.880875", "0", "0.880875", "0", "0", "-3", "01", "01"},
                               {1, 0, "4.46", "0", "4.46", "-4", "0", "0", "00", "00"},
                               {1, 1, "4.35", "6", "-1.65", "6", "0", "-3", "11", "01"},
                               {2, 0, "6", "10", "-4", "6", "10", "10", "01", "01"}});
}

TEST(WorkedPlan, numbers_of_many_places_are_kept_to_the_last) {
    // One day at 0.999999 with a hazard of 0.000001: 0.000001·0 + 0.999999·(0.999999·(−4) + 0.000001·0)
    CaseBuilder made = opening("up");
    made.last_agreement().obligations.pop_back();
    made.last_agreement().obligations[0].days = 1;
    made.last_agreement().keeping.discount = {exactly("0.999999"), exactly("1")};
    made.last_agreement().keeping.hazard = exactly("0.000001");
    expect_rows(made.build(), {{0, 0, "-3.999992000004", "0", "-3.999992000004", "0", "0", "-4", "10", "10"}});
}

TEST(WorkedPlan, who_may_only_act_and_cannot_has_no_way_to_stop) {
    CaseBuilder made = opening("up");
    made.last_agreement().keeping.stopping = Keeping::Stopping::act;
    made.never(conjunction(made.at("open", "no"), made.at("paid", "yes")));
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    // guest cannot pay first, so at the start it has no move; after opening it can only pay.
    ASSERT_EQ(plan.slack.size(), 2U);
    EXPECT_EQ(plan.slack[0].party, 0U);
    EXPECT_EQ(plan.slack[1].after, 1U);
    EXPECT_EQ(term(plan.slack[1].act), "3");
}

TEST(WorkedPlan, an_agreement_starts_from_its_named_state_and_otherwise_from_the_named_status_quo) {
    CaseBuilder made = opening();
    made.state("opened", {"10"}).state("all", {"11"}).status_quo("opened");
    EXPECT_EQ(states_of(made), (Words{"opened", "opened", "all"}));
    made.last_agreement().start = 1;
    EXPECT_EQ(states_of(made), (Words{"all", "all", "all"}));
}

TEST(WorkedPlan, a_merged_state_is_broken_from_where_the_plan_is_and_answered_from_its_first_member) {
    // Nobody values `seal`; 10 with and without it are one state, called opened. Breaking it leads to what a breach makes of each.
    CaseBuilder made = opening();
    made.option("seal", {"host"}).state("opened", {"100", "101"});
    made.last_agreement().obligations[0].sets.push_back({2, 1});
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    EXPECT_EQ(build.space->name(plan.states[1]), "opened");
    EXPECT_EQ(build.space->name(plan.broken[1]), "001");
    ASSERT_EQ(plan.slack[3].party, 1U);  // guest pays at 101, which leads to 111; the answer closes again
    EXPECT_EQ(build.space->name(plan.slack[3].act_reply), "010");
}

TEST(WorkedPlan, a_start_that_cannot_be_is_an_infeasible_step_and_no_plan) {
    CaseBuilder made = opening();
    made.never(conjunction(made.at("open", "no"), made.at("paid", "no")));
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const PlanResult result = plan_as_written(*build.space, 0);
    EXPECT_FALSE(result.plan.has_value());
    ASSERT_EQ(result.diagnostics.size(), 2U);
    EXPECT_EQ(result.diagnostics[0].code, "infeasible-step");
    EXPECT_EQ(result.diagnostics[1].code, "infeasible-breach");
}

TEST(WorkedPlan, a_formality_that_sets_nothing_is_a_step_of_nobody_and_of_no_time) {
    // What is left of `pays` when nothing may set the payment.
    const Case subject = without(opening("up").build(), {Removal::Kind::level, "", 1, 1});
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    ASSERT_EQ(plan.steps.size(), 2U);
    EXPECT_EQ(plan.steps[1].days, 0U);
    EXPECT_EQ(plan.states[2], plan.states[1]);
    ASSERT_EQ(plan.slack.size(), 1U);  // guest has nothing to do
    EXPECT_EQ(plan.slack[0].party, 0U);
    EXPECT_EQ(plan.slack[0].go_on, wide("-2.6244"));  // 0.81·(0.81·(−4))
}

}  // namespace
}  // namespace irenic::testing
