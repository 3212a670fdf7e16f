// The definitions on cases from the literature, every stable state written out: tests/support/known_cases.hpp says whence.

#include "support/known_cases.hpp"

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"

namespace irenic::testing {
namespace {

using certificate::Definitions;

class KnownCase : public ::testing::TestWithParam<KnownRow> {};

TEST_P(KnownCase, HasTheStableStatesThatAreKnownForEveryPartyAndConcept) {
    const Known known = GetParam().make();
    const Case subject = known.builder.build();
    const Definitions definitions(subject);
    ASSERT_TRUE(definitions.ok()) << definitions.problem();
    for (const auto& [kind, by_party] : known.stable) {
        EXPECT_EQ(by_party.size(), subject.parties.size());
        for (const auto& [party, expected] : by_party) {
            StateNames stable;
            for (std::size_t s = 0; s < definitions.size(); ++s)
                if (definitions.stable(kind, *find_party(subject, party), s)) stable.insert(definitions.name(s));
            EXPECT_EQ(stable, expected) << id_of(kind) << ", " << party;
        }
    }
}

TEST_P(KnownCase, HasTheEquilibriaThatAreKnown) {
    const Known known = GetParam().make();
    const Case subject = known.builder.build();
    const Definitions definitions(subject);
    ASSERT_TRUE(definitions.ok()) << definitions.problem();
    for (const auto& [kind, expected] : known.equilibria) {
        StateNames equilibria;
        for (std::size_t s = 0; s < definitions.size(); ++s) {
            bool for_all = true;
            for (PartyIndex i = 0; i < subject.parties.size(); ++i) for_all = for_all && definitions.stable(kind, i, s);
            if (for_all) equilibria.insert(definitions.name(s));
        }
        EXPECT_EQ(equilibria, expected) << id_of(kind);
    }
}

std::string test_name(const ::testing::TestParamInfo<KnownRow>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(Literature, KnownCase, ::testing::ValuesIn(known_cases), test_name);

/// A known case with what it says of moves and improvements, by the names of states.
class Worked {
public:
    explicit Worked(const Known& known) : subject_(known.builder.build()), definitions_(subject_) {}

    [[nodiscard]] const Definitions& definitions() const { return definitions_; }
    [[nodiscard]] PartyIndex party(const std::string& id) const { return *find_party(subject_, id); }
    [[nodiscard]] std::size_t state(const std::string& name) const { return *definitions_.find(name); }
    [[nodiscard]] Words names(const std::vector<std::size_t>& states) const {
        Words found;
        for (const std::size_t s : states) found.push_back(definitions_.name(s));
        return found;
    }
    [[nodiscard]] Words moves(const std::string& who, const std::string& from) const {
        return names(definitions_.moves(party(who), state(from)));
    }
    [[nodiscard]] Words improvements(const std::string& who, const std::string& from) const {
        return names(definitions_.improvements(party(who), state(from)));
    }
    [[nodiscard]] Words responses(const std::string& to, const std::string& from, bool improvements_only) const {
        return names(definitions_.responses(party(to), state(from), improvements_only));
    }

private:
    Case subject_;
    Definitions definitions_;
};

// By hand: if both cooperate, whoever stops gains; the other then gains by stopping too, and both are where each has less than before.
TEST(PrisonersDilemma, CooperationIsHeldByTheAnswerInKind) {
    const Worked dilemma(prisoners_dilemma());
    EXPECT_EQ(dilemma.improvements("prisoner-one", "s4"), Words{"s3"});
    EXPECT_EQ(dilemma.responses("prisoner-one", "s3", true), Words{"s1"});
    EXPECT_TRUE(dilemma.definitions().deters(Concept::sseq, dilemma.party("prisoner-one"), dilemma.state("s4"),
                                             dilemma.state("s1")));
    EXPECT_FALSE(dilemma.definitions().stable(Concept::nash, dilemma.party("prisoner-one"), dilemma.state("s4")));
}

// By hand: from the mutual refusal nobody gains alone.
TEST(PrisonersDilemma, NobodyHasAnImprovementFromMutualRefusal) {
    const Worked dilemma(prisoners_dilemma());
    EXPECT_EQ(dilemma.moves("prisoner-one", "s1"), Words{"s2"});
    EXPECT_EQ(dilemma.improvements("prisoner-one", "s1"), Words{});
    EXPECT_EQ(dilemma.improvements("prisoner-2", "s1"), Words{});
}

// By hand, from table 1 of the handout: Syria cannot both release water and escalate, and may change from one to the other at once.
TEST(SyriaIraq1975, SyriaChangesBetweenItsWaysAtOnceButNeverTakesBoth) {
    const Worked euphrates(syria_iraq_1975());
    EXPECT_EQ(euphrates.moves("syria", "s1"), (Words{"s2", "s3"}));
    EXPECT_EQ(euphrates.moves("syria", "s2"), (Words{"s1", "s3"}));
    EXPECT_EQ(euphrates.moves("iraq", "s2"), Words{"s5"});
}

// By hand: from s1 Iraq would attack (s4); Syria can answer that by escalating (s6), which Iraq still prefers to s1, or by releasing
// water (s5), which it does not; but for Syria s5 is its worst state, so this answer is not credible.
TEST(SyriaIraq1975, IraqIsHeldFromAttackOnlyByAnAnswerThatIsNotCredible) {
    const Worked euphrates(syria_iraq_1975());
    const PartyIndex iraq = euphrates.party("iraq");
    EXPECT_EQ(euphrates.improvements("iraq", "s1"), Words{"s4"});
    EXPECT_EQ(euphrates.responses("iraq", "s4", false), (Words{"s5", "s6"}));
    EXPECT_EQ(euphrates.responses("iraq", "s4", true), Words{"s6"});
    EXPECT_TRUE(euphrates.definitions().deters(Concept::gmr, iraq, euphrates.state("s1"), euphrates.state("s5")));
    EXPECT_FALSE(euphrates.definitions().deters(Concept::gmr, iraq, euphrates.state("s1"), euphrates.state("s6")));
    EXPECT_TRUE(euphrates.definitions().stable(Concept::gmr, iraq, euphrates.state("s1")));
    EXPECT_FALSE(euphrates.definitions().stable(Concept::seq, iraq, euphrates.state("s1")));
}

// By hand: after Syria releases water under attack (s5) Iraq can call the attack off (s2), where it has what it wants most.
TEST(SyriaIraq1975, IraqCanEscapeFromTheAnswerToItsAttackByCallingItOff) {
    const Worked euphrates(syria_iraq_1975());
    const PartyIndex iraq = euphrates.party("iraq");
    EXPECT_EQ(euphrates.improvements("iraq", "s5"), Words{"s2"});
    EXPECT_FALSE(euphrates.definitions().deters(Concept::smr, iraq, euphrates.state("s1"), euphrates.state("s5")));
    EXPECT_FALSE(euphrates.definitions().stable(Concept::smr, iraq, euphrates.state("s1")));
}

// GMCR+ handout (Kinsara 2014), section 5.2: from the status quo the local government has an improvement to the deadlock.
TEST(Elmira, TheLocalGovernmentHasOneImprovementFromTheStatusQuo) {
    const Worked elmira_(elmira());
    EXPECT_EQ(elmira_.improvements("local-government", "s1"), Words{"s7"});
}

// By hand: Uniroyal delays at s1; once it accepts (s3) it cannot go back to delaying, and once it has left (s5) it has no move at all.
TEST(Elmira, WhatUniroyalGivesUpForGoodItCannotTakeUpAgain) {
    const Worked elmira_(elmira());
    EXPECT_EQ(elmira_.moves("uniroyal", "s1"), (Words{"s3", "s5"}));
    EXPECT_EQ(elmira_.moves("uniroyal", "s3"), Words{"s5"});
    EXPECT_EQ(elmira_.moves("uniroyal", "s5"), Words{});
}

// By hand: at s7 the ministry can only modify (s8), Uniroyal accept (s9) or leave (s11), the local government relent (s1); each has less there.
TEST(Elmira, AtTheDeadlockNobodyHasAnImprovement) {
    const Worked elmira_(elmira());
    EXPECT_EQ(elmira_.moves("moe", "s7"), Words{"s8"});
    for (const char* party : {"moe", "uniroyal", "local-government"})
        EXPECT_EQ(elmira_.improvements(party, "s7"), Words{}) << party;
}

// The rule that tells programs apart: cases/garrison/README.md.
TEST(Garrison, StateSixIsHeldForTheCanadianOppositionOnlyWhereAPartyMayMoveAgainLater) {
    const Worked garrison_(garrison());
    const PartyIndex canada = garrison_.party("canadian-opposition");
    EXPECT_TRUE(garrison_.definitions().stable(Concept::gmr, canada, garrison_.state("s6")));
    EXPECT_TRUE(garrison_.definitions().stable(Concept::smr, canada, garrison_.state("s6")));
    EXPECT_FALSE(garrison_.definitions().stable(Concept::seq, canada, garrison_.state("s6")));
}

}  // namespace
}  // namespace irenic::testing
