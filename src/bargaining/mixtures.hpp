/// Lotteries over value vectors, by rule: which vectors, each with what probability.
#pragma once

#include <span>
#include <vector>

#include <gmpxx.h>

#include "bargaining/gains.hpp"

namespace irenic {

struct Mixture {
    struct Share {
        std::size_t vector = 0;
        mpq_class probability;
    };
    std::vector<Share> shares;  ///< probabilities are above 0 and add up to 1
    mpq_class bound;            ///< how far from the best it is at most, as its rule counts; 0: it is the best

    /// What each party gains on average.
    [[nodiscard]] std::vector<mpq_class> expected(const Gains& gains) const;
};

/// The least average gain, counted in the party's `unit` (above 0), is greatest; then the second least, and so on. Exact.
Mixture greatest_least_mixture(const Gains& gains, const std::vector<mpz_class>& unit);

/// Π (average gain)^power is greatest. Every party gains somewhere; powers are above 0. Exact for two parties, and where the best
/// happens to have fractions that are found; otherwise no lottery has a geometric mean above 1 + `bound` times that of this one.
Mixture nash_mixture(const Gains& gains, const std::vector<mpz_class>& power);

/// Probabilities near those with the greatest product, found in floating point: of at most as many vectors as there are parties.
struct NearMixture {
    std::vector<std::size_t> vectors;
    std::vector<double> probabilities;
};
NearMixture nearly_nash(const Gains& gains, const std::vector<double>& power);

}  // namespace irenic
