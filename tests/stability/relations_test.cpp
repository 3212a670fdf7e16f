// Which concept implies which (docs/semantics.md, section 3), on random cases.

#include <gtest/gtest.h>

#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 1000;

struct Implication {
    Concept strict;
    Concept mild;
};
constexpr Implication implications[] = {
    {Concept::nash, Concept::sseq}, {Concept::sseq, Concept::seq}, {Concept::seq, Concept::gmr},
    {Concept::sseq, Concept::smr},  {Concept::smr, Concept::gmr},
};

bool within(Bits part, const Bits& whole) {
    const Bits before = part;
    part &= whole;
    return part == before;
}

void expect_the_implications(const Case& subject) {
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    const StabilityAnswer answer = stability(*built.space, all_concepts);
    for (const auto& [strict, mild] : implications) {
        for (PartyIndex i = 0; i < built.space->party_count(); ++i)
            EXPECT_TRUE(within(answer.of(strict).stable[i], answer.of(mild).stable[i]))
                << id_of(strict) << " and " << id_of(mild) << ", party " << subject.parties[i].id;
        EXPECT_TRUE(within(answer.of(strict).equilibria, answer.of(mild).equilibria));
    }
}

TEST(Relations, NashImpliesSseqWhichImpliesSeqAndSmrWhichImplyGmrInCasesWithOptions) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_options_case(random); }, expect_the_implications);
}

TEST(Relations, NashImpliesSseqWhichImpliesSeqAndSmrWhichImplyGmrInAbstractGraphs) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_graph_case(random); }, expect_the_implications);
}

/// North can leave a for b. South answers b → c; at c north may escape to d, and south may or may not gain.
CaseBuilder ladder() {
    CaseBuilder made;
    made.graph().party("north").party("south").state("a").state("b").state("c").state("d");
    made.arc("north", "a", "b").arc("south", "b", "c").ranking("north", {{"b", "d"}, {"a"}, {"c"}});
    return made;
}

Words stable_at_a(const Case& subject) {
    const Space::Build built = Space::build(subject);
    const StabilityAnswer answer = stability(*built.space, all_concepts);
    Words found;
    for (const Concept kind : all_concepts)
        if (answer.of(kind).stable[0].test(0)) found.emplace_back(id_of(kind));
    return found;
}

// None of the implications can be turned round.
TEST(Relations, AnAnswerThatIsNeitherCredibleNorFirmHoldsUnderGmrAlone) {
    EXPECT_EQ(stable_at_a(ladder().arc("north", "c", "d").build()), Words{"gmr"});
}

TEST(Relations, AnAnswerThatIsFirmButNotCredibleHoldsUnderSmrAndNotUnderSeq) {
    EXPECT_EQ(stable_at_a(ladder().build()), (Words{"gmr", "smr"}));
}

TEST(Relations, AnAnswerThatIsCredibleButNotFirmHoldsUnderSeqAndNotUnderSmr) {
    CaseBuilder made = ladder();
    made.arc("north", "c", "d").ranking("south", {{"c"}, {"a", "b", "d"}});
    EXPECT_EQ(stable_at_a(made.build()), (Words{"gmr", "seq"}));
}

TEST(Relations, AnAnswerThatIsBothHoldsUnderAllButNash) {
    CaseBuilder made = ladder();
    made.ranking("south", {{"c"}, {"a", "b", "d"}});
    EXPECT_EQ(stable_at_a(made.build()), (Words{"gmr", "smr", "seq", "sseq"}));
}

}  // namespace
}  // namespace irenic::testing
