#include "stability/sanction_search.hpp"

#include <algorithm>
#include <unordered_map>

namespace irenic {
namespace {

/// A state, and who moved last to get there.
struct Node {
    StateIndex state = no_state;
    PartyIndex last = none;
};

std::uint64_t key_of(const Node& node) { return (std::uint64_t{node.last} << 32U) | node.state; }

}  // namespace

bool Deterrence::deters(StateIndex s) const {
    if (grades_[s] > grade_) return false;
    if (!counter_moves_) return true;
    const std::vector<StateIndex> counters = space_.moves_from(focal_, s);
    return std::none_of(counters.begin(), counters.end(), [&](StateIndex t) { return grades_[t] > grade_; });
}

SanctionSearch find_sanction(const Space& space, const Deterrence& deterrence, StateIndex start, bool credible,
                             std::uint64_t& budget) {
    std::vector<PartyIndex> others;
    for (PartyIndex j = 0; j < space.party_count(); ++j)
        if (j != deterrence.focal() && !space.idle(j)) others.push_back(j);
    return find_sanction(
        space, others, [&](StateIndex s) { return deterrence.deters(s); }, start, credible, budget);
}

SanctionSearch find_sanction(const Space& space, const std::vector<PartyIndex>& others,
                             const std::function<bool(StateIndex)>& deters, StateIndex start, bool credible,
                             std::uint64_t& budget) {
    // In a transitive space the first way to a state is as good as any, so only states are remembered, not last movers.
    const bool transitive = space.transitive();
    std::unordered_map<std::uint64_t, Node> came_from;
    std::vector<Node> queue{{start, none}};
    if (transitive) came_from.emplace(key_of({start, none}), Node{});
    SanctionSearch search;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const Node here = queue[head];
        Node found;
        for (const PartyIndex j : others) {
            if (found.state != no_state) break;
            if (j == here.last) continue;
            const std::vector<StateIndex> moves = space.moves_from(j, here.state);
            if (moves.size() >= budget) {
                search.end = SanctionSearch::End::gave_up;
                return search;
            }
            budget -= moves.size();
            for (const StateIndex t : moves) {
                if (credible && space.grades(j)[t] <= space.grades(j)[here.state]) continue;
                const Node next{t, j};
                if (!came_from.emplace(key_of({t, transitive ? none : j}), here).second) continue;
                queue.push_back(next);
                if (!deters(t)) continue;
                found = next;
                break;
            }
        }
        if (found.state == no_state) continue;
        for (Node node = found; node.last != none;
             node = came_from.at(key_of({node.state, transitive ? none : node.last})))
            search.path.push_back({{node.last}, node.state});
        std::reverse(search.path.begin(), search.path.end());
        search.end = SanctionSearch::End::found;
        return search;
    }
    return search;
}

}  // namespace irenic
