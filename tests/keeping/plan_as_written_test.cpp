/// How a plan as written is laid out, whom it asks, and what makes it an error of the case.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// `north` owns `gate` and `patrol`, `south` owns `fee`; each would rather not act.
CaseBuilder river() {
    CaseBuilder made;
    made.party("north").party("south");
    made.option("gate", {"north"}).option("patrol", {"north"}).option("fee", {"south"});
    made.weight("north", made.taken("gate"), "-1").weight("north", made.taken("fee"), "3");
    made.weight("south", made.taken("gate"), "3").weight("south", made.taken("fee"), "-1");
    made.agreement("river");
    return made;
}

PlanResult result_of(const Case& subject) { return plan_as_written(*Space::build(subject).space, 0); }

Plan plan_of(const Case& subject) {
    const PlanResult result = result_of(subject);
    for (const Diagnostic& error : result.diagnostics) ADD_FAILURE() << error.message;
    return *result.plan;
}

Words names(const Case& subject, const std::vector<StateIndex>& states) {
    const Space::Build build = Space::build(subject);
    Words found;
    for (const StateIndex s : states) found.push_back(build.space->name(s));
    return found;
}

TEST(PlanAsWritten, obligations_tied_together_stand_in_one_step_at_the_place_of_the_first) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}})
        .obligation("watch", {{"patrol", "yes"}})
        .obligation("pay", {{"fee", "yes"}});
    made.last_agreement().obligations[2].with = {0};
    const Case subject = made.build();
    const Plan plan = plan_of(subject);
    ASSERT_EQ(plan.steps.size(), 2U);
    EXPECT_EQ(plan.steps[0].obligations, (std::vector<ObligationIndex>{0, 2}));
    EXPECT_EQ(plan.steps[1].obligations, (std::vector<ObligationIndex>{1}));
    EXPECT_EQ(names(subject, plan.states), (Words{"000", "101", "111"}));
}

TEST(PlanAsWritten, a_step_waits_until_all_of_it_may_begin_and_then_lasts_as_long_as_its_longest_part) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}, 10).obligation("pay", {{"fee", "yes"}}, 1);
    made.last_agreement().obligations[1].with = {0};
    made.last_agreement().obligations[1].not_before = 5;
    EXPECT_EQ(plan_of(made.build()).steps[0].days, 15U);
}

TEST(PlanAsWritten, a_later_obligation_that_was_done_early_is_not_undone_by_an_earlier_one_done_late) {
    // `reopen` is tied to `watch` and so performed before `close`, but it stands below it: the gate ends open.
    CaseBuilder made = river();
    made.obligation("watch", {{"patrol", "yes"}})
        .obligation("close", {{"gate", "no"}})
        .obligation("reopen", {{"gate", "yes"}});
    made.last_agreement().obligations[2].with = {0};
    const Case subject = made.build();
    EXPECT_EQ(names(subject, plan_of(subject).states), (Words{"000", "110", "110"}));
}

TEST(PlanAsWritten, at_the_border_of_two_deals_the_state_stands_once_and_is_asked_about_twice) {
    // A breach closes the gate, so north is asked wherever it is open: after step 1 at the end of deal 0, and as deal 1 begins.
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}).obligation("pay", {{"fee", "yes"}}).if_broken({{"gate", "no"}});
    made.last_agreement().separately = {{0}, {1}};
    const Case subject = made.build();
    const Plan plan = plan_of(subject);
    EXPECT_EQ(names(subject, plan.states), (Words{"000", "100", "101"}));
    ASSERT_EQ(plan.slack.size(), 5U);
    const auto is = [&](std::size_t row, std::uint32_t after, std::uint32_t deal, PartyIndex party, bool at_end,
                        const char* slack) {
        EXPECT_EQ(plan.slack[row].after, after);
        EXPECT_EQ(plan.slack[row].deal, deal);
        EXPECT_EQ(plan.slack[row].party, party);
        EXPECT_EQ(plan.slack[row].at_end, at_end);
        EXPECT_EQ(plan.slack[row].slack, Wide(decimal(slack))) << row << ": " << plan.slack[row].slack.to_double();
    };
    is(0, 0, 0, 0, false, "-1");  // opening alone costs north 1: the fee belongs to another deal
    is(1, 1, 0, 0, true, "-1");   // the end of deal 0: closing again would be worth 1
    is(2, 1, 1, 0, false, "2");   // deal 1: the fee is worth 3, less the 1 that closing saves
    is(3, 1, 1, 1, false, "-1");
    is(4, 2, 1, 0, true, "-1");
    EXPECT_EQ(plan.stops_at, 0U);
    EXPECT_EQ(plan.stopped_by, PartyIndex{0});
    EXPECT_EQ(*plan.margin, Wide(decimal("-1")));
}

