// Looking things up in a case: codes, names, owners, directions, the status quo.

#include <gtest/gtest.h>

#include "irenic/model.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

CaseBuilder talks() {
    CaseBuilder builder;
    builder.party("upstream").party("downstream").party("fishers");
    builder.option("gate", {"upstream"}, {"closed", "half", "open"}, "up");
    builder.option("treaty", {"upstream", "downstream"}).option("rain", {});
    builder.start("gate", "half").start("rain", "yes");
    return builder;
}

TEST(Case, ACodeIsOneCharacterPerOptionDigitsBeforeLetters) {
    EXPECT_EQ(code_of(Levels{0, 1, 9}), "019");
    EXPECT_EQ(code_of(Levels{10, 35}), "az");
    EXPECT_EQ(code_of(Levels{}), "");
}

TEST(Case, AStateWithSeveralPatternsMatchesEachOfThemAndNothingElse) {
    const NamedState abandoned{"abandoned", {{0, 1}, {1, 1}}, {}};
    EXPECT_TRUE(matches(abandoned, Levels{0, 1}));
    EXPECT_TRUE(matches(abandoned, Levels{1, 1}));
    EXPECT_FALSE(matches(abandoned, Levels{1, 0}));
    EXPECT_FALSE(matches(abandoned, Levels{0, 1, 0}));
    EXPECT_FALSE(matches(NamedState{"of a graph", {}, {}}, Levels{0, 1}));
}

TEST(Case, ThingsAreFoundByTheirIds) {
    CaseBuilder builder = talks();
    builder.state("calm", {"000"}).strategy("wait", {}).strategy("sign", {{"treaty", "yes"}}).agreement("package");
    const Case subject = builder.build();
    EXPECT_EQ(find_party(subject, "downstream"), 1U);
    EXPECT_EQ(find_option(subject, "rain"), 2U);
    EXPECT_EQ(find_strategy(subject, "sign"), 1U);
    EXPECT_EQ(find_agreement(subject, "package"), 0U);
    EXPECT_EQ(find_named_state(subject, "calm"), 0U);
    EXPECT_EQ(find_party(subject, "Downstream"), std::nullopt);
    EXPECT_EQ(find_option(subject, ""), std::nullopt);
    EXPECT_EQ(find_strategy(subject, "calm"), std::nullopt);
    EXPECT_EQ(find_agreement(subject, "sign"), std::nullopt);
    EXPECT_EQ(find_named_state(subject, "storm"), std::nullopt);
}

TEST(Case, AJointOwnerOwnsAnOptionButNotAlone) {
    const Case subject = talks().build();
    EXPECT_TRUE(owns_an_option(subject, 0));
    EXPECT_TRUE(owns_an_option(subject, 1));
    EXPECT_FALSE(owns_an_option(subject, 2));
    EXPECT_TRUE(owns_alone(subject.options[0], 0));
    EXPECT_FALSE(owns_alone(subject.options[0], 1));
    EXPECT_FALSE(owns_alone(subject.options[1], 0));
    EXPECT_TRUE(subject.options[1].joint());
    EXPECT_FALSE(subject.options[0].joint());
}

TEST(Case, ChanceOwnsForNobody) {
    const Case subject = talks().build();
    EXPECT_TRUE(subject.options[2].chance);
    for (PartyIndex i = 0; i < 3; ++i) EXPECT_FALSE(owns_alone(subject.options[2], i));
}

TEST(Case, InAnAbstractGraphWhoMovesOwns) {
    CaseBuilder builder;
    builder.party("a").party("b").graph().state("s1").state("s2").arc("a", "s1", "s2");
    const Case subject = builder.build();
    EXPECT_TRUE(owns_an_option(subject, 0));
    EXPECT_FALSE(owns_an_option(subject, 1));
}

TEST(Case, AOneWayOptionMayChangeOnlyThatWay) {
    const Case subject = talks().build();
    const Option& gate = subject.options[0];
    EXPECT_TRUE(gate.may_change(0, 2));
    EXPECT_TRUE(gate.may_change(1, 2));
    EXPECT_FALSE(gate.may_change(2, 1));
    EXPECT_FALSE(gate.may_change(1, 1));
}

TEST(Case, TheStatusQuoIsWhereTheOptionsStart) { EXPECT_EQ(status_quo_levels(talks().build()), (Levels{1, 0, 1})); }

TEST(Case, ANamedStatusQuoCountsBeforeTheStarts) {
    CaseBuilder builder = talks();
    builder.state("calm", {"000"}).state("storm", {"201", "211"}).status_quo("storm");
    EXPECT_EQ(status_quo_levels(builder.build()), (Levels{2, 0, 1}));
}

TEST(Case, TheStatusQuoOfAnAbstractGraphHasNoLevels) {
    CaseBuilder builder;
    builder.party("a").graph().state("s1").status_quo("s1");
    EXPECT_EQ(status_quo_levels(builder.build()), Levels{});
}

TEST(Case, IndifferentAndWeightedPartiesHaveSumsThatMeanSomething) {
    Preference preference;
    EXPECT_TRUE(preference.cardinal());
    preference.kind = Preference::Kind::weighted;
    EXPECT_TRUE(preference.cardinal());
    preference.kind = Preference::Kind::ordinal;
    EXPECT_FALSE(preference.cardinal());
    preference.kind = Preference::Kind::ranking;
    EXPECT_FALSE(preference.cardinal());
}

TEST(Case, TablesStandInTheOrderOfTheirEnumerations) {
    for (std::size_t k = 0; k < concepts.size(); ++k) EXPECT_EQ(static_cast<std::size_t>(concepts[k].kind), k);
    for (std::size_t k = 0; k < test_functions.size(); ++k)
        EXPECT_EQ(static_cast<std::size_t>(test_functions[k].function), k);
    EXPECT_EQ(id_of(Concept::sseq), "sseq");
    EXPECT_EQ(find_concept("smr"), Concept::smr);
    EXPECT_EQ(find_concept("SMR"), std::nullopt);
    EXPECT_EQ(row_of(TestFunction::value_at_stop).id, "value-at-stop");
}

TEST(Case, ProvenanceIsGivenByASourceOrABasis) {
    EXPECT_FALSE(Provenance{}.given());
    Provenance judged;
    judged.basis = "judgement";
    EXPECT_TRUE(judged.given());
    Provenance cited;
    cited.sources.push_back({0, "p. 12"});
    EXPECT_TRUE(cited.given());
}

}  // namespace
}  // namespace irenic::testing
