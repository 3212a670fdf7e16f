#include "report/unicode.hpp"

#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/numbers.hpp"

namespace irenic::testing {
namespace {

TEST(Unicode, WidthCountsColumnsAndNotBytes) {
    EXPECT_EQ(display_width("gate"), 4U);
    EXPECT_EQ(display_width("été"), 3U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("שָׁלוֹם"), 4U);
    EXPECT_EQ(display_width("城镇"), 4U);
    EXPECT_EQ(display_width("\xff"), 1U);
}

TEST(Unicode, AClippedTextEndsInAnEllipsisAndFits) {
    EXPECT_EQ(clipped("fishing", 7), "fishing");
    EXPECT_EQ(clipped("fishing families", 8), "fishing…");
    EXPECT_EQ(clipped("城镇城镇", 4), "城…");
}

TEST(Unicode, WhiteSpaceBecomesOneSpace) { EXPECT_EQ(one_line("  a\n\n b\tc \n"), "a b c"); }

TEST(Unicode, WhatCouldDriveATerminalIsSpelledOut) {
    EXPECT_EQ(safe_for_terminal("a\x1b[31mb"), "a<U+001B>[31mb");
    EXPECT_EQ(safe_for_terminal("a\u202Eb"), "a<U+202E>b");
    EXPECT_EQ(safe_for_terminal("a\u009Bb"), "a<U+009B>b");
    EXPECT_EQ(safe_for_terminal("a\xC3(b"), "a<0xC3>(b");
    EXPECT_EQ(safe_for_terminal("שלום 城镇 é"), "שלום 城镇 é");
}

TEST(Unicode, BrokenUtf8IsTakenByteByByte) {
    EXPECT_FALSE(first_code_point("\xED\xA0\x80").valid);  // a surrogate
    EXPECT_FALSE(first_code_point("\xC0\xAF").valid);      // overlong
    EXPECT_FALSE(first_code_point("\xF4\x90\x80\x80").valid);
    EXPECT_FALSE(first_code_point("\xE2\x82").valid);
    EXPECT_EQ(first_code_point("€").value, 0x20ACU);
}

TEST(Numbers, AreShortAndNeverAFalseZero) {
    EXPECT_EQ(amount(12), "12");
    EXPECT_EQ(amount(0.1 + 0.2), "0.3");
    EXPECT_EQ(amount(-3.256), "−3.26");
    EXPECT_EQ(amount(-0.0004), "−0.0004");
    EXPECT_EQ(amount(100.0), "100");
    EXPECT_EQ(signed_amount(6.5), "+6.5");
    EXPECT_EQ(signed_amount(0), "0");
    EXPECT_EQ(amount(1e-12), "less than 0.000000001");
}

TEST(Numbers, ARangeIsSaidWithItsBestValueFirst) {
    const Decimal one{Decimal::units_per_one};
    EXPECT_EQ(range_words({one, {2 * one.units}, {5 * one.units}, 3, Range::Shape::unstated}), "2 (1 to 5)");
    EXPECT_EQ(range_words({one, one, one, 1, Range::Shape::unstated}), "1");
}

}  // namespace
}  // namespace irenic::testing
