// SIM, limited moves and Stackelberg: small cases worked by hand, and the definitions on random cases.

#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/naive_further.hpp"
#include "support/known_cases.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

/// Two parties on one road over a ridge, each of whom may give way; worst for both when neither does (known as chicken).
CaseBuilder ridge_road() {
    CaseBuilder builder("ridge road");
    builder.party("north").party("south");
    builder.option("north-yields", {"north"}).option("south-yields", {"south"});
    builder.state("s1", {"00"}).state("s2", {"10"}).state("s3", {"01"}).state("s4", {"11"});
    builder.ranking("north", groups({"3", "4", "2", "1"}));
    builder.ranking("south", groups({"2", "4", "3", "1"}));
    return builder;
}

struct Found {
    std::vector<StateNames> stable;  ///< per party
    std::vector<StateNames> depends;
    std::vector<StateNames> changes;
    StateNames equilibria;
};

Found find(const Case& subject, FurtherConcept kind, std::uint32_t horizon = 2) {
    const Space::Build built = Space::build(subject);
    EXPECT_TRUE(built.ok());
    const Space& space = *built.space;
    const auto answer = further_stability(space, {{kind}, horizon});
    EXPECT_FALSE(answer.error) << answer.error->message;
    const auto names = [&](const Bits& states) {
        StateNames found;
        states.for_each([&](std::size_t s) { found.insert(space.name(static_cast<StateIndex>(s))); });
        return found;
    };
    Found found;
    for (const Bits& states : answer.found.at(0).stable) found.stable.push_back(names(states));
    for (const Bits& states : answer.found.at(0).depends) found.depends.push_back(names(states));
    for (const Bits& states : answer.found.at(0).changes) found.changes.push_back(names(states));
    found.equilibria = names(answer.found.at(0).equilibria);
    return found;
}

std::vector<StateNames> per_party(const std::vector<std::string>& numbers) {
    std::vector<StateNames> made;
    for (const std::string& of_party : numbers) {
        const Words names = numbered(of_party);
        made.emplace_back(names.begin(), names.end());
    }
    return made;
}

// From s4 each prisoner gains by ceasing to cooperate; both at once arrive at s1, which is worse.
TEST(Simultaneous, TwoPrisonersWhoCooperateAreDeterredByBothCeasingAtOnce) {
    const Found found = find(prisoners_dilemma().builder.build(), FurtherConcept::simultaneous);
    EXPECT_EQ(found.stable, per_party({"1 3 4", "1 2 4"}));
    EXPECT_EQ(found.equilibria, per_party({"1 4"})[0]);
}

// From s4 both ceasing to yield at once is the worst of all; from s1 both yielding at once is better than s1, so it deters nobody.
TEST(Simultaneous, WhereNobodyYieldsBothWouldLeaveAndWhereBothYieldNeitherWould) {
    const Found found = find(ridge_road().build(), FurtherConcept::simultaneous);
    EXPECT_EQ(found.stable, per_party({"2 3 4", "2 3 4"}));
}

TEST(Simultaneous, ReasonsNameWhoActsAtTheSameTime) {
    const Case subject = ridge_road().build();
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    const auto answer = explain_further(space, {{FurtherConcept::simultaneous}}, *space.find("s4"));
    ASSERT_EQ(answer.found.size(), 2U);
    const FurtherReason& north = answer.found[0];
    EXPECT_EQ(north.stand, Stand::stable);
    ASSERT_EQ(north.answers.size(), 1U);
    EXPECT_EQ(space.name(north.answers[0].improvement), "s3");
    ASSERT_EQ(north.answers[0].sanction.size(), 1U);
    EXPECT_EQ(north.answers[0].sanction[0].movers, (std::vector<PartyIndex>{1}));
    EXPECT_EQ(space.name(north.answers[0].sanction[0].to), "s1");
}

