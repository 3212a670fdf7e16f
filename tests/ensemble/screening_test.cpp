// Which assumptions do anything at all. Expected effects are worked out by hand: values are sums of weights.
#include <atomic>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"

namespace irenic {
namespace {

using testing::Asked;

// The deal is worth paid + toll to Upper Town, wherever in their ranges both lie; to Lower Town always 5. Nothing depends on `other`.
const std::string bridge = testing::one_deal(R"(
    - {id: paid, that: pay, weight: [4, 20], basis: b}
    - {id: toll, that: gate, weight: [-14, -8], basis: b}
    - {id: other, that: pay and not pay, weight: [1, 9], basis: b})");

const ElementaryEffects& effect(const Assumptions& assumptions, const CaseScreening& found, const std::string& finding,
                                const std::string& part) {
    std::size_t f = 0;
    while (found.findings.at(f).name != finding) ++f;
    std::size_t input = 0;
    while (assumptions.all()[found.assumptions.at(input)].id.find(part) == std::string::npos) ++input;
    return found.effects.at(0)[f][input];
}

TEST(Screening, AStepOfANumberInASumDoesTheSameEverywhere) {
    Asked asked(bridge);
    ScreeningQuestion question;
    question.trajectories = 10;
    ASSERT_FALSE(problem_of(question, asked.assumptions));
    EXPECT_EQ(scenarios_needed(asked.assumptions, question), 40U);
    const CaseScreening found = screening_of(asked.assumptions, asked.appraiser, question);
    EXPECT_EQ(found.scenarios, 40U);
    EXPECT_EQ(found.trajectories, 10U);
    EXPECT_FALSE(found.with_orders);
    EXPECT_NEAR(found.step, 2.0 / 3, 1e-15);
    const ElementaryEffects& paid = effect(asked.assumptions, found, "value:deal:upper", "paid");
    EXPECT_NEAR(paid.mean, 16, 1e-5);
    EXPECT_NEAR(paid.mean_size.value, 16, 1e-5);
    EXPECT_NEAR(paid.spread, 0, 1e-5);
    EXPECT_EQ(paid.effects, 10U);
    EXPECT_EQ(paid.changed, 10U);
    EXPECT_NEAR(effect(asked.assumptions, found, "value:deal:upper", "toll").mean, 6, 1e-5);
    for (const char* finding : {"value:deal:upper", "value:deal:lower", "signable:deal", "sign-margin:deal"}) {
        EXPECT_EQ(effect(asked.assumptions, found, finding, "other").changed, 0U) << finding;
        EXPECT_EQ(effect(asked.assumptions, found, finding, "other").mean_size.value, 0) << finding;
    }
}

TEST(Screening, AVerdictTurnsInSomeStepsAndOnlyOneWay) {
    Asked asked(bridge);
    const CaseScreening found = screening_of(asked.assumptions, asked.appraiser, {});
    const ElementaryEffects& paid = effect(asked.assumptions, found, "signable:deal", "paid");
    EXPECT_GT(paid.changed, 0U);
    EXPECT_LT(paid.changed, paid.effects);
    // Each turn is worth 1 in a step of two thirds, and more pay never turns it to no.
    EXPECT_NEAR(paid.mean_size.value, 1.5 * static_cast<double>(paid.changed) / static_cast<double>(paid.effects),
                1e-12);
    EXPECT_EQ(paid.mean, paid.mean_size.value);
}

TEST(Screening, IsTheSameForAnyNumberOfThreadsAndSaysHowFarItIs) {
    Asked asked(testing::towns);
    ScreeningQuestion question;
    question.trajectories = 12;
    question.resampling.times = 5;
    const CaseScreening one = screening_of(asked.assumptions, asked.appraiser, question);
    std::atomic<std::uint64_t> most{0};
    const auto told = [&](std::uint64_t done, std::uint64_t of) {
        EXPECT_EQ(of, scenarios_needed(asked.assumptions, question));
        std::uint64_t before = most;
        while (done > before && !most.compare_exchange_weak(before, done)) {
        }
    };
    const CaseScreening three = screening_of(asked.assumptions, asked.appraiser, question, Workers{3}, {}, told);
    EXPECT_EQ(most, scenarios_needed(asked.assumptions, question));
    ASSERT_EQ(one.effects[0].size(), three.effects[0].size());
    for (std::size_t f = 0; f < one.effects[0].size(); ++f)
        for (std::size_t d = 0; d < one.assumptions.size(); ++d) {
            EXPECT_EQ(one.effects[0][f][d].mean, three.effects[0][f][d].mean);
            EXPECT_EQ(one.effects[0][f][d].mean_size.high, three.effects[0][f][d].mean_size.high);
        }
}

TEST(Screening, AnOrderTakesNoStepsAndKeepsItsLuckAlongATrajectory) {
    Asked asked(testing::towns_head + R"(
options:
  gate: {by: upper}
  pay: {by: lower}
states: {quo: NN, opened: YN, paid: NY, both: YY}
preferences:
  upper: [{id: wanted, that: pay, weight: [4, 20], basis: b}]
  lower: {ranking: [both, opened, quo, paid], unknown: [[both, opened], [quo, paid]], basis: b}
strategies:
  deal: {target: {gate: yes, pay: yes}}
)");
    const CaseScreening found = screening_of(asked.assumptions, asked.appraiser, {});
    EXPECT_TRUE(found.with_orders);
    ASSERT_EQ(found.assumptions.size(), 1U);
    EXPECT_EQ(effect(asked.assumptions, found, "value:deal:upper", "wanted").changed, 20U);
    EXPECT_EQ(effect(asked.assumptions, found, "value:deal:lower", "wanted").changed, 0U);
}

TEST(Screening, IsRefusedWhereItMakesNoSense) {
    Asked asked(bridge);
    ScreeningQuestion question;
    for (const std::size_t wrong : {std::size_t{0}, std::size_t{1}, std::size_t{10'001}}) {
        question.trajectories = wrong;
        ASSERT_TRUE(problem_of(question, asked.assumptions)) << wrong;
        EXPECT_EQ(problem_of(question, asked.assumptions)->code, "trajectories");
    }
    std::string certain = bridge;
    for (const std::string range : {"[4, 20]", "[-14, -8]", "[1, 9]"})
        certain.replace(certain.find(range), range.size(), "7");
    Asked nothing(certain);
    ASSERT_TRUE(problem_of(ScreeningQuestion{}, nothing.assumptions));
    EXPECT_EQ(problem_of(ScreeningQuestion{}, nothing.assumptions)->code, "nothing-to-screen");
}

}  // namespace
}  // namespace irenic
