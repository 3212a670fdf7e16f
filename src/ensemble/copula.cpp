#include "ensemble/copula.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

namespace irenic {
namespace {

// What is left over when a matrix has no full rank: far more than rounding makes, and far less than six decimal places of rho can mean.
constexpr double nothing_left = 1e-9;

double normal_quantile(double share) { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * share); }
double normal_share(double quantile) { return boost::math::erfc(-quantile / std::sqrt(2.0)) / 2; }

}  // namespace

void Copula::relate(std::size_t one, std::size_t other, double rho) {
    if (one == no_coordinate || other == no_coordinate || one == other) return;
    relations_.push_back({one, other, rho});
    coordinates_.push_back(one);
    coordinates_.push_back(other);
}

void Copula::factorise() {
    std::sort(coordinates_.begin(), coordinates_.end());
    coordinates_.erase(std::unique(coordinates_.begin(), coordinates_.end()), coordinates_.end());
    const std::size_t size = coordinates_.size();
    const auto position = [&](std::size_t coordinate) {
        return static_cast<std::size_t>(std::lower_bound(coordinates_.begin(), coordinates_.end(), coordinate) -
                                        coordinates_.begin());
    };
    std::vector<std::vector<double>> matrix(size, std::vector<double>(size, 0));
    for (std::size_t k = 0; k < size; ++k) matrix[k][k] = 1;
    for (const Relation& relation : relations_)
        matrix[position(relation.one)][position(relation.other)] =
            matrix[position(relation.other)][position(relation.one)] = relation.rho;
    lower_.assign(size, std::vector<double>(size, 0));
    for (std::size_t column = 0; column < size; ++column)
        for (std::size_t row = column; row < size; ++row) {
            double rest = matrix[row][column];
            for (std::size_t k = 0; k < column; ++k) rest -= lower_[row][k] * lower_[column][k];
            if (row == column)
                possible_ = possible_ && rest > -nothing_left,
                lower_[row][row] = rest > nothing_left ? std::sqrt(rest) : 0;
            else if (lower_[column][column] > 0)
                lower_[row][column] = rest / lower_[column][column];
            else
                possible_ = possible_ && std::abs(rest) < std::sqrt(nothing_left);
        }
}

void Copula::bend(std::span<double> point) const {
    if (coordinates_.empty()) return;
    std::vector<double> normal;
    for (const std::size_t coordinate : coordinates_)
        normal.push_back(normal_quantile(std::clamp(point[coordinate], 0x1p-60, 1 - 0x1p-53)));
    // The first keeps its luck to the last bit.
    for (std::size_t row = 1; row < normal.size(); ++row) {
        double sum = 0;
        for (std::size_t column = 0; column <= row; ++column) sum += lower_[row][column] * normal[column];
        point[coordinates_[row]] = std::clamp(normal_share(sum), 0x1p-60, 1 - 0x1p-53);
    }
}

}  // namespace irenic
