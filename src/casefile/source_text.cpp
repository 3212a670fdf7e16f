#include "casefile/source_text.hpp"

#include <algorithm>

#include "casefile/characters.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t block_bytes = 256;

bool begins_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// One past the line break at `at`, or `at` when there is none.
std::size_t after_break(std::string_view text, std::size_t at) {
    if (text[at] == '\n') return at + 1;
    if (text[at] != '\r') return at;
    return at + 1 < text.size() && text[at + 1] == '\n' ? at + 2 : at + 1;
}

}  // namespace

SourceText::SourceText(std::uint32_t file, std::string_view text) : file_(file), text_(text), lines_{0} {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at % block_bytes == 0) points_in_blocks_.push_back(points);
        if (begins_point(text[at])) ++points;
        const bool before_lf = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (text[at] == '\n' || (text[at] == '\r' && !before_lf)) lines_.push_back(at + 1);
    }
    points_in_blocks_.push_back(points);
}

std::size_t SourceText::line_of(std::size_t at) const {
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), at);
    return static_cast<std::size_t>(next - lines_.begin()) - 1;
}

std::size_t SourceText::points_before(std::size_t at) const {
    const std::size_t block = at / block_bytes;
    if (block * block_bytes >= text_.size()) return points_in_blocks_.back();
    std::size_t points = points_in_blocks_[block];
    for (std::size_t i = block * block_bytes; i < at; ++i)
        if (begins_point(text_[i])) ++points;
    return points;
}

Place SourceText::place(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, text_.size());
    end = std::clamp(end, begin, text_.size());
    const auto column = [&](std::size_t at) { return points_before(at) - points_before(lines_[line_of(at)]) + 1; };
    Place made;
    made.file = file_;
    made.line = static_cast<std::uint32_t>(line_of(begin) + 1);
    made.column = static_cast<std::uint32_t>(column(begin));
    made.end_line = static_cast<std::uint32_t>(line_of(end) + 1);
    made.end_column = static_cast<std::uint32_t>(column(end));
    if (begin == end) ++made.end_column;
    return made;
}

std::size_t SourceText::offset(std::size_t line, std::size_t column) const {
    if (line == 0 || line > lines_.size()) return text_.size();
    std::size_t at = lines_[line - 1];
    const std::size_t end = line < lines_.size() ? lines_[line] : text_.size();
    for (std::size_t passed = 1; passed < column && at < end; ++passed) at += decode(text_, at).length;
    return std::min(at, end);
}

std::string_view line_of_text(std::string_view text, std::size_t line) {
    std::size_t begin = 0;
    for (std::size_t passed = 1; passed < line; ++passed) {
        begin = text.find_first_of("\r\n", begin);
        if (begin == std::string_view::npos) return {};
        begin = after_break(text, begin);
    }
    return text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
}

}  // namespace irenic::casefile
