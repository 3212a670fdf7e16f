#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 3> constraint_keys{{{"that", Wants::text, true}, {"why"}, {"id"}}};
constexpr std::array<Key, 9> statement_keys{{
    {"id"},
    {"that"},
    {"weight", Wants::text_or_list},
    {"name"},
    {"much"},
    {"adjust", Wants::list},
    {"distribution"},
    {"graded"},
    {"values", Wants::map},
}};
constexpr std::array<Key, 2> ranking_keys{{{"ranking", Wants::list, true}, {"unknown", Wants::list}}};

void bind_grades(Binding& binding, Statement& statement, const Fields& fields) {
    const Node& graded = *fields.find("graded");
    const auto option = look_up_option(binding, graded.text, graded.place);
    const Node* values = fields.find("values");
    if (!fields.has("values"))
        binding.problems.error("missing-key", head(fields.node()), "a graded statement needs `values`",
                               "give a number for every level: values: {LEVEL: NUMBER, …}");
    statement.graded = option.value_or(0);
    if (!option || values == nullptr || !binding.levels_known[*option]) return;
    const Option& subject = binding.made.options[*option];
    std::vector<std::optional<Range>> grades(subject.levels.size());
    std::vector<bool> given(subject.levels.size(), false);
    const Range::Shape shape = read_shape(fields.find("distribution"), binding.problems);
    for (const Node& child : values->children) {
        if (child.key.starts_with("x-")) continue;
        const auto level = look_up_level(binding, *option, child.key, child.key_place);
        auto range = read_range(child, fmt::format("the value of {}", in_quotes(child.key)), {}, binding.problems);
        if (!level) return;
        given[*level] = true;
        if (range) range->shape = shape;
        grades[*level] = range;
    }
    std::vector<std::string> missing;
    for (std::size_t level = 0; level < given.size(); ++level)
        if (!given[level]) missing.push_back(subject.levels[level]);
    if (!missing.empty())
        binding.problems.error(
            "missing-grade", head(*values), fmt::format("no value is given for {}", list_in_quotes(missing)),
            fmt::format("a graded statement gives a number for every level of {}", in_quotes(subject.id)));
    for (const auto& grade : grades) statement.grades.push_back(grade.value_or(Range{}));
}

void bind_plain(Binding& binding, Statement& statement, const Fields& fields) {
    if (const Node* that = fields.find("that"))
        if (auto expression = parse_expression(binding, *that)) statement.that = std::move(*expression);
    const Node* weight = fields.find("weight");
    if (fields.has("weight")) statement.weight.emplace();
    if (weight != nullptr)
        if (const auto range = read_range(*weight, "`weight`", {}, binding.problems)) statement.weight = range;
    if (statement.weight) statement.weight->shape = read_shape(fields.find("distribution"), binding.problems);
    if (const Node* adjust = fields.find("adjust")) {
        const auto bounds = read_range(*adjust, "`adjust`", {}, binding.problems);
        if (bounds && bounds->numbers != 2)
            binding.problems.error("bad-range", adjust->place, "`adjust` must be two numbers", "write [least, most]");
        else if (bounds)
            statement.adjust = {bounds->low, bounds->high};
        if (!fields.has("weight"))
            binding.problems.error("no-weight", adjust->key_place, "`adjust` needs a `weight` to be adjusted");
    }
}

Statement bind_statement(Binding& binding, const Node& node) {
    Statement statement;
    const Fields fields(node, "a statement", statement_keys, true, binding.problems);
    statement.place = head(node);
    if (const Node* id = fields.find("id")) {
        statement.id = id->text;
        declare_listed(binding, binding.listed.statements, *id, "a statement");
    }
    statement.name = read_label(fields.find("name"));
    note_unused(binding, fields.find("much"), "much");
    if (const Node* much = fields.find("much"))
        statement.much = read_truth(*much, "`much`", binding.problems).value_or(false);
    if (!node.is_mapping()) return statement;
    for (const std::string_view key : {"that", "weight", "adjust"})
        if (fields.has("graded") && fields.has(key))
            binding.problems.error("graded-and-plain", node.find(key)->key_place,
                                   fmt::format("a graded statement has no `{}`", key), "say it in two statements");
    if (!fields.has("graded") && fields.has("values"))
        binding.problems.error("missing-key", node.find("values")->key_place,
                               "`values` needs `graded`, the option that they are for");
    else if (!fields.has("graded") && !fields.has("that"))
        binding.problems.error("missing-key", head(node), "a statement needs `that`, or `graded` and `values`");
    if (fields.find("graded") != nullptr)
        bind_grades(binding, statement, fields);
    else if (!fields.has("graded"))
        bind_plain(binding, statement, fields);
    else
        statement.graded = 0;
    statement.provenance = bind_provenance(binding, node);
    return statement;
}

