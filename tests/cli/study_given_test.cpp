// What is worked out beside shares, and answers that take their scenarios from a study, from outside.
#include <gtest/gtest.h>

#include "cli/case_in_folder.hpp"
#include "support/sanitized.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// Upper Town gains what it is paid less 30, at best 6 on a width of 16; Lower Town 3 at best, and never less than 1.
const std::string towns = R"(irenic: 1
title: Two towns (invented)
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}, hill: {name: Hill}}
options:
  gate: {by: upper, levels: [closed, open]}
  pay: {by: lower}
preferences:
  upper: [{id: paid, that: pay, weight: [24, 36, 40], basis: b}, {id: shut, that: gate = closed, weight: 30, basis: b}]
  lower: [{id: open, that: gate = open, weight: [4, 6, 8], basis: b}, {id: cost, that: pay, weight: -3, basis: b}]
  hill: [{that: pay, basis: b}]
strategies: {deal: {name: The deal, agreement: deal}, rest: {name: As it is, target: {gate: closed}}}
agreements:
  deal:
    signatories: [upper, lower]
    obligations: {pay: {by: lower, sets: {pay: yes}}, open: {by: upper, sets: {gate: open}, after: [pay]}}
claims:
  signed: {says: It could be signed., test: signable(deal), basis: b}
readings: {strict: {by: k, change: {paid: {weight: [20, 28, 36]}}}}
)";

class StudyGiven : public CaseInFolder {
protected:
    StudyGiven() : CaseInFolder(towns) {}
    [[nodiscard]] std::string study() const { return quoted(folder_ / "towns.study"); }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(StudyGiven, ScreeningSaysWhichAssumptionTurnsAVerdictAndWhichNothing) {
    const Ran told = run("ensemble", "--scenarios 20 --screening 10 --progress");
    EXPECT_EQ(told.status, 0) << told.err;
    EXPECT_TRUE(has(told.err, "Screening: 30 further scenarios.")) << told.err;
    EXPECT_TRUE(has(told.err, "screening: 30 of 30 scenarios")) << told.err;
    EXPECT_TRUE(has(told.out, "paid turned it in ")) << told.out;
    const json screening = answer("ensemble", "--scenarios 20 --screening 10")["screening"];
    EXPECT_EQ(screening["trajectories"], 10);
    EXPECT_EQ(screening["scenarios"], 30);
    ASSERT_EQ(screening["readings"].size(), 2U);
    const json& rows = screening["readings"][0]["findings"]["signable:deal"];
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["assumption"], "paid");
    EXPECT_GT(rows[0]["mu-star"], 0);
    EXPECT_EQ(rows[1]["mu-star"], 0);
    EXPECT_EQ(rows[1]["changed"], 0);
}

TEST_F(StudyGiven, ScreeningThatMakesNoSenseIsRefused) {
    const Ran none = run("ensemble", "--screening 0");
    EXPECT_EQ(none.status, 2);
    EXPECT_TRUE(has(none.err, "20 are a usual number")) << none.err;
    const Ran certain = run("ensemble", "--screening 5 --reading strict --set paid.weight=36 --set open.weight=6");
    EXPECT_EQ(certain.status, 1);
    EXPECT_TRUE(has(certain.err, "nothing in the case is given as a range")) << certain.err;
}

TEST_F(StudyGiven, HowFarEverythingMayMoveAtOnceIsSaidForEveryStrategy) {
    const json radius = answer("compare", "--scenarios 50")["trust"]["all-at-once"]["deal"];
    EXPECT_EQ(radius["signable"], true);
    EXPECT_EQ(radius["share"], 0.375);
    EXPECT_EQ(radius["turned"], json::array({"upper"}));
    EXPECT_EQ(radius["within-ranges"], true);
    EXPECT_EQ(radius["parties"]["lower"]["share"], 0.75);
    const Ran words = run("ensemble", "--scenarios 50 --all-at-once");
    EXPECT_TRUE(has(words.out, "37 %")) << words.out;
    EXPECT_EQ(answer("ensemble", "--scenarios 50 --all-at-once")["all-at-once"]["deal"], radius);
}

