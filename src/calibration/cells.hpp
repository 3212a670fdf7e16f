/// What a cell of a table says: a number, a date, or nothing.
#pragma once

#include <optional>
#include <string_view>

namespace irenic::calibration {

/// Empty, or one of the usual marks for what is not known: NA, N/A, NaN, null, a dot.
bool is_blank(std::string_view cell);

/// A whole cell that is a finite number, with a decimal point.
std::optional<double> number_in(std::string_view cell);

/// Days since 1970 of a year-month-day that is in the calendar.
std::optional<double> date_in(std::string_view cell);

/// Do they say the same, capitals aside?
bool same_word(std::string_view a, std::string_view b);

}  // namespace irenic::calibration
