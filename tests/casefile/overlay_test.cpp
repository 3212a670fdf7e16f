// Readings, agreements that extend others, and `--set`.

#include <map>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::string wants = "preferences: {a: [{id: p, that: x, weight: 3}, {id: q, that: y, weight: 2}]}\n";

Decimal whole(std::int64_t number) { return Decimal{number * Decimal::units_per_one}; }

Loaded load(const std::string& more, const LoadOptions& options = {},
            const std::map<std::string, std::string>& files = {}) {
    return parse_case(head + more, "case.yaml", options, [&](const std::string& path) -> std::optional<std::string> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
}

Loaded load_set(const std::string& more, std::vector<std::string> settings) {
    LoadOptions options;
    options.settings = std::move(settings);
    return load(more, options);
}

std::vector<std::string> said(const Loaded& loaded) { return diagnostics_of(loaded); }

TEST(Reading, MergesMapsAndReplacesListsAndTexts) {
    const Loaded loaded = load(
        wants +
        "readings: {r: {title: other, parties: {a: {name: A}, c: {}}, preferences: {a: [{that: y, weight: 1}]}}}\n");
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    const Case& reading = loaded.cases.at(1);
    EXPECT_EQ(reading.title, "other");
    EXPECT_EQ(reading.parties.size(), 3U);
    EXPECT_EQ(reading.parties[0].name, "A");
    EXPECT_EQ(reading.preferences[0].statements.size(), 1U);
    EXPECT_EQ(loaded.cases[0].title, "t");
}

TEST(Reading, ChangesRemovesAndAdds) {
    const Loaded loaded =
        load(wants +
             "readings: {r: {change: {p: {weight: [1, 5]}}, remove: [q], add: {preferences: {a: [{that: y = mid, "
             "weight: 9}], "
             "b: [{that: x, weight: 1}]}, never: [{that: x and y}], expect: [{that: \"some-state(x)\"}]}}}\n");
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    const Case& reading = loaded.cases.at(1);
    ASSERT_EQ(reading.preferences[0].statements.size(), 2U);
    EXPECT_EQ(reading.preferences[0].statements[0].weight->best, whole(3));
    EXPECT_EQ(reading.preferences[0].statements[0].weight->numbers, 2);
    EXPECT_EQ(reading.preferences[0].statements[1].that.text, "y = mid");
    EXPECT_EQ(reading.preferences[1].statements.size(), 1U);
    EXPECT_EQ(reading.never.size(), 1U);
    EXPECT_EQ(reading.expectations.size(), 1U);
    EXPECT_EQ(loaded.cases[0].never.size(), 0U);
}

TEST(Reading, MayStandInAFileWithItsOwnPlaces) {
    const Loaded loaded =
        load(wants + "readings: {r: {by: k, file: r.yaml}}\n", {}, {{"r.yaml", "change:\n  p: {weight: lots}\n"}});
    ASSERT_EQ(said(loaded),
              std::vector<std::string>{"error 2:15-19 not-a-number: `weight`: `lots` is not a number "
                                       "| write digits, such as 12, -3.5 or 1e3; so it is in the reading `r`"});
    EXPECT_EQ(loaded.diagnostics[0].place.file, 1U);
    EXPECT_EQ(loaded.files.at(1).name, "r.yaml");
}

TEST(Reading, InAFileMayNotNameAFurtherFile) {
    EXPECT_EQ(said(load("readings: {r: {file: r.yaml}}\n", {}, {{"r.yaml", "file: s.yaml\n"}})),
              std::vector<std::string>{
                  "error 1:1-5 unknown-key: a reading has no key `file` | known keys: `by`, `name`, `note`, `change`, "
                  "`remove`, `add`, `title` and 23 more"});
}

TEST(Reading, InForceIsTheOnlyCase) {
    LoadOptions options;
    options.reading = "r";
    const Loaded loaded = load(wants + "readings: {r: {title: other}, s: {title: third}}\n", options);
    ASSERT_EQ(loaded.cases.size(), 1U);
    EXPECT_EQ(loaded.cases[0].title, "other");
    EXPECT_EQ(loaded.cases[0].reading, "r");
    EXPECT_EQ(loaded.cases[0].readings.size(), 2U);
}

TEST(Reading, ThatIsNotThereIsAnError) {
    LoadOptions options;
    options.reading = "cautios";
    EXPECT_EQ(said(load("readings: {cautious: {}}\n", options)),
              std::vector<std::string>{
                  "error 0:0-0 unknown-reading: `cautios` is not a reading of this case | did you mean `cautious`?"});
}

TEST(Reading, CanBeLeftOut) {
    LoadOptions options;
    options.with_readings = false;
    EXPECT_EQ(load("readings: {r: {file: not-read.yaml}}\n", options).cases.size(), 1U);
}

TEST(Reading, MayRemoveWhatATestLeavesOut) {
    const Loaded loaded =
        load(wants +
             "claims: {c: {says: s, test: \"without(statement p, some-state(x))\"}}\nreadings: {r: {remove: [p]}}\n");
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    EXPECT_EQ(loaded.cases[0].claims[0].test.nodes.size(), 2U);
    ASSERT_EQ(loaded.cases[1].claims[0].test.nodes.size(), 1U);
    EXPECT_EQ(loaded.cases[1].claims[0].test.nodes[0].function, TestFunction::some_state);
}

TEST(Reading, RepeatsNoErrorOfTheCaseItself) {
    EXPECT_EQ(said(load("never: [{that: z}]\nreadings: {r: {}, s: {}}\n")),
              std::vector<std::string>{
                  "error 5:16-17 unknown-option: `z` is not an option of this case | options: `x` and `y`"});
}

TEST(Extends, TakesEverythingAndMergesWhatDiffers) {
    const Loaded loaded = load(
        "agreements:\n"
        "  late: {extends: early, name: Late, obligations: {one: {days: 9}}, change: {bond: {penalty: 7}}}\n"
        "  early:\n"
        "    name: Early\n"
        "    obligations: {one: {by: a, sets: {x: yes}, days: 2}, two: {by: b, sets: {y: mid}, after: [{of: one, id: "
        "link}]}}\n"
        "    guarantees: [{id: bond, by: b, on: a, penalty: 4}]\n"
        "  short: {extends: late, remove: [bond, two], add: {guarantees: [{by: a, on: b, penalty: 1}]}}\n");
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    const auto& agreements = loaded.cases.at(0).agreements;
    EXPECT_EQ(agreements[0].name, "Late");
    EXPECT_EQ(agreements[0].obligations.at(0).days, 9U);
    EXPECT_EQ(agreements[0].obligations.at(1).after.at(0).id, "link");
    EXPECT_EQ(agreements[0].guarantees.at(0).penalty.best, whole(7));
    EXPECT_EQ(agreements[1].obligations.at(0).days, 2U);
    EXPECT_EQ(agreements[1].guarantees.at(0).penalty.best, whole(4));
    EXPECT_EQ(agreements[2].obligations.size(), 1U);
    ASSERT_EQ(agreements[2].guarantees.size(), 1U);
    EXPECT_EQ(agreements[2].guarantees[0].penalty.best, whole(1));
}

TEST(Extends, ChainsCannotGrowBeyondTheLimit) {
    std::string text = "agreements:\n  a0: {obligations: {o0: {by: a, sets: {x: yes}}}}\n";
    for (int i = 1; i < 400; ++i)
        text += "  a" + std::to_string(i) + ": {extends: a" + std::to_string(i - 1) + ", obligations: {o" +
                std::to_string(i) + ": {by: a, sets: {x: yes}}}}\n";
    const Loaded loaded = load(text);
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, "too-many-nodes");
}

