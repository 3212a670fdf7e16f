// `irenic verify` of what `irenic bargain --json` writes: an answer written out by hand is accepted, and refused once anything in it is bent.
#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "support/sanitized.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// Each would rather that only the other gives way; together both gain. A fund stands by.
const char* const valleys = R"(irenic: 1
title: Two valleys
parties: {north: {name: North}, south: {name: South}, fund: {name: Fund}, mayor: {name: Mayor}}
options: {road: {by: north}, river: {by: south}, fair: {by: mayor}}
preferences:
  north: [{that: road, weight: -1, basis: invented}, {that: river, weight: 3, basis: invented}]
  south: [{that: road, weight: 3, basis: invented}, {that: river, weight: -1, adjust: [-1, 0], basis: invented}]
  mayor: [{that: fair, weight: 2, basis: invented}]
strategies:
  both: {target: {road: yes, river: yes}}
  one-sided: {agreement: one-sided}
agreements:
  one-sided:
    signatories: [north, south]
    obligations: {open-river: {by: south, sets: {river: yes}}}
    guarantors: {north: {budget: 10, rate: 1}, fund: {budget: 0.2, rate: 3}}
)";

json answer_by_hand() {
    return json::parse(R"({
      "talks": {"agreement": "one-sided", "signatories": ["north", "south"], "consent": {"all": true}, "packages": 4,
                "no-agreement": {"north": {"value": 0, "is": "status quo"}, "south": {"value": 0, "is": "status quo"}}},
      "exact": true, "frontier-count": 3,
      "frontier": [{"packages": ["010"], "packages-count": 1, "values": {"north": 3, "south": -1}, "in-zone": false},
                   {"packages": ["110"], "packages-count": 1, "values": {"north": 2, "south": 2}, "in-zone": true},
                   {"packages": ["100"], "packages-count": 1, "values": {"north": -1, "south": 3}, "in-zone": false}],
      "zone-empty": false, "zone-size": 2,
      "solutions": {"nash": [{"state": "110", "values": {"north": 2, "south": 2}, "gains": {"north": 2, "south": 2},
                              "gainers": ["north", "south"]}]},
      "solutions-count": {"nash": 1},
      "lotteries": {"nash": {"shares": [{"state": "110", "probability": "1"}], "left-out": [], "bound": 0,
                             "averages": {"north": {"exact": "2"}, "south": {"exact": "2"}}}},
      "strategies": {"one-sided": {"state": "010", "values": {"north": 3, "south": -1}, "on-table": true, "in-zone": false}},
      "blockers": {"one-sided": {"south": 1}},
      "linkage": {"one-sided": {"degree": null, "needs-linking": false, "gain": {"north": 3, "south": -1}, "path": []}},
      "repairs": {"one-sided": {
        "payments": {"possible": true, "needed": "1", "total": "0.6", "available": "3.6", "ordinal": [],
                     "payments": [{"from": "fund", "to": "south", "paid": "0.2", "worth": "0.6"},
                                  {"from": "north", "to": "south", "paid": "0.4", "worth": "0.4"}],
                     "after": {"north": "2.6", "south": "0"}},
        "weights": {"south": {"found": "proven", "amount": "1",
                              "changes": [{"numbers": [{"statement": 2, "levels": [], "from": "-1", "to": "0"}]}]}},
        "concessions": {"alone": {"south": "1"}, "least-sum": {"least": "1", "by": {"south": "1"}},
                        "least-maximum": {"least": "1", "by": {"south": "1"}}},
        "levels": {"on-table": {"found": "found", "options": 1, "count": 2, "counted": true,
                                "least": [{"sets": {"road": "yes"}, "state": "110"}, {"sets": {"river": "no"}, "state": "000"}]},
                   "beyond": {"found": "not-as-few", "options": 1, "count": 0, "counted": true, "least": []}}}},
      "consent": {"one-sided": {
        "signable": false, "suffices": [["north", "south"]], "suffices-count": 1, "alone": ["north", "south"],
        "blocks-alone": ["south"], "would-complete": ["south"],
        "spoilers": [{"party": "mayor", "to": "011", "gain": 2, "deterred": {"nash": false, "gmr": false}}],
        "would-not-gain": [], "cannot-move": ["fund"], "unsettled": []}}
    })");
}

class VerifyBargain : public ::testing::Test {
protected:
    VerifyBargain() {
        write_all(folder_ / "case.yaml", valleys);
        head_ = json::parse(irenic("compare " + quoted(folder_ / "case.yaml") + " --json").out);
    }

    /// Of an answer with the head of the case.
    Ran verify(json answer) {
        for (const char* key : {"irenic", "version", "case"}) answer[key] = head_.at(key);
        write_all(folder_ / "answer.json", answer.dump());
        return irenic("verify " + quoted(folder_ / "answer.json") + " --json");
    }

    void refuses(const std::string& pointer, const json& instead, const std::string& why) {
        json answer = answer_by_hand();
        answer[json::json_pointer(pointer)] = instead;
        const Ran ran = verify(answer);
        EXPECT_EQ(ran.status, 1) << pointer << ran.err;
        EXPECT_NE(ran.out.find(why), std::string::npos) << pointer << "\n" << ran.out;
    }

