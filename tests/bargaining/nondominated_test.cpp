/// The filter of value vectors, against the definition of dominance.
#include "bargaining/nondominated.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "support/random.hpp"

namespace irenic::testing {
namespace {

using Points = std::vector<std::int64_t>;
using Places = std::vector<std::uint32_t>;
__extension__ using Wide = __int128;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

/// Straight from the definition: nobody is at least as good everywhere, unless equal and later.
Places by_definition(const Points& points, unsigned dimensions) {
    const std::size_t count = points.size() / dimensions;
    const auto value = [&](std::size_t k, unsigned i) { return points[k * dimensions + i]; };
    Places kept;
    for (std::size_t k = 0; k < count; ++k) {
        bool goes = false;
        for (std::size_t other = 0; other < count && !goes; ++other) {
            bool no_less = other != k;
            bool more = false;
            for (unsigned i = 0; i < dimensions; ++i) {
                no_less = no_less && value(other, i) >= value(k, i);
                more = more || value(other, i) > value(k, i);
            }
            goes = no_less && (more || other < k);
        }
        if (!goes) kept.push_back(static_cast<std::uint32_t>(k));
    }
    return kept;
}

TEST(Nondominated, nothing_is_left_of_nothing) { EXPECT_EQ(nondominated(Points{}, 3), Places{}); }

TEST(Nondominated, a_vector_that_another_improves_on_goes) {
    EXPECT_EQ(nondominated(Points{1, 4, 2, 2, 4, 1, 2, 1}, 2), (Places{0, 1, 2}));
}

TEST(Nondominated, of_equal_vectors_the_first_stays) {
    EXPECT_EQ(nondominated(Points{0, 0, 3, 1, 1, 3, 3, 1, 1, 3}, 2), (Places{1, 2}));
    EXPECT_EQ(nondominated(Points{7, 7, 7}, 1), (Places{0}));
    EXPECT_EQ(nondominated(Points{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4}, 4), (Places{0}));
}

TEST(Nondominated, with_one_coordinate_the_greatest_stays) {
    EXPECT_EQ(nondominated(Points{3, -9, 12, 12, least, 5}, 1), (Places{2}));
}

TEST(Nondominated, the_greatest_and_the_least_numbers_are_values_like_others) {
    EXPECT_EQ(nondominated(Points{least, most, most, least, 0, 0, least, least, most, least}, 2), (Places{0, 1, 2}));
    EXPECT_EQ(nondominated(Points{most, most, least, least, most, most, 0, 1, least}, 3), (Places{0, 1}));
}

constexpr std::array<std::uint32_t, 5> usual_levels{2, 4, 10, 60, 1'000'000};

struct Sample {
    unsigned dimensions = 1;
    Points points;
};

/// Often few different values, so that vectors tie in many coordinates; sometimes nearly all of them stay.
Sample random_sample(Random& random) {
    Sample made;
    made.dimensions = random.between(1, 7);
    const std::uint32_t count = random.one_in(3) ? random.below(8) : random.below(300);
    const std::uint32_t levels = random.one_of(usual_levels);
    const bool on_a_simplex = random.one_in(2);
    const bool extremes = random.one_in(4);
    for (std::uint32_t k = 0; k < count; ++k) {
        std::int64_t left = levels;
        for (unsigned i = 0; i < made.dimensions; ++i) {
            std::int64_t value = random.below(levels);
            if (on_a_simplex) {
                const bool last = i + 1 == made.dimensions;
                value = last ? left - random.below(2) : random.below(static_cast<std::uint32_t>(left) + 1);
                left -= last ? 0 : value;
            }
            if (extremes && random.one_in(5)) value = random.one_in(2) ? least : most;
            made.points.push_back(value);
        }
    }
    return made;
}

TEST(Nondominated, on_random_vectors_it_is_the_definition) {
    for_random_cases(4000, random_sample, [](const Sample& sample) {
        EXPECT_EQ(nondominated(sample.points, sample.dimensions), by_definition(sample.points, sample.dimensions));
    });
}

/// Enough for the ways that only large sets take: the strong vectors first, ranks by digits, several threads.
Sample large_sample(Random& random) {
    Sample made;
    made.dimensions = random.between(2, 9);
    const bool wide = random.one_in(2);
    const bool even = random.one_in(3);
    const std::uint32_t unit = random.one_of(usual_levels) * 4;
    const std::uint32_t thin = random.one_in(2) ? 4 : unit;
    for (std::uint32_t k = 0; k < 9'000; ++k) {
        std::int64_t left = unit;
        for (unsigned i = 0; i < made.dimensions; ++i) {
            std::int64_t value = random.below(unit);
            if (!even) {
                if (i + 1 < made.dimensions)
                    value = random.below(static_cast<std::uint32_t>(left) + 1);
                else
                    value = left - random.below(unit / thin);
                left -= i + 1 < made.dimensions ? value : 0;
            }
            made.points.push_back(wide ? value * 1'000'000'007'000 : value);
        }
    }
    return made;
}

/// Sorted by the sum, greatest first: whatever dominates a vector stands before it.
Places one_after_another(const Points& points, unsigned dimensions) {
    Places order;
    for (std::uint32_t k = 0; std::size_t{k} * dimensions < points.size(); ++k) order.push_back(k);
    const auto row = [&](std::uint32_t k) { return points.begin() + static_cast<std::ptrdiff_t>(k) * dimensions; };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::accumulate(row(a), row(a) + dimensions, Wide{0}) >
               std::accumulate(row(b), row(b) + dimensions, Wide{0});
    });
    Places kept;
    for (const std::uint32_t k : order)
        if (std::none_of(kept.begin(), kept.end(), [&](std::uint32_t above) {
                return std::equal(row(above), row(above) + dimensions, row(k), std::greater_equal<>());
            }))
            kept.push_back(k);
    std::sort(kept.begin(), kept.end());
    return kept;
}

TEST(Nondominated, of_large_sets_it_is_what_is_left_one_after_another_for_any_number_of_threads) {
    const std::uint64_t few = std::min<std::uint64_t>(from_environment("IRENIC_RANDOM_CASES", 40), 40) / 4 + 1;
    for (std::uint64_t seed = 1; seed <= few; ++seed) {
        Random random(seed);
        const Sample sample = large_sample(random);
        const Places expected = one_after_another(sample.points, sample.dimensions);
        for (const unsigned threads : {1U, 2U, 7U})
            ASSERT_EQ(nondominated(sample.points, sample.dimensions, Workers{threads}), expected)
                << "seed " << seed << ", " << sample.dimensions << " coordinates, " << threads << " threads";
    }
}

TEST(Nondominated, vectors_of_very_many_coordinates_are_compared_one_by_one) {
    Points points(3 * 70, 1);
    points[70 + 69] = 2;  // the second is better in the last coordinate
    EXPECT_EQ(nondominated(points, 70), (Places{1}));
}

}  // namespace
}  // namespace irenic::testing
