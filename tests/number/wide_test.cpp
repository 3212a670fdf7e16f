// Wide decimals against GMP's fractions, which are stored and added in another way.

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include <gmpxx.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "irenic/number.hpp"

namespace irenic {
namespace {

Wide wide(std::string_view text) { return parse_decimal(text).value; }

/// The same number twice.
struct Pair {
    Wide wide;
    mpq_class fraction;
};

Pair pair_of(std::int64_t units) {
    mpq_class fraction(mpz_class(static_cast<long>(units)), mpz_class(static_cast<long>(Decimal::units_per_one)));
    fraction.canonicalize();
    return {Decimal{units}, fraction};
}

/// Few small numbers, so that ties are common, and some of any size.
rc::Gen<std::int64_t> some_units() {
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-4, 5),
                          rc::gen::map(rc::gen::inRange<std::int64_t>(-5, 6),
                                       [](std::int64_t tenths) { return tenths * Decimal::units_per_one / 10; }),
                          rc::gen::arbitrary<std::int64_t>());
}

mpq_class power(const mpq_class& base, std::uint32_t exponent) {
    mpq_class result = 1;
    for (std::uint32_t k = 0; k < exponent; ++k) result *= base;
    return result;
}

TEST(Wide, AUnitOfADecimalIsHalfAMillionth) {
    EXPECT_EQ(Wide(Decimal{2'000'000}), Wide(std::int64_t{1}));
    EXPECT_EQ(Wide(Decimal{1}) * Wide(std::int64_t{2'000'000}), Wide(std::int64_t{1}));
    EXPECT_EQ(Wide(Decimal{std::numeric_limits<std::int64_t>::min()}).sign(), -1);
}

TEST(Wide, IsZeroAtFirst) {
    EXPECT_EQ(Wide().sign(), 0);
    EXPECT_EQ(Wide(), wide("0"));
}

TEST(Wide, DiscountingOverAYearLosesNothing) {
    // (1 − 10⁻⁶)^365 · (1 + 10⁻⁶)^365 = (1 − 10⁻¹²)^365
    const Wide product = wide("0.999999").power(365) * wide("1.000001").power(365);
    const Wide factor = wide("1") - wide("0.000001") * wide("0.000001");
    EXPECT_EQ(product, factor.power(365));
    EXPECT_LT(product, wide("1"));
    EXPECT_NE(product, factor.power(364));
}

TEST(Wide, ADifferenceBelowEveryDoubleStillHasItsSign) {
    const Wide tiny = wide("0.000001").power(200);
    EXPECT_EQ(tiny.to_double(), 0.0);
    EXPECT_EQ(tiny.sign(), 1);
    EXPECT_EQ((wide("1") + tiny - wide("1")).sign(), 1);
    EXPECT_GT(wide("1") + tiny, wide("1"));
    EXPECT_LT(wide("1") - tiny, wide("1"));
}

TEST(Wide, PowersBeginWithOne) {
    EXPECT_EQ(Wide().power(0), wide("1"));
    EXPECT_EQ(Wide().power(3), wide("0"));
    EXPECT_EQ(wide("-0.5").power(0), wide("1"));
    EXPECT_EQ(wide("-0.5").power(1), wide("-0.5"));
    EXPECT_EQ(wide("-0.5").power(3), wide("-0.125"));
    EXPECT_EQ(wide("10").power(3), wide("1000"));
}

TEST(Wide, CopiesAreTheirOwnAndMovedOnesCanBeGivenANumberAgain) {
    Wide first = wide("2.5");
    Wide second = first;
    first = first + wide("1");
    EXPECT_EQ(second, wide("2.5"));
    Wide third = std::move(first);
    EXPECT_EQ(third, wide("3.5"));
    first = second;
    EXPECT_EQ(first, wide("2.5"));
    first = std::move(third);
    EXPECT_EQ(first, wide("3.5"));
    const Wide& same = first;
    first = same;
    EXPECT_EQ(first, wide("3.5"));
}

TEST(Wide, IsGivenAsTheNearestDouble) {
    EXPECT_EQ(wide("0.1").to_double(), 0.1);
    EXPECT_EQ((wide("0.1") + wide("0.2")).to_double(), 0.3);
    EXPECT_EQ(wide("-12.5").to_double(), -12.5);
    EXPECT_EQ(wide("0.999").power(365).to_double(), 0.6940698870404747);
    EXPECT_EQ(Wide().to_double(), 0.0);
}

RC_GTEST_PROP(WideProperty, SumsDifferencesAndProductsAreThoseOfFractions, ()) {
    const Pair a = pair_of(*some_units());
    const Pair b = pair_of(*some_units());
    const Pair c = pair_of(*some_units());
    const Pair d = pair_of(*some_units());
    RC_ASSERT(((a.wide * b.wide) <=> (c.wide * d.wide)) == (cmp(a.fraction * b.fraction, c.fraction * d.fraction) <=> 0));
    RC_ASSERT(((a.wide + b.wide) <=> (c.wide - d.wide)) == (cmp(a.fraction + b.fraction, c.fraction - d.fraction) <=> 0));
    RC_ASSERT((a.wide * b.wide + c.wide).sign() == sgn(mpq_class(a.fraction * b.fraction + c.fraction)));
    RC_ASSERT((a.wide == b.wide) == (a.fraction == b.fraction));
}

RC_GTEST_PROP(WideProperty, ProductsSpreadOverSums, ()) {
    const Wide a = Decimal{*some_units()};
    const Wide b = Decimal{*some_units()};
    const Wide c = Decimal{*some_units()};
    RC_ASSERT((a + b) * c == a * c + b * c);
    RC_ASSERT((a + b) * (a - b) == a.power(2) - b.power(2));
    RC_ASSERT((a + b) - b == a);
}

RC_GTEST_PROP(WideProperty, PowersAreRepeatedProducts, ()) {
    const Pair base = pair_of(*some_units());
    const auto exponent = *rc::gen::inRange<std::uint32_t>(0, 40);
    const Wide result = base.wide.power(exponent);
    RC_ASSERT(result * base.wide == base.wide.power(exponent + 1));
    RC_ASSERT((result <=> Wide(std::int64_t{1})) == (cmp(power(base.fraction, exponent), 1) <=> 0));
}

RC_GTEST_PROP(WideProperty, NoOtherDoubleIsNearer, ()) {
    const Pair base = pair_of(*some_units());
    const auto exponent = *rc::gen::inRange<std::uint32_t>(1, 4);
    const double given = base.wide.power(exponent).to_double();
    const mpq_class exact = power(base.fraction, exponent);
    const double infinity = std::numeric_limits<double>::infinity();
    const auto distance = [&](double to) { return mpq_class(abs(mpq_class(to) - exact)); };
    RC_ASSERT(distance(given) <= distance(std::nextafter(given, infinity)));
    RC_ASSERT(distance(given) <= distance(std::nextafter(given, -infinity)));
}

}  // namespace
}  // namespace irenic
