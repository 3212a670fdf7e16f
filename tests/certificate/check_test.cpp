// Forged reasons: each has one thing wrong with it, and `check` says which.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using namespace certificate;

/// North can leave `calm` for `gain` or `extra`; south and east can answer. Arcs by hand, so that every rule can be broken alone:
///
///     north: calm → gain, extra, worse; gain → pain; pain → prize; fine → prize
///     south: gain → pain, fine, half; half → trap; extra → trap        east: half → trap
///
/// After `pain` north escapes to `prize`; from `trap` it cannot move. South gains by `half` and by `trap`, and loses by `pain`.
Case canal() {
    CaseBuilder made;
    made.graph().party("north").party("south").party("east");
    for (const char* id : {"calm", "gain", "extra", "worse", "pain", "fine", "half", "trap", "prize"}) made.state(id);
    made.arc("north", "calm", "gain").arc("north", "calm", "extra").arc("north", "calm", "worse");
    made.arc("north", "gain", "pain").arc("north", "pain", "prize").arc("north", "fine", "prize");
    made.arc("south", "gain", "pain").arc("south", "gain", "fine").arc("south", "gain", "half");
    made.arc("south", "half", "trap").arc("south", "extra", "trap");
    made.arc("east", "half", "trap");
    made.ranking("north", {{"prize"}, {"gain", "extra", "fine"}, {"calm", "half"}, {"worse", "pain", "trap"}});
    made.ranking("south", {{"trap"}, {"half"}, {"calm", "gain", "extra", "worse", "fine", "prize"}, {"pain"}});
    made.ranking("east", {{"trap"}, {"calm", "gain", "extra", "worse", "pain", "fine", "half", "prize"}});
    return made.build();
}

/// Why north stays at `calm`: sound under GMR, SMR, SEQ and SSEQ.
Reason sound(Concept kind = Concept::sseq) {
    return {kind,
            "north",
            "calm",
            true,
            {{"gain", true, {{"south", "half"}, {"east", "trap"}}}, {"extra", true, {{"south", "trap"}}}}};
}

/// The same with the answer to `gain` replaced.
Reason answering_gain(Concept kind, std::vector<ReasonStep> sanction) {
    Reason reason = sound(kind);
    reason.answers[0].sanction = std::move(sanction);
    return reason;
}

Reason unstable(Concept kind, const std::string& state, const std::string& improvement) {
    return {kind, "north", state, false, {{improvement, false, {}}}};
}

/// Empty: accepted.
std::string objection_to(const Reason& reason) {
    const Case subject = canal();
    const Definitions definitions(subject);
    EXPECT_TRUE(definitions.ok()) << definitions.problem();
    const Finding finding = check(definitions, reason);
    EXPECT_EQ(finding.accepted, finding.objection.empty());
    return finding.objection;
}

// ---- sound reasons

TEST(Check, AcceptsAnAnswerToEveryImprovementUnderEachConceptThatKnowsAnswers) {
    for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq})
        EXPECT_EQ(objection_to(sound(kind)), "") << id_of(kind);
}

TEST(Check, AcceptsUnderGmrAnAnswerThatNeitherGainsNorHolds) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "pain"}})), "");
}

TEST(Check, AcceptsASanctionThatLeadsToAStateAsGoodAsTheOneThatWasLeft) {
    EXPECT_EQ(objection_to(answering_gain(Concept::sseq, {{"south", "half"}})), "");
}

TEST(Check, AcceptsThatAPartyWithoutImprovementStaysWithoutAnswers) {
    for (const ConceptRow& row : concepts) EXPECT_EQ(objection_to({row.kind, "north", "trap", true, {}}), "") << row.id;
}

TEST(Check, AcceptsOneUnansweredImprovementAsTheReasonToLeave) {
    for (const ConceptRow& row : concepts) EXPECT_EQ(objection_to(unstable(row.kind, "fine", "prize")), "") << row.id;
}

