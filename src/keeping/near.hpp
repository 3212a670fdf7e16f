/// A number of about thirty digits, and how far off it may be at most.
///
/// Two doubles whose sum is the number (Dekker 1971), with a bound of the error that every operation only ever makes too large. What
/// is exact in two doubles, such as sums of whole numbers, has a bound of 0.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include "irenic/number.hpp"

namespace irenic {

class Near {
public:
    Near() = default;
    explicit Near(std::int64_t whole) {
        // The lowest bits are taken off first, so that nothing overflows on the way.
        const std::int64_t low = whole & 0xFFFFFFF;
        const auto [sum, rest] = two_sum(static_cast<double>(whole - low), static_cast<double>(low));
        high_ = sum;
        low_ = rest;
    }
    /// Of a discount or a hazard: at most 2⁵³ units.
    static Near of(Decimal value) { return Near(value.units).in_ones(); }

    friend Near operator+(const Near& a, const Near& b) {
        const auto [high, rest] = two_sum(a.high_, b.high_);
        const auto [low, left] = two_sum(a.low_, b.low_);
        const auto [middle, lost] = two_sum(rest, low);
        Near sum;
        const auto [first, second] = two_sum(high, middle);
        sum.high_ = first;
        sum.low_ = second;
        sum.error_ = (a.error_ + b.error_ + std::abs(left) + std::abs(lost)) * a_little_more;
        return sum;
    }
    Near operator-() const {
        Near turned = *this;
        turned.high_ = -high_;
        turned.low_ = -low_;
        return turned;
    }
    friend Near operator-(const Near& a, const Near& b) { return a + -b; }
    friend Near operator*(const Near& a, const Near& b) {
        const double high = a.high_ * b.high_;
        const double rest = std::fma(a.high_, b.high_, -high);
        const double cross = a.high_ * b.low_ + a.low_ * b.high_;
        Near product;
        const auto [first, second] = two_sum(high, rest + cross);
        product.high_ = first;
        product.low_ = second;
        const bool exact = a.low_ == 0 && b.low_ == 0;
        product.error_ = ((exact ? 0 : rounding * std::abs(high)) + std::abs(a.high_) * b.error_ * 2 +
                          std::abs(b.high_) * a.error_ * 2 + a.error_ * b.error_) *
                         a_little_more;
        // Below, parts of a product could be lost without a trace.
        if (a.high_ != 0 && b.high_ != 0 && std::abs(high) < smallest)
            product.error_ = std::numeric_limits<double>::infinity();
        return product;
    }
    [[nodiscard]] Near power(std::uint32_t exponent) const {
        Near result(1);
        Near factor = *this;
        for (; exponent != 0; exponent >>= 1U) {
            if ((exponent & 1U) != 0) result = result * factor;
            if (exponent > 1) factor = factor * factor;
        }
        return result;
    }

    [[nodiscard]] bool surely_negative() const { return high_ + low_ + error_ * 2 < 0; }
    [[nodiscard]] bool surely_not_negative() const { return high_ + low_ - error_ * 2 >= 0; }
    /// Units made ones: divided by `Decimal::units_per_one`.
    [[nodiscard]] Near in_ones() const {
        constexpr auto units = static_cast<double>(Decimal::units_per_one);
        Near divided;
        const double quotient = high_ / units;
        const double rest = std::fma(-quotient, units, high_) + low_;
        const auto [first, second] = two_sum(quotient, rest / units);
        divided.high_ = first;
        divided.low_ = second;
        divided.error_ = (error_ / units + (rest == 0 ? 0 : rounding * std::abs(quotient))) * a_little_more;
        return divided;
    }
    /// The double nearest to every number that this may be, if that is one.
    [[nodiscard]] bool rounds_to(double& nearest) const {
        const double within = (error_ + rounding * std::abs(high_)) * a_little_more;
        nearest = high_ + (low_ + within) + 0.0;
        return error_ == 0 ? (nearest = high_ + low_ + 0.0, true) : nearest == high_ + (low_ - within);
    }

private:
    struct Pair {
        double sum;
        double rest;
    };
    static Pair two_sum(double a, double b) {
        const double sum = a + b;
        const double other = sum - a;
        return {sum, (a - (sum - other)) + (b - other)};
    }
    static constexpr double rounding = 0x1p-98;  ///< no product of two such numbers is off by so much of itself
    static constexpr double a_little_more = 1 + 0x1p-40;
    static constexpr double smallest = 0x1p-800;

    double high_ = 0;
    double low_ = 0;
    double error_ = 0;
};

}  // namespace irenic
