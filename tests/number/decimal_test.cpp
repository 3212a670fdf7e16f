// Decimals: read, printed and added without rounding, compared with 128-bit whole numbers.

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "irenic/number.hpp"

namespace irenic {
namespace {

__extension__ using Whole128 = __int128;

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::int64_t units(const std::string& text) {
    const ParsedDecimal parsed = parse_decimal(text);
    EXPECT_EQ(parsed.error, DecimalError::none) << text;
    return parsed.value.units;
}

DecimalError error(std::string_view text) { return parse_decimal(text).error; }

TEST(Decimal, AUnitIsHalfAMillionth) {
    EXPECT_EQ(units("1"), 2'000'000);
    EXPECT_EQ(units("0.000001"), 2);
    EXPECT_EQ(units("-12.5"), -25'000'000);
    EXPECT_EQ(units("0"), 0);
    EXPECT_EQ(units("-0"), 0);
}

TEST(Decimal, AnExponentMovesThePoint) {
    EXPECT_EQ(units("1e3"), 2'000'000'000);
    EXPECT_EQ(units("+2.50E-1"), 500'000);
    EXPECT_EQ(units("123456e-6"), 246'912);
    EXPECT_EQ(units("0.0000012e+1"), 24);
    EXPECT_EQ(units("0e999999999999"), 0);
    EXPECT_EQ(units("0.000e-999999999999"), 0);
}

TEST(Decimal, PlacesCountAsTheyAreMeantNotAsTheyAreWritten) {
    EXPECT_EQ(units("1.2500000000"), 2'500'000);
    EXPECT_EQ(units("1000000e-12"), 2);
    EXPECT_EQ(error("0.0000001"), DecimalError::too_many_places);
    EXPECT_EQ(error("1e-7"), DecimalError::too_many_places);
    EXPECT_EQ(error("1e-999999999999"), DecimalError::too_many_places);
    EXPECT_EQ(error("1234567.1234567"), DecimalError::too_many_places);
}

TEST(Decimal, TheGreatestNumberIsReadAndTheNextIsTooLarge) {
    EXPECT_EQ(units("4611686018427.387903"), greatest - 1);
    EXPECT_EQ(units("-4611686018427.387903"), -(greatest - 1));
    EXPECT_EQ(error("4611686018427.387904"), DecimalError::too_large);
    EXPECT_EQ(error("-4611686018427.387904"), DecimalError::too_large);
    EXPECT_EQ(error("1e13"), DecimalError::too_large);
    EXPECT_EQ(error("1e999999999999"), DecimalError::too_large);
    EXPECT_EQ(error("99999999999999999999999999999999999999999999"), DecimalError::too_large);
}

TEST(Decimal, WhatIsNoNumberIsMalformed) {
    for (const std::string_view text :
         {"",      "-",  "+",  ".",    "1.",  "-.",   "e5",  "1e", "1e+",   "1e-", "--1",      "+-1", "1.2.3", "1,5",
          "1_000", " 1", "1 ", "0x10", "inf", "-inf", "nan", "1f", "1e5.0", "one", "\xd9\xa1", "1\n", "1e 5",  "½"})
        EXPECT_EQ(error(text), DecimalError::malformed) << text;
}

TEST(Decimal, IsPrintedAsShortAsCanBeAndWithoutAnExponent) {
    EXPECT_EQ(to_string(Decimal{0}), "0");
    EXPECT_EQ(to_string(Decimal{25'000'000}), "12.5");
    EXPECT_EQ(to_string(Decimal{-2}), "-0.000001");
    EXPECT_EQ(to_string(Decimal{-1}), "-0.0000005");
    EXPECT_EQ(to_string(Decimal{2'000'000'000'000}), "1000000");
    EXPECT_EQ(to_string(Decimal{greatest}), "4611686018427.3879035");
    EXPECT_EQ(to_string(Decimal{least}), "-4611686018427.387904");
}

TEST(Decimal, TheMidpointOfTwoMillionthsIsExact) {
    EXPECT_EQ(midpoint(Decimal{2}, Decimal{4}), Decimal{3});
    EXPECT_EQ(midpoint(Decimal{-2}, Decimal{0}), Decimal{-1});
    EXPECT_EQ(to_string(midpoint(parse_decimal("0.1").value, parse_decimal("0.100001").value)), "0.1000005");
    EXPECT_EQ(midpoint(Decimal{greatest - 1}, Decimal{greatest - 1}), Decimal{greatest - 1});
    EXPECT_EQ(midpoint(Decimal{-(greatest - 1)}, Decimal{greatest - 1}), Decimal{0});
}

TEST(Decimal, ASumThatDoesNotFitIsNone) {
    EXPECT_EQ(checked_sum(Decimal{greatest - 1}, Decimal{1}), Decimal{greatest});
    EXPECT_EQ(checked_sum(Decimal{greatest}, Decimal{1}), std::nullopt);
    EXPECT_EQ(checked_sum(Decimal{least}, Decimal{-1}), std::nullopt);
    EXPECT_EQ(checked_sum(Decimal{least}, Decimal{greatest}), Decimal{-1});
}

TEST(Decimal, IsGivenAsTheNearestDouble) {
    EXPECT_EQ(to_double(parse_decimal("0.1").value), 0.1);
    EXPECT_EQ(to_double(parse_decimal("-1234567.654321").value), -1234567.654321);
    EXPECT_EQ(to_double(parse_decimal("4000000000000.000001").value), 4000000000000.000001);
}

TEST(Decimal, IsOrderedAsNumbersAre) {
    EXPECT_LT(parse_decimal("-1").value, parse_decimal("-0.999999").value);
    EXPECT_LT(parse_decimal("9").value, parse_decimal("10").value);
    EXPECT_EQ(-parse_decimal("2.5").value, parse_decimal("-2.5").value);
}

/// Any number that can be written: an even count of units.
rc::Gen<std::int64_t> written_units() {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(-(greatest / 2), greatest / 2 + 1),
                        [](std::int64_t millionths) { return millionths * 2; });
}

RC_GTEST_PROP(DecimalProperty, WhatIsPrintedIsReadBack, ()) {
    const Decimal value{*written_units()};
    const ParsedDecimal parsed = parse_decimal(to_string(value));
    RC_ASSERT(parsed.error == DecimalError::none);
    RC_ASSERT(parsed.value == value);
}

RC_GTEST_PROP(DecimalProperty, HalvesOfMillionthsArePrintedWithAFiveInTheSeventhPlace, ()) {
    const std::int64_t even = *written_units();
    const std::string text = to_string(Decimal{even + (even < 0 ? -1 : 1)});
    RC_ASSERT(text.back() == '5');
    RC_ASSERT(text.size() - text.find('.') == 8U);
    RC_ASSERT(parse_decimal(text).error == DecimalError::too_many_places);
}

RC_GTEST_PROP(DecimalProperty, DigitsPointAndExponentMeanWhatTheySay, ()) {
    const auto number = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
    const auto places = *rc::gen::inRange<std::size_t>(0, 10);
    const auto exponent = *rc::gen::inRange(-9, 10);
    const bool negative = *rc::gen::arbitrary<bool>();
    std::string digits = std::to_string(number);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, ".");
    const ParsedDecimal parsed = parse_decimal((negative ? "-" : "") + digits + "e" + std::to_string(exponent));

    Whole128 expected = Whole128{number} * 2 * (negative ? -1 : 1);
    int power = exponent + 6 - static_cast<int>(places);
    for (; power > 0; --power) expected *= 10;
    for (; power < 0 && expected % 10 == 0; ++power) expected /= 10;
    // Two units are a millionth: an odd count, or a division that is not even, has more than six places.
    if (expected != 0 && (power < 0 || expected % 2 != 0))
        RC_ASSERT(parsed.error == DecimalError::too_many_places);
    else if (expected > greatest || expected < -Whole128{greatest})
        RC_ASSERT(parsed.error == DecimalError::too_large);
    else
        RC_ASSERT(Whole128{parsed.value.units} == expected && parsed.error == DecimalError::none);
}

RC_GTEST_PROP(DecimalProperty, SumsAreThoseOfWholeNumbers, (std::int64_t left, std::int64_t right)) {
    const Whole128 expected = Whole128{left} + right;
    const auto sum = checked_sum(Decimal{left}, Decimal{right});
    RC_ASSERT(sum.has_value() == (expected >= least && expected <= greatest));
    if (sum) RC_ASSERT(Whole128{sum->units} == expected);
}

RC_GTEST_PROP(DecimalProperty, TwiceTheMidpointIsTheSum, ()) {
    const std::int64_t left = *written_units();
    const std::int64_t right = *written_units();
    RC_ASSERT(Whole128{midpoint(Decimal{left}, Decimal{right}).units} * 2 == Whole128{left} + right);
}

}  // namespace
}  // namespace irenic