TEST(Setting, ReplacesAValueByItsPath) {
    const Loaded loaded = load_set(wants, {"title=Other title", "options.y.start=mid", "keeping.discount=0.99"});
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    EXPECT_EQ(loaded.cases[0].title, "Other title");
    EXPECT_EQ(loaded.cases[0].options[1].start, 1U);
    EXPECT_EQ(loaded.cases[0].settings.size(), 3U);
    EXPECT_EQ(loaded.files.at(1).name, "--set");
}

TEST(Setting, MayBeginWithAnId) {
    const Loaded loaded = load_set(wants, {"p.weight=[1, 2, 12]", "preferences.a.q.weight=7"});
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    EXPECT_EQ(loaded.cases[0].preferences[0].statements[0].weight->high, whole(12));
    EXPECT_EQ(loaded.cases[0].preferences[0].statements[1].weight->best, whole(7));
}

TEST(Setting, HoldsInEveryReadingThatStillHasIt) {
    LoadOptions options;
    options.settings = {"p.weight=12"};
    const Loaded loaded = load(wants + "readings: {r: {change: {p: {weight: 1}}}, s: {remove: [p]}}\n", options);
    ASSERT_EQ(said(loaded), std::vector<std::string>{});
    EXPECT_EQ(loaded.cases.at(1).preferences[0].statements[0].weight->best, whole(12));
    EXPECT_EQ(loaded.cases.at(2).preferences[0].statements.size(), 1U);
}

