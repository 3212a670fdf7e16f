// Cases whose states are not enumerated, from outside: what is printed, what is undecided, and with which status.
#include <gtest/gtest.h>

#include "cli/command.hpp"

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

TEST(LocalCommand, KeepsAndReportsACaseTooLargeToEnumerate) {
    const Folder folder;
    const Ran kept = irenic("keep " + large + " exchange --json");
    ASSERT_EQ(kept.status, 0) << kept.err;
    EXPECT_EQ(json::parse(kept.out)["plans"][0]["stops-at"], json());
    const Ran report = irenic("report " + large + " -o " + quoted(folder / "page.html"));
    EXPECT_EQ(report.status, 3) << report.err;
    EXPECT_NE(read_all(folder / "page.html").find("not enumerated"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
