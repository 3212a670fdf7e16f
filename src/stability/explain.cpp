/// Why a state is stable, or not: the improvements, and the others' answer to each.
#include <algorithm>
#include <limits>

#include "stability/least_response.hpp"
#include "stability/sanction_search.hpp"

namespace irenic {

/// What was worked out for one concept and one party.
struct Known {
    bool ready = false;
    std::vector<std::int32_t> least;  ///< empty for Nash
    std::optional<Bits> stable;
};

struct Explainer::Memory {
    const Space* space;
    std::stop_token stop;
    std::vector<std::vector<std::int32_t>> escape;          ///< per party
    std::vector<std::array<Known, concepts.size()>> known;  ///< per party

    Known& of(Concept kind, PartyIndex party) { return known[party][static_cast<std::size_t>(kind)]; }

    const std::vector<std::int32_t>& escape_of(PartyIndex party) {
        if (escape[party].empty()) escape[party] = escape_grades(*space, party);
        return escape[party];
    }

    std::vector<std::int32_t> deterring_number(Concept kind, PartyIndex party) {
        const auto grades = space->grades(party);
        if (rule_of(kind).counter_moves) return escape_of(party);
        return {grades.begin(), grades.end()};
    }

    Known& learn(Concept kind, PartyIndex party) {
        Known& known_here = of(kind, party);
        if (known_here.ready) return known_here;
        if (kind != Concept::nash)
            known_here.least =
                least_response(*space, party, deterring_number(kind, party), rule_of(kind).credible, stop);
        known_here.ready = !stop.stop_requested();
        return known_here;
    }
};

Explainer::Explainer(const Space& space, std::stop_token stop) : memory_(std::make_unique<Memory>()) {
    memory_->space = &space;
    memory_->stop = std::move(stop);
    memory_->escape.resize(space.party_count());
    memory_->known.resize(space.party_count());
}
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;
Explainer::~Explainer() = default;

Explanation Explainer::explain(Concept kind, PartyIndex party, StateIndex state) {
    const Space& space = *memory_->space;
    Explanation explanation;
    explanation.kind = kind;
    explanation.party = party;
    explanation.state = state;
    explanation.stable = true;
    if (space.idle(party)) return explanation;
    const auto grades = space.grades(party);
    std::vector<StateIndex> improvements = space.moves_from(party, state);
    std::erase_if(improvements, [&](StateIndex t) { return grades[t] <= grades[state]; });
    if (improvements.empty()) return explanation;
    // Best first, so that the improvement that nothing answers is the one the party would choose.
    std::stable_sort(improvements.begin(), improvements.end(),
                     [&](StateIndex a, StateIndex b) { return grades[a] > grades[b]; });
    const auto leaves = [&](StateIndex t) {
        explanation.stable = false;
        explanation.answers = {{t, false, {}}};
        return explanation;
    };
    if (kind == Concept::nash) return leaves(improvements.front());

    const ConceptRule& rule = rule_of(kind);
    const Deterrence deterrence(space, party, grades[state], rule.counter_moves);
    // From one state it is mostly quicker to search than to settle all states; where it is not, all are settled once.
    const Known& known = memory_->of(kind, party);
    std::uint64_t budget = 300'000;
    std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
    for (const StateIndex t : improvements) {
        if (known.ready && known.least[t] > grades[state]) return leaves(t);
        SanctionSearch search = find_sanction(space, deterrence, t, rule.credible, known.ready ? no_limit : budget);
        if (search.end == SanctionSearch::End::gave_up) {
            if (memory_->learn(kind, party).least[t] > grades[state]) return leaves(t);
            search = find_sanction(space, deterrence, t, rule.credible, no_limit);
        }
        if (search.end == SanctionSearch::End::nothing) return leaves(t);
        explanation.answers.push_back({t, true, std::move(search.path)});
    }
    std::sort(explanation.answers.begin(), explanation.answers.end(),
              [](const Answer& a, const Answer& b) { return a.improvement < b.improvement; });
    return explanation;
}

void Explainer::prepare(std::span<const Concept> wanted, const Workers& workers) {
    const Space& space = *memory_->space;
    std::vector<PartyIndex> movers;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i)) movers.push_back(i);
    workers.run(movers.size(), [&](std::size_t k) {
        for (const Concept kind : wanted) static_cast<void>(memory_->learn(kind, movers[k]));
    });
}

const Bits& Explainer::stable(Concept kind, PartyIndex party) {
    const Space& space = *memory_->space;
    Known& known = memory_->of(kind, party);
    if (known.stable) return *known.stable;
    if (memory_->stop.stop_requested()) {
        known.stable = Bits(space.size());
        return *known.stable;
    }
    if (space.idle(party))
        known.stable = Bits(space.size(), true);
    else if (kind == Concept::nash)
        known.stable = nash_stable(space, party, memory_->stop);
    else
        known.stable = deterred(space, party, memory_->learn(kind, party).least);
    return *known.stable;
}

}  // namespace irenic
