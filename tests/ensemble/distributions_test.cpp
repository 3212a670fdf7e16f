#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"

namespace irenic::testing {
namespace {

Range range(double low, double best, double high, Range::Shape shape, std::uint8_t numbers = 3) {
    const auto decimal = [](double value) { return Decimal{static_cast<std::int64_t>(std::llround(value * 2e6))}; };
    return {decimal(low), decimal(best), decimal(high), numbers, shape, {}};
}

struct Moments {
    double mean = 0;
    double variance = 0;
};

/// Over equally spaced shares, which is what a large Latin hypercube has.
Moments moments(const Range& of) {
    constexpr int count = 20'000;
    Moments found;
    double squares = 0;
    for (int k = 0; k < count; ++k) {
        const double value = to_double(number_at(of, (k + 0.5) / count));
        found.mean += value / count;
        squares += value * value / count;
    }
    found.variance = squares - found.mean * found.mean;
    return found;
}

TEST(Triangular, HasTheMomentsAndQuantilesOfTheClosedForm) {
    const Range of = range(1, 2, 6, Range::Shape::triangular);
    // (1 + 2 + 6) / 3; (1 + 4 + 36 − 2 − 6 − 12) / 18.
    EXPECT_NEAR(moments(of).mean, 3, 1e-4);
    EXPECT_NEAR(moments(of).variance, 21.0 / 18, 1e-3);
    // A fifth lies below the best value, and half below 6 − √(0.5 · 5 · 4).
    EXPECT_EQ(to_double(number_at(of, 0.2)), 2);
    EXPECT_EQ(to_double(number_at(of, 0.5)), 2.837722);
    EXPECT_EQ(to_double(number_at(of, 0)), 1);
    EXPECT_EQ(to_double(number_at(of, 1)), 6);
}

TEST(Triangular, MayHaveItsBestValueAtAnEnd) {
    EXPECT_EQ(to_double(number_at(range(0, 0, 2, Range::Shape::triangular), 0.75)), 1);
    EXPECT_EQ(to_double(number_at(range(0, 2, 2, Range::Shape::triangular), 0.25)), 1);
}

TEST(Uniform, IsEvenWhateverTheBestValue) {
    const Range of = range(1, 2, 5, Range::Shape::uniform);
    EXPECT_EQ(to_double(number_at(of, 0.25)), 2);
    EXPECT_NEAR(moments(of).mean, 3, 1e-6);
    EXPECT_NEAR(moments(of).variance, 16.0 / 12, 1e-6);
}

TEST(Pert, HasTheMomentsOfTheClosedForm) {
    const Range of = range(0, 2, 6, Range::Shape::pert);
    // Mean (0 + 8 + 6) / 6; variance (mean − low)(high − mean) / 7 with four times the weight on the best value.
    EXPECT_NEAR(moments(of).mean, 14.0 / 6, 1e-4);
    EXPECT_NEAR(moments(of).variance, (14.0 / 6) * (22.0 / 6) / 7, 1e-3);
    // Symmetric: beta(3, 3), half of it below the middle, and a share of 0.103515625 below a quarter.
    const Range even = range(0, 2, 4, Range::Shape::pert);
    EXPECT_EQ(to_double(number_at(even, 0.5)), 2);
    EXPECT_EQ(to_double(number_at(even, 0.103515625)), 1);
    EXPECT_EQ(to_double(number_at(even, 0)), 0);
    EXPECT_EQ(to_double(number_at(even, 1)), 4);
}

TEST(Discrete, IsOneOfTheNumbersThatAreWritten) {
    const Range three = range(1, 2, 6, Range::Shape::discrete);
    EXPECT_EQ(to_double(number_at(three, 0.33)), 1);
    EXPECT_EQ(to_double(number_at(three, 0.34)), 2);
    EXPECT_EQ(to_double(number_at(three, 0.66)), 2);
    EXPECT_EQ(to_double(number_at(three, 0.67)), 6);
    EXPECT_EQ(to_double(number_at(three, 1)), 6);
    const Range two = range(1, 1.5, 2, Range::Shape::discrete, 2);
    EXPECT_EQ(to_double(number_at(two, 0.49)), 1);
    EXPECT_EQ(to_double(number_at(two, 0.51)), 2);
}

TEST(Unstated, ThreeNumbersAreTriangularAndTwoUniform) {
    EXPECT_EQ(to_double(number_at(range(1, 2, 6, Range::Shape::unstated), 0.5)), 2.837722);
    EXPECT_EQ(to_double(number_at(range(1, 2, 3, Range::Shape::unstated, 2), 0.25)), 1.5);
}

TEST(EveryDistribution, RoundsToSixPlacesAndStaysWithinTheRange) {
    for (const Range::Shape shape : {Range::Shape::triangular, Range::Shape::pert, Range::Shape::uniform}) {
        const Range narrow = range(0.000001, 0.000002, 0.000003, shape);
        for (const double share : {0.0, 1e-300, 0.1, 0.5, 0.9, 1 - 0x1p-53, 1.0}) {
            const Decimal found = number_at(narrow, share);
            EXPECT_GE(found, narrow.low);
            EXPECT_LE(found, narrow.high);
            EXPECT_EQ(found.units % 2, 0);
        }
    }
    EXPECT_EQ(number_at(range(3, 3, 3, Range::Shape::pert), 0.7).units, 6'000'000);
}

std::vector<std::vector<double>> drawn_pairs(const std::string& correlate, const std::string& distribution) {
    const std::string text = towns_head + "options: {gate: {by: upper}, pay: {by: lower}}\npreferences:\n" +
                             "  upper: [{id: p, that: gate, weight: [0, 1], distribution: " + distribution +
                             ", basis: b}, {id: q, that: pay, weight: [0, 1], basis: b}, {id: r, that: pay and gate, "
                             "weight: [0, 1], basis: b}]\n" +
                             correlate;
    const Loaded loaded = loaded_from(text);
    const Assumptions assumptions(loaded.cases);
    EXPECT_TRUE(assumptions.diagnostics().empty());
    std::vector<std::vector<double>> values(3);
    for (std::uint64_t j = 0; j < 4096; ++j) {
        const Draw draw = assumptions.draw({Design::sobol, 1, 4096}, j, 0);
        for (std::size_t k = 0; k < 3; ++k) values[k].push_back(draw.values[k]);
    }
    return values;
}

double correlation(const std::vector<double>& one, const std::vector<double>& other) {
    const auto mean = [](const std::vector<double>& of) {
        double sum = 0;
        for (const double x : of) sum += x;
        return sum / static_cast<double>(of.size());
    };
    const double first = mean(one);
    const double second = mean(other);
    double both = 0;
    double left = 0;
    double right = 0;
    for (std::size_t k = 0; k < one.size(); ++k) {
        both += (one[k] - first) * (other[k] - second);
        left += (one[k] - first) * (one[k] - first);
        right += (other[k] - second) * (other[k] - second);
    }
    return both / std::sqrt(left * right);
}

// Of uniform numbers, the correlation under a normal copula is 6/π · asin(ρ/2) (Pearson 1907).
TEST(Correlated, NumbersGoTogetherAsTheNormalCopulaHasIt) {
    const auto values = drawn_pairs("correlate: [{of: [p, q], rho: 0.6}, {of: [q, r], rho: -0.5}]\n", "uniform");
    EXPECT_NEAR(correlation(values[0], values[1]), 0.581926, 0.01);
    EXPECT_NEAR(correlation(values[1], values[2]), -0.482584, 0.01);
    EXPECT_NEAR(correlation(values[0], values[2]), 0, 0.01);
}

TEST(Correlated, NumbersKeepTheirOwnDistribution) {
    const auto values = drawn_pairs("correlate: [{of: [p, q, r], rho: 0.9}]\n", "uniform");
    for (const auto& one : values) {
        double sum = 0;
        int tenth = 0;
        for (const double x : one) sum += x, tenth += x < 0.1 ? 1 : 0;
        EXPECT_NEAR(sum / 4096, 0.5, 0.005);
        EXPECT_NEAR(tenth / 4096.0, 0.1, 0.01);
    }
}

TEST(Correlated, NumbersWithOneAreInStepAndWithMinusOneOpposed) {
    const auto values =
        drawn_pairs("correlate: [{of: [p, q], rho: 1}, {of: [p, r], rho: -1}, {of: [q, r], rho: -1}]\n", "uniform");
    for (std::size_t k = 0; k < 4096; ++k) {
        EXPECT_NEAR(values[0][k], values[1][k], 2e-6);
        EXPECT_NEAR(values[0][k], 1 - values[2][k], 2e-6);
    }
}

TEST(Correlated, NumbersOfOtherDistributionsKeepTheirRanks) {
    const auto values = drawn_pairs("correlate: [{of: [p, q], rho: 1}]\n", "discrete");
    for (std::size_t k = 0; k < 4096; ++k) EXPECT_EQ(values[0][k], values[1][k] < 0.5 ? 0 : 1);
}

TEST(Correlated, NothingIsLostWhereANumberIsCertainInAReading) {
    const std::string text = towns_head + R"(options: {gate: {by: upper}, pay: {by: lower}}
preferences: {upper: [{id: p, that: gate, weight: [0, 1], basis: b}, {id: q, that: pay, weight: [0, 1], basis: b}]}
correlate: [{of: [p, q], rho: 0.6}]
readings: {sure: {change: {p: {weight: 1}}}}
)";
    const Loaded loaded = loaded_from(text);
    const Assumptions assumptions(loaded.cases);
    EXPECT_TRUE(assumptions.diagnostics().empty());
    const Draw draw = assumptions.draw({}, 3, 1);
    EXPECT_TRUE(std::isnan(draw.values[0]));
    EXPECT_FALSE(std::isnan(draw.values[1]));
}

TEST(Correlated, NumbersThatNoJointDistributionHasAreRefused) {
    Case subject = loaded_from(towns).cases.front();
    subject.correlations.push_back({{"paid", "bond"}, Decimal{1'800'000}, {}, {}});
    subject.correlations.push_back({{"paid", "lower.2"}, Decimal{1'800'000}, {}, {}});
    const Assumptions assumptions({&subject, 1});
    ASSERT_EQ(assumptions.diagnostics().size(), 1U);
    EXPECT_EQ(assumptions.diagnostics()[0].code, "impossible-correlations");
}

}  // namespace
}  // namespace irenic::testing
