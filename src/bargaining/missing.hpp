/// Whose consent a package still lacks, and by how much, and amounts that need not be decimals.
#pragma once

#include <span>
#include <vector>

#include <gmpxx.h>

#include "bargaining/whole.hpp"
#include "irenic/bargaining.hpp"

namespace irenic {

/// Wide enough for the difference of any two values, and for the sum of as many as there are parties.
__extension__ using Units = __int128;

/// An amount in units of `Decimal`, or in ones.
Amount amount_of_units(const mpq_class& units);
inline Amount amount_of_units(Units units) { return amount_of_units(mpq_class(whole(units))); }

/// One signatory at a package.
struct Lack {
    Units by = 0;  ///< no-agreement value less value; 0 where it consents
    bool must = false;
    bool counted = false;  ///< towards the number that the rule wants
};
std::vector<Lack> lacks_of(const Signing& signing);
/// How many of those counted must consent; 0 where all signatories must.
inline std::uint32_t number_wanted(const Consent& rule) { return rule.all ? 0 : rule.at_least; }

/// Is the rule met, when one signatory (by its place; none: `lacks.size()`) consents whatever it lacks?
bool met(std::span<const Lack> lacks, std::uint32_t wanted, std::size_t but_for);

/// Signatories, by their places, with whose consent the rule would be met, ascending: everybody who must and does not, and then of those
/// who are counted the ones that lack least. All these sets have the same musts and at least as many others, so this one lacks
/// least both in sum and at most; of equals, the first. Nothing: even with everybody's consent it is not met.
std::optional<std::vector<std::size_t>> least_missing(std::span<const Lack> lacks, std::uint32_t wanted);

}  // namespace irenic
