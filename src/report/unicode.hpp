/// Text as a reader sees it: code points, their width on a terminal, and what must not reach one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace irenic {

/// One code point taken off the front of a text. Bytes that are no UTF-8 come one at a time, with `valid` false.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
    bool valid = false;
};

/// Precondition: `text` is not empty.
CodePoint first_code_point(std::string_view text);

std::string utf8(char32_t code_point);

/// Columns that a code point takes: 0 for combining marks and other invisible ones, 2 for wide ones.
unsigned width_of(char32_t code_point);
std::size_t display_width(std::string_view text);

/// Control characters, and those that turn the direction of what follows.
bool is_control(char32_t code_point);
bool turns_direction(char32_t code_point);

/// At most `columns` wide: the text itself, or its beginning and `…`.
std::string clipped(std::string_view text, std::size_t columns);

/// Runs of white space and line breaks become one space.
std::string one_line(std::string_view text);

}  // namespace irenic
