// Strategic forms of Gambit: both forms of the file, exact numbers, and what is wrong with others.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

const std::string head = "NFG 1 R \"t\" { \"Row\" \"Column\" } ";
const std::string square = head + "{ { \"up\" \"down\" } { \"left\" \"right\" } } ";

/// What is in the text from `preferences:` on.
std::string preferences_of(const std::string& text) {
    const Imported imported = import_nfg(text, "file.nfg");
    EXPECT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    const Loaded loaded = parse_case(imported.text, "case.yaml");
    EXPECT_TRUE(loaded.ok()) << imported.text;
    const std::size_t at = imported.text.find("preferences:\n");
    return at == std::string::npos ? "" : imported.text.substr(at);
}

TEST(ImportNfg, PlayersBecomePartiesWithOneOptionEach) {
    std::ifstream file(IRENIC_SOURCE_DIR "/tests/casefile/data/exchange/ridge.nfg");
    std::ostringstream text;
    text << file.rdbuf();
    const Imported imported = import_nfg(text.str(), "games/ridge.nfg");
    EXPECT_TRUE(imported.diagnostics.empty());
    EXPECT_EQ(imported.text,
              "# Read out of ridge.nfg, a strategic form of Gambit. It says nothing of where things stand: the first "
              "level of\n"
              "# every option stands for that.\n"
              "# Its comment: Each would rather have the other wait.\n"
              "# Outcome \"stuck\": state 00\n"
              "# Outcome \"north waits\": state 10\n"
              "# Outcome \"south waits\": state 01\n"
              "# Outcome \"both wait\": state 11\n"
              "irenic: 1\n"
              "title: \"A road over a ridge (invented)\"\n"
              "\n"
              "sources:\n"
              "  file: {title: \"A strategic form of Gambit: ridge.nfg\"}\n"
              "\n"
              "parties:\n"
              "  North: {source: file}\n"
              "  South: {source: file}\n"
              "\n"
              "options:\n"
              "  North:\n"
              "    by: North\n"
              "    levels: [go, wait]\n"
              "    source: file\n"
              "  South:\n"
              "    by: South\n"
              "    levels: [go, wait]\n"
              "    source: file\n"
              "\n"
              "preferences:\n"
              "  North:\n"
              "    - {that: North = go and South = wait, weight: 3, source: file}\n"
              "    - {that: North = wait and South = wait, weight: 1.5, source: file}\n"
              "    - {that: North = wait and South = go, weight: 1, source: file}\n"
              "  South:\n"
              "    - {that: North = wait and South = go, weight: 3, source: file}\n"
              "    - {that: North = wait and South = wait, weight: 1.5, source: file}\n"
              "    - {that: North = go and South = wait, weight: 1, source: file}\n");
}

TEST(ImportNfg, BothFormsOfTheFileSayTheSame) {
    const std::string wanted = preferences_of(square + "\"a comment\" 1 -1 0 0 2.5 1/4 1e1 3\n");
    EXPECT_EQ(wanted,
              "preferences:\n"
              "  Row:\n"
              "    - {that: Row = down and Column = right, weight: 10, source: file}\n"
              "    - {that: Row = up and Column = right, weight: 2.5, source: file}\n"
              "    - {that: Row = up and Column = left, weight: 1, source: file}\n"
              "  Column:\n"
              "    - {that: Row = down and Column = right, weight: 3, source: file}\n"
              "    - {that: Row = up and Column = right, weight: 0.25, source: file}\n"
              "    - {that: Row = up and Column = left, weight: -1, source: file}\n");
    // Outcome 0 pays nobody anything; commas may stand between payoffs or not; an outcome may come about twice or never.
    EXPECT_EQ(
        preferences_of(square + "\"\" { { \"\" 1, -1 } { \"never\" 9 9 } { \"o\" 2.5, 0.25 } { \"\" 10 3 } } 1 0 3 4"),
        wanted);
    EXPECT_EQ(
        preferences_of("NFG 1 D \"t\" { \"Row\" \"Column\" }\n{ 1 2 }\n5 5 5 5\n"),
        "preferences:\n"
        "  Row:\n    - {that: Row = s1 and Column = s1 or Row = s1 and Column = s2, weight: 5, source: file}\n"
        "  Column:\n    - {that: Row = s1 and Column = s1 or Row = s1 and Column = s2, weight: 5, source: file}\n");
}

