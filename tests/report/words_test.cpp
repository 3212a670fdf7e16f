// Sentences at the edges: one strategy, one party, no agreement, parties whose values only order states.
#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

std::string compared(std::string_view text) {
    Sample sample(text);
    return compare_text(sample.appraiser, {false, 400});
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// One party, one option, one agreement that it would gain by leaving.
constexpr std::string_view one_party = R"(irenic: 1
title: One well (invented)
parties: {town: {name: The town}}
options: {pump: {by: town}}
preferences: {town: [{that: pump, weight: -0.0005, basis: assumed}]}
strategies: {pumping: {name: Pumping, agreement: pumping}}
agreements: {pumping: {obligations: {start: {by: town, sets: {pump: yes}}}}}
)";

/// Two strategies, neither of them an agreement.
constexpr std::string_view unilateral = R"(irenic: 1
title: Two lamps (invented)
parties: {left: {}, right: {}}
options: {red: {by: left}, green: {by: right}}
preferences:
  left: [{that: red, basis: assumed}]
  right: [{that: not green, basis: assumed}]
strategies: {status-quo: {}, glow: {target: {red: yes}}, blaze: {target: {red: yes, green: yes}}}
)";

TEST(Words, OneAgreementIsNamedAndNotCounted) {
    const std::string text = compared(one_party);
    EXPECT_TRUE(says(text, "The agreement proposed, Pumping, could not be signed by every party needed.")) << text;
    EXPECT_TRUE(says(text, "Once reached, Pumping would persist under none of the five stability concepts."));
    EXPECT_TRUE(says(text,
                     "The steps of Pumping would not be carried out to the end as written. Stopping earlier: "
                     "Pumping (before the first step, The town)."));
}

TEST(Words, OneStepIsNotSpokenOfAsMany) {
    std::string kept(one_party);
    kept.replace(kept.find("-0.0005"), 7, "2");
    EXPECT_TRUE(says(compared(kept),
                     "Its 1 step (1 day) would be carried out: before and after it, every party that is asked has at "
                     "least as much from going on as from stopping."))
        << compared(kept);
}

TEST(Words, ASmallNumberIsNotRoundedAway) {
    EXPECT_TRUE(says(compared(one_party), "The town, short by 0.0005 (worth −0.0005; without it 0, the status quo)."));
}

TEST(Words, NothingIsSaidOfSigningAndKeepingAtOnceWhereNothingIsToBeSigned) {
    const std::string text = compared(unilateral);
    EXPECT_TRUE(says(text, "No strategy is an agreement that anyone is asked to sign."));
    EXPECT_FALSE(says(text, "all three"));
    EXPECT_FALSE(says(text, "carried out"));
}

TEST(Words, TheStatusQuoIsNotAskedToBeSigned) {
    Sample sample(unilateral);
    const std::string text = compare_text(sample.appraiser, {false, 80});
    EXPECT_TRUE(says(text, "status-quo  –      ")) << text;
    EXPECT_TRUE(says(text, "It is the status quo: there is nothing to sign."));
    EXPECT_TRUE(
        says(compared(unilateral), "Under none of the five stability concepts would it persist: a party would leave."));
}

TEST(Words, ConceptsThatHoldAndThoseThatDoNotStandInOneSentence) {
    EXPECT_TRUE(says(compared(river),
                     "Under GMR, SMR, SEQ and SSEQ it would, once there, persist unless someone acts; "
                     "under Nash a party would leave."))
        << compared(river);
}

TEST(Words, APartyThatNeitherGainsNorLosesIsNotSaidToGain) {
    std::string text(river);
    text.replace(text.find("weight: 12"), 10, "weight: 3.5");
    EXPECT_TRUE(says(compared(text),
                     "Every party that is asked would sign. Against what each has without it: Upper Town "
                     "(+15) and Lower Town (0)."))
        << compared(text);
}

TEST(Words, TermsOfAnAgreementAreShownToEveryPlaceAndOnceForAllParties) {
    std::string text(river);
    text += "keeping: {discount: [0.999, 1], hazard: [0, 0.0005, 0.002], basis: assumed}\n";
    Sample sample(text);
    const std::string page = html_report(sample.appraiser, {}, "");
    EXPECT_TRUE(says(page,
                     "Hazard per day 0.0005 (0 to 0.002); discount per day 0.9995 (0.999 to 1), for every party "
                     "alike; stopping"));
}

TEST(Words, AHazardByPiecesOfTimeIsShownPieceByPiece) {
    std::string text(river);
    text +=
        "keeping: {hazard: [{until: 90, is: [0, 0.001, 0.002]}, {until: 365, is: 0.0005}, {is: 0.0001}], basis: "
        "assumed}\n";
    Sample sample(text);
    EXPECT_TRUE(says(html_report(sample.appraiser, {}, ""),
                     "Hazard per day 0.001 (0 to 0.002) until day 90, 0.0005 until day 365, then 0.0001; discount"));
}

TEST(Words, AReadingInForceIsNotCalledTheCaseAsWritten) {
    Loaded loaded = parse_case(river, "river.yaml");
    ASSERT_EQ(loaded.cases.size(), 2U);
    loaded.cases[1].settings = {"calm=12"};
    Appraiser appraiser(std::span(loaded.cases).subspan(1), SpaceLimits{}, Workers{});
    for (const std::string& text : {compare_text(appraiser, {false, 200}), claims_text(appraiser, {false, 200})}) {
        EXPECT_TRUE(says(text, "n this case in the reading “A prouder town”, with settings made by hand")) << text;
        EXPECT_FALSE(says(text, "one reading only"));
    }
    const std::string page = html_report(appraiser, {}, "");
    EXPECT_TRUE(says(page, "Set by hand: <code><bdi>calm=12</bdi></code>"));
    EXPECT_FALSE(says(page, "n this case as written"));
}

TEST(Words, WhereOptionsAreFewAStateIsToldInFull) {
    EXPECT_TRUE(says(compared(river), "By then: gate open, patrol out."));
}

}  // namespace
}  // namespace irenic::testing
