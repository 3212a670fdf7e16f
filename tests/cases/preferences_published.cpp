// Unknown preference, strength of preference, attitudes and misperception: the worked cases that have them against what is known of them.

#include "cases/published.hpp"

namespace irenic::testing {
namespace {

std::vector<PreferenceVerdicts> asked(const Space& space, std::vector<Extension> wanted, bool strength) {
    PreferenceQuestion question;
    question.wanted.assign(all_concepts.begin(), all_concepts.end());
    question.extensions = std::move(wanted);
    question.strength = strength;
    auto answer = preference_stability(space, question);
    EXPECT_FALSE(answer.error) << answer.error->message;
    return std::move(answer.found);
}

TEST_P(PublishedCase, HasTheStatesThatAreKnownToBeStableWhereComparisonsAreNotKnown) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const json known = GetParam().known().value("unknown", json::object());
    EXPECT_EQ(!known.empty(), has_unknown_preference(result.subject()));
    if (known.empty()) return;
    EXPECT_EQ(known.size(), 4U);
    for (const PreferenceVerdicts& found :
         asked(result.space(), {Extension::a, Extension::b, Extension::c, Extension::d}, false)) {
        const std::string extension(extensions[static_cast<std::size_t>(found.extension)].id);
        SCOPED_TRACE(extension + " " + std::string(id_of(found.kind)));
        const json& of_concept = known.at(extension).at(std::string(id_of(found.kind)));
        for (PartyIndex i = 0; i < result.subject().parties.size(); ++i) {
            const std::string& party = result.subject().parties[i].id;
            EXPECT_EQ(result.names(found.stable[i]), sorted(of_concept.at("stable").at(party).get<Names>())) << party;
        }
        EXPECT_EQ(result.names(found.equilibria), sorted(of_concept.at("equilibria").get<Names>()));
    }
}

/// Of the stable states, those that are neither.
Bits rest(Bits stable, const Bits& nash, const Bits& strong) {
    nash.for_each([&](std::size_t s) { stable.reset(s); });
    strong.for_each([&](std::size_t s) { stable.reset(s); });
    return stable;
}

TEST_P(PublishedCase, HasTheStatesThatAreKnownToBeStronglyAndWeaklyStable) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const json known = GetParam().known().value("strength", json::object());
    EXPECT_EQ(!known.empty(), has_strength_of_preference(result.subject()));
    if (known.empty()) return;
    for (const PreferenceVerdicts& found : asked(result.space(), {Extension::known}, true)) {
        SCOPED_TRACE(std::string(id_of(found.kind)));
        const json& of_concept = known.at(std::string(id_of(found.kind)));
        const auto expect = [&](const json& expected, const Bits& stable, const Bits& nash, const Bits& strong) {
            EXPECT_EQ(result.names(nash), sorted(expected.at("nash").get<Names>()));
            EXPECT_EQ(result.names(strong), sorted(expected.at("strong").get<Names>()));
            EXPECT_EQ(result.names(rest(stable, nash, strong)), sorted(expected.at("weak").get<Names>()));
        };
        for (PartyIndex i = 0; i < result.subject().parties.size(); ++i) {
            SCOPED_TRACE(result.subject().parties[i].id);
            expect(of_concept.at(result.subject().parties[i].id), found.stable[i], found.nash[i], found.strong[i]);
        }
        expect(of_concept.at("equilibria"), found.equilibria, found.nash_equilibria, found.strong_equilibria);
    }
}

void expect_perspective(const Solved& result, const json& known, Perspective perspective) {
    const Views::Build built = Views::build(result.space(), perspective.misperception);
    ASSERT_TRUE(built.ok());
    PerspectiveQuestion question;
    question.perspective = perspective;
    question.wanted.assign(all_concepts.begin(), all_concepts.end());
    const auto answer = perspective_stability(*built.views, question);
    ASSERT_FALSE(answer.error) << answer.error->message;
    for (const PerspectiveVerdicts& found : answer.found) {
        SCOPED_TRACE(std::string(id_of(found.kind)));
        const json& of_concept = known.at(std::string(id_of(found.kind)));
        for (PartyIndex i = 0; i < result.subject().parties.size(); ++i) {
            const std::string& party = result.subject().parties[i].id;
            EXPECT_EQ(result.names(found.found.stable[i]), sorted(of_concept.at("stable").at(party).get<Names>()))
                << party;
        }
        EXPECT_EQ(result.names(found.found.equilibria), sorted(of_concept.at("equilibria").get<Names>()));
    }
}

TEST_P(PublishedCase, HasTheStatesThatAreKnownToBeStableWithAttitudes) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const json known = GetParam().known();
    EXPECT_EQ(known.contains("attitudes"), !result.subject().attitudes.empty());
    if (known.contains("attitudes")) expect_perspective(result, known.at("attitudes"), {true, false});
}

TEST_P(PublishedCase, HasTheStatesThatAreKnownToBeStableInEachPartysView) {
    const Solved result(GetParam());
    ASSERT_TRUE(result.ok());
    const json known = GetParam().known();
    EXPECT_EQ(known.contains("misperception"), !result.subject().views.empty());
    if (known.contains("misperception")) expect_perspective(result, known.at("misperception"), {false, true});
}

}  // namespace
}  // namespace irenic::testing
