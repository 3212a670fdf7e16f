// Bargaining domains of GENIUS: what becomes of issues, weights and evaluations under each convention, and what is refused.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

std::string example(const std::string& name) {
    std::ifstream file(IRENIC_SOURCE_DIR "/tests/casefile/data/exchange/" + name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Imported ferry(Convention convention) {
    const std::string domain = example("ferry-talks.xml");
    const std::string north = example("ferry-north.xml");
    const std::string south = example("ferry-south.xml");
    const std::vector<ForeignText> profiles{{north, "talks/ferry-north.xml"}, {south, "talks/ferry-south.xml"}};
    return import_genius({domain, "talks/ferry-talks.xml"}, profiles, convention);
}

std::vector<std::string> codes_of(const Imported& imported) {
    std::vector<std::string> codes;
    for (const Diagnostic& found : imported.diagnostics) codes.push_back(found.code);
    return codes;
}

bool says(const Imported& imported, const std::string& words) { return imported.text.find(words) != std::string::npos; }

// By hand. North: weights 1, 1/2 and 1/2 of 2, evaluations of 80, of 4, and 0.4, 0.8, 1.2 (that is, 1) for two, three and four trips.
TEST(ImportGenius, IssuesBecomeOptionsThatAllDecideTogether) {
    const Imported imported = ferry(Convention::genius);
    ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    EXPECT_EQ(codes_of(imported), (std::vector<std::string>{"convention", "no-reservation", "discount-left-out"}));
    EXPECT_EQ(
        imported.text,
        "# Read out of ferry-talks.xml and 2 profiles, a bargaining domain in the XML of GENIUS, by the convention\n"
        "# `genius`: an item is worth its evaluation divided by the largest of its issue, times the weight of the "
        "issue\n"
        "# divided by the sum of all weights.\n"
        "irenic: 1\n"
        "title: \"Two villages & a ferry (invented)\"\n"
        "\n"
        "sources:\n"
        "  domain: {title: \"A bargaining domain of GENIUS: ferry-talks.xml\"}\n"
        "  profile-ferry-north: {title: \"A profile of GENIUS: ferry-north.xml\"}\n"
        "  profile-ferry-south: {title: \"A profile of GENIUS: ferry-south.xml\"}\n"
        "\n"
        "parties:\n"
        "  ferry-north: {source: profile-ferry-north}\n"
        "  ferry-south: {source: profile-ferry-south}\n"
        "\n"
        "# Each is decided by all together. Its first level is merely where the file begins: no status quo is meant.\n"
        "options:\n"
        "  Toll:\n"
        "    by: [ferry-north, ferry-south]\n"
        "    levels: [none, item-2, item-5]\n"
        "    labels: {item-2: \"2 %\", item-5: \"5 %\"}\n"
        "    source: domain\n"
        "  Landing:\n"
        "    by: [ferry-north, ferry-south]\n"
        "    levels: [north-bank, south-bank]\n"
        "    labels: {north-bank: \"north bank\", south-bank: \"south bank\"}\n"
        "    source: domain\n"
        "  Trips-a-day:\n"
        "    name: \"Trips a day\"\n"
        "    by: [ferry-north, ferry-south]\n"
        "    levels: [item-2, item-3, item-4]\n"
        "    labels: {item-2: \"2\", item-3: \"3\", item-4: \"4\"}\n"
        "    source: domain\n"
        "\n"
        "preferences:\n"
        "  ferry-north:\n"
        "    - {graded: Toll, values: {none: 0.5, item-2: 0.375, item-5: 0}, source: profile-ferry-north}\n"
        "    - {graded: Landing, values: {north-bank: 0.25, south-bank: 0.0625}, source: profile-ferry-north}\n"
        "    - {graded: Trips-a-day, values: {item-2: 0.1, item-3: 0.2, item-4: 0.25}, source: profile-ferry-north}\n"
        "  ferry-south:\n"
        "    - {graded: Toll, values: {none: 0, item-2: 0.3, item-5: 0.6}, source: profile-ferry-south}\n"
        "    - {graded: Landing, values: {north-bank: 0.1, south-bank: 0.2}, source: profile-ferry-south}\n"
        "    - {graded: Trips-a-day, values: {item-2: 0.2, item-3: 0.1, item-4: 0}, source: profile-ferry-south}\n"
        "\n"
        "# What each has without an agreement. Nothing is said of what would be done.\n"
        "agreements:\n"
        "  talks:\n"
        "    signatories: [ferry-north, ferry-south]\n"
        "    no-agreement:\n"
        "      ferry-north: 0.3\n"
        "      ferry-south: 0  # nothing is said of it\n");
    const Loaded loaded = parse_case(imported.text, "case.yaml");
    ASSERT_TRUE(loaded.ok());
    EXPECT_TRUE(loaded.diagnostics.empty());
    EXPECT_TRUE(provenance_lints(loaded.cases.front()).empty());
}

TEST(ImportGenius, TheRawConventionTakesNumbersAsWritten) {
    const Imported imported = ferry(Convention::raw);
    EXPECT_TRUE(
        says(imported, "by the convention\n# `raw`: an item is worth its evaluation times the weight of its issue"))
        << imported.text;
    EXPECT_TRUE(says(imported, "{graded: Toll, values: {none: 80, item-2: 60, item-5: 0}")) << imported.text;
    EXPECT_TRUE(says(imported, "{graded: Landing, values: {north-bank: 2, south-bank: 0.5}")) << imported.text;
    EXPECT_TRUE(says(imported, "{graded: Trips-a-day, values: {item-2: 0.2, item-3: 0.4, item-4: 0.5}"))
        << imported.text;
    EXPECT_TRUE(says(imported, "ferry-north: 0.3\n"));
    EXPECT_EQ(codes_of(imported),
              (std::vector<std::string>{"convention", "no-reservation", "discount-left-out", "reservation-as-written"}));
}

// ---------------------------------------------------------------- numbers

/// A domain of issues with the same two to four items each, and one profile for each list of numbers: weights, then evaluations.
struct Numbers {
    std::vector<std::string> weights;
    std::vector<std::vector<std::string>> evaluations;
    std::string reservation = "0";
};

std::string xml(const Numbers& numbers, bool profile) {
    std::string text = profile ? "<utility_space><objective name=\"t\">"
                               : "<negotiation_template><utility_space><objective name=\"t\">";
    for (std::size_t k = 0; k < numbers.weights.size(); ++k) {
        const std::string index = std::to_string(k + 1);
        text += "<issue index=\"" + index + "\" name=\"i" + index + "\">";
        for (std::size_t item = 0; item < numbers.evaluations[k].size(); ++item)
            text += "<item index=\"" + std::to_string(item + 1) + "\" value=\"v" + std::to_string(item) + "\"" +
                    (profile ? " evaluation=\"" + numbers.evaluations[k][item] + "\"" : "") + "/>";
        text += "</issue>";
        if (profile) text += "<weight index=\"" + index + "\" value=\"" + numbers.weights[k] + "\"/>";
    }
    return text + "</objective>" +
           (profile ? "<reservation value=\"" + numbers.reservation + "\"/></utility_space>"
                    : "</utility_space></negotiation_template>");
}

Imported imported_of(const std::vector<Numbers>& parties, Convention convention = Convention::genius) {
    const std::string domain = xml(parties.front(), false);
    std::vector<std::string> texts;
    for (const Numbers& numbers : parties) texts.push_back(xml(numbers, true));
    std::vector<ForeignText> profiles;
    for (std::size_t k = 0; k < texts.size(); ++k)
        profiles.push_back({texts[k], std::string(1, static_cast<char>('a' + k)) + ".xml"});
    return import_genius({domain, "t.xml"}, profiles, convention);
}

TEST(ImportGenius, NumbersAreRoundedOnlyWhereNoOrderChanges) {
    const Imported imported =
        imported_of({{{"1", "2"}, {{"0", "1"}, {"0", "1"}}}, {{"2", "1"}, {{"0", "1"}, {"0", "1"}}}});
    EXPECT_TRUE(says(imported, "# The points are rounded to six decimal places. That this changes no party's order of"))
        << imported.text;
    EXPECT_TRUE(says(imported, "values: {v0: 0, v1: 0.333333}")) << imported.text;
    EXPECT_TRUE(says(imported, "values: {v0: 0, v1: 0.666667}")) << imported.text;
    EXPECT_EQ(codes_of(imported), (std::vector<std::string>{"convention", "rounded"}));
}

// 1/3 + 1/3 = 2/3: rounded by themselves the two sides would come apart, and without an agreement 0.333333 would be as
// good as 1/3.
TEST(ImportGenius, ATieBetweenPackagesIsKept) {
    const Imported tie = imported_of({{{"1", "1", "1"}, {{"0", "1", "2"}, {"0", "1", "2"}, {"0", "1", "2"}}}});
    ASSERT_TRUE(tie.sound);
    EXPECT_TRUE(says(tie, "values: {v0: 0, v1: 0.166667, v2: 0.333334}")) << tie.text;
    const Imported threshold = imported_of({{{"1", "2"}, {{"0", "1"}, {"0", "1"}}, "0.333333"}});
    EXPECT_TRUE(says(threshold, "a: 0.333332\n")) << threshold.text;
}

// 1 + 0.7 is as good as 1.7. Rounded to six places the two sides come apart; 59999997 = 3 · 19999999 makes decimals of all.
TEST(ImportGenius, WhereRoundingWouldChangeATieAllAreMultipliedByAWholeNumber) {
    const std::string most = "1.9999999";
    const Imported imported =
        imported_of({{{"1", "1", "1"}, {{"0", "1", most}, {"0", "0.7", most}, {"0", "1.7", most}}}});
    EXPECT_TRUE(
        says(imported, "# All points are multiplied by 59999997, which makes decimals of them: nothing is rounded."))
        << imported.text;
    EXPECT_EQ(codes_of(imported), (std::vector<std::string>{"convention", "points-multiplied"}));
}

// The same with weights that no whole number makes decimals of: each party's points keep their ratios.
TEST(ImportGenius, OtherwiseEachPartyIsMultipliedByNearlyTheSame) {
    const std::string most = "1.9999999";
    const std::string weight = "0.33333339999999";
    const Imported imported =
        imported_of({{{weight, weight, "0.1"}, {{"0", "1", most}, {"0", "0.7", most}, {"0", "1.7", "0.5"}}, "0.2"},
                     {{weight, weight, weight}, {{"0", "1", most}, {"0", "0.7", most}, {"0", "1.7", most}}}});
    EXPECT_EQ(codes_of(imported), (std::vector<std::string>{"convention", "points-multiplied"})) << imported.text;
}

TEST(ImportGenius, FinerNumbersAreMultipliedByAPowerOfTenAndRounded) {
    const Numbers close{{"0.50000001234567891", "0.49999998765432119"},
                        {{"0", "0.99999999", "1"}, {"0", "0.99999998", "1"}}};
    const Imported imported = imported_of({close, close});
    ASSERT_TRUE(imported.sound);
    EXPECT_TRUE(
        says(imported, "# The points are multiplied by 10000 and rounded to six decimal places. That this changes"))
        << imported.text;
    EXPECT_EQ(imported.diagnostics[1].code, "points-multiplied");
}

TEST(ImportGenius, WhatCannotBeCheckedIsRoundedAsFinelyAsFitsAndSaidLoudly) {
    Numbers many;
    for (int k = 0; k < 60; ++k) {
        many.weights.push_back("0.0" + std::to_string(100'000'007 + 1'234'567 * k) +
                               std::to_string(987'654'321 - 7'654'321 * k));
        many.evaluations.push_back({"3", "7", "11"});
    }
    const Imported imported = imported_of({many});
    ASSERT_TRUE(imported.sound);
    EXPECT_EQ(codes_of(imported), (std::vector<std::string>{"convention", "rounded-unchecked"}));
    EXPECT_TRUE(says(
        imported,
        "# The points are multiplied by 1000000000000 and rounded to six decimal places. The packages are too many to"))
        << imported.text;
}

TEST(ImportGenius, NumbersThatDoNotFitAreRefused) {
    const Imported imported = imported_of({{{"1e300"}, {{"0", "1"}}}}, Convention::raw);
    EXPECT_FALSE(imported.sound);
    EXPECT_EQ(in_one_line(imported.diagnostics.back()),
              "error 1:1-2 number-too-large: the points are too large for a case | all of a party together may come to "
              "2.3e12: choose a coarser unit");
}

TEST(ImportGenius, AnIssueThatIsWorthNothingWeighsAllTheSame) {
    const Imported imported =
        imported_of({{{"1", "3"}, {{"0", "0"}, {"0", "8"}}}, {{"0", "0"}, {{"1", "2"}, {"2", "1"}}}});
    ASSERT_TRUE(imported.sound);
    EXPECT_TRUE(says(imported, "{graded: i2, values: {v0: 0, v1: 0.75}, source: profile-a}")) << imported.text;
    EXPECT_TRUE(says(imported, "{graded: i1, values: {v0: 0, v1: 0}, source: profile-b}")) << imported.text;
}

// ---------------------------------------------------------------- what is wrong

const std::string one_issue = "<issue index=\"1\" name=\"i\"><item value=\"x\"/><item value=\"y\"/></issue>";
const std::string sound_domain = "<utility_space><objective>" + one_issue + "</objective></utility_space>";
const std::string own_issue =
    "<issue index=\"1\" name=\"i\"><item value=\"x\" evaluation=\"1\"/><item value=\"y\" evaluation=\"2\"/></issue>";
const std::string own_weight = "<weight index=\"1\" value=\"1\"/>";

Imported read_domain(std::string_view text, const std::string& name) {
    const std::string profile = "<utility_space><objective>" + own_issue + own_weight + "</objective></utility_space>";
    const std::vector<ForeignText> profiles{{profile, "p"}};
    return import_genius({text, name}, profiles, Convention::genius);
}

Imported read_profile(std::string_view inside, const std::string&) {
    const std::string profile = "<utility_space><objective>" + std::string(inside) + "</objective></utility_space>";
    const std::vector<ForeignText> profiles{{profile, "p"}};
    return import_genius({sound_domain, "d"}, profiles, Convention::genius);
}

TEST(ImportGenius, SaysWhatIsWrongInADomain) {
    expect_refusals(
        read_domain,
        {
            {"<utility_space",
             "error 1:1-2 xml-syntax: this is not XML: unclosed token | GENIUS keeps a domain and its profiles in "
             "files of XML"},
            {"<svg/>",
             "error 1:1-7 not-genius: the document is <svg>, not <negotiation_template> or <utility_space> | is this a "
             "domain or a profile of GENIUS?"},
            {"<utility_space/>",
             "error 1:1-2 empty: there is no <issue> in this document | a domain has <objective>, and in it one "
             "<issue> for each thing that is talked about"},
            {"<!DOCTYPE x [<!ENTITY a \"aa\">]><utility_space/>",
             "error 1:13-14 xml-doctype: a document type stands here, which could declare entities | delete the lines "
             "from <!DOCTYPE to its end: GENIUS needs none"},
            {"<utility_space><objective><objective/></objective></utility_space>",
             "error 1:27-39 nested-objectives: this is a second <objective>, or one inside another | how much the "
             "issues in it weigh is read differently by different programs: put all issues into one objective, each "
             "with its own weight"},
            {"<utility_space><objective><issue name=\"i\"/></objective></utility_space>",
             "error 1:27-44 missing-index: this issue has no index | write <issue index=\"…\">: weights name issues by "
             "it"},
            {"<utility_space><objective>" + one_issue + one_issue + "</objective></utility_space>",
             "error 1:95-121 duplicate-issue: a second issue has the index `1` | give every issue an index of its own"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\" type=\"real\"/></objective></utility_space>",
             "error 1:27-66 not-discrete: the issue `i` is of the type `real`, which is no list of levels | make it "
             "discrete: list the values that could be agreed as items"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\"/></objective></utility_space>",
             "error 1:27-54 empty: the issue `i` has no item | list what could be agreed as <item value=\"…\">"},
            {"<utility_space><objective><issue index=\"1\"><item/></issue></objective></utility_space>",
             "error 1:44-51 missing-value: this item has no value | write <item value=\"…\">"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\"><item value=\"x\"/><item "
             "value=\"x\"/></issue></objective></utility_space>",
             "error 1:70-87 duplicate-item: the issue `i` has a second item `x` | delete one of them"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\" type=\"integer\" lowerbound=\"1\" "
             "upperbound=\"37\"/></objective></utility_space>",
             "error 1:27-100 too-many-levels: the issue `i` has 37 whole numbers, and an option has at most 36 levels "
             "| make it discrete, with at most 36 of them as items"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\" type=\"integer\" lowerbound=\"5\" "
             "upperbound=\"4.5\"/></objective></utility_space>",
             "error 1:27-101 bad-bounds: the issue `i` has no whole numbers from `5` to `4.5` | write whole numbers, "
             "the smaller one as `lowerbound`"},
            {"<utility_space><objective><issue index=\"1\" name=\"i\" type=\"integer\"/></objective></utility_space>",
             "error 1:27-69 not-a-number: `lowerbound` is no number: `` | write a decimal, such as 0.25"},
            {"<utility_space><objective><issue index=\"2\" name=\"i\"><item "
             "value=\"x\"/></issue></objective></utility_space>",
             "error 1:1-2 missing-issue: the issue `i` of the domain (index `2`) is missing here | are these profiles "
             "of this "
             "domain?"},
        });
}

TEST(ImportGenius, SaysWhatIsWrongInAProfile) {
    expect_refusals(
        read_profile,
        {
            {"",
             "error 1:1-2 empty: there is no <issue> in this document | a domain has <objective>, and in it one "
             "<issue> for each thing that is talked about"},
            {own_issue,
             "error 1:1-2 not-a-profile: there is no <weight> in this file | the domain comes first, then a profile "
             "for each party"},
            {own_issue + "<weight index=\"1\" value=\"much\"/>",
             "error 1:125-157 not-a-number: this weight is no number: `much` | write a decimal, such as 0.25"},
            {own_issue + "<weight index=\"1\" value=\"-1\"/>",
             "error 1:125-155 negative-weight: a weight is at least 0 | where a party wants an issue the other way "
             "round, turn its evaluations round"},
            {own_issue + own_weight + own_weight,
             "error 1:154-183 duplicate-weight: a second weight is for the issue `1` | keep one of them"},
            {own_issue + "<weight index=\"2\" value=\"1\"/>",
             "error 1:125-154 unknown-issue: this weight is for the index `2`, and no issue of the domain has it | "
             "weights name issues by their index"},
            {"<issue index=\"1\" name=\"j\"/>" + own_weight,
             "error 1:27-54 issue-mismatch: the issue with the index `1` is `j` here and `i` in the domain, or of "
             "another kind or range | are these profiles of this domain?"},
            {"<issue index=\"1\" name=\"i\"><item value=\"z\" evaluation=\"1\"/></issue>" + own_weight,
             "error 1:53-85 unknown-item: the issue `i` of the domain has no item `z`"},
            {"<issue index=\"1\" name=\"i\"><item value=\"x\"/></issue>" + own_weight,
             "error 1:53-70 missing-evaluation: nothing says what `x` is worth | write evaluation=\"…\""},
            {"<issue index=\"1\" name=\"i\"><item value=\"x\" evaluation=\"1\"/></issue>" + own_weight,
             "error 1:27-53 missing-evaluation: nothing says what `y` is worth | add it as an <item>"},
            {"<issue index=\"1\" name=\"i\"><item value=\"x\" evaluation=\"-1\"/><item value=\"y\" "
             "evaluation=\"0\"/></issue>" +
                 own_weight,
             "error 1:27-53 no-scale: no item of `i` has an evaluation above 0 to divide by | add the same number to "
             "all its evaluations, or import with --convention raw"},
            {own_issue + own_weight + "<utility_function maxutility=\"1\"><ufun/></utility_function>",
             "error 1:154-187 not-additive: <utility_function> says what issues are worth together, and here a package "
             "is worth the sum of its items | only profiles that weigh each issue by itself can be imported"},
            {own_issue + own_weight + "<reservation value=\"\"/>",
             "error 1:154-177 not-a-number: the reservation value is no number: `` | write a decimal, such as 0.25"},
            {own_issue + own_weight + "<discount_factor value=\"1\"/><discount_factor value=\"1\"/>",
             "error 1:182-210 duplicate-discount: this is a second <discount_factor> | keep one of them"},
        });
}

TEST(ImportGenius, EveryFileIsNamedWhereItIsWrong) {
    const std::vector<ForeignText> profiles{{"<utility_space/>", "a.xml"}, {"<svg/>", "b.xml"}};
    const Imported imported = import_genius({sound_domain, "d.xml"}, profiles, Convention::genius);
    ASSERT_EQ(imported.diagnostics.size(), 2U);
    EXPECT_EQ(imported.diagnostics[1].place.file, 2U);
    const std::string said = render_human(imported.diagnostics, imported.files, false);
    EXPECT_NE(said.find("a.xml:1:1: error: there is no <issue>"), std::string::npos) << said;
    EXPECT_NE(said.find("b.xml:1:1: error: the document is <svg>"), std::string::npos) << said;
}

TEST(ImportGenius, AnItemThatIsEvaluatedTwiceGoesByTheLastAsInGenius) {
    const Imported imported = read_profile(
        "<issue index=\"1\" name=\"i\"><item value=\"x\" evaluation=\"9\"/><item value=\"x\" evaluation=\"1\"/><item "
        "value=\"y\" evaluation=\"2\"/></issue>" +
            own_weight,
        "p");
    ASSERT_TRUE(imported.sound);
    EXPECT_TRUE(says(imported, "values: {x: 0.5, y: 1}")) << imported.text;
    EXPECT_EQ(imported.diagnostics.back().code, "duplicate-item");
}

TEST(ImportGenius, ADomainInLatin1IsReadAsItSays) {
    const std::string domain =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><utility_space><objective name=\"P\xE9\"><issue index=\"1\" "
        "name=\"i\"><item value=\"x\"/><item value=\"y\"/></issue></objective></utility_space>";
    const Imported imported = read_domain(domain, "d.xml");
    ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    EXPECT_TRUE(says(imported, "title: \"P\u00E9\"\n")) << imported.text;
}

TEST(ImportGenius, MoreThan36ItemsAreRefusedWithTheLimit) {
    std::string issue = "<issue index=\"1\" name=\"i\">";
    std::string own = issue;
    for (int k = 0; k < 37; ++k) {
        issue += "<item value=\"" + std::to_string(k) + "\"/>";
        own += "<item value=\"" + std::to_string(k) + "\" evaluation=\"" + std::to_string(k) + "\"/>";
    }
    const std::string domain = "<utility_space><objective>" + issue + "</issue></objective></utility_space>";
    const std::string profile =
        "<utility_space><objective>" + own + "</issue>" + own_weight + "</objective></utility_space>";
    const std::vector<ForeignText> profiles{{profile, "p"}};
    const Imported imported = import_genius({domain, "d"}, profiles, Convention::genius);
    EXPECT_FALSE(imported.sound);
    EXPECT_EQ(imported.diagnostics.back().message, "the issue `i` has 37 items, and an option has at most 36 levels");
}

}  // namespace
}  // namespace irenic::testing
