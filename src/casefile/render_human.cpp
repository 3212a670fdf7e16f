#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "casefile/characters.hpp"
#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "irenic/casefile.hpp"

namespace irenic {

namespace {

using casefile::CodePoint;

constexpr std::size_t widest = 100;  // cells of a source line that are shown
constexpr std::size_t before = 30;   // of them, before what is underlined, when the line is cut
constexpr std::size_t tab_width = 4;

struct Palette {
    std::string_view strong, error, warning, note, help, end;
};
constexpr Palette plain{};
constexpr Palette coloured{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[32m", "\x1b[0m"};

std::string_view word_for(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string_view colour_of(Severity severity, const Palette& palette) {
    return severity == Severity::error ? palette.error : severity == Severity::warning ? palette.warning : palette.note;
}

/// A stretch of a line as it is shown, and the underline below it.
struct Shown {
    std::string text;
    std::string underline;
};

struct Cell {
    std::string text;
    std::size_t width = 1;
    std::size_t column = 0;  ///< from 1, in code points
};

Cell cell_at(std::string_view line, std::size_t at, std::size_t column) {
    const CodePoint point = casefile::decode(line, at);
    const std::string_view bytes = line.substr(at, point.length);
    if (point.valid && point.value == '\t') return {std::string(tab_width, ' '), tab_width, column};
    if (!point.valid || casefile::is_control(point.value) || casefile::is_bidirectional_control(point.value)) {
        std::string made = casefile::escaped(bytes);
        const std::size_t width = made.size();
        return {std::move(made), width, column};
    }
    return {std::string(bytes), casefile::cell_width(point.value), column};
}

/// The underlined columns are `[first, last)`; at least one cell is underlined, also beyond the end of the line.
Shown show(std::string_view line, std::size_t first, std::size_t last) {
    last = std::max(last, first + 1);
    Shown shown;
    std::size_t begin = 0;
    std::size_t column = 1;
    const bool cut_front = first > widest - before;
    if (cut_front) {
        for (; begin < line.size() && column + before < first; ++column) begin += casefile::decode(line, begin).length;
        shown.text = "…";
        shown.underline = " ";
    }
    std::size_t cells = 0;
    std::size_t at = begin;
    bool marked = false;
    for (; at < line.size() && cells < widest; ++column) {
        const Cell cell = cell_at(line, at, column);
        at += casefile::decode(line, at).length;
        shown.text += cell.text;
        cells += cell.width;
        if (column < first) {
            shown.underline.append(cell.width, ' ');
        } else if (column < last) {
            for (std::size_t i = 0; i < cell.width; ++i) shown.underline += marked || i > 0 ? '~' : '^';
            marked = marked || cell.width > 0;
        }
    }
    if (at < line.size()) shown.text += "…";
    if (!marked) shown.underline += '^';
    return shown;
}

void render_source(std::string& out, const Diagnostic& found, const FileText& file, const Palette& palette) {
    const std::string_view line = casefile::line_of_text(file.text, found.place.line);
    const bool one_line = found.place.end_line == found.place.line;
    const std::size_t last = one_line ? found.place.end_column : casefile::code_points(line) + 1;
    const Shown shown = show(line, found.place.column, last);
    out += fmt::format("{:>5} | {}\n", found.place.line, shown.text);
    out += fmt::format("      | {}{}{}\n", colour_of(found.severity, palette), shown.underline,
                       colour_of(found.severity, palette).empty() ? "" : palette.end);
}

void render_one(std::string& out, const Diagnostic& found, const std::vector<FileText>& files, const Palette& palette) {
    const FileText* file = found.place.file < files.size() ? &files[found.place.file] : nullptr;
    const bool somewhere = found.place.line != 0 && file != nullptr;
    std::string head = file == nullptr ? "" : casefile::escaped(file->name);
    if (somewhere) head += fmt::format(":{}:{}", found.place.line, found.place.column);
    out += fmt::format("{}{}{}{}{}{}:{} {}{}{} [{}]\n", palette.strong, head, head.empty() ? "" : ": ", palette.end,
                       colour_of(found.severity, palette), word_for(found.severity), palette.end, palette.strong,
                       casefile::escaped(found.message), palette.end, found.code);
    if (somewhere) render_source(out, found, *file, palette);
    if (!found.help.empty())
        out += fmt::format("      = {}help:{} {}\n", palette.help, palette.end, casefile::escaped(found.help));
}

}  // namespace

std::string render_human(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files, bool colour) {
    std::string out;
    for (const Diagnostic& found : diagnostics) render_one(out, found, files, colour ? coloured : plain);
    return out;
}

}  // namespace irenic
