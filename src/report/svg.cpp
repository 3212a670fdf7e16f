#include "report/svg.hpp"

#include <fmt/format.h>

#include "report/unicode.hpp"

namespace irenic {

std::string place(double value) {
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

std::string fitting(std::string_view text, double units, double letter) {
    constexpr double share = 0.56;  // of the letter's height: the width of an average letter in common sans-serif faces
    return clipped(one_line(text), static_cast<std::size_t>(units / (letter * share)));
}

Svg::Svg(Html& html, std::string_view id, std::string_view title, std::string_view description, double width,
         double height, std::string_view kind)
    : html_(html),
      svg_(html.open("svg", {{"role", "img"},
                             {"class", kind},
                             {"viewBox", "0 0 " + place(width) + " " + place(height)},
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

void Svg::lines(double x, double y, std::string_view words, double width, std::size_t count, std::string_view kind,
                double letter) {
    const std::string whole = one_line(words);
    std::string_view rest = whole;
    for (std::size_t k = 0; k < count && !rest.empty(); ++k) {
        std::string line = fitting(rest, width, letter);
        const bool cut = line.size() < rest.size() || line != rest;
        const std::size_t space = cut ? line.find_last_of(' ') : std::string::npos;
        if (k + 1 == count || !cut || space == std::string::npos) {
            text(x, y + static_cast<double>(k) * (letter + 2), line, kind, whole);
            return;
        }
        line.resize(space);
        text(x, y + static_cast<double>(k) * (letter + 2), line, kind, whole);
        rest.remove_prefix(space + 1);
    }
}

void Svg::arrow(double x1, double x2, double y, std::string_view kind) {
    line(x1, y, x2 - 6, y, kind);
    path("M" + place(x2 - 8) + " " + place(y - 4) + " L" + place(x2) + " " + place(y) + " L" + place(x2 - 8) + " " +
             place(y + 4) + " Z",
         std::string(kind) + " head");
}

}  // namespace irenic
