// One state of cases far too large to enumerate: 120 options and more, with answers worked out by hand.

#include <gtest/gtest.h>

#include "irenic/stability.hpp"
#include "stability/circuit.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

/// Parties `a`, `b` and `c` with 40 further options each, about which nobody cares.
CaseBuilder three_parties() {
    CaseBuilder made;
    made.party("a").party("b").party("c");
    for (const char* party : {"a", "b", "c"})
        for (int k = 0; k < 40; ++k) made.option(std::string(party) + "-" + std::to_string(k), {party});
    return made;
}

/// `a` gains by `take`. `b` can punish that, but only once `c` has opened the way.
CaseBuilder punished_in_one_order() {
    CaseBuilder made = three_parties();
    made.option("take", {"a"}).option("punish", {"b"}).option("open", {"c"});
    made.never(conjunction(made.taken("punish"), negation(made.taken("open"))));
    made.weight("a", made.taken("take"), "1").weight("a", made.taken("punish"), "-5");
    return made;
}

Levels all_no(const Case& subject) { return Levels(subject.options.size(), 0); }

std::vector<PartyIndex> movers(const LocalAnswer& answer) {
    std::vector<PartyIndex> found;
    for (const LocalStep& step : answer.sanction) found.push_back(step.mover);
    return found;
}

TEST(Local, FindsAnAnswerThatConstraintsAllowInOneOrderOnly) {
    const Case subject = punished_in_one_order().build();
    LocalExplainer local(subject);
    const LocalExplanation found = local.explain(Concept::gmr, 0, all_no(subject));
    EXPECT_EQ(found.standing, Standing::stays);
    EXPECT_FALSE(found.every);  // 2^40 improvements: `take` with any of the others
    ASSERT_FALSE(found.answers.empty());
    EXPECT_EQ(movers(found.answers.front()), (std::vector<PartyIndex>{2, 1}));
}

TEST(Local, AnAnswerThatPaysNobodyCountsUnderGmrAndNotUnderSeq) {
    CaseBuilder made = punished_in_one_order();
    made.weight("b", made.taken("punish"), "-1");
    const Case subject = made.build();
    LocalExplainer local(subject);
    EXPECT_EQ(local.explain(Concept::gmr, 0, all_no(subject)).standing, Standing::stays);
    EXPECT_EQ(local.explain(Concept::smr, 0, all_no(subject)).standing, Standing::stays);
    const LocalExplanation seq = local.explain(Concept::seq, 0, all_no(subject));
    EXPECT_EQ(seq.standing, Standing::leaves);
    ASSERT_EQ(seq.answers.size(), 1U);
    EXPECT_EQ(seq.answers.front().answered, std::optional{false});
    EXPECT_EQ(local.explain(Concept::sseq, 0, all_no(subject)).standing, Standing::leaves);
    EXPECT_EQ(local.explain(Concept::nash, 0, all_no(subject)).standing, Standing::leaves);
}

TEST(Local, AnAnswerThatPaysAllWhoGiveItCountsUnderSeqToo) {
    CaseBuilder made = punished_in_one_order();
    made.weight("b", made.taken("punish"), "1").weight("c", made.taken("open"), "1");
    const Case subject = made.build();
    LocalExplainer local(subject);
    EXPECT_EQ(local.explain(Concept::seq, 0, all_no(subject)).standing, Standing::stays);
    EXPECT_EQ(local.explain(Concept::sseq, 0, all_no(subject)).standing, Standing::stays);
    EXPECT_EQ(local.explain(Concept::nash, 1, all_no(subject)).standing, Standing::stays);  // the way is not open
    EXPECT_EQ(local.explain(Concept::nash, 2, all_no(subject)).standing, Standing::leaves);
}

// After `punish` the party can hide and has its gain again: no sanction under SMR.
TEST(Local, AWayOutAfterTheAnswerIsNoSanctionUnderSmr) {
    CaseBuilder made = punished_in_one_order();
    made.option("hide", {"a"});
    made.weight("a", conjunction(made.taken("hide"), made.taken("punish")), "5");
    const Case subject = made.build();
    LocalExplainer local(subject);
    EXPECT_EQ(local.explain(Concept::gmr, 0, all_no(subject)).standing,
              Standing::leaves);  // by taking and hiding at once
    CaseBuilder later = punished_in_one_order();
    later.option("hide", {"a"}).weight("a", conjunction(later.taken("hide"), later.taken("punish")), "5");
    later.never(conjunction(later.taken("hide"), negation(later.taken("punish"))));
    const Case second = later.build();
    LocalExplainer again(second);
    EXPECT_EQ(again.explain(Concept::gmr, 0, all_no(second)).standing, Standing::stays);
    EXPECT_EQ(again.explain(Concept::smr, 0, all_no(second)).standing, Standing::leaves);
}

/// `b` punishes by going from low to high, which it may only by way of the middle: two moves, and nobody moves twice in succession.
CaseBuilder punished_in_two_moves() {
    CaseBuilder made = three_parties();
    made.option("take", {"a"})
        .option_with_changes("pressure", {"b"}, {"low", "middle", "high"}, {{"low", "middle"}, {"middle", "high"}});
    made.weight("a", made.taken("take"), "1").weight("a", made.at("pressure", "high"), "-5");
    return made;
}

