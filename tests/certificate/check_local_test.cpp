// Reasons of cases too large to list, gone through step by step: a sound one is accepted, and each way of spoiling it is named.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using certificate::check_locally;
using certificate::Reason;

/// `a` gains by `take`; `b`, who gains by it, can punish once `c` has opened the way. 61 options, most of them idle.
Case large_case() {
    CaseBuilder made;
    made.party("a").party("b").party("c");
    made.option("take", {"a"}).option("punish", {"b"}).option("open", {"c"});
    for (int k = 0; k < 58; ++k) made.option("c-" + std::to_string(k), {"c"});
    made.never(conjunction(made.taken("punish"), negation(made.taken("open"))));
    made.weight("a", made.taken("take"), "1").weight("a", made.taken("punish"), "-5");
    made.weight("b", made.taken("punish"), "1");
    return made.build();
}

std::string code(const std::string& first_three) { return first_three + std::string(58, '0'); }

Reason sound() {
    Reason reason;
    reason.kind = Concept::smr;
    reason.party = "a";
    reason.state = code("000");
    reason.stable = true;
    reason.answers = {{code("100"), true, {{"c", code("101")}, {"b", code("111")}}}};
    return reason;
}

std::string objection(const Reason& reason) { return check_locally(large_case(), reason).objection; }

TEST(CheckLocally, AcceptsASoundReasonInFull) {
    const auto finding = check_locally(large_case(), sound());
    EXPECT_TRUE(finding.accepted) << finding.objection;
    EXPECT_FALSE(finding.in_part);
}

TEST(CheckLocally, ObjectsToWhatIsNoStateNoImprovementOrNoMove) {
    Reason reason = sound();
    reason.state = code("010");
    EXPECT_NE(objection(reason).find("is not a feasible state"), std::string::npos);
    reason = sound();
    reason.answers.front().improvement = code("101");
    EXPECT_NE(objection(reason).find("is not an improvement of `a`"), std::string::npos);
    reason = sound();
    reason.answers.front().sanction.front().mover = "b";
    EXPECT_NE(objection(reason).find("`b` cannot move"), std::string::npos);
}

TEST(CheckLocally, ObjectsToASanctionThatDoesNotDeterOrDoesNotPay) {
    Reason reason = sound();
    reason.answers.front().sanction.pop_back();
    EXPECT_NE(objection(reason).find("where it prefers to be"), std::string::npos);
    reason = sound();
    reason.kind = Concept::seq;
    EXPECT_NE(objection(reason).find("`c` gains nothing"), std::string::npos);
    reason = sound();
    reason.answers.front().sanction.insert(reason.answers.front().sanction.begin(),
                                           {"c", code("100").replace(60, 1, "1")});
    EXPECT_NE(objection(reason).find("moves twice in succession"), std::string::npos);
}

TEST(CheckLocally, ObjectsToAnImprovementThatIsPassedOver) {
    Reason reason = sound();
    reason.answers.clear();
    EXPECT_NE(objection(reason).find("is passed over"), std::string::npos);
}

TEST(CheckLocally, SaysThatItWasInPartWhereNothingIsSaidToAnswer) {
    Reason reason = sound();
    reason.kind = Concept::seq;
    reason.stable = false;
    reason.answers = {{code("100"), false, {}}};
    const auto finding = check_locally(large_case(), reason);
    EXPECT_TRUE(finding.accepted) << finding.objection;
    EXPECT_TRUE(finding.in_part);
    reason.kind = Concept::nash;
    EXPECT_FALSE(check_locally(large_case(), reason).in_part);
}

}  // namespace
}  // namespace irenic::testing
