/// `irenic import dot`: one flat graph in Graphviz's language.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casefile/foreign_graph.hpp"

namespace irenic {

namespace {

using namespace casefile;

constexpr std::size_t most_attributes = 2'000'000;  // of all nodes and edges together, with what is usual for them

struct Lexeme {
    enum class Kind { word, quoted, sign, end };
    Kind kind = Kind::end;
    std::string text;  ///< of a sign: one of `{}[]=;,:`, `->` or `--`
    Stretch at;
};

bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           byte >= 0x80;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// What is meant by a label: `\n` and the like are line breaks, `&amp;` is `&`.
std::string unescaped(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            const char next = text[++at];
            made += next == 'n' || next == 'l' || next == 'r' ? ' ' : next;
        } else if (text.substr(at).starts_with("&amp;")) {
            made += '&';
            at += 4;
        } else {
            made += text[at];
        }
    }
    return made;
}

class DotReader {
public:
    explicit DotReader(Foreign& file) : file_(file), text_(file.text()) {}

    std::optional<ForeignGraph> read() {
        advance();
        if (is("strict")) advance();
        undirected_ = is("graph");
        if (!undirected_ && !is("digraph"))
            fail("not-dot", "this is no graph in DOT", "such a file begins with `digraph {` or `graph {`");
        advance();
        if (is_id()) advance();
        expect("{");
        while (!failed_ && !is_sign("}")) statement();
        expect("}");
        if (!failed_ && next_.kind != Lexeme::Kind::end)
            fail("several-graphs", "something follows the graph", "write each graph into a file of its own");
        if (failed_) return {};
        return std::move(graph_);
    }

private:
    using Attributes = ForeignGraph::Attributes;

    void fail(std::string_view code, std::string message, std::string help = {}) {
        if (!failed_) file_.error(code, next_.at.begin, next_.at.end, std::move(message), std::move(help));
        failed_ = true;
    }

    [[nodiscard]] bool is(std::string_view keyword) const {
        return next_.kind == Lexeme::Kind::word && lower(next_.text) == keyword;
    }
    [[nodiscard]] bool is_sign(std::string_view sign) const {
        return next_.kind == Lexeme::Kind::end || (next_.kind == Lexeme::Kind::sign && next_.text == sign);
    }
    [[nodiscard]] bool is_id() const { return next_.kind == Lexeme::Kind::word || next_.kind == Lexeme::Kind::quoted; }

    void expect(std::string_view sign) {
        if (failed_) return;
        if (next_.kind == Lexeme::Kind::end)
            fail("dot-syntax", fmt::format("the file ends here, where `{}` should stand", sign));
        else if (!is_sign(sign))
            fail("dot-syntax", fmt::format("`{}` should stand here, not {}", sign, in_quotes(next_.text)));
        advance();
    }

    std::string take_id() {
        if (!is_id())
            fail("dot-syntax", next_.kind == Lexeme::Kind::end
                                   ? std::string("the file ends inside a statement")
                                   : fmt::format("a name should stand here, not {}", in_quotes(next_.text)));
        std::string id = next_.text;
        advance();
        return id;
    }

    void skip_space();
    void advance();
    void read_quoted();
    void statement();
    void edge(std::string from, Stretch at);
    Attributes attributes(bool of_nodes);
    void apply(Attributes& to, const Attributes& usual, const Attributes& says);
    std::size_t node(const std::string& id, Stretch at);

    Foreign& file_;
    std::string_view text_;
    std::size_t position_ = 0;
    Lexeme next_;
    bool undirected_ = false;
    bool failed_ = false;
    std::size_t attributes_ = 0;
    Attributes usual_of_nodes_;
    Attributes usual_of_edges_;
    std::map<std::string, std::size_t> node_at_;
    std::set<std::string> known_attributes_;  ///< of nodes
    ForeignGraph graph_;
};

void DotReader::skip_space() {
    while (position_ < text_.size()) {
        const std::string_view rest = text_.substr(position_);
        const bool line_begins = position_ == 0 || text_[position_ - 1] == '\n';
        if (rest.starts_with("//") || (line_begins && rest.starts_with('#')))
            position_ = std::min(text_.find('\n', position_), text_.size());
        else if (rest.starts_with("/*"))
            position_ = std::min(text_.find("*/", position_ + 2), text_.size() - 2) + 2;
        else if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos)
            ++position_;
        else
            return;
    }
}

void DotReader::advance() {
    if (failed_) return;
    skip_space();
    next_ = {Lexeme::Kind::end, {}, {position_, position_}};
    if (position_ >= text_.size()) return;
    const std::string_view rest = text_.substr(position_);
    if (rest.front() == '"') return read_quoted();
    std::size_t length = rest.starts_with("->") || rest.starts_with("--") ? 2 : 1;
    next_.kind = Lexeme::Kind::sign;
    const bool number = rest.front() == '-' && length == 1;
    if (is_word(rest.front()) || number) {
        next_.kind = Lexeme::Kind::word;
        while (length < rest.size() && is_word(rest[length])) ++length;
    }
    next_.text = rest.substr(0, length);
    next_.at.end = position_ + length;
    position_ += length;
    if (next_.kind == Lexeme::Kind::sign && std::string_view("{}[]=;,:->--").find(next_.text) == std::string_view::npos)
        fail("dot-syntax", fmt::format("{} should not stand here", in_quotes(next_.text)),
             next_.text == "<" ? "labels in HTML are not read: write the label in quotation marks" : "");
}

