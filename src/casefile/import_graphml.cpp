/// `irenic import graphml`, read with Expat. Only one flat graph is a case; a document that declares a type, and so could declare
/// entities, is refused before any of it is expanded.
#include <algorithm>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

#include "casefile/foreign_graph.hpp"

namespace irenic {

namespace {

using namespace casefile;

constexpr std::size_t deepest = 64;

struct ParserDeleter {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

class GraphmlReader {
public:
    explicit GraphmlReader(Foreign& file) : file_(file), parser_(XML_ParserCreate("UTF-8")) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), start, end);
        XML_SetCharacterDataHandler(parser_.get(), characters);
        XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
    }

    std::optional<ForeignGraph> read() {
        const std::string_view text = file_.text();
        const auto status = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        if (failed_) return {};
        if (status != XML_STATUS_OK) {
            const std::size_t at = std::min(here(), text.size());
            file_.error("xml-syntax", at, std::min(at + 1, text.size()),
                        fmt::format("this is not XML: {}", XML_ErrorString(XML_GetErrorCode(parser_.get()))),
                        "a file in GraphML is an XML document with <graphml> around it");
            return {};
        }
        if (!graph_seen_) {
            file_.error("not-graphml", 0, 0, "there is no <graph> in this document",
                        "a file in GraphML has <graphml> around it, and in it one <graph>");
            return {};
        }
        if (file_.problems().any_error()) return {};
        return std::move(graph_);
    }

private:
    enum class Inside { document, graphml, key, graph, node, edge, data, other };
    /// What `<data key="d0">` stands for.
    struct Key {
        std::string name;
        std::string domain;
    };
    using Names = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] std::size_t here() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())); }
    [[nodiscard]] Stretch tag() const {
        return {here(), here() + static_cast<std::size_t>(std::max(XML_GetCurrentByteCount(parser_.get()), 1))};
    }

    void fail(std::string_view code, std::string message, std::string help = {}) {
        if (!failed_) file_.error(code, tag().begin, tag().end, std::move(message), std::move(help));
        failed_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
        static_cast<GraphmlReader*>(self)->open(name, attributes);
    }
    static void end(void* self, const XML_Char*) { static_cast<GraphmlReader*>(self)->close(); }
    static void characters(void* self, const XML_Char* text, int length) {
        auto& reader = *static_cast<GraphmlReader*>(self);
        if (!reader.inside_.empty() && (reader.inside_.back() == Inside::data || reader.reads_usual_))
            reader.text_.append(text, static_cast<std::size_t>(length));
    }
    static void doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<GraphmlReader*>(self)->fail("xml-doctype",
                                                "a document type stands here, which could declare entities",
                                                "delete the lines from <!DOCTYPE to its end: GraphML needs none");
    }

    void open(std::string_view name, const XML_Char** attributes);
    void open_in_graph(std::string_view name, const Names& says);
    void open_key(const Names& says);
    void open_graph(const Names& says);
    void open_edge(const Names& says);
    void close();
    void take_data();

    Foreign& file_;
    std::unique_ptr<XML_ParserStruct, ParserDeleter> parser_;
    std::vector<Inside> inside_;
    std::map<std::string, Key, std::less<>> keys_;
    std::string key_;  ///< of the `data` or `key` that is open
    std::string text_;
    bool reads_usual_ = false;
    bool undirected_ = false;
    bool graph_seen_ = false;
    bool failed_ = false;
    ForeignGraph graph_;
};

std::string value_of(const std::map<std::string, std::string, std::less<>>& says, std::string_view name) {
    const auto found = says.find(name);
    return found == says.end() ? std::string() : found->second;
}

