#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t max_levels = 36;  // a level is one character of a state's code: 0–9, a–z

constexpr std::array<Key, 9> option_keys{{
    {"name"},
    {"by", Wants::text_or_list, true},
    {"levels", Wants::list},
    {"labels", Wants::map},
    {"start"},
    {"direction", Wants::text_or_list},
    {"probability", Wants::map},
    {"distribution"},
    {"owed", Wants::map},
}};
constexpr std::array<Key, 1> owed_keys{{{"why", Wants::text, true}}};

/// False when the levels are not known for sure, so that nothing is said about words that may be levels.
bool bind_levels(Binding& binding, Option& option, const Fields& fields) {
    if (!fields.has("levels")) {
        option.levels = {"no", "yes"};
        return true;
    }
    const Node* levels = fields.find("levels");
    bool known = levels != nullptr;
    if (known)
        for (const Node& level : levels->children) {
            known &= is_of_kind(level, Wants::text, "a level", binding.problems);
            if (!level.is_scalar() || level.is_missing()) continue;
            if (!check_id(level.text, level.place, "a level", binding.problems)) known = false;
            if (find_level(option, level.text)) {
                binding.problems.error(
                    "duplicate-level", level.place,
                    fmt::format("{} is twice a level of {}", in_quotes(level.text), in_quotes(option.id)));
                continue;
            }
            if (option.levels.size() == max_levels) {
                binding.problems.error("too-many-levels", level.place,
                                       fmt::format("{} has more than {} levels", in_quotes(option.id), max_levels),
                                       "join levels that nobody treats differently");
                return false;
            }
            option.levels.push_back(level.text);
        }
    if (known && option.levels.empty()) {
        binding.problems.error("empty", levels->place, fmt::format("{} has no levels", in_quotes(option.id)),
                               "leave `levels` out for [no, yes]");
        known = false;
    }
    if (option.levels.empty()) option.levels = {"no", "yes"};
    return known;
}

void bind_labels(Binding& binding, Option& option, OptionIndex index, const Node* labels) {
    option.level_labels = option.levels;
    if (labels == nullptr) return;
    for (const Node& label : labels->children) {
        if (label.key.starts_with("x-")) continue;
        const auto level = look_up_level(binding, index, label.key, label.key_place);
        if (is_of_kind(label, Wants::text, "a label", binding.problems) && level)
            option.level_labels[*level] = read_label(&label);
    }
}

void bind_owners(Binding& binding, Option& option, const Node* by) {
    if (by == nullptr) return;
    const auto words = texts_of(by, "`by`", binding.problems);
    if (words.empty() && by->is_sequence() && by->children.empty())
        binding.problems.error("empty", by->place, fmt::format("{} belongs to nobody", in_quotes(option.id)),
                               "name a party, or `chance` if nobody chooses");
    for (const Node* word : words) {
        if (word->text == "chance" && !binding.parties.has("chance")) {
            option.chance = true;
            if (words.size() > 1)
                binding.problems.error("bad-owner", word->place, "chance shares an option with nobody",
                                       "a level that nobody chooses belongs to `chance` alone");
            continue;
        }
        const auto party = look_up_party(binding, *word);
        if (!party) continue;
        if (std::find(option.owners.begin(), option.owners.end(), *party) != option.owners.end())
            binding.problems.error("duplicate-party", word->place,
                                   fmt::format("{} is named twice", in_quotes(word->text)));
        else
            option.owners.push_back(*party);
    }
}

void bind_option(Binding& binding, OptionIndex index, const Node& node) {
    Option& option = binding.made.options[index];
    check_id(node.key, node.key_place, "an option", binding.problems);
    const Fields fields(node, "an option", option_keys, true, binding.problems);
    option.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
    binding.levels_known[index] = (node.is_mapping() || node.is_broken()) && bind_levels(binding, option, fields);
    if (option.levels.empty()) option.levels = {"no", "yes"};
    bind_labels(binding, option, index, fields.find("labels"));
    bind_owners(binding, option, fields.find("by"));
    if (const Node* start = fields.find("start"))
        option.start = look_up_level(binding, index, start->text, start->place).value_or(0);
    static const Node any{};
    const Node* direction = fields.find("direction");
    bind_direction(binding, option, direction != nullptr ? *direction : any);
    if (const Node* probability = fields.find("probability")) {
        if (!option.chance && fields.find("by") != nullptr)
            binding.problems.error("bad-probability", head(*probability),
                                   fmt::format("{} is chosen by a party, not by chance", in_quotes(option.id)),
                                   "only options `by: chance` have a probability");
        else if (binding.levels_known[index])
            bind_probability(binding, option, *probability);
    }
    const Range::Shape shape = read_shape(fields.find("distribution"), binding.problems);
    for (Range& range : option.probability) range.shape = shape;
    if (const Node* owed = fields.find("owed")) {
        const Fields reason(*owed, "`owed`", owed_keys, true, binding.problems);
        option.owed = read_text(reason.find("why"));
        option.owed_provenance = bind_provenance(binding, *owed);
    }
    option.provenance = bind_provenance(binding, node);
}

}  // namespace

void bind_options(Binding& binding, const Node& root) {
    const Node* options = root.find("options");
    if (options == nullptr) {
        binding.options.incomplete = !binding.graph;
        return;
    }
    binding.options.incomplete = !options->is_mapping();
    if (binding.options.incomplete || binding.graph) return;
    if (options->children.empty()) binding.problems.error("empty", head(*options), "a case needs at least one option");
    for (const Node& node : options->children) {
        if (node.key.starts_with("x-")) continue;
        Option option;
        option.id = node.key;
        option.place = node.key_place;
        binding.options.add(option.id);
        binding.made.options.push_back(std::move(option));
    }
    binding.levels_known.assign(binding.made.options.size(), false);
    for (const Node& node : options->children)
        if (!node.key.starts_with("x-")) bind_option(binding, *binding.options.find(node.key), node);
}

}  // namespace irenic::casefile
