/// One text that is read: its bytes, and where each byte stands for a person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "irenic/model.hpp"

namespace irenic::casefile {

/// Turns byte offsets into lines and columns in constant time, however long the lines are.
/// Line breaks are LF, CR LF and a lone CR, as in YAML 1.2. The text must outlive this.
class SourceText {
public:
    SourceText(std::uint32_t file, std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::uint32_t file() const { return file_; }

    /// The stretch of bytes `[begin, end)`; an empty one is widened to one column.
    [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;

    /// The byte offset at which the line of byte `at` begins.
    [[nodiscard]] std::size_t line_begin(std::size_t at) const { return lines_[line_of(at)]; }

    /// The byte offset of a line and column, both counted from 1, as far as there is one.
    [[nodiscard]] std::size_t offset(std::size_t line, std::size_t column) const;

private:
    [[nodiscard]] std::size_t line_of(std::size_t at) const;
    [[nodiscard]] std::size_t points_before(std::size_t at) const;

    std::uint32_t file_;
    std::string_view text_;
    std::vector<std::size_t> lines_;             // where each line begins
    std::vector<std::size_t> points_in_blocks_;  // code points before each block of bytes
};

/// The lines of a text without their breaks, for printing one of them.
std::string_view line_of_text(std::string_view text, std::size_t line);

}  // namespace irenic::casefile
