// What talks could come to, and each strategy's end as a deal: the towns of docs/signing.md, worked by hand.
#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

/// The gate half open costs Upper Town 1 and gives Lower Town 5, open it costs 4 and gives 9; the fee costs Lower Town 3 and gives Upper
/// Town 5; the market gives each 1.
const std::string towns = R"(irenic: 1
title: Gate, fee and market (invented)
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
options: {gate: {by: upper, levels: [closed, half, open]}, fee: {by: lower}, market: {by: [upper, lower]}}
preferences:
  upper: [{graded: gate, values: {closed: 0, half: -1, open: -4}}, {that: fee, weight: 5}, {that: market, weight: 1}]
  lower: [{graded: gate, values: {closed: 0, half: 5, open: 9}}, {that: fee, weight: -3}, {that: market, weight: 1}]
strategies:
  package: {target: {gate: half, fee: yes, market: yes}}
  opening: {target: {gate: open}}
)";

Case case_of(const std::string& text) {
    Loaded loaded = parse_case(text, "towns.yaml");
    if (!loaded.ok()) throw std::invalid_argument(render_human(loaded.diagnostics, loaded.files, false));
    return std::move(loaded.cases.front());
}

std::vector<std::string> values_of(const Bargain& found) {
    std::vector<std::string> all;
    for (std::size_t v = 0; v < found.frontier->size(); ++v) {
        std::string row;
        for (const std::int64_t units : found.frontier->values(v))
            row += (row.empty() ? "" : " ") + to_string(Decimal{units});
        all.push_back(row);
    }
    return all;
}

TEST(Bargain, TellsFrontierZoneAndSolutionsOfTheTowns) {
    const Case subject = case_of(towns);
    const Bargain found = bargain(subject, {});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(values_of(found), (std::vector<std::string>{"6 -2", "5 3", "2 7", "-3 10"}));
    EXPECT_EQ(found.frontier->packages_on_table(), "12");
    EXPECT_EQ(found.zone.size, "7");
    std::vector<std::vector<std::size_t>> optima;
    for (const SolutionFound& one : found.solutions) optima.push_back(one.vectors);
    EXPECT_EQ(optima, (std::vector<std::vector<std::size_t>>{{1}, {1}, {1}, {1}, {2}}));  // utilitarian: 2 + 7 > 5 + 3
    EXPECT_FALSE(found.nearest);
}

TEST(Bargain, SaysWhereAStrategysEndStands) {
    const Case subject = case_of(towns);
    const Bargain found = bargain(subject, {});
    ASSERT_EQ(found.strategies.size(), 2U);
    EXPECT_TRUE(found.strategies[0].on_table);
    EXPECT_TRUE(found.strategies[0].agreed);
    EXPECT_EQ(found.strategies[0].vector, 1U);
    EXPECT_TRUE(found.strategies[1].on_table);
    EXPECT_FALSE(found.strategies[1].agreed);
    EXPECT_FALSE(found.strategies[1].vector);
    EXPECT_EQ(found.strategies[1].better, 3U);  // open gate and market: −3 and 10 instead of −4 and 9
}

TEST(Bargain, WhereTheZoneIsEmptyTheNearestPackageIsNamed) {
    const Case subject = case_of(towns + R"(  big: {agreement: big}
agreements: {big: {no-agreement: {upper: 6, lower: 6}, obligations: {pay: {by: lower, sets: {fee: yes}}}}}
)");
    const Bargain found = bargain(subject, {common_agreement(subject), {}});
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found.zone.empty);
    ASSERT_TRUE(found.nearest);
    // (6, −2), (2, 7) and (−3, 10) each leave one short, by 8, 4 and 9; (5, 3) both.
    EXPECT_EQ(found.nearest->vector, 2U);
    ASSERT_EQ(found.nearest->lacking.size(), 1U);
    EXPECT_EQ(found.nearest->lacking[0].first, 0U);
    EXPECT_EQ(to_string(found.nearest->lacking[0].second), "4");
    for (const SolutionFound& one : found.solutions) EXPECT_TRUE(one.vectors.empty());
}

