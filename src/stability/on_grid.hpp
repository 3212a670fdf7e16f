/// The five concepts on the grid of all combinations of levels, for spaces that fill much of it: narrow columns instead of tables.
///
/// Every party has one column of grades, two bytes a combination where they fit. What the others could make of every state is found
/// by passes over one opponent's fibres after another, in place, in the column that in the end holds the verdict. A pass looks again
/// only at fibres in which something has changed since that opponent's last one; where no opponent's order of its own levels depends on what
/// another opponent does and every combination is feasible, one pass each is all there is to do.
#pragma once

#include <optional>

#include "irenic/stability.hpp"

namespace irenic {

/// Who cannot move cannot leave: that is filled in, the rest is room for verdicts.
StabilityAnswer unanswered_for(const Space& space, std::span<const Concept> wanted);

/// Nothing where the space cannot be laid out so: it fills too little of the grid, moves do not chain, or a party has too many
/// rows. Equilibria are left to the caller.
std::optional<StabilityAnswer> stability_on_grid(const Space& space, std::span<const Concept> wanted,
                                                 const Workers& workers, const std::stop_token& stop);

/// The same for every space, with a table of moves for each party.
StabilityAnswer stability_by_tables(const Space& space, std::span<const Concept> wanted, const Workers& workers,
                                    const std::stop_token& stop);

}  // namespace irenic
