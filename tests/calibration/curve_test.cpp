/// The share still in force, and the test of groups, against textbook tables and against other ways to the same number.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "calibration/spells.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

TEST(Curve, is_that_of_the_textbooks_for_the_remission_data) {
    // Kalbfleisch & Prentice 2002, table 1.2, among many: share, and its standard error by Greenwood.
    const SurvivalCurve curve = kaplan_meier(treated());
    struct Row {
        double day;
        std::size_t at_risk, ended;
        double share, error;
    };
    const std::vector<Row> known{{6, 21, 3, 0.857, 0.0764},  {7, 17, 1, 0.807, 0.0869},  {10, 15, 1, 0.753, 0.0963},
                                 {13, 12, 1, 0.690, 0.1068}, {16, 11, 1, 0.627, 0.1141}, {22, 7, 1, 0.538, 0.1282},
                                 {23, 6, 1, 0.448, 0.1346}};
    ASSERT_EQ(curve.steps.size(), known.size());
    for (std::size_t k = 0; k < known.size(); ++k) {
        EXPECT_EQ(curve.steps[k].day, known[k].day);
        EXPECT_EQ(curve.steps[k].at_risk, known[k].at_risk);
        EXPECT_EQ(curve.steps[k].ended, known[k].ended);
        EXPECT_NEAR(curve.steps[k].share, known[k].share, 0.0005);
        EXPECT_NEAR(curve.steps[k].share * std::sqrt(curve.steps[k].variance), known[k].error, 0.00005);
    }
    EXPECT_EQ(curve.median(), 23);
    EXPECT_EQ(kaplan_meier(untreated()).median(), 8);
}

TEST(Curve, has_an_interval_symmetric_in_the_logarithm_of_the_share) {
    // At week 10: 0.752941·exp(±1.959964·0.0963/0.752941) = 0.586 to 0.968
    const Estimate share = kaplan_meier(treated()).at(12).value();
    EXPECT_NEAR(share.best, 0.752941, 1e-6);
    EXPECT_NEAR(*share.low, 0.586, 0.0005);
    EXPECT_NEAR(*share.high, 0.968, 0.0005);
}

TEST(Curve, counts_those_who_enter_late_only_from_then_on) {
    const SurvivalCurve curve = kaplan_meier(late_entries());
    const std::vector<std::pair<double, double>> known{
        {2, 0.933333},   {9, 0.871111},   {34, 0.813037},  {70, 0.754963},  {85, 0.647111},  {99, 0.593185},
        {154, 0.539259}, {166, 0.494321}, {201, 0.456296}, {207, 0.418272}, {212, 0.380247}, {222, 0.342222},
        {226, 0.304198}, {261, 0.260741}, {476, 0.195556}, {595, 0.13037}};
    ASSERT_EQ(curve.steps.size(), known.size());
    for (std::size_t k = 0; k < known.size(); ++k) {
        EXPECT_EQ(curve.steps[k].day, known[k].first);
        EXPECT_NEAR(curve.steps[k].share, known[k].second, 5e-7);
    }
}

TEST(Curve, says_nothing_beyond_the_last_day_watched_unless_all_have_ended) {
    const SurvivalCurve open = kaplan_meier(std::vector{ended(5), still(9)});
    EXPECT_EQ(open.at(4)->best, 1);
    EXPECT_EQ(open.at(5)->best, 0.5);
    EXPECT_EQ(open.at(9)->best, 0.5);
    EXPECT_FALSE(open.at(9.5).has_value());
    const SurvivalCurve closed = kaplan_meier(std::vector{ended(5), ended(9)});
    EXPECT_EQ(closed.at(100)->best, 0);
    EXPECT_FALSE(closed.at(100)->low.has_value());
    const SurvivalCurve nothing_ended = kaplan_meier(std::vector{still(3)});
    EXPECT_TRUE(nothing_ended.steps.empty());
    EXPECT_EQ(nothing_ended.at(3)->best, 1);
    EXPECT_FALSE(nothing_ended.at(4).has_value());
    EXPECT_FALSE(nothing_ended.median().has_value());
}

