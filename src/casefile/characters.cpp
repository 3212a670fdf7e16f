#include "casefile/characters.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace irenic::casefile {

namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// Coarse on purpose: blocks, not single characters. An underline off by one cell harms nobody.
constexpr std::array<Span, 12> zero_wide{{
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x0610, 0x061A},
    {0x064B, 0x065F},
    {0x06D6, 0x06DC},
    {0x0900, 0x0902},
    {0x1AB0, 0x1AFF},
    {0x200B, 0x200F},
    {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
}};
constexpr std::array<Span, 9> two_wide{{
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

bool in_any(std::span<const Span> spans, char32_t point) {
    for (const Span& span : spans)
        if (point >= span.first && point <= span.last) return true;
    return false;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {0, 1, false};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {0, 1, false};
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {0, 1, false};
    return {value, length, true};
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).length;
    return count;
}

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point <= 0x9F); }

bool is_bidirectional_control(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::size_t cell_width(char32_t point) {
    if (point < 0x300) return 1;
    if (in_any(zero_wide, point)) return 0;
    return in_any(two_wide, point) ? 2 : 1;
}

}  // namespace irenic::casefile
