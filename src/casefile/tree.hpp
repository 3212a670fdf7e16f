/// The text of a case as a tree of maps, lists and words, each with the place where it stands.
///
/// Overlays work on this tree before it becomes a `Case`, so a node keeps the place (and file) it was written at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/model.hpp"

namespace irenic::casefile {

struct Node {
    enum class Kind : std::uint8_t {
        scalar,
        sequence,
        mapping,
        broken,  ///< already reported; nothing more is to be said about it
    };

    Kind kind = Kind::scalar;
    bool quoted = false;            ///< in quotes or a block: an empty text is meant, not left out
    bool exact = false;             ///< `text` stands in the source letter by letter, on one line
    std::uint32_t text_column = 0;  ///< where `text` begins, when `exact`
    std::string key;                ///< in a map
    std::string text;               ///< of a scalar
    Place key_place;                ///< in a map
    Place place;
    std::vector<Node> children;  ///< of a list or a map, in order

    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
    [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
    [[nodiscard]] bool is_broken() const { return kind == Kind::broken; }
    /// Nothing was written: `key:` and then nothing.
    [[nodiscard]] bool is_missing() const { return is_scalar() && text.empty() && !quoted; }

    [[nodiscard]] const Node* find(std::string_view name) const;
    [[nodiscard]] Node* find(std::string_view name);
};

/// Where to point when something is wrong with the whole of a node: its key if it has one, else its first line.
Place head(const Node& node);

/// The place of `length` bytes of a scalar's text from byte `begin`: exact where the text is, else the whole scalar.
Place place_in(const Node& scalar, std::size_t begin, std::size_t length);

/// Nodes in the tree, this one included.
std::size_t count_nodes(const Node& node);

/// `a text`, `a list`, `a map`, for messages.
std::string_view kind_name(const Node& node);

}  // namespace irenic::casefile
