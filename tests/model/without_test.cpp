// A case with something left out, and otherwise unchanged.

#include <gtest/gtest.h>

#include "irenic/model.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// Obligations: 0 opens the gate half, 1 pays, 2 opens the gate and signs, after both (links `first` and `paid-first`).
Case package() {
    CaseBuilder builder;
    builder.party("upstream").party("downstream");
    builder.option("gate", {"upstream"}, {"closed", "half", "open"}).option("money", {"downstream"});
    builder.option("treaty", {"upstream", "downstream"});
    builder.never(conjunction(builder.at("gate", "open"), negation(builder.taken("money"))), "no-gift")
        .never(falsehood(), "other");
    builder.weight("upstream", builder.taken("money"), "5", "gain")
        .weight("upstream", builder.taken("treaty"), "1", "calm");
    builder.strategy("wide", {{"gate", "open"}, {"money", "yes"}});
    builder.agreement("package").obligation("half", {{"gate", "half"}}, 7).obligation("pay", {{"money", "yes"}}, 3);
    builder.obligation("finish", {{"gate", "open"}, {"treaty", "yes"}}, 30);
    builder.if_broken({{"gate", "closed"}, {"treaty", "no"}});
    Agreement& agreement = builder.last_agreement();
    agreement.obligations[2].after = {{"first", 0, "", {}, {}}, {"paid-first", 1, "", {}, {}}};
    agreement.guarantees.push_back({"bond", "bond", 1, 0, exactly("10"), {}, {}, 0, {}, {}});
    agreement.guarantees.push_back({"pledge", "pledge", 0, 1, exactly("4"), {}, {}, 0, {}, {}});
    return builder.build();
}

Removal named(Removal::Kind kind, const std::string& id) { return {kind, id, 0, 0}; }

TEST(Without, ALinkLeavesTheObligationsAndTheOtherLinks) {
    const Case changed = without(package(), named(Removal::Kind::link, "first"));
    const auto& obligations = changed.agreements[0].obligations;
    ASSERT_EQ(obligations.size(), 3U);
    ASSERT_EQ(obligations[2].after.size(), 1U);
    EXPECT_EQ(obligations[2].after[0].id, "paid-first");
    EXPECT_EQ(changed.agreements[0].guarantees.size(), 2U);
}

TEST(Without, AGuaranteeGoesAlone) {
    const Case changed = without(package(), named(Removal::Kind::guarantee, "bond"));
    ASSERT_EQ(changed.agreements[0].guarantees.size(), 1U);
    EXPECT_EQ(changed.agreements[0].guarantees[0].id, "pledge");
    EXPECT_EQ(changed.agreements[0].obligations[2].after.size(), 2U);
}

TEST(Without, AStatementGoesFromThePartyThatHasIt) {
    const Case changed = without(package(), named(Removal::Kind::statement, "gain"));
    ASSERT_EQ(changed.preferences[0].statements.size(), 1U);
    EXPECT_EQ(changed.preferences[0].statements[0].id, "calm");
}

TEST(Without, AConstraintNoLongerForbids) {
    const Case changed = without(package(), named(Removal::Kind::constraint, "no-gift"));
    ASSERT_EQ(changed.never.size(), 1U);
    EXPECT_EQ(changed.never[0].id, "other");
}

TEST(Without, ALevelIsInNoState) {
    const Case changed = without(package(), {Removal::Kind::level, "", 0, 2});
    ASSERT_EQ(changed.never.size(), 3U);
    EXPECT_TRUE(holds(changed.never[2].that, Levels{2, 1, 0}, changed));
    EXPECT_FALSE(holds(changed.never[2].that, Levels{1, 1, 1}, changed));
    EXPECT_EQ(changed.never[2].that.text, "gate = open");
}

TEST(Without, ALevelIsSetByNoTargetAndNoBreach) {
    const Case changed = without(package(), {Removal::Kind::level, "", 0, 2});
    ASSERT_EQ(changed.strategies[0].target.size(), 1U);
    EXPECT_EQ(changed.strategies[0].target[0].option, 1U);
    const Case unbroken = without(package(), {Removal::Kind::level, "", 0, 0});
    ASSERT_EQ(unbroken.agreements[0].if_broken.size(), 1U);
    EXPECT_EQ(unbroken.agreements[0].if_broken[0].option, 2U);
}

