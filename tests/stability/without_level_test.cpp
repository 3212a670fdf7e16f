// A case with a level left out: what remains is as it was, and every verdict on it is that of the definitions.

#include <algorithm>

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/space.hpp"
#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 250;

struct Left {
    Case whole;
    Removal removal;
};

Left with_a_level_left_out(Random& random, StateKind kind) {
    Left left{random_options_case(random, kind), {Removal::Kind::level, "", 0, 0}};
    left.removal.option = random.below(static_cast<std::uint32_t>(left.whole.options.size()));
    left.removal.level = static_cast<Level>(
        random.below(static_cast<std::uint32_t>(left.whole.options[left.removal.option].levels.size())));
    return left;
}

/// The members that remain, by state of the whole case; states of which none remains are left out.
std::vector<std::vector<Levels>> what_remains(const Space& whole, const Removal& removal) {
    std::vector<std::vector<Levels>> rest;
    for (StateIndex s = 0; s < whole.size(); ++s) {
        std::vector<Levels> members = whole.members(s);
        std::erase_if(members, [&](const Levels& levels) { return levels[removal.option] == removal.level; });
        if (!members.empty()) rest.push_back(std::move(members));
    }
    return rest;
}

void expect_the_rest_unchanged(const Left& left) {
    const Both before(left.whole);
    ASSERT_TRUE(before.ok());
    const auto rest = what_remains(before.space(), left.removal);
    const Case changed = without(left.whole, left.removal);
    if (rest.empty()) {
        EXPECT_FALSE(Space::build(changed).ok());
        EXPECT_FALSE(certificate::Definitions(changed).ok());
        return;
    }
    const Both after(changed);
    ASSERT_TRUE(after.ok()) << dump(changed);
    ASSERT_EQ(after.space().size(), rest.size());
    std::vector<StateIndex> was(rest.size());  // by state that remains
    for (const auto& members : rest) {
        const auto now = after.space().find(members.front());
        ASSERT_TRUE(now) << code_of(members.front());
        EXPECT_EQ(after.space().members(*now), members);
        was[*now] = *before.space().find(members.front());
        EXPECT_EQ(after.space().name(*now), before.space().name(was[*now]));
    }
    for (PartyIndex i = 0; i < after.space().party_count(); ++i)
        for (StateIndex s = 0; s < rest.size(); ++s)
            for (StateIndex t = 0; t < rest.size(); ++t)
                EXPECT_EQ(after.definitions.prefers(i, s, t), before.definitions.prefers(i, was[s], was[t]))
                    << after.space().name(s) << " and " << after.space().name(t);
    expect_the_same_verdicts(changed);
    if (::testing::Test::HasFailure())
        ADD_FAILURE() << "without level " << int{left.removal.level} << " of option " << left.removal.option << "\n"
                      << dump(left.whole);
}

void on_random_cases(StateKind kind) {
    for_random_cases(
        cases_per_family, [kind](Random& random) { return with_a_level_left_out(random, kind); },
        expect_the_rest_unchanged);
}

TEST(WithoutLevel, OfPlainStatesTheOthersRemain) { on_random_cases(StateKind::plain); }

TEST(WithoutLevel, OfNamedStatesTheOthersRemainInEveryRanking) { on_random_cases(StateKind::named); }

TEST(WithoutLevel, OfListedStatesTheOthersRemainInEveryRanking) { on_random_cases(StateKind::listed); }

TEST(WithoutLevel, OfMergedStatesTheOtherMembersRemain) { on_random_cases(StateKind::merged); }

// ---- where something begins at a state that is no more

/// Listed states by two options, with an agreement that starts from `late`; the status quo is `late`, the options start at `no`.
Case listed() {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    made.state("early", {"00"}).state("paid", {"01"}).state("late", {"10"}).only_listed().status_quo("late");
    made.agreement("deal").obligation("pay", {{"fee", "yes"}});
    made.last_agreement().start = 2;
    return made.build();
}

constexpr Removal open_gate{Removal::Kind::level, "", 0, 1};

TEST(WithoutLevel, AStatusQuoThatIsNoMoreIsAnErrorAndNotAnotherState) {
    const Case changed = without(listed(), open_gate);
    const Space::Build built = Space::build(changed);
    ASSERT_TRUE(built.ok());
    EXPECT_EQ(built.space->size(), 2U);
    EXPECT_EQ(built.space->status_quo(), std::nullopt);
    const StateOrError found = find_state(*built.space, {StateReference::Kind::status_quo, 0}, {});
    EXPECT_EQ(found.state, std::nullopt);
    EXPECT_EQ(found.error.code, "infeasible-state");
    EXPECT_EQ(found.error.message,
              "the status quo is not feasible: `never` forbids `gate = yes` (left out by the test)");
}

TEST(WithoutLevel, AnAgreementThatStartsFromAStateThatIsNoMoreStillHasItsStart) {
    const Case changed = without(listed(), open_gate);
    EXPECT_EQ(start_levels(changed, changed.agreements[0]), (Levels{1, 0}));
    EXPECT_EQ(end_levels(changed, 0), (Levels{1, 1}));
}

TEST(WithoutLevel, ANamedStateThatIsNoMoreIsSaidToBeInfeasible) {
    const Case changed = without(listed(), open_gate);
    const Space::Build built = Space::build(changed);
    EXPECT_EQ(built.space->find(NamedStateIndex{2}), std::nullopt);
    EXPECT_EQ(built.space->find(std::string_view("late")), std::nullopt);
    const StateOrError found = find_state(*built.space, {StateReference::Kind::named, 2}, {});
    EXPECT_EQ(found.error.message,
              "the state `late` is not feasible: `never` forbids `gate = yes` (left out by the test)");
}

TEST(WithoutLevel, SeveralLevelsCanBeLeftOutOneAfterTheOther) {
    const Case changed = without(without(listed(), open_gate), {Removal::Kind::level, "", 1, 1});
    const Space::Build built = Space::build(changed);
    ASSERT_TRUE(built.ok());
    ASSERT_EQ(built.space->size(), 1U);
    EXPECT_EQ(built.space->name(0), "early");
}

}  // namespace
}  // namespace irenic::testing
