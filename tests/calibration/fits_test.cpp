/// Exponential and Weibull fits against other programs, and against what must be so.
#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "calibration/spells.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

TEST(Exponential, is_ends_over_time_watched_with_the_exact_interval_of_a_count) {
    // 9 in 359 weeks. Garwood's interval for a count of 9 is 4.115 to 17.085 (tables of the Poisson distribution).
    const ExponentialFit fit = exponential_fit(treated());
    EXPECT_DOUBLE_EQ(fit.rate.best, 9.0 / 359);
    EXPECT_NEAR(*fit.rate.low * 359, 4.115, 0.0005);
    EXPECT_NEAR(*fit.rate.high * 359, 17.085, 0.0005);
    EXPECT_NEAR(fit.log_likelihood, -42.17488030, 1e-7);  // lifelines 0.30.3
    EXPECT_NEAR(fit.aic, 2 + 2 * 42.17488030, 1e-7);
    EXPECT_NEAR(exponential_fit(late_entries()).rate.best, 1 / 275.41171903, 1e-8);
    EXPECT_NEAR(exponential_fit(late_entries()).log_likelihood, -112.51054417, 1e-7);
}

TEST(Exponential, is_bounded_from_above_where_none_ended) {
    const ExponentialFit fit = exponential_fit(std::vector{still(10), still(20, 15)});
    EXPECT_EQ(fit.rate.best, 0);
    EXPECT_EQ(*fit.rate.low, 0);
    EXPECT_NEAR(*fit.rate.high, -std::log(0.025) / 15, 1e-12);
}

void expect_fit(const std::vector<Spell>& spells, double shape, double scale, double shape_error, double scale_error,
                double log_likelihood) {
    const WeibullResult found = weibull_fit(spells);
    ASSERT_TRUE(found.fit.has_value()) << found.why_none;
    EXPECT_NEAR(found.fit->shape.best, shape, 2e-5 * shape);
    EXPECT_NEAR(found.fit->scale.best, scale, 2e-5 * scale);
    EXPECT_NEAR(std::sqrt(found.fit->variance_shape), shape_error, 2e-5);
    EXPECT_NEAR(std::sqrt(found.fit->variance_scale), scale_error, 2e-5);
    EXPECT_NEAR(found.fit->log_likelihood, log_likelihood, 1e-6);
    EXPECT_NEAR(*found.fit->shape.high, shape * std::exp(1.959964 * shape_error), 1e-3 * shape);
}

TEST(Weibull, agrees_with_lifelines_on_the_remission_data_and_on_late_entries) {
    expect_fit(treated(), 1.35373155, 33.76519425, 0.27839808, 0.27336984, -41.65867848);
    expect_fit(untreated(), 1.37050428, 9.48209725, 0.17357178, 0.16781450, -64.92010759);
    expect_fit(late_entries(), 0.79416802, 252.29739095, 0.21786844, 0.31694299, -111.89361746);
}

TEST(Weibull, of_shape_one_is_the_exponential) {
    WeibullFit fit;
    fit.shape.best = 1;
    fit.scale.best = 40;
    for (const double day : {0.5, 7.0, 40.0, 300.0}) EXPECT_DOUBLE_EQ(fit.share(day), std::exp(-day / 40));
    // Held at shape one, the best scale is days watched over ends; the likelihood is never below that of the exponential.
    for (const auto& spells : {treated(), untreated(), late_entries()})
        EXPECT_GE(weibull_fit(spells).fit->log_likelihood, exponential_fit(spells).log_likelihood);
}

TEST(Weibull, is_the_same_whatever_the_unit_of_time) {
    const WeibullFit in_weeks = *weibull_fit(late_entries()).fit;
    std::vector<Spell> spells = late_entries();
    for (Spell& spell : spells) spell.entry *= 365.25, spell.exit *= 365.25;
    const WeibullFit longer = *weibull_fit(spells).fit;
    EXPECT_NEAR(longer.shape.best, in_weeks.shape.best, 1e-9);
    EXPECT_NEAR(longer.scale.best, in_weeks.scale.best * 365.25, 1e-6 * longer.scale.best);
    EXPECT_NEAR(longer.variance_scale, in_weeks.variance_scale, 1e-9);
}

