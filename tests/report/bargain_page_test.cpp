// What could be agreed, in the report: the gate of sample.hpp.
#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

std::string page_of(std::string_view subject) {
    Sample sample(subject);
    return html_report(sample.appraiser, {}, "irenic report gate.yaml -o gate.html");
}

std::size_t count_of(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

TEST(BargainPage, TwoSignatoriesAreAPlaneInTwoSizes) {
    const std::string page = page_of(blocked_gate);
    // Two talks, since the second has a no-agreement value of its own.
    for (const char* id : {"frontier-1", "frontier-1-slim", "frontier-2", "frontier-2-slim"})
        EXPECT_EQ(count_of(page, "id=\"" + std::string(id) + "-title\""), 1U) << id;
    EXPECT_EQ(count_of(page, "class=\"zone\""), 4U);
    EXPECT_EQ(count_of(page, "class=\"packages"), 0U);
    EXPECT_NE(page.find(">What could be agreed: Upper Town and Lower Town</title>"), std::string::npos);
}

TEST(BargainPage, MoreSignatoriesAreAxesWithALineForEveryPackage) {
    std::string text(blocked_gate);
    text.replace(text.find("signatories: [upper, lower]"), 27, "signatories: [upper, lower, third]");
    const std::string page = page_of(text);
    EXPECT_EQ(count_of(page, "class=\"packages inside\""), 2U);
    EXPECT_EQ(count_of(page, "class=\"marked now\""), 2U);
    EXPECT_EQ(count_of(page, "class=\"marked solution\"") % 2, 0U);
}

TEST(BargainPage, EveryMarkHasANumberAndStandsInTheKey) {
    const std::string page = page_of(blocked_gate);
    const std::size_t key = page.find("<ol class=\"key\">");
    ASSERT_NE(key, std::string::npos);
    const std::string first = page.substr(key, page.find("</ol>", key) - key);
    EXPECT_NE(first.find("<li>■ Status quo"), std::string::npos);
    EXPECT_NE(first.find("◆ <bdi>The package</bdi>"), std::string::npos);
    EXPECT_NE(first.find("in the zone ✓"), std::string::npos);
    for (std::size_t k = 1; k <= count_of(first, "<li>"); ++k)
        EXPECT_NE(page.find("class=\"small strong middle halo\">" + std::to_string(k) + "</text>"), std::string::npos);
}

TEST(BargainPage, SaysInterimAgainstPackageAndASentenceForEachBlocker) {
    const std::string page = page_of(blocked_gate);
    EXPECT_NE(page.find("They would not do for “<bdi>The package</bdi>” (2 issues together)"), std::string::npos)
        << page.substr(page.find("id=\"agreed\""), 1500);
    EXPECT_NE(page.find("<li><bdi>Upper Town</bdi> would not consent: −4 at the end"), std::string::npos);
    EXPECT_NE(page.find("It needs a package:"), std::string::npos);
}

TEST(BargainPage, ATableSaysTheSame) {
    const std::string page = page_of(blocked_gate);
    const std::size_t row = page.find("<th scope=\"row\"><code><bdi>010</bdi></code></th>");  // only the fee is paid
    ASSERT_NE(row, std::string::npos);
    const std::string cells = page.substr(row, page.find("</tr>", row) - row);
    EXPECT_LT(cells.find(">5</td>"), cells.find(">−3</td>"));
    EXPECT_NE(cells.find("✗"), std::string::npos);
}

TEST(BargainPage, AnAbstractGraphHasNoPackages) {
    const std::string page = page_of(graph);
    EXPECT_EQ(page.find("id=\"agreed\""), std::string::npos);
    EXPECT_EQ(page.find("#agreed"), std::string::npos);
}

TEST(BargainPage, WantsThatOnlyOrderStatesAreSaidToStandInTheWay) {
    const std::string page = page_of(R"(irenic: 1
title: ordinal
parties: {a: {}, b: {}}
options: {x: {by: a}, y: {by: b}}
preferences: {a: [{that: not x, basis: t}, {that: y, basis: t}], b: [{that: x, basis: t}]}
)");
    EXPECT_NE(page.find("What could be agreed cannot be worked out."), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
