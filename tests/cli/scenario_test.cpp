// `--scenario J` from outside: what it changes, what it says, and that nothing changes without it.
#include <gtest/gtest.h>

#include "cli/case_in_folder.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string towns = R"(irenic: 1
title: Two towns (invented)
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
options:
  gate: {by: upper, levels: [closed, half, open]}
  pay: {by: lower}
  flood: {by: chance, probability: {no: [0.4, 0.6]}}
preferences:
  upper: [{id: paid, that: pay, weight: [20, 35, 50], basis: b}, {that: gate = closed, weight: 30, basis: b}]
  lower: [{that: gate = open, weight: [2, 4], basis: b}, {that: pay, weight: -3, basis: b}]
strategies: {both: {agreement: both}}
agreements:
  both:
    signatories: [upper, lower]
    obligations: {open: {by: upper, sets: {gate: open}}, pay: {by: lower, sets: {pay: yes}}}
keeping: {discount: [0.99, 0.999], basis: b}
claims: {signed: {says: It would be signed., test: signable(both)}}
readings: {doubtful: {by: k, change: {paid: {weight: [25, 26]}}}}
)";

class ScenarioOption : public CaseInFolder {
protected:
    ScenarioOption() : CaseInFolder(towns) {}

    [[nodiscard]] double value(const std::string& options, const std::string& party = "upper") const {
        return answer("compare", options)["strategies"]["both"]["values"][party].get<double>();
    }
};

TEST_F(ScenarioOption, PutsADrawnNumberInPlaceOfEveryRange) {
    EXPECT_EQ(value(""), 35);
    const double drawn = value("--scenario 17");
    EXPECT_NE(drawn, 35);
    EXPECT_GE(drawn, 20);
    EXPECT_LE(drawn, 50);
    EXPECT_EQ(value("--scenario 17"), drawn);
    EXPECT_EQ(value("--scenario 17 --seed 1 --design plain"), drawn);
    EXPECT_EQ(value("--scenario 17 --scenarios 100"), drawn);
    EXPECT_NE(value("--scenario 18"), drawn);
    EXPECT_NE(value("--scenario 17 --seed 2"), drawn);
    EXPECT_NE(value("--scenario 17 --design sobol"), drawn);
    EXPECT_NE(value("--scenario 17 --design latin --scenarios 100"), drawn);
}

TEST_F(ScenarioOption, IsSaidInEveryAnswer) {
    const json head = json::parse(R"({"index": 3, "seed": 5, "design": "plain"})");
    for (const std::string verb : {"compare", "claims", "stability", "keep", "bargain", "check"})
        EXPECT_EQ(answer(verb, "--scenario 3 --seed 5")["case"]["scenario"], head) << verb;
    EXPECT_EQ(answer("explain", "both --scenario 3 --seed 5")["case"]["scenario"], head);
    EXPECT_EQ(answer("require", "both --scenario 3 --seed 5")["case"]["scenario"], head);
    EXPECT_EQ(answer("claims", "--scenario 3 --design latin --scenarios 9")["case"]["scenario"],
              json::parse(R"({"index": 3, "seed": 1, "design": "latin", "scenarios": 9})"));
    EXPECT_FALSE(answer("compare", "")["case"].contains("scenario"));
    const std::string line = "Scenario 3 of seed 5: every range is the number that was drawn from it.";
    for (const std::string verb : {"compare", "claims", "stability", "keep", "bargain"})
        EXPECT_NE(run(verb, "--scenario 3 --seed 5").out.find(line), std::string::npos) << verb;
    EXPECT_NE(run("check", "--scenario 3 --seed 5").out.find("Scenario: 3 of seed 5"), std::string::npos);
    ASSERT_EQ(run("report", "--scenario 3 --seed 5 -o " + quoted(folder_ / "report.html")).status, 0);
    EXPECT_NE(read_all(folder_ / "report.html").find("Scenario 3 of seed 5"), std::string::npos);
}

TEST_F(ScenarioOption, GivesReadingsTheirOwnNumbersWithTheSameLuck) {
    // Triangular from 20 over 35 to 50, and uniform from 25 to 26: both at the same share.
    const double base = value("--scenario 4");
    const double other = value("--scenario 4 --reading doubtful");
    const double share = base < 35 ? (base - 20) * (base - 20) / 450 : 1 - (50 - base) * (50 - base) / 450;
    EXPECT_NEAR(other - 25, share, 1e-5);
    EXPECT_EQ(value("--scenario 4", "lower"), value("--scenario 4 --reading doubtful", "lower"));
}

TEST_F(ScenarioOption, KeepsTheLuckOfTheRestWhenSomethingIsSet) {
    EXPECT_EQ(value("--scenario 4", "lower"), value("--scenario 4 --set paid.weight=30", "lower"));
    EXPECT_EQ(value("--scenario 4 --set paid.weight=30"), 30);
}

TEST_F(ScenarioOption, IsDrawnAgainByVerify) {
    write_all(folder_ / "answer.json", answer("explain", "both --scenario 4 --design sobol").dump());
    const Ran accepted = irenic("verify " + quoted(folder_ / "answer.json"));
    EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;
}

TEST_F(ScenarioOption, IsRefusedWhereItMakesNoSense) {
    EXPECT_EQ(run("compare", "--seed 3").status, 2);
    EXPECT_EQ(run("compare", "--scenario -1").status, 2);
    EXPECT_EQ(run("compare", "--scenario 3 --design even").status, 2);
    const Ran latin = run("compare", "--scenario 3 --design latin");
    EXPECT_EQ(latin.status, 2);
    EXPECT_NE(latin.err.find("add --scenarios N"), std::string::npos) << latin.err;
    const Ran beyond = run("compare", "--scenario 9 --scenarios 9");
    EXPECT_EQ(beyond.status, 2);
    EXPECT_NE(beyond.err.find("of 9 scenarios, counted from 0, the last is 8"), std::string::npos) << beyond.err;
    EXPECT_EQ(run("compare", "--scenario 3 --reading nobody").status, 1);
}

}  // namespace
}  // namespace irenic::testing
