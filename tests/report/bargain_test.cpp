// `irenic bargain` in words and as JSON: the gate of sample.hpp, worked by hand.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "irenic/report.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

std::string text_of(std::string_view subject, const BargainQuestion& question, const BargainListing& listing = {}) {
    Sample sample(subject);
    return bargain_text(sample.appraiser, sample.appraiser.bargain(question), listing, {false, 2000});
}

BargainQuestion about(AgreementIndex agreement) {
    BargainQuestion question;
    question.agreement = agreement;
    return question;
}

/// The agreement `opening` of `blocked_gate`.
constexpr AgreementIndex opening = 1;

::testing::AssertionResult says(const std::string& text, const std::string& words) {
    if (text.find(words) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "not said: " << words << "\n" << text;
}

TEST(BargainText, SaysWhoTalksByWhichRuleAndWhatEachHasWithoutADeal) {
    const std::string text = text_of(blocked_gate, about(opening));
    EXPECT_TRUE(says(text, "The talks about “opening”: Upper Town and Lower Town would sign; both must consent.\n"));
    EXPECT_TRUE(says(text, "Upper Town 0 (the status quo), Lower Town 1 (a number given in the case).\n"));
    EXPECT_TRUE(says(text, "Other agreements to ask about: package.\n"));
    const std::string all = text_of(blocked_gate, {});
    EXPECT_TRUE(
        says(all,
             "The talks of all who own an option, against the status quo: Upper Town, Lower Town and Third Town "
             "would sign; all must consent.\n"));
    EXPECT_TRUE(says(all, "Agreements to ask about by name: package and opening.\n"));
}

TEST(BargainText, CountsPackagesAndSaysWhereTheZoneIsEmptyWhoLacksHowMuch) {
    EXPECT_TRUE(says(text_of(blocked_gate, about(opening)),
                     "6 packages are on the table. 2 are in the zone, where the rule is met.\n"));
    std::string demanding(blocked_gate);
    demanding.replace(demanding.find("lower: 1}"), 9, "lower: 7}");
    const std::string text = text_of(demanding, about(opening));
    EXPECT_TRUE(says(text, "The zone is empty: none of them meets the rule.\n"));
    // (4, 2) lacks 5, (1, 6) lacks 1; the others leave Upper Town short by more.
    EXPECT_TRUE(says(text, "Nearest to it comes gate open, fee yes (210): Lower Town lacks 1."));
    EXPECT_TRUE(says(text, "Solutions\nNone: the zone is empty.\n"));
}

TEST(BargainText, MarksWhatHasANameOnTheFrontier) {
    const std::string text = text_of(blocked_gate, about(opening));
    EXPECT_TRUE(says(text, "2    4           2           yes ✓\n"));
    EXPECT_TRUE(says(text, "  2. The package, Leximin: gate half, fee yes (110).\n"));
    EXPECT_TRUE(says(text, "  4. The opening: gate open (200).\n"));
}

TEST(BargainText, SaysWhatIsLeftOutAndShowsSolutionsFirst) {
    const std::string text = text_of(blocked_gate, about(opening), {2, 20});
    EXPECT_TRUE(says(text, "… and 2 more (--limit N)."));
    EXPECT_TRUE(says(text, "2    4           2 "));
    EXPECT_FALSE(says(text, "\n1    5           −3"));
}

TEST(BargainText, GivesEveryRuleItsDefinitionAndNamesThoseThatCompareParties) {
    const std::string text = text_of(blocked_gate, about(opening));
    for (const SolutionRow& row : solution_rows) {
        EXPECT_TRUE(says(text, std::string(row.name) + ". "));
        EXPECT_TRUE(says(text, "Rule: " + std::string(row.definition) + "."));
    }
    EXPECT_TRUE(says(text, "Nash. gate open, fee yes (210): Upper Town 1 (+1), Lower Town 6 (+5)."));
    EXPECT_TRUE(says(text, "Egalitarian, Leximin and Utilitarian compare values of different parties"));
}

TEST(BargainText, SaysForEachStrategyWhoBlocksAndWhatWouldDo) {
    const std::string text = text_of(blocked_gate, about(opening));
    EXPECT_TRUE(says(
        text, "- Upper Town would not consent: −4 at the end, 0 without a deal (the status quo), so 4 is lacking."));
    EXPECT_TRUE(
        says(text, "Payments: the least that would do is 2 in all: Fund pays 2 to Upper Town (worth 4 to it)."));
    EXPECT_TRUE(says(text, "it would do if one were lower, the others as they are: Upper Town by 4."));
    EXPECT_TRUE(says(text, "Options, on the table: one option set otherwise would do: fee yes."));
}

TEST(BargainText, SetsInterimDealsAgainstOnePackage) {
    const std::string text = text_of(blocked_gate, about(opening));
    EXPECT_TRUE(says(text,
                     "It needs a package: interim deals over one issue at a time do not lead there, and two issues "
                     "at least have to be settled in one deal."));
    EXPECT_TRUE(says(text,
                     "At the status quo, gate alone would leave worse off Upper Town (by 1); fee alone would leave "
                     "worse off Lower Town (by 3)."));
    EXPECT_TRUE(says(text, "Upper Town 4 against 0 (+4), Lower Town 2 against 0 (+2)."));
    EXPECT_TRUE(says(text,
                     "Neither interim deals nor one package lead there: it would leave worse off than the status quo "
                     "Upper Town (by 4)."));
    EXPECT_TRUE(says(text, "Interim deals would do: one deal over a single issue leads there"));
}

TEST(BargainText, SaysWhyAStrategyIsNotOnTheTable) {
    EXPECT_TRUE(says(text_of(blocked_gate, about(opening)),
                     "Its end is not on the table of these talks: to change road takes the signature of Third Town."));
}

TEST(BargainText, TellsWhatIsBetterThanAnEndThatIsNotOnTheFrontier) {
    std::string text(blocked_gate);
    text.replace(text.find("wish: {target: {road: yes}}"), 27, "wish: {target: {gate: half}}");
    EXPECT_TRUE(
        says(text_of(text, about(opening)),
             "Better for Upper Town (+2) and Lower Town (+1), and worse for no signatory, would be, for example, "
             "the same with gate open, fee yes."));
}

TEST(BargainText, DividesOneOptionByAdjustedWinnerWhereAsked) {
    BargainQuestion question = about(opening);
    question.adjusted_winner = true;
    const std::string text = text_of(blocked_gate, question);
    // The gate is worth 4 of the upper town's 9 points and 9 of the lower town's 12, the fee 5 and 3. In hundredths: 400/9 and 75, 500/9
    // and 25. The upper town has the fee, 55 5/9; the lower town gives up so much of the gate that both have the same.
    EXPECT_TRUE(says(text, "Upper Town prevails on: fee yes.\n"));
    EXPECT_TRUE(says(text, "Lower Town prevails on: nothing as a whole.\n"));
    EXPECT_TRUE(says(text, "Divided: gate, 7/43 closed for Upper Town and 36/43 open for Lower Town.\n"));
    EXPECT_TRUE(says(text, "Each gets 2700/43 of its 100 points."));
}

TEST(BargainJson, HoldsTheSameNumbers) {
    Sample sample(blocked_gate);
    const auto json =
        nlohmann::json::parse(bargain_json(sample.appraiser, sample.appraiser.bargain(about(opening)), {}));
    EXPECT_EQ(json["talks"]["agreement"], "opening");
    EXPECT_EQ(json["talks"]["packages"], 6);
    EXPECT_EQ(json["talks"]["no-agreement"]["lower"], nlohmann::json::parse(R"({"value": 1, "is": "a number"})"));
    EXPECT_EQ(json["frontier-count"], 4);
    EXPECT_EQ(json["frontier"][1], nlohmann::json::parse(R"({"packages": ["110"], "packages-count": 1,
        "values": {"upper": 4, "lower": 2}, "in-zone": true})"));
    EXPECT_EQ(json["zone-size"], 2);
    EXPECT_EQ(json["solutions"]["nash"], nlohmann::json::parse(R"([{"state": "210", "values": {"upper": 1, "lower": 6},
        "gains": {"upper": 1, "lower": 5}, "gainers": ["upper", "lower"]}])"));
    EXPECT_EQ(json["blockers"], nlohmann::json::parse(R"({"package": {}, "opening": {"upper": 4}, "wish": {}})"));
    EXPECT_EQ(json["linkage"]["package"]["degree"], 2);
    EXPECT_EQ(json["linkage"]["package"]["gain"], nlohmann::json::parse(R"({"upper": 4, "lower": 2})"));
    EXPECT_EQ(json["linkage"]["package"]["path"], nlohmann::json::parse(R"(["000", "110"])"));
    EXPECT_TRUE(json["linkage"]["opening"]["degree"].is_null());
    EXPECT_EQ(json["repairs"]["opening"]["payments"]["total"], "2");
    EXPECT_FALSE(json["repairs"].contains("package"));
    EXPECT_EQ(json["consent"]["opening"]["blocks-alone"], nlohmann::json::parse(R"(["upper"])"));
    EXPECT_EQ(json["strategies"]["wish"]["on-table"], false);
}

