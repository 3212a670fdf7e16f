// Attitudes and misperception in small cases worked by hand.
#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "support/known_cases.hpp"

namespace irenic::testing {
namespace {

const std::vector<Concept> wanted(all_concepts.begin(), all_concepts.end());
constexpr Perspective attitudes{true, false};
constexpr Perspective misperception{false, true};

/// A road too narrow for two. Best for each where the other alone waits, then where both wait, then where it waits alone; worst: stuck.
Case ridge() {
    CaseBuilder builder("ridge");
    builder.party("north").party("south");
    builder.option("north-waits", {"north"}).option("south-waits", {"south"});
    builder.state("stuck", {"00"}).state("north", {"10"}).state("south", {"01"}).state("both", {"11"});
    builder.ranking("north", {{"south"}, {"both"}, {"north"}, {"stuck"}});
    builder.ranking("south", {{"north"}, {"both"}, {"south"}, {"stuck"}});
    return builder.build();
}

/// A valley that could take a toll on the pass, and a hill that could open a detour.
Case toll() {
    CaseBuilder builder("toll");
    builder.party("valley").party("hill");
    builder.option("toll", {"valley"}).option("detour", {"hill"});
    builder.state("free", {"00"}).state("paid", {"10"}).state("around", {"01"}).state("split", {"11"});
    builder.ranking("valley", {{"paid"}, {"free"}, {"around"}, {"split"}});
    builder.ranking("hill", {{"free"}, {"around"}, {"split"}, {"paid"}});
    return builder.build();
}

void take(Case& subject, const std::vector<std::vector<int>>& rows) {
    for (const auto& row : rows) {
        subject.attitudes.emplace_back();
        for (const int towards : row) subject.attitudes.back().towards.push_back(static_cast<std::int8_t>(towards));
    }
}

PartyView view_of_party(const Case& subject, PartyIndex party) {
    PartyView view;
    view.party = party;
    view.preferences.resize(subject.parties.size());
    return view;
}

std::vector<PerspectiveVerdicts> judge(const Case& subject, const Perspective& perspective) {
    const Space::Build space = Space::build(subject);
    const Views::Build views = Views::build(*space.space, perspective.misperception);
    EXPECT_TRUE(views.ok());
    return perspective_stability(*views.views, {perspective, wanted}).found;
}

/// Per concept, in order: names of the states, each followed by a space.
std::vector<std::string> names(const Case& subject, const std::vector<PerspectiveVerdicts>& found, int party = -1) {
    const Space::Build space = Space::build(subject);
    std::vector<std::string> made;
    for (const PerspectiveVerdicts& verdicts : found) {
        const Bits& states =
            party < 0 ? verdicts.found.equilibria : verdicts.found.stable[static_cast<std::size_t>(party)];
        made.emplace_back();
        states.for_each([&](std::size_t s) { made.back() += space.space->name(static_cast<StateIndex>(s)) + " "; });
    }
    return made;
}

using Sets = std::vector<std::string>;  // Nash, GMR, SMR, SEQ, SSEQ

// Who wishes the other ill does not clear the road, for that would help the other; where both wait it still goes first.
TEST(Attitudes, OnTheRidgeIllWillMakesBeingStuckLast) {
    Case subject = ridge();
    take(subject, {{1, -1}, {-1, 1}});
    const auto found = judge(subject, attitudes);
    EXPECT_EQ(names(subject, found, 0), (Sets{"stuck north south ", "stuck north south both ",
                                              "stuck north south both ", "stuck north south ", "stuck north south "}));
    EXPECT_EQ(names(subject, found), (Sets{"stuck north south ", "stuck north south both ", "stuck north south both ",
                                           "stuck north south ", "stuck north south "}));
    EXPECT_EQ(found[0].plain.equilibria.count(), 2U);  // north, south
}

// Each would gain by going first, and would not do that to the other.
TEST(Attitudes, OnTheRidgeGoodWillMakesBothWaitingLast) {
    Case subject = ridge();
    take(subject, {{1, 1}, {1, 1}});
    for (const std::string& states : names(subject, judge(subject, attitudes))) EXPECT_EQ(states, "north south both ");
}

// Two prisoners who care for each other alone: each ceases to harm the other, wherever it is.
TEST(Attitudes, PrisonersWhoCareForEachOtherAloneCooperate) {
    Case subject = prisoners_dilemma().builder.build();
    take(subject, {{0, 1}, {1, 0}});
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "s4 ");
}

// A tie is no reason to move: neither for oneself, nor for a friend.
TEST(Attitudes, NobodyMovesWhereNothingChangesForAnybodyItCaresAbout) {
    CaseBuilder builder("tie");
    builder.party("a").party("b").party("c");
    builder.option("x", {"a"});
    builder.weight("c", builder.taken("x"), "1");
    Case subject = builder.build();
    take(subject, {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "0 1 ");
    subject.attitudes[0].towards = {1, 1, 1};  // no worse for a and b, better for c
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "1 ");
    subject.attitudes[0].towards = {1, 1, -1};
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "0 ");
    subject.attitudes[0].towards = {0, -1, 0};  // ill will asks for harm, and b is not harmed
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "0 1 ");
    subject.attitudes[0].towards = {0, 0, 0};  // every move is as good as none
    EXPECT_EQ(names(subject, judge(subject, attitudes)).front(), "");
}

