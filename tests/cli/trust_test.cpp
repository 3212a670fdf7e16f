// How sure: what `compare`, `claims`, `report` and `ensemble` say over many scenarios, from outside.
#include <gtest/gtest.h>

#include "cli/case_in_folder.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// Upper Town gains by the deal iff what it is paid is worth more to it than 30: half of a range from 20 to 40.
const std::string towns = R"(irenic: 1
title: Two towns (invented)
marking: invented
parties: {upper: {name: "Upper <b>Town</b>"}, lower: {name: Lower Town}}
options:
  gate: {by: upper, levels: [closed, open]}
  pay: {by: lower}
preferences:
  upper: [{id: paid, that: pay, weight: [20, 40], basis: b}, {id: shut, that: gate = closed, weight: 30, basis: b}]
  lower: [{id: open, that: gate = open, weight: [4, 8], basis: b}, {id: cost, that: pay, weight: -3, basis: b}]
strategies: {deal: {name: The deal, agreement: deal}}
agreements:
  deal:
    signatories: [upper, lower]
    obligations: {pay: {by: lower, sets: {pay: yes}}, open: {by: upper, sets: {gate: open}, after: [pay]}}
claims:
  signed: {says: It could be signed., test: signable(deal), standard: {share: 0.4}, basis: b}
  sure: {says: Lower Town gains., test: "value(lower, deal) > 0", standard: {share: 1, readings: every}, basis: b}
  never: {says: Lower Town loses., test: "value(lower, deal) < 0", basis: b}
readings: {generous: {by: k, change: {paid: {weight: [30, 40]}}}}
)";

class Trust : public CaseInFolder {
protected:
    Trust() : CaseInFolder(towns) {}
};

TEST_F(Trust, AClaimHoldsFailsOrDependsAndNamesTheScenariosThatRefuteIt) {
    const json claims = answer("claims", "--scenarios 400")["claims"];
    EXPECT_EQ(claims["sure"]["verdict"], "holds");
    EXPECT_EQ(claims["sure"]["share"], 1);
    EXPECT_EQ(claims["never"]["verdict"], "fails");
    EXPECT_EQ(claims["never"]["share"], 0);
    const json& depends = claims["signed"];
    EXPECT_EQ(depends["verdict"], "depends");
    EXPECT_EQ(depends["of"], 400);
    EXPECT_NEAR(depends["share"].get<double>(), 0.5, 0.1);
    EXPECT_LT(depends["interval"][0], depends["share"]);
    EXPECT_GT(depends["interval"][1], depends["share"]);
    EXPECT_EQ(depends["as-written"], "holds");
    ASSERT_FALSE(depends["refuted-in"].empty());
    for (const json& j : depends["refuted-in"])
        EXPECT_EQ(answer("claims", "--scenario " + j.dump())["claims"]["signed"]["verdict"], "fails");
}

TEST_F(Trust, WhatDecidesIsTheOneNumberThatDoes) {
    const json decides = answer("claims", "--scenarios 400")["claims"]["signed"]["decides"];
    ASSERT_EQ(decides["regions"].size(), 1);
    const json& limits = decides["regions"][0]["limits"];
    ASSERT_EQ(limits.size(), 1);
    ASSERT_TRUE(limits.contains("paid"));
    const json& paid = limits["paid"];
    EXPECT_NEAR((paid.contains("at-most") ? paid["at-most"] : paid["at-least"]).get<double>(), 30, 0.5);
    EXPECT_EQ(decides["strongest"][0]["assumption"], "paid");
}

TEST_F(Trust, StandardsOfProofAreMetOrNot) {
    const json claims = answer("claims", "--scenarios 400")["claims"];
    EXPECT_EQ(claims["signed"]["standard"]["met"], true);
    EXPECT_EQ(claims["sure"]["standard"]["met"], true);
    EXPECT_FALSE(claims["never"].contains("standard"));
    const Ran strict = run("claims", "--scenarios 400 --set claims.signed.standard.share=0.9 --json");
    ASSERT_EQ(strict.status, 0) << strict.err;
    EXPECT_EQ(json::parse(strict.out)["claims"]["signed"]["standard"]["met"], false);
}

