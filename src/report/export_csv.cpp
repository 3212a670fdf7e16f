/// `irenic export csv`: one row per state, by RFC 4180.
#include "report/csv.hpp"
#include "report/state_graph.hpp"

namespace irenic {

std::string states_csv(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer) {
    const StateTable table(space, wanted, answer);
    std::string text;
    add_row(text, table.columns(), [](const StateColumn& column) { return column.name; });
    for (StateIndex s = 0; s < space.size(); ++s)
        add_row(text, table.columns(), [&](const StateColumn& column) { return table.text(column, s); });
    return text;
}

}  // namespace irenic
