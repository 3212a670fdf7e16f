/// Everything that can come of a state, and which states cannot be left.
#include <algorithm>

#include "stability/least_response.hpp"
#include "stability/search.hpp"

namespace irenic {
namespace {

/// R_i(s) ≠ ∅
bool can_leave(const PartyMoves& moves, StateIndex s) {
    if (moves.idle) return false;
    if (!moves.blocks) return moves.out_first[s] != moves.out_first[s + 1];
    const std::uint32_t own = moves.segment_of[s];
    if (moves.segment_first[own + 1] - moves.segment_first[own] > 1) return true;
    const std::uint32_t block = moves.block_of[own];
    for (std::uint32_t to = moves.block_first[block]; to < moves.block_first[block + 1]; ++to)
        if (to != own && moves.may_move(own, to)) return true;
    return false;
}

}  // namespace

std::optional<std::uint32_t> Evolution::distance(StateIndex s) const {
    if (first_arrival.empty() || first_arrival[s] == none) return {};
    return arrivals[first_arrival[s]].steps;
}

std::uint32_t Evolution::farthest() const {
    for (std::size_t k = arrivals.size(); k-- > 0;)
        if (first_arrival[arrivals[k].state] == k) return arrivals[k].steps;
    return 0;
}

std::vector<Step> Evolution::path_of(std::uint32_t arrival) const {
    std::vector<Step> path;
    for (std::uint32_t k = arrival; k != 0; k = arrivals[k].before)
        path.push_back({movers[arrivals[k].movers], arrivals[k].state});
    std::reverse(path.begin(), path.end());
    return path;
}

Evolution evolve(const Space& space, StateIndex from, Steps steps, const EvolutionLimits& limits, std::stop_token stop) {
    if (steps == Steps::agreements && !space.subject().graph && space.size() > limits.agreed_states) {
        Evolution nothing;
        nothing.steps = steps;
        nothing.from = from;
        nothing.looked = nothing.complete = false;
        nothing.reached = Bits(space.size());
        return nothing;
    }
    Paths paths(space, from, steps, nullptr, limits);
    search(space, steps, paths, stop);
    return std::move(paths).result(stop.stop_requested());
}

Bits without_moves(const Space& space) {
    Bits found(space.size(), true);
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const PartyMoves& moves = space.moves(i);
        for (StateIndex s = 0; s < space.size(); ++s)
            if (can_leave(moves, s)) found.reset(s);
    }
    return found;
}

Bits without_improvements(const Space& space) {
    Bits found(space.size(), true);
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i)) found &= nash_stable(space, i, {});
    return found;
}

Outlook outlook(const Space& space, StateIndex from, std::span<const Concept> wanted,
                std::span<const StateIndex> strategy_end, const EvolutionLimits& limits, const Workers& workers,
                std::stop_token stop) {
    Outlook found;
    found.from = from;
    found.wanted.assign(wanted.begin(), wanted.end());
    found.strategy_end.assign(strategy_end.begin(), strategy_end.end());
    found.verdicts = stability(space, wanted, workers, stop);
    found.evolutions.resize(3);
    workers.run(3,
                [&](std::size_t k) { found.evolutions[k] = evolve(space, from, static_cast<Steps>(k), limits, stop); });
    found.no_moves = without_moves(space);
    found.no_improvements = without_improvements(space);
    return found;
}

}  // namespace irenic
