// `irenic bargain` from outside: its words, its JSON, its status.
#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "support/sanitized.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string gaza = "cases/gaza-2025/case.yaml";

/// Options of four levels, worth to the last party what they are not worth to the others: the frontier is large.
std::string opposed(std::size_t options, std::size_t parties) {
    const std::string ids = "abcdefgh";
    std::string text = "irenic: 1\ntitle: opposed\nparties: {";
    for (std::size_t i = 0; i < parties; ++i) text += fmt::format("{}{}: {{}}", i > 0 ? ", " : "", ids[i]);
    text += "}\noptions:\n";
    for (std::size_t k = 0; k < options; ++k)
        text += fmt::format("  x{}: {{by: {}, levels: [n, o, p, q]}}\n", k, ids[k % parties]);
    const auto hashed = [](std::size_t k, std::size_t i, std::size_t level) {
        const std::size_t x = (k * 131 + i * 37 + level * 11 + 5) % 1009;
        return static_cast<long>(x * x % 1009 * x % 1009);
    };
    const auto worth = [&](std::size_t k, std::size_t i, std::size_t level) {
        if (i + 1 < parties) return hashed(k, i, level);
        long left = 500 * static_cast<long>(parties - 1);
        for (std::size_t j = 0; j + 1 < parties; ++j) left -= hashed(k, j, level);
        return left;
    };
    text += "preferences:\n";
    for (std::size_t i = 0; i < parties; ++i) {
        text += fmt::format("  {}:\n", ids[i]);
        for (std::size_t k = 0; k < options; ++k)
            text += fmt::format("    - {{graded: x{}, values: {{n: 0, o: {}, p: {}, q: {}}}}}\n", k, worth(k, i, 1),
                                worth(k, i, 2), worth(k, i, 3));
    }
    return text;
}

/// What two options are worth together, for every two of so many.
std::string tied(int options) {
    std::string text = "irenic: 1\ntitle: tied\nparties: {a: {}, b: {}}\noptions:\n";
    for (int k = 0; k < options; ++k) text += fmt::format("  x{}: {{by: {}}}\n", k, k % 2 == 0 ? "a" : "b");
    text += "preferences:\n";
    for (const int turn : {7, 5}) {
        text += turn == 7 ? "  a:\n" : "  b:\n";
        for (int k = 0; k < options; ++k)
            for (int j = k + 1; j < options; ++j)
                text += fmt::format("    - {{that: x{} and x{}, weight: {}}}\n", k, j, (k * turn + j * 3) % 11 - 5);
    }
    return text;
}

TEST(BargainCommand, AnswersAboutAnAgreementByItsIdOrAStrategys) {
    const Ran ran = irenic("bargain " + gaza + " interim --json");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["talks"]["agreement"], "interim");
    EXPECT_EQ(answer["talks"]["signatories"], json::parse(R"(["israel", "hamas"])"));
    EXPECT_EQ(answer["talks"]["no-agreement"]["israel"]["is"], "occupation");
    EXPECT_EQ(answer["zone-empty"], false);
}

TEST(BargainCommand, BlockersAreThoseOfCompare) {
    IRENIC_SKIP_WHEN_SANITIZED();
    const json bargained = json::parse(irenic("bargain " + gaza + " --json").out);
    const json compared = json::parse(irenic("compare " + gaza + " --json").out);
    ASSERT_EQ(bargained["blockers"].size(), 6U);
    for (const auto& [strategy, found] : compared["strategies"].items())
        EXPECT_EQ(bargained["blockers"][strategy], found["blockers"]) << strategy;
}

TEST(BargainCommand, WithoutAnAgreementAllWhoOwnAnOptionTalkUnlessOneStandsForAll) {
    const json several = json::parse(irenic("bargain " + gaza + " --json").out);
    EXPECT_TRUE(several["talks"]["agreement"].is_null());
    EXPECT_EQ(several["talks"]["signatories"].size(), 6U);
    const json one = json::parse(irenic("bargain tests/casefile/data/river-gate.yaml --json").out);
    EXPECT_FALSE(one["talks"]["agreement"].is_null());
}

TEST(BargainCommand, AReadingAndASettingAreInForce) {
    const std::string question = "bargain " + gaza + " all-for-all --json";
    const json written = json::parse(irenic(question).out);
    const json read = json::parse(irenic(question + " --reading security-first").out);
    EXPECT_NE(written["blockers"], read["blockers"]);
    const json set = json::parse(irenic(question + " --set agreements.all-for-all.no-agreement.israel=1000").out);
    EXPECT_EQ(set["zone-empty"], true);
    EXPECT_EQ(set["nearest"]["lacking"].size(), 1U);
    EXPECT_EQ(set["solutions"]["nash"], json::array());
}

