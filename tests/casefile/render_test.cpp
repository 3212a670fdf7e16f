// How diagnostics look.

#include <nlohmann/json.hpp>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

std::string human(const std::string& text, bool colour = false) {
    const Loaded loaded = parse_case(text, "a case.yaml");
    return render_human(loaded.diagnostics, loaded.files, colour);
}

TEST(Human, ShowsTheLineAndUnderlinesTheWords) {
    EXPECT_EQ(human(head + "never: [{that: x and yy}]\n"),
              "a case.yaml:5:22: error: `yy` is not an option of this case [unknown-option]\n"
              "    5 | never: [{that: x and yy}]\n"
              "      |                      ^~\n"
              "      = help: options: `x` and `y`\n");
}

TEST(Human, ColoursOnRequest) {
    EXPECT_EQ(human(head + "wrong-key: 1\n", true).substr(0, 110),
              "\x1b[1ma case.yaml:5:1: \x1b[0m\x1b[1;31merror:\x1b[0m \x1b[1ma case has no key `wrong-key`\x1b[0m "
              "[unknown-key]\n    5 | wrong-k");
}

TEST(Human, ExpandsTabsAndCountsWideCharacters) {
    EXPECT_EQ(human(head + "never: [{why:\t\"東京\",\tthat: yy}]\n"),
              "a case.yaml:5:27: error: `yy` is not an option of this case [unknown-option]\n"
              "    5 | never: [{why:    \"東京\",    that: yy}]\n"
              "      |                                   ^~\n"
              "      = help: options: `x` and `y`\n");
}

TEST(Human, NeverPassesOnAControlCharacter) {
    const std::string shown = human("irenic: 1\ntitle: a\x1b[31mb\u202e\u009b\nzz\x07z: 1\n");
    for (const char c : shown) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << shown;
    EXPECT_EQ(shown.find("\u202e"), std::string::npos);
    EXPECT_NE(shown.find("    2 | title: a\\u{1B}[31mb\\u{202E}\\u{9B}\n"), std::string::npos) << shown;
    EXPECT_NE(shown.find("      |         ^~~~~~\n"), std::string::npos) << shown;
}

TEST(Human, CutsALongLineAroundTheWords) {
    const std::string shown =
        human(head + "never: [{why: " + std::string(500, 'w') + ", that: zz, basis: " + std::string(500, 'b') + "}]\n");
    EXPECT_EQ(shown,
              "a case.yaml:5:523: error: `zz` is not an option of this case [unknown-option]\n"
              "    5 | …wwwwwwwwwwwwwwwwwwwwww, that: zz, basis: "
              "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…\n"
              "      |                                ^~\n"
              "      = help: options: `x` and `y`\n");
}

TEST(Human, UnderlinesTheFirstLineOfSeveral) {
    EXPECT_EQ(human(head + "never:\n  - that: x and\n      zz\n"),
              "a case.yaml:6:11: error: `zz` is not an option of this case [unknown-option]\n"
              "    6 |   - that: x and\n"
              "      |           ^~~~~\n"
              "      = help: options: `x` and `y`\n");
}

TEST(Human, PointsBehindTheEndOfALine) {
    EXPECT_EQ(human(""),
              "a case.yaml:1:1: error: nothing is written in this file [empty-file]\n"
              "    1 | \n"
              "      | ^\n");
}

TEST(Human, NeedsNoPlace) {
    const Loaded loaded = load_case("no such file.yaml");
    EXPECT_EQ(render_human(loaded.diagnostics, loaded.files, false),
              "no such file.yaml: error: there is no such file [cannot-read]\n"
              "      = help: is the path right?\n");
}

TEST(Json, IsAListWithPlaces) {
    const Loaded loaded = parse_case(head + "never: [{that: x and yy}]\n", "a case.yaml");
    EXPECT_EQ(render_json(loaded.diagnostics, loaded.files),
              "[\n"
              "  {\n"
              "    \"severity\": \"error\",\n"
              "    \"code\": \"unknown-option\",\n"
              "    \"message\": \"`yy` is not an option of this case\",\n"
              "    \"file\": \"a case.yaml\",\n"
              "    \"line\": 5,\n"
              "    \"column\": 22,\n"
              "    \"end-line\": 5,\n"
              "    \"end-column\": 24,\n"
              "    \"help\": \"options: `x` and `y`\"\n"
              "  }\n"
              "]\n");
    EXPECT_EQ(render_json({}, {}), "[]\n");
}

TEST(Sarif, NamesRulesOnceAndPlacesByCodePoint) {
    const Loaded loaded = parse_case(head + "never: [{that: u}, {that: v}]\n", "a case.yaml");
    const auto log = nlohmann::json::parse(render_sarif(loaded.diagnostics, loaded.files));
    EXPECT_EQ(log.at("version"), "2.1.0");
    const auto& run = log.at("runs").at(0);
    EXPECT_EQ(run.at("tool").at("driver").at("name"), "irenic");
    EXPECT_EQ(run.at("tool").at("driver").at("rules").size(), 1U);
    EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
    ASSERT_EQ(run.at("results").size(), 2U);
    const auto& result = run.at("results").at(1);
    EXPECT_EQ(result.at("ruleId"), "unknown-option");
    EXPECT_EQ(result.at("ruleIndex"), 0);
    EXPECT_EQ(result.at("level"), "error");
    EXPECT_EQ(result.at("message").at("text"), "`v` is not an option of this case. Help: options: `x` and `y`");
    const auto& location = result.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(location.at("artifactLocation").at("uri"), "a%20case.yaml");
    EXPECT_EQ(location.at("region").at("startLine"), 5);
    EXPECT_EQ(location.at("region").at("startColumn"), 27);
    EXPECT_EQ(location.at("region").at("endColumn"), 28);
}

TEST(Sarif, LeavesOutAPlaceThatIsNowhere) {
    const Loaded loaded = load_case("\xFF.yaml");
    const auto log = nlohmann::json::parse(render_sarif(loaded.diagnostics, loaded.files));
    const auto& location = log.at("runs").at(0).at("results").at(0).at("locations").at(0).at("physicalLocation");
    EXPECT_FALSE(location.contains("region"));
    EXPECT_EQ(location.at("artifactLocation").at("uri"), "%FF.yaml");
}

}  // namespace

}  // namespace irenic::testing
