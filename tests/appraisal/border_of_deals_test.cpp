/// Who stops an agreement where one deal ends and the next has not begun.
#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// The gate and the fee are exchanged in one step, and `north` may close the gate again. A survey by `south`, which nobody
/// wants, is a deal of its own. So at the border `north` gains by ending the first deal, and `south` by not beginning the second.
Case gate_and_survey() {
    CaseBuilder made;
    made.party("north").party("south");
    made.option("gate", {"north"}).option("fee", {"south"}).option("survey", {"south"});
    made.weight("north", made.taken("gate"), "-1").weight("north", made.taken("fee"), "3");
    made.weight("south", made.taken("gate"), "3").weight("south", made.taken("fee"), "-1");
    made.weight("south", made.taken("survey"), "-1");
    made.agreement("deals");
    made.obligation("open", {{"gate", "yes"}})
        .obligation("pay", {{"fee", "yes"}})
        .obligation("look", {{"survey", "yes"}})
        .if_broken({{"gate", "no"}});
    made.last_agreement().obligations[1].with = {0};
    made.last_agreement().separately = {{0, 1}, {2}};
    return made.build();
}

Test stops(PartyIndex party) {
    Test::Node call;
    call.kind = Test::Kind::call;
    call.function = TestFunction::stops;
    call.party = party;
    call.state = StateReference{StateReference::Kind::strategy, 0};
    call.text = "stops(…)";
    Test test;
    test.nodes.push_back(call);
    return test;
}

ClaimAppraisal answer_to(const Test& test) {
    const std::vector<Case> subjects{gate_and_survey()};
    Appraiser appraiser(subjects, {}, {});
    const auto found = appraiser.evaluate(test);
    for (const Diagnostic& error : appraiser.diagnostics()) ADD_FAILURE() << error.message;
    return found.value_or(ClaimAppraisal{});
}

TEST(BorderOfDeals, WhoGainsByEndingTheFirstDealStopsThere) {
    const ClaimAppraisal found = answer_to(stops(0));
    EXPECT_TRUE(found.holds);
    ASSERT_EQ(found.witnesses.size(), 1U);
    EXPECT_EQ(found.witnesses[0].because, "north would gain by stopping after step 1");
}

// docs/keeping.md: "At the border of two deals the end of the first comes before the start of the second."
TEST(BorderOfDeals, WhoGainsByNotBeginningTheSecondDealDoesNotStopWhereTheFirstIsEnded) {
    const ClaimAppraisal found = answer_to(stops(1));
    EXPECT_FALSE(found.holds);
    ASSERT_EQ(found.witnesses.size(), 1U);
    EXPECT_EQ(found.witnesses[0].because,
              "where the steps first stop, after step 1, it is north that would gain by stopping, not south");
}

}  // namespace
}  // namespace irenic::testing