    Folder folder_;
    json head_;
};

TEST_F(VerifyBargain, WhatTheDefinitionsGiveIsAccepted) {
    const Ran ran = verify(answer_by_hand());
    ASSERT_EQ(ran.status, 0) << ran.out << ran.err;
    const json found = json::parse(ran.out);
    EXPECT_TRUE(found["accepted"].get<bool>());
    EXPECT_EQ(found["verdicts-checked"], 3);  // what each has without a deal, and where the strategy stands
    EXPECT_EQ(found["reasons-checked"], 13);
    EXPECT_EQ(found["checked-in-part"], 1);  // that no smaller change of weights would do
}

TEST_F(VerifyBargain, EveryPartOfItThatIsBentIsRefused) {
    refuses("/talks/signatories", {"north"}, "those who sign are not who is said");
    refuses("/talks/no-agreement/south/value", 1, "without a deal, south has 0");
    refuses("/talks/packages", 5, "4 packages are on the table, not 5");
    refuses("/talks/agreement", "nothing", "no such agreement");
    refuses("/zone-size", 3, "2 packages meet the rule");
    refuses("/frontier-count", 4, "the frontier has 3 vectors, not 4");
    refuses("/frontier/0/values/north", 3.5, "not worth what is said");
    refuses("/frontier/0/packages/0", "01", "`01` is not on the table");
    refuses("/solutions/nash/0/gainers", {"north"}, "those who gain at `110`");
    refuses("/solutions-count/nash", "12345678901234567890", "1 packages are best by nash");
    refuses("/blockers/one-sided/south", 2, "`south` lacks 1");
    refuses("/linkage/one-sided/degree", 1, "the path does not begin at the status quo");
    refuses("/linkage/one-sided/gain/north", 1, "the linkage gain of `north` is 3");
    refuses("/repairs/one-sided/payments/total", "0.5", "do not add up");
    refuses("/repairs/one-sided/payments/possible", false, "it can be paid for");
    refuses("/repairs/one-sided/weights/south/changes/0/numbers/0/to", "-0.5", "`south` would still not consent");
    refuses("/repairs/one-sided/weights/south/amount", "2", "not as large as is said");
    refuses("/repairs/one-sided/weights/south/changes/0/numbers/0/statement", 7, "names what the case does not have");
    refuses("/repairs/one-sided/concessions/least-sum/least", "0.5", "not as large as is said");
    refuses("/repairs/one-sided/levels/on-table/count", 3, "there are 2 such ways");
    refuses("/repairs/one-sided/levels/beyond/found", "found", "none is listed");
    refuses("/consent/one-sided/signable", true, "it would not be signed");
    refuses("/consent/one-sided/suffices-count", 2, "1 least sets suffice");
    refuses("/consent/one-sided/spoilers/0/gain", 1, "`mayor` would gain 2");
    refuses("/consent/one-sided/spoilers/0/deterred/gmr", true, "`mayor` is not deterred");
    refuses("/consent/one-sided/spoilers", json::array(), "nothing is said of `mayor`");
    refuses("/consent/one-sided/spoilers/0/to", "111", "no gain for `mayor`");
    refuses("/lotteries/nash/averages/north/exact", "3", "on average `north`");
    refuses("/strategies/one-sided/in-zone", true, "does not stand where is said");
    refuses("/blockers/two-sided", json::object(), "`two-sided` is no strategy of the case");
}

TEST_F(VerifyBargain, AnAnswerOfAnotherFormIsRefusedWithoutHarm) {
    for (const char* pointer : {"/frontier", "/solutions/nash", "/zone-empty", "/consent/one-sided/suffices"}) {
        json answer = answer_by_hand();
        answer[json::json_pointer(pointer)] = 3;
        EXPECT_NE(verify(answer).status, 0) << pointer;
    }
}

TEST_F(VerifyBargain, WhatTheCommandWritesIsAcceptedWithEveryOfItsOptions) {
    for (const std::string asked :
         {"", " --zone", " --epsilon 0.2", " --lotteries", " --limit 1", " one-sided --lotteries"}) {
        write_all(folder_ / "answer.json", irenic("bargain " + quoted(folder_ / "case.yaml") + asked + " --json").out);
        const Ran ran = irenic("verify " + quoted(folder_ / "answer.json"));
        EXPECT_EQ(ran.status, 0) << asked << "\n" << ran.out << ran.err;
    }
}

TEST(VerifyBargainOfACase, GazaIsAcceptedAndABentZoneIsNot) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const Folder folder;
    json answer = json::parse(irenic("bargain cases/gaza-2025/case.yaml interim --json").out);
    write_all(folder / "answer.json", answer.dump());
    EXPECT_EQ(irenic("verify " + quoted(folder / "answer.json")).status, 0);
    answer["zone-size"] = answer["zone-size"].get<int>() + 1;
    write_all(folder / "answer.json", answer.dump());
    EXPECT_EQ(irenic("verify " + quoted(folder / "answer.json")).status, 1);
}

}  // namespace
}  // namespace irenic::testing
