#include "casefile/fields.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 5> provenance_keys{{
    {"source", Wants::text_or_list},
    {"basis"},
    {"status"},
    {"contested"},
    {"note"},
}};

constexpr std::array<std::string_view, 7> reserved{"not", "and", "or", "implies", "iff", "true", "false"};

struct WantsRow {
    std::string_view name;
    bool scalar, sequence, mapping;
};
constexpr std::array<WantsRow, 7> wants_rows{{
    {"a text", true, false, false},
    {"a list", false, true, false},
    {"a map", false, false, true},
    {"a text or a list", true, true, false},
    {"a text or a map", true, false, true},
    {"a list or a map", false, true, true},
    {"a text, a list or a map", true, true, true},
}};

std::string_view how_to_write(Wants wants) {
    if (wants == Wants::list) return "write it in brackets: [one, another]";
    if (wants == Wants::map) return "write it in braces, {key: value}, or as indented lines";
    return {};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool is_of_kind(const Node& node, Wants wants, std::string_view what, Problems& problems) {
    if (node.is_broken()) return false;
    if (node.is_missing()) {
        const bool empty_map = wants == Wants::map;
        problems.error("missing-value", head(node), fmt::format("{} has no value", what),
                       empty_map ? "write `{}` for an empty map, or delete the line" : "write one, or delete the line");
        return false;
    }
    const WantsRow& row = wants_rows[static_cast<std::size_t>(wants)];
    if ((node.is_scalar() && row.scalar) || (node.is_sequence() && row.sequence) || (node.is_mapping() && row.mapping))
        return true;
    problems.error("wrong-kind", head(node), fmt::format("{} must be {}, not {}", what, row.name, kind_name(node)),
                   std::string(how_to_write(wants)));
    return false;
}

bool check_id(std::string_view id, Place place, std::string_view what, Problems& problems) {
    const auto allowed = [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    if (id.empty() || !is_letter(id.front()) || !std::all_of(id.begin(), id.end(), allowed)) {
        problems.error(
            "bad-id", place, fmt::format("{} cannot be the id of {}", in_quotes(id), what),
            "an id begins with a letter A–Z; letters, digits, `-` and `_` follow; other text can stand under `name`");
        return false;
    }
    if (std::find(reserved.begin(), reserved.end(), id) != reserved.end()) {
        problems.error("reserved-word", place,
                       fmt::format("{} is a word of expressions and cannot be the id of {}", in_quotes(id), what),
                       fmt::format("reserved are {}", list_in_quotes({reserved.begin(), reserved.end()})));
        return false;
    }
    return true;
}

Fields::Fields(const Node& node, std::string_view what, std::span<const Key> keys, bool with_provenance,
               Problems& problems)
    : node_(node), keys_(keys), with_provenance_(with_provenance) {
    if (!is_of_kind(node, Wants::map, what, problems)) return;
    for (const Node& child : node.children) {
        const Key* known = row(child.key);
        if (known != nullptr)
            is_of_kind(child, known->wants, in_quotes(child.key), problems);
        else
            check_unknown(child, what, problems);
    }
    std::vector<std::string> missing;
    for (const Key& key : keys)
        if (key.required && node.find(key.name) == nullptr) missing.emplace_back(key.name);
    if (!missing.empty())
        problems.error("missing-key", head(node), fmt::format("{} needs {}", what, list_in_quotes(missing)));
}

const Key* Fields::row(std::string_view name) const {
    const auto named = [&](const Key& key) { return key.name == name; };
    if (const auto found = std::find_if(keys_.begin(), keys_.end(), named); found != keys_.end()) return &*found;
    if (!with_provenance_) return nullptr;
    const auto found = std::find_if(provenance_keys.begin(), provenance_keys.end(), named);
    return found == provenance_keys.end() ? nullptr : &*found;
}

void Fields::check_unknown(const Node& child, std::string_view what, Problems& problems) const {
    if (child.key.starts_with("x-")) return;
    std::vector<std::string> known;
    for (const Key& key : keys_) known.emplace_back(key.name);
    if (with_provenance_)
        for (const Key& key : provenance_keys) known.emplace_back(key.name);
    problems.error("unknown-key", child.key_place, fmt::format("{} has no key {}", what, in_quotes(child.key)),
                   suggestion(problems, child.key, known, "known keys"));
}

const Node* Fields::find(std::string_view name) const {
    const Node* child = node_.find(name);
    if (child == nullptr || child->is_missing() || child->is_broken()) return nullptr;
    const Key* known = row(name);
    if (known == nullptr) return nullptr;
    const WantsRow& wanted = wants_rows[static_cast<std::size_t>(known->wants)];
    const bool right = (child->is_scalar() && wanted.scalar) || (child->is_sequence() && wanted.sequence) ||
                       (child->is_mapping() && wanted.mapping);
    return right ? child : nullptr;
}

}  // namespace irenic::casefile
