// How parties take each other, and what a party does not see or sees otherwise.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 4> view_keys{{
    {"without", Wants::text_or_list},
    {"without-states", Wants::text_or_list},
    {"preferences", Wants::map},
    {"attitude", Wants::map},
}};
constexpr std::array<Key, 5> provenance_keys{
    {{"source", Wants::text_or_list}, {"basis"}, {"status"}, {"contested"}, {"note"}}};
constexpr std::array<std::string_view, 3> values{"-1", "0", "1"};

std::optional<PartyIndex> party_of(Binding& binding, const Node& node) {
    return look_up(binding, binding.parties, node.key, node.key_place, "party", "a party of this case");
}

std::vector<Attitudes> attitudes_by_default(std::size_t parties) {
    std::vector<Attitudes> made(parties);
    for (std::size_t i = 0; i < parties; ++i) {
        made[i].towards.assign(parties, 0);
        made[i].towards[i] = 1;
    }
    return made;
}

/// Beside parties, a party's attitudes may have a source or a basis, unless a party is called so.
bool is_provenance(Binding& binding, const Node& child) {
    if (binding.parties.has(child.key)) return false;
    const auto row = std::find_if(provenance_keys.begin(), provenance_keys.end(),
                                  [&](const Key& key) { return key.name == child.key; });
    if (row == provenance_keys.end()) return false;
    is_of_kind(child, row->wants, in_quotes(child.key), binding.problems);
    return true;
}

/// Lays what `map` says over `attitudes`.
void read_attitudes(Binding& binding, const Node& map, std::vector<Attitudes>& attitudes) {
    for (const Node& node : map.children) {
        if (node.key.starts_with("x-")) continue;
        const auto party = party_of(binding, node);
        if (!is_of_kind(node, Wants::map, fmt::format("the attitude of {}", in_quotes(node.key)), binding.problems))
            continue;
        for (const Node& child : node.children) {
            if (child.key.starts_with("x-") || is_provenance(binding, child)) continue;
            const auto towards = party_of(binding, child);
            const auto value = read_choice(child, "an attitude", values, binding.problems);
            if (party && towards && value)
                attitudes[*party].towards[*towards] = static_cast<std::int8_t>(static_cast<int>(*value) - 1);
        }
        if (!party) continue;
        attitudes[*party].provenance = bind_provenance(binding, node);
        attitudes[*party].place = node.key_place;
    }
}

void read_unseen_states(Binding& binding, const Node* list, PartyView& view) {
    for (const Node* word : texts_of(list, "`without-states`", binding.problems)) {
        const auto state =
            look_up(binding, binding.states, word->text, word->place, "state", "a named state of this case");
        if (state) view.without_states.push_back(*state);
    }
    std::sort(view.without_states.begin(), view.without_states.end());
    const auto repeated = std::unique(view.without_states.begin(), view.without_states.end());
    view.without_states.erase(repeated, view.without_states.end());
}

void read_unseen_options(Binding& binding, const Node* list, PartyView& view) {
    const auto words = texts_of(list, "`without`", binding.problems);
    if (binding.graph && list != nullptr) {
        binding.problems.error("not-for-graphs", list->key_place, "an abstract graph has no options to leave unseen",
                               "name states: without-states: [STATE, …]");
        return;
    }
    for (const Node* word : words)
        if (const auto option = look_up_option(binding, word->text, word->place)) view.without.push_back(*option);
    std::sort(view.without.begin(), view.without.end());
    view.without.erase(std::unique(view.without.begin(), view.without.end()), view.without.end());
}

}  // namespace

void bind_attitudes(Binding& binding, const Node& root) {
    const Node* map = root.find("attitude");
    if (map == nullptr || !map->is_mapping() || map->children.empty()) return;
    binding.made.attitudes = attitudes_by_default(binding.made.parties.size());
    read_attitudes(binding, *map, binding.made.attitudes);
}

void bind_views(Binding& binding, const Node& root) {
    const Node* map = root.find("sees");
    if (map == nullptr || !map->is_mapping()) return;
    const std::size_t parties = binding.made.parties.size();
    for (const Node& node : map->children) {
        if (node.key.starts_with("x-")) continue;
        const auto party = party_of(binding, node);
        const Fields fields(node, "what a party sees", view_keys, true, binding.problems);
        PartyView view;
        view.place = node.key_place;
        view.preferences.resize(parties);
        read_unseen_options(binding, fields.find("without"), view);
        read_unseen_states(binding, fields.find("without-states"), view);
        if (const Node* preferences = fields.find("preferences"))
            for (const Node& wants : preferences->children) {
                if (wants.key.starts_with("x-")) continue;
                const auto whose = party_of(binding, wants);
                auto made = bind_preference(binding, wants);
                if (whose && made) view.preferences[*whose] = std::move(*made);
            }
        if (const Node* attitude = fields.find("attitude")) {
            view.attitudes = binding.made.attitudes.empty() ? attitudes_by_default(parties) : binding.made.attitudes;
            read_attitudes(binding, *attitude, view.attitudes);
        }
        view.provenance = bind_provenance(binding, node);
        if (!party) continue;
        view.party = *party;
        binding.made.views.push_back(std::move(view));
    }
}

}  // namespace irenic::casefile
