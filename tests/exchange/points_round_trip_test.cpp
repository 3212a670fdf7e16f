// Random cases written as tables of points and for GENIUS, and read back by our own importers.
#include <gmpxx.h>
#include <gtest/gtest.h>

#include "exchange/random_points.hpp"
#include "irenic/bargaining.hpp"
#include "irenic/casefile.hpp"
#include "irenic/report.hpp"

namespace irenic::testing {
namespace {

struct Back {
    Case subject;
    Talks talks;
};

std::optional<Back> loaded(const Imported& imported) {
    EXPECT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    if (!imported.sound) return {};
    Loaded made = parse_case(imported.text, "back.yaml");
    EXPECT_TRUE(made.ok()) << imported.text;
    if (!made.ok()) return {};
    Back back{std::move(made.cases.front()), {}};
    back.talks = *talks_about(back.subject, common_agreement(back.subject)).talks;
    return back;
}

Imported read_back(const ExportedFiles& files, Convention convention) {
    std::vector<ForeignText> texts;
    for (const ExportedFile& file : files.files) texts.push_back({file.text, file.name});
    return import_genius(texts.front(), std::span(texts).subspan(1), convention);
}

void expect_the_same(const Case& subject, const Back& back) {
    const Talks talks = *talks_about(subject, common_agreement(subject)).talks;
    EXPECT_EQ(talks.no_agreement, back.talks.no_agreement);
    for (const Levels& package : all_packages(subject))
        for (PartyIndex i = 0; i < subject.parties.size(); ++i)
            EXPECT_EQ(value_of(subject, i, package), value_of(back.subject, i, package));
}

TEST(PointsRoundTrip, ATableKeepsEveryValueAndEveryLabelThatIsThereOnce) {
    for_random_cases(2000, random_points, [](const Case& subject) {
        const ExportedFiles written = points_csv(subject);
        ASSERT_EQ(written.files.size(), 1U);
        const auto back = loaded(import_points(written.files.front().text, "points.csv"));
        ASSERT_TRUE(back);
        expect_the_same(subject, *back);
        for (std::size_t o = 0; o < subject.options.size(); ++o) {
            std::vector<std::string> labels = subject.options[o].level_labels;
            // What a spreadsheet takes for an apostrophe in front is taken away again, once.
            EXPECT_EQ(back->subject.options[o].level_labels, labels) << written.files.front().text;
        }
    });
}

TEST(GeniusRoundTrip, TheRawConventionKeepsEveryValue) {
    for_random_cases(2000, random_points, [](const Case& subject) {
        const auto back = loaded(read_back(genius_xml(subject, true), Convention::raw));
        ASSERT_TRUE(back);
        expect_the_same(subject, *back);
        for (std::size_t o = 0; o < subject.options.size(); ++o)
            EXPECT_EQ(back->subject.options[o].level_labels, subject.options[o].level_labels);
    });
}

mpq_class exactly(Decimal value) { return mpq_class(static_cast<signed long>(value.units)); }

/// Is there a positive factor, and a number to be added, that makes the second of each pair out of the first?
bool on_one_line(const std::vector<std::pair<Decimal, Decimal>>& pairs) {
    const auto& [least, least_back] = *std::min_element(pairs.begin(), pairs.end());
    const auto& [most, most_back] = *std::max_element(pairs.begin(), pairs.end());
    return std::all_of(pairs.begin(), pairs.end(),
                       [&, a = least, b = least_back, c = most, d = most_back](const auto& pair) {
                           return exactly({pair.first.units - a.units}) * exactly({d.units - b.units}) ==
                                  exactly({pair.second.units - b.units}) * exactly({c.units - a.units});
                       }) &&
           (most == least) == (most_back == least_back);
}

TEST(GeniusRoundTrip, TheConventionOfGeniusKeepsEveryOrderTieAndConsent) {
    std::size_t on_a_line = 0;
    for_random_cases(2000, random_points, [&](const Case& subject) {
        const ExportedFiles written = genius_xml(subject, false);
        const Imported imported = read_back(written, Convention::genius);
        const auto back = loaded(imported);
        ASSERT_TRUE(back);
        for (const Diagnostic& found : imported.diagnostics)
            EXPECT_NE(found.code, "rounded-unchecked") << imported.text;
        const Talks talks = *talks_about(subject, common_agreement(subject)).talks;
        const bool exact = imported.text.find("rounded to six") == std::string::npos;
        for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
            std::vector<std::pair<Decimal, Decimal>> pairs;
            for (const Levels& package : all_packages(subject)) {
                pairs.emplace_back(value_of(subject, i, package), value_of(back->subject, i, package));
                EXPECT_EQ(pairs.back().first >= talks.no_agreement[i], pairs.back().second >= back->talks.no_agreement[i])
                    << imported.text;
            }
            std::sort(pairs.begin(), pairs.end());
            for (std::size_t k = 1; k < pairs.size(); ++k)
                EXPECT_EQ(pairs[k - 1].first < pairs[k].first, pairs[k - 1].second < pairs[k].second) << imported.text;
            for (std::size_t k = 1; k < pairs.size(); ++k) EXPECT_LE(pairs[k - 1].second, pairs[k].second);
            if (exact) {
                EXPECT_TRUE(on_one_line(pairs)) << imported.text;
            }
        }
        on_a_line += exact ? 1U : 0U;
    });
    EXPECT_GT(on_a_line, 0U);
}

TEST(PointsExport, RefusesWhatATableCannotHold) {
    CaseBuilder made;
    made.party("one").party("two").option("gate", {"one"}).option("pay", {"two"});
    made.weight("one", conjunction(made.taken("gate"), made.taken("pay")), "3", "linked");
    const ExportedFiles several = points_csv(made.build());
    EXPECT_TRUE(several.files.empty());
    ASSERT_EQ(several.diagnostics.size(), 1U);
    EXPECT_EQ(several.diagnostics[0].message, "the statement `linked` of `one` speaks of several options at once");
    CaseBuilder ordinal;
    ordinal.party("one").party("two").option("gate", {"one"}).option("pay", {"two"});
    ordinal.wants("one", ordinal.taken("pay"));
    EXPECT_EQ(genius_xml(ordinal.build(), false).diagnostics.front().code, "ordinal-party");
    CaseBuilder named;
    named.party("issue").party("two").option("gate", {"issue"});
    EXPECT_EQ(points_csv(named.build()).diagnostics.front().code, "reserved-word");
}

TEST(PointsExport, SaysWhatItLeavesOut) {
    CaseBuilder made;
    made.party("one").party("two").option("gate", {"one"}).agreement("talks");
    made.weight("one", made.taken("gate"), "3");
    made.made().preferences[0].statements[0].weight->high = decimal("5");
    made.last_agreement().consent = {false, 1, {0, 1}, {}};
    Case subject = made.build();
    subject.power[0] = decimal("2");
    const ExportedFiles written = points_csv(subject);
    std::vector<std::string> codes;
    for (const Diagnostic& found : written.diagnostics) codes.push_back(found.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"consent-left-out", "power-left-out", "range-left-out"}));
    EXPECT_EQ(written.files.front().text, "issue,level,one\r\ngate,no,0\r\ngate,yes,3\r\nno-agreement,,0\r\n");
}

