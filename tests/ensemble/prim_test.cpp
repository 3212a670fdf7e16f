/// The planted box was found by another implementation of the same rules, to six places.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "ensemble/box.hpp"
#include "ensemble/test_functions.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

using testing::planted_box;
using testing::PlantedBox;
using testing::Random;

Input numbers(std::string name, std::vector<double> values) { return {std::move(name), std::move(values), {}}; }

TEST(Discover, FindsThePlantedBoxStepByStep) {
    const PlantedBox planted = planted_box();
    EXPECT_EQ(std::count(planted.outcome.begin(), planted.outcome.end(), true), 240);
    const Discovery found = discover(planted.inputs, planted.outcome);
    ASSERT_EQ(found.boxes.size(), 42U);
    const auto expect = [&](std::size_t k, double coverage, double density) {
        EXPECT_NEAR(found.boxes[k].coverage, coverage, 1e-6) << k;
        EXPECT_NEAR(found.boxes[k].density, density, 1e-6) << k;
    };
    expect(0, 1, 0.12);
    expect(1, 1, 0.126316);
    expect(10, 1, 0.201005);
    expect(20, 1, 0.337553);
    expect(30, 1, 0.568720);
    expect(41, 0.979167, 1);
    EXPECT_EQ(found.boxes[10].restricted, (std::vector<std::size_t>{0}));
    EXPECT_NEAR(found.boxes[10].limits[0].high, 0.596436, 1e-6);
    const Box& last = found.boxes[41];
    EXPECT_EQ(last.restricted, (std::vector<std::size_t>{0, 1}));
    EXPECT_NEAR(last.mass, 0.1175, 1e-9);
    EXPECT_NEAR(last.limits[0].high, 0.395020, 1e-6);
    EXPECT_NEAR(last.limits[1].low, 0.701875, 1e-6);
    for (const Box& box : found.boxes)
        for (const std::size_t k : box.restricted) EXPECT_LT(k, 2U);
}

TEST(Discover, FindsTheSameWhenInputsChangePlacesThatAreNotTied) {
    PlantedBox planted = planted_box();
    std::swap(planted.inputs[0], planted.inputs[4]);
    std::rotate(planted.inputs.begin(), planted.inputs.begin() + 2, planted.inputs.end());  // x3, x4, x1, x5, x2
    const Discovery found = discover(planted.inputs, planted.outcome);
    ASSERT_EQ(found.boxes.size(), 42U);
    EXPECT_EQ(found.boxes[41].restricted, (std::vector<std::size_t>{2, 4}));
    EXPECT_NEAR(found.boxes[41].limits[2].high, 0.395020, 1e-6);
    EXPECT_NEAR(found.boxes[41].limits[4].low, 0.701875, 1e-6);
}

TEST(Discover, TakesOfEqualPeelsTheEarlierInputAndTheUpperEnd) {
    // All four peels of a fifth take one scenario without the outcome: which is taken is the rule alone.
    const std::vector<Input> inputs{numbers("a", {0, 1, 2, 3, 4}), numbers("b", {4, 2, 1, 3, 0})};
    const std::vector<bool> outcome{false, true, true, true, false};
    const Discovery found = discover(inputs, outcome, {.peel = 0.2, .paste = 0.2, .mass = 0.1});
    ASSERT_GE(found.boxes.size(), 2U);
    EXPECT_EQ(found.boxes[1].restricted, (std::vector<std::size_t>{0}));
    EXPECT_LT(found.boxes[1].limits[0].high, 4);
    EXPECT_EQ(found.boxes[1].limits[0].low, 0);
}

