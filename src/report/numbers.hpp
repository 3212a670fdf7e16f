/// Numbers for readers: few places, a real minus sign, and never a zero that is not one.
#pragma once

#include <string>

#include "irenic/model.hpp"
#include "irenic/number.hpp"

namespace irenic {

/// `12`, `−3.25`, `0.0004`: two places, or one figure where two places would hide the number.
std::string amount(double value);
std::string amount(Decimal value);
/// With its sign: `+12`, `−3`, `0`.
std::string signed_amount(double value);
/// What is missing, without a sign.
std::string size_of_gap(double value);

/// Every place of it: what was put in is shown as it was put in.
std::string exact_amount(Decimal value);
/// Two numbers that differ and would be shown alike.
bool shown_alike(Decimal a, Decimal b);
/// `20`, `20 (10 to 35)`, `0.9995 (0.999 to 1)`.
std::string range_words(const Range& range);

/// `1 step`, `3 steps`.
std::string counted(std::size_t count, const char* one, const char* many);
/// `a`: `no`, `one`, `two` … up to twelve, then digits.
std::string in_words(std::size_t count);

}  // namespace irenic
