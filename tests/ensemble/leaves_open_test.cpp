// Scenarios in which a limit left something open are counted, apart from those without any answer.
#include <gtest/gtest.h>

#include "ensemble/invented_study.hpp"
#include "ensemble/outcomes.hpp"

namespace irenic::testing {
namespace {

Outcomes invented(std::uint64_t scenarios, std::size_t findings) {
    const StudyHead head = invented_head(scenarios, {}, 3, findings);
    auto parts = outcomes_in_memory(head);
    for (std::uint64_t j = 0; j < scenarios; ++j) append(*parts, invented_rows(head, j));
    parts->complete = true;
    return Outcomes(std::move(parts));
}

TEST(LeavesOpen, CountsScenariosInWhichAClaimIsNotSettled) {
    // The claim is not settled in scenarios 2, 13 and 24; 5 and 22 have no answer in the second reading.
    const Outcomes outcomes = invented(34, 4);
    EXPECT_TRUE(leaves_open(outcomes));
    const StudySummary summary = summarise(outcomes);
    ASSERT_EQ(summary.readings.size(), 2U);
    EXPECT_EQ(summary.readings[0].open, 3U);
    EXPECT_EQ(summary.readings[0].failed, 0U);
    EXPECT_EQ(summary.readings[1].open, 3U);
    EXPECT_EQ(summary.readings[1].failed, 2U);
}

TEST(LeavesOpen, AScenarioWithoutAnswerIsNoneThatLeavesSomethingOpen) {
    // The claim is settled in all of the first two, and scenarios 0 to 1 all have answers.
    EXPECT_FALSE(leaves_open(invented(2, 4)));
    // Numbers that are not there, such as a margin nobody has, leave nothing open.
    EXPECT_FALSE(leaves_open(invented(34, 1)));
    EXPECT_EQ(summarise(invented(34, 1)).readings[1].open, 0U);
}

TEST(Summary, LooksForWhatDecidesInTheFirstReadingOnlyWhereThereAreManyScenarios) {
    const Outcomes outcomes = invented(34, 4);
    SummaryQuestion question;
    EXPECT_TRUE(summarise(outcomes, question).readings[1].in_depth);
    question.in_every_subject = 33;
    EXPECT_TRUE(summarise(outcomes, question).readings[0].in_depth);
    EXPECT_FALSE(summarise(outcomes, question).readings[1].in_depth);
}

}  // namespace
}  // namespace irenic::testing
