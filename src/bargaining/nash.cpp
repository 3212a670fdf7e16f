#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <gmpxx.h>

#include "bargaining/rules.hpp"
#include "bargaining/whole.hpp"

namespace irenic {
namespace {

/// Exponents as the least whole numbers in the same proportion.
std::vector<unsigned long> whole_powers(const ZoneVectors& zone) {
    std::vector<Units> units;
    Units divisor = 0;
    for (const std::size_t place : zone.counted) {
        units.push_back(zone.power[zone.frontier.talks().signatories[place]].units);
        divisor = std::gcd(divisor, units.back());
    }
    std::vector<unsigned long> powers;
    for (const Units unit : units) powers.push_back(static_cast<unsigned long>(unit / divisor));
    return powers;
}

/// Products of gains to their powers, compared: by logarithms where these are far enough apart, otherwise exactly.
class Products {
public:
    explicit Products(const ZoneVectors& zone) : zone_(zone), powers_(whole_powers(zone)) {}

    [[nodiscard]] std::strong_ordering compare(std::size_t a, std::size_t b) const {
        const double left = logarithm(a);
        const double right = logarithm(b);
        const double doubt = 1e-9 * (1 + std::abs(left) + std::abs(right));
        if (left > right + doubt) return std::strong_ordering::greater;
        if (left < right - doubt) return std::strong_ordering::less;
        return exact(a, b);
    }

private:
    [[nodiscard]] double logarithm(std::size_t vector) const {
        double sum = 0;
        for (std::size_t k = 0; k < powers_.size(); ++k)
            if (const Wide128 gain = zone_.gain(vector, zone_.counted[k]); gain > 0)
                sum += static_cast<double>(powers_[k]) * std::log(static_cast<double>(gain));
        return sum;
    }

    /// Gains that both have alike fall away, and common divisors with them, so that ties rarely need long numbers.
    [[nodiscard]] std::strong_ordering exact(std::size_t a, std::size_t b) const {
        mpz_class left = 1;
        mpz_class right = 1;
        for (std::size_t k = 0; k < powers_.size(); ++k) {
            const Wide128 first = zone_.gain(a, zone_.counted[k]);
            const Wide128 second = zone_.gain(b, zone_.counted[k]);
            if (first == second || first <= 0) continue;
            const mpz_class x = whole(first);
            const mpz_class y = whole(second);
            const mpz_class common = gcd(x, y);
            left *= power(x / common, powers_[k]);
            right *= power(y / common, powers_[k]);
        }
        const int order = cmp(left, right);
        return order > 0   ? std::strong_ordering::greater
               : order < 0 ? std::strong_ordering::less
                           : std::strong_ordering::equal;
    }

    static mpz_class power(const mpz_class& base, unsigned long exponent) {
        mpz_class made;
        mpz_pow_ui(made.get_mpz_t(), base.get_mpz_t(), exponent);
        return made;
    }

    const ZoneVectors& zone_;
    std::vector<unsigned long> powers_;
};

}  // namespace

void nash(const ZoneVectors& zone, SolutionFound& found) {
    std::map<std::vector<PartyIndex>, std::vector<std::size_t>> by_gainers;
    std::size_t most = 0;
    for (const std::size_t vector : zone.vectors) {
        std::vector<PartyIndex> gainers;
        for (const std::size_t place : zone.counted)
            if (zone.gain(vector, place) > 0) gainers.push_back(zone.frontier.talks().signatories[place]);
        most = std::max(most, gainers.size());
        by_gainers[std::move(gainers)].push_back(vector);
    }
    const Products products(zone);
    std::map<std::size_t, std::vector<PartyIndex>> optima;
    for (const auto& [gainers, vectors] : by_gainers) {
        if (gainers.size() != most) continue;
        for (const std::size_t vector :
             best_of(vectors, [&](std::size_t a, std::size_t b) { return products.compare(a, b); }))
            optima[vector] = gainers;
    }
    for (auto& [vector, gainers] : optima) {
        found.vectors.push_back(vector);
        found.gainers.push_back(std::move(gainers));
    }
}

}  // namespace irenic
