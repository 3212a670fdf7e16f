/// `irenic export dot`: the state graph for Graphviz.
#include <fmt/format.h>

#include "report/dot.hpp"
#include "report/names.hpp"
#include "report/state_graph.hpp"

namespace irenic {

std::string graph_dot(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer) {
    const Case& subject = space.subject();
    const StateTable table(space, wanted, answer);
    std::string text = "digraph states {\n  node [shape=box];\n";
    text += "  graph [label=" + dot_quoted(subject.title) + "];\n";
    for (StateIndex s = 0; s < space.size(); ++s) {
        std::string equilibrium;
        for (const Concept kind : wanted)
            if (answer.of(kind).equilibria.test(s))
                equilibrium += " " + std::string(concepts[static_cast<std::size_t>(kind)].name);
        std::string label = space.name(s);
        const std::string words = subject.graph ? "" : space.describe(s);
        if (!words.empty()) label += "\n" + words;
        if (!equilibrium.empty()) label += "\nequilibrium:" + equilibrium;
        text += fmt::format("  s{} [label={}", s, dot_quoted(label));
        if (space.status_quo() == s) text += ", style=bold";
        if (!equilibrium.empty()) text += ", peripheries=2";
        for (const StateColumn& column : table.columns())
            text += ", " + dot_quoted(column.name) + "=" + dot_quoted(table.text(column, s));
        text += "];\n";
    }
    for_each_arc(space, [&](PartyIndex i, StateIndex from, StateIndex to, bool improvement) {
        text += fmt::format("  s{} -> s{} [label={}, party={}, improvement={}{}];\n", from, to,
                            dot_quoted(party_name(subject, i).text() + (improvement ? " (improves)" : "")),
                            dot_quoted(subject.parties[i].id), improvement ? "yes" : "no",
                            improvement ? "" : ", style=dashed");
    });
    return text + "}\n";
}

}  // namespace irenic