TEST(Simultaneous, IsRefusedWhereThereAreNoOptionsToPutTogether) {
    CaseBuilder graph("graph");
    graph.graph().party("a").party("b").state("s1").state("s2");
    graph.made().graph->moves[0].push_back({0, 1});
    const Case subject = graph.build();
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    EXPECT_TRUE(further_stability(*built.space, {{FurtherConcept::simultaneous}}).error);
}

// One move ahead: nobody thinks of an answer, as in Nash. Two ahead, a prisoner at s4 foresees s3, then s1.
TEST(LimitedMoves, PrisonersWhoLookTwoMovesAheadGoOnCooperating) {
    const Case subject = prisoners_dilemma().builder.build();
    EXPECT_EQ(find(subject, FurtherConcept::limited, 1).stable, per_party({"1 3", "1 2"}));
    EXPECT_EQ(find(subject, FurtherConcept::limited, 2).stable, per_party({"1 3 4", "1 2 4"}));
    EXPECT_EQ(find(subject, FurtherConcept::limited, 3).stable, per_party({"1 3 4", "1 2 4"}));
}

// Two moves ahead north leaves s2, where it yields alone: at s1 south would give way, and s3 is north's best.
TEST(LimitedMoves, OnTheRidgeWhoLooksTwoMovesAheadLeavesWhereItYieldsAlone) {
    const Case subject = ridge_road().build();
    EXPECT_EQ(find(subject, FurtherConcept::limited, 1).stable, per_party({"2 3", "2 3"}));
    const Found two = find(subject, FurtherConcept::limited, 2);
    EXPECT_EQ(two.stable, per_party({"3", "2"}));
    EXPECT_EQ(two.equilibria, StateNames{});
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    const auto reason = explain_further(space, {{FurtherConcept::limited}, 2}, *space.find("s2")).found.at(0);
    EXPECT_EQ(reason.stand, Stand::unstable);
    ASSERT_EQ(reason.path.size(), 2U);
    EXPECT_EQ(reason.path[0].movers, (std::vector<PartyIndex>{0}));
    EXPECT_EQ(space.name(reason.path[0].to), "s1");
    EXPECT_EQ(reason.path[1].movers, (std::vector<PartyIndex>{1}));
    EXPECT_EQ(space.name(reason.path[1].to), "s3");
}

// b would answer by `middle` or by `high`, which are the same to it; a would leave for one and stay because of the other.
TEST(LimitedMoves, WhereTheOtherPartyIsIndifferentTheVerdictDependsOnATie) {
    CaseBuilder builder("tie");
    builder.party("a").party("b");
    builder.option("x", {"a"}).option("y", {"b"}, {"low", "middle", "high"});
    builder.weight("b", conjunction(level_in(0, 2), level_in(1, 6)), "1");
    builder.weight("a", conjunction(level_in(0, 2), level_in(1, 2)), "2");
    builder.weight("a", level_in(0, 1), "1");
    const Found found = find(builder.build(), FurtherConcept::limited, 2);
    EXPECT_EQ(found.depends[0].count("00"), 1U);
    EXPECT_EQ(found.stable[0].count("00"), 0U);
}

TEST(LimitedMoves, AreRefusedForThreePartiesThatCanMove) {
    const Case subject = elmira().builder.build();
    const Space::Build built = Space::build(subject);
    for (const FurtherConcept kind : {FurtherConcept::limited, FurtherConcept::nonmyopic, FurtherConcept::stackelberg}) {
        const auto answer = further_stability(*built.space, {{kind}, 2});
        ASSERT_TRUE(answer.error);
        EXPECT_NE(answer.error->message.find("here 3 can"), std::string::npos) << answer.error->message;
        EXPECT_FALSE(answer.limit_reached);
    }
}

TEST(LimitedMoves, ALimitThatIsReachedIsAnErrorAndNoAnswer) {
    const Case subject = ridge_road().build();
    const Space::Build built = Space::build(subject);
    FurtherQuestion question{{FurtherConcept::limited}, 2};
    question.looks = 3;
    const auto few_looks = further_stability(*built.space, question);
    EXPECT_TRUE(few_looks.limit_reached && few_looks.error && few_looks.found.empty());
    EXPECT_TRUE(explain_further(*built.space, question, 0).limit_reached);
    question = {{FurtherConcept::limited}, 2};
    question.foreseen = 7;
    EXPECT_TRUE(further_stability(*built.space, question).limit_reached);
}