/// Strings joined by `+` are one.
void DotReader::read_quoted() {
    next_.kind = Lexeme::Kind::quoted;
    while (true) {
        std::size_t end = position_ + 1;
        for (; end < text_.size() && text_[end] != '"'; ++end) {
            if (text_[end] == '\\' && end + 1 < text_.size()) next_.text += text_[end++];
            next_.text += text_[end];
        }
        next_.at.end = std::min(end + 1, text_.size());
        if (end >= text_.size()) return fail("dot-syntax", "this quotation mark is not closed");
        position_ = end + 1;
        skip_space();
        if (!text_.substr(position_).starts_with('+')) return;
        ++position_;
        skip_space();
        if (!text_.substr(position_).starts_with('"')) return fail("dot-syntax", "a string should follow the `+`");
    }
}

void DotReader::statement() {
    if (is_sign(";")) return advance();
    if (is("subgraph") || is_sign("{"))
        return fail("several-graphs", "this is a graph inside another",
                    "a case is one flat graph: write its nodes and edges without the braces");
    if (is("graph") || is("node") || is("edge")) {
        const std::string about = lower(take_id());
        const Attributes says = attributes(about == "node");
        if (about == "graph" && says.contains("label")) graph_.title = unescaped(says.at("label"));
        if (about == "node")
            for (const auto& [name, value] : says) usual_of_nodes_[name] = value;
        if (about == "edge")
            for (const auto& [name, value] : says) usual_of_edges_[name] = value;
        return;
    }
    const Stretch at = next_.at;
    std::string id = take_id();
    if (failed_) return;
    if (is_sign("=")) {
        advance();
        const std::string value = take_id();
        if (id == "label") graph_.title = unescaped(value);
        return;
    }
    if (is_sign(":"))
        return fail("not-a-graph", "a port of a node stands for nothing in a case",
                    "delete the colon and what follows it");
    if (is_sign("->") || is_sign("--")) return edge(std::move(id), at);
    const std::size_t which = node(id, at);
    apply(graph_.nodes[which].says, {}, attributes(true));
}

void DotReader::edge(std::string from, Stretch at) {
    const std::size_t first = graph_.edges.size();
    while (!failed_ && next_.kind == Lexeme::Kind::sign && (next_.text == "->" || next_.text == "--")) {
        if ((next_.text == "--") != undirected_)
            return fail("dot-syntax", undirected_ ? "a `graph` joins nodes by `--`" : "a `digraph` joins nodes by `->`");
        advance();
        const Stretch to_at = next_.at;
        const std::string to = take_id();
        if (failed_) return;
        node(from, at);
        node(to, to_at);
        graph_.edges.push_back({from, to, undirected_, {}, {at.begin, to_at.end}});
        from = to;
        at = to_at;
    }
    const Attributes says = attributes(false);
    for (std::size_t k = first; k < graph_.edges.size(); ++k) apply(graph_.edges[k].says, usual_of_edges_, says);
}

ForeignGraph::Attributes DotReader::attributes(bool of_nodes) {
    Attributes says;
    while (!failed_ && next_.kind == Lexeme::Kind::sign && next_.text == "[") {
        advance();
        while (!failed_ && !is_sign("]")) {
            if (is_sign(";") || is_sign(",")) {
                advance();
                continue;
            }
            const std::string name = take_id();
            expect("=");
            says[name] = unescaped(take_id());
            if (of_nodes && known_attributes_.insert(name).second) graph_.node_attributes.push_back(name);
        }
        expect("]");
    }
    return says;
}

void DotReader::apply(Attributes& to, const Attributes& usual, const Attributes& says) {
    for (const Attributes* some : {&usual, &says})
        for (const auto& [name, value] : *some) to[name] = value;
    attributes_ += usual.size() + says.size();
    if (attributes_ > most_attributes) {
        file_.limit("too-large", "the nodes and edges have more than 2 000 000 attributes", "import a smaller graph");
        failed_ = true;
    }
}

std::size_t DotReader::node(const std::string& id, Stretch at) {
    const auto [known, added] = node_at_.emplace(id, graph_.nodes.size());
    if (added) {
        graph_.nodes.push_back({id, {}, at});
        apply(graph_.nodes.back().says, usual_of_nodes_, {});
    }
    return known->second;
}

}  // namespace

Imported import_dot(std::string_view text, const std::string& name) {
    Foreign file(text, name);
    if (!file.readable()) return file.finish({});
    const auto graph = DotReader(file).read();
    return file.finish(graph ? graph_case(file, *graph, "a graph in DOT") : std::string());
}

}  // namespace irenic