std::vector<Spell> random_spells(Random& random) {
    std::vector<Spell> spells;
    for (std::uint32_t k = 1 + random.below(40); k > 0; --k) {
        const double entry = random.percent(30) ? random.below(20) : 0;
        spells.push_back({entry, entry + 1 + random.below(30), random.percent(60), random.below(3)});
    }
    return spells;
}

TEST(Curve, is_the_share_that_has_not_ended_where_everything_has_been_watched_to_its_end) {
    const auto all_ended = [](Random& random) {
        std::vector<Spell> spells = random_spells(random);
        for (Spell& spell : spells) spell.entry = 0, spell.ended = true;
        return spells;
    };
    for_random_cases(500, all_ended, [](const std::vector<Spell>& spells) {
        const SurvivalCurve curve = kaplan_meier(spells);
        for (int day = 0; day < 55; ++day) {
            const auto later = std::count_if(spells.begin(), spells.end(), [&](const Spell& s) { return s.exit > day; });
            EXPECT_NEAR(curve.at(day)->best, static_cast<double>(later) / static_cast<double>(spells.size()), 1e-12);
        }
    });
}

TEST(Curve, is_the_product_over_days_of_those_who_did_not_end_among_those_there) {
    for_random_cases(500, random_spells, [](const std::vector<Spell>& spells) {
        const SurvivalCurve curve = kaplan_meier(spells);
        double share = 1;
        for (int day = 1; day < 52; ++day) {
            double there = 0;
            double gone = 0;
            for (const Spell& spell : spells) {
                if (spell.entry < day && spell.exit >= day) ++there;
                if (spell.ended && spell.exit == day) ++gone;
            }
            if (there > 0) share *= 1 - gone / there;
            const auto found = curve.at(day);
            if (found) {
                EXPECT_NEAR(found->best, share, 1e-12);
            }
        }
    });
}

TEST(LogRank, is_that_of_the_textbooks_for_the_remission_data) {
    // Chi-square 16.79; 9 ends against 19.25 expected with 6-MP, 21 against 10.75 without (Kalbfleisch & Prentice 2002).
    std::vector<Spell> both = treated();
    for (Spell spell : untreated()) {
        spell.group = 1;
        both.push_back(spell);
    }
    const LogRank found = log_rank(both, 2).value();
    EXPECT_NEAR(found.chi_square, 16.792941, 1e-6);
    EXPECT_EQ(found.degrees, 1U);
    EXPECT_NEAR(found.p, 4.168809e-05, 1e-10);
    EXPECT_EQ(found.observed, (std::vector<double>{9, 21}));
    EXPECT_NEAR(found.expected[0], 19.25, 0.005);
    EXPECT_NEAR(found.expected[1], 10.75, 0.005);
}

TEST(LogRank, compares_three_groups_as_lifelines_does) {
    std::vector<Spell> spells = late_entries();
    for (std::size_t k = 0; k < spells.size(); ++k) {
        spells[k].entry = 0;
        spells[k].group = static_cast<std::uint32_t>(k % 3);
    }
    const LogRank found = log_rank(spells, 3).value();
    EXPECT_NEAR(found.chi_square, 0.5119499308505048, 1e-9);
    EXPECT_EQ(found.degrees, 2U);
    EXPECT_NEAR(found.p, 0.7741613493498224, 1e-9);
    // An empty fourth group changes nothing.
    EXPECT_NEAR(log_rank(spells, 4)->chi_square, found.chi_square, 1e-9);
    EXPECT_EQ(log_rank(spells, 4)->degrees, 2U);
}

TEST(LogRank, has_nothing_to_say_of_one_group_or_where_none_ended) {
    EXPECT_FALSE(log_rank(treated(), 1).has_value());
    EXPECT_FALSE(log_rank(treated(), 2).has_value());
    EXPECT_FALSE(log_rank(std::vector{still(3), Spell{0, 4, false, 1}}, 2).has_value());
}

}  // namespace
}  // namespace irenic::testing
