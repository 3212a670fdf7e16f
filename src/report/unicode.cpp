#include "report/unicode.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "irenic/report.hpp"

namespace irenic {
namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// Unicode general categories Mn, Me and Cf, as far as scripts in common use need them.
constexpr std::array<Span, 52> invisible{{
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0600, 0x0605},   {0x0610, 0x061A},   {0x061C, 0x061C}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DD}, {0x06DF, 0x06E4},   {0x06E7, 0x06E8},   {0x06EA, 0x06ED}, {0x0711, 0x0711},
    {0x0730, 0x074A}, {0x07A6, 0x07B0}, {0x07EB, 0x07F3},   {0x0816, 0x0819},   {0x08D3, 0x0902}, {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},   {0x0951, 0x0957},   {0x0962, 0x0963}, {0x0981, 0x0981},
    {0x09BC, 0x09BC}, {0x09C1, 0x09C4}, {0x09CD, 0x09CD},   {0x0A01, 0x0A02},   {0x0A3C, 0x0A51}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1ACE},   {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x302D},   {0x3099, 0x309A},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0x1F3FB, 0x1F3FF}, {0xE0001, 0xE01EF},
}};

// East Asian Width W and F.
constexpr std::array<Span, 18> wide{{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x2705, 0x2705},
    {0x274C, 0x274C},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

template <std::size_t Count>
bool within(const std::array<Span, Count>& spans, char32_t c) {
    const auto* span =
        std::partition_point(spans.data(), spans.data() + Count, [c](const Span& s) { return s.last < c; });
    return span != spans.data() + Count && span->first <= c;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 1, false};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xC0U) != 0x80U) return {lead, 1, false};
        value = value << 6U | (byte(k) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < least[length] || value > 0x10FFFF || surrogate) return {lead, 1, false};
    return {value, length, true};
}

std::string utf8(char32_t c) {
    const auto tail = [c](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
}

unsigned width_of(char32_t c) {
    if (within(invisible, c)) return 0;
    return within(wide, c) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const CodePoint c = first_code_point(text);
        columns += c.valid ? width_of(c.value) : 1;
        text.remove_prefix(c.bytes);
    }
    return columns;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::string clipped(std::string_view text, std::size_t columns) {
    if (text.size() <= columns || display_width(text) <= columns) return std::string(text);
    std::size_t used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const CodePoint c = first_code_point(text.substr(end));
        const std::size_t more = c.valid ? width_of(c.value) : 1;
        if (used + more + 1 > columns) break;
        used += more;
        end += c.bytes;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string one_line(std::string_view text) {
    std::string line;
    bool gap = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space && gap && !line.empty()) line += ' ';
        if (!space) line += c;
        gap = space;
    }
    return line;
}

std::string safe_for_terminal(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const CodePoint c = first_code_point(text);
        if (!c.valid)
            safe += fmt::format("<0x{:02X}>", static_cast<unsigned>(c.value));
        else if (is_control(c.value) || turns_direction(c.value))
            safe += fmt::format("<U+{:04X}>", static_cast<unsigned>(c.value));
        else
            safe += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return safe;
}

}  // namespace irenic
