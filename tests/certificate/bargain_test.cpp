// The checker of bargaining answers, on a case that is written out: it takes what the definitions give, and nothing else.
#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using namespace certificate;

/// Each would rather that only the other gives way; together both gain. A fund stands by.
CaseBuilder two_issues() {
    CaseBuilder talks;
    talks.party("north").party("south").party("fund");
    talks.option("road", {"north"}).option("river", {"south"});
    talks.weight("north", talks.taken("road"), "-1").weight("north", talks.taken("river"), "3");
    talks.weight("south", talks.taken("road"), "3").weight("south", talks.taken("river"), "-1");
    talks.strategy("both", {{"road", "yes"}, {"river", "yes"}});
    talks.agreement("one-sided").obligation("open-river", {{"river", "yes"}});
    talks.last_agreement().guarantors = {{0, decimal("10"), decimal("1")}, {2, decimal("0.2"), decimal("3")}};
    return talks;
}

void refuses(const Finding& finding, const std::string& why) {
    EXPECT_FALSE(finding.accepted);
    EXPECT_NE(finding.objection.find(why), std::string::npos) << finding.objection;
}

void accepts(const Finding& finding) {
    EXPECT_TRUE(finding.accepted) << finding.objection;
    EXPECT_FALSE(finding.in_part);
}

ByParty by(double north, double south) { return {{"north", north}, {"south", south}}; }

ClaimedFrontier frontier_of_two_issues() {
    ClaimedFrontier claim;
    claim.rows = {{{"01"}, "1", by(3, -1), false}, {{"11"}, "1", by(2, 2), true}, {{"10"}, "1", by(-1, 3), false}};
    claim.count = 3;
    return claim;
}

class BargainChecker : public ::testing::Test {
protected:
    const Case subject = two_issues().build();
    const Table table{subject, std::nullopt};
    const Table one_sided{subject, 0};
};

