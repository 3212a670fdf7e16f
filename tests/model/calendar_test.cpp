/// Days of the calendar, written out, and against the definition of the Gregorian calendar.
#include <cstdio>

#include <gtest/gtest.h>

#include "irenic/model.hpp"

namespace irenic::testing {
namespace {

std::string after(std::string_view day, std::uint64_t days) {
    const auto later = days_after(*parse_day(day), days);
    return later ? to_string(*later) : "none";
}

TEST(Calendar, a_day_is_read_as_it_is_written) {
    for (const char* text : {"1583-01-01", "2031-03-01", "2032-02-29", "2000-02-29", "9999-12-31"}) {
        ASSERT_TRUE(parse_day(text)) << text;
        EXPECT_EQ(to_string(*parse_day(text)), text);
    }
}

TEST(Calendar, what_is_no_day_is_none) {
    for (const char* text :
         {"", "2031", "2031-03", "2031-3-1", "2031-02-29", "2100-02-29", "2031-04-31", "2031-00-10", "2031-13-01",
          "2031-01-00", "1582-12-31", "0000-01-01", "+031-01-01", "2031/01/01", "2031-01-01 ", "2031-01-0x"})
        EXPECT_FALSE(parse_day(text)) << text;
}

TEST(Calendar, leap_days_and_year_ends_are_counted) {
    EXPECT_EQ(after("2031-03-01", 0), "2031-03-01");
    EXPECT_EQ(after("2032-02-28", 1), "2032-02-29");
    EXPECT_EQ(after("2032-02-28", 2), "2032-03-01");
    EXPECT_EQ(after("2031-02-28", 1), "2031-03-01");
    EXPECT_EQ(after("2100-02-28", 1), "2100-03-01");
    EXPECT_EQ(after("2000-02-28", 1), "2000-02-29");
    EXPECT_EQ(after("2031-12-31", 1), "2032-01-01");
    EXPECT_EQ(after("2031-03-01", 365), "2032-02-29");
    EXPECT_EQ(after("2031-03-01", 366), "2032-03-01");
    EXPECT_EQ(after("2001-01-01", 146097), "2401-01-01");
}

TEST(Calendar, nothing_comes_after_the_year_9999) {
    EXPECT_EQ(after("9999-12-30", 1), "9999-12-31");
    EXPECT_EQ(after("9999-12-30", 2), "none");
    EXPECT_EQ(after("1583-01-01", 0xFFFFFFFFFFFFULL), "none");
}

/// Day by day, as a calendar is written.
TEST(Calendar, agrees_with_counting_day_by_day) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const CalendarDay start = *parse_day("1890-01-01");
    int year = 1890;
    int month = 1;
    int day = 1;
    for (std::uint64_t passed = 0; passed < 120'000; ++passed) {
        char expected[40];
        std::snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
        ASSERT_EQ(to_string(*days_after(start, passed)), expected);
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (++day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0)) continue;
        day = 1;
        if (++month > 12) month = 1, ++year;
    }
}

}  // namespace
}  // namespace irenic::testing