TEST(Discover, TakesOfEqualPeelsTheOneThatRestrictsNothingNew) {
    // First the two at b = 0 go. Then the lower end of a and that of b take the same scenario; a comes first, and b is restricted already.
    const std::vector<Input> inputs{numbers("a", {3, 4, 0, 5, 6, 7}), numbers("b", {0, 0, 1, 2, 3, 4})};
    const std::vector<bool> outcome{false, false, false, true, true, true};
    const Discovery found = discover(inputs, outcome, {.peel = 0.1, .paste = 0.1, .mass = 0.1});
    ASSERT_GE(found.boxes.size(), 3U);
    EXPECT_EQ(found.boxes[1].restricted, (std::vector<std::size_t>{1}));
    EXPECT_EQ(found.boxes[1].limits[1].low, 0.5);
    EXPECT_EQ(found.boxes[2].restricted, (std::vector<std::size_t>{1}));
    EXPECT_EQ(found.boxes[2].limits[1].low, 1.5);
    EXPECT_EQ(found.boxes[2].density, 1);
}

TEST(Discover, DropsOneCategoryAtATime) {
    const std::vector<Input> inputs{{"kind", {0, 0, 1, 1, 2, 2, 2, 2}, {"none", "some", "all"}}};
    const std::vector<bool> outcome{false, false, true, false, true, true, true, true};
    const Discovery found = discover(inputs, outcome);
    ASSERT_EQ(found.boxes.size(), 3U);
    // (5/6 − 5/8)/2 from dropping `none`, (4/6 − 5/8)/2 from dropping `some`
    EXPECT_EQ(found.boxes[1].limits[0].kept, (std::vector<bool>{false, true, true}));
    EXPECT_EQ(found.boxes[2].limits[0].kept, (std::vector<bool>{false, false, true}));
    EXPECT_EQ(found.boxes[2].density, 1);
    EXPECT_EQ(found.boxes[2].coverage, 0.8);
}

TEST(Discover, GivesBackWhatWasPeeledTooFar) {
    // The upper half goes, with it the hit at 6, and less than half may not be left. Giving back one row takes in that hit alone.
    const std::vector<Input> inputs{numbers("b", {0, 1, 2, 3, 6, 7, 8, 9})};
    const std::vector<bool> outcome{true, true, false, true, true, false, false, false};
    const Discovery found = discover(inputs, outcome, {.peel = 0.5, .paste = 0.25, .mass = 0.5});
    ASSERT_EQ(found.boxes.size(), 3U);
    EXPECT_EQ(found.boxes[1].inside, 4U);
    EXPECT_EQ(found.boxes[1].hits, 3U);
    EXPECT_EQ(found.boxes[2].inside, 5U);
    EXPECT_EQ(found.boxes[2].hits, 4U);
    EXPECT_EQ(found.boxes[2].limits[0].high, 6);
}

TEST(Discover, SaysWhyThereIsNothingToFind) {
    const std::vector<Input> inputs{numbers("a", {1, 2})};
    EXPECT_EQ(discover(inputs, {false, false}).problem, "the outcome occurs in no scenario");
    EXPECT_EQ(discover(inputs, {true, true}).problem, "the outcome occurs in every scenario");
    EXPECT_EQ(discover({}, {}).problem, "there are no scenarios");
}

TEST(Discover, PassesOverAnInputThatIsTheSameEverywhere) {
    const std::vector<Input> inputs{numbers("a", {1, 1, 1, 1}), numbers("b", {1, 2, 3, 4})};
    const Discovery found = discover(inputs, {false, false, true, true}, {.peel = 0.25, .paste = 0.25, .mass = 0.1});
    EXPECT_EQ(found.boxes.back().restricted, (std::vector<std::size_t>{1}));
    EXPECT_EQ(found.boxes.back().density, 1);
}

struct Scattered {
    std::vector<Input> inputs;
    std::vector<bool> outcome;
};

