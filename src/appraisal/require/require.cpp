/// Under which wants a state would persist, party by party and concept by concept.
#include <algorithm>

#include "appraisal/require/joint.hpp"
#include "appraisal/require/numbers_model.hpp"

namespace irenic {
namespace {

ChangeKind change_kind(const Preference& preference) {
    switch (preference.kind) {
        case Preference::Kind::weighted: return ChangeKind::numbers;
        case Preference::Kind::ordinal: return ChangeKind::order;
        case Preference::Kind::ranking: return ChangeKind::ranking;
        case Preference::Kind::indifferent: break;
    }
    return ChangeKind::nothing;
}

LeastChanges least_change(const Space& space, const RequireQuestion& question, const PartyRequirement& found,
                          const Kinds& kinds, const std::stop_token& stop) {
    switch (found.change) {
        case ChangeKind::numbers:
            return least_of_numbers(space, found.party, kinds, found.condition, question.limits, stop);
        case ChangeKind::order:
            return least_of_order(space, found.party, kinds, found.condition, question.limits, stop);
        case ChangeKind::ranking: return least_of_ranking(space, found.party, found.condition, question, stop);
        case ChangeKind::nothing: break;
    }
    return {};
}

}  // namespace

PartyRequirement require_of(const Space& space, const RequireQuestion& question, Concept kind, PartyIndex party,
                            const std::stop_token& stop) {
    PartyRequirement found;
    found.party = party;
    found.may_change = std::binary_search(question.parties.begin(), question.parties.end(), party);
    found.change = change_kind(space.subject().preferences[party]);
    Kinds kinds = kinds_of_states(space, party);
    found.condition = staying_condition(space, kind, party, question.state, kinds.of, question.limits.staying, stop);
    const auto grades = space.grades(party);
    const auto no_better = [&](std::uint32_t k) { return grades[kinds.example[k]] <= grades[question.state]; };
    found.stays = found.condition.complete ? !first_unmet(found.condition, no_better)
                                           : Explainer(space).explain(kind, party, question.state).stable;
    if (!found.condition.complete) found.limits.emplace_back("moves and answers looked at for the condition");
    const bool ranks = found.change == ChangeKind::ranking && found.condition.complete && found.may_change;
    if (ranks) {
        found.rankings = count_rankings(found.condition, free_places(space, party, question), question.limits, stop);
        if (!found.rankings.counted)
            found.limits.push_back(std::to_string(question.limits.rankings) + " choices for the count of rankings");
    }
    if (!found.stays && found.may_change) {
        LeastChanges least;
        if (found.condition.complete) least = least_change(space, question, found, kinds, stop);
        found.found = least.found;
        found.changes = std::move(least.changes);
        found.all_listed = least.all_listed;
        found.least = std::move(least.least);
        found.total = least.total;
        found.in_the_way = std::move(least.in_the_way);
        found.bounds_in_the_way = std::move(least.bounds_in_the_way);
        if (!least.limit.empty()) found.limits.push_back(std::move(least.limit));
    }
    if (found.change == ChangeKind::numbers)
        found.differences = differences_of(numbers_model(space, party, kinds, question.state));
    found.kind_of = std::move(kinds.of);
    found.example = std::move(kinds.example);
    found.kind_size = std::move(kinds.size);
    return found;
}

Requirement require(const Space& space, const RequireQuestion& question, const Workers& workers,
                    const std::stop_token& stop) {
    Requirement answer;
    answer.question = question;
    for (const PartyIndex party : question.parties) {
        if (!question.places || space.subject().preferences[party].kind != Preference::Kind::ranking) continue;
        if (auto error = free_places(space, party, question).error) answer.diagnostics.push_back(std::move(*error));
    }
    if (!answer.diagnostics.empty()) return answer;
    std::vector<PartyIndex> movers;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i)) movers.push_back(i);
    for (const Concept kind : question.wanted) answer.concepts.push_back({kind, false, {}, {}});
    for (ConceptRequirement& one : answer.concepts) one.parties.resize(movers.size());
    space.make_tables(workers);
    workers.run(answer.concepts.size() * movers.size(), [&](std::size_t job) {
        ConceptRequirement& one = answer.concepts[job / movers.size()];
        const std::size_t at = job % movers.size();
        one.parties[at] = require_of(space, question, one.kind, movers[at], stop);
    });
    workers.run(answer.concepts.size(), [&](std::size_t k) {
        ConceptRequirement& one = answer.concepts[k];
        one.holds = std::all_of(one.parties.begin(), one.parties.end(), [](const auto& party) { return party.stays; });
        one.joint = require_together(space, question, one, stop);
        one.joint.rankings = count_profiles(space, question, one, stop);
    });
    for (const ConceptRequirement& one : answer.concepts)
        for (const PartyRequirement& party : one.parties)
            answer.limit_reached = answer.limit_reached || !party.limits.empty();
    return answer;
}

}  // namespace irenic
