/// Lotteries over packages, against results known from papers and against every lottery of a fine grid.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "bargaining/mixtures.hpp"
#include "irenic/bargaining.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

using Rows = std::vector<std::vector<std::uint64_t>>;
using Fractions = std::vector<mpq_class>;

Gains gains_of(const Rows& rows) {
    std::vector<std::uint64_t> made;
    for (const auto& row : rows) made.insert(made.end(), row.begin(), row.end());
    return {std::move(made), rows.front().size()};
}
std::vector<mpz_class> ones(std::size_t count) { return std::vector<mpz_class>(count, 1); }

/// `0:1/2 1:1/2`
std::string shares_of(const Mixture& mixture) {
    std::string text;
    for (const auto& [vector, probability] : mixture.shares)
        text += (text.empty() ? "" : " ") + std::to_string(vector) + ":" + probability.get_str();
    return text;
}
std::string averages_of(const Mixture& mixture, const Rows& rows) {
    std::string text;
    for (const mpq_class& average : mixture.expected(gains_of(rows)))
        text += (text.empty() ? "" : " ") + average.get_str();
    return text;
}
Mixture nash_of(const Rows& rows) { return nash_mixture(gains_of(rows), ones(rows.front().size())); }
Mixture egalitarian_of(const Rows& rows) { return greatest_least_mixture(gains_of(rows), ones(rows.front().size())); }

// ---------------------------------------------------------------- known results

/// `one` and `other` sign one of three plans, worth (4, 1), (1, 4) and (2, 2); without a plan each has 1. The example is that of NegMAS'
/// tests for the Nash point.
CaseBuilder three_plans() {
    CaseBuilder made;
    made.party("one").party("other");
    made.option("plan", {"one", "other"}, {"none", "left", "right", "middle"});
    const std::vector<std::pair<std::string, std::pair<std::string, std::string>>> worth{
        {"none", {"1", "1"}}, {"left", {"4", "1"}}, {"right", {"1", "4"}}, {"middle", {"2", "2"}}};
    for (const auto& [level, values] : worth) {
        made.weight("one", made.at("plan", level), values.first);
        made.weight("other", made.at("plan", level), values.second);
    }
    return made;
}

struct Talked {
    explicit Talked(const CaseBuilder& made)
        : subject(made.build()),
          frontier(std::move(*Frontier::find(subject, *talks_about(subject, {}).talks).frontier)),
          power(subject.parties.size(), decimal("1")) {}
    [[nodiscard]] Lottery lottery(SolutionKind kind) const {
        return find_lottery(kind, frontier, zone_of(frontier), power);
    }
    Case subject;
    Frontier frontier;
    std::vector<Decimal> power;
};

TEST(Lottery, a_coin_between_two_packages_has_a_greater_product_of_gains_than_a_package_in_the_middle) {
    const Talked talked(three_plans());
    const Lottery found = talked.lottery(SolutionKind::nash);
    ASSERT_EQ(found.shares.size(), 2U);
    EXPECT_EQ(talked.frontier.values(found.shares[0].vector)[0], decimal("4").units);
    EXPECT_EQ(talked.frontier.values(found.shares[1].vector)[0], decimal("1").units);
    EXPECT_EQ(found.shares[0].probability, "0.5");
    EXPECT_EQ(found.averages[0].exact, "2.5");
    EXPECT_EQ(found.averages[1].exact, "2.5");
    EXPECT_TRUE(found.exact);
    EXPECT_EQ(found.bound, 0);
    EXPECT_EQ(found.parties, (std::vector<PartyIndex>{0, 1}));
}

TEST(Lottery, every_rule_answers_for_the_same_talks) {
    const Talked talked(three_plans());
    for (const SolutionKind kind : {SolutionKind::kalai_smorodinsky, SolutionKind::egalitarian, SolutionKind::leximin}) {
        const Lottery found = talked.lottery(kind);
        EXPECT_EQ(found.averages[0].exact, "2.5");
        EXPECT_EQ(found.averages[1].exact, "2.5");
    }
    const Lottery sum = talked.lottery(SolutionKind::utilitarian);
    ASSERT_EQ(sum.shares.size(), 1U);
    EXPECT_EQ(sum.shares[0].probability, "1");
    EXPECT_EQ(talked.frontier.values(sum.shares[0].vector)[0], decimal("4").units);
}

