#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

bool admits(const BoxLimit& limit, double value);
/// The chance of so many hits or more, each with this chance.
double binomial_at_least(std::uint64_t hits, std::uint64_t of, double chance);

}  // namespace irenic
