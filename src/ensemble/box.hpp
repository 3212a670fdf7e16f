#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

bool admits(const BoxLimit& limit, double value);
bool holds(const Box& box, std::span<const Input> inputs, std::size_t row);
/// The chance of so many hits or more, each with this chance.
double binomial_at_least(std::uint64_t hits, std::uint64_t of, double chance);

/// Some of the scenarios.
struct SomeScenarios {
    std::vector<Input> inputs;
    std::vector<bool> outcome;
};
SomeScenarios some_of(std::span<const Input> inputs, const std::vector<bool>& outcome,
                      std::span<const std::uint32_t> rows);

}  // namespace irenic
