/// Nash's lottery with a proof of how good it is.
///
/// With average gains v, a gain of party i is priced at power_i / (v_i · Σ power). By the inequality of weighted arithmetic and geometric
/// means, no lottery has a geometric mean of gains (weighted with the powers) above that of v times the worth of the most valuable
/// vector. That worth is worked out exactly; where it is 1, v is the best.
#include <algorithm>
#include <cmath>

#include "bargaining/mixtures.hpp"

namespace irenic {
namespace {

using Terms = std::vector<mpq_class>;

/// Probabilities that are not exactly the best are rounded to this.
const mpz_class one_in = 1'000'000'000;
/// A fraction with a small denominator this near is tried first.
constexpr double near = 1e-11;
constexpr unsigned long small_denominator = 100'000;

class Nash {
public:
    Nash(const Gains& gains, const std::vector<mpz_class>& power) : gains_(gains), power_(power) {
        for (const mpz_class& exponent : power) total_ += exponent;
    }

    [[nodiscard]] Mixture of_two() const;
    [[nodiscard]] Mixture of_many() const;

private:
    using Vectors = std::vector<std::size_t>;

    [[nodiscard]] Terms prices(const Terms& average) const {
        Terms made;
        for (std::size_t party = 0; party < average.size(); ++party) {
            mpq_class price(power_[party], total_);
            price.canonicalize();
            made.push_back(price / average[party]);
        }
        return made;
    }
    void prove(Mixture& mixture) const { mixture.bound = gains_.best(prices(mixture.expected(gains_))).worth - 1; }

    [[nodiscard]] Mixture on_edge(std::size_t a, std::size_t b) const;
    [[nodiscard]] Mixture on_facet(const Vectors& vectors) const;
    [[nodiscard]] Mixture rounded(const NearMixture& nearly, bool simple) const;

    const Gains& gains_;
    const std::vector<mpz_class>& power_;
    mpz_class total_;
};

/// Solves a square system in fractions, its right-hand side in the last column; nothing where it has not exactly one solution.
Terms solved(std::vector<Terms> rows) {
    const std::size_t count = rows.size();
    for (std::size_t column = 0; column < count; ++column) {
        const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(column), rows.end(),
                                        [&](const Terms& row) { return sgn(row[column]) != 0; });
        if (pivot == rows.end()) return {};
        std::swap(*pivot, rows[column]);
        for (std::size_t other = 0; other < count; ++other) {
            if (other == column || sgn(rows[other][column]) == 0) continue;
            const mpq_class factor = rows[other][column] / rows[column][column];
            for (std::size_t k = column; k <= count; ++k) rows[other][k] -= factor * rows[column][k];
        }
    }
    Terms answer;
    for (std::size_t row = 0; row < count; ++row) answer.push_back(rows[row][count] / rows[row][row]);
    return answer;
}

/// Where the product is greatest between two vectors of two parties: its slope is 0 at one share of b, which is a fraction.
Mixture Nash::on_edge(std::size_t a, std::size_t b) const {
    const auto step = [&](std::size_t party) { return mpz_class(gains_.exactly(b, party) - gains_.exactly(a, party)); };
    const mpz_class first = step(0);
    const mpz_class second = step(1);
    mpq_class share = 0;
    if (sgn(first) * sgn(second) < 0) {
        share = mpq_class(-(power_[0] * first * gains_.exactly(a, 1) + power_[1] * second * gains_.exactly(a, 0)),
                          total_ * first * second);
        share.canonicalize();
    } else if (first + second > 0) {
        share = 1;
    }
    Mixture made;
    if (share < 1) made.shares.push_back({a, sgn(share) > 0 ? mpq_class(1 - share) : mpq_class(1)});
    if (sgn(share) > 0) made.shares.push_back({b, share < 1 ? share : mpq_class(1)});
    return made;
}

/// From edge to edge of the triangle that the most valuable vector makes with the edge at hand, until no vector is worth more than 1.
Mixture Nash::of_two() const {
    const auto vector_of_best = [&](std::size_t party) {
        Terms only(2);
        only[party] = 1;
        return gains_.best(only).vector;
    };
    Vectors ends{vector_of_best(0), vector_of_best(1)};
    for (;;) {
        Mixture best = on_edge(ends[0], ends[1]);
        const Gains::Best third = gains_.best(prices(best.expected(gains_)));
        if (third.worth <= 1) return best;
        for (const std::size_t end : {ends[0], ends[1]}) {
            const std::size_t other = end == ends[0] ? ends[1] : ends[0];
            const Mixture edge = on_edge(end, third.vector);
            const Terms average = edge.expected(gains_);
            if (sgn(average[0]) == 0 || sgn(average[1]) == 0) continue;
            if (gains_.worth(other, prices(average)) > 1) continue;
            ends = {end, third.vector};
            break;
        }
    }
}

/// Where as many vectors as parties span a face on which gains can be exchanged at fixed prices λ, each party gets its power's share of
/// the whole worth: v_i = power_i / (λ_i · Σ power). Nothing if that is not a mixture of these vectors.
Mixture Nash::on_facet(const Vectors& vectors) const {
    const std::size_t parties = gains_.parties();
    std::vector<Terms> rows(parties, Terms(parties + 1));
    for (std::size_t k = 0; k < parties; ++k) {
        for (std::size_t party = 0; party < parties; ++party) rows[k][party] = gains_.exactly(vectors[k], party);
        rows[k][parties] = 1;
    }
    const Terms worth = solved(rows);
    if (worth.empty() || std::any_of(worth.begin(), worth.end(), [](const mpq_class& price) { return sgn(price) <= 0; }))
        return {};
    for (std::size_t party = 0; party < parties; ++party) {
        for (std::size_t k = 0; k < parties; ++k) rows[party][k] = gains_.exactly(vectors[k], party);
        rows[party][parties] = mpq_class(power_[party]) / (worth[party] * total_);
    }
    const Terms shares = solved(std::move(rows));
    Mixture made;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (sgn(shares[k]) < 0) return {};
        if (sgn(shares[k]) > 0) made.shares.push_back({vectors[k], shares[k]});
    }
    return made;
}

