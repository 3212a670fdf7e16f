#include "report/evolution.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/names.hpp"

namespace irenic {

std::vector<Concept> equilibrium_under(const Outlook& found, StateIndex s) {
    std::vector<Concept> under;
    for (const Concept kind : found.wanted)
        if (found.verdicts.of(kind).equilibria.test(s)) under.push_back(kind);
    return under;
}

std::vector<StrategyIndex> ending_in(const Outlook& found, StateIndex s) {
    std::vector<StrategyIndex> strategies;
    for (StrategyIndex k = 0; k < found.strategy_end.size(); ++k)
        if (found.strategy_end[k] == s) strategies.push_back(k);
    return strategies;
}

std::vector<StateIndex> nearest_first(const Evolution& by, const Bits& states) {
    std::vector<StateIndex> order;
    Bits both = states;
    both &= by.reached;
    both.for_each([&](std::size_t s) { order.push_back(static_cast<StateIndex>(s)); });
    std::stable_sort(order.begin(), order.end(),
                     [&](StateIndex a, StateIndex b) { return *by.distance(a) < *by.distance(b); });
    return order;
}

std::size_t reached_count(const Evolution& by, const Bits& states) {
    Bits both = states;
    both &= by.reached;
    return both.count();
}

std::vector<StateIndex> reached_equilibria(const Outlook& found, const Evolution& by) {
    Bits any(by.reached.size());
    for (const Concept kind : found.wanted) any |= found.verdicts.of(kind).equilibria;
    return nearest_first(by, any);
}

PathTree path_tree(const Outlook& found, const Evolution& by, std::size_t limit) {
    PathTree tree;
    if (!by.looked) return tree;
    std::vector<StateIndex> ends = reached_equilibria(found, by);
    for (std::size_t k = limit; k < ends.size(); ++k)
        if (ending_in(found, ends[k]).empty()) ++tree.left_out;
    ends.resize(std::min(ends.size(), limit));
    for (const StateIndex end : found.strategy_end)
        if (by.reached.test(end)) ends.push_back(end);
    std::map<std::uint32_t, std::vector<std::uint32_t>> after;  // what comes of an arrival, on the paths that are shown
    std::set<std::uint32_t> shown{0};
    for (const StateIndex end : ends)
        for (std::uint32_t k = by.first_arrival[end]; shown.insert(k).second; k = by.arrivals[k].before)
            after[by.arrivals[k].before].push_back(k);
    for (auto& [arrival, next] : after) std::sort(next.begin(), next.end());
    std::vector<std::pair<std::uint32_t, std::size_t>> waiting{{0, 0}};  // arrivals, and the node each comes out of
    while (!waiting.empty()) {
        const auto [k, before] = waiting.back();
        waiting.pop_back();
        const Arrival& arrival = by.arrivals[k];
        const std::size_t here = tree.nodes.size();
        PathNode node{arrival.state, before, arrival.steps, by.movers[arrival.movers], {}, {}};
        if (std::find(ends.begin(), ends.end(), arrival.state) != ends.end() && by.first_arrival[arrival.state] == k) {
            node.under = equilibrium_under(found, arrival.state);
            node.strategies = ending_in(found, arrival.state);
        }
        tree.nodes.push_back(std::move(node));
        const std::vector<std::uint32_t>& next = after[k];
        for (auto one = next.rbegin(); one != next.rend(); ++one) waiting.emplace_back(*one, here);
    }
    return tree;
}

std::string node_note(const Space& space, const PathNode& node) {
    std::vector<std::string> notes;
    const bool now = space.status_quo() == node.state;
    if (node.depth == 0) notes.emplace_back(now ? "start: the status quo" : "start");
    if (node.depth > 0 && now) notes.emplace_back("the status quo");
    for (const StrategyIndex strategy : node.strategies)
        if (!now) notes.push_back("end of " + strategy_name(space.subject(), strategy).text());
    std::array<bool, concepts.size()> under{};
    for (const Concept kind : node.under) under[static_cast<std::size_t>(kind)] = true;
    if (!node.under.empty()) notes.push_back("equilibrium ✓ under " + concept_names(under).text());
    std::string note;
    for (const std::string& one : notes) note += (note.empty() ? "" : "; ") + one;
    return note;
}

}  // namespace irenic
