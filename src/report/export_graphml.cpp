/// `irenic export graphml`: the state graph for yEd, Gephi, NetworkX, igraph and others.
#include <fmt/format.h>

#include "report/html.hpp"
#include "report/state_graph.hpp"

namespace irenic {
namespace {

const char* type_of(const StateColumn& column) {
    if (column.boolean()) return "boolean";
    if (column.kind == StateColumn::Kind::value) return "double";
    return column.kind == StateColumn::Kind::rank ? "int" : "string";
}

}  // namespace

std::string graph_graphml(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer) {
    const Case& subject = space.subject();
    const StateTable table(space, wanted, answer);
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    text += "  <key id=\"title\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n";
    for (std::size_t k = 0; k < table.columns().size(); ++k)
        text += fmt::format("  <key id=\"n{}\" for=\"node\" attr.name=\"{}\" attr.type=\"{}\"/>\n", k,
                            escaped(table.columns()[k].name), type_of(table.columns()[k]));
    for (const char* name : {"party", "party-name", "improvement"})
        text += fmt::format("  <key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"{1}\"/>\n", name,
                            name == std::string_view("improvement") ? "boolean" : "string");
    text += fmt::format("  <graph id=\"states\" edgedefault=\"directed\">\n    <data key=\"title\">{}</data>\n",
                        escaped(subject.title));
    for (StateIndex s = 0; s < space.size(); ++s) {
        text += fmt::format("    <node id=\"s{}\">\n", s);
        for (std::size_t k = 0; k < table.columns().size(); ++k) {
            const StateColumn& column = table.columns()[k];
            const std::string value =
                column.boolean() ? (table.is(column, s) ? "true" : "false") : escaped(table.text(column, s));
            text += fmt::format("      <data key=\"n{}\">{}</data>\n", k, value);
        }
        text += "    </node>\n";
    }
    std::size_t number = 0;
    for_each_arc(space, [&](PartyIndex i, StateIndex from, StateIndex to, bool improvement) {
        text += fmt::format(
            "    <edge id=\"e{}\" source=\"s{}\" target=\"s{}\"><data key=\"party\">{}</data><data "
            "key=\"party-name\">{}"
            "</data><data key=\"improvement\">{}</data></edge>\n",
            number++, from, to, escaped(subject.parties[i].id), escaped(subject.parties[i].name),
            improvement ? "true" : "false");
    });
    return text + "  </graph>\n</graphml>\n";
}

}  // namespace irenic
