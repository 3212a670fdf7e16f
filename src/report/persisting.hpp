/// States that would persist unless someone acts: what a case without strategies is asked about.
#pragma once

#include <array>
#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

struct PersistingState {
    StateIndex state = no_state;
    std::array<bool, concepts.size()> under{};  ///< by `Concept`
};

/// Those that are equilibria under some concept, in the order of states.
struct Persisting {
    std::vector<PersistingState> states;  ///< the first `limit` of them
    std::size_t all = 0;
    std::size_t under_every_concept = 0;
};
Persisting persisting_states(Appraiser& appraiser, std::size_t limit);

/// The answer of a case that proposes no strategy.
std::vector<Phrase> persisting_words(Appraiser& appraiser, const Persisting& found);

/// The header and the rows of a table: state, what it is, each concept.
std::vector<Phrase> persisting_header();
std::vector<Phrase> persisting_row(const Space& space, const PersistingState& found);

}  // namespace irenic
