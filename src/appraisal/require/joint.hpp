/// All parties' changes at once, and the count of rankings of several.
#pragma once

#include "appraisal/require/parts.hpp"

namespace irenic {

/// One party, one concept, in the case that `space` is of.
PartyRequirement require_of(const Space& space, const RequireQuestion& question, Concept kind, PartyIndex party,
                            const std::stop_token& stop);

/// The parties that would leave the state after these changes. A change is one per party of the case, or nothing.
std::vector<PartyIndex> leavers_after(const Space& space, StateIndex state, Concept kind,
                                      std::span<const std::optional<WantsChange>> changes);

/// Do the first changes of all, made at once, make the state an equilibrium? If not, is there another combination that does?
JointRequirement require_together(const Space& space, const RequireQuestion& question, const ConceptRequirement& found,
                                  const std::stop_token& stop);

/// How many ways there are to rank the free states for all parties asked about at once so that the state is an equilibrium.
RankingCount count_profiles(const Space& space, const RequireQuestion& question, const ConceptRequirement& found,
                            const std::stop_token& stop);

}  // namespace irenic
