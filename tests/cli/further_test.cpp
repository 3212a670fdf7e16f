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

TEST(FurtherCommand, AnAnswerWithoutAnythingThatIsCheckedIsNotVerified) {
    const Folder folder;
    write_all(folder / "answer.json", irenic("explain " + dilemma + " status-quo --concept sim --json").out);
    const Ran ran = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("nothing that is checked"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace irenic::testing
