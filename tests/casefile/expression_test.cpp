// What binds tighter, by truth tables; and how tests are read.

#include <span>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

constexpr std::string_view three =
    "irenic: 1\n"
    "title: t\n"
    "parties: {a: {}}\n"
    "options: {p: {by: a}, q: {by: a}, r: {by: a}, y: {by: a, levels: [low, mid, high]}}\n"
    "states: {s1: YNN0, s2: [NYN0, NYN1]}\n"
    "strategies: {plan: {}}\n";

Loaded with_constraint(std::string_view expression) {
    return parse_case(std::string(three) + "never: [{that: \"" + std::string(expression) + "\"}]\n", "case.yaml");
}

/// Truth at the eight states p q r = 000, 100, 010, 110, 001, …, as one digit each; y stays at its first level.
std::string truths(std::string_view expression) {
    const Loaded loaded = with_constraint(expression);
    if (!loaded.ok()) return loaded.diagnostics.empty() ? "nothing" : loaded.diagnostics[0].message;
    const Case& made = loaded.cases[0];
    std::string row;
    for (Level bits = 0; bits < 8; ++bits) {
        const Levels levels{static_cast<Level>(bits & 1U), static_cast<Level>((bits >> 1U) & 1U),
                            static_cast<Level>((bits >> 2U) & 1U), 0};
        row += holds(made.never[0].that, levels, made) ? '1' : '0';
    }
    return row;
}

TEST(Expression, ComparisonBindsTighterThanNot) {
    EXPECT_EQ(truths("not p = yes"), "10101010");
    EXPECT_EQ(truths("not p = no"), "01010101");
}

TEST(Expression, NotBindsTighterThanAnd) { EXPECT_EQ(truths("not p and q"), "00100010"); }

TEST(Expression, AndBindsTighterThanOr) {
    EXPECT_EQ(truths("p or q and r"), "01010111");
    EXPECT_EQ(truths("p and q or r"), "00011111");
    EXPECT_EQ(truths("(p or q) and r"), "00000111");
}

TEST(Expression, OrBindsTighterThanImplies) {
    EXPECT_EQ(truths("p or q implies r"), "10001111");
    EXPECT_EQ(truths("p implies q or r"), "10111111");
}

TEST(Expression, ImpliesGroupsToTheRight) {
    EXPECT_EQ(truths("p implies q implies r"), "11101111");
    EXPECT_EQ(truths("(p implies q) implies r"), "01001111");
}

TEST(Expression, ImpliesBindsTighterThanIff) {
    EXPECT_EQ(truths("p iff q implies r"), "01100101");
    EXPECT_EQ(truths("p implies q iff r"), "01001011");
}

TEST(Expression, IffIsParity) { EXPECT_EQ(truths("p iff q iff r"), "01101001"); }

TEST(Expression, KnowsTrueAndFalse) {
    EXPECT_EQ(truths("true"), "11111111");
    EXPECT_EQ(truths("p or false"), "01010101");
}

TEST(Expression, ANamedStateHoldsWhereOneOfItsPatternsDoes) {
    EXPECT_EQ(truths("state:s1"), "01000000");
    EXPECT_EQ(truths("state:s2 or state:s1"), "01100000");
}

TEST(Expression, ComparesOverTheOrderOfLevels) {
    const std::vector<std::pair<std::string, std::uint64_t>> rows{
        {"y", 0b110},       {"y = mid", 0b010},  {"y != mid", 0b101}, {"y < mid", 0b001}, {"y <= mid", 0b011},
        {"y > mid", 0b100}, {"y >= mid", 0b110}, {"y>=mid", 0b110},   {"y < low", 0b000},
    };
    for (const auto& [text, mask] : rows) {
        const Loaded loaded = with_constraint(text);
        ASSERT_TRUE(loaded.ok()) << text;
        EXPECT_EQ(loaded.cases[0].never[0].that.nodes.at(0).mask, mask) << text;
    }
}

TEST(Expression, MayStandOverSeveralLines) {
    const Loaded loaded = parse_case(std::string(three) + "never:\n  - that: >\n      p and\n      q\n", "case.yaml");
    ASSERT_TRUE(loaded.ok());
    EXPECT_EQ(loaded.cases[0].never[0].that.nodes.size(), 3U);
}

Loaded with_test(std::string_view test) {
    return parse_case(
        std::string(three) + "readings: {r: {}}\nclaims: {c: {says: s, test: \"" + std::string(test) + "\"}}\n",
        "case.yaml");
}

TEST(Tests, ReadEveryFunction) {
    for (const std::string test : {"signable(plan)",
                                   "signable(status-quo)",
                                   "signable(state:s1)",
                                   "signable(strategy:plan)",
                                   "blocks(a, plan)",
                                   "stable(plan, nash)",
                                   "stable(plan, sseq, a)",
                                   "stable(p and y >= mid, gmr)",
                                   "stable(state:s1, smr)",
                                   "stable(state:s1 or p, smr, a)",
                                   "some-state(p)",
                                   "every-equilibrium(seq, not p)",
                                   "some-equilibrium(nash, strategy:plan)",
                                   "stops(a, plan)",
                                   "value(a, plan) > 10",
                                   "-1.5 <= value(a, plan)",
                                   "value-at-stop(a, plan) != value(a, status-quo)",
                                   "reachable(plan, p, moves)",
                                   "reachable(state:s1, p or q, improvements)",
                                   "reachable(status-quo, p, agreements)",
                                   "reachable-by-partial-deals(plan, 2)",
                                   "without(option y = mid, signable(plan))",
                                   "reading(r, signable(plan) or not blocks(a, plan))",
                                   "true",
                                   "not (signable(plan) iff blocks(a, plan))"}) {
        const Loaded loaded = with_test(test);
        EXPECT_TRUE(loaded.ok()) << test << '\n' << render_human(loaded.diagnostics, loaded.files, false);
    }
}

TEST(Tests, BindAsExpressionsDo) {
    const Loaded loaded = with_test("not signable(plan) and value(a, plan) > 1 or blocks(a, plan)");
    ASSERT_TRUE(loaded.ok());
    const auto& nodes = loaded.cases[0].claims[0].test.nodes;
    ASSERT_EQ(nodes.size(), 8U);
    EXPECT_EQ(nodes[7].kind, irenic::Test::Kind::disjunction);
    EXPECT_EQ(nodes[nodes[7].left].kind, irenic::Test::Kind::conjunction);
    EXPECT_EQ(nodes[nodes[nodes[7].left].left].kind, irenic::Test::Kind::negation);
    EXPECT_EQ(nodes[4].kind, irenic::Test::Kind::comparison);
    EXPECT_EQ(nodes[4].comparison, Comparison::greater);
    EXPECT_EQ(nodes[nodes[4].right].number.units, Decimal::units_per_one);
}

TEST(Tests, AnExpressionMayStandForAStrategy) {
    const Loaded loaded = with_test("stable(p, nash, a)");
    ASSERT_TRUE(loaded.ok());
    const irenic::Test::Node& node = loaded.cases[0].claims[0].test.nodes.at(0);
    EXPECT_FALSE(node.state.has_value());
    EXPECT_EQ(node.expression->text, "p");
    EXPECT_EQ(node.party, PartyIndex{0});
}

}  // namespace

}  // namespace irenic::testing
