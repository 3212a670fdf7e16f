// What a case file may be at most, and what it may be all the same.

#include <chrono>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

std::vector<std::string> said(const std::string& text) { return diagnostics_of(parse_case(text, "case.yaml")); }

TEST(Limits, FiveMebibytesAreTooMany) {
    const Loaded loaded = parse_case(head + "# " + std::string(std::size_t{5} * 1024 * 1024, 'x') + "\n", "case.yaml");
    EXPECT_EQ(diagnostics_of(loaded),
              std::vector<std::string>{"error 0:0-0 file-too-large: the file is larger than 4 MiB "
                                       "| a case is written by hand: is this the right file?"});
    EXPECT_TRUE(loaded.files.at(0).text.empty());
}

TEST(Limits, FourMebibytesAreNotTooMany) {
    std::string text = head + "# ";
    text += std::string(max_file_bytes - text.size() - 1, 'x') + "\n";
    EXPECT_TRUE(parse_case(text, "case.yaml").ok());
}

TEST(Limits, MoreThanTwoHundredThousandNodesAreTooMany) {
    EXPECT_EQ(said(head + "x-list: [" + repeated("a,", 200'000) + "a]\n").at(0).substr(0, 60),
              "error 5:399952-399953 too-many-nodes: the file has more than");
}

TEST(Limits, ThirtyTwoLevelsAreDeepEnough) {
    EXPECT_TRUE(parse_case(head + "x-deep: " + repeated("[", 31) + repeated("]", 31) + "\n", "case.yaml").ok());
    EXPECT_FALSE(parse_case(head + "x-deep: " + repeated("[", 32) + repeated("]", 32) + "\n", "case.yaml").ok());
}

TEST(Limits, ThousandsOfOpenBracketsAreRefusedBeforeTheyCostMemory) {
    EXPECT_EQ(said(head + "x-deep: " + repeated("[", 1'000'000) + "\n"),
              std::vector<std::string>{"error 5:10009-10010 too-deep: thousands of brackets are open here "
                                       "| a case needs no such depth: look for a bracket too many"});
}

TEST(Limits, FiftyErrorsAreShownAndTheRestCounted) {
    std::string text = head + "never:\n";
    for (int i = 0; i < 60; ++i) text += "  - {that: nothing-" + std::to_string(i) + "}\n";
    const Loaded loaded = parse_case(text, "case.yaml");
    ASSERT_EQ(loaded.diagnostics.size(), 51U);
    EXPECT_EQ(loaded.diagnostics[49].place.line, 55U);
    EXPECT_EQ(in_one_line(loaded.diagnostics[50]),
              "note 0:0-0 more-errors: 10 more errors are not shown | mend the first ones and check again");
}

TEST(Limits, ErrorsComeByLineAndColumn) {
    EXPECT_EQ(said(head + "strategies: {s: {target: {z: no}}}\nnever: [{that: u}, {that: v}]\nwrong: 1\n"),
              (std::vector<std::string>{
                  "error 5:27-28 unknown-option: `z` is not an option of this case | known: `x` and `y`",
                  "error 6:16-17 unknown-option: `u` is not an option of this case | options: `x` and `y`",
                  "error 6:27-28 unknown-option: `v` is not an option of this case | options: `x` and `y`",
                  "error 7:1-6 unknown-key: a case has no key `wrong` | known keys: `irenic`, `title`, `question`, "
                  "`marking`, `sampling`, "
                  "`sources`, `background` and 19 more"}));
}

TEST(Limits, AHundredPartiesAreEnough) {
    std::string text = "irenic: 1\ntitle: t\noptions: {x: {by: p0}}\nparties:\n";
    for (int i = 0; i < 101; ++i) text += "  p" + std::to_string(i) + ": {}\n";
    EXPECT_EQ(said(text), std::vector<std::string>{"error 105:3-7 too-many-parties: a case has at most 100 parties "
                                                   "| put those together that decide together"});
}

TEST(Limits, ALongLineCostsNoMoreThanItsLength) {
    const auto begin = std::chrono::steady_clock::now();
    const Loaded loaded = parse_case(head + "never: [" + repeated("{that: zz}, ", 30'000) + "]\n", "case.yaml");
    EXPECT_EQ(loaded.diagnostics.size(), 51U);
    EXPECT_LT(render_human(loaded.diagnostics, loaded.files, false).size(), 30'000U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Text, AByteOrderMarkAtTheBeginningIsPassedOver) {
    const Loaded loaded = parse_case("\xEF\xBB\xBF" + head + "never: [{that: zz}]\n", "case.yaml");
    EXPECT_EQ(diagnostics_of(loaded).at(0).substr(0, 28), "error 5:16-18 unknown-option");
}

TEST(Text, LinesMayEndAsOnOtherSystems) {
    std::string text = head + "never: [{that: zz}]\n";
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.replace(at, 1, "\r\n");
    EXPECT_EQ(said(text).at(0).substr(0, 28), "error 5:16-18 unknown-option");
}

TEST(Text, ColumnsCountCodePoints) {
    EXPECT_EQ(said(head + "never: [{why: \"überall – 東京\", that: zz}]\n").at(0).substr(0, 28),
              "error 5:37-39 unknown-option");
}

TEST(Text, WordsThatOtherYamlReadersTakeForTruthValuesAreWords) {
    const Loaded loaded = parse_case(
        "irenic: 1\ntitle: no\nparties: {y: {name: yes}, n: {name: null}}\noptions: {on: {by: y, levels: [off, on]}, "
        "null: {by: n}}\nnever: [{that: on and null}]\n",
        "case.yaml");
    ASSERT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    EXPECT_EQ(loaded.cases[0].title, "no");
    EXPECT_EQ(loaded.cases[0].parties[1].name, "null");
    EXPECT_EQ(loaded.cases[0].options[1].id, "null");
}

TEST(Text, LabelsMayBeAnyScriptAndSeveralLines) {
    const Loaded loaded = parse_case(
        "irenic: 1\ntitle: >\n  שלום and\n  سلام\nparties: {a: {name: '東京 🕊'}}\noptions: {x: {by: "
        "a}}\nquestion: "
        "|\n  One?\n  Two?\n",
        "case.yaml");
    ASSERT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    EXPECT_EQ(loaded.cases[0].title, "שלום and سلام");
    EXPECT_EQ(loaded.cases[0].question, "One?\nTwo?");
}

TEST(Text, OwnKeysMayHoldAnything) {
    EXPECT_TRUE(
        parse_case(head + "x-mine: {deep: [1, {2: 3}]}\nnever: [{that: x and y, x-colour: red}]\n", "case.yaml").ok());
}

TEST(Nearest, FindsTheMeantWord) {
    const std::vector<std::string> words{"gate", "compensation", "patrol", "treaty"};
    EXPECT_EQ(nearest("gat", words), "gate");
    EXPECT_EQ(nearest("gaet", words), "gate");
    EXPECT_EQ(nearest("Treaty", words), "treaty");
    EXPECT_EQ(nearest("comp", words), "compensation");
    EXPECT_EQ(nearest("trety", words), "treaty");
    EXPECT_EQ(nearest("bridge", words), std::nullopt);
    EXPECT_EQ(nearest("", words), std::nullopt);
    EXPECT_EQ(nearest("x", {"y"}), std::nullopt);
    EXPECT_EQ(nearest("gate", {}), std::nullopt);
}

}  // namespace

}  // namespace irenic::testing
