/// The keys of one map: which it may have, which it must, and what each holds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "casefile/problems.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

enum class Wants : std::uint8_t { text, list, map, text_or_list, text_or_map, list_or_map, anything };

struct Key {
    std::string_view name;
    Wants wants = Wants::text;
    bool required = false;
};

/// A map checked against its table: unknown keys, missing ones and wrong kinds are reported once, here.
class Fields {
public:
    /// `what` is what the map describes, with its article: `a party`. `with_provenance` allows source, basis, status,
    /// contested and note as well.
    Fields(const Node& node, std::string_view what, std::span<const Key> keys, bool with_provenance, Problems& problems);

    /// The value, when it is there and of the right kind.
    [[nodiscard]] const Node* find(std::string_view name) const;

    /// The key stands in the map, whatever its value.
    [[nodiscard]] bool has(std::string_view name) const { return node_.find(name) != nullptr; }

    [[nodiscard]] const Node& node() const { return node_; }

private:
    [[nodiscard]] const Key* row(std::string_view name) const;
    void check_unknown(const Node& child, std::string_view what, Problems& problems) const;

    const Node& node_;
    std::span<const Key> keys_;
    bool with_provenance_;
};

/// Is the node of this kind? Otherwise says so, unless it has been reported already. `what` names it: `the list of levels`.
bool is_of_kind(const Node& node, Wants wants, std::string_view what, Problems& problems);

/// Is the node a map whose keys are all ids? Reports and leaves out what is not. `what`: `a party`.
bool check_id(std::string_view id, Place place, std::string_view what, Problems& problems);

}  // namespace irenic::casefile
