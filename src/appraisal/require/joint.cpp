#include "appraisal/require/joint.hpp"

#include <algorithm>

namespace irenic {
namespace {

using Changes = std::vector<std::optional<WantsChange>>;

/// The case with the changes made. Only wants differ, so states and moves are the same, with the same numbers.
Case with_changes(const Space& space, std::span<const std::optional<WantsChange>> changes) {
    Case other = space.subject();
    for (PartyIndex i = 0; i < changes.size(); ++i)
        if (changes[i]) other.preferences[i] = changed(space, i, *changes[i]);
    return other;
}

/// Every combination of listed changes, the first of each first; a limited number of them.
bool try_listed(const Space& space, const ConceptRequirement& found, StateIndex state, JointRequirement& joint) {
    const std::size_t most = std::clamp<std::size_t>(2'000'000 / space.size(), 1, 200);
    std::vector<const PartyRequirement*> several;
    for (const PartyRequirement& party : found.parties)
        if (party.may_change && !party.changes.empty()) several.push_back(&party);
    std::vector<std::size_t> at(several.size(), 0);
    for (std::size_t tried = 0; tried < most; ++tried) {
        Changes changes(space.party_count());
        for (std::size_t k = 0; k < several.size(); ++k) changes[several[k]->party] = several[k]->changes[at[k]];
        const auto leavers = leavers_after(space, state, found.kind, changes);
        if (tried == 0) joint.leavers = leavers;
        if (leavers.empty()) {
            joint.outcome = tried == 0 ? JointOutcome::together : JointOutcome::other_found;
            joint.changes = std::move(changes);
            return true;
        }
        std::size_t k = 0;
        while (k < at.size() && ++at[k] == several[k]->changes.size()) at[k++] = 0;
        if (k == at.size()) break;
    }
    return false;
}

/// Party after party answers to what the others now want, each from its own wants as stated, until nobody would leave.
bool try_in_turns(const Space& space, const RequireQuestion& question, Concept kind, JointRequirement& joint,
                  const std::stop_token& stop) {
    constexpr int rounds = 6;
    Changes changes(space.party_count());
    for (int round = 0; round < rounds; ++round) {
        bool any = false;
        for (const PartyIndex party : question.parties) {
            if (stop.stop_requested()) return false;
            Changes others = changes;
            others[party].reset();
            const Case other = with_changes(space, others);
            const Space::Build build = Space::build(other);
            if (!build.ok()) return false;
            const PartyRequirement now = require_of(*build.space, question, kind, party, stop);
            if (!now.stays && now.changes.empty()) return false;
            const bool stays_so = leavers_after(space, question.state, kind, changes).empty();
            if (stays_so) {
                joint.outcome = JointOutcome::other_found;
                joint.changes = changes;
                return true;
            }
            any = any || now.stays == changes[party].has_value();
            changes[party] = now.stays ? std::nullopt : std::optional(now.changes.front());
        }
        if (leavers_after(space, question.state, kind, changes).empty()) {
            joint.outcome = JointOutcome::other_found;
            joint.changes = changes;
            return true;
        }
        if (!any && round > 1) return false;
    }
    return false;
}

}  // namespace

std::vector<PartyIndex> leavers_after(const Space& space, StateIndex state, Concept kind,
                                      std::span<const std::optional<WantsChange>> changes) {
    const Case other = with_changes(space, changes);
    const Space::Build build = Space::build(other);
    std::vector<PartyIndex> leavers;
    if (!build.ok()) return leavers;
    Explainer explainer(*build.space);
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!explainer.explain(kind, i, state).stable) leavers.push_back(i);
    return leavers;
}

JointRequirement require_together(const Space& space, const RequireQuestion& question, const ConceptRequirement& found,
                                  const std::stop_token& stop) {
    JointRequirement joint;
    if (found.holds) return joint;
    for (const PartyRequirement& party : found.parties)
        if (!party.stays && (!party.may_change || party.changes.empty())) {
            joint.outcome = JointOutcome::impossible;
            joint.leavers.push_back(party.party);
        }
    const bool coupled = found.kind == Concept::seq || found.kind == Concept::sseq;
    if (joint.outcome == JointOutcome::impossible) {
        if (coupled) joint.outcome = JointOutcome::not_found;
        return joint;
    }
    if (try_listed(space, found, question.state, joint)) return joint;
    if (try_in_turns(space, question, found.kind, joint, stop)) return joint;
    joint.outcome = JointOutcome::not_found;
    return joint;
}

}  // namespace irenic
