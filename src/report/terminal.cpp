#include "report/terminal.hpp"

#include <algorithm>
#include <numeric>

#include "report/names.hpp"
#include "report/unicode.hpp"

namespace irenic {
namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_prose = 2000;
constexpr std::size_t gap = 2;
constexpr unsigned narrowest_screen = 40;
constexpr std::size_t narrowest_column = 12;

struct Fragment {
    std::string text;
    Tone tone = Tone::plain;
};
/// What is never broken unless it is longer than a line.
struct Word {
    std::vector<Fragment> fragments;
    std::size_t width = 0;
};
using Line = std::vector<Fragment>;

std::string plain_text(const Piece& piece) {
    if (piece.kind == Piece::Kind::words) return piece.text;
    const std::size_t longest = piece.kind == Piece::Kind::name ? longest_name : longest_prose;
    return safe_for_terminal(clipped(one_line(piece.text), longest));
}

std::vector<Word> words_of(const Phrase& phrase) {
    std::vector<Word> words;
    bool open = false;
    for (const Piece& piece : phrase.pieces()) {
        const std::string text = plain_text(piece);
        std::size_t at = 0;
        while (at < text.size()) {
            if (text[at] == ' ') {
                open = false;
                ++at;
                continue;
            }
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (!open) words.emplace_back();
            open = true;
            words.back().fragments.push_back({text.substr(at, end - at), piece.tone});
            words.back().width += display_width(words.back().fragments.back().text);
            at = end;
        }
    }
    return words;
}

/// Cuts a word that is wider than a line into pieces that fit.
std::vector<Word> cut(const Word& word, std::size_t width) {
    std::vector<Word> parts(1);
    for (const Fragment& fragment : word.fragments) {
        std::string_view rest = fragment.text;
        while (!rest.empty()) {
            const CodePoint c = first_code_point(rest);
            const std::size_t more = width_of(c.value);
            if (parts.back().width + more > width && parts.back().width > 0) parts.emplace_back();
            Word& part = parts.back();
            if (part.fragments.empty() || part.fragments.back().tone != fragment.tone)
                part.fragments.push_back({"", fragment.tone});
            part.fragments.back().text += rest.substr(0, c.bytes);
            part.width += more;
            rest.remove_prefix(c.bytes);
        }
    }
    return parts;
}

void append(Line& line, const Word& word, bool spaced) {
    if (spaced) {
        const bool same = line.back().tone == word.fragments.front().tone;
        line.push_back({" ", same ? line.back().tone : Tone::plain});
    }
    line.insert(line.end(), word.fragments.begin(), word.fragments.end());
}

/// Lines of at most `width` columns, the first of at most `first`.
std::vector<Line> wrapped(const Phrase& phrase, std::size_t first, std::size_t width) {
    std::vector<Line> lines(1);
    std::size_t used = 0;
    const auto put = [&](const Word& word) {
        const std::size_t room = lines.size() == 1 ? first : width;
        if (used > 0 && used + 1 + word.width > room) {
            lines.emplace_back();
            used = 0;
        }
        append(lines.back(), word, used > 0);
        used += word.width + (used > 0 ? 1 : 0);
    };
    const std::size_t narrow = std::min(first, width);
    for (const Word& word : words_of(phrase)) {
        if (word.width <= narrow)
            put(word);
        else
            for (const Word& part : cut(word, narrow)) put(part);
    }
    return lines;
}

const char* escape_of(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::good: return "\x1b[38;5;32m";
        case Tone::bad: return "\x1b[38;5;166m";
        case Tone::quiet: return "\x1b[38;5;245m";
        case Tone::strong: return "\x1b[1m";
    }
    return "";
}

std::string printed(const Line& line, bool colour) {
    std::string text;
    for (std::size_t k = 0; k < line.size(); ++k) {
        const Tone tone = line[k].tone;
        const bool coloured = colour && tone != Tone::plain;
        if (coloured && (k == 0 || line[k - 1].tone != tone)) text += escape_of(tone);
        text += line[k].text;
        if (coloured && (k + 1 == line.size() || line[k + 1].tone != tone)) text += "\x1b[0m";
    }
    for (std::size_t at = 0; (at = text.find(hard_space, at)) != std::string::npos;)
        text.replace(at, hard_space.size(), " ");
    return text;
}

std::size_t width_of_line(const Line& line) {
    std::size_t width = 0;
    for (const Fragment& fragment : line) width += display_width(fragment.text);
    return width;
}

struct Extent {
    std::size_t natural = 0;
    std::size_t least = 0;
};

Extent extent_of(const TextTable& table, std::size_t column) {
    Extent extent{2, 2};  // a wide character needs two
    const auto look = [&](const Phrase& cell) {
        std::size_t width = 0;
        for (const Word& word : words_of(cell)) {
            width += word.width + (width > 0 ? 1 : 0);
            extent.least = std::max(extent.least, std::min(word.width, narrowest_column));
        }
        extent.natural = std::max(extent.natural, width);
    };
    look(table.header()[column]);
    for (const auto& row : table.rows()) look(row[column]);
    return extent;
}

