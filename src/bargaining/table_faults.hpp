/// What keeps levels off the table, seen from one state.
#pragma once

#include <vector>

#include "irenic/bargaining.hpp"

namespace irenic {

/// The levels that allowed changes of an option lead to from `start`, one after another, itself among them, as bits.
std::uint64_t levels_within_reach(const Option& option, Level start);

/// The same question as `table_faults`, seen from `from` alone.
std::vector<TableFault> faults_from(const Case& subject, const Talks& talks, std::span<const Level> from,
                                    std::span<const Level> levels);

}  // namespace irenic
