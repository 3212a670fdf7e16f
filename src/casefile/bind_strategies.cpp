#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 4> strategy_keys{{{"name"}, {"says"}, {"target", Wants::map}, {"agreement"}}};

/// Every id of the map becomes a name; `entry` is called for each.
template <typename Entry>
void declare(const Node* map, Names& names, Entry entry) {
    names.incomplete = map != nullptr && !map->is_mapping();
    if (map == nullptr || !map->is_mapping()) return;
    for (const Node& node : map->children) {
        if (node.key.starts_with("x-")) continue;
        names.add(node.key);
        entry(node);
    }
}

/// An agreement without obligations only says who talks, and what each has without a deal: it leads nowhere.
void check_something_agreed(Binding& binding, const Strategy& made, const Node* agreement) {
    if (agreement == nullptr || !made.agreement || binding.problems.any_error()) return;
    if (!binding.made.agreements[*made.agreement].obligations.empty()) return;
    binding.problems.error(
        "nothing-agreed", agreement->place,
        fmt::format("the agreement {} has no obligations, so it leads nowhere", in_quotes(agreement->text)),
        "say under `obligations` who does what, or give the strategy a `target`");
}

void bind_strategy(Binding& binding, Strategy& made, const Node& node) {
    const Fields fields(node, "a strategy", strategy_keys, true, binding.problems);
    made.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
    made.says = read_text(fields.find("says"));
    made.provenance = bind_provenance(binding, node);
    if (fields.has("target") && fields.has("agreement"))
        binding.problems.error("target-and-agreement", head(node),
                               fmt::format("the strategy {} has both a target and an agreement", in_quotes(node.key)),
                               "make two strategies of it, or delete one of the two");
    for (const std::string_view key : {"target", "agreement"}) {
        if (!fields.has(key)) continue;
        if (node.key == "status-quo")
            binding.problems.error("reserved-word", node.find(key)->key_place,
                                   "`status-quo` always names the status quo",
                                   "write `status-quo: {}`, or choose another name for this strategy");
        if (binding.graph)
            binding.problems.error("not-for-graphs", node.find(key)->key_place,
                                   fmt::format("a strategy of an abstract graph has no `{}`", key),
                                   "an abstract graph has no options");
    }
    if (const Node* target = fields.find("target"); target != nullptr && !binding.graph)
        made.target = bind_settings(binding, *target, "a target");
    if (const Node* agreement = fields.find("agreement"); agreement != nullptr && !binding.graph)
        made.agreement = look_up(binding, binding.agreements, agreement->text, agreement->place, "agreement",
                                 "an agreement of this case");
    check_something_agreed(binding, made, fields.find("agreement"));
}

}  // namespace

/// Ids first, because agreements, strategies and readings name each other.
void declare_strategies(Binding& binding, const Node& root) {
    declare(root.find("strategies"), binding.strategies, [&](const Node& node) {
        Strategy& made = binding.made.strategies.emplace_back();
        made.id = node.key;
        made.place = node.key_place;
    });
    declare(root.find("agreements"), binding.agreements, [&](const Node& node) {
        Agreement& made = binding.made.agreements.emplace_back();
        made.id = node.key;
        made.place = node.key_place;
    });
    declare(root.find("readings"), binding.readings, [](const Node&) {});
}

void bind_strategies(Binding& binding, const Node& root) {
    const Node* strategies = root.find("strategies");
    if (strategies == nullptr || !strategies->is_mapping()) return;
    for (const Node& node : strategies->children) {
        if (node.key.starts_with("x-")) continue;
        check_id(node.key, node.key_place, "a strategy", binding.problems);
        bind_strategy(binding, binding.made.strategies[*binding.strategies.find(node.key)], node);
    }
}

void bind_issues(Binding& binding, const Node& root) {
    const Node* issues = root.find("issues");
    std::vector<bool> grouped(binding.made.options.size(), false);
    if (issues != nullptr && issues->is_mapping() && !binding.graph) {
        for (const Node& node : issues->children) {
            if (node.key.starts_with("x-")) continue;
            check_id(node.key, node.key_place, "an issue", binding.problems);
            Issue made{node.key, {}, node.key_place};
            binding.issues.add(made.id);
            if (!is_of_kind(node, Wants::list, fmt::format("the issue {}", in_quotes(node.key)), binding.problems))
                continue;
            if (node.children.empty())
                binding.problems.error("empty", node.place,
                                       fmt::format("the issue {} has no option", in_quotes(node.key)));
            for (const Node* word : texts_of(&node, "an issue", binding.problems)) {
                const auto option = look_up_option(binding, word->text, word->place);
                if (!option) continue;
                if (grouped[*option])
                    binding.problems.error("duplicate-option", word->place,
                                           fmt::format("the option {} stands in two issues", in_quotes(word->text)),
                                           "an option is settled once");
                grouped[*option] = true;
                made.options.push_back(*option);
            }
            binding.made.issues.push_back(std::move(made));
        }
    }
    for (OptionIndex index = 0; index < binding.made.options.size(); ++index) {
        const Option& option = binding.made.options[index];
        if (grouped[index] || option.chance) continue;
        std::string id = option.id;
        while (binding.issues.has(id)) id += "-alone";
        binding.issues.add(id);
        binding.made.issues.push_back({std::move(id), {index}, option.place});
    }
}

}  // namespace irenic::casefile