/// Takes columns from the widest until all fit.
std::vector<std::size_t> fitted(const std::vector<Extent>& extents, std::size_t room) {
    std::vector<std::size_t> widths;
    for (const Extent& extent : extents) widths.push_back(std::min(extent.natural, room));
    std::size_t sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    while (sum > room) {
        std::size_t widest = widths.size();
        for (std::size_t k = 0; k < widths.size(); ++k)
            if (widths[k] > extents[k].least && (widest == widths.size() || widths[k] > widths[widest])) widest = k;
        if (widest == widths.size()) break;
        --widths[widest];
        --sum;
    }
    return widths;
}

/// Which columns stand together, the first one in every part.
std::vector<std::vector<std::size_t>> parts_of(const std::vector<Extent>& extents, std::size_t width) {
    std::vector<std::vector<std::size_t>> parts(1, {0});
    std::size_t used = extents.front().least;
    for (std::size_t k = 1; k < extents.size(); ++k) {
        if (used + gap + extents[k].least > width && parts.back().size() > 1) {
            parts.push_back({0});
            used = extents.front().least;
        }
        parts.back().push_back(k);
        used += gap + extents[k].least;
    }
    return parts;
}

Phrase strong(const Phrase& phrase) {
    Phrase words;
    for (Piece piece : phrase.pieces()) {
        piece.tone = Tone::strong;
        words << std::move(piece);
    }
    return words;
}

}  // namespace

Screen::Screen(const TextStyle& style) : style_(style) { style_.width = std::max(style.width, narrowest_screen); }

void Screen::blank() { text_ += "\n"; }

void Screen::heading(const Phrase& words) { paragraph(strong(words)); }

void Screen::paragraph(const Phrase& words, unsigned indent, unsigned hanging) {
    const std::size_t first = style_.width - indent;
    bool opening = true;
    for (const Line& line : wrapped(words, first, first - hanging)) {
        const std::string text = printed(line, style_.colour);
        if (!text.empty()) text_ += std::string(opening ? indent : indent + hanging, ' ') + text;
        text_ += "\n";
        opening = false;
    }
}

void Screen::table(const TextTable& table) {
    std::vector<Extent> extents;
    for (std::size_t k = 0; k < table.header().size(); ++k) extents.push_back(extent_of(table, k));
    bool first = true;
    for (const std::vector<std::size_t>& columns : parts_of(extents, style_.width)) {
        std::vector<Extent> chosen;
        for (const std::size_t k : columns) chosen.push_back(extents[k]);
        if (!first) blank();
        print_part(table, columns, fitted(chosen, style_.width - gap * (columns.size() - 1)));
        first = false;
    }
}

void Screen::print_part(const TextTable& table, const std::vector<std::size_t>& columns,
                        const std::vector<std::size_t>& widths) {
    const auto print_row = [&](const std::vector<Phrase>& cells, bool header) {
        std::vector<std::vector<Line>> lines;
        std::size_t height = 0;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const Phrase& cell = cells[columns[k]];
            lines.push_back(wrapped(header ? strong(cell) : cell, widths[k], widths[k]));
            height = std::max(height, lines.back().size());
        }
        for (std::size_t at = 0; at < height; ++at) {
            std::string text;
            for (std::size_t k = 0; k < columns.size(); ++k) {
                const Line line = at < lines[k].size() ? lines[k][at] : Line{};
                text += printed(line, style_.colour) +
                        std::string(widths[k] - std::min(widths[k], width_of_line(line)), ' ');
                if (k + 1 < columns.size()) text += std::string(gap, ' ');
            }
            text_ += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
        }
    };
    print_row(table.header(), true);
    const std::size_t all = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
    Line rule{{"", Tone::quiet}};
    for (std::size_t k = 0; k < all; ++k) rule.front().text += "─";
    text_ += printed(rule, style_.colour) + "\n";
    for (const auto& row : table.rows()) print_row(row, false);
}

void open_answer(Screen& screen, const Case& subject, bool with_question) {
    screen.heading(prose(subject.title));
    Phrase marking("Marking: ");
    if (!subject.marking.empty()) screen.paragraph(marking << prose(subject.marking), 0, 2);
    Phrase question("Question: ");
    if (with_question && !subject.question.empty()) screen.paragraph(question << prose(subject.question), 0, 2);
    Phrase reading("Reading in force: ");
    if (!subject.reading.empty()) screen.paragraph(reading << code(subject.reading), 0, 2);
    Phrase settings("Set by hand: ");
    for (std::size_t k = 0; k < subject.settings.size(); ++k)
        settings << (k > 0 ? ", " : "") << code(subject.settings[k]);
    if (!subject.settings.empty()) screen.paragraph(settings, 0, 2);
    if (subject.scenario)
        screen.paragraph(scenario_in_force(subject) << ": every range is the number that was drawn from it.", 0, 2);
}

}  // namespace irenic