TEST(ImportNfg, NumbersThatAreNoDecimalsOfSixPlacesAreMultipliedAndThatIsSaid) {
    const Imported imported = import_nfg(head + "{ 2 1 } 1/3 1e-7 1/2 0", "file");
    ASSERT_EQ(imported.diagnostics.size(), 2U);
    EXPECT_EQ(in_one_line(imported.diagnostics[0]),
              "warning 1:15-20 payoffs-multiplied: the payoffs of `Row` are multiplied by 3 "
              "| as they are, they need more than six decimal places; nothing is rounded");
    EXPECT_EQ(in_one_line(imported.diagnostics[1]),
              "warning 1:21-29 payoffs-multiplied: the payoffs of `Column` are multiplied by 10 "
              "| as they are, they need more than six decimal places; nothing is rounded");
    EXPECT_EQ(preferences_of(head + "{ 2 1 } 1/3 1e-7 1/2 0"),
              "preferences:\n"
              "  # The payoffs multiplied by 3, which makes decimals of them.\n"
              "  Row:\n"
              "    - {that: Row = s2 and Column = s1, weight: 1.5, source: file}\n"
              "    - {that: Row = s1 and Column = s1, weight: 1, source: file}\n"
              "  # The payoffs multiplied by 10, which makes decimals of them.\n"
              "  Column:\n"
              "    - {that: Row = s1 and Column = s1, weight: 0.000001, source: file}\n");
}

TEST(ImportNfg, OfNumbersThatAreTooLargeTheOrderIsKeptAndThatIsSaid) {
    const std::string text = head + "{ 2 2 } 1e300 1 -1e12 1 1e300 1 0 1/1000000000000000000000000000007";
    EXPECT_EQ(
        preferences_of(text),
        "preferences:\n"
        "  # The payoffs are too large to be kept as weights, or have too many places: only their order is kept.\n"
        "  Row: {ranking: [[s00, s01], s11, s10], source: file}\n"
        "  # The payoffs are too large to be kept as weights, or have too many places: only their order is kept.\n"
        "  Column: {ranking: [[s00, s10, s01], s11], source: file}\n");
    EXPECT_EQ(
        first_of(import_nfg(text, "file")),
        "warning 1:15-20 only-order-kept: of the payoffs of `Row` only the order is kept | numbers have six decimal "
        "places, and all of a party together may come to 2.3e12: choose a coarser unit");
}

TEST(ImportNfg, LabelsThatAreNoIdsStandAsNames) {
    const Imported imported = import_nfg(
        "NFG 1 R \"\\\"t\\ a\" { \"\" \"chance\" \"x-ray\" \"x-ray\" }\n{ { \"not\" \"\" \"7 up\" \"Öl: {a}\" } { "
        "\"a\" } { \"a\" } { \"a\" } }\n"
        "1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4",
        "file");
    ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    const Loaded loaded = parse_case(imported.text, "case.yaml");
    ASSERT_TRUE(loaded.ok()) << imported.text;
    const Case& made = loaded.cases.front();
    EXPECT_EQ(made.title, "\"t\\ a");
    std::vector<std::string> words;
    for (const Party& party : made.parties) words.push_back(party.id + " " + party.name);
    for (std::size_t k = 0; k < 4; ++k)
        words.push_back(made.options[0].levels[k] + " " + made.options[0].level_labels[k]);
    EXPECT_EQ(words, (std::vector<std::string>{"p1 p1", "chance-2 chance", "px-ray x-ray", "px-ray-2 x-ray",
                                               "not-2 not", "s2 s2", "s7-up 7 up", "l-a Öl: {a}"}));
}

