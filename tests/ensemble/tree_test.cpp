#include <gtest/gtest.h>

#include "ensemble/test_functions.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

TEST(Tree, AsksAboutTheInputsOfThePlantedBoxAndNoOthers) {
    const testing::PlantedBox planted = testing::planted_box();
    const Tree tree = grow_tree(planted.inputs, planted.outcome);
    EXPECT_EQ(tree.inputs, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(tree.wrong, 0);
    EXPECT_LT(*tree.wrong_when_crossed, 0.01);
    EXPECT_EQ(tree.wrong_without, 0.12);
    ASSERT_EQ(tree.leaves.size(), 3U);
    std::uint64_t inside = 0;
    for (const Box& leaf : tree.leaves) {
        const Box again = box_on(leaf, planted.inputs, planted.outcome);
        EXPECT_EQ(leaf.inside, again.inside);
        EXPECT_EQ(leaf.hits, again.hits);
        EXPECT_EQ(leaf.coverage, again.coverage);
        inside += leaf.inside;
    }
    EXPECT_EQ(inside, 2000U);
}

TEST(Tree, SplitsHalfwayBetweenTwoValues) {
    const std::vector<Input> inputs{{"a", {1, 2, 4, 5}, {}}};
    const Tree tree = grow_tree(inputs, {true, true, false, false}, {.depth = 1, .mass = 0.1, .folds = 0});
    ASSERT_EQ(tree.nodes.size(), 3U);
    EXPECT_EQ(tree.nodes[0].threshold, 3);
    EXPECT_EQ(tree.nodes[1].hits, 2U);
    EXPECT_EQ(tree.nodes[2].hits, 0U);
    EXPECT_TRUE(says_yes(tree, inputs, 0));
    EXPECT_FALSE(says_yes(tree, inputs, 3));
    EXPECT_FALSE(tree.wrong_when_crossed);
}

TEST(Tree, PartsCategoriesIntoTheBestTwoSets) {
    // Hits: a 2 of 2, b 0 of 2, c 2 of 2, d 1 of 2. Best: b and d apart from a and c, or b alone: 8/2 − 2·1·… worked out below.
    const std::vector<Input> inputs{{"kind", {0, 0, 1, 1, 2, 2, 3, 3}, {"a", "b", "c", "d"}}};
    const std::vector<bool> outcome{true, true, false, false, true, true, true, false};
    const Tree tree = grow_tree(inputs, outcome, {.depth = 1, .mass = 0.1, .folds = 0});
    // All: 2·5·3/8 = 3.75. {b}: 0 + 2·5·1/6 = 1.67. {b, d}: 2·1·3/4 + 0 = 1.5, which is less.
    EXPECT_EQ(tree.nodes[0].left, (std::vector<bool>{false, true, false, true}));
}

TEST(Tree, MakesNoLeafSmallerThanAsked) {
    const testing::PlantedBox planted = testing::planted_box();
    const Tree tree = grow_tree(planted.inputs, planted.outcome, {.mass = 0.2, .folds = 0});
    for (const Box& leaf : tree.leaves) EXPECT_GE(leaf.inside, 400U);
}

TEST(Tree, IsALeafWhereNothingTellsTheOutcome) {
    const std::vector<Input> inputs{{"a", {1, 1, 1, 1}, {}}};
    const Tree tree = grow_tree(inputs, {true, false, true, false});
    EXPECT_EQ(tree.nodes.size(), 1U);
    EXPECT_EQ(tree.leaves.size(), 1U);
    EXPECT_TRUE(tree.inputs.empty());
}

/// The best first split by trying every threshold and every subset.
double best_gain(const std::vector<Input>& inputs, const std::vector<bool>& outcome, std::size_t least) {
    const auto impurity = [](double inside, double hits) {
        return inside == 0 ? 0 : 2 * hits * (inside - hits) / inside;
    };
    double best = 0;
    const auto attempt = [&](auto left) {
        double inside = 0;
        double hits = 0;
        double all_hits = 0;
        for (std::size_t row = 0; row < outcome.size(); ++row) {
            all_hits += outcome[row] ? 1 : 0;
            if (!left(row)) continue;
            ++inside;
            hits += outcome[row] ? 1 : 0;
        }
        const auto all = static_cast<double>(outcome.size());
        const auto enough = static_cast<double>(least);
        if (inside < enough || all - inside < enough) return;
        best =
            std::max(best, impurity(all, all_hits) - impurity(inside, hits) - impurity(all - inside, all_hits - hits));
    };
    for (const Input& input : inputs) {
        if (input.categories.empty()) {
            for (const double threshold : input.values)
                attempt([&](std::size_t row) { return input.values[row] <= threshold; });
            continue;
        }
        for (unsigned set = 0; set < 1U << input.categories.size(); ++set)
            attempt([&](std::size_t row) { return (set >> static_cast<unsigned>(input.values[row]) & 1U) != 0; });
    }
    return best;
}

struct Scattered {
    std::vector<Input> inputs;
    std::vector<bool> outcome;
};

Scattered scattered(testing::Random& random) {
    Scattered made;
    const std::size_t rows = random.between(10, 60);
    made.inputs = {{"a", {}, {}}, {"b", {}, {}}, {"c", {}, {"p", "q", "r", "s"}}};
    for (std::size_t row = 0; row < rows; ++row) {
        made.inputs[0].values.push_back(random.below(10));
        made.inputs[1].values.push_back(random.below(1000));
        made.inputs[2].values.push_back(random.below(4));
        made.outcome.push_back(random.percent(made.inputs[2].values.back() == 1 ? 80 : 40));
    }
    return made;
}

TEST(Tree, BeginsWithTheBestOfAllSplits) {
    testing::for_random_cases(60, scattered, [](const Scattered& one) {
        const auto least = static_cast<std::size_t>(std::ceil(0.05 * static_cast<double>(one.outcome.size())));
        const double best = best_gain(one.inputs, one.outcome, least);
        const Tree tree = grow_tree(one.inputs, one.outcome, {.depth = 1, .folds = 0});
        if (tree.nodes.size() == 1) {
            EXPECT_NEAR(best, 0, 1e-9);
            return;
        }
        const auto impurity = [](const TreeNode& node) {
            const auto inside = static_cast<double>(node.inside);
            const auto hits = static_cast<double>(node.hits);
            return 2 * hits * (inside - hits) / inside;
        };
        EXPECT_NEAR(impurity(tree.nodes[0]) - impurity(tree.nodes[1]) - impurity(tree.nodes[2]), best, 1e-9);
    });
}

TEST(Tree, TellsChanceFromAPattern) {
    testing::Random random(3);
    std::vector<Input> inputs{{"a", {}, {}}};
    std::vector<bool> outcome;
    for (int row = 0; row < 400; ++row) {
        inputs[0].values.push_back(random.below(1000));
        outcome.push_back(random.one_in(2));
    }
    const Tree tree = grow_tree(inputs, outcome);
    EXPECT_GT(*tree.wrong_when_crossed, 0.4);
}

}  // namespace
}  // namespace irenic
