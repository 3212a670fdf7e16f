// `attitude` and `sees`: what is read, what is left as it is, and how readings and settings change it.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::string two =
    "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\noptions: {x: {by: a}, y: {by: b}}\n"
    "states: {none: NN, both: YY}\npreferences: {a: [{id: p, that: x, weight: 3}], b: [{that: y}]}\n";

Loaded load(const std::string& more, std::vector<std::string> settings = {}) {
    LoadOptions options;
    options.settings = std::move(settings);
    Loaded loaded = parse_case(two + more, "case.yaml", options);
    EXPECT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
    return loaded;
}

using Row = std::vector<std::int8_t>;

TEST(AttitudeKey, LeavesOutWhatIsUsual) {
    EXPECT_TRUE(load("").cases.at(0).attitudes.empty());
    const Loaded loaded = load("attitude: {a: {b: -1, basis: j}}\n");
    const Case& made = loaded.cases.at(0);
    ASSERT_EQ(made.attitudes.size(), 2U);
    EXPECT_EQ(made.attitudes[0].towards, (Row{1, -1}));
    EXPECT_EQ(made.attitudes[0].provenance.basis, "j");
    EXPECT_EQ(made.attitudes[1].towards, (Row{0, 1}));
    EXPECT_EQ(attitude(made, 0, 1), -1);
    EXPECT_EQ(attitude(made, 1, 0), 0);
}

TEST(AttitudeKey, AnAttitudeTowardsOneselfMayBeGiven) {
    EXPECT_EQ(load("attitude: {a: {a: 0, b: 1}}\n").cases.at(0).attitudes[0].towards, (Row{0, 1}));
}

TEST(SeesKey, HoldsOptionsStatesWantsAndAttitudesThatDiffer) {
    const Loaded loaded = load(
        "attitude: {b: {a: 1}}\nsees: {b: {without: x, without-states: [both], basis: j,\n"
        "  preferences: {a: [{id: q, that: not x, weight: 2}]}, attitude: {a: {b: -1}}}}\n");
    const Case& made = loaded.cases.at(0);
    ASSERT_EQ(made.views.size(), 1U);
    const PartyView& view = made.views[0];
    EXPECT_EQ(view.party, 1U);
    EXPECT_EQ(view.without, std::vector<OptionIndex>{0});
    EXPECT_EQ(view.without_states, std::vector<NamedStateIndex>{1});
    ASSERT_TRUE(view.preferences[0]);
    EXPECT_EQ(view.preferences[0]->statements.at(0).id, "q");
    EXPECT_FALSE(view.preferences[1]);
    EXPECT_EQ(view.attitudes[0].towards, (Row{1, -1}));
    EXPECT_EQ(view.attitudes[1].towards, (Row{1, 1}));  // as it is
    EXPECT_EQ(view_of(made, 0), nullptr);
    EXPECT_EQ(view_of(made, 1), &view);
}

TEST(SeesKey, AReadingAndASettingChangeIt) {
    const std::string text = "attitude: {a: {b: -1}}\nsees: {b: {preferences: {a: [{id: q, that: x, weight: 2}]}}}\n";
    const Loaded reading = load(text + "readings: {r: {attitude: {a: {b: 1}}, change: {q: {weight: 5}}}}\n");
    EXPECT_EQ(reading.cases.at(1).attitudes[0].towards, (Row{1, 1}));
    EXPECT_EQ(to_string(reading.cases.at(1).views[0].preferences[0]->statements[0].weight->best), "5");
    const Loaded set = load(text, {"attitude.b.a=-1", "q.weight=7", "sees.a={without: [y]}"});
    EXPECT_EQ(set.cases.at(0).attitudes[1].towards, (Row{-1, 1}));
    EXPECT_EQ(to_string(set.cases.at(0).views[0].preferences[0]->statements[0].weight->best), "7");
    EXPECT_EQ(set.cases.at(0).views.at(1).without, std::vector<OptionIndex>{1});
}

// What a party sees is a case of its own: options that it does not know allow no change, states that it does not know are forbidden.
TEST(SeenBy, IsTheCaseWithWhatThePartyTakesForTrue) {
    const Loaded loaded = load("sees: {b: {without: x, without-states: [both], preferences: {a: [{that: not x}]}}}\n");
    const Case seen = seen_by(loaded.cases.at(0), 1);
    EXPECT_FALSE(seen.options[0].may_change(0, 1) || seen.options[0].may_change(1, 0));
    EXPECT_TRUE(seen.options[1].may_change(0, 1));
    ASSERT_EQ(seen.never.size(), 1U);
    EXPECT_TRUE(holds(seen.never[0].that, Levels{1, 1}, seen));
    EXPECT_FALSE(holds(seen.never[0].that, Levels{0, 1}, seen));
    EXPECT_EQ(seen.preferences[0].statements.at(0).that.text, "not x");
    EXPECT_TRUE(seen.views.empty());
    EXPECT_TRUE(seen_by(loaded.cases.at(0), 0).options[0].may_change(0, 1));
}

TEST(SeesKey, AnAbstractGraphHasStatesToLeaveUnseenAndNoOptions) {
    const std::string graph =
        "irenic: 1\ntitle: t\nparties: {a: {}}\ngraph: {states: [s1, s2], moves: {a: [[s1, s2]]}}\n";
    const Loaded loaded = parse_case(graph + "sees: {a: {without-states: s2}}\n", "case.yaml");
    ASSERT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
    EXPECT_TRUE(seen_by(loaded.cases.at(0), 0).graph->moves[0].empty());
    EXPECT_EQ(
        diagnostics_of(parse_case(graph + "sees: {a: {without: [x]}}\n", "case.yaml")),
        (std::vector<std::string>{"error 5:12-19 not-for-graphs: an abstract graph has no options to leave unseen "
                                  "| name states: without-states: [STATE, …]"}));
}

TEST(Lints, NameAttitudesAndViewsWithoutSource) {
    const Loaded loaded = load("attitude: {a: {b: -1}}\nsees: {b: {without: x}}\n");
    std::vector<std::string> found;
    for (const Diagnostic& one : provenance_lints(loaded.cases.at(0)))
        if (one.place.line > 6) found.push_back(one.message);
    EXPECT_EQ(found,
              (std::vector<std::string>{"the attitude of `a` has neither source nor basis",
                                        "what `b` does not see, or sees otherwise, has neither source nor basis"}));
}

}  // namespace

}  // namespace irenic::testing
