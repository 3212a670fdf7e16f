/// Breadth-first search over states with the way back: what `reach` and `evolve` stand on.
#pragma once

#include <cstdint>
#include <stop_token>
#include <unordered_set>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

/// The search so far. Where a move after a move is always a move, each state is entered once; elsewhere once for every set of
/// movers that can arrive there, since nobody moves twice in succession.
class Paths {
public:
    /// The search is done when a state of `target` (if given) is found, all is found, or a limit is reached.
    Paths(const Space& space, StateIndex from, Steps steps, const Bits* target, const EvolutionLimits& limits);

    [[nodiscard]] bool done() const { return found_ || head_ == tree_.arrivals.size() || limit_reached(); }
    std::uint32_t next() { return head_++; }
    [[nodiscard]] const Arrival& arrival(std::uint32_t k) const { return tree_.arrivals[k]; }
    [[nodiscard]] bool remembers_movers() const { return remember_movers_; }
    [[nodiscard]] bool seen(StateIndex s) const { return tree_.first_arrival[s] != none; }

    /// A step of `movers` from the `k`-th arrival to `t`.
    void step(std::uint32_t k, std::uint32_t movers, StateIndex t);
    std::uint32_t index_of(const std::vector<PartyIndex>& movers);

    /// So many steps were tried one by one.
    void count(std::uint64_t looks) { looks_ += looks; }
    [[nodiscard]] bool limit_reached() const {
        return looks_ > limits_.looks || tree_.arrivals.size() >= limits_.arrivals;
    }

    [[nodiscard]] bool found() const { return found_; }
    /// Where a target was found, it arrived last.
    [[nodiscard]] Evolution result(bool stopped) &&;

private:
    void add(const Arrival& arrival);

    const Bits* target_;
    EvolutionLimits limits_;
    bool remember_movers_;
    bool found_ = false;
    std::uint32_t head_ = 0;
    std::uint64_t looks_ = 0;
    Evolution tree_;
    std::unordered_set<std::uint64_t> entered_;  ///< (movers, state), where movers are remembered
};

/// Runs the search until it is done or asked to stop.
void search(const Space& space, Steps steps, Paths& paths, const std::stop_token& stop);

}  // namespace irenic