// At `free` the detour would deter the valley from taking a toll. It does not know of the detour.
TEST(Misperception, WhoDoesNotKnowTheAnswerIsNotDeterred) {
    Case subject = toll();
    EXPECT_EQ(names(subject, judge(subject, misperception)),
              (Sets{"", "free around ", "free around ", "free around ", "free around "}));
    subject.views.push_back(view_of_party(subject, 0));
    subject.views[0].without = {1};
    EXPECT_EQ(names(subject, judge(subject, misperception), 0),
              (Sets{"paid around ", "paid around ", "paid around ", "paid around ", "paid around "}));
    EXPECT_EQ(names(subject, judge(subject, misperception)), (Sets{"", "around ", "around ", "around ", "around "}));
}

// Where the hill does not know of it either, nobody leaves the toll.
TEST(Misperception, WhoDoesNotKnowItsOwnOptionHasNoMove) {
    Case subject = toll();
    for (const PartyIndex i : {0U, 1U}) {
        subject.views.push_back(view_of_party(subject, i));
        subject.views.back().without = {1};
    }
    for (const std::string& states : names(subject, judge(subject, misperception))) EXPECT_EQ(states, "paid around ");
}

// The hill takes the valley to want no toll: then closing the detour costs it nothing.
TEST(Misperception, WhoMistakesTheOthersWantsExpectsNoAnswer) {
    Case subject = toll();
    subject.views.push_back(view_of_party(subject, 1));
    Preference& believed = subject.views[0].preferences[0].emplace();
    believed.kind = Preference::Kind::ranking;
    believed.ranking = {{0}, {1}, {2}, {3}};  // free, paid, around, split
    EXPECT_EQ(names(subject, judge(subject, misperception)),
              (Sets{"", "free around ", "free around ", "free ", "free "}));
}

Case chain() {
    CaseBuilder builder("chain");
    builder.graph().party("a").party("b").state("s1").state("s2").state("s3");
    builder.arc("a", "s1", "s2").arc("a", "s3", "s1").arc("b", "s2", "s3");
    builder.ranking("a", {{"s2"}, {"s1"}, {"s3"}}).ranking("b", {{"s3"}, {"s2"}, {"s1"}});
    return builder.build();
}

// Without s3, a expects no answer at s2; at s3, which it does not know, it makes no move.
TEST(Misperception, NobodyMovesFromOrToAStateThatItDoesNotKnow) {
    Case subject = chain();
    EXPECT_EQ(names(subject, judge(subject, misperception))[3], "s1 s2 ");
    subject.views.push_back(view_of_party(subject, 0));
    subject.views[0].without_states = {2};
    EXPECT_EQ(names(subject, judge(subject, misperception), 0)[3], "s2 s3 ");
    EXPECT_EQ(names(subject, judge(subject, misperception))[3], "s2 s3 ");

    const Space::Build space = Space::build(subject);
    const Views::Build views = Views::build(*space.space, true);
    const auto reasons = explain_perspective(*views.views, {misperception, {Concept::seq}}, 2).found;
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_FALSE(reasons[0].seen);
    EXPECT_TRUE(reasons[0].reason.stable && reasons[0].reason.answers.empty());
    EXPECT_TRUE(reasons[1].seen);
}

// The same with options: states that are not seen are not feasible to the party, and the others keep their names.
TEST(Misperception, StatesOfOptionsThatAreNotSeenLeadNowhere) {
    Case subject = toll();
    subject.views.push_back(view_of_party(subject, 0));
    subject.views[0].without_states = {3};  // split
    EXPECT_EQ(names(subject, judge(subject, misperception), 0),
              (Sets{"paid around split ", "paid around split ", "paid around split ", "paid around split ",
                    "paid around split "}));
}

// North takes south to care for north's harm alone. Then south would answer by getting stuck, and north lets both wait.
TEST(Misperception, AttitudesCanBeMistakenToo) {
    Case subject = ridge();
    subject.views.push_back(view_of_party(subject, 0));
    subject.views[0].attitudes.resize(2);
    subject.views[0].attitudes[0].towards = {1, 0};
    subject.views[0].attitudes[1].towards = {-1, 0};
    const auto both = judge(subject, {true, true});
    EXPECT_EQ(names(subject, both, 0)[3], "north south both ");
    EXPECT_EQ(names(subject, both)[3], "north south ");
    EXPECT_EQ(names(subject, judge(subject, misperception), 0)[3], "north south ");
}

TEST(Misperception, AViewThatCannotBeIsAnErrorThatNamesTheParty) {
    Case subject = toll();
    subject.views.push_back(view_of_party(subject, 0));
    subject.views[0].without_states = {0, 1, 2, 3};
    const Space::Build space = Space::build(subject);
    const Views::Build views = Views::build(*space.space, true);
    ASSERT_FALSE(views.ok());
    EXPECT_NE(views.diagnostics.front().message.find("as `valley` sees the case"), std::string::npos);
}

TEST(Attitudes, ALimitThatIsReachedIsAnErrorAndNoAnswer) {
    Case subject = ridge();
    take(subject, {{1, -1}, {-1, 1}});
    const Space::Build space = Space::build(subject);
    const Views::Build views = Views::build(*space.space, false);
    PerspectiveQuestion question{attitudes, wanted};
    question.looks = 2;
    const auto answer = perspective_stability(*views.views, question);
    EXPECT_TRUE(answer.error && answer.limit_reached && answer.found.empty());
    const auto reasons = explain_perspective(*views.views, question, 3);
    EXPECT_TRUE(reasons.error && reasons.limit_reached);
}

}  // namespace
}  // namespace irenic::testing
