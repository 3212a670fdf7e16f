#include "casefile/overlay.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "casefile/case_keys.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<std::string_view, 3> change_words{"change", "remove", "add"};
/// The parts of a case in which statements, constraints, links and guarantees with ids of their own stand.
constexpr std::array<std::string_view, 4> parts_with_ids{"preferences", "never", "agreements", "sees"};

bool is_change_word(std::string_view key) {
    return std::find(change_words.begin(), change_words.end(), key) != change_words.end();
}

std::vector<Key> reading_keys(bool is_file) {
    std::vector<Key> keys{
        {"by"}, {"name"}, {"note"}, {"change", Wants::map}, {"remove", Wants::text_or_list}, {"add", Wants::map}};
    if (!is_file) keys.push_back({"file"});
    for (Key key : case_keys) {
        key.required = false;
        if (key.name != "irenic" && key.name != "readings") keys.push_back(key);
    }
    return keys;
}

/// Changes and removals by id, done in one walk over the tree.
class ListedChanges {
public:
    ListedChanges(const Node& overlay, Problems& problems) : problems_(problems) {
        if (const Node* change = overlay.find("change"); change != nullptr && change->is_mapping())
            for (const Node& child : change->children)
                if (is_of_kind(child, Wants::map, fmt::format("the change of {}", in_quotes(child.key)), problems))
                    changes_.emplace(child.key, &child);
        const Node* remove = overlay.find("remove");
        if (remove != nullptr && (remove->is_scalar() || remove->is_sequence()))
            for (const Node* id : texts_of(remove, "`remove`", problems)) removals_.emplace(id->text, id);
    }

    void walk(Node& node) {
        if (changes_.empty() && removals_.empty()) return;
        if (node.is_sequence())
            node.children.erase(std::remove_if(node.children.begin(), node.children.end(),
                                               [&](Node& item) { return item.is_mapping() && changed_away(item); }),
                                node.children.end());
        for (Node& child : node.children) walk(child);
    }

    void remove_obligations(Node& agreement) {
        Node* obligations = agreement.find("obligations");
        if (obligations == nullptr || !obligations->is_mapping()) return;
        for (const Node& obligation : obligations->children) known_.push_back(obligation.key);
        std::erase_if(obligations->children, [&](const Node& obligation) {
            if (found_.contains(obligation.key) || !removals_.contains(obligation.key)) return false;
            found_.insert(obligation.key);
            return true;
        });
    }

    void report_missing() const {
        const auto report = [&](std::string_view id, Place place) {
            if (found_.contains(std::string(id))) return;
            problems_.error("unknown-id", place, fmt::format("nothing here has the id {}", in_quotes(id)),
                            suggestion(problems_, id, known_, "known"));
        };
        for (const auto& [id, node] : changes_) report(id, node->key_place);
        for (const auto& [id, node] : removals_) report(id, node->place);
    }

private:
    bool changed_away(Node& item) {
        const Node* id_node = item.find("id");
        if (id_node == nullptr || !id_node->is_scalar()) return false;
        const std::string id = id_node->text;
        known_.push_back(id);
        if (const auto change = changes_.find(id); change != changes_.end()) {
            found_.insert(id);
            merge(item, *change->second);
        }
        if (!removals_.contains(id)) return false;
        found_.insert(id);
        return true;
    }

    Problems& problems_;
    std::unordered_map<std::string, const Node*> changes_;
    std::unordered_map<std::string, const Node*> removals_;
    std::unordered_set<std::string> found_;
    std::vector<std::string> known_;
};

/// Appends lists to lists; maps are gone into.
void append(Node& target, const Node& addition, Problems& problems) {
    if (addition.is_broken() || target.is_broken()) return;
    if (addition.is_sequence() && target.is_sequence()) {
        target.children.insert(target.children.end(), addition.children.begin(), addition.children.end());
        return;
    }
    if (!addition.is_mapping() || !target.is_mapping()) {
        problems.error("cannot-add", head(addition),
                       addition.is_sequence() ? fmt::format("{} is {} in the case: nothing can be appended to it",
                                                            in_quotes(addition.key), kind_name(target))
                                              : fmt::format("`add` appends to lists, and {} is {}",
                                                            in_quotes(addition.key), kind_name(addition)),
                       "outside of `add` a value replaces the one in the case");
        return;
    }
    for (const Node& child : addition.children) {
        Node* known = target.find(child.key);
        if (known != nullptr)
            append(*known, child, problems);
        else if (child.is_scalar() && !child.is_missing())
            problems.error("cannot-add", head(child),
                           fmt::format("`add` appends to lists, and {} is a text", in_quotes(child.key)),
                           "outside of `add` a value replaces the one in the case");
        else
            target.children.push_back(child);
    }
}

}  // namespace

void merge(Node& target, const Node& over) {
    if (!target.is_mapping() || !over.is_mapping()) {
        Node taken = over;
        taken.key = target.key;
        if (taken.key_place.line == 0) taken.key_place = target.key_place;
        target = std::move(taken);
        return;
    }
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t i = 0; i < target.children.size(); ++i) positions.emplace(target.children[i].key, i);
    for (const Node& child : over.children) {
        const auto found = positions.find(child.key);
        if (found == positions.end())
            target.children.push_back(child);
        else
            merge(target.children[found->second], child);
    }
}

void check_reading(const Node& reading, bool is_file, Problems& problems) {
    const std::vector<Key> keys = reading_keys(is_file);
    const Fields fields(reading, "a reading", keys, false, problems);
}

void apply_reading(Node& tree, const Node& reading, Problems& problems) {
    if (!reading.is_mapping()) return;
    Problems unheard;  // what is wrong with the keys has been said by `check_reading`
    const std::vector<Key> keys = reading_keys(false);
    const Fields fields(reading, "a reading", keys, false, unheard);
    Node over;
    over.kind = Node::Kind::mapping;
    for (const Node& child : reading.children) {
        const bool about_itself = child.key == "by" || child.key == "name" || child.key == "note" || child.key == "file";
        if (!about_itself && !is_change_word(child.key) && fields.find(child.key) != nullptr)
            over.children.push_back(child);
    }
    merge(tree, over);
    apply_changes(tree, reading, false, problems);
}

void apply_changes(Node& target, const Node& overlay, bool in_agreement, Problems& problems) {
    ListedChanges changes(overlay, problems);
    for (Node& child : target.children)
        if (in_agreement || std::find(parts_with_ids.begin(), parts_with_ids.end(), child.key) != parts_with_ids.end())
            changes.walk(child);
    if (in_agreement) changes.remove_obligations(target);
    changes.report_missing();
    if (const Node* addition = overlay.find("add"); addition != nullptr && addition->is_mapping())
        append(target, *addition, problems);
}

}  // namespace irenic::casefile
