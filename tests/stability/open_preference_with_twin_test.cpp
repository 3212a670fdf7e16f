// Unknown preference, strength of preference and both together against the definitions, word for word, on random cases.

#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/open_preference.hpp"

namespace irenic::testing {
namespace {

constexpr std::array all_extensions{Extension::known, Extension::a, Extension::b, Extension::c, Extension::d};

PreferenceQuestion everything() {
    return {{all_concepts.begin(), all_concepts.end()}, {all_extensions.begin(), all_extensions.end()}, true};
}

std::string strength_of(const PreferenceVerdicts& found, PartyIndex i, StateIndex s) {
    if (!found.stable[i].test(s)) return found.nash[i].test(s) || found.strong[i].test(s) ? "wrong" : "";
    if (found.nash[i].test(s)) return found.strong[i].test(s) ? "wrong" : "nash";
    return found.strong[i].test(s) ? "strong" : "weak";
}

std::string where(const PreferenceVerdicts& found, const std::string& party, const std::string& state) {
    return std::string(id_of(found.kind)) + ", extension `" +
           std::string(extensions[static_cast<std::size_t>(found.extension)].id) + "`, party " + party + ", state " +
           state;
}

void expect_the_twin_agrees(const Case& subject) {
    const Both both(subject);
    ASSERT_TRUE(both.ok());
    const Space& space = both.space();
    const auto answer = preference_stability(space, everything());
    ASSERT_FALSE(answer.error) << answer.error->message;
    std::map<Extension, certificate::Comparisons> twins;
    for (const PreferenceVerdicts& found : answer.found) {
        const std::string id(extensions[static_cast<std::size_t>(found.extension)].id);
        const certificate::Comparisons& twin = twins.try_emplace(found.extension, both.definitions, id).first->second;
        for (StateIndex s = 0; s < space.size(); ++s) {
            bool stable = true;
            bool nash = true;
            bool weak = false;
            for (PartyIndex i = 0; i < space.party_count(); ++i) {
                const std::string expected = twin.strength(found.kind, i, s);
                EXPECT_EQ(strength_of(found, i, s), expected) << where(found, subject.parties[i].id, space.name(s));
                stable = stable && !expected.empty();
                nash = nash && expected == "nash";
                weak = weak || expected == "weak";
            }
            EXPECT_EQ(found.equilibria.test(s), stable) << where(found, "all", space.name(s));
            EXPECT_EQ(found.nash_equilibria.test(s), nash) << where(found, "all", space.name(s));
            EXPECT_EQ(found.strong_equilibria.test(s), stable && !nash && !weak) << where(found, "all", space.name(s));
        }
    }
}

TEST(OpenPreferenceWithTwin, EveryVerdictIsThatOfTheDefinitions) {
    for_random_cases(2000, random_open_case, expect_the_twin_agrees);
}

void expect_accepted_reasons(const Case& subject) {
    const Both both(subject);
    ASSERT_TRUE(both.ok());
    const Space& space = both.space();
    PreferenceQuestion question = everything();
    question.strength = space.size() % 2 == 0;
    const auto verdicts = preference_stability(space, question);
    for (StateIndex s = 0; s < space.size(); s += 1 + space.size() / 4) {
        const auto answer = explain_preference(space, question, s);
        ASSERT_FALSE(answer.error);
        for (std::size_t k = 0; k < answer.found.size(); ++k) {
            const PreferenceReason& reason = answer.found[k];
            const PreferenceVerdicts& found = verdicts.found[k / space.party_count()];
            EXPECT_EQ(reason.stable, found.stable[reason.party].test(s));
            for (const PreferenceAnswer& one : reason.answers) {
                if (!one.gain) continue;
                const auto expected = certificate::Comparisons(both.definitions, told(space, reason).extension)
                                          .spread(reason.party, one.improvement, s);
                EXPECT_EQ(one.gain, (std::array{Decimal{expected[0]}, Decimal{expected[1]}}));
            }
            const certificate::PreferenceReason as_told = told(space, reason);
            const certificate::Comparisons twin(both.definitions, as_told.extension);
            const certificate::Finding finding = certificate::check(both.definitions, twin, as_told);
            EXPECT_TRUE(finding.accepted) << where(found, as_told.party, as_told.state) << ": " << finding.objection;
            EXPECT_EQ(as_told.strength, question.strength ? strength_of(found, reason.party, s) : "");
        }
    }
}

TEST(OpenPreferenceWithTwin, EveryReasonIsAcceptedByTheChecker) {
    for_random_cases(2000, random_open_case, expect_accepted_reasons);
}

/// A party that leaves less readily, or is deterred more readily, stays wherever it stayed before.
void expect_the_implications(const Case& subject) {
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    const auto answer = preference_stability(*built.space, everything());
    ASSERT_FALSE(answer.error);
    const auto of = [&](Extension extension, Concept kind) -> const PreferenceVerdicts& {
        for (const PreferenceVerdicts& found : answer.found)
            if (found.extension == extension && found.kind == kind) return found;
        return answer.found.front();
    };
    const auto within = [](const Bits& some, const Bits& others) {
        Bits both = some;
        both &= others;
        return both == some;
    };
    const auto not_weak = [](const PreferenceVerdicts& found, PartyIndex i) {
        Bits states = found.nash[i];
        states |= found.strong[i];
        return states;
    };
    using enum Extension;
    for (PartyIndex i = 0; i < built.space->party_count(); ++i) {
        EXPECT_EQ(of(a, Concept::nash).stable[i], of(c, Concept::nash).stable[i]);
        EXPECT_EQ(of(b, Concept::nash).stable[i], of(d, Concept::nash).stable[i]);
        for (const Concept kind : all_concepts) {
            for (const auto& [one, another] : {std::pair(a, b), {a, c}, {b, d}, {c, d}}) {
                EXPECT_TRUE(within(of(one, kind).stable[i], of(another, kind).stable[i]));
                EXPECT_TRUE(within(not_weak(of(one, kind), i), not_weak(of(another, kind), i)));
            }
        }
        for (const Extension extension : all_extensions) {
            const auto stable = [&](Concept kind) { return of(extension, kind).stable[i]; };
            const auto strong = [&](Concept kind) { return not_weak(of(extension, kind), i); };
            for (const auto& [one, another] : {std::pair(Concept::nash, Concept::sseq),
                                               {Concept::sseq, Concept::seq},
                                               {Concept::sseq, Concept::smr},
                                               {Concept::seq, Concept::gmr},
                                               {Concept::smr, Concept::gmr}}) {
                EXPECT_TRUE(within(stable(one), stable(another)));
                EXPECT_TRUE(within(strong(one), strong(another)));
            }
        }
    }
}

TEST(OpenPreferenceWithTwin, AImpliesBAndCAndTheyImplyDAndTheConceptsImplyEachOtherAsTheyAlwaysDo) {
    for_random_cases(2000, random_open_case, expect_the_implications);
}

TEST(OpenPreferenceWithTwin, WithNothingUnknownAllFourExtensionsAreTheFiveConcepts) {
    for_random_cases(
        2000, [](Random& random) { return random.one_in(3) ? random_graph_case(random) : random_options_case(random); },
        [](const Case& subject) {
            const Space::Build built = Space::build(subject);
            ASSERT_TRUE(built.ok());
            EXPECT_FALSE(has_unknown_preference(subject));
            const StabilityAnswer plain = stability(*built.space, all_concepts);
            const auto answer = preference_stability(*built.space, everything());
            ASSERT_FALSE(answer.error);
            for (const PreferenceVerdicts& found : answer.found) {
                EXPECT_EQ(found.stable, plain.of(found.kind).stable) << where(found, "all", "all");
                EXPECT_EQ(found.equilibria, plain.of(found.kind).equilibria) << where(found, "all", "all");
            }
        });
}

}  // namespace
}  // namespace irenic::testing
