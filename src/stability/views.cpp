/// The case as each party sees it.
#include <algorithm>

#include "irenic/stability.hpp"

namespace irenic {
namespace {

bool is_unseen(const PartyView& view, NamedStateIndex state) {
    return std::find(view.without_states.begin(), view.without_states.end(), state) != view.without_states.end();
}

/// Where every actual state is in the party's space.
std::vector<StateIndex> numbers_in(const Space& seen, const Space& actual, const PartyView& view) {
    std::vector<StateIndex> numbers(actual.size(), no_state);
    for (StateIndex s = 0; s < actual.size(); ++s) {
        if (actual.subject().graph)
            numbers[s] = is_unseen(view, s) ? no_state : s;
        else if (const auto found = seen.find(actual.levels(s)))
            numbers[s] = *found;
    }
    return numbers;
}

}  // namespace

Views::Build Views::build(const Space& actual, bool misperception, const SpaceLimits& limits, const Workers& workers,
                          std::stop_token stop) {
    Build result;
    Views views;
    views.actual_ = &actual;
    views.views_.resize(actual.party_count());
    for (const PartyView& given : actual.subject().views) {
        if (!misperception) break;
        Own& view = views.views_[given.party];
        view.subject = std::make_unique<Case>(seen_by(actual.subject(), given.party));
        Space::Build built = Space::build(*view.subject, limits, workers, stop);
        for (Diagnostic& problem : built.diagnostics) {
            problem.message = "as `" + actual.subject().parties[given.party].id + "` sees the case: " + problem.message;
            if (problem.place.line == 0) problem.place = given.place;
            result.diagnostics.push_back(std::move(problem));
        }
        result.limit_reached = result.limit_reached || built.limit_reached;
        if (!built.ok()) continue;
        view.space = std::make_unique<Space>(std::move(*built.space));
        if (!given.without_states.empty()) view.seen = numbers_in(*view.space, actual, given);
    }
    if (result.diagnostics.empty()) result.views = std::move(views);
    return result;
}

const Space& Views::of(PartyIndex i) const { return views_[i].space ? *views_[i].space : *actual_; }

std::optional<StateIndex> Views::seen(PartyIndex i, StateIndex s) const {
    if (views_[i].seen.empty()) return s;
    return views_[i].seen[s] == no_state ? std::nullopt : std::optional(views_[i].seen[s]);
}

}  // namespace irenic
