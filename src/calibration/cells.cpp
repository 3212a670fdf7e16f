#include "calibration/cells.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace irenic::calibration {
namespace {

std::optional<int> whole_in(std::string_view digits) {
    int value = 0;
    const bool only_digits = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (!only_digits || error != std::errc{}) return {};
    return value;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_blank(std::string_view cell) {
    constexpr std::string_view marks[] = {"", "na", "n/a", "nan", "null", "."};
    return std::any_of(std::begin(marks), std::end(marks),
                       [cell](std::string_view mark) { return same_word(mark, cell); });
}

std::optional<double> number_in(std::string_view cell) {
    if (cell.starts_with('+')) cell.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return {};
    return value;
}

std::optional<double> date_in(std::string_view cell) {
    constexpr std::size_t length = 10;  // 2031-02-03
    if (cell.size() != length || cell[4] != '-' || cell[7] != '-') return {};
    const auto year = whole_in(cell.substr(0, 4));
    const auto month = whole_in(cell.substr(5, 2));
    const auto day = whole_in(cell.substr(8, 2));
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return {};
    return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace irenic::calibration
