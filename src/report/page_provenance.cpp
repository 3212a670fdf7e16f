/// Whence an assumption comes, and the list of sources.
#include "report/names.hpp"
#include "report/page.hpp"

namespace irenic {
namespace {

void write_citation(Html& html, const Source& source, const std::string& locator) {
    {
        const auto link = html.open("a", {{"href", "#" + anchor("source", source.id)}, {"title", source.title}});
        html.element("bdi", source.id);
    }
    if (!locator.empty()) {
        html.text(" ");
        html.element("bdi", locator);
    }
    if (!source.grade.empty()) html.text(" (" + source.grade + ")");
}

void pair(Html& html, const char* label, const Phrase& words) {
    if (words.empty()) return;
    html.element("dt", label);
    html.element("dd", words);
}

void write_source(Html& html, const Source& source) {
    const auto article = html.open("article", {{"class", "claim"}, {"id", anchor("source", source.id)}});
    html.user("h3", label_of(source.title, source.id));
    const auto list = html.open("dl");
    pair(html, "Id", code(source.id));
    std::vector<Phrase> authors;
    for (const std::string& author : source.by) authors.emplace_back(name(author));
    pair(html, "By", list_of(authors));
    if (!source.publisher.empty()) pair(html, "Published by", name(source.publisher));
    if (!source.date.empty()) pair(html, "Date", name(source.date));
    if (!source.grade.empty())
        pair(html, "Grade", Phrase(name(source.grade)) << " (Admiralty code: source A to F, information 1 to 6)");
    if (!source.note.empty()) pair(html, "Note", prose(source.note));
    if (source.url.empty()) return;
    html.element("dt", "Address");
    const auto cell = html.open("dd");
    if (!is_web_address(source.url)) {
        html.element("bdi", source.url);
        return;
    }
    const auto link = html.open("a", {{"href", source.url}, {"rel", "noopener noreferrer external"}});
    html.element("bdi", source.url);
}

}  // namespace

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string anchor(std::string_view kind, std::string_view id) { return std::string(kind) + "-" + std::string(id); }

void write_provenance(Html& html, const Case& subject, const Provenance& provenance, Support support) {
    bool first = true;
    for (const Citation& citation : provenance.sources) {
        if (!first) html.text("; ");
        write_citation(html, subject.sources[citation.source], citation.locator);
        first = false;
    }
    if (!provenance.basis.empty()) {
        if (!first) html.text("; ");
        html.element("bdi", provenance.basis);
    }
    if (provenance.given()) return;
    if (support == Support::optional)
        html.text("–");
    else
        html.element("span", "no source, no basis ✗", {{"class", "bad"}});
}

void write_standing(Html& html, const Provenance& provenance) {
    bool first = true;
    const auto line = [&](const char* label, const std::string& text) {
        if (text.empty()) return;
        if (!first) html.empty("br");
        html.element("span", label, {{"class", "label"}});
        html.text(" ");
        html.element("bdi", text);
        first = false;
    };
    switch (provenance.status) {
        case Status::unstated: break;
        case Status::solid: line("Status:", "solid"); break;
        case Status::caveated: line("Status:", "caveated"); break;
        case Status::unsupported: line("Status:", "unsupported"); break;
    }
    line("Contested:", provenance.contested);
    line("Note:", provenance.note);
}

void write_sources(Html& html, const Case& subject) {
    const auto section = html.open("section", {{"id", "sources"}});
    html.element("h2", "Sources");
    if (subject.sources.empty()) html.element("p", "The case names no source.");
    for (const Source& source : subject.sources) write_source(html, source);
}

}  // namespace irenic
