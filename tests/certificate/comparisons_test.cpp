// Reasons about unknown preference and strength of preference that prove nothing must be refused.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using certificate::Certainty;
using certificate::Comparisons;
using certificate::Definitions;
using certificate::PreferenceReason;

/// one: s1 → s2; two: s2 → s3, s2 → s4; three: s3 → s4. One is worth 5 at s1, between 6 and 8 at s2, between 1 and 6 at s3, 4 at s4; 1 is great.
/// The others are worth 1 at s3, 2 at s4 and 0 elsewhere.
Case talks() {
    CaseBuilder made("talks");
    made.graph().party("one").party("two").party("three");
    made.state("s1").state("s2").state("s3").state("s4");
    made.arc("one", "s1", "s2").arc("two", "s2", "s3").arc("two", "s2", "s4").arc("three", "s3", "s4");
    const char* values[] = {"5", "7", "3", "4"};
    const char* others[] = {"0", "0", "1", "2"};
    for (NamedStateIndex n = 0; n < 4; ++n) {
        made.weight("one", named_state(n), values[n]);
        made.weight("two", named_state(n), others[n]).weight("three", named_state(n), others[n]);
    }
    auto& statements = made.made().preferences[0].statements;
    statements[1].weight = Range{decimal("6"), decimal("7"), decimal("8"), 3, Range::Shape::unstated};
    statements[2].weight = Range{decimal("1"), decimal("3"), decimal("6"), 3, Range::Shape::unstated};
    made.made().parties[0].great = decimal("1");
    return made.build();
}

/// `s1` is stable for one under SEQ: two moves to s4, where one has 1 less.
PreferenceReason sound(const std::string& extension, const std::string& strength) {
    return {
        extension, Concept::seq, "one", "s1", true, strength, {{"s2", true, true, !strength.empty(), {{"two", "s4"}}}}};
}

std::string objection(const PreferenceReason& reason) {
    const Case subject = talks();
    const Definitions definitions(subject);
    return certificate::check(definitions, Comparisons(definitions, reason.extension), reason).objection;
}

TEST(CheckOfComparisons, WhatIsKnownOfTwoStatesIsWorkedOutStatementByStatement) {
    const Case subject = talks();
    const Definitions definitions(subject);
    const Comparisons open(definitions, "a");
    EXPECT_EQ(open.better(0, 1, 0), Certainty::yes);      // 6…8 against 5
    EXPECT_EQ(open.better(0, 2, 0), Certainty::perhaps);  // 1…6 against 5
    EXPECT_EQ(open.better(0, 3, 0), Certainty::no);       // 4 against 5
    EXPECT_EQ(open.greatly_better(0, 0, 3), Certainty::yes);
    EXPECT_EQ(open.greatly_better(0, 0, 2), Certainty::perhaps);
    EXPECT_EQ(open.greatly_better(1, 3, 0), Certainty::no) << "two calls nothing great";
    EXPECT_EQ(Comparisons(definitions, "").better(0, 2, 0), Certainty::no);  // best 3 against 5
}

TEST(CheckOfComparisons, SoundReasonsAreAccepted) {
    for (const char* extension : {"", "a", "b", "c", "d"}) {
        EXPECT_EQ(objection(sound(extension, "")), "");
        EXPECT_EQ(objection(sound(extension, "strong")), "");
    }
    PreferenceReason longer = sound("a", "");
    longer.answers[0].sanction = {{"two", "s3"}, {"three", "s4"}};
    EXPECT_EQ(objection(longer), "");
    PreferenceReason doubtful = sound("c", "");
    doubtful.answers[0].sanction = {{"two", "s3"}};
    EXPECT_EQ(objection(doubtful), "");
    EXPECT_EQ(objection({"a", Concept::gmr, "two", "s1", true, "nash", {}}), "");
    EXPECT_EQ(objection({"a", Concept::nash, "one", "s1", false, "", {{"s2", true, false, false, {}}}}), "");
}

TEST(CheckOfComparisons, ForgedReasonsAreRefused) {
    const auto forged = [](auto&& change) {
        PreferenceReason reason = sound("a", "strong");
        change(reason);
        return objection(reason);
    };
    EXPECT_EQ(forged([](PreferenceReason& r) { r.party = "four"; }), "`four` is not a party");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.state = "s9"; }), "`s9` is not a feasible state");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers.clear(); }), "the move to `s2` is passed over");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers.push_back(r.answers[0]); }),
              "the move to `s2` is answered twice");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers[0].improvement = "s3"; }),
              "`one` would not leave `s1` for `s3`");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers[0].known = false; }),
              "what is known of `s2` is not what the reason says");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers[0].answered = false; }), "the move to `s2` is not answered");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.answers[0].sanction.clear(); }), "the answer to `s2` has no step");
    EXPECT_EQ(forged([](PreferenceReason& r) {
                  r.answers[0].sanction = {{"three", "s4"}};
              }),
              "`three` cannot move from `s2` to `s4`");
    EXPECT_EQ(forged([](PreferenceReason& r) {
                  r.answers[0].sanction = {{"one", "s4"}};
              }),
              "`one` would punish itself");
    EXPECT_EQ(forged([](PreferenceReason& r) {
                  r.answers[0].sanction = {{"two", "s3"}};
              }),
              "the answer to `s2` does not deter greatly");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.strength = "weak"; }), "the answers make it strong, not weak");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.strength = "nash"; }), "the answers make it strong, not nash");
    EXPECT_EQ(forged([](PreferenceReason& r) { r.kind = Concept::nash; }),
              "a move that makes a party leave what is called Nash-stable");
    EXPECT_EQ(forged([](PreferenceReason& r) {
                  r.answers[0].great = false;
                  r.strength = "weak";
              }),
              "the others have a greatly worse answer to `s2`");
    EXPECT_EQ(forged([](PreferenceReason& r) {
                  r.stable = false;
                  r.strength = "";
                  r.answers[0].answered = false;
                  r.answers[0].sanction.clear();
              }),
              "the others have an answer to `s2`");
    PreferenceReason in_doubt = sound("b", "");
    in_doubt.answers[0].sanction = {{"two", "s3"}};
    EXPECT_EQ(objection(in_doubt), "the answer to `s2` does not deter") << "under b an unknown sanction is none";
}

TEST(CheckOfComparisons, UnderSmrACounterMoveUndoesASanctionAndUnderSeqAStepMustBeWorthwhile) {
    Case subject = talks();
    subject.graph->moves[0].push_back({3, 1});  // one: s4 → s2
    const Definitions definitions(subject);
    PreferenceReason reason = sound("d", "");
    reason.kind = Concept::smr;
    EXPECT_EQ(certificate::check(definitions, Comparisons(definitions, "d"), reason).objection,
              "the answer to `s2` does not deter");
    Case idle = talks();
    idle.preferences[1].statements[3].weight = Range{};  // s4 is worth nothing to two
    const Definitions again(idle);
    EXPECT_EQ(certificate::check(again, Comparisons(again, "d"), sound("d", "")).objection,
              "`two` gains nothing by moving from `s2` to `s4`");
}

}  // namespace
}  // namespace irenic::testing