TEST(Setting, MistakesStandInAFileOfTheirOwn) {
    const std::vector<std::pair<std::string, std::string>> settings{
        {"title",
         "error 1:1-6 bad-setting: `title` is not of the form PATH=VALUE | such as keeping.discount=0.99, or "
         "paid.weight=12"},
        {"=3",
         "error 1:1-3 bad-setting: `=3` is not of the form PATH=VALUE | such as keeping.discount=0.99, or "
         "paid.weight=12"},
        {"options..x=3",
         "error 1:9-10 bad-setting: a path is keys joined by single dots | such as keeping.discount=0.99"},
        {"title=", "error 1:1-7 missing-value: no value is given after `=`"},
        {"pp.weight=3",
         "error 1:1-3 unknown-path: nothing in the case is called `pp` | a path begins with a key from the top, or "
         "with an id"},
        {"optoins.x=3", "error 1:1-8 unknown-path: nothing in the case is called `optoins` | did you mean `options`?"},
        {"p=3", "error 1:1-2 bad-setting: which key of `p` is to be set? | write p.weight=…, or another of its keys"},
        {"p.wieght=3", "error 1:3-9 unknown-key: a statement has no key `wieght` | did you mean `weight`?"},
        {"p.weight=three",
         "error 1:10-15 not-a-number: `weight`: `three` is not a number | write digits, such as 12, -3.5 or 1e3"},
        {"title.x=3",
         "error 1:7-8 unknown-path: `title` has no parts, so nothing in it can be set | set `title` itself"},
        {"preferences.a.r.weight=3",
         "error 1:15-16 unknown-path: nothing in this list has the id `r` | known: `p` and `q`"},
        {"readings.r=3", "error 1:1-9 bad-setting: `readings` cannot be set"},
        {"title=[a",
         "error 1:7-8 yaml-syntax: this bracket is not closed | write the closing one where the list or map ends"},
        {"options.y.start=low, mid",
         "error 1:17-25 unknown-level: `low, mid` is not a level of `y` | levels of `y`: `low`, `mid` and `high`"},
    };
    for (const auto& [setting, expected] : settings) {
        SCOPED_TRACE(setting);
        const Loaded loaded = load_set(wants, {setting});
        EXPECT_EQ(said(loaded), std::vector<std::string>{expected});
        ASSERT_FALSE(loaded.diagnostics.empty());
        EXPECT_EQ(loaded.files.at(loaded.diagnostics[0].place.file).name, "--set");
    }
}

TEST(Setting, TheSecondHasTheSecondLine) {
    EXPECT_EQ(said(load_set(wants, {"title=u", "p.weight=x"})),
              std::vector<std::string>{
                  "error 2:10-11 not-a-number: `weight`: `x` is not a number | write digits, such as 12, -3.5 or 1e3"});
}

}  // namespace

}  // namespace irenic::testing
