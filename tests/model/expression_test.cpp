// Expressions at a state: truth tables, levels, named states.

#include <array>

#include <gtest/gtest.h>

#include "irenic/model.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// Two options of two levels, so that `left` and `right` can be anything, and one of three.
Case two_and_three() {
    CaseBuilder builder;
    builder.party("p").option("left", {"p"}).option("right", {"p"}).option("gate", {"p"}, {"closed", "half", "open"});
    builder.state("calm", {"000"}).state("mixed", {"100", "011"});
    return builder.build();
}

const Expression left = level_in(0, 2);
const Expression right = level_in(1, 2);

/// Truth at (left, right) = (no, no), (no, yes), (yes, no), (yes, yes).
std::array<bool, 4> table(const Expression& expression) {
    const Case subject = two_and_three();
    std::array<bool, 4> truth{};
    for (Level a = 0; a < 2; ++a)
        for (Level b = 0; b < 2; ++b) truth[a * 2U + b] = holds(expression, Levels{a, b, 0}, subject);
    return truth;
}

using Table = std::array<bool, 4>;

TEST(Expression, TrueIsAlwaysTrueAndFalseNever) {
    EXPECT_EQ(table(truth()), (Table{true, true, true, true}));
    EXPECT_EQ(table(falsehood()), (Table{false, false, false, false}));
}

TEST(Expression, NotTurnsRound) { EXPECT_EQ(table(negation(left)), (Table{true, true, false, false})); }

TEST(Expression, AndWantsBoth) { EXPECT_EQ(table(conjunction(left, right)), (Table{false, false, false, true})); }

TEST(Expression, OrWantsOneAtLeast) { EXPECT_EQ(table(disjunction(left, right)), (Table{false, true, true, true})); }

TEST(Expression, ImpliesFailsOnlyWhereTheFirstHoldsWithoutTheSecond) {
    EXPECT_EQ(table(implication(left, right)), (Table{true, true, false, true}));
    EXPECT_EQ(table(implication(right, left)), (Table{true, false, true, true}));
}

TEST(Expression, IffWantsBothOrNeither) {
    EXPECT_EQ(table(equivalence(left, right)), (Table{true, false, false, true}));
}

TEST(Expression, TreesNest) {
    // left and not right, or right and not left
    const Expression one = disjunction(conjunction(left, negation(right)), conjunction(right, negation(left)));
    EXPECT_EQ(table(one), (Table{false, true, true, false}));
    EXPECT_EQ(table(equivalence(one, negation(equivalence(left, right)))), (Table{true, true, true, true}));
    EXPECT_EQ(table(implication(left, implication(right, falsehood()))), (Table{true, true, true, false}));
}

TEST(Expression, ALevelIsAskedForByItsBit) {
    const Case subject = two_and_three();
    const Expression half_or_open = level_in(2, 0b110);
    EXPECT_FALSE(holds(half_or_open, Levels{0, 0, 0}, subject));
    EXPECT_TRUE(holds(half_or_open, Levels{0, 0, 1}, subject));
    EXPECT_TRUE(holds(half_or_open, Levels{0, 0, 2}, subject));
}

TEST(Expression, TheLastOfThirtySixLevelsHasABitToo) {
    Case subject = two_and_three();
    subject.options[2].levels.assign(36, "level");
    EXPECT_TRUE(holds(level_in(2, std::uint64_t{1} << 35U), Levels{0, 0, 35}, subject));
    EXPECT_FALSE(holds(level_in(2, std::uint64_t{1} << 35U), Levels{0, 0, 34}, subject));
}

TEST(Expression, ANamedStateHoldsWhereOneOfItsPatternsMatches) {
    const Case subject = two_and_three();
    EXPECT_TRUE(holds(named_state(0), Levels{0, 0, 0}, subject));
    EXPECT_FALSE(holds(named_state(0), Levels{0, 0, 1}, subject));
    EXPECT_TRUE(holds(named_state(1), Levels{1, 0, 0}, subject));
    EXPECT_TRUE(holds(named_state(1), Levels{0, 1, 1}, subject));
    EXPECT_FALSE(holds(named_state(1), Levels{1, 1, 0}, subject));
}

}  // namespace
}  // namespace irenic::testing
