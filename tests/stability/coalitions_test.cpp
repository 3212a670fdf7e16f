// Would parties leave together: known cases, cases worked by hand, and the definitions on random cases.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "support/known_cases.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

/// Options of several owners are the point here, and the definitions are slow: few states, many joint options.
Case random_joint_case(Random& random, StateKind kind) {
    CaseBuilder builder("random");
    random_case::add_parties(random, builder);
    static constexpr std::uint32_t caps[] = {4, 8, 12, 16, 24};
    random_case::add_options(random, builder, caps[random.below(5)]);
    if (builder.made().options.empty()) builder.option("o1", {"p1"});
    for (Option& option : builder.made().options) {
        if (option.chance || !random.percent(25)) continue;
        const auto parties = static_cast<std::uint32_t>(builder.made().parties.size());
        const PartyIndex one = random.below(parties - 1);
        option.owners = {one, random.between(one + 1, parties - 1)};
    }
    random_case::add_constraints(random, builder);
    random_case::add_states(random, builder, kind);
    random_case::add_preferences(random, builder, kind);
    return builder.build();
}

void expect_the_same_coalition_verdicts(const Case& subject) {
    const Both both(subject);
    if (!both.ok()) return;
    const Space& space = both.space();
    const std::vector<Coalition> asked = all_coalitions(space);
    const auto answers = coalition_stability(space, asked, coalition_concepts, {}, Workers{2});
    for (const CoalitionVerdicts& answer : answers) {
        EXPECT_TRUE(answer.undecided.none());
        for (StateIndex s = 0; s < space.size(); ++s) {
            std::uint32_t first = none;
            for (std::size_t k = asked.size(); k-- > 0;) {
                const certificate::Definitions::Coalition members(asked[k].begin(), asked[k].end());
                const bool expected = both.definitions.stable(answer.kind, members, s);
                if (!expected) first = static_cast<std::uint32_t>(k);
                EXPECT_EQ(answer.stable[k].test(s), expected)
                    << id_of(answer.kind) << ", coalition " << k << ", state " << space.name(s);
            }
            EXPECT_EQ(answer.smallest[s], first);
            EXPECT_EQ(answer.universal.test(s), first == none);
        }
    }
}

/// Every step of a reason is one, everybody gains by the improvement, and the sanction ends where it deters.
void expect_sound_reasons(const Case& subject) {
    const Both both(subject);
    if (!both.ok()) return;
    const Space& space = both.space();
    const std::vector<Coalition> asked = all_coalitions(space);
    for (StateIndex s = 0; s < std::min<StateIndex>(space.size(), 6); ++s) {
        for (const CoalitionReason& reason : coalitions_at(space, s, asked, coalition_concepts)) {
            const certificate::Definitions::Coalition members(reason.members.begin(), reason.members.end());
            const bool stable = both.definitions.stable(reason.kind, members, s);
            EXPECT_EQ(reason.verdict, stable ? CoalitionVerdict::stays : CoalitionVerdict::leaves);
            EXPECT_EQ(reason.path.empty(), reason.improvements == 0);
            if (reason.path.empty()) continue;
            EXPECT_EQ(reason.path.back().to, reason.improvement);
            EXPECT_EQ(both.definitions.joint_moves(members, s).count(reason.improvement), 1U);
            for (const PartyIndex i : reason.members) EXPECT_TRUE(both.definitions.prefers(i, reason.improvement, s));
            EXPECT_EQ(reason.sanction.empty(), !stable);
            StateIndex here = reason.improvement;
            for (const Step& step : reason.sanction) {
                ASSERT_EQ(step.movers.size(), 1U);
                EXPECT_EQ(members.count(step.movers.front()), 0U);
                EXPECT_TRUE(both.definitions.is_move(step.movers.front(), here, step.to));
                here = step.to;
            }
        }
    }
}

TEST(Coalitions, EveryVerdictOnCasesWithJointOptionsIsThatOfTheDefinitions) {
    for_random_cases(
        2000, [](Random& random) { return random_joint_case(random, StateKind::plain); },
        expect_the_same_coalition_verdicts);
}