TEST(Bargain, WhereSomeOfSeveralMustConsentTheSmallestGapsCount) {
    const Case subject = case_of(towns + R"(  big: {agreement: big}
agreements:
  big:
    no-agreement: {upper: 11, lower: 12}
    consent: {at-least: 1, of: [upper, lower]}
    obligations: {pay: {by: lower, sets: {fee: yes}}}
)");
    const Bargain found = bargain(subject, {common_agreement(subject), {}});
    ASSERT_TRUE(found.nearest);
    EXPECT_EQ(found.nearest->vector, 3U);  // Lower Town lacks 2 there; Upper Town lacks 5 at its best
    EXPECT_EQ(found.nearest->lacking,
              (std::vector<std::pair<PartyIndex, Decimal>>{{1, Decimal{2 * Decimal::units_per_one}}}));
}

TEST(Bargain, AnOrdinalSignatoryIsAnError) {
    const Case subject = case_of(R"(irenic: 1
title: t
parties: {a: {}}
options: {x: {by: a}}
preferences: {a: [{that: x}]}
)");
    const Bargain found = bargain(subject, {});
    EXPECT_FALSE(found.ok());
    ASSERT_EQ(found.diagnostics.size(), 1U);
    EXPECT_EQ(found.diagnostics.front().code, "ordinal-party");
}

TEST(Bargain, AFrontierThatIsTooLargeIsALimit) {
    const Case subject = case_of(towns);
    BargainQuestion question;
    question.frontier.limits.vectors = 1;
    const Bargain found = bargain(subject, question);
    EXPECT_FALSE(found.ok());
    EXPECT_TRUE(found.limit_reached);
    ASSERT_FALSE(found.diagnostics.empty());
    EXPECT_NE((found.diagnostics.front().message + found.diagnostics.front().help).find("--epsilon"), std::string::npos);
}

TEST(Bargain, AgreementsThatAreTheSameForTheTalksAreOne) {
    const Case subject = case_of(towns + R"(  one: {agreement: one}
  two: {agreement: two}
  three: {agreement: three}
agreements:
  one: {obligations: {pay: {by: lower, sets: {fee: yes}}}}
  two: {extends: one, no-agreement: {upper: 1}}
  three: {extends: one, if-broken: {fee: no}}
)");
    const std::vector<TalksOfCase> talks = talks_of_case(subject);
    ASSERT_EQ(talks.size(), 2U);
    EXPECT_EQ(talks[0].same, (std::vector<AgreementIndex>{0, 2}));
    EXPECT_EQ(talks[1].same, (std::vector<AgreementIndex>{1}));
    EXPECT_FALSE(talks_of_case(case_of(towns)).front().agreement);
}

TEST(Deals, ThePackageNeedsTwoIssuesTogetherAndTheOpeningIsBlocked) {
    Loaded loaded = parse_case(towns, "towns.yaml");
    Appraiser appraiser(loaded.cases, SpaceLimits{}, Workers{});
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    ASSERT_EQ(deals.size(), 2U);
    ASSERT_TRUE(deals[0].linkage);
    EXPECT_EQ(deals[0].linkage->degree, 2U);
    ASSERT_EQ(deals[0].linkage->gains.size(), 2U);
    EXPECT_EQ(to_string(*deals[0].linkage->gains[0].gain), "4");  // 5, and 1 with the market alone
    EXPECT_EQ(to_string(*deals[0].linkage->gains[1].gain), "2");
    EXPECT_FALSE(deals[0].repairs);
    EXPECT_FALSE(deals[1].linkage->degree);
    ASSERT_TRUE(deals[1].repairs);
    EXPECT_EQ(deals[1].repairs->concessions.least_sum.least.text, "4");
    ASSERT_EQ(deals[1].repairs->weights.size(), 1U);
    EXPECT_EQ(deals[1].repairs->weights[0].least, "4");
    EXPECT_EQ(deals[1].consent.alone, (std::vector<PartyIndex>{0, 1}));
}

TEST(Deals, WhereStatesAreNotEnumeratedInterimDealsAreNotLookedFor) {
    Loaded loaded = parse_case(towns, "towns.yaml");
    Appraiser appraiser(loaded.cases, SpaceLimits{}, Workers{}, {}, Looking::locally);
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    ASSERT_EQ(deals.size(), 2U);
    EXPECT_FALSE(deals[0].linkage);
    EXPECT_FALSE(deals[1].signing.signable);
    ASSERT_TRUE(deals[1].repairs);
    EXPECT_EQ(deals[1].repairs->concessions.least_sum.least.text, "4");
    ASSERT_TRUE(deals[1].repairs->levels);
    EXPECT_EQ(deals[1].repairs->levels->on_table.options, 1U);
}

}  // namespace
}  // namespace irenic::testing
