#include <algorithm>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"

namespace irenic::casefile {

std::optional<std::uint32_t> look_up(Binding& binding, const Names& names, std::string_view word, Place place,
                                     std::string_view kind, std::string_view what) {
    if (const auto found = names.find(word)) return found;
    if (names.incomplete) return std::nullopt;
    binding.problems.error(fmt::format("unknown-{}", kind), place, fmt::format("{} is not {}", in_quotes(word), what),
                           suggestion(binding.problems, word, names.ids(), "known"));
    return std::nullopt;
}

std::optional<PartyIndex> look_up_party(Binding& binding, const Node& word) {
    if (word.text == "chance" && !binding.parties.has("chance")) {
        binding.problems.error("unknown-party", word.place,
                               "`chance` is nobody: it cannot want, sign or perform anything");
        return std::nullopt;
    }
    return look_up(binding, binding.parties, word.text, word.place, "party", "a party of this case");
}

std::optional<OptionIndex> look_up_option(Binding& binding, std::string_view word, Place place) {
    if (binding.graph && !binding.options.has(word)) {
        binding.problems.error("unknown-option", place, fmt::format("{} is not an option of this case", in_quotes(word)),
                               "an abstract graph has no options");
        return std::nullopt;
    }
    return look_up(binding, binding.options, word, place, "option", "an option of this case");
}

std::optional<Level> find_level(const Option& option, std::string_view word) {
    const auto found = std::find(option.levels.begin(), option.levels.end(), word);
    if (found == option.levels.end()) return std::nullopt;
    return static_cast<Level>(found - option.levels.begin());
}

std::optional<Level> look_up_level(Binding& binding, OptionIndex index, std::string_view word, Place place) {
    if (!binding.levels_known[index]) return std::nullopt;
    const Option& option = binding.made.options[index];
    if (const auto found = find_level(option, word)) return found;
    binding.problems.error(
        "unknown-level", place, fmt::format("{} is not a level of {}", in_quotes(word), in_quotes(option.id)),
        suggestion(binding.problems, word, option.levels, fmt::format("levels of {}", in_quotes(option.id))));
    return std::nullopt;
}

void declare_listed(Binding& binding, Names& names, const Node& id, std::string_view what) {
    if (!check_id(id.text, id.place, what, binding.problems)) return;
    const auto [known, added] = binding.listed.places.emplace(id.text, id.place);
    if (added) names.add(id.text);
    // An agreement that extends another holds copies, which stand at the same place.
    if (added || known->second == id.place) return;
    binding.problems.error(
        "duplicate-id", id.place, fmt::format("the id {} is given twice", in_quotes(id.text)),
        fmt::format("line {} has it too; ids of statements, links, guarantees and constraints are unique "
                    "in the whole case, because overlays change them by id",
                    known->second.line));
}

std::vector<Setting> bind_settings(Binding& binding, const Node& map, std::string_view what) {
    std::vector<Setting> settings;
    if (!is_of_kind(map, Wants::map, what, binding.problems)) return settings;
    for (const Node& child : map.children) {
        if (child.key.starts_with("x-")) continue;
        const auto option = look_up_option(binding, child.key, child.key_place);
        if (!is_of_kind(child, Wants::text, fmt::format("the level of {}", in_quotes(child.key)), binding.problems) ||
            !option)
            continue;
        if (const auto level = look_up_level(binding, *option, child.text, child.place))
            settings.push_back({*option, *level});
    }
    return settings;
}

std::optional<StateReference> bind_state_reference(Binding& binding, const Node& word) {
    std::string_view name = word.text;
    const bool as_state = name.starts_with("state:");
    const bool as_strategy = name.starts_with("strategy:");
    const std::size_t prefix = as_state ? 6 : as_strategy ? 9 : 0;
    name.remove_prefix(prefix);
    const Place place = prefix == 0 ? word.place : place_in(word, prefix, name.size());
    if (name == "status-quo") return StateReference{};
    const auto state = binding.states.find(name);
    const auto strategy = binding.strategies.find(name);
    if (state && strategy && prefix == 0) {
        binding.problems.error("ambiguous-name", place,
                               fmt::format("{} is both a strategy and a named state", in_quotes(name)),
                               fmt::format("write `strategy:{0}` or `state:{0}`", name));
        return std::nullopt;
    }
    if (state && !as_strategy) return StateReference{StateReference::Kind::named, *state};
    if (strategy && !as_state) return StateReference{StateReference::Kind::strategy, *strategy};
    const auto index =
        look_up(binding, as_state ? binding.states : binding.strategies, name, place, as_state ? "state" : "strategy",
                as_state ? "a named state of this case" : "a strategy of this case");
    if (!index) return std::nullopt;
    return StateReference{as_state ? StateReference::Kind::named : StateReference::Kind::strategy, *index};
}

}  // namespace irenic::casefile
