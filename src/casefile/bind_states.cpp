#include <array>
#include <map>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 2> graph_keys{{{"states", Wants::list, true}, {"moves", Wants::map, true}}};
constexpr std::array<std::string_view, 1> only_words{"listed"};

/// The level that a character of a pattern stands for.
std::optional<Level> level_of(char c, const Option& option) {
    std::size_t level = option.levels.size();
    if (c >= '0' && c <= '9') level = static_cast<std::size_t>(c - '0');
    if (c >= 'a' && c <= 'z') level = static_cast<std::size_t>(c - 'a') + 10;
    if (option.levels.size() == 2 && c == 'N') level = 0;
    if (option.levels.size() == 2 && c == 'Y') level = 1;
    if (level >= option.levels.size()) return std::nullopt;
    return static_cast<Level>(level);
}

std::string signs_of(const Option& option) {
    if (option.levels.size() == 2) return "0, 1, N or Y";
    const std::size_t last = option.levels.size() - 1;
    return fmt::format("0 to {}", static_cast<char>(last < 10 ? '0' + last : 'a' + (last - 10)));
}

std::optional<Levels> bind_pattern(Binding& binding, const Node& text) {
    const auto& options = binding.made.options;
    if (binding.options.incomplete) return std::nullopt;
    if (text.text.size() != options.size()) {
        binding.problems.error("bad-pattern", text.place,
                               fmt::format("the pattern {} has {} {}, and the case has {} {}", in_quotes(text.text),
                                           text.text.size(), text.text.size() == 1 ? "character" : "characters",
                                           options.size(), options.size() == 1 ? "option" : "options"),
                               "write one character per option, in the order of `options`");
        return std::nullopt;
    }
    Levels levels;
    for (std::size_t at = 0; at < options.size(); ++at) {
        const auto level = level_of(text.text[at], options[at]);
        if (!level && !binding.levels_known[at]) return std::nullopt;
        if (!level) {
            binding.problems.error(
                "bad-pattern", place_in(text, at, 1),
                fmt::format("{} is no level of {}", in_quotes(text.text.substr(at, 1)), in_quotes(options[at].id)),
                fmt::format("write {}", signs_of(options[at])));
            return std::nullopt;
        }
        levels.push_back(*level);
    }
    return levels;
}

NamedState& add_state(Binding& binding, std::string_view id, Place place) {
    check_id(id, place, "a named state", binding.problems);
    if (id == "status-quo")
        binding.problems.error("reserved-word", place, "`status-quo` always names the status quo",
                               "choose another name for this state");
    binding.states.add(id);
    binding.made.states.push_back({std::string(id), {}, place});
    return binding.made.states.back();
}

void bind_moves(Binding& binding, const Node& moves) {
    binding.made.graph->moves.resize(binding.made.parties.size());
    for (const Node& list : moves.children) {
        if (list.key.starts_with("x-")) continue;
        Node name;
        name.text = list.key;
        name.place = list.key_place;
        const auto party = look_up_party(binding, name);
        if (!is_of_kind(list, Wants::list, fmt::format("the moves of {}", in_quotes(list.key)), binding.problems))
            continue;
        std::map<std::pair<std::uint32_t, std::uint32_t>, bool> seen;
        for (const Node& arc : list.children) {
            if (!is_of_kind(arc, Wants::list, "a move", binding.problems)) continue;
            if (arc.children.size() != 2) {
                binding.problems.error("bad-move", arc.place, "a move is a pair of states", "write [from, to]");
                continue;
            }
            std::array<std::optional<std::uint32_t>, 2> ends;
            for (std::size_t i = 0; i < 2; ++i)
                if (is_of_kind(arc.children[i], Wants::text, "a state", binding.problems))
                    ends[i] = look_up(binding, binding.states, arc.children[i].text, arc.children[i].place, "state",
                                      "a state of this graph");
            if (!ends[0] || !ends[1]) continue;
            if (ends[0] == ends[1])
                binding.problems.error("bad-move", arc.place, "this move leads back to the same state");
            else if (!seen.emplace(std::pair(*ends[0], *ends[1]), true).second)
                binding.problems.error("bad-move", arc.place, "this move is listed twice");
            else if (party)
                binding.made.graph->moves[*party].push_back({*ends[0], *ends[1]});
        }
    }
}

}  // namespace

void bind_graph(Binding& binding, const Node& root) {
    const Node* graph = root.find("graph");
    binding.graph = graph != nullptr;
    if (!binding.graph) return;
    for (const std::string_view key : {"options", "states", "only", "issues", "never", "agreements", "keeping"})
        if (const Node* node = root.find(key))
            binding.problems.error("not-for-graphs", node->key_place,
                                   fmt::format("{} cannot stand beside `graph`", in_quotes(key)),
                                   "an abstract graph is states and moves alone");
    const Fields fields(*graph, "`graph`", graph_keys, false, binding.problems);
    binding.made.graph.emplace();
    const Node* states = fields.find("states");
    binding.states.incomplete = states == nullptr;
    if (states != nullptr) {
        if (states->children.empty())
            binding.problems.error("empty", states->place, "a graph needs at least one state");
        for (const Node& state : states->children) {
            if (!is_of_kind(state, Wants::text, "a state", binding.problems)) continue;
            if (binding.states.has(state.text))
                binding.problems.error("duplicate-state", state.place,
                                       fmt::format("the state {} is listed twice", in_quotes(state.text)));
            else
                add_state(binding, state.text, state.place);
        }
    }
    if (const Node* moves = fields.find("moves")) bind_moves(binding, *moves);
}

void bind_states(Binding& binding, const Node& root) {
    const Node* states = root.find("states");
    if (binding.graph) return;
    const Node* only = root.find("only");
    if (only != nullptr && only->is_scalar() && !only->is_missing()) {
        binding.made.only_listed = read_choice(*only, "`only`", only_words, binding.problems).has_value();
        if (states == nullptr)
            binding.problems.error("missing-key", only->key_place, "`only: listed` needs `states`",
                                   "list the feasible states under `states`");
    }
    if (states == nullptr) return;
    binding.states.incomplete = !states->is_mapping();
    if (binding.states.incomplete) return;
    std::map<std::string, std::string> seen;  // raw code to name
    for (const Node& node : states->children) {
        if (node.key.starts_with("x-")) continue;
        NamedState& state = add_state(binding, node.key, node.key_place);
        if (node.is_sequence() && node.children.empty())
            binding.problems.error("empty", node.place, fmt::format("the state {} has no pattern", in_quotes(node.key)));
        for (const Node* text : texts_of(&node, "a named state", binding.problems)) {
            auto levels = bind_pattern(binding, *text);
            if (!levels) continue;
            const auto [known, added] = seen.emplace(code_of(*levels), node.key);
            if (added)
                state.patterns.push_back(std::move(*levels));
            else
                binding.problems.error("duplicate-state", text->place,
                                       fmt::format("the pattern {} is given twice", in_quotes(text->text)),
                                       fmt::format("it belongs to {}", in_quotes(known->second)));
        }
    }
}

void bind_status_quo(Binding& binding, const Node& root) {
    const Node* node = root.find("status-quo");
    if (node == nullptr || !node->is_scalar() || node->is_missing()) return;
    binding.made.status_quo =
        look_up(binding, binding.states, node->text, node->place, "state", "a named state of this case");
}

}  // namespace irenic::casefile