TEST(PlanAsWritten, the_end_of_a_deal_is_a_stop_before_the_start_of_the_next) {
    // `north` would close the gate again once it has the fee; it would also rather not begin to patrol, and nor would `south` pay for it.
    CaseBuilder made = river();
    made.weight("north", made.taken("patrol"), "-1").weight("south", made.taken("patrol"), "-1");
    made.option("survey", {"south"}).weight("south", made.taken("survey"), "-5");
    made.obligation("open", {{"gate", "yes"}})
        .obligation("pay", {{"fee", "yes"}})
        .obligation("watch", {{"patrol", "yes"}, {"survey", "yes"}})
        .if_broken({{"gate", "no"}});
    made.last_agreement().obligations[1].with = {0};
    made.last_agreement().separately = {{0, 1}, {2}};
    const Plan plan = plan_of(made.build());
    const std::vector<const SlackRow*> rows = first_stop(plan);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]->after, 1U);
    EXPECT_EQ(rows[0]->deal, 0U);
    EXPECT_EQ(rows[0]->party, PartyIndex{0});
    EXPECT_EQ(plan.stops_at, 1U);
    EXPECT_EQ(plan.stopped_by, PartyIndex{0});
}

TEST(PlanAsWritten, who_stops_where_several_would_is_the_one_with_the_most_to_gain) {
    CaseBuilder made = river();
    made.weight("north", made.taken("patrol"), "-4").weight("south", made.taken("patrol"), "-5");
    made.option("survey", {"south"});
    made.obligation("watch", {{"patrol", "yes"}, {"survey", "yes"}});
    const Plan plan = plan_of(made.build());
    EXPECT_EQ(first_stop(plan).size(), 2U);
    EXPECT_EQ(plan.stopped_by, PartyIndex{1});
}

TEST(PlanAsWritten, links_between_separate_deals_fall_away_and_links_inside_one_do_not) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}).obligation("pay", {{"fee", "yes"}});
    Link link;
    link.of = 1;
    made.last_agreement().obligations[0].after.push_back(link);
    const PlanResult violated = result_of(made.build());
    ASSERT_EQ(violated.diagnostics.size(), 1U);
    EXPECT_EQ(violated.diagnostics[0].code, "link-violated");
    EXPECT_EQ(violated.diagnostics[0].message,
              "the plan as written performs `open` no later than `pay`, which it must come after");
    made.last_agreement().separately = {{0}, {1}};
    EXPECT_TRUE(result_of(made.build()).plan.has_value());
}

TEST(PlanAsWritten, a_guarantee_without_until_lasts_through_all_deals_until_the_party_has_done_everything) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}).obligation("watch", {{"patrol", "yes"}});
    made.last_agreement().separately = {{0}, {1}};
    Guarantee guarantee;
    guarantee.on = 0;
    guarantee.penalty = exactly("2");
    made.last_agreement().guarantees.push_back(guarantee);
    const Plan plan = plan_of(made.build());
    ASSERT_EQ(plan.slack.size(), 2U);
    EXPECT_EQ(plan.slack[1].deal, 1U);
    EXPECT_EQ(plan.slack[1].penalties, Wide(decimal("2")));
}

TEST(PlanAsWritten, an_infeasible_step_names_the_obligation_and_why_it_cannot_be) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}).obligation("pay", {{"fee", "yes"}});
    made.never(conjunction(made.taken("gate"), made.taken("fee")));
    made.made().never[0].why = "the fee pays for the gate to stay shut";
    const PlanResult result = result_of(made.build());
    EXPECT_FALSE(result.plan.has_value());
    ASSERT_FALSE(result.diagnostics.empty());
    EXPECT_EQ(result.diagnostics[0].code, "infeasible-step");
    EXPECT_NE(result.diagnostics[0].message.find("the state after `pay` is not feasible"), std::string::npos);
    EXPECT_NE(result.diagnostics[0].message.find("the fee pays for the gate to stay shut"), std::string::npos);
    EXPECT_FALSE(result.diagnostics[0].help.empty());
}

TEST(PlanAsWritten, an_infeasible_breach_names_the_obligation_and_why_and_is_said_once) {
    CaseBuilder made = river();
    made.obligation("open", {{"gate", "yes"}}).obligation("pay", {{"fee", "yes"}}).if_broken({{"patrol", "yes"}});
    made.never(conjunction(made.taken("gate"), made.taken("patrol")));
    made.made().never[0].why = "no patrol fits through";
    const PlanResult result = result_of(made.build());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, "infeasible-breach");
    EXPECT_NE(result.diagnostics[0].message.find("what a breach leads to after `open` is not feasible"),
              std::string::npos);
    EXPECT_NE(result.diagnostics[0].message.find("no patrol fits through"), std::string::npos);
    EXPECT_NE(result.diagnostics[0].help.find("if-broken"), std::string::npos);
}

TEST(PlanAsWritten, a_party_whose_preferences_only_order_states_is_refused_with_the_way_out) {
    CaseBuilder made;
    made.party("north");
    made.option("gate", {"north"}).wants("north", made.taken("gate"));
    made.agreement("river").obligation("open", {{"gate", "yes"}});
    const PlanResult result = result_of(made.build());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, "ordinal-party");
    EXPECT_NE(result.diagnostics[0].message.find("`north`, which performs `open`"), std::string::npos);
    EXPECT_EQ(result.diagnostics[0].help, "give every statement of the party a weight");
}

TEST(PlanAsWritten, a_change_against_a_direction_is_an_error_of_the_case) {
    CaseBuilder made;
    made.party("north");
    made.option("gate", {"north"}, {"closed", "open"}, "down");
    made.agreement("river").obligation("open", {{"gate", "open"}});
    const PlanResult result = result_of(made.build());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, "against-direction");
}

}  // namespace
}  // namespace irenic::testing
