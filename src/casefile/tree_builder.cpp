#include "casefile/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "casefile/characters.hpp"

namespace irenic::casefile {

Place TreeBuilder::place_of(fy_event* event) const {
    const fy_mark* start = fy_event_start_mark(event);
    const fy_mark* end = fy_event_end_mark(event);
    if (start == nullptr || end == nullptr) return after_last();
    return source_.place(base_ + start->input_pos, base_ + end->input_pos);
}

/// For what was left out and so stands nowhere: the key, or what came before.
Place TreeBuilder::after_last() const {
    if (levels_.empty()) return source_.place(base_, base_);
    const Level& level = levels_.back();
    if (level.key) return level.key->place;
    return level.node.children.empty() ? level.node.place : level.node.children.back().place;
}

std::optional<Place> TreeBuilder::open_bracket() const {
    const auto found = std::find_if(levels_.rbegin(), levels_.rend(), [](const Level& level) { return level.flow; });
    if (found == levels_.rend()) return std::nullopt;
    return found->node.place;
}

bool TreeBuilder::count_and_check() {
    if (++nodes_ <= max_nodes) return true;
    problems_.error("too-many-nodes", after_last(),
                    fmt::format("the file has more than {} words, lists and maps", max_nodes),
                    "split the case, or leave out what the question does not need");
    return false;
}

void TreeBuilder::refuse_extras(fy_token* anchor, fy_token* tag) {
    const auto place = [&](fy_token* token) {
        const fy_mark* start = fy_token_start_mark(token);
        const fy_mark* end = fy_token_end_mark(token);
        if (start == nullptr || end == nullptr) return after_last();
        // The sign before an anchor's name belongs to it.
        const std::size_t sign = token == anchor && start->input_pos > 0 ? 1 : 0;
        return source_.place(base_ + start->input_pos - sign, base_ + end->input_pos);
    };
    if (anchor != nullptr)
        problems_.error("anchor", place(anchor), "anchors are not part of a case file",
                        "write the value out where it is used");
    if (tag != nullptr)
        problems_.error("tag", place(tag), "tags are not part of a case file",
                        "delete it: every name is read as a word");
}

void TreeBuilder::check_tab(std::size_t at) {
    const std::string_view text = source_.text();
    const std::size_t begin = source_.line_begin(at);
    const std::string_view lead = text.substr(begin, at - begin);
    if (begin == tab_line_ || lead.find_first_not_of(" \t") != std::string_view::npos) return;
    const std::size_t tab = lead.find('\t');
    if (tab == std::string_view::npos) return;
    tab_line_ = begin;
    problems_.error("tab-indentation", source_.place(begin + tab, begin + tab + 1), "a tab indents this line",
                    "indent with spaces");
}

bool TreeBuilder::open(fy_event* event, Node::Kind kind) {
    if (levels_.size() == max_depth) {
        problems_.error("too-deep", place_of(event),
                        fmt::format("lists and maps are nested more than {} deep", max_depth),
                        "a case needs no such depth: look for a bracket too many");
        return false;
    }
    Level level;
    level.node.kind = kind;
    level.node.place = place_of(event);
    level.is_key = wants_key();
    const fy_mark* start = fy_event_start_mark(event);
    const fy_mark* end = fy_event_end_mark(event);
    level.flow = start != nullptr && end != nullptr && end->input_pos > start->input_pos;
    if (start != nullptr) check_tab(base_ + start->input_pos);
    levels_.push_back(std::move(level));
    return true;
}

void TreeBuilder::close(fy_event* event) {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    Node& node = level.node;
    if (level.flow) {
        const Place end = place_of(event);
        node.place.end_line = end.end_line;
        node.place.end_column = end.end_column;
    } else if (!node.children.empty()) {
        const Node& first = node.children.front();
        const Place begin = node.is_mapping() ? first.key_place : first.place;
        const Place end = node.children.back().place;
        node.place = {begin.file, begin.line, begin.column, end.end_line, end.end_column};
    }
    if (level.is_key) {
        problems_.error("key-not-word", node.place, fmt::format("{} cannot be a key", kind_name(node)),
                        "a key is one word");
        node.kind = Node::Kind::broken;
        node.children.clear();
    }
    put(std::move(node));
}

Node TreeBuilder::scalar(fy_event* event) {
    Node node;
    node.place = place_of(event);
    fy_token* token = event->scalar.value;
    if (token == nullptr) return node;
    std::size_t length = 0;
    const char* text = fy_token_get_text(token, &length);
    if (text != nullptr) node.text.assign(text, length);
    const fy_scalar_style style = fy_token_scalar_style(token);
    node.quoted = style != FYSS_PLAIN;
    const fy_mark* start = fy_event_start_mark(event);
    const fy_mark* end = fy_event_end_mark(event);
    if (start == nullptr || end == nullptr) return node;
    std::size_t begin = base_ + start->input_pos;
    std::size_t stop = std::min(base_ + end->input_pos, source_.text().size());
    check_tab(begin);
    node.exact = source_.text().substr(begin, stop - begin) == node.text && node.place.line == node.place.end_line;
    node.text_column = node.place.column;
    if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) {
        node.place = source_.place(begin - 1, stop + 1);
    } else if (style != FYSS_PLAIN) {
        while (stop > begin && (source_.text()[stop - 1] == '\n' || source_.text()[stop - 1] == '\r')) --stop;
        node.place = source_.place(begin, stop);
    }
    check_text(node);
    return node;
}