TEST_F(BargainChecker, KnowsWhatIsOnTheTable) {
    ASSERT_EQ(table.problem(), "");
    EXPECT_EQ(table.signatories(), (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(table.packages().size(), 4U);
    EXPECT_TRUE(table.all_tried());
    const Table impatient(subject, std::nullopt, 3);
    EXPECT_FALSE(impatient.all_tried());
}

TEST_F(BargainChecker, TakesTheFrontierAndRefusesAnyOther) {
    accepts(check(table, frontier_of_two_issues()));
    ClaimedFrontier claim = frontier_of_two_issues();
    claim.rows[1].values["north"] = 2.5;
    refuses(check(table, claim), "not worth what is said");
    claim = frontier_of_two_issues();
    claim.rows.pop_back();
    claim.count = 2;
    refuses(check(table, claim), "the frontier has 3 vectors, not 2");
    claim = frontier_of_two_issues();
    claim.rows[0] = {{"00"}, "1", by(0, 0), true};
    refuses(check(table, claim), "as good for all as `00`");
    claim = frontier_of_two_issues();
    claim.rows = {{{"00"}, "1", by(0, 0), true}};
    refuses(check(table, claim), "is as good for all as `00`, and better for somebody");
    claim = frontier_of_two_issues();
    claim.rows[2].in_zone = true;
    refuses(check(table, claim), "does not meet the rule");
    claim = frontier_of_two_issues();
    claim.rows[2].packages = {"1a"};
    refuses(check(table, claim), "`1a` is not on the table");
    claim = frontier_of_two_issues();
    claim.rows[2].count = "2";
    refuses(check(table, claim), "1 packages are worth the same");
}

TEST_F(BargainChecker, OfTheZoneAloneItWantsTheZoneAlone) {
    ClaimedFrontier claim = frontier_of_two_issues();
    claim.zone_only = true;
    refuses(check(table, claim), "outside the zone");
    claim.rows = {claim.rows[1]};
    claim.count = 1;
    accepts(check(table, claim));
}

TEST_F(BargainChecker, HoldsAGuaranteeAgainstEveryPackage) {
    ClaimedFrontier claim = frontier_of_two_issues();
    claim.rows.pop_back();
    claim.count = 2;
    claim.guarantee = by(0, 1);
    accepts(check(table, claim));
    claim.guarantee = by(0, 0.999999);
    refuses(check(table, claim), "nothing that is listed comes as near to `10`");
}

TEST_F(BargainChecker, WhatIsTooMuchToGoThroughIsCheckedInPart) {
    const Table impatient(subject, std::nullopt, 3);
    EXPECT_TRUE(check(impatient, frontier_of_two_issues()).in_part);
    ClaimedFrontier claim = frontier_of_two_issues();
    claim.rows[0].values["south"] = 0;
    refuses(check(impatient, claim), "not worth what is said");
    ClaimedSolution nash{"nash", {{"11", by(2, 2), by(2, 2), std::vector<std::string>{"north", "south"}}}, "1", {}};
    EXPECT_TRUE(check(impatient, frontier_of_two_issues(), nash).in_part);
    nash.rows[0] = {"00", by(0, 0), by(0, 0), std::vector<std::string>{}};
    refuses(check(impatient, frontier_of_two_issues(), nash), "not best by nash");
}

TEST_F(BargainChecker, CountsTheZone) {
    accepts(check(table, ClaimedZone{"4", "2", false}));
    refuses(check(table, ClaimedZone{"5", "2", false}), "4 packages are on the table");
    refuses(check(table, ClaimedZone{"4", "3", false}), "2 packages meet the rule");
    refuses(check(table, ClaimedZone{"4", "", true}), "the zone is not empty");
    refuses(check(table, ClaimedZone{"4", "2", true}), "said to be empty");
}

TEST_F(BargainChecker, TakesASolutionOnlyIfItIsBest) {
    const ClaimedFrontier frontier = frontier_of_two_issues();
    const ClaimedSolution right{
        "nash", {{"11", by(2, 2), by(2, 2), std::vector<std::string>{"north", "south"}}}, "1", {}};
    accepts(check(table, frontier, right));
    ClaimedSolution claim = right;
    claim.rows[0].gainers = {"north"};
    refuses(check(table, frontier, claim), "those who gain");
    claim = right;
    claim.rows[0].gains = by(2, 1);
    refuses(check(table, frontier, claim), "the gains of");
    claim = right;
    claim.rows[0] = {"01", by(3, -1), by(3, -1), std::vector<std::string>{"north"}};
    refuses(check(table, frontier, claim), "does not meet the rule");
    claim = right;
    claim.left_out = {"south"};
    refuses(check(table, frontier, claim), "those left out");
    claim = right;
    claim.count = "2";
    refuses(check(table, frontier, claim), "1 packages are best");
    for (const char* rule : {"kalai-smorodinsky", "egalitarian", "leximin", "utilitarian"}) {
        claim = right;
        claim.rule = rule;
        claim.rows[0].gainers.reset();
        accepts(check(table, frontier, claim));
        claim.rows[0] = {"00", by(0, 0), by(0, 0), {}};
        refuses(check(table, frontier, claim), "`00` is not best by");
    }
    claim.rule = "fair";
    refuses(check(table, frontier, claim), "no rule that is known");
}

TEST_F(BargainChecker, FollowsDealsStepByStep) {
    const ClaimedLinkage right{"both", 2, true, {"00", "11"}, by(2, 2)};
    accepts(check(table, right));
    ClaimedLinkage claim = right;
    claim.path = {"00", "10", "11"};
    refuses(check(table, claim), "the step to `10` is no partial deal");
    claim = right;
    claim.degree = 1;
    claim.needs_linking = false;
    refuses(check(table, claim), "the step to `11` is no partial deal");
    claim = right;
    claim.needs_linking = false;
    refuses(check(table, claim), "above 1");
    claim = right;
    claim.gain["south"] = 3;
    refuses(check(table, claim), "the linkage gain of `south` is 2");
    claim = {"both", {}, false, {}, by(2, 2)};
    refuses(check(table, claim), "deals of 2 issues lead to it");
    accepts(check(one_sided, ClaimedLinkage{"one-sided", {}, false, {}, by(3, -1)}));
    claim = {"both", 3, true, {"00", "11"}, by(2, 2)};
    refuses(check(table, claim), "deals of 2 issues lead to it");
}

TEST_F(BargainChecker, KnowsWhoBlocksAndByHowMuch) {
    accepts(check_blockers(one_sided, "one-sided", {{"south", 1}}));
    accepts(check_blockers(table, "both", {}));
    refuses(check_blockers(one_sided, "one-sided", {}), "`south` does not consent");
    refuses(check_blockers(one_sided, "one-sided", {{"south", 2}}), "`south` lacks 1");
    refuses(check_blockers(one_sided, "one-sided", {{"south", 1}, {"north", 1}}), "`north` consents");
    refuses(check_blockers(one_sided, "one-sided", {{"south", 1}, {"fund", 1}}), "somebody blocks who does not sign");
}

TEST_F(BargainChecker, AddsUpPaymentsAndLooksForLess) {
    // The fund's 0.2 are worth 0.6; north has 3 to spare and pays the other 0.4.
    const ClaimedPayments right{"one-sided",
                                true,
                                "1",
                                "0.6",
                                "3.6",
                                {{"fund", "south", "0.2", "0.6"}, {"north", "south", "0.4", "0.4"}},
                                {{"north", "2.6"}, {"south", "0"}}};
    accepts(check(one_sided, right));
    ClaimedPayments claim = right;
    claim.payments = {{"north", "south", "1", "1"}};
    claim.total = "1";
    claim.after = {{"north", "2"}, {"south", "0"}};
    refuses(check(one_sided, claim), "less would do");
    claim = right;
    claim.payments[0].worth = "0.5";
    refuses(check(one_sided, claim), "not worth what is said");
    claim = right;
    claim.payments[0] = {"fund", "south", "0.3", "0.9"};
    refuses(check(one_sided, claim), "`fund` cannot pay so much");
    claim = right;
    claim.payments.pop_back();
    refuses(check(one_sided, claim), "still not met");
    claim = right;
    claim.total = "3/4";
    refuses(check(one_sided, claim), "do not add up");
    claim = right;
    claim.after["south"] = "0.1";
    refuses(check(one_sided, claim), "something else than is said");
    claim = right;
    claim.available = "10.6";
    refuses(check(one_sided, claim), "all that could be paid");
    claim = right;
    claim.needed = "2";
    refuses(check(one_sided, claim), "what is lacking");
    claim = right;
    claim.possible = false;
    refuses(check(one_sided, claim), "it can be paid for");
}

TEST_F(BargainChecker, ReadsAmountsThatAreNoDecimals) {
    CaseBuilder talks = two_issues();
    talks.last_agreement().guarantors = {{2, decimal("10"), decimal("3")}};
    const Case made = talks.build();
    const ClaimedPayments right{
        "one-sided", true, "1", "1/3", "30", {{"fund", "south", "1/3", "1"}}, {{"north", "3"}, {"south", "0"}}};
    accepts(check(Table(made, 0), right));
    for (const char* wrong : {"0.333333", "1/0", "", "a third", "1/3/3", "-1/3"}) {
        ClaimedPayments claim = right;
        claim.payments[0].paid = wrong;
        EXPECT_FALSE(check(Table(made, 0), claim).accepted) << wrong;
    }
}

TEST_F(BargainChecker, ChecksConcessions) {
    const ClaimedConcessions right{"one-sided", {{"south", "1"}}, "1", {{"south", "1"}}, "1", {{"south", "1"}}};
    accepts(check(one_sided, right));
    ClaimedConcessions claim = right;
    claim.alone = {{"south", ""}};
    refuses(check(one_sided, claim), "concede alone");
    claim = right;
    claim.alone["north"] = "0";
    refuses(check(one_sided, claim), "who lacks nothing");
    claim = right;
    claim.sum = "0.5";
    refuses(check(one_sided, claim), "not as large");
    claim = right;
    claim.sum_by = {{"north", "1"}};
    refuses(check(one_sided, claim), "still not met");
    claim = right;
    claim.maximum_by = {{"south", "2"}};
    refuses(check(one_sided, claim), "do not come to what is said");
}

TEST_F(BargainChecker, TriesAllWaysToSetOptionsOtherwise) {
    // From the river alone: the road as well, or neither.
    const ClaimedLevels right{
        "one-sided", false, "found", 1, 2, true, {{{{"road", "yes"}}, "11"}, {{{"river", "no"}}, "00"}}};
    accepts(check(one_sided, right));
    ClaimedLevels claim = right;
    claim.count = 1;
    refuses(check(one_sided, claim), "there are 2 such ways");
    claim = right;
    claim.least[0].state = "10";
    refuses(check(one_sided, claim), "does not lead to `10`");
    claim = right;
    claim.options = 2;
    claim.least = {{{{"road", "yes"}, {"river", "no"}}, "10"}};
    refuses(check(one_sided, claim), "`10` is not what is looked for");
    claim = {"one-sided", false, "impossible", 0, 0, true, {}};
    refuses(check(one_sided, claim), "there is a way, with 1 options");
    accepts(check(one_sided, ClaimedLevels{"one-sided", true, "not-as-few", 1, 0, true, {}}));
    accepts(check(one_sided, ClaimedLevels{"one-sided", true, "impossible", 0, 0, true, {}}));
}

TEST_F(BargainChecker, ChangesOffTheTableAreToldFromThoseOnIt) {
    CaseBuilder talks = two_issues();
    talks.last_agreement().on_table.push_back(negation(talks.taken("road")));
    const Case made = talks.build();
    const Table fenced(made, 0);
    accepts(check(fenced, ClaimedLevels{"one-sided", false, "found", 1, 1, true, {{{{"river", "no"}}, "00"}}}));
    accepts(check(fenced, ClaimedLevels{"one-sided", true, "found", 1, 1, true, {{{{"road", "yes"}}, "11"}}}));
    refuses(check(fenced, ClaimedLevels{"one-sided", false, "found", 1, 1, true, {{{{"road", "yes"}}, "11"}}}),
            "`11` is not what is looked for");
    refuses(check(fenced, ClaimedLevels{"one-sided", true, "not-as-few", 1, 0, true, {}}), "with as few options");
}

TEST_F(BargainChecker, KnowsWhoseConsentIsEnough) {
    CaseBuilder talks = two_issues();
    Consent& rule = talks.last_agreement().consent;
    talks.last_agreement().signatories = {0, 1, 2};
    rule = {false, 1, {1, 2}, {0}};
    const Case made = talks.build();
    const Table any(made, 0);
    const ClaimedConsent right{"one-sided", true, {{"north", "south"}, {"north", "fund"}}, "2", {"north"}, {}, {}};
    accepts(check(any, right));
    ClaimedConsent claim = right;
    claim.suffices.pop_back();
    claim.suffices_count = "1";
    refuses(check(any, claim), "2 least sets suffice");
    claim = right;
    claim.suffices[0] = {"north", "south", "fund"};
    refuses(check(any, claim), "more than is needed");
    claim = right;
    claim.alone = {};
    refuses(check(any, claim), "can block alone");
    claim = right;
    claim.signable = false;
    refuses(check(any, claim), "it would be signed");
    accepts(
        check(one_sided,
              ClaimedConsent{"one-sided", false, {{"north", "south"}}, "1", {"north", "south"}, {"south"}, {"south"}}));
    refuses(check(one_sided,
                  ClaimedConsent{"one-sided", false, {{"north", "south"}}, "1", {"north", "south"}, {}, {"south"}}),
            "block alone here");
    refuses(check(one_sided,
                  ClaimedConsent{"one-sided", false, {{"north", "south"}}, "1", {"north", "south"}, {"south"}, {}}),
            "consent alone is missing");
}

TEST_F(BargainChecker, AddsUpLotteries) {
    // With no deal worth nothing to both, each single gain is out of the zone: only staying and both are in it.
    const ClaimedLottery right{"nash", {{"11", "1"}}, {{"north", "2"}, {"south", "2"}}, {}, 0};
    accepts(check(table, right));
    ClaimedLottery claim = right;
    claim.shares = {{"11", "1/3"}, {"00", "2/3"}};
    refuses(check(table, claim), "on average `north`");
    claim.averages = {{"north", "2/3"}, {"south", "2/3"}};
    refuses(check(table, claim), "a lottery may be better");
    claim.shares[0].probability = "0.5";
    refuses(check(table, claim), "do not add up to 1");
    claim = right;
    claim.shares[0].state = "01";
    refuses(check(table, claim), "not in the zone");
    claim = right;
    claim.left_out = {"south"};
    refuses(check(table, claim), "those left out");
    claim = {"utilitarian", {{"00", "1"}}, {{"north", "0"}, {"south", "0"}}, {}, 0};
    refuses(check(table, claim), "`11` alone is better by utilitarian");
    claim.rule = "egalitarian";
    refuses(check(table, claim), "`11` alone is better by egalitarian");
    claim.shares.clear();
    refuses(check(table, claim), "there is no lottery");
}

}  // namespace
}  // namespace irenic::testing