TEST(Local, APartyThatMustMoveTwiceWaitsForAnotherToMoveBetween) {
    const Case subject = punished_in_two_moves().build();
    const LocalExplanation found = LocalExplainer(subject).explain(Concept::gmr, 0, all_no(subject));
    EXPECT_EQ(found.standing, Standing::stays);
    ASSERT_FALSE(found.answers.empty());
    EXPECT_EQ(movers(found.answers.front()), (std::vector<PartyIndex>{1, 2, 1}));
}

TEST(Local, WhatALimitLeavesOpenIsUndecidedAndSaysWhatWasLookedAt) {
    const Case subject = punished_in_two_moves().build();
    LocalLimits limits;
    limits.rounds = 1;
    limits.looks = 500;
    const LocalExplanation found = LocalExplainer(subject, limits).explain(Concept::gmr, 0, all_no(subject));
    EXPECT_EQ(found.standing, Standing::undecided);
    ASSERT_FALSE(found.answers.empty());
    EXPECT_EQ(found.answers.front().answered, std::nullopt);
    EXPECT_EQ(found.explored.rounds, 1U);
    EXPECT_GT(found.explored.questions, 0U);
    EXPECT_GT(found.explored.improvements, 0U);
}

TEST(Local, StatementsByPriorityAreExactBeyondSixtyFour) {
    CaseBuilder made = three_parties();
    made.option("take", {"a"});
    for (int k = 0; k < 40; ++k) made.wants("a", negation(made.taken("a-" + std::to_string(k))));
    for (int k = 0; k < 40; ++k) made.wants("a", negation(made.taken("b-" + std::to_string(k))));
    made.wants("a", made.taken("take"));
    const Case subject = made.build();
    LocalExplainer local(subject);
    const LocalExplanation nash = local.explain(Concept::nash, 0, all_no(subject));
    EXPECT_EQ(nash.standing, Standing::leaves);
    ASSERT_EQ(nash.answers.size(), 1U);
    Levels taken = all_no(subject);
    taken[120] = 1;
    EXPECT_EQ(nash.answers.front().improvement, taken);
    // Any one of b's options outweighs what was taken.
    EXPECT_EQ(local.explain(Concept::gmr, 0, all_no(subject)).standing, Standing::stays);
}

TEST(Local, FindsAStateWhereSomethingHoldsOrShowsThatThereIsNone) {
    const CaseBuilder made = punished_in_one_order();
    const Case subject = made.build();
    LocalExplainer local(subject);
    const auto there = local.some_state(made.taken("punish"));
    ASSERT_EQ(there.standing, Standing::stays);
    EXPECT_TRUE(local.feasible(there.state));
    EXPECT_TRUE(holds(made.taken("punish"), there.state, subject));
    EXPECT_EQ(local.some_state(conjunction(made.taken("punish"), negation(made.taken("open")))).standing,
              Standing::leaves);
}

TEST(Local, AnAbstractGraphAndTooManyStatementsAreRefusedWithAReason) {
    CaseBuilder graph;
    graph.graph().party("a").state("s1");
    ASSERT_TRUE(LocalExplainer(graph.build()).problem());
    EXPECT_EQ(LocalExplainer(graph.build()).problem()->code, "not-locally");
    CaseBuilder many;
    many.party("a").option("x", {"a"});
    for (int k = 0; k < 121; ++k) many.wants("a", many.taken("x"));
    const Case subject = many.build();
    ASSERT_TRUE(LocalExplainer(subject).problem());
    EXPECT_NE(LocalExplainer(subject).problem()->message.find("more than 120 statements"), std::string::npos);
}

// Weights of up to 60 bits, of both signs: by choices where they are few, by adding where they are many.
TEST(Circuit, ASumReachesItsLeastValueExactlyWhenItDoes) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Random random(seed);
        Circuit circuit;
        std::vector<Circuit::Term> terms;
        const std::uint32_t count = random.between(1, 24);
        const std::int64_t size = random.one_in(2) ? 10 : std::int64_t{1} << random.between(20, 60);
        Worth sum = 0;
        std::vector<Literal> assumed;
        for (std::uint32_t k = 0; k < count; ++k) {
            const auto draw = static_cast<std::int64_t>(random.below(1U << 31U));
            const Worth weight = (random.one_in(3) ? -1 : 1) * (Worth{draw} * size / (std::int64_t{1} << 31U) + 1);
            const Literal when = circuit.fresh();
            const bool is = random.one_in(2);
            terms.push_back({random.one_in(2) ? when : -when, weight});
            assumed.push_back(is == (terms.back().when > 0) ? when : -when);
            if (is) sum += weight;
        }
        for (const Worth least : {sum - 1, sum, sum + 1}) {
            const Literal reached = circuit.at_least(terms, least);
            ASSERT_EQ(circuit.solve(assumed, 10'000), Circuit::Answer::yes);
            EXPECT_EQ(circuit.is_true(reached), sum >= least) << "with random sum " << seed;
        }
    }
}

}  // namespace
}  // namespace irenic::testing
