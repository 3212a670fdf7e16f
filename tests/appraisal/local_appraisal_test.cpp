// Strategies and claims appraised without enumerating, against the same with every state at hand, on random agreements.

#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "keeping/random_agreement.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

std::string name(const Space& space, StateIndex s) { return s == no_state ? "none" : space.name(s); }

void expect_the_same_signing(const Signing& local, const Signing& full) {
    EXPECT_EQ(local.signable, full.signable);
    ASSERT_EQ(local.rows.size(), full.rows.size());
    for (std::size_t k = 0; k < full.rows.size(); ++k) {
        EXPECT_EQ(local.rows[k].consents, full.rows[k].consents);
        // Ordinal values and ranks count other states, too.
        if (full.rows[k].cardinal) {
            EXPECT_EQ(local.rows[k].deficit, full.rows[k].deficit);
        }
    }
}

void expect_the_same_plan(const Space& here, const Plan& local, const Space& there, const Plan& full) {
    ASSERT_EQ(local.states.size(), full.states.size());
    for (std::size_t k = 0; k < full.states.size(); ++k) {
        EXPECT_EQ(here.name(local.states[k]), there.name(full.states[k]));
        EXPECT_EQ(here.name(local.broken[k]), there.name(full.broken[k]));
    }
    ASSERT_EQ(local.slack.size(), full.slack.size());
    for (std::size_t k = 0; k < full.slack.size(); ++k) {
        EXPECT_EQ(local.slack[k].party, full.slack[k].party);
        EXPECT_TRUE(local.slack[k].slack == full.slack[k].slack);
        EXPECT_EQ(local.slack[k].act, full.slack[k].act);
        EXPECT_EQ(name(here, local.slack[k].act_to), name(there, full.slack[k].act_to));
        EXPECT_EQ(name(here, local.slack[k].act_reply), name(there, full.slack[k].act_reply));
    }
    EXPECT_EQ(local.stops_at, full.stops_at);
    EXPECT_EQ(local.stopped_by, full.stopped_by);
}

std::size_t compared = 0;

void expect_the_same_appraisal(const Case& subject) {
    Appraiser full({&subject, 1}, {}, {});
    Appraiser local({&subject, 1}, {}, {}, {}, Looking::locally);
    if (!full.diagnostics().empty()) return;
    full.evaluate_all(true);
    if (local.diagnostics().empty()) local.evaluate_all(true);
    EXPECT_EQ(local.diagnostics().empty(), full.diagnostics().empty())
        << (full.diagnostics().empty() ? local : full).diagnostics().front().message;
    if (!full.diagnostics().empty() || !local.diagnostics().empty()) return;
    EXPECT_FALSE(local.enumerated());
    EXPECT_FALSE(local.undecided());
    ASSERT_EQ(local.strategies().size(), full.strategies().size());
    for (std::size_t k = 0; k < full.strategies().size(); ++k) {
        const StrategyAppraisal& here = local.strategies()[k];
        const StrategyAppraisal& there = full.strategies()[k];
        ++compared;
        EXPECT_EQ(local.space().name(here.end_state), full.space().name(there.end_state));
        expect_the_same_signing(here.signing, there.signing);
        EXPECT_EQ(here.holds, there.holds);
        EXPECT_EQ(here.leavers, there.leavers);
        ASSERT_EQ(here.plan.has_value(), there.plan.has_value());
        if (here.plan) expect_the_same_plan(local.space(), *here.plan, full.space(), *there.plan);
    }
}

TEST(LocalAppraisal, OfRandomAgreementsIsThatWithEveryStateAtHand) {
    constexpr std::uint64_t usual = 3000;  // some have an error
    compared = 0;
    for_random_cases(usual, random_agreement, expect_the_same_appraisal);
    RecordProperty("strategies", static_cast<int>(compared));
    if (from_environment("IRENIC_RANDOM_CASES", usual) >= usual && !HasFailure()) {
        EXPECT_GT(compared, 2000U);
    }
}

/// Two parties with 35 options each; `north` would open its gate, and shut it again once the fee is paid.
Case large_case() {
    CaseBuilder made;
    made.party("north").party("south");
    made.option("gate", {"north"}).option("fee", {"south"});
    for (int k = 0; k < 35; ++k) {
        made.option("n" + std::to_string(k), {"north"}).option("s" + std::to_string(k), {"south"});
        made.weight("north", made.taken("n" + std::to_string(k)), "-1");
        made.weight("south", made.taken("s" + std::to_string(k)), "-1");
    }
    made.weight("north", made.taken("gate"), "-1").weight("north", made.taken("fee"), "3");
    made.weight("south", made.taken("gate"), "3").weight("south", made.taken("fee"), "-1");
    made.agreement("deal");
    made.obligation("pay", {{"fee", "yes"}})
        .obligation("open", {{"gate", "yes"}})
        .if_broken({{"gate", "no"}, {"fee", "no"}});
    made.strategy("open-only", {{"gate", "yes"}});
    return made.build();
}

