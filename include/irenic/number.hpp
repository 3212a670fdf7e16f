/// Numbers that are never rounded: decimals of a case file, sums of them, and discounted sums.
///
/// Everything a verdict rests on is exact. A `Decimal` is what stands in a case file; a `Wide` is a decimal of any
/// length, which discounting over days needs; `Bits` is a set of small numbers, one bit each.
#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace irenic {

/// A number with at most six decimal places, or the midpoint of two such numbers.
/// `units` counts halves of a millionth, so midpoints are exact and comparing never rounds.
struct Decimal {
    static constexpr std::int64_t units_per_one = 2'000'000;

    std::int64_t units = 0;

    friend auto operator<=>(Decimal, Decimal) = default;
    Decimal operator-() const { return {-units}; }
};

enum class DecimalError { none, malformed, too_many_places, too_large };

struct ParsedDecimal {
    Decimal value;
    DecimalError error = DecimalError::none;
};

/// Reads `-12`, `0.5`, `1e3`, `+2.50E-1`. No spaces, no hexadecimal, no infinities.
ParsedDecimal parse_decimal(std::string_view text);

/// The shortest decimal text of exactly this number, such as `12.5` or `-0.000001`; never an exponent.
std::string to_string(Decimal value);

/// The nearest double.
double to_double(Decimal value);

/// The sum, or nothing when it does not fit in 63 bits.
std::optional<Decimal> checked_sum(Decimal left, Decimal right);

/// The exact midpoint of two numbers of at most six places each.
Decimal midpoint(Decimal left, Decimal right);

/// A decimal of any length, exact under addition, multiplication and powers.
/// Used where values are discounted: the sign of a slack is never a matter of rounding.
class Wide {
public:
    Wide();
    Wide(Decimal value);  // NOLINT(google-explicit-constructor): every Decimal is a Wide
    explicit Wide(std::int64_t whole);
    Wide(const Wide& other);
    Wide(Wide&& other) noexcept;
    Wide& operator=(const Wide& other);
    Wide& operator=(Wide&& other) noexcept;
    ~Wide();

    friend Wide operator+(const Wide& left, const Wide& right);
    friend Wide operator-(const Wide& left, const Wide& right);
    friend Wide operator*(const Wide& left, const Wide& right);
    friend std::strong_ordering operator<=>(const Wide& left, const Wide& right);
    friend bool operator==(const Wide& left, const Wide& right);

    [[nodiscard]] int sign() const;  ///< −1, 0 or 1
    [[nodiscard]] double to_double() const;

    /// This number to a whole power, `exponent ≥ 0`; 0 to the power 0 is 1.
    [[nodiscard]] Wide power(std::uint32_t exponent) const;

private:
    struct Digits;
    std::unique_ptr<Digits> digits_;
};

/// Luck that depends on nothing but its arguments: the first 64 bits of Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011) with the key
/// `seed` and the counter (`at`, `stream`), each least significant half first. Any word of any stream costs the same.
std::uint64_t random_word(std::uint64_t seed, std::uint64_t stream, std::uint64_t at);

/// The middle of one of 2^52 equal parts of the interval from 0 to 1: above 0 and below 1, whatever the word.
double unit_interval(std::uint64_t word);

/// A set of numbers below `size()`, one bit each. Bits at and beyond `size()` in the last word are zero.
class Bits {
public:
    Bits() = default;
    explicit Bits(std::size_t size, bool value = false);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool test(std::size_t at) const { return (words_[at >> 6U] >> (at & 63U)) & 1U; }
    void set(std::size_t at) { words_[at >> 6U] |= std::uint64_t{1} << (at & 63U); }
    void reset(std::size_t at) { words_[at >> 6U] &= ~(std::uint64_t{1} << (at & 63U)); }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool none() const;

    Bits& operator&=(const Bits& other);
    Bits& operator|=(const Bits& other);
    friend bool operator==(const Bits&, const Bits&) = default;

    [[nodiscard]] std::vector<std::uint64_t>& words() { return words_; }
    [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }

    /// Calls `visit(at)` for every member, in ascending order.
    template <typename Visit>
    void for_each(Visit&& visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1)
                visit((word << 6U) + static_cast<std::size_t>(std::countr_zero(rest)));
    }

private:
    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace irenic