/// Few different values, so that ties are frequent; one input of categories.
Scattered scattered(Random& random) {
    Scattered made;
    const std::size_t rows = random.between(20, 120);
    for (std::size_t k = 0; k < 3; ++k) {
        Input& input = made.inputs.emplace_back();
        if (k == 2) input.categories = {"x", "y", "z"};
        for (std::size_t row = 0; row < rows; ++row) input.values.push_back(random.below(k == 2 ? 3 : 12));
    }
    for (std::size_t row = 0; row < rows; ++row)
        made.outcome.push_back(made.inputs[0].values[row] < 6 ? random.percent(80) : random.percent(20));
    made.outcome[0] = true;
    made.outcome[1] = false;
    return made;
}

TEST(Discover, CountsInEveryBoxWhatItsLimitsSay) {
    testing::for_random_cases(60, scattered, [](const Scattered& one) {
        const Discovery found = discover(one.inputs, one.outcome);
        for (const Box& box : found.boxes) {
            const Box again = box_on(box, one.inputs, one.outcome);
            EXPECT_EQ(box.inside, again.inside);
            EXPECT_EQ(box.hits, again.hits);
            EXPECT_EQ(box.coverage, again.coverage);
            EXPECT_EQ(box.density, again.density);
            EXPECT_EQ(box.mass, again.mass);
            EXPECT_GE(box.mass, 0.05);
        }
        for (std::size_t k = 1; k < found.boxes.size(); ++k)
            EXPECT_GT(found.boxes[k].density, found.boxes[k - 1].density);
    });
}

TEST(BoxOn, CountsOnScenariosThatTheBoxWasNotMadeFrom) {
    Box box;
    box.limits = {{0, 5, {}}, {0, 0, {true, false}}};
    box.restricted = {0, 1};
    const std::vector<Input> inputs{numbers("a", {1, 5, 6, 2}), {"b", {0, 0, 0, 1}, {"yes", "no"}}};
    const Box found = box_on(box, inputs, {true, false, true, true});
    EXPECT_EQ(found.inside, 2U);
    EXPECT_EQ(found.hits, 1U);
    EXPECT_EQ(found.density, 0.5);
    EXPECT_EQ(found.coverage, 1.0 / 3);
    EXPECT_EQ(found.mass, 0.5);
}

/// The definition: the share of hits among those inside without the limit, and the sum over all that are as many or more.
double slow_quasi_p(const Box& box, std::size_t input, const Scattered& one) {
    Box without = box;
    std::erase(without.restricted, input);
    const double chance = box_on(without, one.inputs, one.outcome).density;
    const Box here = box_on(box, one.inputs, one.outcome);
    double sum = 0;
    for (std::uint64_t k = here.hits; k <= here.inside; ++k) {
        double term = 1;
        for (std::uint64_t i = 0; i < k; ++i) term *= static_cast<double>(here.inside - i) / static_cast<double>(k - i);
        sum += term * std::pow(chance, static_cast<double>(k)) *
               std::pow(1 - chance, static_cast<double>(here.inside - k));
    }
    return std::min(1.0, sum);
}

TEST(DoubtsOf, AreTheBinomialChanceOfSoManyHitsWithoutTheLimit) {
    testing::for_random_cases(30, scattered, [](const Scattered& one) {
        const Discovery found = discover(one.inputs, one.outcome);
        for (const Box& box : found.boxes)
            for (const LimitDoubt& doubt : doubts_of(box, one.inputs, one.outcome))
                EXPECT_NEAR(doubt.quasi_p, slow_quasi_p(box, doubt.input, one), 1e-9);
    });
}

TEST(BinomialAtLeast, OfKnownCases) {
    EXPECT_NEAR(binomial_at_least(2, 2, 0.5), 0.25, 1e-15);
    EXPECT_NEAR(binomial_at_least(1, 3, 0.5), 0.875, 1e-15);
    EXPECT_EQ(binomial_at_least(0, 3, 0.5), 1);
    EXPECT_EQ(binomial_at_least(3, 3, 0), 0);
    EXPECT_EQ(binomial_at_least(3, 3, 1), 1);
}

}  // namespace
}  // namespace irenic