TEST(Without, AnObligationThatSetsAnotherLevelTooKeepsItsDaysAndItsOwners) {
    const Obligation finish = without(package(), {Removal::Kind::level, "", 0, 2}).agreements[0].obligations[2];
    ASSERT_EQ(finish.sets.size(), 1U);
    EXPECT_EQ(finish.sets[0].option, 2U);
    EXPECT_EQ(finish.by, (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(finish.days, 30U);
}

TEST(Without, AnObligationThatSetsNothingMoreStaysAsAFormality) {
    const Case changed = without(package(), {Removal::Kind::level, "", 1, 1});
    const Obligation& pay = changed.agreements[0].obligations[1];
    EXPECT_TRUE(pay.sets.empty());
    EXPECT_TRUE(pay.by.empty());
    EXPECT_EQ(pay.days, 0U);
    EXPECT_EQ(changed.agreements[0].obligations[2].after.size(), 2U);
}

TEST(Without, AnObligationThatDidNotSetTheLevelIsAsItWas) {
    const Obligation half = without(package(), {Removal::Kind::level, "", 0, 2}).agreements[0].obligations[0];
    EXPECT_EQ(half.sets.size(), 1U);
    EXPECT_EQ(half.by, (std::vector<PartyIndex>{0}));
    EXPECT_EQ(half.days, 7U);
}

/// Four states by name, `late` of two members, ranked by upstream.
CaseBuilder named_states() {
    CaseBuilder builder;
    builder.party("upstream").option("gate", {"upstream"}).option("money", {"upstream"});
    builder.state("early", {"00"}).state("late", {"11", "01"}).state("open", {"10"});
    builder.ranking("upstream", {{"open"}, {"late", "early"}});
    return builder;
}

using Ranking = std::vector<std::vector<NamedStateIndex>>;

TEST(Without, ALevelTakesListedStatesThatHaveItOffTheListAndLeavesTheirLevelsKnown) {
    const Case changed = without(named_states().only_listed().build(), {Removal::Kind::level, "", 0, 1});
    EXPECT_TRUE(changed.states[2].left_out);
    EXPECT_EQ(changed.states[2].patterns, (std::vector<Levels>{{1, 0}}));
    EXPECT_FALSE(changed.states[0].left_out);
}

TEST(Without, ALevelTakesFromAMergedListedStateTheMembersThatHaveIt) {
    const Case changed = without(named_states().only_listed().build(), {Removal::Kind::level, "", 0, 1});
    EXPECT_FALSE(changed.states[1].left_out);
    EXPECT_EQ(changed.states[1].patterns, (std::vector<Levels>{{0, 1}}));
}

TEST(Without, ALevelTakesStatesThatHaveItOutOfRankingsListedOrNot) {
    for (const bool listed : {true, false}) {
        CaseBuilder builder = named_states();
        if (listed) builder.only_listed();
        const Case changed = without(builder.build(), {Removal::Kind::level, "", 0, 1});
        EXPECT_EQ(changed.preferences[0].ranking, (Ranking{{1, 0}}));
    }
}

TEST(Without, ALevelLeavesInARankingNoStateWhoseOtherMembersAreForbidden) {
    CaseBuilder builder = named_states();
    builder.never(conjunction(builder.taken("money"), negation(builder.taken("gate"))));
    const Case changed = without(builder.build(), {Removal::Kind::level, "", 0, 1});
    EXPECT_EQ(changed.preferences[0].ranking, (Ranking{{0}}));
}

TEST(Without, TheCaseItselfIsUntouched) {
    const Case subject = package();
    static_cast<void>(without(subject, {Removal::Kind::level, "", 0, 2}));
    EXPECT_EQ(subject.never.size(), 2U);
    EXPECT_EQ(subject.strategies[0].target.size(), 2U);
}

}  // namespace
}  // namespace irenic::testing
