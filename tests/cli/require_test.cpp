// `irenic require` from outside: its words, its JSON, and that `--set` with what it prints makes the state persist.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string euphrates = "cases/syria-iraq-1975/case.yaml";

TEST(RequireCommand, TellsConditionLeastChangeAndCount) {
    const Ran ran = irenic("require " + euphrates + " s2 --party syria --concept nash");
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("s1 is no better for it than s2; and"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("3 adjacent exchanges, proven least"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("240 of 720"), std::string::npos) << ran.out;
}

TEST(RequireCommand, EverySettingItPrintsMakesThePartyStay) {
    for (const std::string& at : {euphrates + " s2", euphrates + " s5", std::string("cases/elmira/case.yaml s1")}) {
        const json answer = json::parse(irenic("require " + at + " --json").out);
        const std::string file = at.substr(0, at.find(' '));
        for (const auto& [kind, found] : answer["require"].items())
            for (const auto& [party, about] : found["parties"].items())
                for (const json& change : about["least"]["changes"]) {
                    ASSERT_FALSE(change["set"].empty());
                    std::string settings;
                    for (const json& set : change["set"]) settings += " --set " + quoted(set.get<std::string>());
                    const json again = json::parse(irenic("explain " + at + " --json --concept " + kind + settings).out);
                    for (const json& reason : again["reasons"]) {
                        if (reason["party"] != party) continue;
                        EXPECT_TRUE(reason["stable"].get<bool>()) << settings;
                    }
                }
    }
}

TEST(RequireCommand, WhatItWritesIsVerifiedAndWhatIsBentIsNot) {
    const Folder folder;
    json answer = json::parse(irenic("require " + euphrates + " s2 --json").out);
    write_all(folder / "answer.json", answer.dump());
    const Ran accepted = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;
    const auto refused = [&](const json& bent) {
        write_all(folder / "bent.json", bent.dump());
        return irenic("verify " + quoted(folder / "bent.json")).status == 1;
    };
    json count = answer;
    count["require"]["seq"]["parties"]["syria"]["rankings"]["count"] = "420";
    EXPECT_TRUE(refused(count));
    json change = answer;
    change["require"]["nash"]["parties"]["syria"]["least"]["changes"][0]["ranking"] =
        json::parse(R"([["s1"],["s2"],["s3"],["s6"],["s4"],["s5"]])");
    EXPECT_TRUE(refused(change));
    json condition = answer;
    condition["require"]["nash"]["parties"]["syria"]["condition"]["every"].erase(0);
    EXPECT_TRUE(refused(condition));
    json amount = answer;
    amount["require"]["seq"]["parties"]["syria"]["least"]["amount"] = "2";
    EXPECT_TRUE(refused(amount));
    json together = answer;
    together["require"]["nash"]["together"]["changes"] = json::object();
    EXPECT_TRUE(refused(together));
}

TEST(RequireCommand, PartiesAndPlacesThatAreNotThereAreNamed) {
    const Ran party = irenic("require " + euphrates + " s2 --party syrai");
    EXPECT_EQ(party.status, 1);
    EXPECT_NE(party.err.find("did you mean `syria`"), std::string::npos) << party.err;
    EXPECT_EQ(irenic("require " + euphrates + " s2 --places 3").status, 2);
    EXPECT_EQ(irenic("require " + euphrates + " s2 --places 4..2").status, 2);
    const Ran beyond = irenic("require " + euphrates + " s2 --places 4..9");
    EXPECT_EQ(beyond.status, 1);
    EXPECT_NE(beyond.err.find("has 6 places"), std::string::npos) << beyond.err;
    EXPECT_EQ(irenic("require " + euphrates + " s2 --concept sim").status, 2);
    EXPECT_EQ(irenic("require " + euphrates + " nowhere").status, 1);
}

}  // namespace
}  // namespace irenic::testing