// By hand: the largest values weigh 3 and 5 of 8; having 2 without an agreement is a quarter of the best package.
TEST(GeniusExport, AnIssueWeighsItsLargestValue) {
    CaseBuilder made;
    made.party("one").party("two").option("gate", {"one", "two"}).option("pay", {"one", "two"}).agreement("talks");
    made.graded("one", "gate", {"0", "3"}).graded("one", "pay", {"5", "2.5"}).graded("two", "gate", {"-1", "2"});
    made.last_agreement().no_agreement[0].number = decimal("2");
    made.last_agreement().no_agreement[1].number = decimal("1");
    const ExportedFiles written = genius_xml(made.build(), false);
    ASSERT_EQ(written.files.size(), 3U);
    EXPECT_EQ(written.files[0].name, "domain.xml");
    EXPECT_EQ(written.files[1].name, "one.xml");
    EXPECT_EQ(written.files[1].text,
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<!-- Written by Irenic, to be read by the convention of GENIUS: evaluations are divided by the largest "
              "of their "
              "issue, weights by their sum. -->\n"
              "<utility_space number_of_issues=\"2\">\n"
              "  <objective index=\"0\" etype=\"objective\" type=\"objective\" description=\"\" name=\"invented\">\n"
              "    <issue index=\"1\" etype=\"discrete\" type=\"discrete\" vtype=\"discrete\" name=\"gate\">\n"
              "      <item index=\"1\" value=\"no\" evaluation=\"0\"/>\n"
              "      <item index=\"2\" value=\"yes\" evaluation=\"3\"/>\n"
              "    </issue>\n"
              "    <issue index=\"2\" etype=\"discrete\" type=\"discrete\" vtype=\"discrete\" name=\"pay\">\n"
              "      <item index=\"1\" value=\"no\" evaluation=\"5\"/>\n"
              "      <item index=\"2\" value=\"yes\" evaluation=\"2.5\"/>\n"
              "    </issue>\n"
              "    <weight index=\"1\" value=\"3\"/>\n"
              "    <weight index=\"2\" value=\"5\"/>\n"
              "  </objective>\n"
              "  <discount_factor value=\"1.0\"/>\n"
              "  <reservation value=\"0.25\"/>\n"
              "</utility_space>\n");
    // The second: gate is worth 0 and 3 once its least is 0, and what it has without an agreement is 2 of 3.
    EXPECT_NE(written.files[2].text.find("<reservation value=\"0.666666666666666666666666666666\"/>"), std::string::npos)
        << written.files[2].text;
}

}  // namespace
}  // namespace irenic::testing
