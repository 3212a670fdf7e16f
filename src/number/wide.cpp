#include <charconv>

#include <gmpxx.h>

#include "irenic/number.hpp"

namespace irenic {

/// `number` × 10^−`places`. Kept without trailing zeros only as far as addition needs it: no common divisors, ever.
struct Wide::Digits {
    mpz_class number = 0;
    std::uint64_t places = 0;
};

namespace {

mpz_class power_of_ten(std::uint64_t exponent) {
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
    return power;
}

mpz_class whole_number(std::int64_t value) {
    static_assert(sizeof(long) == sizeof(std::int64_t));
    return mpz_class(static_cast<long>(value));
}

}  // namespace

Wide::Wide() : digits_(std::make_unique<Digits>()) {}

// A unit is half a millionth, 5 × 10⁻⁷.
Wide::Wide(Decimal value) : digits_(std::make_unique<Digits>(Digits{whole_number(value.units) * 5, 7})) {
    while (digits_->places > 0 && mpz_divisible_ui_p(digits_->number.get_mpz_t(), 10) != 0) {
        digits_->number /= 10;
        --digits_->places;
    }
}

Wide::Wide(std::int64_t whole) : digits_(std::make_unique<Digits>(Digits{whole_number(whole), 0})) {}
Wide::Wide(const Wide& other) : digits_(std::make_unique<Digits>(*other.digits_)) {}
Wide::Wide(Wide&& other) noexcept = default;
Wide& Wide::operator=(const Wide& other) {
    if (this != &other) digits_ = std::make_unique<Digits>(*other.digits_);
    return *this;
}
Wide& Wide::operator=(Wide&& other) noexcept = default;
Wide::~Wide() = default;

Wide operator+(const Wide& left, const Wide& right) {
    const Wide::Digits& a = *left.digits_;
    const Wide::Digits& b = *right.digits_;
    Wide sum;
    if (a.places >= b.places)
        *sum.digits_ = {a.number + b.number * power_of_ten(a.places - b.places), a.places};
    else
        *sum.digits_ = {a.number * power_of_ten(b.places - a.places) + b.number, b.places};
    return sum;
}

Wide operator-(const Wide& left, const Wide& right) {
    Wide turned = right;
    turned.digits_->number = -turned.digits_->number;
    return left + turned;
}

Wide operator*(const Wide& left, const Wide& right) {
    Wide product;
    *product.digits_ = {left.digits_->number * right.digits_->number, left.digits_->places + right.digits_->places};
    return product;
}

int Wide::sign() const { return sgn(digits_->number); }

std::strong_ordering operator<=>(const Wide& left, const Wide& right) { return (left - right).sign() <=> 0; }

bool operator==(const Wide& left, const Wide& right) { return (left - right).sign() == 0; }

double Wide::to_double() const {
    // GMP's own conversion cuts digits off; forty digits read back as text are rounded to the nearest.
    const mpq_class fraction(digits_->number, power_of_ten(digits_->places));
    mpf_class close(0, 256);
    close = fraction;
    mp_exp_t exponent = 0;
    std::string digits = close.get_str(exponent, 10, 40);
    if (digits.empty()) return 0;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    double value = 0;
    const std::string text = "." + digits + "e" + std::to_string(exponent);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return negative ? -value : value;
}

Wide Wide::power(std::uint32_t exponent) const {
    Wide result;
    mpz_pow_ui(result.digits_->number.get_mpz_t(), digits_->number.get_mpz_t(), exponent);
    result.digits_->places = digits_->places * exponent;
    return result;
}

}  // namespace irenic
