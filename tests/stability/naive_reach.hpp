/// What can come of a state, worked out by docs/semantics.md, sections 1 and 4, edge by edge.
///
/// Deliberately slow and plain: every state is compared with every other, and the search goes over (state, who moved last).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing::naive {

using Movers = std::vector<PartyIndex>;  ///< ascending; empty: nobody yet

class Reacher {
public:
    /// `members`: the levels of each state's members; none in an abstract graph.
    Reacher(const certificate::Definitions& definitions, std::vector<std::vector<Levels>> members, Steps steps)
        : definitions_(definitions), subject_(definitions.subject()), members_(std::move(members)) {
        const bool agreements = steps == Steps::agreements && !subject_.graph;
        edges_.resize(definitions.size());
        for (std::size_t s = 0; s < definitions.size(); ++s) {
            for (std::size_t t = 0; t < definitions.size(); ++t) {
                if (s == t) continue;
                for (PartyIndex i = 0; i < subject_.parties.size(); ++i)
                    if (definitions.is_move(i, s, t) && (steps == Steps::moves || definitions.prefers(i, t, s)))
                        edges_[s].insert({{i}, t});
                if (agreements) add_agreed_steps(s, t);
            }
        }
    }

    [[nodiscard]] bool is_edge(const Movers& movers, std::size_t from, std::size_t to) const {
        return edges_[from].contains({movers, to});
    }

    /// How many steps lead from `from` to each state at least; nothing for those that cannot be reached.
    [[nodiscard]] std::vector<std::optional<std::size_t>> distances(std::size_t from) const {
        std::vector<std::optional<std::size_t>> steps(edges_.size());
        using Node = std::pair<std::size_t, Movers>;
        std::set<Node> seen{{from, {}}};
        std::vector<Node> now{{from, {}}};
        for (std::size_t step = 0; !now.empty(); ++step) {
            std::vector<Node> next;
            for (const auto& [state, last] : now) {
                if (!steps[state]) steps[state] = step;
                for (const auto& [movers, to] : edges_[state])
                    if (movers != last && seen.insert({to, movers}).second) next.emplace_back(to, movers);
            }
            now = std::move(next);
        }
        return steps;
    }

private:
    /// One jump over options of any owners, allowed by their directions, in which every owner of a changed option gains.
    void add_agreed_steps(std::size_t s, std::size_t t) {
        for (const Levels& from : members_[s]) {
            for (const Levels& to : members_[t]) {
                std::set<PartyIndex> owners;
                bool allowed = true;
                for (OptionIndex o = 0; o < from.size(); ++o) {
                    if (from[o] == to[o]) continue;
                    const Option& option = subject_.options[o];
                    allowed = allowed && !option.chance && option.may_change(from[o], to[o]);
                    owners.insert(option.owners.begin(), option.owners.end());
                }
                for (const PartyIndex i : owners) allowed = allowed && definitions_.prefers(i, t, s);
                if (allowed) edges_[s].insert({Movers(owners.begin(), owners.end()), t});
            }
        }
    }

    const certificate::Definitions& definitions_;
    const Case& subject_;
    std::vector<std::vector<Levels>> members_;
    std::vector<std::set<std::pair<Movers, std::size_t>>> edges_;
};

}  // namespace irenic::testing::naive
