// The report as a page: sound markup, nothing from outside, nothing of the case's text read as markup.
#include <array>
#include <cctype>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/hostile.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

std::string page_of(std::string_view text) {
    Sample sample(text);
    return html_report(sample.appraiser, provenance_lints(sample.appraiser.subject()),
                       "irenic report river.yaml -o '<out>.html'");
}

std::string without_style(std::string page) {
    const std::size_t from = page.find("<style>");
    return page.erase(from, page.find("</style>") - from);
}

/// Tags in order, the style sheet left out: names, with `/` before closing ones; void elements and `…/>` left out.
std::vector<std::string> tags_of(const std::string& page) {
    std::vector<std::string> tags;
    const std::string text = without_style(page);
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        std::size_t name_end = at + 1 + (text[at + 1] == '/' ? 1 : 0);
        if (std::isalpha(static_cast<unsigned char>(text[name_end])) == 0) continue;
        while (std::isalnum(static_cast<unsigned char>(text[name_end])) != 0) ++name_end;
        bool quoted = false;
        std::size_t end = name_end;
        for (; end < text.size() && (quoted || text[end] != '>'); ++end) quoted = quoted != (text[end] == '"');
        if (text[end - 1] != '/') tags.push_back(text.substr(at + 1, name_end - at - 1));
        at = end;
    }
    return tags;
}

/// The first tag that does not close what was opened last; empty when all do.
std::string imbalance(const std::string& page) {
    std::vector<std::string> open;
    for (const std::string& tag : tags_of(page)) {
        if (tag == "style") continue;
        if (tag == "/style") continue;
        if (tag[0] != '/') {
            open.push_back(tag);
        } else if (open.empty() || open.back() != tag.substr(1)) {
            return tag + (open.empty() ? " closes nothing" : " closes " + open.back());
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : open.back() + " stays open";
}

std::vector<std::string> found(const std::string& text, const char* pattern) {
    std::vector<std::string> all;
    const std::regex expression(pattern);
    for (auto match = std::sregex_iterator(text.begin(), text.end(), expression); match != std::sregex_iterator();
         ++match)
        all.push_back(match->str(match->size() - 1));
    return all;
}

std::string base64(const std::string& hex) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char c : hex) {
        const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
        for (int k = 3; k >= 0; --k) bits += (digit >> k) & 1 ? '1' : '0';
    }
    std::string text;
    for (std::size_t at = 0; at < bits.size(); at += 6) {
        std::string six = bits.substr(at, 6);
        six.resize(6, '0');
        text += letters[std::stoul(six, nullptr, 2)];
    }
    while (text.size() % 4 != 0) text += '=';
    return text;
}

class Page : public ::testing::TestWithParam<bool> {
protected:
    std::string page = GetParam() ? page_of(hostile()) : page_of(river);
};

TEST_P(Page, EveryElementIsClosed) { EXPECT_EQ(imbalance(page), ""); }

TEST_P(Page, ThePolicyNamesTheStyleSheetByItsHash) {
    const std::size_t from = page.find("<style>") + 7;
    const std::string css = page.substr(from, page.find("</style>") - from);
    const auto policy = found(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
    ASSERT_EQ(policy.size(), 1U);
    EXPECT_EQ(policy[0], "default-src &#39;none&#39;; style-src &#39;sha256-" + base64(sha256_of(css)) +
                             "&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;");
}

TEST_P(Page, NothingIsFetchedAndNothingRuns) {
    const std::string body = without_style(page);
    EXPECT_TRUE(found(body, "<(script|link|img|iframe|object|embed|form|base|image|use)[ >/]").empty());
    EXPECT_TRUE(found(body, "<[^>]* (src|srcset|xlink:href|style|on[a-z]+)=\"").empty());
    EXPECT_EQ(page.find("@import"), std::string::npos);
    EXPECT_EQ(page.find("url("), std::string::npos);
}

TEST_P(Page, LinksLeadIntoThePageOrToTheWebAddressOfASource) {
    const std::vector<std::string> list = found(page, " id=\"([^\"]*)\"");
    const std::set<std::string> ids(list.begin(), list.end());
    EXPECT_EQ(ids.size(), list.size()) << "an id stands twice";
    for (const std::string& address : found(page, "href=\"([^\"]*)\"")) {
        if (address.starts_with("#"))
            EXPECT_TRUE(ids.contains(address.substr(1))) << address;
        else
            EXPECT_TRUE(address.starts_with("https://example.org/")) << address;
    }
}

TEST_P(Page, EveryPictureSaysWhatItShows) {
    const std::size_t pictures = found(page, "(<svg role=\"img\")").size();
    EXPECT_GT(pictures, 1U);
    EXPECT_EQ(found(page, "(<svg)").size(), pictures);
    EXPECT_EQ(found(page, "(<desc id=)").size(), pictures);
    for (const std::string& labels : found(page, "<svg[^>]*aria-labelledby=\"([^\"]*)\"")) {
        const std::size_t gap = labels.find(' ');
        EXPECT_NE(page.find("id=\"" + labels.substr(0, gap) + "\""), std::string::npos);
        EXPECT_NE(page.find("id=\"" + labels.substr(gap + 1) + "\""), std::string::npos);
    }
}

TEST_P(Page, HeadingsDoNotSkipALevel) {
    int last = 0;
    for (const std::string& level : found(page, "<h([1-6])")) {
        EXPECT_LE(std::stoi(level), last + 1);
        last = std::stoi(level);
    }
}

INSTANTIATE_TEST_SUITE_P(River, Page, ::testing::Values(false));
INSTANTIATE_TEST_SUITE_P(Hostile, Page, ::testing::Values(true));

TEST(PageText, MarkupInTheCaseIsText) {
    const std::string page = page_of(hostile());
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;single&#39;"),
              std::string::npos);
    EXPECT_EQ(page.find("href=\"javascript:"), std::string::npos);
    EXPECT_EQ(page.find("<b>p. 1"), std::string::npos);
}

