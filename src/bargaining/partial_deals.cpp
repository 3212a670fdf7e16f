/// Piecemeal against package: can a state be reached by deals over few issues at a time? A breadth-first search over the table.
#include "bargaining/deals.hpp"

namespace irenic {

PartialDealsResult partial_deals(const Space& space, StrategyIndex strategy, StateIndex package, std::uint32_t size,
                                 std::stop_token stop) {
    PartialDealsResult result;
    StateOrError start = find_state(space, {}, space.subject().strategies[strategy].place);
    if (!start.state) {
        result.diagnostics.push_back(std::move(start.error));
        return result;
    }
    const PackageTable table(space, strategy, *start.state);
    DealSearch search(space, table, size);
    Closure closure(table, search, *start.state);
    if (!closure.grow(package, stop)) return result;
    PartialDeals& found = result.deals.emplace();
    found.reached = closure.contains(package);
    found.reached_states = static_cast<StateIndex>(closure.size());
    if (found.reached) found.path = closure.path_to(package);
    return result;
}

}  // namespace irenic
