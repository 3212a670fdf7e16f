/// Where in the unit cube a scenario lies: evenly spread luck, one number for each thing that is drawn.
#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

/// Where `at` comes to stand when the numbers below `count` are shuffled; each shuffle has its key. Nothing else is shuffled for it.
std::uint64_t shuffled(std::uint64_t at, std::uint64_t count, std::uint64_t seed, std::uint64_t stream);

/// Binary places scrambled all the way down: every digit is flipped or not, by luck that depends on all digits before it, and on
/// nothing else. Above 0 and below 1.
double scrambled(std::uint32_t places, std::uint64_t seed, std::uint64_t stream);

/// A point of a design. `sequence`: of as many dimensions, where the design is `sobol`.
std::vector<double> point_among(const ScenarioPlan& plan, std::span<const std::uint64_t> streams, std::uint64_t j,
                                const SobolSequence* sequence);

}  // namespace irenic