TEST_F(Trust, WithoutScenariosOrUncertaintyTheShareIsNull) {
    const json none = answer("claims", "--scenarios 0")["claims"]["signed"];
    EXPECT_EQ(none["verdict"], "holds");
    EXPECT_TRUE(none["share"].is_null());
    EXPECT_TRUE(none["interval"].is_null());
}

TEST_F(Trust, CompareSaysHowSureEveryStrategyIsAndWhatWouldChangeIt) {
    const json trust = answer("compare", "--scenarios 400")["trust"];
    const json& deal = trust["readings"][0]["strategies"]["deal"];
    EXPECT_NEAR(deal["signable"]["share"].get<double>(), 0.5, 0.1);
    EXPECT_EQ(trust["readings"][1]["reading"], "generous");
    EXPECT_EQ(trust["readings"][1]["strategies"]["deal"]["signable"]["share"], 1);
    const auto change = std::find_if(trust["changes"].begin(), trust["changes"].end(),
                                     [](const json& one) { return one["finding"] == "signable:deal"; });
    ASSERT_NE(change, trust["changes"].end());
    EXPECT_EQ((*change)["assumption"], "paid");
    EXPECT_EQ((*change)["to"], 29.999999);
    EXPECT_EQ((*change)["up"], false);
    ASSERT_FALSE(trust["load-bearing"].empty());
    EXPECT_EQ(trust["load-bearing"][0]["assumption"], "paid");
    EXPECT_TRUE(trust["load-bearing"][0]["source"].is_null());
    const Ran words = run("compare", "--scenarios 400");
    EXPECT_NE(words.out.find("How sure"), std::string::npos);
    EXPECT_NE(words.out.find("What would change this answer"), std::string::npos);
    EXPECT_LT(words.out.find("What would change this answer"), words.out.find("Claims"));
}

TEST_F(Trust, EnsembleSaysTheSameAsOneJsonObjectBySchemaAndInWords) {
    const json answer_ = answer("ensemble", "--scenarios 300");
    EXPECT_EQ(answer_["study"]["scenarios"], 300);
    EXPECT_EQ(answer_["readings"].size(), 2);
    EXPECT_EQ(answer_["readings"][0]["claims"]["sure"]["verdict"], "holds");
    EXPECT_EQ(answer_, answer("ensemble", "--scenarios 300 --threads 1"));
    const Ran words = run("ensemble", "--scenarios 300");
    EXPECT_NE(words.out.find("shares of assumption sets, not likelihoods"), std::string::npos);
    const Ran likely = run("ensemble", "--scenarios 300 --set sampling=probabilistic");
    EXPECT_NE(likely.out.find("even chance (45 to 55 %)"), std::string::npos) << likely.out;
}

TEST_F(Trust, IndicesGiveTheVarianceToTheNumberThatDecides) {
    const json found = answer("ensemble", "--scenarios 50 --sensitivity 128")["sensitivity"]["readings"][0]["findings"];
    const json& signable = found["signable:deal"];
    EXPECT_NEAR(signable["total"]["paid"]["value"].get<double>(), 1, 0.15);
    EXPECT_EQ(signable["total"]["open"]["value"], 0);
    EXPECT_EQ(run("ensemble", "--sensitivity 100").status, 2);
    const Ran told = run("ensemble", "--scenarios 50 --sensitivity 128 --progress");
    EXPECT_NE(told.err.find("Indices of variance: 512 further scenarios."), std::string::npos) << told.err;
    EXPECT_NE(told.err.find("indices: 512 of 512 scenarios"), std::string::npos) << told.err;
}

TEST_F(Trust, TheReportHasItWithNamesEscaped) {
    const std::string page = folder_ / "report.html";
    ASSERT_EQ(run("report", "--scenarios 200 -o " + quoted(page)).status, 0);
    const std::string text = read_all(page);
    EXPECT_NE(text.find("id=\"trust\""), std::string::npos);
    EXPECT_NE(text.find("Assumptions without a source"), std::string::npos);
    EXPECT_EQ(text.find("<b>Town"), std::string::npos);
    const std::string without = folder_ / "without.html";
    ASSERT_EQ(run("report", "--scenarios 0 -o " + quoted(without)).status, 0);
    EXPECT_EQ(read_all(without).find("id=\"trust\""), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
