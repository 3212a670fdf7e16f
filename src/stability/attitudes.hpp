/// What a party would do that wishes others well or ill.
///
/// Relational preference of Inohara, Hipel & Walker 2007: a step must leave no party worse off that the mover wishes well (devoting
/// preference), and every party worse off that it wishes ill (aggressive preference). docs/attitudes.md has the details.
#pragma once

#include "stability/relational.hpp"

namespace irenic {

/// Does a verdict on party `i` depend on anything but plain preference? Credible answers make it depend on the others' attitudes too.
bool attitudes_matter(const Space& space, PartyIndex i, Concept kind);

/// The attitudes of the space's case, for focal party `i`.
Relations attitude_relations(const Space& space, PartyIndex i);

}  // namespace irenic
