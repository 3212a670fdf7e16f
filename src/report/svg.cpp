#include "report/svg.hpp"

#include <fmt/format.h>

#include "report/unicode.hpp"

namespace irenic {

std::string place(double value) {
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

namespace {

/// The width of a letter as a share of its height, as in the widest of the common sans-serif faces: in others there is room to spare.
double share_of(char32_t letter) {
    constexpr std::string_view thin = " !'(),./:;I[]fijlrt|";
    constexpr std::string_view broad = "%@MWmw→…";
    if (width_of(letter) != 1) return width_of(letter) == 0 ? 0 : 1.05;
    const std::string bytes = utf8(letter);
    if (thin.find(bytes) != std::string_view::npos) return 0.4;
    if (broad.find(bytes) != std::string_view::npos) return 1;
    return letter >= 'A' && letter <= 'Z' ? 0.72 : 0.64;
}

}  // namespace

std::string fitting(std::string_view text, double units, double letter) {
    const std::string whole = one_line(text);
    const double room = units / letter;
    constexpr double ellipsis = 1;
    double width = 0;
    std::size_t kept = 0;  // bytes that leave room for the ellipsis
    std::string_view rest = whole;
    while (!rest.empty()) {
        const CodePoint c = first_code_point(rest);
        width += share_of(c.value);
        if (width > room) return whole.substr(0, kept) + "…";
        rest.remove_prefix(c.bytes);
        if (width + ellipsis <= room) kept = whole.size() - rest.size();
    }
    return whole;
}

std::vector<std::string> lines_of(std::string_view text, double units, std::size_t count, double letter) {
    const std::string whole = one_line(text);
    std::string_view rest = whole;
    std::vector<std::string> lines;
    while (lines.size() < count && !rest.empty()) {
        std::string line = fitting(rest, units, letter);
        const bool last = lines.size() + 1 == count || line == rest;
        const std::size_t space = last ? std::string::npos : line.find_last_of(' ');
        if (space == std::string::npos) {
            lines.push_back(std::move(line));
            break;
        }
        line.resize(space);
        rest.remove_prefix(space + 1);
        lines.push_back(std::move(line));
    }
    return lines;
}

Svg::Svg(Html& html, std::string_view id, std::string_view title, std::string_view description, double width,
         double height, std::string_view kind, std::string_view name_space)
    : html_(html),
      svg_(html.open("svg", {{"xmlns", name_space},
                             {"role", "img"},
                             {"class", kind},
                             // A file of its own changes its size with the window: its units are those of the screen.
                             {"viewBox", name_space.empty() ? "0 0 " + place(width) + " " + place(height) : ""},
                             {"width", place(width)},
                             {"height", place(height)},
                             {"aria-labelledby", std::string(id) + "-title " + std::string(id) + "-text"}})) {
    html.element("title", title, {{"id", std::string(id) + "-title"}});
    html.element("desc", description, {{"id", std::string(id) + "-text"}});
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view kind) {
    html_.empty("line", {{"x1", place(x1)}, {"y1", place(y1)}, {"x2", place(x2)}, {"y2", place(y2)}, {"class", kind}});
}

void Svg::rect(double x, double y, double width, double height, std::string_view kind) {
    html_.empty("rect",
                {{"x", place(x)}, {"y", place(y)}, {"width", place(width)}, {"height", place(height)}, {"class", kind}});
}

void Svg::circle(double x, double y, double radius, std::string_view kind) {
    html_.empty("circle", {{"cx", place(x)}, {"cy", place(y)}, {"r", place(radius)}, {"class", kind}});
}

void Svg::path(std::string_view shape, std::string_view kind) { html_.empty("path", {{"d", shape}, {"class", kind}}); }

void Svg::text(double x, double y, std::string_view words, std::string_view kind, std::string_view full) {
    const auto text = html_.open("text", {{"x", place(x)}, {"y", place(y)}, {"class", kind}});
    if (!full.empty() && full != words) html_.element("title", full);
    html_.text(words);
}

void Svg::lines(double x, double y, const std::vector<std::string>& lines, std::string_view kind, std::string_view full) {
    for (std::size_t k = 0; k < lines.size(); ++k)
        text(x, y + static_cast<double>(k) * line_height, lines[k], kind, full);
}

void Svg::arrow(double x1, double x2, double y, std::string_view kind) {
    line(x1, y, x2 - 6, y, kind);
    path("M" + place(x2 - 8) + " " + place(y - 4) + " L" + place(x2) + " " + place(y) + " L" + place(x2 - 8) + " " +
             place(y + 4) + " Z",
         std::string(kind) + " head");
}

}  // namespace irenic
