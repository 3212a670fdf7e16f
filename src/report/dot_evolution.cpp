/// `irenic evolve -o FILE.dot`: one cluster per kind of steps.
#include <fmt/format.h>

#include "report/dot.hpp"
#include "report/evolution.hpp"
#include "report/names.hpp"

namespace irenic {

std::string evolution_dot(const Space& space, const Outlook& found, const Listing& listing) {
    std::string text = "digraph evolution {\n  rankdir=LR;\n  node [shape=box];\n";
    text += "  label=" + dot_quoted(space.subject().title) + ";\n";
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k) {
        const PathTree tree = path_tree(found, found.evolutions[k], listing.limit);
        std::string title = "by " + std::string(kinds_of_steps[k].words);
        if (tree.nodes.empty()) title += " (not looked at)";
        if (tree.left_out > 0) title += fmt::format(" ({} more equilibria not drawn)", tree.left_out);
        text += fmt::format("  subgraph cluster_{} {{\n    label={};\n", kinds_of_steps[k].id, dot_quoted(title));
        for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
            const PathNode& node = tree.nodes[n];
            const std::string note = node_note(space, node);
            text += fmt::format("    {}_{} [label={}{}];\n", kinds_of_steps[k].id, n,
                                dot_quoted(space.name(node.state) + (note.empty() ? "" : "\n" + note)),
                                note.empty() ? "" : ", style=bold");
            if (n == 0) continue;
            text += fmt::format("    {0}_{1} -> {0}_{2} [label={3}{4}];\n", kinds_of_steps[k].id, node.before, n,
                                dot_quoted(party_names(space.subject(), node.movers).text() + "\n" +
                                           change(space, tree.nodes[node.before].state, node.state).text()),
                                node.movers.size() > 1 ? ", style=dashed" : "");
        }
        text += "  }\n";
    }
    return text + "}\n";
}

}  // namespace irenic
