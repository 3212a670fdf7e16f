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
        {"nothing", "error 1:1-8 not-dot: this is no graph in DOT | such a file begins with `digraph {` or `graph {`"},
        {"digraph", "error 1:8-9 dot-syntax: the file ends here, where `{` should stand"},
        {"digraph {", "error 1:10-11 dot-syntax: the file ends here, where `}` should stand"},
        {"digraph { a", "error 1:12-13 dot-syntax: the file ends inside a statement"},
        {"digraph { a [x", "error 1:15-16 dot-syntax: the file ends here, where `=` should stand"},
        {"digraph { a [x=1", "error 1:17-18 dot-syntax: the file ends here, where `]` should stand"},
        {"digraph { a [x=] }", "error 1:16-17 dot-syntax: a name should stand here, not `]`"},
        {"digraph { } x",
         "error 1:13-14 several-graphs: something follows the graph | write each graph into a file of its own"},
        {"digraph { subgraph s { a } }",
         "error 1:11-19 several-graphs: this is a graph inside another | a case is one flat graph: write its nodes and "
         "edges without the braces"},
        {"digraph { { a } }",
         "error 1:11-12 several-graphs: this is a graph inside another | a case is one flat graph: write its nodes and "
         "edges without the braces"},
        {"digraph { a:n -> b }",
         "error 1:12-13 not-a-graph: a port of a node stands for nothing in a case | delete the colon and what follows "
         "it"},
        {"digraph { a -- b }", "error 1:13-15 dot-syntax: a `digraph` joins nodes by `->`"},
        {"graph { a -> b }", "error 1:11-13 dot-syntax: a `graph` joins nodes by `--`"},
        {"digraph { a -> }", "error 1:16-17 dot-syntax: a name should stand here, not `}`"},
        {"digraph { a [label=<b>] }",
         "error 1:20-21 dot-syntax: `<` should not stand here | labels in HTML are not read: write the label in "
         "quotation marks"},
        {"digraph { \"a }", "error 1:11-15 dot-syntax: this quotation mark is not closed"},
        {"digraph { \"a\" + b }", "error 1:11-14 dot-syntax: a string should follow the `+`"},
        {"digraph { a -> b }",
         "error 1:11-17 missing-party: this edge does not say whose move it is | give it the attribute `party`"},
        {"digraph { a -> b [party=x]; a -> b [party=y]; b -> b [party=x] }",
         "error 1:47-53 bad-move: this edge leads back to the same node | delete it: a move leads to another state"},
        {"digraph { a [\"x.rank\"=1]; b; a -> b [party=x] }",
         "error 1:27-28 not-a-number: this node has no `x.rank` | give every node one, or none"},
        {"digraph { a [\"x.rank\"=1]; b [\"x.rank\"=one] }",
         "error 1:27-28 not-a-number: `x.rank` is not a number: `one` | give every node one, or none"},
        {"digraph { a [\"x.rank\"=1 \"x.value\"=2] }",
         "error 1:1-2 duplicate-column: both `x.rank` and `x.value` say what a party wants | keep one of them"},
        {"digraph { }", "error 1:1-2 empty: the graph has no node | nodes are the states of a case"},
    };
    expect_refusals(import_dot, inputs);
}

}  // namespace
}  // namespace irenic::testing
