/// The report: one page that needs nothing but itself.
#include "report/page.hpp"

#include <array>

#include <sodium.h>

#include "embedded/report_css.hpp"
#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/unicode.hpp"

namespace irenic {
namespace {

/// The style sheet's hash, as a content security policy names it.
std::string policy() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    const std::string_view css = embedded::report_css;
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(css.data()), css.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)> text{};
    sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL);
    return "default-src 'none'; style-src 'sha256-" + std::string(text.data()) +
           "'; img-src data:; base-uri 'none'; form-action 'none'";
}

void write_head(Html& html, const Case& subject) {
    const auto head = html.open("head");
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    html.element("title", subject.title);
    html.raw("<style>");
    html.raw(embedded::report_css);
    html.raw("</style>\n");
}

void write_marking(Html& html, const Case& subject) {
    if (!subject.marking.empty()) html.user("p", subject.marking, {{"class", "marking"}});
}

struct Parts {
    bool strategies = false;
    bool plans = false;
    bool packages = false;
    bool background = false;
};

void write_contents(Html& html, const Parts& has) {
    const auto nav = html.open("nav", {{"aria-label", "Contents"}});
    const auto list = html.open("ul");
    constexpr std::array<std::array<const char*, 2>, 12> parts{{{"#answer", "Answer"},
                                                                {"#tables", "Tables"},
                                                                {"#strategies", "Strategies"},
                                                                {"#pictures", "Pictures"},
                                                                {"#keeping", "Step by step"},
                                                                {"#agreed", "What could be agreed"},
                                                                {"#claims", "Claims"},
                                                                {"#assumptions", "Assumptions"},
                                                                {"#background", "Background"},
                                                                {"#readings", "Readings"},
                                                                {"#sources", "Sources"},
                                                                {"#method", "Method"}}};
    for (const auto& [address, label] : parts) {
        const std::string_view to = address;
        if (!has.strategies && (to == "#strategies" || to == "#pictures")) continue;
        if (!has.plans && to == "#keeping") continue;
        if (!has.packages && to == "#agreed") continue;
        if (!has.background && to == "#background") continue;
        const auto item = html.open("li");
        html.element("a", label, {{"href", address}});
    }
}

void write_top(Html& html, const Case& subject, const Parts& has) {
    const auto header = html.open("header");
    write_marking(html, subject);
    const auto top = html.open("div", {{"class", "top"}});
    html.user("h1", subject.title);
    if (!subject.question.empty()) html.user("p", subject.question, {{"class", "question"}});
    if (!subject.reading.empty()) {
        const auto line = html.open("p", {{"class", "by"}});
        html.text("Reading in force: ");
        html.phrase(reading_name(subject, subject.reading) << " (" << code(subject.reading) << ")");
    }
    if (!subject.settings.empty()) {
        const auto line = html.open("p", {{"class", "by"}});
        html.text("Set by hand: ");
        std::vector<Phrase> settings;
        for (const std::string& setting : subject.settings) settings.emplace_back(code(setting));
        html.phrase(joined(settings, ", "));
    }
    if (subject.scenario) {
        const auto line = html.open("p", {{"class", "by"}});
        html.phrase(scenario_in_force(subject) << ": every range is the number that was drawn from it");
    }
    write_contents(html, has);
}

}  // namespace

std::string html_report(Appraiser& appraiser, std::span<const Diagnostic> notes, std::string_view command) {
    const Case& subject = appraiser.subject();
    Html html;
    html.raw("<!DOCTYPE html>\n");
    {
        const auto root = html.open("html", {{"lang", "en"}, {"dir", "ltr"}});
        write_head(html, subject);
        const auto body = html.open("body");
        html.element("a", "To the answer", {{"class", "skip"}, {"href", "#answer"}});
        write_top(html, subject,
                  {!appraiser.strategies().empty(), has_plans(appraiser), !subject.graph, has_background(subject)});
        {
            const auto main = html.open("main");
            write_answer(html, appraiser);
            write_tables(html, appraiser);
            write_strategies(html, appraiser);
            write_keeping(html, appraiser);
            write_bargains(html, appraiser);
            write_claims(html, appraiser);
            write_assumptions(html, subject, notes);
            write_background(html, subject);
            write_readings(html, subject);
            write_sources(html, subject);
            write_method(html, subject, appraiser.space(), command);
        }
        const auto footer = html.open("footer");
        html.element(
            "p", "Written by irenic " + std::string(version()) +
                     ". It works out what follows from stated assumptions, for every party alike, and takes no side.");
        write_marking(html, subject);
    }
    return html.page();
}

}  // namespace irenic
