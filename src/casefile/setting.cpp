#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "casefile/case_keys.hpp"
#include "casefile/overlay.hpp"
#include "casefile/yaml.hpp"

namespace irenic::casefile {

namespace {

struct Part {
    std::string word;
    Place place;
};

bool has_id(const Node& item, std::string_view id) {
    const Node* node = item.find("id");
    return node != nullptr && node->is_scalar() && node->text == id;
}

/// The first item of a list that has this id, anywhere below.
Node* find_listed(Node& node, std::string_view id) {
    for (Node& child : node.children) {
        if (node.is_sequence() && has_id(child, id)) return &child;
        if (Node* found = find_listed(child, id)) return found;
    }
    return nullptr;
}

void collect_ids(const Node& node, std::vector<std::string>& ids) {
    for (const Node& child : node.children) {
        const Node* id = child.find("id");
        if (node.is_sequence() && id != nullptr && id->is_scalar()) ids.push_back(id->text);
        collect_ids(child, ids);
    }
}

/// Where the path begins: at the top, or at something with an id.
Node* find_beginning(Node& tree, const Part& first, Problems& problems) {
    std::vector<std::string> known;
    for (const Key& key : case_keys) known.emplace_back(key.name);
    if (first.word == "readings" || first.word == "irenic") {
        problems.error("bad-setting", first.place, fmt::format("{} cannot be set", in_quotes(first.word)));
        return nullptr;
    }
    if (std::find(known.begin(), known.end(), first.word) != known.end() || first.word.starts_with("x-")) return &tree;
    for (const std::string_view key : {"preferences", "never", "agreements", "sees"}) {
        Node* part = tree.find(key);
        if (part == nullptr) continue;
        if (Node* found = find_listed(*part, first.word)) return found;
        collect_ids(*part, known);
    }
    problems.error("unknown-path", first.place, fmt::format("nothing in the case is called {}", in_quotes(first.word)),
                   nearest(first.word, known) ? suggestion(problems, first.word, known, "")
                                              : "a path begins with a key from the top, or with an id");
    return nullptr;
}

/// The value at `part` of `node`, made when a map has none.
Node* step_into(Node& node, const Part& part, Problems& problems) {
    if (node.is_missing()) node.kind = Node::Kind::mapping;
    if (node.is_sequence()) {
        for (Node& item : node.children)
            if (has_id(item, part.word)) return &item;
        std::vector<std::string> ids;
        for (const Node& item : node.children)
            if (const Node* id = item.find("id")) ids.push_back(id->text);
        problems.error("unknown-path", part.place,
                       fmt::format("nothing in this list has the id {}", in_quotes(part.word)),
                       suggestion(problems, part.word, ids, "known"));
        return nullptr;
    }
    if (!node.is_mapping()) {
        problems.error("unknown-path", part.place,
                       fmt::format("{} has no parts, so nothing in it can be set", in_quotes(node.key)),
                       fmt::format("set {} itself", in_quotes(node.key)));
        return nullptr;
    }
    if (Node* known = node.find(part.word)) return known;
    Node made;
    made.key = part.word;
    made.key_place = part.place;
    made.place = part.place;
    node.children.push_back(std::move(made));
    return &node.children.back();
}

std::vector<Part> split_path(const SourceText& source, std::size_t begin, std::size_t end) {
    std::vector<Part> parts;
    for (std::size_t at = begin; at <= end;) {
        const std::size_t stop = std::min(source.text().find('.', at), end);
        parts.push_back({std::string(source.text().substr(at, stop - at)), source.place(at, stop)});
        at = stop + 1;
    }
    return parts;
}

}  // namespace

void apply_setting(Node& tree, const SourceText& source, std::size_t begin, std::size_t end, Problems& problems) {
    const std::string_view text = source.text().substr(begin, end - begin);
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0) {
        problems.error("bad-setting", source.place(begin, end),
                       fmt::format("{} is not of the form PATH=VALUE", in_quotes(text)),
                       "such as keeping.discount=0.99, or paid.weight=12");
        return;
    }
    std::vector<Part> path = split_path(source, begin, begin + sign);
    const auto empty = std::find_if(path.begin(), path.end(), [](const Part& part) { return part.word.empty(); });
    if (empty != path.end() || path.size() > max_depth) {
        problems.error("bad-setting", empty != path.end() ? empty->place : source.place(begin, end),
                       "a path is keys joined by single dots", "such as keeping.discount=0.99");
        return;
    }
    auto value = parse_yaml(source, begin + sign + 1, end, problems);
    if (problems.any_error()) return;
    if (!value || value->is_missing()) {
        problems.error("missing-value", source.place(begin, end), "no value is given after `=`");
        return;
    }
    Node* at = find_beginning(tree, path.front(), problems);
    if (at == nullptr) return;
    if (at != &tree && path.size() == 1) {
        problems.error("bad-setting", path.front().place,
                       fmt::format("which key of {} is to be set?", in_quotes(path.front().word)),
                       fmt::format("write {}.{}=…, or another of its keys", path.front().word,
                                   at->find("penalty") != nullptr                                 ? "penalty"
                                   : at->find("that") != nullptr && at->find("weight") == nullptr ? "that"
                                                                                                  : "weight"));
        return;
    }
    for (std::size_t i = at == &tree ? 0 : 1; i < path.size(); ++i) {
        at = step_into(*at, path[i], problems);
        if (at == nullptr) return;
        if (at->is_scalar() && at->is_missing()) at->place = path[i].place;
    }
    value->key = at->key;
    value->key_place = path.back().place;
    *at = std::move(*value);
}

}  // namespace irenic::casefile
