// `--coalitions` from outside: what is printed, what is refused, and with which status.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string elmira = "cases/elmira/case.yaml";

// Kilgour, Hipel, Fang, Peng 2001: ministry and company together take the state in which the company delays and the local
// governments insist to the one in which the order is modified and accepted.
TEST(CoalitionCommand, AtElmiraNamesMinistryAndCompanyAsTheSmallestCoalitionThatWouldLeave) {
    const Ran ran = irenic("explain " + elmira + " s5 --coalitions --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    for (const char* kind : {"nash", "gmr", "smr", "seq"}) {
        EXPECT_EQ(answer["coalition-concepts"][kind]["verdict"], "leaves");
        EXPECT_EQ(answer["coalition-concepts"][kind]["smallest"], json::array({"ministry", "uniroyal"}));
    }
    EXPECT_EQ(answer["looked-at"], (json{{"coalitions", 7}, {"all-coalitions", true}, {"states", 9}}));
    const json& reason = answer["coalition-reasons"][0];
    EXPECT_EQ(reason["improvement"], "s8");
    EXPECT_EQ(reason["path"], json::array({json{{"movers", {"ministry", "uniroyal"}}, {"to", "s8"}}}));
}

TEST(CoalitionCommand, AtElmiraTwoStatesAreStableForEveryCoalitionUnderEveryConcept) {
    const Ran ran = irenic("stability " + elmira + " --coalitions --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["coalition-concepts"]["nash"]["stable-for-all"], json::array({"s9", "s8"}));
    EXPECT_EQ(answer["coalition-concepts"]["seq"]["stable-for-all"], json::array({"s9", "s8"}));
    EXPECT_EQ(answer["coalition-concepts"]["gmr"]["stable-for-all"], json::array({"s1", "s4", "s9", "s8"}));
    EXPECT_EQ(answer["coalition-concepts"]["smr"]["smallest"]["s5"], json::array({"ministry", "uniroyal"}));
}

TEST(CoalitionCommand, AsksOnlyAboutTheCoalitionsThatAreNamed) {
    const Ran ran = irenic("stability " + elmira + " --coalition uniroyal,ministry --json");
    const json answer = json::parse(ran.out);
    ASSERT_EQ(answer["coalitions"].size(), 1U);
    EXPECT_EQ(answer["coalitions"][0]["members"], json::array({"ministry", "uniroyal"}));
    EXPECT_EQ(answer["looked-at"]["all-coalitions"], false);
    EXPECT_EQ(irenic("explain " + elmira + " s5 --coalition ministry").status, 0);
}

TEST(CoalitionCommand, APartyThatIsNotThereAndAConceptWithoutCoalitionsAreWrongUsage) {
    const Ran nobody = irenic("explain " + elmira + " s5 --coalition ministry,unroyal");
    EXPECT_EQ(nobody.status, 2);
    EXPECT_NE(nobody.err.find("did you mean `uniroyal`?"), std::string::npos) << nobody.err;
    EXPECT_EQ(irenic("stability " + elmira + " --coalitions --concept sseq").status, 2);
}

TEST(CoalitionCommand, EveryStateOfALargeCaseIsRefusedWithStatusThreeAndOneStateIsAnswered) {
    const Ran refused = irenic("stability cases/gaza-2025/case.yaml --coalitions");
    EXPECT_EQ(refused.status, 3);
    EXPECT_NE(refused.err.find("up to 3984 states would fit"), std::string::npos) << refused.err;
    const Ran answered = irenic("explain cases/gaza-2025/case.yaml status-quo --coalitions --concept nash --json");
    ASSERT_EQ(answered.status, 0) << answered.err;
    EXPECT_EQ(json::parse(answered.out)["looked-at"]["coalitions"], 63);
}

TEST(CoalitionCommand, ReasonsAndListsAreVerifiedAndAWrongOneIsNot) {
    const Folder folder;
    write_all(folder / "lists.json", irenic("stability " + elmira + " --coalitions --json").out);
    const Ran lists = irenic("verify " + quoted(folder / "lists.json"));
    EXPECT_EQ(lists.status, 0) << lists.out << lists.err;
    EXPECT_NE(lists.out.find("252 verdicts checked"), std::string::npos)
        << lists.out;  // 7 coalitions, 4 concepts, 9 states

    json reasons = json::parse(irenic("explain " + elmira + " s5 --coalitions --json").out);
    write_all(folder / "reasons.json", reasons.dump());
    const Ran accepted = irenic("verify " + quoted(folder / "reasons.json"));
    EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;

    reasons["coalition-reasons"][0]["path"][0]["to"] = "s4";
    write_all(folder / "reasons.json", reasons.dump());
    const Ran refused = irenic("verify " + quoted(folder / "reasons.json"));
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.out.find("objection"), std::string::npos) << refused.out;
}

TEST(CoalitionCommand, WithoutTheOptionNothingIsSaidAboutCoalitions) {
    for (const std::string& verb : {"stability " + elmira, "explain " + elmira + " s5"})
        EXPECT_EQ(irenic(verb + " --json").out.find("coalition"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