irenic::Test call(TestFunction function, std::optional<Expression> expression, Concept kind = Concept::seq) {
    irenic::Test test;
    irenic::Test::Node& node = test.nodes.emplace_back();
    node.kind = irenic::Test::Kind::call;
    node.function = function;
    node.state = StateReference{StateReference::Kind::strategy, 0};
    node.expression = std::move(expression);
    node.stability = kind;
    node.size = 1;
    node.text = "asked";
    return test;
}

TEST(LocalAppraisal, ChoosesByItselfNotToEnumerateSeventyTwoOptions) {
    const Case subject = large_case();
    Appraiser appraiser({&subject, 1}, {}, {});
    appraiser.evaluate_all(true);
    ASSERT_TRUE(appraiser.diagnostics().empty()) << appraiser.diagnostics().front().message;
    EXPECT_FALSE(appraiser.enumerated());
    const StrategyAppraisal& deal = appraiser.strategies().front();
    EXPECT_TRUE(deal.signing.signable);
    // North would shut the gate (+1), and south would then take back the fee: −2 for north in the end.
    EXPECT_EQ(deal.holds, (std::array<bool, 5>{false, true, true, true, true}));
    // Between the two steps north has the fee for nothing: going on is worth 2, waiting 3.
    EXPECT_EQ(deal.keeps(), std::optional{false});
    EXPECT_EQ(deal.plan->stops_at, std::optional<std::uint32_t>{1});
    EXPECT_EQ(deal.plan->stopped_by, std::optional<PartyIndex>{0});
}

TEST(LocalAppraisal, WhatNeedsEveryStateIsUndecidedAndNeverAYes) {
    const Case subject = large_case();
    Appraiser appraiser({&subject, 1}, {}, {});
    const Expression fee_paid = level_in(1, 2);
    const auto open = appraiser.evaluate(call(TestFunction::every_equilibrium, level_in(0, 1)));
    ASSERT_TRUE(open);
    // The end of the deal is an equilibrium with an open gate.
    EXPECT_FALSE(open->undecided);
    EXPECT_FALSE(open->holds);
    const auto some = appraiser.evaluate(call(TestFunction::some_equilibrium, fee_paid));
    ASSERT_TRUE(some);
    EXPECT_TRUE(some->holds);
    for (irenic::Test test : {call(TestFunction::some_equilibrium, conjunction(fee_paid, level_in(0, 1))),
                              call(TestFunction::every_equilibrium, implication(fee_paid, level_in(0, 2))),
                              call(TestFunction::reachable, conjunction(fee_paid, level_in(0, 1))),
                              call(TestFunction::reachable_by_partial_deals, {}), call(TestFunction::stable, fee_paid)}) {
        const auto found = appraiser.evaluate(test);
        ASSERT_TRUE(found);
        EXPECT_TRUE(found->undecided);
        EXPECT_FALSE(found->holds);
        EXPECT_TRUE(found->witnesses.front().undecided);
        EXPECT_FALSE(found->witnesses.front().because.empty());
        // Its negation is no more of a yes.
        test.nodes.emplace_back().kind = irenic::Test::Kind::negation;
        const auto turned = appraiser.evaluate(test);
        ASSERT_TRUE(turned);
        EXPECT_TRUE(turned->undecided);
        EXPECT_FALSE(turned->holds);
    }
}

TEST(LocalAppraisal, ASolverDecidesWhetherSomeStateSatisfiesSomething) {
    const Case subject = large_case();
    Appraiser appraiser({&subject, 1}, {}, {});
    const auto there = appraiser.evaluate(call(TestFunction::some_state, level_in(1, 2)));
    ASSERT_TRUE(there);
    EXPECT_TRUE(there->holds);
    const auto none_there =
        appraiser.evaluate(call(TestFunction::some_state, conjunction(level_in(1, 2), level_in(1, 1))));
    ASSERT_TRUE(none_there);
    EXPECT_FALSE(none_there->undecided);
    EXPECT_FALSE(none_there->holds);
}

}  // namespace
}  // namespace irenic::testing
