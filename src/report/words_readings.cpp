#include <algorithm>
#include <array>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase blockers_of(const Space& space, const Signing& signing) {
    std::vector<Phrase> names;
    for (const ConsentRow& row : signing.rows)
        if (!row.consents) names.push_back(party_name(space.subject(), row.party));
    return list_of(names);
}

Phrase signing_difference(const Space& there, const StrategyAppraisal& other) {
    Phrase words;
    if (other.signing.signable) return words << "could be signed";
    return words << "would not be signed (" << blockers_of(there, other.signing) << ")";
}

Phrase holding_difference(const StrategyAppraisal& other) {
    Phrase words;
    const std::size_t held = concepts_held(other);
    if (any_open(other))
        return words << (held == 0 ? Phrase("is not known to persist")
                                   : Phrase("would persist under ") << concept_names(other.holds))
                     << " (undecided under " << concept_names(concepts_open(other)) << ")";
    if (held == concepts.size()) return words << "would persist under all five concepts";
    if (held == 0) return words << "would persist under no concept";
    return words << "would persist under " << concept_names(other.holds);
}

Phrase keeping_difference(const Space& there, const StrategyAppraisal& other) {
    Phrase words;
    if (!other.plan) return words << "has no steps";
    if (other.plan->self_enforcing) return words << "would be carried out";
    words << "stops " << stop_words(*other.plan);
    if (other.plan->stopped_by) words << " (" << party_name(there.subject(), *other.plan->stopped_by) << ")";
    return words;
}

bool same_course(const std::optional<Plan>& one, const std::optional<Plan>& other) {
    if (!one || !other) return one.has_value() == other.has_value();
    return one->self_enforcing == other->self_enforcing && one->stops_at == other->stops_at &&
           one->stopped_by == other->stopped_by;
}

}  // namespace

const StrategyAppraisal* counterpart(Appraiser& reading, const std::string& strategy) {
    const auto index = find_strategy(reading.subject(), strategy);
    if (!index) return nullptr;
    for (const StrategyAppraisal& found : reading.strategies())
        if (found.strategy == *index) return &found;
    return nullptr;
}

const ClaimAppraisal* claim_counterpart(Appraiser& reading, const std::string& claim) {
    for (const ClaimAppraisal& found : reading.claims())
        if (reading.subject().claims[found.claim].id == claim) return &found;
    return nullptr;
}

std::vector<Phrase> differences(const StrategyAppraisal& found, const Space& there, const StrategyAppraisal& other) {
    std::vector<Phrase> changed;
    if (found.signing.signable != other.signing.signable) changed.push_back(signing_difference(there, other));
    if (found.holds != other.holds || concepts_open(found) != concepts_open(other))
        changed.push_back(holding_difference(other));
    if (!same_course(found.plan, other.plan)) changed.push_back(keeping_difference(there, other));
    return changed;
}

Phrase readings_words(Appraiser& appraiser, const StrategyAppraisal& found) {
    const Case& subject = appraiser.subject();
    const std::string& id = subject.strategies[found.strategy].id;
    Phrase words;
    std::vector<Phrase> same;
    for (std::size_t k = 0; k < appraiser.reading_count(); ++k) {
        Appraiser& reading = appraiser.reading(k);
        const Phrase label = quoted(reading_name(subject, reading.subject().reading));
        const StrategyAppraisal* other = counterpart(reading, id);
        std::vector<Phrase> changed;
        if (other == nullptr)
            changed.emplace_back("is not a strategy there");
        else
            changed = differences(found, reading.space(), *other);
        if (changed.empty()) {
            same.push_back(label);
            continue;
        }
        words << "In " << label << " it " << list_of(changed) << ". ";
    }
    if (appraiser.reading_count() == 0) return words;
    if (same.size() == appraiser.reading_count()) return words << "The same in every reading.";
    if (!same.empty()) words << "The same in " << list_of(same) << ".";
    return words;
}

}  // namespace irenic
