// Random cases written as GraphML, as DOT and as tables, and read back: every state, move, order and verdict is the same.
#include <gtest/gtest.h>

#include "irenic/casefile.hpp"
#include "irenic/report.hpp"
#include "irenic/stability.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::array all_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq};

/// Parties that neither move nor want anything in the file come back as nobody: they are looked for by name.
std::optional<PartyIndex> same_party(const Case& there, PartyIndex i, const Case& back) {
    return find_party(back, there.parties[i].id);
}

void expect_the_same_graph(const Space& there, const Space& back) {
    ASSERT_EQ(there.size(), back.size());
    const StabilityAnswer before = stability(there, all_concepts);
    const StabilityAnswer after = stability(back, all_concepts);
    for (PartyIndex i = 0; i < there.party_count(); ++i) {
        const auto j = same_party(there.subject(), i, back.subject());
        ASSERT_TRUE(j);
        for (StateIndex s = 0; s < there.size(); ++s) {
            EXPECT_EQ(there.moves_from(i, s), back.moves_from(*j, s));
            EXPECT_EQ(there.grades(i)[s] > there.grades(i)[0], back.grades(*j)[s] > back.grades(*j)[0]);
            EXPECT_EQ(there.grades(i)[s] < there.grades(i)[0], back.grades(*j)[s] < back.grades(*j)[0]);
            for (const Concept kind : all_concepts)
                EXPECT_EQ(before.of(kind).stable[i].test(s), after.of(kind).stable[*j].test(s)) << id_of(kind);
        }
    }
    for (const Concept kind : all_concepts) EXPECT_EQ(before.of(kind).equilibria, after.of(kind).equilibria);
    EXPECT_EQ(there.status_quo(), back.status_quo());
}

void expect_the_same(const Space& there, const Imported& imported) {
    ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    const Loaded loaded = parse_case(imported.text, "states.yaml");
    ASSERT_TRUE(loaded.ok()) << imported.text;
    const Space::Build back = Space::build(loaded.cases.front());
    ASSERT_TRUE(back.ok());
    expect_the_same_graph(there, *back.space);
}

void expect_a_round_trip(const Case& subject) {
    const Space::Build there = Space::build(subject);
    ASSERT_TRUE(there.ok());
    if (there.space->size() > 120) return;
    const StabilityAnswer found = stability(*there.space, std::array{Concept::nash});
    expect_the_same(*there.space,
                    import_graphml(graph_graphml(*there.space, std::array{Concept::nash}, found), "states.graphml"));
    expect_the_same(*there.space, import_dot(graph_dot(*there.space, std::array{Concept::nash}, found), "states.dot"));
}

TEST(GraphRoundTrip, KeepsStatesMovesOrdersAndVerdictsOfCasesWithOptions) {
    for_random_cases(
        1500, [](Random& random) { return random_options_case(random); }, expect_a_round_trip);
}

TEST(GraphRoundTrip, KeepsStatesMovesOrdersAndVerdictsOfGraphs) {
    for_random_cases(1000, random_graph_case, expect_a_round_trip);
}

/// A case as text: options in lines or in braces, wants in every form, comments everywhere.
struct RandomText {
    std::string text;
};

RandomText random_text(Random& random) {
    std::string text =
        "irenic: 1   # the format\ntitle: t\n# parties first\nparties: {a: {}, b: {name: B}, c: {}}\noptions:\n";
    const std::uint32_t options = random.between(1, 4);
    for (std::uint32_t o = 1; o <= options; ++o) {
        text += "  o" + std::to_string(o) + ": {by: " + (random.one_in(2) ? "a" : "b");
        text += random.one_in(3) ? ", levels: [low, mid, high]" : "";
        text += random.one_in(4) ? ", direction: up}\n" : "}  # an option\n";
    }
    if (random.one_in(3)) text += "never:\n  - {that: o1 and o" + std::to_string(options) + " and not o1 }\n";
    if (random.one_in(3))
        text += "states:\n  # one name\n  begin: \"" + std::string(options, '0') + "\"  # the start\n";
    if (random.one_in(4)) text += "strategies:\n  s1: {}\n";
    const auto weighted = [&] {
        return "[{that: o1, weight: " + std::to_string(random.below(9)) + "}, {that: not o" + std::to_string(options) +
               ", weight: -" + std::to_string(random.below(9)) + "." + std::to_string(random.between(1, 9)) + "}]";
    };
    const auto ordinal = [&] { return "[{that: o" + std::to_string(random.between(1, options)) + "}, {that: o1}]"; };
    const std::uint32_t form = random.below(4);
    if (form == 0) text += "preferences: {a: " + weighted() + ", b: " + ordinal() + "}\n";
    if (form == 1)
        text += "preferences:\n  # of a\n  a: " + ordinal() +
                "  # behind a\n  # of b\n  b:\n    - that: o1\n      weight: 3  # last\n";
    if (form == 2) text += "preferences:\n    b: " + weighted() + "\n";
    text += random.one_in(2) ? "x-end: here" : "question: what comes of it?\n# the end\n";
    return {text};
}

TEST(PreferencesRoundTrip, TheTableOfACaseReadBackIntoItKeepsEveryVerdict) {
    for_random_cases(2000, random_text, [](const RandomText& made) {
        const Loaded before = parse_case(made.text, "case.yaml");
        ASSERT_TRUE(before.ok()) << render_human(before.diagnostics, before.files, false);
        const Space::Build there = Space::build(before.cases.front());
        ASSERT_TRUE(there.ok());
        PreferenceTarget target;
        target.subject = &before.cases.front();
        target.text = made.text;
        for (StateIndex s = 0; s < there.space->size(); ++s)
            target.states.push_back({there.space->name(s), code_of(there.space->levels(s))});
        const StabilityAnswer verdicts = stability(*there.space, all_concepts);
        const Imported imported =
            import_preferences(states_csv(*there.space, all_concepts, verdicts), "states.csv", target);
        ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false) << made.text;
        const Loaded after = parse_case(imported.text, "case.yaml");
        ASSERT_TRUE(after.ok()) << imported.text;
        const Space::Build back = Space::build(after.cases.front());
        ASSERT_TRUE(back.ok());
        expect_the_same_graph(*there.space, *back.space);
        // Every line that holds neither wants nor names of states is there as it was.
        for (const std::string line : {"# parties first\n", "irenic: 1   # the format\n"})
            EXPECT_NE(imported.text.find(line), std::string::npos) << imported.text;
        // Put in once more, nothing changes.
        target.subject = &after.cases.front();
        target.text = imported.text;
        target.states.clear();
        for (StateIndex s = 0; s < back.space->size(); ++s)
            target.states.push_back({back.space->name(s), code_of(back.space->levels(s))});
        const Imported again =
            import_preferences(states_csv(*back.space, {}, stability(*back.space, {})), "states.csv", target);
        EXPECT_EQ(again.text, imported.text) << render_human(again.diagnostics, again.files, false);
    });
}

}  // namespace
}  // namespace irenic::testing