/// What an escape in double quotes can bring in. What stands in the text as it is has been reported before.
void TreeBuilder::check_text(const Node& node) {
    if (node.exact) return;
    for (std::size_t at = 0; at < node.text.size();) {
        const CodePoint point = decode(node.text, at);
        at += point.length;
        const bool layout = point.value == '\t' || point.value == '\n';
        const auto number = static_cast<unsigned>(point.value);
        if (!point.valid)
            problems_.error("not-utf8", node.place, "an escape stands for no character", "write the character itself");
        else if (is_bidirectional_control(point.value))
            problems_.error(
                "bidirectional-control", node.place,
                fmt::format("an escape stands for U+{:04X}, which changes the order in which text is shown", number),
                "delete it: right-to-left text needs no such character");
        else if (is_control(point.value) && !layout)
            problems_.error("control-character", node.place,
                            fmt::format("an escape stands for U+{:04X}, a control character", number),
                            "delete it: a terminal could take it for a command");
        else
            continue;
        return;
    }
}

void TreeBuilder::put(Node node) {
    if (levels_.empty()) {
        root_ = std::move(node);
        return;
    }
    Level& level = levels_.back();
    if (level.node.is_sequence())
        level.node.children.push_back(std::move(node));
    else if (!level.key)
        put_key(std::move(node));
    else
        put_value(level, std::move(node));
}

void TreeBuilder::put_key(Node key) {
    Level& level = levels_.back();
    if (key.is_scalar() && key.text == "<<" && !key.quoted) {
        problems_.error("merge-key", key.place, "merge keys are not part of a case file",
                        "write the keys out; an agreement can say `extends`");
        key.kind = Node::Kind::broken;
    } else if (key.is_scalar() && key.text.empty()) {
        problems_.error("key-not-word", key.place, "a key is empty", "write a word before the colon");
        key.kind = Node::Kind::broken;
    }
    level.key = std::move(key);
}

void TreeBuilder::put_value(Level& level, Node value) {
    Node key = std::move(*level.key);
    level.key.reset();
    if (key.is_broken()) return;
    const auto [known, added] = level.keys.emplace(key.text, key.place.line);
    if (!added) {
        problems_.error("duplicate-key", key.place,
                        fmt::format("the key {} stands twice in this map", in_quotes(key.text)),
                        fmt::format("it was given before in line {}", known->second));
        return;
    }
    value.key = std::move(key.text);
    value.key_place = key.place;
    level.node.children.push_back(std::move(value));
}

bool TreeBuilder::take(fy_event* event) {
    switch (event->type) {
        case FYET_DOCUMENT_START: {
            if (document_seen_) {
                problems_.error("several-documents", place_of(event), "a second document begins here",
                                "a case is one document: delete the line `---`");
                return false;
            }
            document_seen_ = true;
            fy_document_state* state = event->document_start.document_state;
            if (fy_document_state_version_explicit(state) || fy_document_state_tags_explicit(state))
                problems_.error("directive", source_.place(base_, base_), "directives are not part of a case file",
                                "delete the lines that begin with `%`");
            return true;
        }
        case FYET_MAPPING_START:
            refuse_extras(event->mapping_start.anchor, event->mapping_start.tag);
            return count_and_check() && open(event, Node::Kind::mapping);
        case FYET_SEQUENCE_START:
            refuse_extras(event->sequence_start.anchor, event->sequence_start.tag);
            return count_and_check() && open(event, Node::Kind::sequence);
        case FYET_MAPPING_END:
        case FYET_SEQUENCE_END: close(event); return true;
        case FYET_SCALAR:
            refuse_extras(event->scalar.anchor, event->scalar.tag);
            if (!count_and_check()) return false;
            put(scalar(event));
            return true;
        case FYET_ALIAS: {
            Place place = place_of(event);
            if (place.column > 1) --place.column;  // the star
            problems_.error("alias", place, "aliases are not part of a case file", "write the value out here");
            Node node;
            node.kind = Node::Kind::broken;
            node.place = place;
            put(std::move(node));
            return count_and_check();
        }
        default: return true;
    }
}

}  // namespace irenic::casefile
