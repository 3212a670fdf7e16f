// What publications say of the worked cases, word for word: `published` in cases/NAME/expected.json. And the relations between concepts.

#include "cases/published.hpp"

namespace irenic::testing {
namespace {

FurtherVerdicts further(const Space& space, FurtherConcept kind) {
    FurtherQuestion question;
    question.wanted = {kind};
    return further_stability(space, question).found.front();
}

/// Fraser & Hipel 1984 for two parties: sequential stability, and where a state is stable for neither by that, simultaneous sanctions.
Names sequential_or_simultaneous(const Solved& result) {
    const StabilityAnswer answer = stability(result.space(), std::array{Concept::seq});
    const Verdicts& seq = answer.of(Concept::seq);
    const FurtherVerdicts sim = further(result.space(), FurtherConcept::simultaneous);
    Names found;
    for (StateIndex s = 0; s < result.space().size(); ++s) {
        const bool both_unstable = !seq.stable[0].test(s) && !seq.stable[1].test(s);
        if (seq.equilibria.test(s) || (both_unstable && sim.equilibria.test(s)))
            found.push_back(result.space().name(s));
    }
    return sorted(found);
}

Names equilibria(const Solved& result, const std::string& kind) {
    if (kind == "seq-or-simultaneous") return sequential_or_simultaneous(result);
    for (const FurtherRow& row : further_concepts)
        if (row.id == kind) return result.names(further(result.space(), row.kind).equilibria);
    const auto known = find_concept(kind);
    EXPECT_TRUE(known) << kind;
    if (!known) return {};
    return result.names(stability(result.space(), std::array{*known}).of(*known).equilibria);
}

TEST_P(PublishedCase, AgreesWithWhatWasPublishedOrSaysWhyNot) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    for (const json& published : GetParam().known().value("published", json::array())) {
        SCOPED_TRACE(published.at("where").get<std::string>());
        const Names found = equilibria(result, published.at("kind").get<std::string>());
        if (published.contains("among")) {
            for (const auto& state : published.at("among").get<Names>())
                EXPECT_EQ(std::count(found.begin(), found.end(), state), 1) << state;
        } else if (published.contains("differs")) {
            EXPECT_NE(found, sorted(published.at("equilibria").get<Names>()));
        } else {
            EXPECT_EQ(found, sorted(published.at("equilibria").get<Names>()));
        }
    }
}

// docs/semantics.md, section 3: Nash ⇒ SSEQ ⇒ SEQ ⇒ GMR and Nash ⇒ SSEQ ⇒ SMR ⇒ GMR.
TEST_P(PublishedCase, KeepsTheRelationsBetweenConcepts) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const StabilityAnswer answer = stability(result.space(), all_concepts);
    constexpr std::array<std::pair<Concept, Concept>, 5> implied{{{Concept::nash, Concept::sseq},
                                                                  {Concept::sseq, Concept::seq},
                                                                  {Concept::sseq, Concept::smr},
                                                                  {Concept::seq, Concept::gmr},
                                                                  {Concept::smr, Concept::gmr}}};
    for (const auto& [narrow, wide] : implied) {
        SCOPED_TRACE(std::string(id_of(narrow)) + " in " + std::string(id_of(wide)));
        for (PartyIndex i = 0; i < result.subject().parties.size(); ++i)
            answer.of(narrow).stable[i].for_each([&](std::size_t s) {
                EXPECT_TRUE(answer.of(wide).stable[i].test(s)) << result.subject().parties[i].id << ", state " << s;
            });
        answer.of(narrow).equilibria.for_each([&](std::size_t s) { EXPECT_TRUE(answer.of(wide).equilibria.test(s)); });
    }
}

// Kilgour, Hipel, Fang & Peng 2001: a coalition of one is the party itself, and no concept deters where a wider one does not.
TEST_P(PublishedCase, KeepsTheRelationsBetweenConceptsForCoalitions) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const StabilityAnswer alone = stability(result.space(), all_concepts);
    const auto coalitions = all_coalitions(result.space());
    const auto found = coalition_stability(result.space(), coalitions, coalition_concepts);
    ASSERT_EQ(found.size(), coalition_concepts.size());
    for (std::size_t c = 0; c < coalitions.size(); ++c) {
        const auto stays = [&](Concept kind, StateIndex s) {
            for (const CoalitionVerdicts& each : found)
                if (each.kind == kind) return each.stable[c].test(s);
            return false;
        };
        for (StateIndex s = 0; s < result.space().size(); ++s) {
            for (const Concept kind : coalition_concepts) {
                if (coalitions[c].size() > 1) continue;
                EXPECT_EQ(stays(kind, s), alone.of(kind).stable[coalitions[c].front()].test(s)) << id_of(kind);
            }
            EXPECT_LE(stays(Concept::nash, s), stays(Concept::smr, s));
            EXPECT_LE(stays(Concept::nash, s), stays(Concept::seq, s));
            EXPECT_LE(stays(Concept::smr, s), stays(Concept::gmr, s));
            EXPECT_LE(stays(Concept::seq, s), stays(Concept::gmr, s));
        }
    }
}

}  // namespace
}  // namespace irenic::testing
