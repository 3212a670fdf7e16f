// `--concept sim`, `limited` and `stackelberg` from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string dilemma = "cases/prisoners-dilemma/case.yaml";

TEST(FurtherCommand, TheFiveConceptsStayTheDefaultAndNothingElseIsSaid) {
    const json stability = json::parse(irenic("stability " + dilemma + " --json").out);
    EXPECT_EQ(stability["concepts"].size(), 5U);
    EXPECT_FALSE(stability.contains("further-concepts"));
    const json explained = json::parse(irenic("explain " + dilemma + " status-quo --json").out);
    EXPECT_FALSE(explained.contains("further-reasons"));
}

TEST(FurtherCommand, AFurtherConceptStandsBesideTheOthersThatAreAskedFor) {
    const Ran ran = irenic("stability " + dilemma + " --concept nash --concept limited --horizon 2 --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["concepts"].size(), 1U);
    EXPECT_EQ(answer["concepts"]["nash"]["equilibria-count"], 1);
    EXPECT_EQ(answer["further-concepts"]["limited"]["horizon"], 2);
    EXPECT_EQ(answer["further-concepts"]["limited"]["equilibria-count"], 2);  // and both cooperating
}

TEST(FurtherCommand, LimitedMovesNeedAHorizonAndNothingElseDoes) {
    const Ran without = irenic("stability " + dilemma + " --concept limited");
    EXPECT_EQ(without.status, 2);
    EXPECT_NE(without.err.find("--horizon"), std::string::npos) << without.err;
    EXPECT_EQ(irenic("stability " + dilemma + " --horizon 3").status, 2);
    EXPECT_EQ(irenic("stability " + dilemma + " --concept limited --horizon 0").status, 2);
    EXPECT_EQ(irenic("explain " + dilemma + " status-quo --concept limited --horizon 100").status, 0);
}

TEST(FurtherCommand, ACaseThatAConceptIsNotDefinedForIsRefusedWithTheReason) {
    const Ran three = irenic("explain cases/elmira/case.yaml s1 --concept stackelberg");
    EXPECT_EQ(three.status, 1);
    EXPECT_NE(three.err.find("here 3 can"), std::string::npos) << three.err;
    const Ran merged = irenic("stability cases/elmira/case.yaml --concept sim");
    EXPECT_EQ(merged.status, 1);
    EXPECT_NE(merged.err.find("merged"), std::string::npos) << merged.err;
}

TEST(FurtherCommand, ReasonsAndListsAreVerifiedAndAWrongOneIsNot) {
    const Folder folder;
    const std::string concepts =
        " --concept sim --concept limited --concept nonmyopic --concept stackelberg --horizon 3 --json";
    write_all(folder / "lists.json", irenic("stability " + dilemma + concepts).out);
    const Ran lists = irenic("verify " + quoted(folder / "lists.json"));
    EXPECT_EQ(lists.status, 0) << lists.out << lists.err;
    EXPECT_NE(lists.out.find("32 verdicts checked by the definitions: all accepted."), std::string::npos) << lists.out;

    json reasons = json::parse(irenic("explain " + dilemma + " status-quo" + concepts).out);
    write_all(folder / "reasons.json", reasons.dump());
    const Ran accepted = irenic("verify " + quoted(folder / "reasons.json"));
    EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;
    EXPECT_NE(accepted.out.find("8 reasons checked"), std::string::npos) << accepted.out;

    json& verdict = reasons["further-reasons"][0]["verdict"];
    verdict = verdict == "stable" ? "unstable" : "stable";
    write_all(folder / "reasons.json", reasons.dump());
    EXPECT_EQ(irenic("verify " + quoted(folder / "reasons.json")).status, 1);
}

}  // namespace
}  // namespace irenic::testing
