/// An exchange of two acts, each worth 6 to the other side and costing 4, cut into equal parts that alternate. The least penalty that makes it
/// enforce itself is the cost of the last part: docs/semantics.md, section 6; the idea is that of Sandholm & Lesser 1995.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// `costs` and `gains`: of 0, 1, … parts of an act, to who performs it and to the other.
CaseBuilder exchange(const Words& costs, const Words& gains) {
    Words levels;
    for (std::size_t part = 0; part < costs.size(); ++part) levels.push_back("part" + std::to_string(part));
    CaseBuilder made;
    made.party("first").party("second");
    made.option("one", {"first"}, levels, "up").option("two", {"second"}, levels, "up");
    made.graded("first", "one", costs).graded("first", "two", gains);
    made.graded("second", "two", costs).graded("second", "one", gains);
    made.agreement("swap");
    for (std::size_t part = 1; part < costs.size(); ++part) {
        made.obligation("one" + std::to_string(part), {{"one", "part" + std::to_string(part)}});
        made.obligation("two" + std::to_string(part), {{"two", "part" + std::to_string(part)}});
    }
    return made;
}

CaseBuilder in_one_part() { return exchange({"0", "-4"}, {"0", "6"}); }
CaseBuilder in_two_parts() { return exchange({"0", "-2", "-4"}, {"0", "3", "6"}); }
CaseBuilder in_four_parts() { return exchange({"0", "-1", "-2", "-3", "-4"}, {"0", "1.5", "3", "4.5", "6"}); }
CaseBuilder in_eight_parts() {
    return exchange({"0", "-0.5", "-1", "-1.5", "-2", "-2.5", "-3", "-3.5", "-4"},
                    {"0", "0.75", "1.5", "2.25", "3", "3.75", "4.5", "5.25", "6"});
}

/// Both sides stand to lose `penalty` until their own acts are done.
Plan with_penalty(CaseBuilder made, const std::string& penalty) {
    for (const PartyIndex party : {0U, 1U}) {
        Guarantee guarantee;
        guarantee.on = party;
        guarantee.penalty = exactly(penalty);
        made.last_agreement().guarantees.push_back(guarantee);
    }
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    const PlanResult result = plan_as_written(*build.space, 0);
    EXPECT_TRUE(result.diagnostics.empty());
    return *result.plan;
}

void expect_kept_with_nothing_to_spare(const Plan& plan) {
    EXPECT_TRUE(plan.self_enforcing);
    EXPECT_EQ(*plan.margin, Wide(decimal("0")));
    EXPECT_FALSE(plan.stops_at.has_value());
    EXPECT_FALSE(plan.stopped_by.has_value());
}

void expect_stopped_by_second(const Plan& plan, std::uint32_t after, const std::string& margin) {
    EXPECT_FALSE(plan.self_enforcing);
    EXPECT_EQ(plan.stops_at, after);
    EXPECT_EQ(plan.stopped_by, 1U);
    EXPECT_EQ(*plan.margin, Wide(decimal(margin)));
}

TEST(Exchange, in_one_part_needs_a_penalty_of_4) {
    expect_kept_with_nothing_to_spare(with_penalty(in_one_part(), "4"));
    expect_stopped_by_second(with_penalty(in_one_part(), "3.999999"), 1, "-0.000001");
}

TEST(Exchange, in_two_parts_needs_a_penalty_of_2) {
    expect_kept_with_nothing_to_spare(with_penalty(in_two_parts(), "2"));
    expect_stopped_by_second(with_penalty(in_two_parts(), "1.999999"), 3, "-0.000001");
}

TEST(Exchange, in_four_parts_needs_a_penalty_of_1) {
    expect_kept_with_nothing_to_spare(with_penalty(in_four_parts(), "1"));
    expect_stopped_by_second(with_penalty(in_four_parts(), "0.999999"), 7, "-0.000001");
}

TEST(Exchange, in_eight_parts_needs_a_penalty_of_one_half) {
    expect_kept_with_nothing_to_spare(with_penalty(in_eight_parts(), "0.5"));
    expect_stopped_by_second(with_penalty(in_eight_parts(), "0.499999"), 15, "-0.000001");
}

TEST(Exchange, without_any_penalty_stops_as_soon_as_more_has_been_had_than_all_of_it_is_worth) {
    expect_stopped_by_second(with_penalty(in_one_part(), "0"), 1, "-4");
    expect_stopped_by_second(with_penalty(in_two_parts(), "0"), 1, "-2");
    expect_stopped_by_second(with_penalty(in_four_parts(), "0"), 5, "-1");
    expect_stopped_by_second(with_penalty(in_eight_parts(), "0"), 13, "-0.5");
}

TEST(Exchange, in_one_simultaneous_step_needs_no_penalty) {
    CaseBuilder made = in_one_part();
    made.last_agreement().obligations[1].with = {0};
    const Plan plan = with_penalty(made, "0");
    EXPECT_TRUE(plan.self_enforcing);
    ASSERT_EQ(plan.steps.size(), 1U);
    EXPECT_EQ(plan.steps[0].obligations, (std::vector<ObligationIndex>{0, 1}));
    EXPECT_EQ(*plan.margin, Wide(decimal("2")));
}

TEST(Exchange, a_penalty_that_ends_with_an_earlier_act_does_not_hold_the_last) {
    CaseBuilder made = in_two_parts();
    Guarantee guarantee;
    guarantee.on = 1;
    guarantee.penalty = exactly("4");
    guarantee.until = 1;  // the first part of the second party's act
    made.last_agreement().guarantees.push_back(guarantee);
    expect_stopped_by_second(with_penalty(made, "0"), 3, "-2");
}

TEST(Exchange, as_separate_deals_stops_at_once_because_no_deal_alone_repays_who_begins) {
    CaseBuilder made = in_one_part();
    made.last_agreement().separately = {{0}, {1}};
    const Plan plan = with_penalty(made, "0");
    EXPECT_EQ(plan.stops_at, 0U);
    EXPECT_EQ(plan.stopped_by, 0U);
    EXPECT_EQ(*plan.margin, Wide(decimal("-4")));
    ASSERT_EQ(plan.slack.size(), 2U);  // each is asked about its own deal only
    EXPECT_EQ(plan.slack[1].after, 1U);
    EXPECT_EQ(plan.slack[1].deal, 1U);
    EXPECT_EQ(plan.slack[1].party, 1U);
    EXPECT_EQ(plan.slack[1].go_on, Wide(decimal("2")));
    EXPECT_EQ(plan.slack[1].stop, Wide(decimal("6")));
}

TEST(Exchange, that_repays_neither_is_stopped_by_the_first_of_two_with_as_much_to_gain) {
    const Plan plan = with_penalty(exchange({"0", "-4"}, {"0", "3"}), "0");
    EXPECT_EQ(plan.slack[0].slack, Wide(decimal("-1")));
    EXPECT_EQ(plan.slack[1].slack, Wide(decimal("-1")));
    EXPECT_EQ(plan.stops_at, 0U);
    EXPECT_EQ(plan.stopped_by, 0U);
}

}  // namespace
}  // namespace irenic::testing
