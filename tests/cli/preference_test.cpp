// `--unknown` and `--strength` from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// docs/unknown-and-strength.md: upper is worth 4, 4, 3 to 9, 1 to 5 at 00, 01, 10, 11, lower 2, 0, 2, 6.
constexpr const char* pass = R"(irenic: 1
title: A road over the pass
parties: {upper: {great: 3}, lower: {great: 2}}
options: {road: {by: upper}, toll: {by: lower}}
preferences:
  upper:
    - {id: trade, that: road and not toll, weight: [3, 5, 9], basis: b}
    - {id: tolled, that: road and toll, weight: [1, 2, 5], basis: b}
    - {that: not road, weight: 4, basis: b}
  lower:
    - {that: road and toll, weight: 6, basis: b}
    - {that: not toll, weight: 2, basis: b}
)";

struct PassCase {
    PassCase() { write_all(folder / "pass.yaml", pass); }
    Ran run(const std::string& verb, const std::string& rest) {
        return irenic(verb + " " + quoted(folder / "pass.yaml") + " " + rest);
    }
    Ran verify(const std::string& answer) {
        write_all(folder / "answer.json", answer);
        return irenic("verify " + quoted(folder / "answer.json"));
    }
    Folder folder;
};

TEST(PreferenceCommand, UnknownHasEveryExtensionAsTheConceptsStand) {
    PassCase talks;
    const Ran ran = talks.run("stability", "--unknown --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["unknown"].size(), 4U);
    EXPECT_EQ(answer["unknown"]["c"]["seq"]["stable"]["upper"], json({"00", "11"}));
    EXPECT_EQ(answer["unknown"]["b"]["nash"]["equilibria"], json({"00", "11"}));
    EXPECT_EQ(answer["unknown"]["a"]["gmr"]["equilibria-count"], 0);
    EXPECT_EQ(answer["concepts"], json::parse(talks.run("stability", "--json").out)["concepts"]);
    EXPECT_FALSE(answer.contains("strength") || answer.contains("hybrid"));
}

TEST(PreferenceCommand, OnlyTheExtensionsThatAreNamedAreAnswered) {
    PassCase talks;
    const json answer = json::parse(talks.run("stability", "--unknown=ca --concept gmr --json").out);
    EXPECT_EQ(answer["unknown"].size(), 2U);
    EXPECT_EQ(answer["unknown"]["a"].size(), 1U);
    for (const char* wrong : {"--unknown=e", "--unknown=aa", "--unknown=a,c"})
        EXPECT_EQ(talks.run("stability", wrong).status, 2) << wrong;
}

TEST(PreferenceCommand, StrengthTellsNashStrongAndWeakApart) {
    PassCase talks;
    const json answer = json::parse(talks.run("stability", "--strength --json").out);
    const json& gmr = answer["strength"]["gmr"];
    EXPECT_EQ(gmr["general"]["equilibria"], json({"00", "10"}));
    EXPECT_EQ(gmr["nash"]["equilibria"], json::array());
    EXPECT_EQ(gmr["strong"]["equilibria"], json({"10"}));
    EXPECT_EQ(gmr["weak"]["equilibria"], json({"00"}));
    EXPECT_EQ(gmr["weak"]["stable"]["upper"], json({"00"}));
    EXPECT_EQ(answer["strength"]["smr"]["weak"]["stable"]["lower"], json({"10"}));
    const json both = json::parse(talks.run("stability", "--strength --unknown --json").out);
    EXPECT_EQ(both["strength"], answer["strength"]);
    EXPECT_EQ(both["hybrid"]["c"]["gmr"]["strong"]["stable"]["upper"], json({"00", "10"}));
    EXPECT_FALSE(both.contains("unknown"));
}

TEST(PreferenceCommand, ExplainSaysWhatMayBeGainedAndWhatMayBeLost) {
    PassCase talks;
    const Ran ran = talks.run("explain", "00 --unknown=c --strength --concept gmr");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("It may gain by changing road from no to yes (−1 to +5)"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("greatly worse"), std::string::npos) << ran.out;
    const json answer = json::parse(talks.run("explain", "00 --unknown=c --strength --concept gmr --json").out);
    EXPECT_EQ(answer["hybrid"]["c"]["gmr"]["strength"], "strong");
    const json& reason = answer["preference-reasons"][0]["answers"][0];
    EXPECT_EQ(reason["gain"], json({-1, 5}));
    EXPECT_EQ(reason["end"], json({-3, 1}));
    EXPECT_EQ(reason["known"], false);
}

TEST(PreferenceCommand, AnswersAreVerifiedAndForgedOnesAreNot) {
    PassCase talks;
    for (const char* flags : {"--unknown", "--strength", "--unknown --strength"}) {
        const std::string lists = talks.run("stability", std::string(flags) + " --json").out;
        const Ran accepted = talks.verify(lists);
        EXPECT_EQ(accepted.status, 0) << flags << accepted.out << accepted.err;
        EXPECT_EQ(accepted.out.find("objection:"), std::string::npos) << accepted.out;
        for (const char* key : {"unknown", "strength", "hybrid"}) {
            json forged = json::parse(lists);
            if (!forged.contains(key)) continue;
            json& sets = key == std::string("strength") ? forged[key]["gmr"]["weak"]
                         : key == std::string("hybrid") ? forged[key]["c"]["gmr"]["strong"]
                                                        : forged[key]["a"]["gmr"];
            json of_upper = sets;
            of_upper["stable"]["upper"].push_back("01");
            std::swap(sets, of_upper);
            EXPECT_EQ(talks.verify(forged.dump()).status, 1) << flags << " " << key;
            of_upper["equilibria"].push_back("01");
            of_upper["equilibria-count"] = of_upper["equilibria"].size();
            std::swap(sets, of_upper);
            EXPECT_EQ(talks.verify(forged.dump()).status, 1) << flags << " " << key;
        }
        json reasons = json::parse(talks.run("explain", std::string("10 ") + flags + " --json").out);
        EXPECT_EQ(talks.verify(reasons.dump()).status, 0) << flags;
        json& first = reasons["preference-reasons"][0]["stable"];
        first = !first.get<bool>();
        EXPECT_EQ(talks.verify(reasons.dump()).status, 1) << flags;
        reasons["preference-reasons"][0]["extension"] = "e";
        EXPECT_EQ(talks.verify(reasons.dump()).status, 1) << flags;
    }
}

TEST(PreferenceCommand, WhatIsNotDefinedIsRefused) {
    PassCase talks;
    EXPECT_EQ(talks.run("stability", "--unknown --concept sim").status, 2);
    EXPECT_EQ(talks.run("explain", "00 --strength --concept stackelberg").status, 2);
    EXPECT_EQ(talks.run("stability", "--unknown --coalitions").status, 2);
    EXPECT_EQ(talks.run("stability", "--strength --horizon 2").status, 2);
}

TEST(PreferenceCommand, ACaseWithoutAnythingUnknownOrGreatIsToldSo) {
    const Ran ran = irenic("stability cases/prisoners-dilemma/case.yaml --unknown --strength --concept nash");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("Nothing that this case says of preferences is unknown"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("nothing is strong"), std::string::npos) << ran.out;
}

TEST(PreferenceCommand, ASettingAndAReadingAreInForce) {
    PassCase talks;
    const json answer = json::parse(talks.run("stability", "--unknown --set trade.weight=5 --json").out);
    // The road without a toll is now worth 5, which is surely better than 4.
    EXPECT_EQ(answer["unknown"]["b"]["nash"]["stable"]["upper"], json({"10", "01", "11"}));
}

TEST(PreferenceCommand, CheckNotesTheKeysAndNoVerbWarnsOfThem) {
    PassCase talks;
    EXPECT_NE(talks.run("check", "").err.find("used-when-asked"), std::string::npos);
    EXPECT_EQ(talks.run("stability", "").err, "");
}

}  // namespace
}  // namespace irenic::testing
