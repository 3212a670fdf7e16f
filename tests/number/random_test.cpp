// The vectors are those of Random123 (`kat_vectors`), of which the first two words of four are ours.
#include <array>
#include <cstddef>
#include <cstdint>

#include <gtest/gtest.h>

#include "irenic/number.hpp"

namespace irenic {
namespace {

TEST(RandomWords, AreThoseOfPhilox4x32With10Rounds) {
    EXPECT_EQ(random_word(0, 0, 0), 0xE169C58D'6627E8D5U);
    const std::uint64_t all = ~std::uint64_t{0};
    EXPECT_EQ(random_word(all, all, all), 0x41C83B0E'408F276DU);
    EXPECT_EQ(random_word(0x299F31D0'A4093822U, 0x03707344'13198A2EU, 0x85A308D3'243F6A88U), 0x94FDCCEB'D16CFE09U);
}

TEST(RandomWords, DependOnEveryArgument) {
    EXPECT_NE(random_word(1, 2, 3), random_word(2, 2, 3));
    EXPECT_NE(random_word(1, 2, 3), random_word(1, 1, 3));
    EXPECT_NE(random_word(1, 2, 3), random_word(1, 2, 4));
    EXPECT_EQ(random_word(1, 2, 3), random_word(1, 2, 3));
}

TEST(UnitInterval, NeverReachesItsEnds) {
    EXPECT_EQ(unit_interval(0), 0x1p-53);
    EXPECT_EQ(unit_interval(~std::uint64_t{0}), 1 - 0x1p-53);
    EXPECT_EQ(unit_interval(std::uint64_t{1} << 63U), 0.5 + 0x1p-53);
}

TEST(UnitInterval, IsEvenlyFilled) {
    std::array<int, 10> tenths{};
    for (std::uint64_t at = 0; at < 100'000; ++at)
        ++tenths[static_cast<std::size_t>(unit_interval(random_word(7, 11, at)) * 10)];
    // Expected 10 000 each; five standard deviations are 474.
    for (const int count : tenths) EXPECT_NEAR(count, 10'000, 474);
}

}  // namespace
}  // namespace irenic