TEST(Check, AcceptsUnderNashAnyImprovementAsTheReasonToLeave) {
    EXPECT_EQ(objection_to(unstable(Concept::nash, "calm", "extra")), "");
}

// ---- what is not there

TEST(Check, ObjectsToAnUnknownParty) {
    Reason reason = sound();
    reason.party = "west";
    EXPECT_EQ(objection_to(reason), "`west` is not a party");
}

TEST(Check, ObjectsToAnUnknownState) {
    Reason reason = sound();
    reason.state = "storm";
    EXPECT_EQ(objection_to(reason), "`storm` is not a feasible state");
}

TEST(Check, ObjectsToAReasonThatSaysNothing) { EXPECT_EQ(objection_to({}), "`` is not a party"); }

TEST(Check, ObjectsToAnUnknownMover) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"west", "pain"}})), "`west` is not a party");
}

TEST(Check, ObjectsToAnUnknownStateOnThePath) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "storm"}})), "`storm` is not a feasible state");
}

TEST(Check, ObjectsToAnUnknownImprovement) {
    Reason reason = sound();
    reason.answers[0].improvement = "storm";
    EXPECT_EQ(objection_to(reason), "`storm` is not an improvement of `north` from `calm`");
}

TEST(Check, ObjectsToACaseThatCannotBeWorkedOut) {
    Case subject = canal();
    subject.preferences[0].ranking.pop_back();
    EXPECT_EQ(check(Definitions(subject), sound()).objection, "`north` does not rank `trap`");
}

// ---- said to stay

TEST(Check, ObjectsWhenAnImprovementIsPassedOver) {
    Reason reason = sound();
    reason.answers.pop_back();
    EXPECT_EQ(objection_to(reason), "the improvement to `extra` is passed over");
}

TEST(Check, ObjectsWhenAllImprovementsArePassedOver) {
    EXPECT_EQ(objection_to({Concept::gmr, "north", "calm", true, {}}), "the improvement to `gain` is passed over");
}

TEST(Check, ObjectsToAnAnswerToAMoveThatIsNoImprovement) {
    Reason reason = sound();
    reason.answers.push_back({"worse", true, {{"south", "trap"}}});
    EXPECT_EQ(objection_to(reason), "`worse` is not an improvement of `north` from `calm`");
}

TEST(Check, ObjectsToAnAnswerToABetterStateThatThePartyCannotMoveTo) {
    Reason reason = sound();
    reason.answers.push_back({"prize", true, {{"south", "trap"}}});
    EXPECT_EQ(objection_to(reason), "`prize` is not an improvement of `north` from `calm`");
}

TEST(Check, ObjectsToTwoAnswersToOneImprovement) {
    Reason reason = sound();
    reason.answers.push_back(reason.answers.front());
    EXPECT_EQ(objection_to(reason), "the improvement to `gain` is answered twice");
}

TEST(Check, ObjectsToStayingThoughAnImprovementIsUnanswered) {
    Reason reason = sound();
    reason.answers[1].answered = false;
    EXPECT_EQ(objection_to(reason), "the improvement to `extra` is not answered");
}

TEST(Check, ObjectsToAnAnswerUnderNash) {
    EXPECT_EQ(objection_to(sound(Concept::nash)), "an improvement from a state that is called Nash-stable");
}

// ---- the sanction

TEST(Check, ObjectsToAnAnswerWithoutAStep) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {})), "the answer to `gain` has no step");
}

TEST(Check, ObjectsToAMoveThatTheMoverDoesNotHave) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "trap"}})),
              "`south` cannot move from `gain` to `trap`");
}

TEST(Check, ObjectsToAMoveThatBelongsToAnotherParty) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"east", "pain"}})),
              "`east` cannot move from `gain` to `pain`");
}

TEST(Check, ObjectsToAStepThatLeadsNowhere) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "half"}, {"east", "half"}})),
              "`east` cannot move from `half` to `half`");
}

