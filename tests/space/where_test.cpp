// The states where an expression holds, all at once and one by one.

#include <algorithm>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "irenic/space.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 1000;

/// A case with expressions to ask of it.
struct Asked {
    Case subject;
    std::vector<Expression> expressions;
};

Asked with_expressions(Random& random, Case subject) {
    Asked asked{std::move(subject), {}};
    for (std::uint32_t k = 0; k < 8; ++k) {
        Case& about = asked.subject;
        asked.expressions.push_back(about.graph ? random_case::draw_statement(random, about, StateKind::merged)
                                                : random_case::draw_expression(random, about, k % 4));
    }
    return asked;
}

/// In an abstract graph, which has no levels: the states that a disjunction of names picks, as `draw_statement` makes it.
bool named_in(const Expression& expression, StateIndex s) {
    return std::any_of(expression.nodes.begin(), expression.nodes.end(), [s](const Expression::Node& node) {
        return node.kind == Expression::Kind::named_state && node.index == s;
    });
}

void expect_the_same_states(const Asked& asked) {
    const Space::Build built = Space::build(asked.subject);
    ASSERT_TRUE(built.ok());
    for (const Expression& expression : asked.expressions) {
        const Bits found = built.space->where(expression);
        ASSERT_EQ(found.size(), built.space->size());
        std::size_t expected = 0;
        for (StateIndex s = 0; s < built.space->size(); ++s) {
            bool here = asked.subject.graph && named_in(expression, s);
            for (const Levels& member : built.space->members(s))
                here = here || holds(expression, member, asked.subject);
            EXPECT_EQ(found.test(s), here) << expression.text << ", state " << built.space->name(s);
            expected += here ? 1 : 0;
        }
        EXPECT_EQ(found.count(), expected) << "bits beyond the last state";
    }
}

TEST(Where, AnExpressionHoldsIsTheSameAllAtOnceAndStateByState) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            static constexpr StateKind kinds[] = {StateKind::plain, StateKind::named, StateKind::listed};
            return with_expressions(random, random_options_case(random, kinds[random.below(3)]));
        },
        expect_the_same_states);
}

TEST(Where, AnExpressionHoldsOfAMergedStateIfItHoldsOfOneOfItsMembers) {
    for_random_cases(
        cases_per_family,
        [](Random& random) { return with_expressions(random, random_options_case(random, StateKind::merged)); },
        expect_the_same_states);
}

TEST(Where, AnExpressionHoldsInAnAbstractGraphAtTheStatesThatItNames) {
    for_random_cases(
        cases_per_family, [](Random& random) { return with_expressions(random, random_graph_case(random)); },
        expect_the_same_states);
}

// Beyond 4096 states an expression is evaluated piece by piece.
TEST(Where, AnExpressionHoldsIsTheSameInACaseOfManyStates) {
    CaseBuilder made;
    made.party("north");
    for (int k = 0; k < 8; ++k) made.option("o" + std::to_string(k), {"north"}, {"low", "middle", "high"});
    made.never(conjunction(made.at("o0", "low"), made.at("o7", "high")));
    Asked asked{made.build(), {}};
    Random random(1);
    for (int k = 0; k < 20; ++k) asked.expressions.push_back(random_case::draw_expression(random, asked.subject, 3));
    EXPECT_EQ(Space::build(asked.subject).space->size(), 6561U - 729U);
    expect_the_same_states(asked);
}

}  // namespace
}  // namespace irenic::testing
