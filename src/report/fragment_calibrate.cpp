/// A part of a case with the hazard that a table suggests, and where it comes from.
#include <algorithm>

#include <fmt/format.h>

#include "report/calibration_words.hpp"
#include "report/json.hpp"
#include "report/unicode.hpp"

namespace irenic {
namespace {

/// Text of others on one line, with nothing in it that could drive a terminal.
std::string plain_line(const std::string& text) { return safe_for_terminal(one_line(text)); }

/// In double quotes; JSON's are those of YAML.
std::string quoted_text(const std::string& text) {
    return Json(plain_line(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Letters and digits of the title, `-` for what lies between.
std::string source_id(const std::string& title) {
    std::string id;
    for (const char c : title) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool fits = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits)
            id += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    const bool begins_well = !id.empty() && id[0] >= 'a';
    return begins_well ? id : "data-" + id + (id.empty() ? "table" : "");
}

std::string either(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "`" : " or `") + word + "`";
    return text;
}

std::string counted_how(const SpellColumns& columns) {
    std::string words;
    if (!columns.duration.empty()) {
        words = "time in `" + columns.duration + "`";
        if (!columns.entry.empty()) words += " since `" + columns.entry + "`";
    } else {
        words = "time from `" + columns.start + "`";
        if (!columns.end.empty()) words += " to `" + columns.end + "`";
        if (!columns.censor.empty()) words += ", watched until " + columns.censor;
    }
    if (columns.event.empty()) return words + "; ended: has an end";
    words += "; ended: `" + columns.event + "` is ";
    return words + (columns.ended.empty() ? "1, true or yes" : either(columns.ended));
}

std::string what_was_counted(const Calibration& found, const CalibrationOrigin& origin, const GroupCalibration& group) {
    std::string words = fmt::format("file {}, SHA-256 {}; counted {}: {} of {} rows", file_name(origin.file),
                                    origin.sha256, origin.date, found.all.spells, found.counted.rows);
    if (!group.name.empty())
        words += fmt::format(", of them {} with `{}` {}", group.spells, found.counted.columns.group, group.name);
    words += fmt::format("; {} ended; {}", group.ended, counted_how(found.counted.columns));
    for (const RowsOfNote& rows : found.counted.left_out) words += "; left out, " + rows_words(rows);
    for (const RowsOfNote& rows : found.counted.adjusted) words += "; not as written, " + rows_words(rows);
    return words;
}

std::string how_fitted(const Calibration& found, const GroupCalibration& group) {
    std::string words = fmt::format(
        "each piece lets as many last through it as {} does; low and high are its 95 % interval, "
        "rounded to a millionth",
        fit_words(found.options.fit));
    const bool counted =
        std::any_of(group.pieces.begin(), group.pieces.end(), [](const FittedPiece& piece) { return piece.by_count; });
    if (counted) words += "; where the curve is open or nobody ended, ends over days watched";
    return words +
           "; counts of what became of agreements, not of why: an end may be a party's own stopping, which Irenic "
           "judges "
           "apart, so that the chance of breakdown from outside is at most this";
}

}  // namespace

std::string calibration_fragment(const Calibration& found, const CalibrationOrigin& origin,
                                 const GroupCalibration& group) {
    const std::string title = plain_line(origin.title.empty() ? file_name(origin.file) : origin.title);
    const std::string id = source_id(title);
    std::string text =
        "# Part of a case: a hazard by pieces of time, from a table of what became of agreements. Use it as a "
        "reading,\n"
        "# `readings: {data: {file: THIS-FILE}}`, or copy `sources` and `keeping` into a case.\n";
    text += "# " + plain_line(origin.command) + "\n";
    text += "sources:\n  " + id + ":\n    title: " + quoted_text(title) +
            "\n    note: " + quoted_text(what_was_counted(found, origin, group)) + "\n";
    text += "keeping:\n  hazard:\n";
    for (const HazardPiece& piece : hazard_of(group.pieces).pieces) {
        const std::string until = piece.until == none ? "" : fmt::format("until: {}, ", piece.until);
        text += fmt::format("    - {{{}is: [{}, {}, {}]}}\n", until, to_string(piece.daily.low),
                            to_string(piece.daily.best), to_string(piece.daily.high));
    }
    return text + "  source: " + id + "\n  note: " + quoted_text(how_fitted(found, group)) + "\n";
}

}  // namespace irenic