TEST(ImportNfg, SaysWhatIsWrongAndWhere) {
    const std::vector<BadImport> inputs{
        {"nothing here",
         "error 1:1-8 not-nfg: this is not a strategic form of Gambit | such a file begins with `NFG 1 R` and a title "
         "in quotation marks"},
        {"EFG 2 R \"t\" { \"a\" } \"\" t \"\" 0",
         "error 1:1-4 not-nfg: this is a game tree (an extensive form), not a strategic form | Gambit can save a tree "
         "as a strategic form: a file that ends in .nfg"},
        {"",
         "error 1:1-2 not-nfg: this is not a strategic form of Gambit | such a file begins with `NFG 1 R` and a title "
         "in quotation marks"},
        {"NFG 2 R \"t\"", "error 1:5-6 nfg-syntax: version `2` of the format is not known | write `NFG 1 R`"},
        {"NFG 1 X \"t\"",
         "error 1:7-8 nfg-syntax: `R` or `D` should stand here, not `X` | write `NFG 1 R`: numbers are read exactly in "
         "either case"},
        {"NFG 1 R t", "error 1:9-10 nfg-syntax: a title in quotation marks should stand here, not `t`"},
        {"NFG 1 R \"t",
         "error 1:9-10 nfg-syntax: this quotation mark is not closed | write the closing one where the label ends"},
        {"NFG 1 R \"t\" { }",
         "error 1:15-16 nfg-syntax: no player is named here | write each in quotation marks: { \"Row\" \"Column\" }"},
        {"NFG 1 R \"t\" { \"a\" { 1 } 1",
         "error 1:19-20 nfg-syntax: another player in quotation marks, or `}` should stand here, not `{`"},
        {head, "error 1:32-33 nfg-syntax: the file ends here, where `{` and the strategies should stand"},
        {head + "{ 2 }",
         "error 1:36-37 nfg-syntax: the number of strategies of each player should stand here, not `}`"},
        {head + "{ 2 0 }", "error 1:36-37 nfg-syntax: `Column` has no strategy | every player needs at least one"},
        {head + "{ 37 1 }",
         "error 1:34-36 too-many-levels: an option has at most 36 levels, and these are 37 | leave out strategies that "
         "are dominated, or merge those that nobody treats differently"},
        {head + "{ 2 2 2 } 1",
         "error 1:38-39 nfg-syntax: `}` after one number for each player should stand here, not `2`"},
        {head + "{ { \"a\" } { } } 1",
         "error 1:44-45 nfg-syntax: `Column` has no strategy | every player needs at least one"},
        {head + "{ { \"a\" } 2 } 1",
         "error 1:42-43 nfg-syntax: `{` and the strategies of `Column` should stand here, not `2`"},
        {head + "{ 1 1 } 1",
         "error 1:41-42 wrong-count: the file ends after 1 payoff | needed are 2 for 1 combination of strategies, one "
         "for each player"},
        {head + "{ 36 36 }",
         "error 1:41-42 wrong-count: the file ends after 0 payoffs | that is far too few for all combinations of "
         "strategies"},
        {head + "{ 1 1 } 1 2 3",
         "error 1:44-45 wrong-count: there are more payoffs than the strategies need | needed are 2 for 1 combination "
         "of strategies, one for each player"},
        {head + "{ 1 1 } 1 x",
         "error 1:42-43 not-a-number: a payoff should stand here, not `x` | write digits, such as 12, -3.5, 1e3 or "
         "2/3"},
        {head + "{ 1 1 } 1 1/0",
         "error 1:42-45 not-a-number: a payoff should stand here, not `1/0` | write digits, such as 12, -3.5, 1e3 or "
         "2/3"},
        {head + "{ 1 1 } 1 1e999",
         "error 1:42-47 number-too-large: `1e999` is too long a number | numbers have at most 400 digits, and "
         "exponents are between -400 and 400"},
        {head + "{ 1 1 } { 1 2 }", "error 1:42-43 nfg-syntax: another outcome, or `}` should stand here, not `1`"},
        {head + "{ 1 1 } { { \"o\" 1 } } 1",
         "error 1:50-51 not-a-number: a payoff should stand here, not `}` | write digits, such as 12, -3.5, 1e3 or "
         "2/3"},
        {head + "{ 1 1 } { { \"o\" 1 2 3 } } 1",
         "error 1:52-53 nfg-syntax: `}` after one payoff for each player should stand here, not `3`"},
        {head + "{ 1 1 } { { \"o\" 1 2 } } 2",
         "error 1:56-57 nfg-syntax: there is no outcome 2: 1 are listed | outcomes count from 1; 0 is an outcome that "
         "pays nobody anything"},
        {head + "{ 1 1 } { { \"o\" 1 2 } }",
         "error 1:55-56 wrong-count: the file ends after the outcomes of 0 combinations | needed are 1 for 1 "
         "combination of strategies"},
        {head + "{ 1 1 } { { \"o\" 1 2 } } 1 1",
         "error 1:58-59 wrong-count: there are more outcomes than the strategies need | needed are 1 for 1 combination "
         "of strategies"},
        {"NFG 1 R \"a\x1b\"",
         "error 1:11-12 control-character: U+001B is a control character | delete it: a terminal could take it for a "
         "command"},
        {"NFG 1 R \"\xe9\"", "error 1:10-11 not-utf8: byte 0xE9 is not UTF-8 here | save the file as UTF-8"},
    };
    expect_refusals(import_nfg, inputs);
}

}  // namespace
}  // namespace irenic::testing