TEST(BargainCommand, AnAgreementThatIsNotThereGetsTheNearest) {
    const Ran ran = irenic("bargain " + gaza + " interrim");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("no agreement is called `interrim`"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("did you mean `interim`?"), std::string::npos) << ran.err;
    EXPECT_EQ(ran.out, "");
    const Ran without = irenic("bargain " + gaza + " occupation");
    EXPECT_EQ(without.status, 1);
    EXPECT_NE(without.err.find("the strategy `occupation` has no agreement"), std::string::npos) << without.err;
}

TEST(BargainCommand, OptionsThatDependOnEachOtherTooCloselyEndWithStatus3AndAWayOut) {
    const Folder folder;
    write_all(folder / "many.yaml", tied(34));
    const Ran exact = irenic("bargain " + quoted(folder / "many.yaml") + " --json");
    ASSERT_EQ(exact.status, 3) << exact.out.substr(0, 400);
    EXPECT_NE(exact.err.find("`on-table`"), std::string::npos) << exact.err;
    EXPECT_TRUE(json::parse(exact.out).contains("diagnostics"));
}

TEST(BargainCommand, ValuesThatDifferDoNotLookAlikeOnTheFrontier) {
    const Folder folder;
    write_all(folder / "close.yaml",
              "irenic: 1\ntitle: close\nparties: {a: {}, b: {}}\noptions: {x: {by: [a, b]}}\npreferences:\n"
              "  a: [{that: x, weight: 0.000001, basis: invented}]\n"
              "  b: [{that: not x, weight: 4.5, basis: invented}]\n");
    const Ran ran = irenic("bargain " + quoted(folder / "close.yaml"));
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("1    0.000001  0"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("2    0         4.5"), std::string::npos) << ran.out;
    write_all(folder / "closer.yaml",
              "irenic: 1\ntitle: close\nparties: {a: {}, b: {}}\noptions: {x: {by: [a, b]}}\npreferences:\n"
              "  a: [{graded: x, values: {no: 9, yes: 9.000001}, basis: invented}]\n"
              "  b: [{that: not x, weight: 4.5, basis: invented}]\n");
    const Ran alike = irenic("bargain " + quoted(folder / "closer.yaml"));
    EXPECT_NE(alike.out.find("9.000001  0"), std::string::npos) << alike.out;
    EXPECT_NE(alike.out.find("9         4.5"), std::string::npos) << alike.out;
}

TEST(BargainCommand, WithEpsilonTheGuaranteeStandsBesideWhatIsListed) {
    const Folder folder;
    write_all(folder / "many.yaml", opposed(10, 3));
    const Ran ran = irenic("bargain " + quoted(folder / "many.yaml") + " --epsilon 0.1 --json --limit 5");
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_EQ(answer["exact"], false);
    EXPECT_EQ(answer["guarantee"].size(), 3U);
    EXPECT_EQ(answer["frontier"].size(), 5U);
    EXPECT_EQ(answer["frontier-left-out"].get<std::size_t>() + 5, answer["frontier-count"].get<std::size_t>());
    EXPECT_EQ(answer["talks"]["packages"], 1048576);  // 4^10
}

TEST(BargainCommand, StatesTooManyToEnumerateLeaveInterimDealsOpen) {
    const Ran ran = irenic("bargain cases/eight-districts/case.yaml exchange --json --limit 1");
    EXPECT_EQ(ran.status, 3);
    EXPECT_NE(ran.err.find("interim deals are not looked for"), std::string::npos) << ran.err;
    const json answer = json::parse(ran.out);
    EXPECT_TRUE(answer["linkage"]["exchange"].is_null());
    EXPECT_EQ(answer["blockers"]["exchange"], json::object());
    EXPECT_TRUE(answer["talks"]["packages"].is_string());
}

TEST(BargainCommand, WantsThatOnlyOrderStatesAreAnErrorOfTheCase) {
    const Ran ran = irenic("bargain cases/prisoners-dilemma/case.yaml");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("[ordinal-party]"), std::string::npos) << ran.err;
}

TEST(BargainCommand, AShareThatIsNoneIsWrongUsage) {
    for (const char* share : {"1", "-0.1", "much", "''"})
        EXPECT_EQ(irenic("bargain " + gaza + " --epsilon=" + share).status, 2) << share;
    EXPECT_EQ(irenic("bargain " + gaza + " --epsilon 0.0001 --limit 1").status, 0);
}

TEST(BargainCommand, AnInterruptEndsItWithStatus130) {
    const Folder folder;
    write_all(folder / "many.yaml", opposed(30, 6));
    const Ran ran = irenic("bargain " + quoted(folder / "many.yaml"), "timeout --preserve-status -s INT 0.5");
    EXPECT_EQ(ran.status, 130) << ran.err;
    EXPECT_EQ(ran.out, "");
}

TEST(BargainCommand, TheSameQuestionGivesTheSameBytes) {
    const std::string question = "bargain " + gaza + " two-track --lotteries --json";
    EXPECT_EQ(irenic(question).out, irenic(question).out);
}

}  // namespace
}  // namespace irenic::testing
