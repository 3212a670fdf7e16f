// The JSON answers to the letter. The goldens were worked out by hand for the two towns of sample.hpp: without discount and hazard the
// value of going on is the value of the end, and with four states every reason can be seen.
#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

std::string golden(const std::string& name) {
    std::ifstream file(std::string(IRENIC_SOURCE_DIR) + "/tests/report/golden/" + name + ".json");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What changes with the release, the sample's bytes, or another room's wording.
std::string masked(std::string text) {
    text = std::regex_replace(text, std::regex("\"version\": \"[^\"]*\""), "\"version\": \"VERSION\"");
    text = std::regex_replace(text, std::regex("\"sha256\": \"[^\"]*\""), "\"sha256\": \"SHA256\"");
    return std::regex_replace(text, std::regex("\"because\": \"[^\"]*\""), "\"because\": \"BECAUSE\"");
}

TEST(Json, StabilityListsStatesPerPartyAndEquilibria) {
    Sample sample(river);
    const std::vector<Concept> wanted{Concept::nash, Concept::seq};
    const Space& space = sample.appraiser.space();
    EXPECT_EQ(masked(stability_json(space, wanted, stability(space, wanted), {})), golden("stability"));
}

TEST(Json, EquilibriaBeyondTheLimitAreCountedAndNotListed) {
    Sample sample(river);
    const std::vector<Concept> wanted{Concept::seq};
    const Space& space = sample.appraiser.space();
    const std::string text = stability_json(space, wanted, stability(space, wanted), {false, 1});
    EXPECT_NE(text.find("\"equilibria\": [\n        \"00\"\n      ],\n      \"equilibria-count\": 2"), std::string::npos)
        << text;
}

TEST(Json, ExplainGivesAReasonPerConceptAndParty) {
    Sample sample(river);
    const Space& space = sample.appraiser.space();
    Explainer explainer(space);
    std::vector<Explanation> reasons;
    for (const Concept kind : {Concept::nash, Concept::seq})
        for (PartyIndex i = 0; i < 3; ++i) reasons.push_back(explainer.explain(kind, i, *space.find("11")));
    EXPECT_EQ(masked(explain_json(space, reasons)), golden("explain"));
}

TEST(Json, KeepGivesEveryTermOfEverySlack) {
    Sample sample(river);
    const PlanResult result = plan_as_written(sample.appraiser.space(), 1);
    ASSERT_TRUE(result.plan);
    EXPECT_EQ(masked(keep_json(sample.appraiser.space(), {1, *result.plan, {}})), golden("keep"));
}

TEST(Json, CompareHasStrategiesClaimsAndReadings) {
    Sample sample(river);
    EXPECT_EQ(masked(compare_json(sample.appraiser)), golden("compare"));
}

TEST(Json, ClaimsAreTheSameInBothAnswers) {
    Sample sample(river);
    const std::string claims = claims_json(sample.appraiser);
    const std::string both = compare_json(sample.appraiser);
    const std::size_t from = claims.find("\"claims\": {");
    const std::size_t to = claims.rfind("\n  }\n}");
    ASSERT_NE(from, std::string::npos);
    EXPECT_NE(both.find(claims.substr(from, to - from)), std::string::npos);
}

TEST(Json, TheSameCaseGivesTheSameBytes) {
    Sample once(river);
    Sample again(river);
    EXPECT_EQ(compare_json(once.appraiser), compare_json(again.appraiser));
}

TEST(Json, ABlockerWhoseValuesOnlyOrderStatesHasNoDeficit) {
    Sample sample(R"(irenic: 1
title: ordinal
parties: {a: {}, b: {}}
options: {x: {by: a}, y: {by: b}}
preferences: {a: [{that: not x, basis: t}, {that: y, basis: t}], b: [{that: x, basis: t}]}
strategies: {both: {target: {x: yes}}}
)");
    EXPECT_NE(compare_json(sample.appraiser).find("\"blockers\": {\n        \"a\": null\n      }"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