// Who leads on the ridge can have the other give way; who follows settles for it.
TEST(Stackelberg, OnTheRidgeTheLeaderHasTheOtherYield) {
    const Found found = find(ridge_road().build(), FurtherConcept::stackelberg);
    EXPECT_EQ(found.stable, per_party({"3", "2"}));
    EXPECT_EQ(found.equilibria, StateNames{});
}

TEST(Stackelberg, APrisonerWhoLeadsCannotKeepTheOtherCooperating) {
    const Found found = find(prisoners_dilemma().builder.build(), FurtherConcept::stackelberg);
    EXPECT_EQ(found.stable, per_party({"1", "1"}));
    EXPECT_EQ(found.equilibria, per_party({"1"})[0]);
}

Case random_pair(Random& random, StateKind kind) {
    CaseBuilder builder("random");
    builder.party("p1").party("p2");
    builder.option("first", {"p1"}).option("second", {"p2"});
    static constexpr std::uint32_t caps[] = {4, 8, 12, 18};
    const std::uint32_t cap = caps[random.below(4)];
    if (cap > 4) random_case::add_options(random, builder, cap / 4);
    if (random.one_in(4)) builder.party("bystanders");
    random_case::add_constraints(random, builder);
    random_case::add_states(random, builder, kind);
    random_case::add_preferences(random, builder, kind);
    return builder.build();
}

void expect_the_same_foresight(const Case& subject) {
    const Both both(subject);
    if (!both.ok()) return;
    const Space& space = both.space();
    NaiveForesight naive(both.definitions, 0, 1);
    for (const std::uint32_t horizon : {1U, 2U, 3U, 5U}) {
        const auto answer = further_stability(space, {{FurtherConcept::limited, FurtherConcept::stackelberg}, horizon});
        if (answer.error) {
            EXPECT_TRUE(space.idle(0) || space.idle(1)) << answer.error->message;
            return;
        }
        for (StateIndex s = 0; s < space.size(); ++s) {
            for (const PartyIndex i : {0U, 1U}) {
                const Stand limited = naive.stand(i, horizon, s);
                EXPECT_EQ(answer.found[0].stable[i].test(s), limited == Stand::stable) << i << " " << space.name(s);
                EXPECT_EQ(answer.found[0].depends[i].test(s), limited == Stand::depends_on_a_tie) << space.name(s);
                const Stand leads = naive.stand(i, 2, s);
                const bool follows = both.definitions.improvements(1 - i, s).empty();
                EXPECT_EQ(answer.found[1].stable[i].test(s), leads == Stand::stable && follows) << space.name(s);
                EXPECT_EQ(answer.found[1].depends[i].test(s), leads == Stand::depends_on_a_tie && follows);
            }
        }
    }
    const StabilityAnswer nash = stability(space, std::array{Concept::nash});
    const auto one_ahead = further_stability(space, {{FurtherConcept::limited}, 1});
    for (const PartyIndex i : {0U, 1U}) EXPECT_EQ(one_ahead.found[0].stable[i], nash.of(Concept::nash).stable[i]);
}

TEST(NonMyopic, PrisonersGoOnCooperatingHoweverFarTheyLook) {
    const Found found = find(prisoners_dilemma().builder.build(), FurtherConcept::nonmyopic);
    EXPECT_EQ(found.stable, per_party({"1 3 4", "1 2 4"}));
    EXPECT_EQ(found.equilibria, (StateNames{"s1", "s4"}));
}

/// Rankings of four states, s1 to s4 as options x and y of a and b are taken: none, x, y, both.
CaseBuilder four_states(const Words& a, const Words& b) {
    CaseBuilder builder("four states");
    builder.party("a").party("b").option("x", {"a"}).option("y", {"b"});
    builder.state("s1", {"00"}).state("s2", {"10"}).state("s3", {"01"}).state("s4", {"11"});
    builder.ranking("a", groups(a)).ranking("b", groups(b));
    return builder;
}

