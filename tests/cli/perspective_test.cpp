// `--attitudes` and `--misperception` from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// A valley that could take a toll on the pass, and a hill that could open a detour: docs/misperception.md.
const std::string toll = R"(irenic: 1
title: toll
parties: {valley: {name: Valley}, hill: {name: Hill}}
options: {toll: {by: valley}, detour: {by: hill}}
states: {free: NN, paid: YN, around: NY, split: YY}
preferences:
  valley: {ranking: [paid, free, around, split], basis: b}
  hill: {ranking: [free, around, split, paid], basis: b}
)";
const std::string unaware = "sees: {valley: {without: [detour], basis: b}}\n";
const std::string ill_will = "attitude: {valley: {hill: -1, basis: b}}\n";

struct Pass {
    explicit Pass(const std::string& more) : file(quoted(folder / "case.yaml")) {
        write_all(folder / "case.yaml", toll + more);
    }
    Ran verify(const json& answer) const {
        write_all(folder / "answer.json", answer.dump());
        return irenic("verify " + quoted(folder / "answer.json"));
    }

    Folder folder;
    std::string file;
};

TEST(PerspectiveCommand, ShowsWhatIsStableInTheViewsAndWhereTheCaseAsItIsDiffers) {
    const Pass pass(unaware);
    const Ran ran = irenic("stability " + pass.file + " --misperception --concept seq");
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_NE(ran.out.find("As Valley sees it, nobody can change detour."), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("SEQ: around\n  only without this: free\n"), std::string::npos) << ran.out;
    const json answer = json::parse(irenic("stability " + pass.file + " --misperception --json").out);
    const json& seq = answer["perspective-concepts"]["seq"];
    EXPECT_EQ(seq["name"], "SEQ");
    EXPECT_EQ(seq["stable"], json::parse(R"({"valley": ["paid", "around"], "hill": ["free", "around", "split"]})"));
    EXPECT_EQ(seq["equilibria"], json::parse(R"(["around"])"));
    EXPECT_EQ(seq["only-so"], json::array());
    EXPECT_EQ(seq["only-otherwise"], json::parse(R"(["free"])"));
}

// The valley would take a toll: the hill is worse off at `paid` than at `free`. At `split` it gives the toll up only without ill will.
TEST(PerspectiveCommand, ShowsWhatIllWillChanges) {
    const Pass pass(ill_will);
    const Ran ran = irenic("stability " + pass.file + " --attitudes --concept nash");
    EXPECT_EQ(ran.err, "");
    EXPECT_NE(ran.out.find("Valley wishes Hill ill."), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("RNash: split\n  not without this: split\n"), std::string::npos) << ran.out;
    const Ran explained = irenic("explain " + pass.file + " free --attitudes --concept nash");
    EXPECT_NE(explained.out.find("(for it better and for Hill"), std::string::npos) << explained.out;
}

TEST(PerspectiveCommand, AReadingAndASettingAreWhatIsJudged) {
    const Pass pass("readings: {r: {by: k, sees: {valley: {without: [detour]}}}}\n");
    const std::string ask = "stability " + pass.file + " --misperception --concept seq --json";
    EXPECT_EQ(json::parse(irenic(ask).out)["perspective-concepts"]["seq"]["equilibria-count"], 2);
    EXPECT_EQ(json::parse(irenic(ask + " --reading r").out)["perspective-concepts"]["seq"]["equilibria-count"], 1);
    const std::string set = " --set 'sees.valley={without: [detour]}'";
    EXPECT_EQ(json::parse(irenic(ask + set).out)["perspective-concepts"]["seq"]["equilibria-count"], 1);
}

TEST(PerspectiveCommand, AnswersThatLeaveAttitudesAndViewsOutSayWhichFlagTakesThemIn) {
    const Pass pass(unaware + ill_will);
    for (const std::string verb : {"stability", "compare", "check"}) {
        const Ran ran = irenic(verb + " " + pass.file);
        EXPECT_NE((ran.out + ran.err).find("--attitudes"), std::string::npos) << verb << ran.err;
        EXPECT_NE((ran.out + ran.err).find("--misperception"), std::string::npos) << verb << ran.err;
    }
    const Ran half = irenic("stability " + pass.file + " --attitudes");
    EXPECT_EQ(half.err.find("--attitudes"), std::string::npos) << half.err;
    EXPECT_NE(half.err.find("--misperception"), std::string::npos) << half.err;
    EXPECT_EQ(irenic("stability " + pass.file + " --attitudes --misperception").err, "");
}

TEST(PerspectiveCommand, WhatIsNotDefinedTogetherIsRefused) {
    const Pass pass(unaware);
    for (const std::string more : {"--coalitions", "--concept sim", "--concept limited --horizon 2", "--strength"}) {
        const Ran ran = irenic("stability " + pass.file + " --misperception " + more);
        EXPECT_EQ(ran.status, 2) << more;
        EXPECT_NE(ran.err.find("does not go with"), std::string::npos) << ran.err;
    }
}

TEST(PerspectiveCommand, AViewThatCannotBeIsNamedByCheckAndByTheAnswer) {
    const Pass pass("sees: {hill: {preferences: {valley: {ranking: [free, paid], basis: b}}}}\n");
    for (const std::string& ask : {"check " + pass.file, "stability " + pass.file + " --misperception"}) {
        const Ran ran = irenic(ask);
        EXPECT_EQ(ran.status, 1) << ask;
        EXPECT_NE((ran.out + ran.err).find("as `hill` sees the case: the ranking of `valley` does not have"),
                  std::string::npos)
            << ask << ran.out << ran.err;
    }
    EXPECT_EQ(irenic("stability " + pass.file).status, 0);
}

TEST(PerspectiveCommand, ReasonsAndListsAreVerifiedAndAlteredOnesAreNot) {
    const Pass pass(unaware + ill_will);
    for (const std::string flags : {"--attitudes", "--misperception", "--attitudes --misperception"}) {
        json lists = json::parse(irenic("stability " + pass.file + " --json " + flags).out);
        const Ran good = pass.verify(lists);
        EXPECT_EQ(good.status, 0) << good.out << good.err;
        EXPECT_NE(good.out.find("40 verdicts checked by the definitions: all accepted."), std::string::npos) << good.out;
        json& stable = lists["perspective-concepts"]["gmr"]["stable"]["valley"];
        stable.erase(stable.begin());
        EXPECT_EQ(pass.verify(lists).status, 1) << flags;

        json reasons = json::parse(irenic("explain " + pass.file + " free --json " + flags).out);
        const Ran accepted = pass.verify(reasons);
        EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;
        EXPECT_NE(accepted.out.find("10 reasons checked"), std::string::npos) << accepted.out;
        json& verdict = reasons["perspective-reasons"][4]["stable"];
        verdict = !verdict.get<bool>();
        EXPECT_EQ(pass.verify(reasons).status, 1) << flags;
    }
}

}  // namespace
}  // namespace irenic::testing