TEST(BargainJson, WhatIsLeftOutIsCounted) {
    Sample sample(blocked_gate);
    const Bargain found = sample.appraiser.bargain(about(opening));
    const auto json = nlohmann::json::parse(bargain_json(sample.appraiser, found, {1, 0}));
    EXPECT_EQ(json["frontier"].size(), 1U);
    EXPECT_EQ(json["frontier-left-out"], 3);
    EXPECT_EQ(json["frontier"][0]["packages"].size(), 0U);
    EXPECT_EQ(json["frontier"][0]["packages-count"], 1);
}

TEST(BargainJson, WhereStatesAreNotEnumeratedLinkageIsNull) {
    const Loaded loaded = parse_case(blocked_gate, "gate.yaml");
    Appraiser appraiser(loaded.cases, SpaceLimits{}, Workers{}, {}, Looking::locally);
    const Bargain found = appraiser.bargain(about(opening));
    const auto json = nlohmann::json::parse(bargain_json(appraiser, found, {}));
    EXPECT_TRUE(json["linkage"]["package"].is_null());
    EXPECT_EQ(json["linkage-note"], "not worked out: the states are too many to enumerate");
    EXPECT_EQ(json["blockers"]["opening"]["upper"], 4);
    EXPECT_TRUE(says(bargain_text(appraiser, found, {}, {false, 2000}),
                     "Interim deals are not worked out: the states are too many to enumerate."));
}

}  // namespace
}  // namespace irenic::testing
