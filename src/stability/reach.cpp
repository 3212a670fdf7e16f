/// Can one of some states be reached? A shortest path, or how many states were seen.
#include "stability/search.hpp"

namespace irenic {

Reach reach(const Space& space, StateIndex from, const Bits& target, Steps steps, std::stop_token stop) {
    Paths paths(space, from, steps, &target, EvolutionLimits::unlimited());
    search(space, steps, paths, stop);
    Reach reach;
    reach.reached = paths.found();
    const Evolution found = std::move(paths).result(stop.stop_requested());
    reach.visited = static_cast<StateIndex>(found.reached.count());
    if (reach.reached) reach.path = found.path_of(static_cast<std::uint32_t>(found.arrivals.size() - 1));
    return reach;
}

}  // namespace irenic