TEST(Coalitions, EveryVerdictOnNamedListedOrMergedStatesIsThatOfTheDefinitions) {
    for_random_cases(
        500,
        [](Random& random) {
            static constexpr StateKind kinds[] = {StateKind::named, StateKind::listed, StateKind::merged};
            return random_joint_case(random, kinds[random.below(3)]);
        },
        expect_the_same_coalition_verdicts);
}

TEST(Coalitions, EveryVerdictOnAbstractGraphsIsThatOfTheDefinitions) {
    for_random_cases(
        300,
        [](Random& random) {
            while (true) {
                Case made = random_graph_case(random);
                if (made.states.size() <= 12) return made;
            }
        },
        expect_the_same_coalition_verdicts);
}

TEST(Coalitions, EveryReasonStandsByTheDefinitions) {
    for_random_cases(
        400,
        [](Random& random) { return random_joint_case(random, random.one_in(3) ? StateKind::merged : StateKind::plain); },
        expect_sound_reasons);
}

TEST(Coalitions, ACoalitionOfOneIsStableExactlyWhenItsMemberIs) {
    for_random_cases(
        500, [](Random& random) { return random_options_case(random); },
        [](const Case& subject) {
            const Space::Build built = Space::build(subject);
            ASSERT_TRUE(built.ok());
            const Space& space = *built.space;
            std::vector<Coalition> alone;
            for (PartyIndex i = 0; i < space.party_count(); ++i) alone.push_back({i});
            const StabilityAnswer individual = stability(space, coalition_concepts);
            for (const CoalitionVerdicts& answer : coalition_stability(space, alone, coalition_concepts))
                for (PartyIndex i = 0; i < space.party_count(); ++i)
                    EXPECT_EQ(answer.stable[i], individual.of(answer.kind).stable[i]) << id_of(answer.kind) << i;
        });
}

/// The names of these states.
StateNames names_where(const Space& space, const Bits& states) {
    StateNames names;
    states.for_each([&](std::size_t s) { names.insert(space.name(static_cast<StateIndex>(s))); });
    return names;
}

// Kilgour, Hipel, Fang, Peng 2001: at Elmira the ministry and the company can take s7 to s10 together, and neither can alone.
TEST(Coalitions, AtElmiraMinistryAndCompanyTakeStateSevenToStateTen) {
    const Case subject = elmira().builder.build();
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    const Space& space = *built.space;
    const std::vector<Coalition> asked = all_coalitions(space);
    ASSERT_EQ(asked.size(), 7U);
    const auto reasons = coalitions_at(space, *space.find("s7"), asked, coalition_concepts);
    for (const CoalitionReason& reason : reasons) {
        const bool leaves = reason.members == Coalition{0, 1};
        EXPECT_EQ(reason.verdict, leaves ? CoalitionVerdict::leaves : CoalitionVerdict::stays)
            << id_of(reason.kind) << " " << reason.members.size();
        if (!leaves) continue;
        EXPECT_EQ(space.name(reason.improvement), "s10");
        ASSERT_EQ(reason.path.size(), 1U);
        EXPECT_EQ(reason.path[0].movers, (std::vector<PartyIndex>{0, 1}));
        EXPECT_TRUE(reason.sanction.empty());
    }
}

TEST(Coalitions, AtElmiraOnlyTheAgreedOrderAndTheClosedPlantLastAgainstEveryCoalitionUnderCNash) {
    const Case subject = elmira().builder.build();
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    const Space& space = *built.space;
    const auto answers = coalition_stability(space, all_coalitions(space), coalition_concepts);
    ASSERT_EQ(answers[0].kind, Concept::nash);
    EXPECT_EQ(names_where(space, answers[0].universal), (StateNames{"s10", "s11", "s12", "s5", "s6"}));
}

