#include "casefile/tree.hpp"

#include <algorithm>

#include "casefile/characters.hpp"

namespace irenic::casefile {

const Node* Node::find(std::string_view name) const {
    if (!is_mapping()) return nullptr;
    const auto found =
        std::find_if(children.begin(), children.end(), [&](const Node& child) { return child.key == name; });
    return found == children.end() ? nullptr : &*found;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(static_cast<const Node*>(this)->find(name)); }

Place head(const Node& node) {
    if (node.key_place.line != 0) return node.key_place;
    if (node.is_mapping() && !node.children.empty() && node.place.line != node.place.end_line)
        return node.children.front().key_place;
    return node.place;
}

Place place_in(const Node& scalar, std::size_t begin, std::size_t length) {
    if (!scalar.exact) return scalar.place;
    const std::string_view text = scalar.text;
    begin = std::min(begin, text.size());
    length = std::min(length, text.size() - begin);
    Place made = scalar.place;
    made.column = scalar.text_column + static_cast<std::uint32_t>(code_points(text.substr(0, begin)));
    const std::size_t points = code_points(text.substr(begin, length));
    made.end_line = made.line;
    made.end_column = made.column + static_cast<std::uint32_t>(std::max<std::size_t>(points, 1));
    return made;
}

std::size_t count_nodes(const Node& node) {
    std::size_t count = 1;
    for (const Node& child : node.children) count += count_nodes(child);
    return count;
}

std::string_view kind_name(const Node& node) {
    switch (node.kind) {
        case Node::Kind::sequence: return "a list";
        case Node::Kind::mapping: return "a map";
        default: return "a text";
    }
}

}  // namespace irenic::casefile
