#include "report/numbers.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace irenic {
namespace {

/// Without trailing zeros, and `0` for what rounds to it exactly.
std::string trimmed(std::string digits) {
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return digits;
}

std::string magnitude(double value) {
    const double size = std::fabs(value);
    if (size == 0) return "0";
    if (size >= 1e12) return fmt::format("{:.3g}", size);
    if (size >= 0.005) return trimmed(fmt::format("{:.2f}", size));
    if (size < 1e-9) return "less than 0.000000001";
    const int places = static_cast<int>(std::ceil(-std::log10(size)));
    return trimmed(fmt::format("{:.{}f}", size, places));
}

}  // namespace

std::string amount(double value) { return (value < 0 ? "−" : "") + magnitude(value); }

std::string amount(Decimal value) { return amount(to_double(value)); }

std::string signed_amount(double value) {
    if (value == 0) return "0";
    return (value < 0 ? "−" : "+") + magnitude(value);
}

std::string size_of_gap(double value) { return magnitude(value); }

bool shown_alike(Decimal a, Decimal b) { return a != b && amount(a) == amount(b); }

std::string exact_amount(Decimal value) { return value.units < 0 ? "−" + to_string(-value) : to_string(value); }

std::string range_words(const Range& range) {
    if (range.numbers == 1) return exact_amount(range.best);
    return exact_amount(range.best) + " (" + exact_amount(range.low) + " to " + exact_amount(range.high) + ")";
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string in_words(std::size_t count) {
    constexpr std::array<const char*, 13> words{"none",  "one",   "two",  "three", "four",   "five",  "six",
                                                "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return count < words.size() ? words[count] : std::to_string(count);
}

}  // namespace irenic
