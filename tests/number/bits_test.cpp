// Sets of small numbers, against sets that are stored one by one.

#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "irenic/number.hpp"

namespace irenic {
namespace {

std::vector<std::size_t> members(const Bits& bits) {
    std::vector<std::size_t> found;
    bits.for_each([&](std::size_t at) { found.push_back(at); });
    return found;
}

TEST(Bits, StartEmptyOrFull) {
    EXPECT_EQ(Bits(70).count(), 0U);
    EXPECT_TRUE(Bits(70).none());
    EXPECT_EQ(Bits(70, true).count(), 70U);
    EXPECT_FALSE(Bits(70, true).none());
    EXPECT_TRUE(Bits().none());
    EXPECT_EQ(Bits(0, true).count(), 0U);
}

TEST(Bits, BeyondTheSizeAreZero) {
    EXPECT_EQ(Bits(3, true).words(), (std::vector<std::uint64_t>{7}));
    EXPECT_EQ(Bits(64, true).words(), (std::vector<std::uint64_t>{~std::uint64_t{0}}));
    EXPECT_EQ(Bits(65, true).words(), (std::vector<std::uint64_t>{~std::uint64_t{0}, 1}));
}

TEST(Bits, AreSetAndResetOneByOne) {
    Bits bits(130);
    for (const std::size_t at : {0U, 63U, 64U, 129U}) bits.set(at);
    EXPECT_EQ(members(bits), (std::vector<std::size_t>{0, 63, 64, 129}));
    bits.reset(63);
    bits.reset(63);
    EXPECT_FALSE(bits.test(63));
    EXPECT_TRUE(bits.test(64));
    EXPECT_EQ(members(bits), (std::vector<std::size_t>{0, 64, 129}));
}

RC_GTEST_PROP(BitsProperty, UnionAndIntersectionAreThoseOfSets, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 300);
    const auto draw = rc::gen::container<std::set<std::size_t>>(rc::gen::inRange<std::size_t>(0, size));
    const std::set<std::size_t> left = *draw;
    const std::set<std::size_t> right = *draw;
    Bits both(size);
    Bits other(size);
    for (const std::size_t at : left) both.set(at);
    for (const std::size_t at : right) other.set(at);
    Bits either = both;
    either |= other;
    both &= other;

    std::vector<std::size_t> in_both;
    std::vector<std::size_t> in_either;
    for (std::size_t at = 0; at < size; ++at) {
        if (left.contains(at) && right.contains(at)) in_both.push_back(at);
        if (left.contains(at) || right.contains(at)) in_either.push_back(at);
    }
    RC_ASSERT(members(both) == in_both);
    RC_ASSERT(members(either) == in_either);
    RC_ASSERT(both.count() == in_both.size());
    RC_ASSERT(both.none() == in_both.empty());
    RC_ASSERT((both == either) == (left == right));
}

}  // namespace
}  // namespace irenic