/// All weighted, or none.
void settle_kind(Binding& binding, Preference& preference, std::string_view party) {
    const auto weighted = [](const Statement& statement) { return statement.weight || statement.graded; };
    const auto& statements = preference.statements;
    if (statements.empty()) return;
    const auto first_bare = std::find_if_not(statements.begin(), statements.end(), weighted);
    const bool any_weighted = std::any_of(statements.begin(), statements.end(), weighted);
    preference.kind = any_weighted ? Preference::Kind::weighted : Preference::Kind::ordinal;
    if (any_weighted && first_bare != statements.end())
        binding.problems.error("mixed-weights", first_bare->place,
                               fmt::format("this statement of {} has no weight, and others have one", in_quotes(party)),
                               "give every statement of a party a weight, or none");
    for (const Statement& statement : statements)
        if (statement.much && weighted(statement))
            binding.problems.warning("much-without-effect", statement.place, "`much` says nothing beside a weight",
                                     "with weights, `great` of the party says what is greatly preferred");
}

std::optional<NamedStateIndex> ranked_state(Binding& binding, const Node& word) {
    if (!is_of_kind(word, Wants::text, "a state", binding.problems)) return std::nullopt;
    return look_up(binding, binding.states, word.text, word.place, "state", "a named state of this case");
}

void bind_ranking(Binding& binding, Preference& preference, const Node& node) {
    const Fields fields(node, "a ranking", ranking_keys, true, binding.problems);
    preference.kind = Preference::Kind::ranking;
    preference.provenance = bind_provenance(binding, node);
    std::set<NamedStateIndex> seen;
    const Node* ranking = fields.find("ranking");
    for (const Node& rank : ranking != nullptr ? ranking->children : std::vector<Node>{}) {
        std::vector<NamedStateIndex> tied;
        for (const Node* word : texts_of(&rank, "a rank", binding.problems)) {
            const auto state = ranked_state(binding, *word);
            if (!state) continue;
            if (!seen.insert(*state).second)
                binding.problems.error("duplicate-state", word->place,
                                       fmt::format("the state {} is ranked twice", in_quotes(word->text)));
            else
                tied.push_back(*state);
        }
        preference.ranking.push_back(std::move(tied));
    }
    const Node* unknown = fields.find("unknown");
    note_unused(binding, unknown, "unknown");
    for (const Node& pair : unknown != nullptr ? unknown->children : std::vector<Node>{}) {
        if (!is_of_kind(pair, Wants::list, "an unknown comparison", binding.problems)) continue;
        if (pair.children.size() != 2) {
            binding.problems.error("bad-pair", pair.place, "an unknown comparison is a pair of states",
                                   "write [one, another]");
            continue;
        }
        const auto left = ranked_state(binding, pair.children[0]);
        const auto right = ranked_state(binding, pair.children[1]);
        if (left && left == right)
            binding.problems.error("bad-pair", pair.place, "a state is not compared with itself",
                                   "write two different states");
        else if (left && right)
            preference.unknown.push_back({*left, *right});
    }
}

}  // namespace

void bind_constraints(Binding& binding, const Node& root) {
    const Node* never = root.find("never");
    if (never == nullptr || !never->is_sequence() || binding.graph) return;
    for (const Node& node : never->children) {
        const Fields fields(node, "a constraint", constraint_keys, true, binding.problems);
        Constraint made;
        if (const Node* id = fields.find("id")) {
            made.id = id->text;
            declare_listed(binding, binding.listed.constraints, *id, "a constraint");
        }
        if (const Node* that = fields.find("that"))
            if (auto expression = parse_expression(binding, *that)) made.that = std::move(*expression);
        made.why = read_text(fields.find("why"));
        made.provenance = bind_provenance(binding, node);
        made.place = head(node);
        binding.made.never.push_back(std::move(made));
    }
}

std::optional<Preference> bind_preference(Binding& binding, const Node& node) {
    if (!is_of_kind(node, Wants::list_or_map, fmt::format("what {} wants", in_quotes(node.key)), binding.problems))
        return {};
    Preference made;
    made.place = node.key_place;
    if (node.is_mapping()) {
        bind_ranking(binding, made, node);
        return made;
    }
    if (binding.graph && !node.children.empty())
        binding.problems.error("not-for-graphs", node.key_place,
                               "in an abstract graph a party has a ranking, not statements",
                               "write {ranking: [best, …, worst]}");
    for (const Node& statement : node.children)
        if (!binding.graph && is_of_kind(statement, Wants::map, "a statement", binding.problems))
            made.statements.push_back(bind_statement(binding, statement));
    settle_kind(binding, made, node.key);
    return made;
}

void bind_preferences(Binding& binding, const Node& root) {
    binding.made.preferences.resize(binding.made.parties.size());
    const Node* preferences = root.find("preferences");
    if (preferences == nullptr || !preferences->is_mapping()) return;
    for (const Node& node : preferences->children) {
        if (node.key.starts_with("x-")) continue;
        Node name;
        name.text = node.key;
        name.place = node.key_place;
        const auto party = look_up_party(binding, name);
        auto made = bind_preference(binding, node);
        if (party && made) binding.made.preferences[*party] = std::move(*made);
    }
}

}  // namespace irenic::casefile
