#include "report/persisting.hpp"

#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {

Persisting persisting_states(Appraiser& appraiser, std::size_t limit) {
    Persisting found;
    if (!appraiser.enumerated()) return found;
    const StabilityAnswer& verdicts = appraiser.verdicts();
    for (StateIndex s = 0; s < appraiser.space().size(); ++s) {
        PersistingState one{s, {}};
        for (const ConceptRow& row : concepts)
            one.under[static_cast<std::size_t>(row.kind)] = verdicts.of(row.kind).equilibria.test(s);
        const auto held = std::count(one.under.begin(), one.under.end(), true);
        if (held == 0) continue;
        ++found.all;
        if (held == static_cast<std::ptrdiff_t>(concepts.size())) ++found.under_every_concept;
        if (found.states.size() < limit) found.states.push_back(one);
    }
    return found;
}

std::vector<Phrase> persisting_words(Appraiser& appraiser, const Persisting& found) {
    std::vector<Phrase> sentences;
    if (!appraiser.enumerated()) {
        sentences.emplace_back(
            "Its feasible states are not enumerated, so which of them would persist is undecided. "
            "A single state can be asked about with irenic explain.");
        sentences.emplace_back("The case proposes no strategy, so there is nothing to sign or to keep.");
        return sentences;
    }
    std::vector<Phrase> names;
    for (const PersistingState& one : found.states)
        if (std::find(one.under.begin(), one.under.end(), false) == one.under.end())
            names.emplace_back(code(appraiser.space().name(one.state)));
    Phrase words("Of its ");
    words << counted(appraiser.space().size(), "feasible state", "feasible states") << ", "
          << (found.under_every_concept == 0 ? "none" : std::to_string(found.under_every_concept));
    if (!names.empty() && names.size() <= 8 && names.size() == found.under_every_concept)
        words << " (" << list_of(names) << ")";
    words << " would persist unless someone acts, under all five stability concepts; "
          << (found.all == 0 ? "none" : std::to_string(found.all)) << " under at least one of them.";
    sentences.push_back(std::move(words));
    sentences.emplace_back("The case proposes no strategy, so there is nothing to sign or to keep.");
    return sentences;
}

std::vector<Phrase> persisting_header() {
    std::vector<Phrase> header{"State", "What it is"};
    for (const ConceptRow& row : concepts) header.emplace_back(row.name);
    return header;
}

std::vector<Phrase> persisting_row(const Space& space, const PersistingState& found) {
    std::vector<Phrase> row{code(space.name(found.state)), state_words(space, found.state)};
    for (const bool holds : found.under) row.emplace_back(yes_or_no(holds));
    return row;
}

}  // namespace irenic