TEST(Lottery, who_could_gain_nothing_is_left_out) {
    CaseBuilder made;
    made.party("one").party("other").party("third");
    made.option("plan", {"one", "other", "third"}, {"none", "left", "right"});
    made.weight("one", made.at("plan", "left"), "2").weight("other", made.at("plan", "right"), "1");
    made.weight("third", made.at("plan", "none"), "0");
    const Talked talked(made);
    const Lottery found = talked.lottery(SolutionKind::nash);
    EXPECT_EQ(found.left_out, (std::vector<PartyIndex>{2}));
    EXPECT_EQ(found.parties, (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(found.averages[0].exact, "1");
    EXPECT_EQ(found.averages[1].exact, "0.5");
    EXPECT_EQ(found.averages[2].exact, "0");
    EXPECT_EQ(talked.lottery(SolutionKind::kalai_smorodinsky).averages[0].exact, "1");
}

TEST(Lottery, thirds_are_written_as_fractions) {
    CaseBuilder made;
    made.party("one").party("other");
    made.option("plan", {"one", "other"}, {"none", "left", "right"});
    made.weight("one", made.at("plan", "left"), "2").weight("other", made.at("plan", "right"), "1");
    const Lottery found = Talked(made).lottery(SolutionKind::egalitarian);
    ASSERT_EQ(found.shares.size(), 2U);
    EXPECT_EQ(found.shares[0].probability, "1/3");
    EXPECT_DOUBLE_EQ(found.shares[0].about, 1.0 / 3);
    EXPECT_EQ(found.averages[0].exact, "2/3");
}

TEST(NashLottery, of_the_whole_each_party_gets_the_share_of_its_power) {
    const Rows rows{{6, 0, 0}, {0, 6, 0}, {0, 0, 6}};
    const Mixture found = nash_mixture(gains_of(rows), {1, 2, 3});
    EXPECT_EQ(averages_of(found, rows), "1 2 3");
    EXPECT_EQ(found.bound, 0);
}

TEST(NashLottery, one_package_is_enough_where_no_exchange_is_worth_it) {
    EXPECT_EQ(shares_of(nash_of({{9, 1, 1}, {4, 4, 4}, {1, 9, 1}, {1, 1, 9}})), "1:1");
    EXPECT_EQ(shares_of(nash_of({{9, 1}, {6, 6}, {1, 9}})), "1:1");
}

TEST(NashLottery, of_two_parties_it_is_a_fraction_of_an_edge) {
    // (10 − 6s)(1 + 4s) is greatest at s = 17/24.
    const Rows rows{{10, 1}, {4, 5}, {0, 6}};
    EXPECT_EQ(shares_of(nash_of(rows)), "0:7/24 1:17/24");
    EXPECT_EQ(averages_of(nash_of(rows), rows), "23/4 23/6");
}

TEST(NashLottery, where_the_best_is_no_fraction_the_bound_says_how_near_it_is) {
    // (4 − 3s)(1 + s)(1 + 2s): the best s is a root of 18 s² + 2 s − 9 = 0.
    const Mixture found = nash_of({{4, 1, 1}, {1, 2, 3}});
    EXPECT_NEAR(found.shares[1].probability.get_d(), (std::sqrt(163) - 1) / 18, 1e-9);
    EXPECT_GT(found.bound, 0);
    EXPECT_LT(found.bound, mpq_class(1, 100'000'000));
}

TEST(EgalitarianLottery, who_is_not_held_back_rises_on) {
    // The first two can have no more than 2 each at once, the third 1 or 5 beside it.
    EXPECT_EQ(averages_of(egalitarian_of({{4, 0, 5}, {0, 4, 5}, {2, 2, 1}}), {{4, 0, 5}, {0, 4, 5}, {2, 2, 1}}),
              "2 2 5");
}

TEST(EgalitarianLottery, units_say_what_counts_as_much) {
    const Rows rows{{10, 0}, {0, 5}};
    EXPECT_EQ(averages_of(greatest_least_mixture(gains_of(rows), {10, 5}), rows), "5 5/2");
    EXPECT_EQ(averages_of(egalitarian_of(rows), rows), "10/3 10/3");
}

// ---------------------------------------------------------------- against every lottery of a grid

struct Sample {
    Rows rows;
    std::vector<mpz_class> factors;
};

Sample random_sample(Random& random, std::uint32_t most_parties, std::uint32_t most_vectors) {
    Sample made;
    const std::uint32_t parties = random.between(1, most_parties);
    const std::uint32_t vectors = random.between(1, most_vectors);
    const std::uint32_t most = random.one_in(2) ? 4 : 1000;
    for (std::uint32_t k = 0; k < vectors; ++k) {
        auto& row = made.rows.emplace_back();
        for (std::uint32_t party = 0; party < parties; ++party)
            row.push_back(random.one_in(4) ? 0 : random.below(most));
    }
    // Everybody gains somewhere.
    for (std::uint32_t party = 0; party < parties; ++party)
        made.rows[random.below(vectors)][party] += 1 + random.below(most);
    for (std::uint32_t party = 0; party < parties; ++party)
        made.factors.emplace_back(random.one_in(2) ? 1 : random.between(1, 5));
    return made;
}

void expect_lottery(const Mixture& mixture) {
    mpq_class sum;
    for (const auto& [vector, probability] : mixture.shares) {
        EXPECT_GT(probability, 0);
        sum += probability;
    }
    EXPECT_EQ(sum, 1);
}

/// Calls `visit` with the averages of every lottery whose probabilities are multiples of 1/`parts`.
template <typename Visit>
void for_every_lottery(const Rows& rows, unsigned parts, const Visit& visit) {
    std::vector<unsigned> share(rows.size());
    const auto fill = [&](auto&& self, std::size_t at, unsigned left) -> void {
        if (at + 1 < rows.size()) {
            for (share[at] = 0; share[at] <= left; ++share[at]) self(self, at + 1, left - share[at]);
            return;
        }
        share[at] = left;
        Fractions averages(rows.front().size());
        for (std::size_t k = 0; k < rows.size(); ++k)
            for (std::size_t party = 0; party < averages.size(); ++party)
                averages[party] += mpq_class(static_cast<unsigned long>(share[k] * rows[k][party]), parts);
        for (mpq_class& average : averages) average.canonicalize();
        visit(averages);
    };
    fill(fill, 0, parts);
}

Fractions sorted_shares(Fractions averages, const std::vector<mpz_class>& unit) {
    for (std::size_t party = 0; party < averages.size(); ++party) averages[party] /= unit[party];
    std::sort(averages.begin(), averages.end());
    return averages;
}

TEST(EgalitarianLottery, no_lottery_of_a_grid_is_better) {
    for_random_cases(
        300, [](Random& random) { return random_sample(random, 4, 5); },
        [](const Sample& sample) {
            const Mixture found = greatest_least_mixture(gains_of(sample.rows), sample.factors);
            expect_lottery(found);
            const Fractions best = sorted_shares(found.expected(gains_of(sample.rows)), sample.factors);
            for_every_lottery(sample.rows, 8, [&](const Fractions& averages) {
                EXPECT_LE(sorted_shares(averages, sample.factors), best);
            });
        });
}

TEST(NashLottery, no_lottery_of_a_grid_is_beyond_the_bound) {
    for_random_cases(
        300, [](Random& random) { return random_sample(random, 4, 5); },
        [](const Sample& sample) {
            const Mixture found = nash_mixture(gains_of(sample.rows), sample.factors);
            expect_lottery(found);
            const Fractions best = found.expected(gains_of(sample.rows));
            double total = 0;
            for (const mpz_class& power : sample.factors) total += power.get_d();
            for_every_lottery(sample.rows, 8, [&](const Fractions& averages) {
                double logarithm = 0;
                for (std::size_t party = 0; party < best.size(); ++party)
                    logarithm += sample.factors[party].get_d() / total *
                                 std::log(mpq_class(averages[party] / best[party]).get_d());
                EXPECT_LE(logarithm, std::log1p(found.bound.get_d()) + 1e-13);
            });
        });
}

TEST(NashLottery, of_two_parties_it_is_always_exact_and_of_more_it_is_near) {
    for_random_cases(
        4000, [](Random& random) { return random_sample(random, 7, 60); },
        [](const Sample& sample) {
            const Mixture found = nash_mixture(gains_of(sample.rows), sample.factors);
            expect_lottery(found);
            if (sample.factors.size() <= 2) {
                EXPECT_EQ(found.bound, 0);
            }
            EXPECT_GE(found.bound, 0);
            EXPECT_LT(found.bound, mpq_class(1, 10'000'000)) << shares_of(found);
            EXPECT_LE(found.shares.size(), std::max<std::size_t>(1, sample.factors.size()));
        });
}

TEST(Gains, the_most_valuable_vector_is_told_apart_where_rounding_cannot) {
    const std::uint64_t large = 9'007'199'254'740'993;  // 2^53 + 1
    const Gains gains = gains_of({{large - 1, 7}, {large, 7}, {large, 7}});
    EXPECT_EQ(gains.best(Fractions{1, mpq_class(-1, 3)}).vector, 1U);
    EXPECT_EQ(gains.first_above(Fractions{1, 0}, mpq_class(static_cast<unsigned long>(large - 1))), 1U);
    EXPECT_EQ(gains.first_above(Fractions{1, 0}, mpq_class(static_cast<unsigned long>(large))), std::nullopt);
}

}  // namespace
}  // namespace irenic::testing
