#include "casefile/rational.hpp"

#include <algorithm>
#include <cstdlib>

namespace irenic::casefile {

namespace {

constexpr std::size_t longest = 400;
constexpr long largest_exponent = 400;
constexpr unsigned long places = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

mpz_class power_of_ten(unsigned long exponent) {
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
    return power;
}

}  // namespace

Rational parse_rational(std::string_view text) {
    std::size_t at = 0;
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) ++at;
    const std::size_t whole = digits_at(text, at);
    std::string digits(text.substr(at, whole));
    at += whole;
    unsigned long behind_point = 0;
    if (at < text.size() && text[at] == '.') {
        behind_point = digits_at(text, ++at);
        digits += text.substr(at, behind_point);
        at += behind_point;
    }
    if (digits.empty()) return {};
    long exponent = 0;
    std::string below;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const bool down = text.substr(at + 1).starts_with('-');
        at += down || text.substr(at + 1).starts_with('+') ? 2U : 1U;
        const std::size_t count = digits_at(text, at);
        if (count == 0) return {};
        exponent =
            count > 6 ? largest_exponent + 1 : std::strtol(std::string(text.substr(at, count)).c_str(), nullptr, 10);
        if (down) exponent = -exponent;
        at += count;
    } else if (at < text.size() && text[at] == '/') {
        const std::size_t count = digits_at(text, ++at);
        below = text.substr(at, count);
        at += count;
        if (below.find_first_not_of('0') == std::string::npos) return {};
    }
    if (at != text.size()) return {};
    if (digits.size() > longest || below.size() > longest || std::abs(exponent) > largest_exponent) return {{}, true};
    mpq_class value(mpz_class(digits, 10), power_of_ten(behind_point));
    if (!below.empty()) value /= mpq_class(mpz_class(below, 10));
    const mpq_class scale(power_of_ten(static_cast<unsigned long>(std::abs(exponent))));
    value.canonicalize();
    if (exponent < 0)
        value /= scale;
    else
        value *= scale;
    return {negative ? mpq_class(-value) : value, false};
}

mpz_class common_multiplier(const std::vector<mpq_class>& numbers) {
    mpz_class multiplier = 1;
    for (const mpq_class& number : numbers) {
        mpq_class millionths = number * mpq_class(power_of_ten(places));
        multiplier = lcm(multiplier, millionths.get_den());
        // Beyond this nothing fits into a case any more, and a product of large primes would only grow.
        if (mpz_sizeinbase(multiplier.get_mpz_t(), 2) > 4000) break;
    }
    return multiplier;
}

std::string decimal_text(const mpq_class& number) {
    const mpq_class millionths = number * mpq_class(power_of_ten(places));
    std::string digits = mpz_class(abs(millionths.get_num())).get_str();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return sgn(number) < 0 ? "-" + digits : digits;
}

}  // namespace irenic::casefile