TEST(PageText, UserTextTakesItsOwnDirection) {
    const std::string page = page_of(hostile());
    EXPECT_NE(page.find("<p dir=\"auto\" class=\"question\">מועצת"), std::string::npos);
    EXPECT_NE(page.find("<bdi>מועצת"), std::string::npos);
}

TEST(PageText, SaysTheMarkingFirstAndLast) {
    const std::string page = page_of(river);
    const std::string marking = "<p dir=\"auto\" class=\"marking\">public</p>";
    EXPECT_LT(page.find(marking), page.find("<h1"));
    EXPECT_GT(page.rfind(marking), page.find("<footer>"));
}

TEST(PageText, SaysHowToMakeItAgain) {
    const std::string page = page_of(river);
    EXPECT_NE(page.find("irenic report river.yaml -o &#39;&lt;out&gt;.html&#39;"), std::string::npos);
    EXPECT_NE(page.find(sha256_of(river)), std::string::npos);
    EXPECT_NE(page.find(std::string("version ") + std::string(version())), std::string::npos);
}

TEST(PageText, ListsEveryAssumptionWithItsSource) {
    const std::string page = page_of(river);
    for (const char* id : {"calm", "flood", "water", "pride", "fish", "order", "bond"})
        EXPECT_NE(page.find("<bdi>" + std::string(id) + "</bdi>"), std::string::npos) << id;
    EXPECT_NE(page.find("<bdi>report</bdi></a> <bdi>p. 3</bdi> (B2)"), std::string::npos);
    EXPECT_NE(page.find("Some in the town disagree."), std::string::npos);
    EXPECT_NE(page.find("Water is owed in any case."), std::string::npos);
    EXPECT_NE(page.find("20 (10 to 30)"), std::string::npos);
}

TEST(PageText, TheTableLeadsToTheStrategyAndToTheClaim) {
    const std::string page = page_of(river);
    EXPECT_NE(page.find("<th scope=\"row\"><a href=\"#strategy-steps\"><bdi>Step by step</bdi></a></th>"),
              std::string::npos);
    EXPECT_NE(page.find("<th scope=\"row\"><a href=\"#claim-both-sign\"><code><bdi>both-sign</bdi></code></a></th>"),
              std::string::npos);
}

TEST(PageText, TheContentsNameTheBackgroundOnlyWhereThereIsOne) {
    EXPECT_NE(page_of(river).find("<a href=\"#background\">Background</a>"), std::string::npos);
    EXPECT_EQ(page_of(graph).find("#background"), std::string::npos);
}

TEST(PageText, APathIsToldMoveByMove) {
    std::string text(river);
    text.replace(
        text.find("claims:\n"), 8,
        "claims:\n  open-end: {says: s, test: \"reachable(status-quo, gate = open and patrol = ended, moves)\", "
        "source: report}\n");
    EXPECT_NE(page_of(text).find("Step by step: <bdi>Upper Town</bdi>: <code><bdi>gate</bdi></code> from "
                                 "<code><bdi>closed</bdi></code> to <code><bdi>open</bdi></code>; then <bdi>Lower "
                                 "Town</bdi>: <code><bdi>patrol</bdi></code> from <code><bdi>out</bdi></code> to "
                                 "<code><bdi>ended</bdi></code>."),
              std::string::npos);
}

TEST(PageText, EveryFrameThatScrollsIsReachedByKeyboardAndHasAName) {
    const std::string page = page_of(river);
    EXPECT_FALSE(found(page, "class=\"frame\"( )").empty());
    EXPECT_EQ(found(page, "class=\"frame\"( )").size(),
              found(page, "class=\"frame\" role=\"group\" tabindex=\"0\" aria-label=\"([^\"]+)\"").size());
}

TEST(PageText, ACaseWithoutStrategiesHasAWholePage) {
    const std::string page = page_of(graph);
    EXPECT_EQ(imbalance(page), "");
    EXPECT_NE(page.find("<th scope=\"row\"><code><bdi>both-stay</bdi></code></th>"), std::string::npos);
    EXPECT_EQ(page.find("href=\"#strategies\""), std::string::npos);
}

TEST(PageText, WordsAreNeutral) {
    const std::regex forbidden(R"(\b(players?|games?|wins?|losers?|should|optimal|BATNA)\b)", std::regex::icase);
    EXPECT_FALSE(std::regex_search(without_style(page_of(river)), forbidden));
}

}  // namespace
}  // namespace irenic::testing
