/// What parties gain at each of many value vectors, and which vector is worth the most when a gain of each party has a price.
///
/// Prices say how far from the best a lottery can be: no lottery is worth more than the best single vector.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <gmpxx.h>

namespace irenic {

class Gains {
public:
    /// Vector by vector, not empty; no gain is negative.
    Gains(std::vector<std::uint64_t> gains, std::size_t parties);

    [[nodiscard]] std::size_t size() const { return gains_.size() / parties_; }
    [[nodiscard]] std::size_t parties() const { return parties_; }
    [[nodiscard]] std::uint64_t at(std::size_t vector, std::size_t party) const {
        return gains_[vector * parties_ + party];
    }
    [[nodiscard]] mpz_class exactly(std::size_t vector, std::size_t party) const {
        return mpz_class(static_cast<unsigned long>(at(vector, party)));
    }
    /// The most that the party gains at any vector.
    [[nodiscard]] std::uint64_t most(std::size_t party) const { return most_[party]; }

    struct Best {
        std::size_t vector = 0;
        mpq_class worth;
    };
    /// Where Σ price · gain is greatest, the first of equals: settled exactly. Prices may be negative.
    [[nodiscard]] Best best(std::span<const mpq_class> prices) const;
    /// The first vector that is worth more than this.
    [[nodiscard]] std::optional<std::size_t> first_above(std::span<const mpq_class> prices,
                                                         const mpq_class& worth) const;
    [[nodiscard]] mpq_class worth(std::size_t vector, std::span<const mpq_class> prices) const;
    /// Nearly.
    [[nodiscard]] double worth(std::size_t vector, std::span<const double> prices) const;

private:
    /// Prices as floating-point numbers, and how far from the truth any worth can then be.
    struct Rough {
        std::vector<double> prices;
        double doubt = 0;
    };
    [[nodiscard]] Rough rough(std::span<const mpq_class> prices) const;

    std::vector<std::uint64_t> gains_;
    std::size_t parties_;
    std::vector<std::uint64_t> most_;
};

}  // namespace irenic
