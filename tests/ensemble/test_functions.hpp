/// The functions that methods of sensitivity analysis are tried on, with answers known in closed form.
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include "irenic/ensemble.hpp"

namespace irenic::testing {

/// Ishigami & Homma 1990, of a point of the unit cube.
inline double ishigami(std::span<const double> point, double a = 7, double b = 0.1) {
    const auto angle = [&](std::size_t k) { return std::numbers::pi * (2 * point[k] - 1); };
    const double second = std::sin(angle(1));
    return std::sin(angle(0)) + a * second * second + b * std::pow(angle(2), 4) * std::sin(angle(0));
}

/// Sobol's G.
inline double g_function(std::span<const double> point, const std::vector<double>& a) {
    double product = 1;
    for (std::size_t k = 0; k < a.size(); ++k) product *= (std::abs(4 * point[k] - 2) + a[k]) / (1 + a[k]);
    return product;
}

/// The outputs of all rows of a design.
template <typename Function>
std::vector<double> outputs_of(const SaltelliDesign& design, Function&& function) {
    const SaltelliPoints points(design);
    std::vector<double> outputs;
    for (std::uint64_t row = 0; row < design.rows(); ++row) outputs.push_back(function(points.point(row)));
    return outputs;
}

/// Halton's sequence, from index 1 on.
inline double halton(std::uint64_t index, std::uint64_t base) {
    double value = 0;
    double place = 1;
    for (; index > 0; index /= base) {
        place /= static_cast<double>(base);
        value += place * static_cast<double>(index % base);
    }
    return value;
}

/// The planted box: 2 000 points of Halton's sequence in five dimensions; the outcome occurs where x1 < 0.4 and x2 > 0.7, 240 times.
struct PlantedBox {
    std::vector<Input> inputs;
    std::vector<bool> outcome;
};
inline PlantedBox planted_box() {
    PlantedBox made;
    const std::uint64_t bases[] = {2, 3, 5, 7, 11};
    for (std::size_t k = 0; k < 5; ++k) {
        Input& input = made.inputs.emplace_back();
        input.name = "x" + std::to_string(k + 1);
        for (std::uint64_t index = 1; index <= 2000; ++index) input.values.push_back(halton(index, bases[k]));
    }
    for (std::size_t row = 0; row < 2000; ++row)
        made.outcome.push_back(made.inputs[0].values[row] < 0.4 && made.inputs[1].values[row] > 0.7);
    return made;
}

}  // namespace irenic::testing
