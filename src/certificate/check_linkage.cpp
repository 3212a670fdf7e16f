/// Whether partial deals lead to a package: docs/semantics.md, section 5.
#include <algorithm>
#include <set>

#include "certificate/at_table.hpp"

namespace irenic::certificate {
namespace {

using Values = Table::Values;
using State = std::vector<Levels>;  ///< its members

/// The status quo, and the packages at which nobody is worse off than there: deals lead nowhere else.
std::vector<State> states_of(const Table& table) {
    std::vector<State> found{table.starts()};
    const Values start = table.values(table.starts().front());
    for (const auto& [values, packages] : table.packages()) {
        bool harms = false;
        for (std::size_t k = 0; k < start.size(); ++k) harms = harms || values[k] < start[k];
        for (const Levels& levels : packages)
            if (!harms && table.name(levels) != table.name(table.starts().front()))
                found.push_back(table.find(table.name(levels)));
    }
    return found;
}

/// P_k, as flags.
std::vector<bool> closure(const Table& table, const std::vector<State>& states, std::uint32_t size) {
    std::vector<bool> reached(states.size(), false);
    reached[0] = true;
    std::vector<std::size_t> waiting{0};
    while (!waiting.empty()) {
        const std::size_t from = waiting.back();
        waiting.pop_back();
        for (std::size_t to = 0; to < states.size(); ++to)
            if (!reached[to] && table.is_deal(states[from], states[to], size)) {
                reached[to] = true;
                waiting.push_back(to);
            }
    }
    return reached;
}

std::string fault_of_path(const Table& table, const ClaimedLinkage& claim, const std::string& start,
                          const std::string& end) {
    if (claim.path.empty() || claim.path.front() != start) return "the path does not begin at the status quo";
    if (claim.path.back() != end) return "the path does not lead to `" + end + "`";
    State here = table.starts();
    for (std::size_t k = 1; k < claim.path.size(); ++k) {
        const State next = table.find(claim.path[k]);
        if (!table.is_deal(here, next, *claim.degree))
            return "the step to `" + claim.path[k] + "` is no partial deal of that size";
        here = next;
    }
    return {};
}

/// Per signatory, the most it has where deals of size 1 end.
Values most_by_small_deals(const Table& table, const std::vector<State>& states) {
    const std::vector<bool> reached = closure(table, states, 1);
    std::optional<Values> most;
    for (std::size_t s = 0; s < states.size(); ++s) {
        if (!reached[s]) continue;
        const bool ends = std::none_of(states.begin(), states.end(),
                                       [&](const State& to) { return table.is_deal(states[s], to, 1); });
        if (!ends) continue;
        const Values values = table.values(states[s].front());
        if (!most) most = values;
        for (std::size_t k = 0; k < values.size(); ++k) (*most)[k] = std::max((*most)[k], values[k]);
    }
    return *most;  // a deal makes somebody better off and nobody worse, so deals end
}

}  // namespace

Finding check(const Table& table, const ClaimedLinkage& claim, std::size_t most_states) {
    const auto strategy = find_strategy(table.subject(), claim.strategy);
    if (!strategy) return objection("`" + claim.strategy + "` is no strategy of the case");
    const Levels end = table.end_of(*strategy);
    const std::string start_name = table.name(table.starts().front());
    const std::string end_name = table.name(end);
    if (claim.needs_linking != (claim.degree && *claim.degree > 1))
        return objection("it needs linking exactly when its degree is above 1");
    if (claim.degree) {
        std::string fault = fault_of_path(table, claim, start_name, end_name);
        if (!fault.empty()) return objection(std::move(fault));
        if ((*claim.degree == 0) != (start_name == end_name))
            return objection("the degree is 0 for the status quo and for nothing else");
    }
    if (!table.all_tried()) return {true, {}, true};
    const std::vector<State> states = states_of(table);
    if (states.size() > most_states) return {true, {}, true};
    const auto place = std::find_if(states.begin(), states.end(),
                                    [&](const State& state) { return table.name(state.front()) == end_name; });
    const auto issues = static_cast<std::uint32_t>(table.subject().issues.size());
    const std::uint32_t below = std::min(claim.degree.value_or(issues + 1), issues + 1);
    for (std::uint32_t size = 1; size < below && place != states.end(); ++size)
        if (closure(table, states, size)[static_cast<std::size_t>(place - states.begin())])
            return objection("deals of " + std::to_string(size) + " issues lead to it");
    if (!claim.degree && start_name == end_name) return objection("the degree of the status quo is 0");
    if (claim.gain.empty()) return {true, {}, true};
    const Values most = most_by_small_deals(table, states);
    const Values values = table.values(end);
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::string& id = table.subject().parties[table.signatories()[k]].id;
        const auto gain = claim.gain.find(id);
        if (gain == claim.gain.end() || gain->second != to_double(Decimal{values[k] - most[k]}))
            return objection("the linkage gain of `" + id + "` is " + to_string(Decimal{values[k] - most[k]}));
    }
    return {true, {}, false};
}

}  // namespace irenic::certificate