// Both prefer s4 (both cooperate) to s1 (neither does); from s4 each gains alone, and the other can answer.
TEST(Coalitions, TwoPrisonersTogetherLeaveWhereNeitherDoesAlone) {
    const Case subject = prisoners_dilemma().builder.build();
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    const std::vector<Coalition> asked = all_coalitions(space);
    ASSERT_EQ(asked, (std::vector<Coalition>{{0}, {1}, {0, 1}}));
    for (const CoalitionVerdicts& answer : coalition_stability(space, asked, coalition_concepts)) {
        EXPECT_EQ(answer.smallest[*space.find("s1")], 2U) << id_of(answer.kind);
        EXPECT_EQ(answer.universal.test(*space.find("s4")), answer.kind != Concept::nash) << id_of(answer.kind);
    }
}

TEST(Coalitions, AJointOptionIsChangedOnlyByAllItsOwnersTogether) {
    CaseBuilder builder("treaty");
    builder.party("a").party("b").party("c").party("villages");
    builder.option("treaty", {"a", "b"}).option("levy", {"c"});
    for (const char* party : {"a", "b", "villages"}) builder.weight(party, level_in(0, 2), "5");
    builder.weight("a", level_in(1, 1), "6");
    const Case subject = builder.build();
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    const std::vector<Coalition> asked = all_coalitions(space);
    EXPECT_EQ(asked.size(), 7U);  // the villages can change nothing
    const auto answers = coalition_stability(space, asked, coalition_concepts);
    const StateIndex now = *space.find("00");
    EXPECT_EQ(asked[answers[0].smallest[now]], (Coalition{0, 1}));  // C-Nash
    EXPECT_TRUE(answers[1].universal.test(now));  // CGMR: c can levy, which costs a more than the treaty gains
    EXPECT_TRUE(answers[2].universal.test(now));  // CSMR
    EXPECT_EQ(asked[answers[3].smallest[now]], (Coalition{0, 1}));  // CSEQ: c gains nothing by it
}

TEST(Coalitions, WhatIsTooLargeIsRefusedWithWhatWouldFit) {
    CaseBuilder builder("wide");
    for (int i = 0; i < 4; ++i)
        builder.party("p" + std::to_string(i)).option("o" + std::to_string(i), {"p" + std::to_string(i)});
    const Case subject = builder.build();
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    CoalitionLimits limits;
    EXPECT_FALSE(beyond_limits(space, {}, true, limits));
    limits.comparisons = 15 * 16 * 16 - 1;
    const auto refused = beyond_limits(space, {}, true, limits);
    ASSERT_TRUE(refused);
    EXPECT_NE(refused->help.find("up to 15 states"), std::string::npos) << refused->help;
    EXPECT_FALSE(beyond_limits(space, {}, false, limits));
    const std::vector<Coalition> one{{0, 1}};
    EXPECT_FALSE(beyond_limits(space, one, true, limits));
    limits.parties = 3;
    EXPECT_TRUE(beyond_limits(space, {}, false, limits));
    EXPECT_FALSE(beyond_limits(space, one, false, limits));
}

TEST(Coalitions, WhereMovesDoNotChainASmallBudgetLeavesTheQuestionUndecided) {
    CaseBuilder builder("lists");
    builder.party("a").party("b");
    builder.option_with_changes("o", {"a"}, {"low", "middle", "high"}, {{"low", "middle"}, {"middle", "high"}});
    builder.option("x", {"b"});
    builder.weight("a", level_in(0, 4), "1");
    builder.weight("b", level_in(0, 4), "1");
    const Case subject = builder.build();
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    const std::vector<Coalition> both{{0, 1}};
    const std::array nash{Concept::nash};
    CoalitionLimits limits;
    const auto decided = coalitions_at(space, *space.find("00"), both, nash, limits);
    EXPECT_EQ(decided[0].verdict, CoalitionVerdict::leaves);
    EXPECT_EQ(decided[0].path.size(), 2U);  // a moves, then both agree: a alone cannot move twice in succession
    limits.steps = 0;
    EXPECT_EQ(coalitions_at(space, *space.find("00"), both, nash, limits)[0].verdict, CoalitionVerdict::undecided);
}

}  // namespace
}  // namespace irenic::testing