TEST(Check, ObjectsToAMoverThatMovesTwiceInSuccession) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "half"}, {"south", "trap"}})),
              "`south` moves twice in succession");
}

TEST(Check, ObjectsToThePartyItselfMovingInTheSanction) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"north", "pain"}})), "`north` would punish itself");
}

TEST(Check, ObjectsUnderSeqAndSseqToAStepThatGainsItsMoverNothing) {
    for (const Concept kind : {Concept::seq, Concept::sseq})
        EXPECT_EQ(objection_to(answering_gain(kind, {{"south", "pain"}})),
                  "`south` gains nothing by moving from `gain` to `pain`")
            << id_of(kind);
}

TEST(Check, ObjectsUnderSeqToAStepThatLeavesItsMoverAsItWas) {
    EXPECT_EQ(objection_to(answering_gain(Concept::seq, {{"south", "fine"}})),
              "`south` gains nothing by moving from `gain` to `fine`");
}

TEST(Check, ObjectsToAPathThatEndsWhereThePartyPrefersToBe) {
    EXPECT_EQ(objection_to(answering_gain(Concept::gmr, {{"south", "fine"}})),
              "after the answer to `gain` the party is, or can move, where it prefers to be");
}

TEST(Check, ObjectsUnderSmrToASanctionThatACounterMoveEscapes) {
    EXPECT_EQ(objection_to(answering_gain(Concept::smr, {{"south", "pain"}})),
              "after the answer to `gain` the party is, or can move, where it prefers to be");
}

TEST(Check, ObjectsUnderSseqToACredibleSanctionThatACounterMoveEscapes) {
    Case subject = canal();
    // South now gains by `pain` as well; north still escapes from there.
    subject.preferences[1].ranking = {
        subject.preferences[1].ranking[0], {4}, subject.preferences[1].ranking[1], subject.preferences[1].ranking[2]};
    const Definitions definitions(subject);
    EXPECT_TRUE(check(definitions, answering_gain(Concept::seq, {{"south", "pain"}})).accepted);
    EXPECT_EQ(check(definitions, answering_gain(Concept::sseq, {{"south", "pain"}})).objection,
              "after the answer to `gain` the party is, or can move, where it prefers to be");
}

// ---- said to leave

TEST(Check, ObjectsToLeavingForAnImprovementThatTheOthersAnswer) {
    for (const Concept kind : {Concept::gmr, Concept::smr, Concept::seq, Concept::sseq})
        EXPECT_EQ(objection_to(unstable(kind, "calm", "gain")), "the others have an answer to `gain`") << id_of(kind);
}

TEST(Check, ObjectsToLeavingForWhatIsNoImprovement) {
    for (const char* to : {"worse", "prize", "calm", "storm"})
        EXPECT_EQ(objection_to(unstable(Concept::nash, "calm", to)),
                  "`" + std::string(to) + "` is not an improvement of `north` from `calm`");
}

TEST(Check, ObjectsToLeavingWithoutAnImprovement) {
    EXPECT_EQ(objection_to({Concept::gmr, "north", "fine", false, {}}),
              "an unstable state needs exactly one improvement as its reason");
}

TEST(Check, ObjectsToLeavingForSeveralImprovementsAtOnce) {
    Reason reason = unstable(Concept::nash, "calm", "gain");
    reason.answers.push_back({"extra", false, {}});
    EXPECT_EQ(objection_to(reason), "an unstable state needs exactly one improvement as its reason");
}

TEST(Check, ObjectsToLeavingForAnImprovementThatIsSaidToBeAnswered) {
    Reason reason = unstable(Concept::gmr, "fine", "prize");
    reason.answers[0].answered = true;
    EXPECT_EQ(objection_to(reason), "the improvement is said to be answered");
    reason.answers[0] = {"prize", false, {{"south", "trap"}}};
    EXPECT_EQ(objection_to(reason), "the improvement is said to be answered");
}

}  // namespace
}  // namespace irenic::testing
