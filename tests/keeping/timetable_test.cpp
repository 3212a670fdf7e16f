/// When steps and obligations fall, worked by hand.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// Opens in two days; then paying (one day, from day 4 on) and, in the same step, signing (three days).
CaseBuilder opening() {
    CaseBuilder made;
    made.party("host").party("guest");
    made.option("open", {"host"}).option("paid", {"guest"}).option("signed", {"host"});
    made.weight("host", made.taken("paid"), "10").weight("guest", made.taken("open"), "6");
    made.agreement("opening");
    made.obligation("opens", {{"open", "yes"}}, 2);
    made.obligation("pays", {{"paid", "yes"}}, 1);
    made.obligation("signs", {{"signed", "yes"}}, 3);
    made.last_agreement().obligations[1].not_before = 4;
    made.last_agreement().obligations[2].with = {1};
    return made;
}

Timetable timetable(const Case& subject) {
    const Space::Build build = Space::build(subject);
    return timetable_of(subject.agreements[0], *plan_as_written(*build.space, 0).plan);
}

TEST(Timetable, a_step_of_D_days_from_day_d_ends_on_day_d_plus_D_after_its_wait) {
    const Timetable found = timetable(opening().build());
    ASSERT_EQ(found.steps.size(), 2U);
    EXPECT_EQ(found.steps[0].begins, 0U);
    EXPECT_EQ(found.steps[0].ends, 2U);
    EXPECT_EQ(found.steps[1].begins, 2U);
    EXPECT_EQ(found.steps[1].works, 4U);
    EXPECT_EQ(found.steps[1].ends, 7U);
    EXPECT_EQ(found.days, 7U);
    ASSERT_EQ(found.obligations.size(), 3U);
    EXPECT_EQ(found.obligations[1].begins, 4U);
    EXPECT_EQ(found.obligations[1].ends, 5U) << "the shorter one of a step is done before the step is";
    EXPECT_EQ(found.obligations[2].ends, 7U);
    EXPECT_EQ(found.obligations[2].step, 1U);
}

TEST(Timetable, a_deadline_is_kept_on_its_day_and_missed_the_day_after) {
    CaseBuilder made = opening();
    made.last_agreement().obligations[0].within = 2;
    made.last_agreement().obligations[1].within = 9;
    made.last_agreement().obligations[2].within = 6;
    const Timetable found = timetable(made.build());
    EXPECT_EQ(found.obligations[0].late, 0);
    EXPECT_EQ(found.obligations[1].late, -4);
    EXPECT_EQ(found.obligations[2].late, 1);
    EXPECT_FALSE(timetable(opening().build()).obligations[0].late.has_value());
}

TEST(Timetable, an_obligation_of_no_days_ends_on_the_day_on_which_it_begins) {
    CaseBuilder made = opening();
    made.last_agreement().obligations[0].days = 0;
    const Timetable found = timetable(made.build());
    EXPECT_EQ(found.obligations[0].begins, 0U);
    EXPECT_EQ(found.obligations[0].ends, 0U);
    EXPECT_EQ(found.steps[1].begins, 0U);
}

TEST(Timetable, who_is_tightest_before_a_step_is_the_one_with_the_least_slack_there) {
    const Case subject = opening().build();
    const Space::Build build = Space::build(subject);
    const Plan plan = *plan_as_written(*build.space, 0).plan;
    for (std::uint32_t step = 0; step < plan.steps.size(); ++step) {
        const SlackRow* least = tightest_before(plan, step);
        ASSERT_NE(least, nullptr);
        for (const SlackRow& row : plan.slack)
            if (row.after == step && !row.at_end) {
                EXPECT_LE(least->slack, row.slack);
            }
    }
    EXPECT_EQ(tightest_before(plan, 2), nullptr) << "nobody is asked once all is done";
}

}  // namespace
}  // namespace irenic::testing
