// Graphs in GraphML: what becomes of nodes, edges and attributes, and what is refused.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

const std::string two =
    "<graphml><key id=\"p\" attr.name=\"party\"/><key id=\"r\" for=\"node\" attr.name=\"x.rank\"/><graph>"
    "<node id=\"a\"/><node id=\"b\"/>";
const std::string end = "</graph></graphml>";

std::string example() {
    std::ifstream file(IRENIC_SOURCE_DIR "/tests/casefile/data/exchange/ferry.graphml");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(ImportGraphml, NodesBecomeStatesAndEdgesMovesOfTheirParty) {
    const Imported imported = import_graphml(example(), "graphs/ferry.graphml");
    EXPECT_TRUE(imported.diagnostics.empty());
    EXPECT_EQ(imported.text,
              "# Read out of ferry.graphml, a graph in GraphML. Of values only the order is kept.\n"
              "# States whose names are no ids:\n"
              "#   toll-is-taken: toll is taken\n"
              "irenic: 1\n"
              "title: \"Two villages & a ferry (invented)\"\n"
              "\n"
              "sources:\n"
              "  file: {title: \"a graph in GraphML: ferry.graphml\"}\n"
              "\n"
              "parties:\n"
              "  north: {source: file}\n"
              "  south: {source: file}\n"
              "\n"
              "graph:\n"
              "  states: [calm, toll-is-taken, blockade, treaty]\n"
              "  moves:\n"
              "    north: [[calm, toll-is-taken], [toll-is-taken, calm], [blockade, treaty]]\n"
              "    south: [[toll-is-taken, blockade], [blockade, toll-is-taken], [calm, treaty]]\n"
              "\n"
              "status-quo: calm\n"
              "\n"
              "preferences:\n"
              "  north: {ranking: [toll-is-taken, treaty, calm, blockade], source: file}\n"
              "  south: {ranking: [treaty, calm, [toll-is-taken, blockade]], source: file}\n");
}

TEST(ImportGraphml, AFileWithoutLabelsGoesByTheIdsOfItsNodes) {
    const Imported imported = import_graphml(
        "<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\"><g:key id=\"p\" for=\"all\" attr.name=\"party\"/>"
        "<g:graph edgedefault=\"undirected\"><g:node id=\"0\"/><g:node id=\"a b\"/>"
        "<g:edge source=\"0\" target=\"a b\"><g:data key=\"p\">Town "
        "&quot;A&quot;</g:data></g:edge></g:graph></g:graphml>",
        "file");
    EXPECT_EQ(first_of(imported),
              "warning 1:1-2 no-preferences: nothing says what `Town-A` wants: it is taken to be indifferent "
              "| give every node an attribute `Town-A.rank`, 1 for the best");
    EXPECT_EQ(imported.text,
              "# Read out of file, a graph in GraphML. Of values only the order is kept.\n"
              "# States whose names are no ids:\n"
              "#   s0: 0\n"
              "#   a-b: a b\n"
              "irenic: 1\n"
              "title: \"A graph without a title\"\n"
              "\n"
              "sources:\n"
              "  file: {title: \"a graph in GraphML: file\"}\n"
              "\n"
              "parties:\n"
              "  Town-A: {name: \"Town \\\"A\\\"\", source: file}\n"
              "\n"
              "graph:\n"
              "  states: [s0, a-b]\n"
              "  moves:\n"
              "    Town-A: [[s0, a-b], [a-b, s0]]\n");
}

// Ten entities of ten times the one before are a thousand million words: nothing of it is ever expanded.
TEST(ImportGraphml, EntitiesAreNeverExpanded) {
    std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [\n<!ENTITY e0 \"lol\">\n";
    for (int k = 1; k < 10; ++k) {
        bomb += "<!ENTITY e" + std::to_string(k) + " \"";
        for (int times = 0; times < 10; ++times) bomb += "&e" + std::to_string(k - 1) + ";";
        bomb += "\">\n";
    }
    const Imported imported =
        import_graphml(bomb + "]>\n<graphml><graph><node id=\"&e9;\"/></graph></graphml>", "file");
    EXPECT_FALSE(imported.sound);
    ASSERT_EQ(imported.diagnostics.size(), 1U);
    EXPECT_EQ(imported.diagnostics.front().code, "xml-doctype");
}

// XML can write characters that a case must not hold; none of them gets into the case, wherever it stands.
TEST(ImportGraphml, ForbiddenCharactersAreReplaced) {
    const Imported imported = import_graphml(
        "<graphml><key id=\"p\" for=\"all\" attr.name=\"party\"/><key id=\"t\" attr.name=\"title\"/><graph><data "
        "key=\"t\">a&#x202E;b&#x9B;c"
        "&#10;d&#x2028;e</data><node id=\"r&#x202E;y\"/><node id=\"z\"/><edge source=\"z\" target=\"r&#x202E;y\"><data "
        "key=\"p\">p&#x9B;q</data></edge></graph></graphml>",
        "a\x1b\nb.graphml");
    ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
    EXPECT_NE(imported.text.find("title: \"a\uFFFDb\uFFFDc d e\"\n"), std::string::npos) << imported.text;
    EXPECT_NE(imported.text.find("#   r-y: r\uFFFDy\n"), std::string::npos) << imported.text;
    EXPECT_NE(imported.text.find("  p-q: {name: \"p\uFFFDq\", source: file}\n"), std::string::npos) << imported.text;
}

TEST(ImportGraphml, ElementsNestedTooDeepAreRefused) {
    const Imported imported = import_graphml("<graphml>" + repeated("<a>", 100), "file");
    ASSERT_EQ(imported.diagnostics.size(), 1U);
    EXPECT_EQ(imported.diagnostics.front().code, "too-deep");
}

TEST(ImportGraphml, AGraphTooLargeForACaseFileIsALimit) {
    std::string text = "<graphml><key id=\"p\" attr.name=\"party\"><default>x</default></key><graph>";
    for (int k = 0; k < 400; ++k) text += "<node id=\"" + std::to_string(k) + "\"/>";
    for (int k = 0; k < 400; ++k)
        for (int to = 0; to < 400; ++to)
            if (k != to) text += "<edge source=\"" + std::to_string(k) + "\" target=\"" + std::to_string(to) + "\"/>";
    const Imported imported = import_graphml(text + end, "file");
    EXPECT_FALSE(imported.sound);
    EXPECT_TRUE(imported.limit_reached);
    EXPECT_EQ(imported.diagnostics.front().code, "too-large");
}

TEST(ImportGraphml, SaysWhatIsWrongAndWhere) {
    const std::vector<BadImport> inputs{
        {"<graphml",
         "error 1:1-2 xml-syntax: this is not XML: unclosed token | a file in GraphML is an XML document with "
         "<graphml> around it"},
        {"<svg/>", "error 1:1-7 not-graphml: the document is <svg>, not <graphml> | is this a file in GraphML?"},
        {"<graphml/>",
         "error 1:1-2 not-graphml: there is no <graph> in this document | a file in GraphML has <graphml> around it, "
         "and in it one <graph>"},
        {"<graphml><graph/></graphml>", "error 1:1-2 empty: the graph has no node | nodes are the states of a case"},
        {"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><graphml>&b;</graphml>",
         "error 1:13-14 xml-doctype: a document type stands here, which could declare entities | delete the lines from "
         "<!DOCTYPE to its end: GraphML needs none"},
        {"<!DOCTYPE graphml SYSTEM \"file:///dev/null\"><graphml/>",
         "error 1:44-45 xml-doctype: a document type stands here, which could declare entities | delete the lines from "
         "<!DOCTYPE to its end: GraphML needs none"},
        {"<graphml><graph><node/></graph></graphml>",
         "error 1:17-24 missing-id: this node has no id | write <node id=\"…\">"},
        {"<graphml><graph><node id=\"a\"/><node id=\"a\"/></graph></graphml>",
         "error 1:31-45 duplicate-state: a second node has the id `a` | give every node an id of its own"},
        {"<graphml><graph><node id=\"a\"><graph/></node></graph></graphml>",
         "error 1:30-38 several-graphs: this is a second graph, or one inside another | a case is one flat graph: "
         "write each into a file of its own"},
        {"<graphml><graph><hyperedge/></graph></graphml>",
         "error 1:17-29 not-a-graph: a <hyperedge> stands for no move of a case | replace it by edges"},
        {two + "<edge source=\"a\"/>" + end,
         "error 1:119-137 missing-id: this edge does not say between which nodes it is | write <edge source=\"…\" "
         "target=\"…\">"},
        {two + "<edge source=\"a\" target=\"c\"/>" + end, "error 1:119-148 unknown-state: no node has the id `c`"},
        {two + "<edge source=\"a\" target=\"b\"/>" + end,
         "error 1:119-148 missing-party: this edge does not say whose move it is | give it the attribute `party`"},
        {two + "<edge source=\"a\" target=\"a\"><data key=\"p\">x</data></edge>" + end,
         "error 1:119-147 bad-move: this edge leads back to the same node | delete it: a move leads to another state"},
        {two + "<edge source=\"a\" target=\"b\"><data key=\"q\">x</data></edge>" + end,
         "error 1:147-161 unknown-key: no <key> has the id `q` | declare it before the graph"},
        {two + "<node id=\"c\"><data key=\"r\">1</data></node>" + end,
         "error 1:91-105 not-a-number: this node has no `x.rank` | give every node one, or none"},
        {two + end, "error 1:91-105 not-a-number: this node has no `x.rank` | give every node one, or none"},
    };
    expect_refusals(import_graphml, inputs);
}

}  // namespace
}  // namespace irenic::testing
