/// The tree, built out of the events of the YAML parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <libfyaml.h>

#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

/// Builds the tree out of the parser's events, on a stack of its own.
class TreeBuilder {
public:
    TreeBuilder(const SourceText& source, std::size_t base, Problems& problems)
        : source_(source), base_(base), problems_(problems) {}

    /// False: there is no point in going on.
    bool take(fy_event* event);

    [[nodiscard]] std::optional<Node> finish() { return std::exchange(root_, std::nullopt); }
    /// The opening bracket of the innermost list or map in brackets that is still open.
    [[nodiscard]] std::optional<Place> open_bracket() const;

private:
    struct Level {
        Node node;
        bool flow = false;
        bool is_key = false;                                  // a list or map that stands where a key is wanted
        std::optional<Node> key;                              // read, its value to come
        std::unordered_map<std::string, std::uint32_t> keys;  // and their lines
    };

    bool wants_key() const { return !levels_.empty() && levels_.back().node.is_mapping() && !levels_.back().key; }
    Place place_of(fy_event* event) const;
    Place after_last() const;
    bool count_and_check();
    void refuse_extras(fy_token* anchor, fy_token* tag);
    bool open(fy_event* event, Node::Kind kind);
    void close(fy_event* event);
    Node scalar(fy_event* event);
    void check_text(const Node& node);
    void check_tab(std::size_t at);
    void put(Node node);
    void put_key(Node key);
    void put_value(Level& level, Node value);

    const SourceText& source_;
    std::size_t base_;
    Problems& problems_;
    std::vector<Level> levels_;
    std::optional<Node> root_;
    std::size_t nodes_ = 0;
    bool document_seen_ = false;
    std::size_t tab_line_ = std::string::npos;
};

}  // namespace irenic::casefile
