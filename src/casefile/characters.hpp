/// Code points of UTF-8 text: which they are, which are forbidden, how wide they stand in a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace irenic::casefile {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;  ///< bytes; 1 when not valid
    bool valid = false;
};

/// The code point that begins at byte `at`. Overlong forms, surrogates and values above U+10FFFF are not valid.
CodePoint decode(std::string_view text, std::size_t at);

/// The number of code points; a byte that begins none counts as one.
std::size_t code_points(std::string_view text);

/// C0 (tab and line breaks included), DEL and C1.
bool is_control(char32_t point);

/// Overrides, embeddings and isolates, which let text be seen in another order than it is read (U+202A–202E, U+2066–2069).
bool is_bidirectional_control(char32_t point);

/// Cells in a terminal: 0 for combining marks, 2 for East Asian wide characters and emoji, otherwise 1.
std::size_t cell_width(char32_t point);

}  // namespace irenic::casefile
