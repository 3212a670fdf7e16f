/// What can come of a state, word for word by docs/semantics.md: every (state, last movers) one by one, states compared in pairs.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {

class NaiveEvolution {
public:
    using Movers = std::vector<PartyIndex>;
    struct Leap {
        Movers movers;
        StateIndex to;
    };

    NaiveEvolution(const Space& space, const certificate::Definitions& definitions, Steps steps)
        : space_(space), definitions_(definitions), steps_(steps), leaps_(space.size()) {
        for (StateIndex s = 0; s < space.size(); ++s) leaps_[s] = leaps_from(s);
    }

    /// Per state the steps of a shortest path; −1 where there is none.
    [[nodiscard]] std::vector<int> distances(StateIndex from) const {
        std::vector<int> found(space_.size(), -1);
        std::set<std::pair<StateIndex, Movers>> entered;
        std::deque<std::pair<std::pair<StateIndex, Movers>, int>> waiting{{{from, {}}, 0}};
        while (!waiting.empty()) {
            const auto [node, steps] = waiting.front();
            waiting.pop_front();
            if (found[node.first] < 0) found[node.first] = steps;
            for (const Leap& leap : leaps_[node.first])
                if (leap.movers != node.second && entered.insert({leap.to, leap.movers}).second)
                    waiting.push_back({{leap.to, leap.movers}, steps + 1});
        }
        return found;
    }

    [[nodiscard]] bool may_step(StateIndex from, const Step& step) const {
        for (const Leap& leap : leaps_[from])
            if (leap.movers == step.movers && leap.to == step.to) return true;
        return false;
    }

private:
    [[nodiscard]] std::vector<Leap> leaps_from(StateIndex s) const {
        std::vector<Leap> leaps;
        const Case& subject = space_.subject();
        if (steps_ != Steps::agreements || subject.graph) {
            for (PartyIndex i = 0; i < subject.parties.size(); ++i)
                for (const std::size_t t : definitions_.moves(i, s))
                    if (steps_ == Steps::moves || definitions_.prefers(i, t, s))
                        leaps.push_back({{i}, static_cast<StateIndex>(t)});
            return leaps;
        }
        for (StateIndex t = 0; t < space_.size(); ++t)
            for (const Levels& a : space_.members(s))
                for (const Levels& b : space_.members(t)) {
                    const Movers movers = agreeing(a, b, s, t);
                    if (t != s && !movers.empty()) leaps.push_back({movers, t});
                }
        return leaps;
    }

    /// The owners of what differs, if it may be changed so and each of them gains; otherwise nobody.
    [[nodiscard]] Movers agreeing(const Levels& a, const Levels& b, StateIndex s, StateIndex t) const {
        std::set<PartyIndex> owners;
        for (std::size_t o = 0; o < a.size(); ++o) {
            if (a[o] == b[o]) continue;
            const Option& option = space_.subject().options[o];
            if (option.chance || !option.may_change(a[o], b[o])) return {};
            owners.insert(option.owners.begin(), option.owners.end());
        }
        for (const PartyIndex i : owners)
            if (!definitions_.prefers(i, t, s)) return {};
        return {owners.begin(), owners.end()};
    }

    const Space& space_;
    const certificate::Definitions& definitions_;
    Steps steps_;
    std::vector<std::vector<Leap>> leaps_;
};

}  // namespace irenic::testing
