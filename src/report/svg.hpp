/// Pictures as inline SVG: a title and a description for those who do not see them, classes instead of colours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/html.hpp"

namespace irenic {

class Svg {
public:
    /// `id` is unique in the page; `name_space` is for a picture that is a file of its own.
    Svg(Html& html, std::string_view id, std::string_view title, std::string_view description, double width,
        double height, std::string_view kind = "", std::string_view name_space = "");

    void line(double x1, double y1, double x2, double y2, std::string_view kind);
    void rect(double x, double y, double width, double height, std::string_view kind);
    void circle(double x, double y, double radius, std::string_view kind);
    void path(std::string_view shape, std::string_view kind);
    /// Text of the case or of ours; `full` is shown by pointing at it when the text is clipped.
    void text(double x, double y, std::string_view words, std::string_view kind, std::string_view full = "");
    /// Lines below each other; `full` as above.
    void lines(double x, double y, const std::vector<std::string>& lines, std::string_view kind,
               std::string_view full = "");
    /// An arrow to the right.
    void arrow(double x1, double x2, double y, std::string_view kind);

private:
    Html& html_;
    Html::Open svg_;
};

/// Numbers of a picture: one decimal place, never an exponent.
std::string place(double value);

/// The distance between two lines of a text.
inline constexpr double line_height = 14;

/// Text on at most so many lines, broken between words; what does not fit on the last one is cut.
std::vector<std::string> lines_of(std::string_view text, double units, std::size_t count, double letter = 13);

/// Text cut to what fits into so many units of a picture, at the given size of letters.
std::string fitting(std::string_view text, double units, double letter = 13);

}  // namespace irenic
