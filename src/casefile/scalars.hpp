/// Words of a case read as what they stand for: labels, numbers, ranges, yes or no.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/problems.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

/// A label: line breaks and runs of spaces become one space. Nothing becomes the empty text.
std::string read_label(const Node* node);

/// A text of one or more lines, without the line break at its end.
std::string read_text(const Node* node);

/// What a number may be.
struct Bounds {
    std::optional<Decimal> least;
    std::optional<Decimal> most;
    bool least_excluded = false;
    bool most_excluded = false;
    std::string_view words;  ///< `between 0 and 1`
};

inline constexpr Decimal zero{0};
inline constexpr Decimal one{Decimal::units_per_one};

std::optional<Decimal> read_decimal(const Node& node, std::string_view what, const Bounds& bounds, Problems& problems);

/// One number, `[low, high]` or `[low, best, high]`, ascending.
std::optional<Range> read_range(const Node& node, std::string_view what, const Bounds& bounds, Problems& problems);

/// How numbers spread over a range, where `distribution` says so.
Range::Shape read_shape(const Node* node, Problems& problems);

/// A whole number from `least` to `most`.
std::optional<std::uint32_t> read_whole(const Node& node, std::string_view what, std::uint32_t least,
                                        std::uint32_t most, Problems& problems);

/// `true` or `false`; `yes` and `no` are words in a case file.
std::optional<bool> read_truth(const Node& node, std::string_view what, Problems& problems);

/// The position of the word in `choices`.
std::optional<std::size_t> read_choice(const Node& node, std::string_view what,
                                       std::span<const std::string_view> choices, Problems& problems);

/// A text, or every text of a list. Anything else is reported and left out.
std::vector<const Node*> texts_of(const Node* node, std::string_view what, Problems& problems);

/// A day of the calendar, written as ISO 8601 does.
std::optional<CalendarDay> read_day(const Node& node, std::string_view what, Problems& problems);

/// A warning if this is not a year, a month or a day: 2031, 2031-02, 2031-02-03.
void check_date(const Node* node, Problems& problems);

}  // namespace irenic::casefile
