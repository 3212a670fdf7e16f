// Strategies over scenarios, party by party. Expected values are worked out by hand.
#include <algorithm>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"

namespace irenic {
namespace {

using testing::loaded_from;

// To Upper Town `deal` is worth paid, from 4 to 20, less 10, and `rest` 0. Lower Town's wants only order states. Hill signs nothing.
const std::string text = R"(irenic: 1
title: Two towns and a hill (invented)
parties: {upper: {}, lower: {}, hill: {}}
options:
  gate: {by: upper}
  pay: {by: lower}
preferences:
  upper: [{that: pay, weight: [4, 20], basis: b}, {that: gate, weight: -10, basis: b}]
  lower: [{that: gate, basis: b}, {that: not pay, basis: b}]
  hill: [{that: gate, weight: 3, basis: b}]
strategies: {deal: {target: {gate: yes, pay: yes}}, rest: {target: {gate: no}}}
readings: {mild: {by: k, change: {paid: {weight: [12, 20]}}}}
)";

std::string with_id() {
    std::string made = text;
    made.replace(made.find("{that: pay,"), 11, "{id: paid, that: pay,");
    return made;
}

TEST(RobustnessOver, ComparesStrategiesOfEachPartyByItself) {
    const Loaded loaded = loaded_from(with_id());
    EnsembleQuestion question;
    question.plan.scenarios = 400;
    const EnsembleRun run = ensemble(loaded.cases, question);
    ASSERT_TRUE(run.outcomes);
    ASSERT_TRUE(run.outcomes->problems(1).empty()) << run.outcomes->problems(1).front().problem;
    const std::vector<ReadingRobustness> found = robustness_over(*run.outcomes);
    ASSERT_EQ(found.size(), 2U);
    const PartyRobustness& upper = found[0].parties.at(0);
    EXPECT_FALSE(upper.ordinal);
    EXPECT_EQ(upper.scenarios, 400U);
    ASSERT_EQ(upper.strategies, (std::vector<StrategyIndex>{0, 1}));
    const std::vector<double> drawn = run.outcomes->drawn(0, 0);
    const auto [least, greatest] = std::minmax_element(drawn.begin(), drawn.end());
    EXPECT_NEAR(upper.rules[0].maximin, *least - 10, 1e-9);
    EXPECT_NEAR(upper.rules[0].max_regret, 10 - *least, 1e-9);
    EXPECT_EQ(upper.rules[1].maximin, 0);
    EXPECT_NEAR(upper.rules[1].max_regret, *greatest - 10, 1e-9);
    const auto consenting = std::count_if(drawn.begin(), drawn.end(), [](double paid) { return paid >= 10; });
    EXPECT_EQ(upper.consents[0].of, 400U);
    EXPECT_EQ(upper.consents[0].hits, static_cast<std::uint64_t>(consenting));
    // In the mild reading paid is never below 12.
    EXPECT_EQ(found[1].parties.at(0).consents[0].hits, 400U);
    EXPECT_EQ(found[1].parties.at(0).rules[0].max_regret, 0);
}

TEST(RobustnessOver, LeavesOutWantsThatOnlyOrderStatesAndAsksNobodyWhoSignsNothing) {
    const Loaded loaded = loaded_from(with_id());
    EnsembleQuestion question;
    question.plan.scenarios = 20;
    const EnsembleRun run = ensemble(std::span<const Case>(loaded.cases).first(1), question);
    const auto found = robustness_over(*run.outcomes);
    EXPECT_TRUE(found[0].parties.at(1).ordinal);
    EXPECT_TRUE(found[0].parties.at(1).strategies.empty());
    const PartyRobustness& hill = found[0].parties.at(2);
    EXPECT_EQ(hill.consents[0].of, 0U);
    EXPECT_EQ(hill.rules[0].maximin, 3);
    EXPECT_EQ(hill.rules[1].max_regret, 3);
}

TEST(DifferenceFrom, SaysWhatDiffersBetweenAStudyAndACase) {
    const Loaded loaded = loaded_from(with_id());
    const auto subjects = std::span<const Case>(loaded.cases).first(1);
    EnsembleQuestion question;
    question.plan.scenarios = 5;
    question.engine = "0.0.1";
    const EnsembleRun run = ensemble(subjects, question);
    EXPECT_EQ(difference_from(run.outcomes->head(), subjects), "");
    const Loaded other = loaded_from(with_id() + "# Only a remark.\n");
    EXPECT_EQ(difference_from(run.outcomes->head(), std::span<const Case>(other.cases).first(1)),
              "the case file has changed");
    LoadOptions options;
    options.settings = {"paid.weight=12"};
    const Loaded set = loaded_from(with_id(), options);
    EXPECT_NE(difference_from(run.outcomes->head(), std::span<const Case>(set.cases).first(1))
                  .find("what is set by hand is none there and paid.weight=12 here"),
              std::string::npos);
}

}  // namespace
}  // namespace irenic
