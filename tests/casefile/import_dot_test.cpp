// Graphs in Graphviz's language: what becomes of nodes, edges and attributes, and what is refused.
#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

TEST(ImportDot, NodesBecomeStatesAndEdgesMovesOfTheirParty) {
    const Imported imported = import_dot(
        "# as an editor saves it\n"
        "strict digraph \"a ferry\" {\n"
        "  // two villages\n"
        "  label = \"Two villages &amp; a \" + \"ferry\"; rankdir=LR\n"
        "  node [shape=box, \"status-quo\"=no]\n"
        "  calm [\"north.rank\"=3, \"south.value\"=\"2.5\"; \"status-quo\"=yes] [color=red]\n"
        "  \"toll is \\\"taken\\\"\" [\"north.rank\"=1, \"south.value\"=-.5] /* a\n comment */\n"
        "  blockade [\"north.rank\"=4, \"south.value\"=-.5]; treaty [\"north.rank\"=2 \"south.value\"=7]\n"
        "  EDGE [party=north]\n"
        "  calm -> \"toll is \\\"taken\\\"\" -> calm\n"
        "  edge [party=south];\n"
        "  calm -> treaty; blockade -> treaty [party=north]\n"
        "}\n",
        "ferry.dot");
    EXPECT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    EXPECT_EQ(imported.text,
              "# Read out of ferry.dot, a graph in DOT. Of values only the order is kept.\n"
              "# States whose names are no ids:\n"
              "#   toll-is-taken: toll is \\\"taken\\\"\n"
              "irenic: 1\n"
              "title: \"Two villages & a ferry\"\n"
              "\n"
              "sources:\n"
              "  file: {title: \"a graph in DOT: ferry.dot\"}\n"
              "\n"
              "parties:\n"
              "  north: {source: file}\n"
              "  south: {source: file}\n"
              "\n"
              "graph:\n"
              "  states: [calm, toll-is-taken, blockade, treaty]\n"
              "  moves:\n"
              "    north: [[calm, toll-is-taken], [toll-is-taken, calm], [blockade, treaty]]\n"
              "    south: [[calm, treaty]]\n"
              "\n"
              "status-quo: calm\n"
              "\n"
              "preferences:\n"
              "  north: {ranking: [toll-is-taken, treaty, calm, blockade], source: file}\n"
              "  south: {ranking: [treaty, calm, [toll-is-taken, blockade]], source: file}\n");
}

TEST(ImportDot, AnEdgeOfAGraphLeadsBothWays) {
    const Imported imported = import_dot("graph { a -- b -- c [party=p] }", "file");
    EXPECT_NE(imported.text.find("    p: [[a, b], [b, a], [b, c], [c, b]]\n"), std::string::npos) << imported.text;
}

TEST(ImportDot, SaysWhatIsWrongAndWhere) {
    const std::vector<BadImport> inputs{
        //DOT
    };
    expect_refusals(import_dot, inputs);
}

}  // namespace
}  // namespace irenic::testing
