#include <limits>

#include "irenic/number.hpp"

namespace irenic {
namespace {

__extension__ using Wide128 = __int128;

constexpr int decimal_places = 6;
constexpr Wide128 greatest = std::numeric_limits<std::int64_t>::max();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The parts of `-12.5e3`: its digits without the point, and by how many places the point is moved.
struct Written {
    bool sound = false;
    bool negative = false;
    std::string digits;
    long exponent = 0;
};

Written take_apart(std::string_view text) {
    Written written;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) written.negative = text[at++] == '-';
    const std::size_t whole = at;
    while (at < text.size() && is_digit(text[at])) written.digits += text[at++];
    const bool has_whole = at > whole;
    bool has_part = false;
    if (at < text.size() && text[at] == '.') {
        for (++at; at < text.size() && is_digit(text[at]); ++at, --written.exponent) {
            written.digits += text[at];
            has_part = true;
        }
        if (!has_part) return written;
    }
    if (!has_whole && !has_part) return written;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool down = false;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) down = text[at++] == '-';
        const std::size_t first = at;
        long power = 0;
        for (; at < text.size() && is_digit(text[at]); ++at)
            if (power < 100'000) power = power * 10 + (text[at] - '0');
        if (at == first) return written;
        written.exponent += down ? -power : power;
    }
    written.sound = at == text.size();
    return written;
}

}  // namespace

ParsedDecimal parse_decimal(std::string_view text) {
    Written written = take_apart(text);
    if (!written.sound) return {{}, DecimalError::malformed};
    std::string& digits = written.digits;
    while (!digits.empty() && digits.back() == '0') {
        digits.pop_back();
        ++written.exponent;
    }
    const std::size_t first = digits.find_first_not_of('0');
    if (first == std::string::npos) return {};
    digits.erase(0, first);
    if (written.exponent < -decimal_places) return {{}, DecimalError::too_many_places};
    if (digits.size() > 20 || written.exponent > 20) return {{}, DecimalError::too_large};
    Wide128 units = 0;
    for (const char c : digits) {
        units = units * 10 + (c - '0');
        if (units > greatest) return {{}, DecimalError::too_large};
    }
    for (long k = -decimal_places; k < written.exponent; ++k) {
        units *= 10;
        if (units > greatest) return {{}, DecimalError::too_large};
    }
    units *= 2;
    if (units > greatest) return {{}, DecimalError::too_large};
    const auto narrow = static_cast<std::int64_t>(units);
    return {{written.negative ? -narrow : narrow}, DecimalError::none};
}

std::string to_string(Decimal value) {
    // Seven places, because half a millionth needs them; computed without a sign so that the least number fits too.
    const bool negative = value.units < 0;
    const std::uint64_t units =
        negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value.units) : static_cast<std::uint64_t>(value.units);
    constexpr auto per_one = static_cast<std::uint64_t>(Decimal::units_per_one);
    std::string text = std::to_string(units / per_one);
    std::uint64_t rest = units % per_one * 5;
    if (rest != 0) {
        std::string places(7, '0');
        for (std::size_t k = places.size(); k-- > 0; rest /= 10) places[k] = static_cast<char>('0' + rest % 10);
        while (places.back() == '0') places.pop_back();
        text += "." + places;
    }
    return negative ? "-" + text : text;
}

double to_double(Decimal value) {
    return static_cast<double>(static_cast<long double>(value.units) / static_cast<long double>(Decimal::units_per_one));
}

std::optional<Decimal> checked_sum(Decimal left, Decimal right) {
    Decimal sum;
    if (__builtin_add_overflow(left.units, right.units, &sum.units)) return {};
    return sum;
}

Decimal midpoint(Decimal left, Decimal right) {
    return {static_cast<std::int64_t>((Wide128{left.units} + right.units) / 2)};
}

}  // namespace irenic
