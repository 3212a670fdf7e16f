#include <algorithm>

#include "appraisal/require/parts.hpp"

namespace irenic {
namespace {

/// Splits every kind by a further number per state. Kinds are numbered in the order of their first states.
void split(std::vector<std::uint32_t>& of, const std::vector<std::uint32_t>& by) {
    const std::size_t numbers = *std::max_element(by.begin(), by.end()) + std::size_t{1};
    const std::size_t kinds = *std::max_element(of.begin(), of.end()) + std::size_t{1};
    std::vector<std::uint32_t> known(kinds * numbers, none);
    std::uint32_t count = 0;
    for (std::size_t s = 0; s < of.size(); ++s) {
        std::uint32_t& here = known[of[s] * numbers + by[s]];
        if (here == none) here = count++;
        of[s] = here;
    }
}

}  // namespace

Kinds kinds_of_states(const Space& space, PartyIndex party) {
    const Preference& preference = space.subject().preferences[party];
    Kinds kinds;
    kinds.of.assign(space.size(), 0);
    std::vector<std::uint32_t> by(space.size());
    if (preference.kind == Preference::Kind::ranking)
        for (StateIndex s = 0; s < space.size(); ++s) kinds.of[s] = s;
    for (const Statement& statement : preference.statements) {
        if (statement.graded) {
            for (StateIndex s = 0; s < space.size(); ++s) by[s] = space.levels(s)[*statement.graded];
        } else {
            const Bits truth = space.where(statement.that);
            for (StateIndex s = 0; s < space.size(); ++s) by[s] = truth.test(s) ? 1 : 0;
        }
        split(kinds.of, by);
    }
    for (StateIndex s = 0; s < space.size(); ++s) {
        if (kinds.of[s] == kinds.example.size()) {
            kinds.example.push_back(s);
            kinds.size.push_back(0);
        }
        ++kinds.size[kinds.of[s]];
    }
    return kinds;
}

std::optional<std::size_t> first_unmet(const StayingCondition& condition,
                                       const std::function<bool(std::uint32_t)>& no_better) {
    for (std::size_t k = 0; k < condition.clauses.size(); ++k) {
        const auto& ways = condition.clauses[k].ways;
        if (std::none_of(ways.begin(), ways.end(),
                         [&](const auto& way) { return std::all_of(way.begin(), way.end(), no_better); }))
            return k;
    }
    return {};
}

}  // namespace irenic