// a would have y taken, and then x with it; b would have y taken without x, or neither. The sets are the twin's: see below.
TEST(NonMyopic, AVerdictMayGoOnChangingWithTheHorizonForEver) {
    const Case subject = four_states({"4", "3", "2", "1"}, {"3", "1", "4", "2"}).build();
    const Found found = find(subject, FurtherConcept::nonmyopic);
    EXPECT_EQ(found.stable, per_party({"4", "3"}));
    EXPECT_EQ(found.changes, per_party({"2 3", "1 4"}));
    const Space::Build built = Space::build(subject);
    const FurtherQuestion question{{FurtherConcept::nonmyopic}};
    EXPECT_EQ(further_stability(*built.space, question).found.at(0).period, 4U);
    const FurtherReason reason = explain_further(*built.space, question, *built.space->find("s2")).found.at(0);
    EXPECT_EQ(reason.stand, Stand::changes_for_ever);
    // Limited moves with these horizons say one thing and then another.
    std::set<bool> verdicts;
    for (std::uint32_t h = reason.horizon; h < reason.horizon + reason.period; ++h)
        verdicts.insert(find(subject, FurtherConcept::limited, h).stable[0].count("s2") > 0);
    EXPECT_EQ(verdicts, (std::set<bool>{false, true}));
}

void expect_the_same_far_sight(const Case& subject) {
    const Both both(subject);
    if (!both.ok()) return;
    const Space& space = both.space();
    const auto answer = further_stability(space, {{FurtherConcept::nonmyopic}, 2});
    if (answer.error) {
        EXPECT_TRUE(space.idle(0) || space.idle(1)) << answer.error->message;
        return;
    }
    NaiveForesight naive(both.definitions, 0, 1);
    const NaiveForesight::Cycle cycle = naive.cycle(60);
    if (cycle.from == 0) return;  // too long for the twin
    EXPECT_EQ(answer.found[0].period, cycle.period);
    for (StateIndex s = 0; s < space.size(); ++s)
        for (const PartyIndex i : {0U, 1U}) {
            const Stand expected = naive.stand(i, cycle, s);
            EXPECT_EQ(answer.found[0].stable[i].test(s), expected == Stand::stable) << i << " " << space.name(s);
            EXPECT_EQ(answer.found[0].depends[i].test(s), expected == Stand::depends_on_a_tie) << space.name(s);
            EXPECT_EQ(answer.found[0].changes[i].test(s), expected == Stand::changes_for_ever) << space.name(s);
        }
}

TEST(NonMyopic, EveryVerdictOnCasesOfTwoPartiesIsThatOfTheDefinition) {
    for_random_cases(
        2000,
        [](Random& random) { return random_pair(random, random.one_in(3) ? StateKind::merged : StateKind::plain); },
        expect_the_same_far_sight);
}

TEST(LimitedMoves, EveryVerdictOnCasesOfTwoPartiesIsThatOfTheDefinition) {
    for_random_cases(
        2000,
        [](Random& random) { return random_pair(random, random.one_in(3) ? StateKind::merged : StateKind::plain); },
        expect_the_same_foresight);
}

TEST(Simultaneous, EveryVerdictIsThatOfTheDefinition) {
    for_random_cases(
        2000, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [](const Case& subject) {
            const Both both(subject);
            if (!both.ok()) return;
            const Space& space = both.space();
            const auto answer = further_stability(space, {{FurtherConcept::simultaneous}});
            ASSERT_FALSE(answer.error);
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                for (StateIndex s = 0; s < space.size(); ++s)
                    EXPECT_EQ(answer.found[0].stable[i].test(s),
                              certificate::stable_simultaneously(both.definitions, i, s))
                        << i << " " << space.name(s);
        });
}

}  // namespace
}  // namespace irenic::testing