TEST(Weibull, has_an_interval_for_the_share_that_is_narrowest_where_the_data_are) {
    const WeibullFit fit = *weibull_fit(treated()).fit;
    const Estimate share = fit.share_with_interval(10);
    EXPECT_NEAR(share.best, std::exp(-std::pow(10 / fit.scale.best, fit.shape.best)), 1e-12);
    EXPECT_LT(*share.low, share.best);
    EXPECT_GT(*share.high, share.best);
    EXPECT_EQ(fit.share_with_interval(0).best, 1);
}

TEST(Weibull, is_refused_with_a_reason_where_the_data_do_not_settle_it) {
    EXPECT_EQ(weibull_fit(std::vector{still(4), still(9)}).why_none, "none ended");
    for (const auto& spells : {std::vector{ended(4)}, std::vector{ended(4), ended(4)}}) {
        const WeibullResult found = weibull_fit(spells);
        EXPECT_FALSE(found.fit.has_value());
        EXPECT_EQ(found.why_none,
                  "no shape fits better than all others: too few ended, or all of them at the same time");
    }
}

TEST(Weibull, finds_again_what_spells_were_drawn_from) {
    constexpr double shape = 0.4;
    constexpr double scale = 3000;
    constexpr int draws = 4000;
    Random random(7);
    const auto uniform = [&] { return (random.below(1'000'000) + 0.5) / 1'000'000; };
    std::vector<Spell> spells;
    while (spells.size() < draws) {
        const double ends = scale * std::pow(-std::log(uniform()), 1 / shape);
        const double watched = 20 + 4000 * uniform();
        const double entry = random.percent(40) ? 200 * uniform() : 0;
        if (std::min(ends, watched) <= entry) continue;  // never seen
        spells.push_back({entry, std::min(ends, watched), ends <= watched, 0});
    }
    const WeibullFit fit = *weibull_fit(spells).fit;
    EXPECT_LT(*fit.shape.low, shape);
    EXPECT_GT(*fit.shape.high, shape);
    EXPECT_LT(*fit.scale.low, scale);
    EXPECT_GT(*fit.scale.high, scale);
    EXPECT_NEAR(fit.shape.best, shape, 0.03);
    // The curve, which knows nothing of the shape, comes to the same shares.
    const SurvivalCurve curve = kaplan_meier(spells);
    for (const double day : {30.0, 200.0, 1000.0, 3000.0}) EXPECT_NEAR(curve.at(day)->best, fit.share(day), 0.03);
}

TEST(Weibull, is_a_maximum_on_random_spells) {
    const auto made = [](Random& random) {
        std::vector<Spell> spells;
        for (std::uint32_t k = 3 + random.below(30); k > 0; --k) {
            const double entry = random.percent(20) ? random.below(40) : 0;
            spells.push_back({entry, entry + 1 + random.below(300), random.percent(70), 0});
        }
        return spells;
    };
    std::size_t fitted = 0;
    for_random_cases(400, made, [&](const std::vector<Spell>& spells) {
        const WeibullResult found = weibull_fit(spells);
        if (!found.fit) return;
        ++fitted;
        const auto likelihood = [&](double shape, double scale) {
            double sum = 0;
            for (const Spell& spell : spells) {
                if (spell.ended) sum += std::log(shape / scale) + (shape - 1) * std::log(spell.exit / scale);
                sum -= std::pow(spell.exit / scale, shape) - std::pow(spell.entry / scale, shape);
            }
            return sum;
        };
        const double shape = found.fit->shape.best;
        const double scale = found.fit->scale.best;
        const double top = likelihood(shape, scale);
        EXPECT_NEAR(top, found.fit->log_likelihood, 1e-8 * (1 + std::abs(top)));
        for (const double part : {0.9, 0.99, 1.01, 1.1}) {
            EXPECT_GT(top, likelihood(shape * part, scale));
            EXPECT_GT(top, likelihood(shape, scale * part));
            EXPECT_GE(top, likelihood(shape * part, scale * part));
        }
    });
    if (from_environment("IRENIC_RANDOM_CASES", 400) >= 400) {
        EXPECT_GT(fitted, 300U);
    }
}

}  // namespace
}  // namespace irenic::testing
