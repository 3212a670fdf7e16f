#include "report/html.hpp"

#include "report/unicode.hpp"

namespace irenic {
namespace {

constexpr std::string_view replacement = "\uFFFD";

std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::good: return "good";
        case Tone::bad: return "bad";
        case Tone::quiet: return "quiet";
        case Tone::strong: return "";
    }
    return "";
}

/// Elements inside a line, which get no line break after them.
bool inline_tag(std::string_view tag) {
    for (const std::string_view one :
         {"bdi", "code", "span", "a", "strong", "em", "b", "title", "tspan", "td", "th", "text"})
        if (one == tag) return true;
    return false;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const CodePoint c = first_code_point(text);
        const bool space = c.value == '\n' || c.value == '\t';
        const bool no_character = (c.value & 0xFFFEU) == 0xFFFEU;  // XML does not allow them
        if (!c.valid || no_character || (is_control(c.value) && !space))
            safe += replacement;
        else if (c.value == '&')
            safe += "&amp;";
        else if (c.value == '<')
            safe += "&lt;";
        else if (c.value == '>')
            safe += "&gt;";
        else if (c.value == '"')
            safe += "&quot;";
        else if (c.value == '\'')
            safe += "&#39;";
        else
            safe += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return safe;
}

void Html::start(std::string_view tag, Attributes attributes, bool self_closing) {
    page_ += "<";
    page_ += tag;
    for (const auto& [name, value] : attributes) {
        if ((name == "class" || name == "xmlns") && value.empty()) continue;
        page_ += " ";
        page_ += name;
        page_ += "=\"" + escaped(value) + "\"";
    }
    page_ += self_closing ? "/>" : ">";
}

void Html::close(std::string_view tag) {
    page_ += "</";
    page_ += tag;
    page_ += inline_tag(tag) ? ">" : ">\n";
}

Html::Open Html::open(std::string_view tag, Attributes attributes) {
    start(tag, attributes, false);
    return {*this, tag};
}

Html::Open Html::frame(std::string_view label) {
    return open("div", {{"class", "frame"}, {"role", "group"}, {"tabindex", "0"}, {"aria-label", label}});
}

void Html::empty(std::string_view tag, Attributes attributes) { start(tag, attributes, true); }

void Html::text(std::string_view text) { page_ += escaped(text); }

void Html::piece(const Piece& piece) {
    switch (piece.kind) {
        case Piece::Kind::words: text(piece.text); break;
        case Piece::Kind::name:
        case Piece::Kind::prose: element("bdi", short_text(piece)); break;
        case Piece::Kind::code: {
            const Open code = open("code");
            element("bdi", piece.text);
            break;
        }
    }
}

void Html::phrase(const Phrase& phrase) {
    for (const Piece& one : phrase.pieces()) {
        if (one.tone == Tone::plain) {
            piece(one);
        } else if (one.tone == Tone::strong) {
            const Open strong = open("strong");
            piece(one);
        } else {
            const Open span = open("span", {{"class", class_of(one.tone)}});
            piece(one);
        }
    }
}

void Html::user(std::string_view tag, std::string_view words, Attributes attributes) {
    page_ += "<";
    page_ += tag;
    page_ += " dir=\"auto\"";
    for (const auto& [name, value] : attributes) {
        page_ += " ";
        page_ += name;
        page_ += "=\"" + escaped(value) + "\"";
    }
    page_ += ">";
    text(words);
    close(tag);
}

void Html::element(std::string_view tag, std::string_view words, Attributes attributes) {
    const Open one = open(tag, attributes);
    text(words);
}

void Html::element(std::string_view tag, const Phrase& words, Attributes attributes) {
    const Open one = open(tag, attributes);
    phrase(words);
}

namespace {

/// The caption stands above the frame, so that it is read without scrolling; the frame and the table carry it as a label.
Html::Open frame_under_caption(Html& html, const Phrase& caption) {
    html.element("p", caption, {{"class", "caption"}});
    return html.frame(caption.text());
}

/// Cells with more than a word or a number are given room, so that a crowded table grows wide and not tall.
const char* width_class(const Phrase& cell) {
    constexpr std::size_t short_cell = 14;
    return display_width(cell.text()) > short_cell ? "words" : "";
}

Html::Open body_after_head(Html& html, const std::vector<Phrase>& header) {
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const Phrase& cell : header) html.element("th", cell, {{"scope", "col"}, {"class", width_class(cell)}});
    }
    return html.open("tbody");
}

}  // namespace

HtmlTable::HtmlTable(Html& html, const Phrase& caption, const std::vector<Phrase>& header)
    : html_(html),
      frame_(frame_under_caption(html, caption)),
      table_(html.open("table", {{"aria-label", caption.text()}})),
      body_(body_after_head(html, header)) {}

void HtmlTable::row(const std::vector<Phrase>& cells, std::string_view address) {
    const auto row = html_.open("tr");
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (k > 0) {
            html_.element("td", cells[k], {{"class", width_class(cells[k])}});
            continue;
        }
        const auto head = html_.open("th", {{"scope", "row"}});
        if (address.empty())
            html_.phrase(cells[k]);
        else
            html_.element("a", cells[k], {{"href", address}});
    }
}

}  // namespace irenic