void GraphmlReader::open(std::string_view name, const XML_Char** attributes) {
    if (failed_) return;
    if (inside_.size() == deepest) return fail("too-deep", "elements are nested more than 64 deep");
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    Names says;
    for (; *attributes != nullptr; attributes += 2) says.emplace(attributes[0], attributes[1]);
    const Inside around = inside_.empty() ? Inside::document : inside_.back();
    if (around == Inside::document && name != "graphml")
        return fail("not-graphml", fmt::format("the document is <{}>, not <graphml>", escaped(name)),
                    "is this a file in GraphML?");
    inside_.push_back(Inside::other);
    if (around == Inside::document) {
        inside_.back() = Inside::graphml;
    } else if (around == Inside::graphml && name == "key") {
        open_key(says);
    } else if (name == "graph" && around != Inside::data && around != Inside::other) {
        open_graph(says);
    } else if (around == Inside::key && name == "default") {
        reads_usual_ = true;
        text_.clear();
    } else if (name == "data" && (around == Inside::graph || around == Inside::node || around == Inside::edge)) {
        inside_.back() = Inside::data;
        key_ = value_of(says, "key");
        text_.clear();
        if (!keys_.contains(key_))
            fail("unknown-key", fmt::format("no <key> has the id {}", in_quotes(key_)), "declare it before the graph");
    } else if (around == Inside::graph) {
        open_in_graph(name, says);
    }
}

void GraphmlReader::open_key(const Names& says) {
    inside_.back() = Inside::key;
    key_ = value_of(says, "id");
    Key key{value_of(says, "attr.name"), value_of(says, "for")};
    if (key.name.empty()) key.name = key_;
    if (key.domain.empty()) key.domain = "all";
    if (key.domain == "node" || key.domain == "all") graph_.node_attributes.push_back(key.name);
    if (!keys_.emplace(key_, std::move(key)).second)
        fail("duplicate-key", fmt::format("a second <key> has the id {}", in_quotes(key_)));
}

void GraphmlReader::open_graph(const Names& says) {
    if (graph_seen_)
        return fail("several-graphs", "this is a second graph, or one inside another",
                    "a case is one flat graph: write each into a file of its own");
    graph_seen_ = true;
    inside_.back() = Inside::graph;
    undirected_ = value_of(says, "edgedefault") == "undirected";
}

void GraphmlReader::open_in_graph(std::string_view name, const Names& says) {
    if (name == "node") {
        inside_.back() = Inside::node;
        graph_.nodes.push_back({value_of(says, "id"), {}, tag()});
        if (graph_.nodes.back().id.empty()) fail("missing-id", "this node has no id", "write <node id=\"…\">");
    } else if (name == "edge") {
        open_edge(says);
    } else if (name == "hyperedge" || name == "port") {
        fail("not-a-graph", fmt::format("a <{}> stands for no move of a case", name), "replace it by edges");
    }
}

void GraphmlReader::open_edge(const Names& says) {
    inside_.back() = Inside::edge;
    const std::string directed = value_of(says, "directed");
    const bool both_ways = directed.empty() ? undirected_ : directed == "false" || directed == "0";
    graph_.edges.push_back({value_of(says, "source"), value_of(says, "target"), both_ways, {}, tag()});
    if (graph_.edges.back().from.empty() || graph_.edges.back().to.empty())
        fail("missing-id", "this edge does not say between which nodes it is", "write <edge source=\"…\" target=\"…\">");
}

void GraphmlReader::take_data() {
    const std::string& name = keys_.find(key_)->second.name;
    const Inside around = inside_[inside_.size() - 2];
    if (around == Inside::node) graph_.nodes.back().says[name] = text_;
    if (around == Inside::edge) graph_.edges.back().says[name] = text_;
    if (around == Inside::graph && (name == "title" || name == "name" || name == "label")) graph_.title = text_;
}

void GraphmlReader::close() {
    if (failed_) return;
    if (inside_.back() == Inside::data) take_data();
    if (reads_usual_ && inside_.back() == Inside::other) {
        const Key& key = keys_.find(key_)->second;
        if (key.domain != "edge") graph_.usual_of_nodes[key.name] = text_;
        if (key.domain != "node") graph_.usual_of_edges[key.name] = text_;
        reads_usual_ = false;
    }
    inside_.pop_back();
}

}  // namespace

Imported import_graphml(std::string_view text, const std::string& name) {
    Foreign file(text, name);
    if (!file.readable()) return file.finish({});
    const auto graph = GraphmlReader(file).read();
    return file.finish(graph ? graph_case(file, *graph, "a graph in GraphML") : std::string());
}

}  // namespace irenic
