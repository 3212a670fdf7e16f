// Cases whose states are not enumerated, from outside: what is printed, what is undecided, and with which status.
#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "support/sanitized.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string large = "cases/eight-districts/case.yaml";

TEST(LocalCommand, ExplainsAStrategyOfACaseTooLargeToEnumerateAndVerifyGoesThroughIt) {
    const Folder folder;
    const Ran ran = irenic("explain " + large + " exchange --concept seq --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["concepts"]["seq"]["stable"], false);
    EXPECT_EQ(answer["concepts"]["seq"]["leavers"], json::array({"neighbour", "donors"}));
    EXPECT_EQ(answer["reasons"].size(), 8U);
    EXPECT_TRUE(answer["reasons"][0].contains("explored"));
    EXPECT_EQ(answer["reasons"][0]["every-improvement-listed"], false);
    write_all(folder / "answer.json", ran.out);
    const Ran verified = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(verified.status, 0) << verified.err;
    EXPECT_NE(verified.out.find("8 reasons checked by the definitions: all accepted"), std::string::npos)
        << verified.out;
    EXPECT_NE(verified.out.find("only as far as shown"), std::string::npos) << verified.out;
}

TEST(LocalCommand, VerifyObjectsToASanctionThatWasChanged) {
    const Folder folder;
    json answer = json::parse(irenic("explain " + large + " grand-bargain --concept gmr --json").out);
    json& step = answer["reasons"][0]["answers"][0]["sanction"][0];
    step["to"] = answer["state"];
    write_all(folder / "answer.json", answer.dump());
    const Ran verified = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(verified.status, 1);
    EXPECT_NE(verified.out.find("objection: gmr, government"), std::string::npos) << verified.out;
}

TEST(LocalCommand, AnAnswerWithSomethingUndecidedHasStatusThree) {
    const Ran claims = irenic("claims " + large + " --json");
    EXPECT_EQ(claims.status, 3) << claims.err;
    const json answer = json::parse(claims.out);
    EXPECT_EQ(answer["enumerated"], false);
    EXPECT_EQ(answer["claims"]["every-lasting-state-has-an-accord"]["verdict"], "undecided");
    EXPECT_EQ(answer["claims"]["every-lasting-state-has-an-accord"]["witness"][0]["is"], json());
    EXPECT_EQ(answer["claims"]["exchange-can-be-signed"]["verdict"], "holds");
    const Ran compared = irenic("compare " + large);
    EXPECT_EQ(compared.status, 3);
    EXPECT_NE(compared.out.find("undecided ?"), std::string::npos);
}

TEST(LocalCommand, LocallyTheVerdictsOnASmallCaseAreTheSame) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const json local = json::parse(irenic("compare --local cases/gaza-2025/case.yaml --json").out);
    const json full = json::parse(irenic("compare cases/gaza-2025/case.yaml --json").out);
    for (const auto& [id, strategy] : full["strategies"].items())
        for (const char* key :
             {"end-state", "signable", "blockers", "stable", "leavers", "keeps", "stops-at", "margin", "values"})
            EXPECT_EQ(local["strategies"][id][key], strategy[key]) << id << " " << key;
    EXPECT_EQ(full.contains("enumerated"), false);
}

TEST(LocalCommand, WhatNeedsEveryStateIsRefusedOrUndecided) {
    const Ran coalitions = irenic("explain " + large + " exchange --coalitions");
    EXPECT_EQ(coalitions.status, 3);
    EXPECT_NE(coalitions.err.find("need all states at hand"), std::string::npos) << coalitions.err;
    EXPECT_EQ(irenic("stability " + large).status, 3);
    const Ran none = irenic("compare --local cases/elmira/case.yaml");
    EXPECT_EQ(none.status, 3);
    EXPECT_NE(none.out.find("not enumerated"), std::string::npos) << none.out;
}

/// `plain` can punish `hill`, but only step by step through ten levels, and somebody else must move between any two of its moves: more
/// rounds than are written out. Each party has 45 further options, about which nobody cares.
std::string far_away_punishment() {
    std::string text = R"(irenic: 1
title: Far away (invented)
parties: {hill: {}, plain: {}, ferry: {}}
options:
  dam: {by: hill}
  pressure: {by: plain, levels: [l0, l1, l2, l3, l4, l5, l6, l7, l8, l9], direction: [[l0, l1], [l1, l2], [l2, l3], [l3, l4], [l4, l5], [l5, l6], [l6, l7], [l7, l8], [l8, l9]]}
)";
    for (const char* party : {"hill", "plain", "ferry"})
        for (int k = 0; k < 45; ++k) text += fmt::format("  {0}-{1}: {{by: {0}}}\n", party, k);
    return text + R"yaml(preferences:
  hill: [{that: dam, weight: 1, basis: invented}, {that: pressure = l9, weight: -5, basis: invented}]
strategies: {as-it-is: {}}
claims: {stays: {says: It would last., basis: invented, test: "stable(as-it-is, gmr)"}}
)yaml";
}

TEST(LocalCommand, WhatALimitLeavesOpenIsSaidInWordsJsonAndStatus) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const Folder folder;
    write_all(folder / "far.yaml", far_away_punishment());
    const std::string file = quoted(folder / "far.yaml");
    const Ran explained = irenic("explain " + file + " as-it-is --concept gmr");
    EXPECT_EQ(explained.status, 3) << explained.err;
    EXPECT_NE(explained.out.find("hill: undecided ?"), std::string::npos) << explained.out;
    EXPECT_NE(explained.out.find("4 rounds of steps written out"), std::string::npos) << explained.out;
    const Ran compared = irenic("compare " + file);
    EXPECT_EQ(compared.status, 3);
    EXPECT_NE(compared.out.find("0 of 5, 2 undecided ?"), std::string::npos) << compared.out;
    EXPECT_NE(compared.out.find("hill: undecided under GMR and SMR"), std::string::npos) << compared.out;
    const json answer = json::parse(irenic("compare " + file + " --json").out);
    EXPECT_EQ(answer["strategies"]["as-it-is"]["stable"],
              (json{{"nash", false}, {"gmr", {}}, {"smr", {}}, {"seq", false}, {"sseq", false}}));
    EXPECT_EQ(answer["strategies"]["as-it-is"]["unsettled"]["gmr"], json::array({"hill"}));
    EXPECT_EQ(answer["claims"]["stays"]["verdict"], "undecided");
    write_all(folder / "why.json", irenic("explain " + file + " as-it-is --concept gmr --json").out);
    const Ran verified = irenic("verify " + quoted(folder / "why.json"));
    EXPECT_EQ(verified.status, 0);
    EXPECT_NE(verified.out.find("1 question is left undecided"), std::string::npos) << verified.out;
}

TEST(LocalCommand, KeepsAndReportsACaseTooLargeToEnumerate) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const Folder folder;
    const Ran kept = irenic("keep " + large + " exchange --json");
    ASSERT_EQ(kept.status, 3) << kept.err;  // the best order is not proven
    EXPECT_EQ(json::parse(kept.out)["plans"][0]["stops-at"], json());
    EXPECT_EQ(json::parse(kept.out)["orders"]["best"]["limit-reached"], true);
    const Ran report = irenic("report " + large + " -o " + quoted(folder / "page.html"));
    EXPECT_EQ(report.status, 3) << report.err;
    EXPECT_NE(read_all(folder / "page.html").find("not enumerated"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