TEST_F(StudyGiven, RobustnessIsPartyByPartyAndLeavesOutWantsThatOnlyOrder) {
    const Ran words = run("ensemble", "--scenarios 200 --robustness");
    EXPECT_TRUE(has(words.out, "Of these strategies, ")) << words.out;
    EXPECT_TRUE(has(words.out, "Hill: left out")) << words.out;
    const json parties = answer("ensemble", "--scenarios 200 --robustness")["robustness"]["readings"][0]["parties"];
    EXPECT_EQ(parties["hill"]["ordinal"], true);
    // The end as it is is worth 30 to Upper Town, in every scenario; it signs nothing there.
    EXPECT_EQ(parties["upper"]["strategies"]["rest"]["maximin"], 30);
    EXPECT_LT(parties["upper"]["strategies"]["deal"]["maximin"], 30);
    EXPECT_GT(parties["upper"]["strategies"]["deal"]["consents"]["share"], 0.5);
    EXPECT_EQ(parties["lower"]["strategies"]["deal"]["max-regret"], 0);
}

TEST_F(StudyGiven, AStudyIsSummedUpWithTheSameRulesAsWhenItWasMade) {
    const json made = answer("ensemble", "--scenarios 60 --robustness -o " + study());
    const Ran again = irenic("ensemble " + study() + " --robustness --json");
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(json::parse(again.out)["robustness"], made["robustness"]);
    EXPECT_EQ(irenic("ensemble " + study() + " --screening 4").status, 2);
    EXPECT_EQ(irenic("ensemble " + study() + " --all-at-once").status, 2);
}

TEST_F(StudyGiven, CompareClaimsAndReportTakeTheirScenariosFromAStudy) {
    ASSERT_EQ(run("ensemble", "--scenarios 70 --seed 9 -o " + study()).status, 0);
    for (const char* verb : {"compare", "claims"}) {
        const json drawn = answer(verb, "--scenarios 70 --seed 9");
        EXPECT_EQ(answer(verb, "--study " + study()), drawn) << verb;
    }
    EXPECT_EQ(answer("compare", "--study " + study())["trust"]["seed"], 9);
    const std::string page = folder_ / "report.html";
    EXPECT_EQ(run("report", "-o " + quoted(page) + " --study " + study()).status, 0);
    EXPECT_TRUE(has(read_all(page), "70 scenarios of seed 9"));
}

TEST_F(StudyGiven, AStudyOfAnotherCaseOrHalfOfOneIsRefused) {
    ASSERT_EQ(run("ensemble", "--scenarios 20 -o " + study()).status, 0);
    const Ran set = run("compare", "--set paid.weight=30 --study " + study());
    EXPECT_EQ(set.status, 1);
    EXPECT_TRUE(has(set.err, "what is set by hand is none there and paid.weight=30 here")) << set.err;
    const Ran reading = run("claims", "--reading strict --study " + study());
    EXPECT_EQ(reading.status, 1);
    EXPECT_TRUE(has(reading.err, "the list of readings")) << reading.err;
    write_all(folder_ / "towns.yaml", towns + "# later\n");
    const Ran changed = run("compare", "--study " + study());
    EXPECT_EQ(changed.status, 1);
    EXPECT_TRUE(has(changed.err, "the case file has changed")) << changed.err;
    write_all(folder_ / "towns.yaml", towns);
    EXPECT_EQ(run("compare", "--scenarios 5 --study " + study()).status, 2);
    ASSERT_EQ(run("ensemble", "--scenarios 20 --shard 1/2 -o " + quoted(folder_ / "half")).status, 0);
    const Ran half = run("compare", "--study " + quoted(folder_ / "half"));
    EXPECT_EQ(half.status, 1);
    EXPECT_TRUE(has(half.err, "part 1 of 2")) << half.err;
    EXPECT_EQ(run("compare", "--study " + quoted(folder_ / "towns.yaml")).status, 1);
}

TEST_F(StudyGiven, WhatGoesWithAVerdictIsLookedForInEachReading) {
    const Ran words = run("ensemble", "--scenarios 400");
    EXPECT_TRUE(has(words.out, "As written, in ")) << words.out;
    EXPECT_TRUE(has(words.out, "In the reading strict, in ")) << words.out;
    const json readings = answer("ensemble", "--scenarios 400")["readings"];
    for (const json& reading : readings) {
        EXPECT_FALSE(reading["strategies"]["deal"]["sign-decides"].is_null());
        EXPECT_EQ(reading["open"], 0);
    }
}

TEST_F(StudyGiven, AScenarioInWhichALimitLeavesSomethingOpenIsSaidAndEndsWithStatus3) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const Ran words = irenic("ensemble cases/eight-districts/case.yaml --scenarios 1 --all-at-once");
    EXPECT_EQ(words.status, 3);
    EXPECT_TRUE(has(words.out, "In 1 scenario as written")) << words.out;
    EXPECT_TRUE(has(words.out, "left something open")) << words.out;
    EXPECT_TRUE(has(words.err, "too many to enumerate")) << words.err;
}

}  // namespace
}  // namespace irenic::testing
