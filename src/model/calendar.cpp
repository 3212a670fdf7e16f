#include <algorithm>

#include "irenic/model.hpp"

namespace irenic {
namespace {

using std::chrono::year_month_day;

constexpr int first_year = 1583;  // the first whole year of the Gregorian calendar
constexpr CalendarDay last_day{std::chrono::year{9999} / 12 / 31};

std::optional<int> number_in(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<CalendarDay> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = number_in(text.substr(0, 4));
    const auto month = number_in(text.substr(5, 2));
    const auto day = number_in(text.substr(8, 2));
    if (!year || !month || !day || *year < first_year) return {};
    const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return {};
    return CalendarDay{date};
}

std::string to_string(CalendarDay day) {
    const year_month_day date{day};
    std::string text;
    const auto add = [&](unsigned number, std::size_t places) {
        const std::string digits = std::to_string(number);
        text += std::string(places - std::min(places, digits.size()), '0') + digits;
    };
    add(static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text += '-';
    add(static_cast<unsigned>(date.month()), 2);
    text += '-';
    add(static_cast<unsigned>(date.day()), 2);
    return text;
}

std::optional<CalendarDay> days_after(CalendarDay day, std::uint64_t days) {
    const auto left = static_cast<std::uint64_t>((last_day - day).count());
    if (day > last_day || days > left) return {};
    return day + std::chrono::days{static_cast<int>(days)};
}

}  // namespace irenic