/// The fraction with the least denominator that is this near; a continued fraction cut off.
mpq_class simple_fraction(double number) {
    double rest = number;
    mpz_class numerator = 1, denominator = 0, last_numerator = 0, last_denominator = 1;
    for (int k = 0; k < 40; ++k) {
        const mpz_class whole(std::floor(rest));
        const mpz_class next = whole * numerator + last_numerator;
        const mpz_class below = whole * denominator + last_denominator;
        if (below > small_denominator) break;
        last_numerator = numerator;
        last_denominator = denominator;
        numerator = next;
        denominator = below;
        const double error = rest - std::floor(rest);
        if (std::abs(number - mpq_class(numerator, denominator).get_d()) <= near || error == 0) break;
        rest = 1 / error;
    }
    mpq_class made(numerator, denominator);
    made.canonicalize();
    return made;
}

/// The last share is what the others leave.
Mixture Nash::rounded(const NearMixture& nearly, bool simple) const {
    Mixture made;
    mpq_class left = 1;
    const std::size_t greatest = static_cast<std::size_t>(
        std::max_element(nearly.probabilities.begin(), nearly.probabilities.end()) - nearly.probabilities.begin());
    for (std::size_t k = 0; k < nearly.vectors.size(); ++k) {
        if (k == greatest) continue;
        mpq_class share = simple ? simple_fraction(nearly.probabilities[k])
                                 : mpq_class(mpz_class(std::round(nearly.probabilities[k] * one_in.get_d())), one_in);
        share.canonicalize();
        if (sgn(share) <= 0) continue;
        left -= share;
        made.shares.push_back({nearly.vectors[k], std::move(share)});
    }
    if (sgn(left) < 0) return {};
    if (sgn(left) > 0) made.shares.push_back({nearly.vectors[greatest], left});
    return made;
}

Mixture Nash::of_many() const {
    std::vector<double> power;
    for (const mpz_class& exponent : power_) power.push_back(exponent.get_d());
    const NearMixture nearly = nearly_nash(gains_, power);
    std::vector<Mixture> candidates{rounded(nearly, true), rounded(nearly, false)};
    if (nearly.vectors.size() == gains_.parties()) candidates.insert(candidates.begin(), on_facet(nearly.vectors));
    std::optional<Mixture> best;
    for (Mixture& candidate : candidates) {
        const Terms average = candidate.expected(gains_);
        if (std::any_of(average.begin(), average.end(), [](const mpq_class& gain) { return sgn(gain) <= 0; })) continue;
        prove(candidate);
        if (!best || candidate.bound < best->bound) best = std::move(candidate);
        if (sgn(best->bound) == 0) break;
    }
    return *best;
}

}  // namespace

Mixture nash_mixture(const Gains& gains, const std::vector<mpz_class>& power) {
    const Nash nash(gains, power);
    Mixture made = gains.parties() == 2 ? nash.of_two() : nash.of_many();
    std::sort(made.shares.begin(), made.shares.end(),
              [](const Mixture::Share& a, const Mixture::Share& b) { return a.vector < b.vector; });
    return made;
}

}  // namespace irenic
