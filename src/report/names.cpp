#include "report/names.hpp"

#include <algorithm>

namespace irenic {

const std::string& label_of(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

Phrase party_name(const Case& subject, PartyIndex party) {
    return name(label_of(subject.parties[party].name, subject.parties[party].id));
}

Phrase party_names(const Case& subject, std::span<const PartyIndex> parties) {
    std::vector<Phrase> names;
    for (const PartyIndex party : parties) names.push_back(party_name(subject, party));
    return list_of(names);
}

Phrase strategy_name(const Case& subject, StrategyIndex strategy) {
    return name(label_of(subject.strategies[strategy].name, subject.strategies[strategy].id));
}

Phrase obligation_name(const Agreement& agreement, ObligationIndex obligation) {
    const Obligation& owed = agreement.obligations[obligation];
    return owed.name.empty() ? code(owed.id) : name(owed.name);
}

Phrase reading_name(const Case& subject, const std::string& id) {
    for (const Reading& reading : subject.readings)
        if (reading.id == id) return name(label_of(reading.name, reading.id));
    return code(id);
}

Phrase scenario_in_force(const Case& subject) {
    const ScenarioInForce& scenario = *subject.scenario;
    Phrase words("Scenario ");
    words << std::to_string(scenario.index);
    if (scenario.of) words << " of " << std::to_string(*scenario.of) << ",";
    words << (scenario.of ? " seed " : " of seed ") << std::to_string(scenario.seed);
    return scenario.design == "plain" ? words : words << " (" << scenario.design << ")";
}

Phrase what_is_in_force(const Case& subject) {
    Phrase words("this case ");
    if (subject.reading.empty())
        words << "as written";
    else
        words << "in the reading " << quoted(reading_name(subject, subject.reading));
    words << (subject.settings.empty() ? "" : ", with settings made by hand");
    return words << (subject.scenario ? ", in one scenario" : "");
}

Phrase change(const Space& space, StateIndex from, StateIndex to) {
    const Case& subject = space.subject();
    const Levels before = space.levels(from);
    const Levels after = space.levels(to);
    std::vector<Phrase> changes;
    for (std::size_t o = 0; o < before.size() && o < after.size(); ++o) {
        if (before[o] == after[o]) continue;
        const Option& option = subject.options[o];
        Phrase changed;
        changed << code(option.id) << " from " << code(option.levels[before[o]]) << " to "
                << code(option.levels[after[o]]);
        changes.push_back(std::move(changed));
    }
    if (!changes.empty()) return list_of(changes);
    Phrase moved;
    if (from == to) return moved << "nothing";
    return moved << "the state to " << code(space.name(to));
}

Phrase steps_words(const Space& space, StateIndex from, std::span<const Step> steps) {
    Phrase words;
    for (const Step& step : steps) {
        if (!words.empty()) words << "; then ";
        words << party_names(space.subject(), step.movers) << (step.movers.size() == 1 ? ": " : " together: ");
        words << change(space, from, step.to);
        from = step.to;
    }
    return words;
}

Phrase state_words(const Space& space, StateIndex s) {
    const Case& subject = space.subject();
    const Levels levels = space.levels(s);
    if (levels.empty()) return code(space.name(s));
    // Levels other than the first say what sets a state apart; where there is none, or little to say, all of them stand.
    constexpr std::size_t few = 3;
    const bool plain = std::all_of(levels.begin(), levels.end(), [](Level level) { return level == 0; });
    const bool in_full = levels.size() <= few || (plain && levels.size() <= 2 * few);
    Phrase words;
    for (std::size_t o = 0; o < levels.size(); ++o) {
        if (levels[o] == 0 && !in_full) continue;
        if (!words.empty()) words << ", ";
        words << code(subject.options[o].id) << " " << code(subject.options[o].levels[levels[o]]);
    }
    return words.empty() ? Phrase("every option at its first level") : words;
}

std::vector<PartyIndex> affected_groups(const Case& subject) {
    std::vector<PartyIndex> groups;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (!owns_an_option(subject, i)) groups.push_back(i);
    return groups;
}

std::vector<PartyIndex> movers_of(const Case& subject) {
    std::vector<PartyIndex> movers;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (owns_an_option(subject, i)) movers.push_back(i);
    return movers;
}

Phrase concept_names(const std::array<bool, concepts.size()>& wanted) {
    std::vector<Phrase> names;
    for (std::size_t k = 0; k < concepts.size(); ++k)
        if (wanted[k]) names.emplace_back(concepts[k].name);
    return list_of(names);
}

std::size_t concepts_held(const StrategyAppraisal& found) {
    return static_cast<std::size_t>(std::count(found.holds.begin(), found.holds.end(), true));
}

std::array<bool, concepts.size()> concepts_left(const StrategyAppraisal& found) {
    std::array<bool, concepts.size()> left{};
    for (std::size_t k = 0; k < left.size(); ++k) left[k] = found.holding(k) == std::optional{false};
    return left;
}

std::array<bool, concepts.size()> concepts_open(const StrategyAppraisal& found) {
    std::array<bool, concepts.size()> open{};
    for (std::size_t k = 0; k < open.size(); ++k) open[k] = !found.holding(k);
    return open;
}

bool any_open(const StrategyAppraisal& found) {
    const auto open = concepts_open(found);
    return std::find(open.begin(), open.end(), true) != open.end();
}

std::string coalition_concept(Concept kind) {
    const std::string name(concepts[static_cast<std::size_t>(kind)].name);
    return kind == Concept::nash ? "C-" + name : "C" + name;
}

std::string perspective_concept(Concept kind, const Perspective& perspective) {
    return (perspective.attitudes ? "R" : "") + std::string(concepts[static_cast<std::size_t>(kind)].name);
}

std::string further_name(FurtherConcept kind, std::uint32_t horizon) {
    const std::string name(further_concepts[static_cast<std::size_t>(kind)].name);
    return kind == FurtherConcept::limited ? name + std::to_string(horizon) : name;
}

const Explanation* reason_for(const StrategyAppraisal& found, Concept kind, PartyIndex party) {
    for (const Explanation& reason : found.reasons)
        if (reason.kind == kind && reason.party == party) return &reason;
    return nullptr;
}

bool is_status_quo(const Space& space, const StrategyAppraisal& found) { return space.status_quo() == found.end_state; }

std::optional<double> against_status_quo(const Space& space, PartyIndex party, Decimal value) {
    const auto now = space.status_quo();
    if (!now || !space.cardinal(party)) return {};
    return to_double(value) - to_double(space.value(party, *now));
}

}  // namespace irenic
