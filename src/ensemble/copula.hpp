/// Numbers that tend to be high or low together: luck of each stays evenly spread, and luck of some goes with luck of others.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "irenic/model.hpp"

namespace irenic {

/// The Gaussian copula of a case's correlations.
class Copula {
public:
    /// `coordinate_of`: of the ids that are drawn, as `Correlation::of` names them; `no_coordinate` for others, which have no effect.
    static constexpr std::size_t no_coordinate = static_cast<std::size_t>(-1);

    Copula() = default;
    template <typename CoordinateOf>
    Copula(std::span<const Correlation> correlations, const CoordinateOf& coordinate_of) {
        for (const Correlation& correlation : correlations)
            for (std::size_t one = 0; one < correlation.of.size(); ++one)
                for (std::size_t other = one + 1; other < correlation.of.size(); ++other)
                    relate(coordinate_of(correlation.of[one]), coordinate_of(correlation.of[other]),
                           to_double(correlation.rho));
        factorise();
    }

    /// Correlations that no joint distribution has: not nearly a matrix without negative eigenvalues.
    [[nodiscard]] bool possible() const { return possible_; }
    void bend(std::span<double> point) const;

private:
    struct Relation {
        std::size_t one, other;
        double rho;
    };

    void relate(std::size_t one, std::size_t other, double rho);
    void factorise();

    std::vector<Relation> relations_;
    std::vector<std::size_t> coordinates_;    ///< ascending: the first of them keeps its luck
    std::vector<std::vector<double>> lower_;  ///< Cholesky's factor
    bool possible_ = true;
};

}  // namespace irenic
