/// What is known while a tree becomes a case: names declared so far, and where problems go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casefile/problems.hpp"
#include "casefile/tree.hpp"
#include "irenic/model.hpp"

namespace irenic::casefile {

/// Ids and their indices, in order of declaration.
class Names {
public:
    void add(std::string_view id) {
        positions_.try_emplace(std::string(id), static_cast<std::uint32_t>(ids_.size())), ids_.emplace_back(id);
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const {
        const auto found = positions_.find(std::string(id));
        return found == positions_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool has(std::string_view id) const { return find(id).has_value(); }
    [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }

    /// The declarations could not all be read, so a name that is missing here may be no mistake.
    bool incomplete = false;

private:
    std::unordered_map<std::string, std::uint32_t> positions_;
    std::vector<std::string> ids_;
};

/// What has an id of its own inside a list, so that overlays can change it.
struct ListedIds {
    Names statements, links, guarantees, constraints;
    Names numbers;                                  ///< what can be correlated (`stated_ranges`)
    std::unordered_map<std::string, Place> places;  ///< of all four: they share one space of names
};

/// A tree on its way to a case. Every declared id gets its entry at once, sound or not, so that one mistake is reported once.
struct Binding {
    Case& made;
    Problems& problems;
    const ListedIds* base = nullptr;  ///< of the case as it stands, when this is a reading of it
    Names sources, parties, options, states, issues, strategies, agreements, readings;
    ListedIds listed;
    std::vector<bool> levels_known;  ///< per option; false when its levels could not be read
    bool graph = false;
};

/// Remembers a key that no analysis takes into account yet, so that no answer passes over it in silence.
inline void note_unused(Binding& binding, const Node* value, std::string_view key) {
    if (value != nullptr) binding.made.unused.push_back({std::string(key), value->key_place});
}

/// The index of a name, or an error `unknown-KIND` with a similar name. `what`: `a party of this case`.
std::optional<std::uint32_t> look_up(Binding& binding, const Names& names, std::string_view word, Place place,
                                     std::string_view kind, std::string_view what);
std::optional<PartyIndex> look_up_party(Binding& binding, const Node& word);
std::optional<OptionIndex> look_up_option(Binding& binding, std::string_view word, Place place);
std::optional<Level> look_up_level(Binding& binding, OptionIndex option, std::string_view word, Place place);

/// The position of a level's word in an option; no report.
std::optional<Level> find_level(const Option& option, std::string_view word);

/// Remembers the id of a statement, link, guarantee or constraint; two of the same are an error. What `extends` copies is one.
void declare_listed(Binding& binding, Names& names, const Node& id, std::string_view what);

// ---- the parts of a case, in the order in which they are bound

Provenance bind_provenance(Binding& binding, const Node& map);
void bind_sources(Binding& binding, const Node& root);
void bind_background(Binding& binding, const Node& root);
void bind_parties(Binding& binding, const Node& root);
void bind_options(Binding& binding, const Node& root);
void bind_probability(Binding& binding, Option& option, const Node& map);
void bind_direction(Binding& binding, Option& option, const Node& node);
void bind_graph(Binding& binding, const Node& root);
void bind_states(Binding& binding, const Node& root);
void bind_status_quo(Binding& binding, const Node& root);
void declare_strategies(Binding& binding, const Node& root);
void bind_constraints(Binding& binding, const Node& root);
void bind_preferences(Binding& binding, const Node& root);
void bind_attitudes(Binding& binding, const Node& root);
void bind_views(Binding& binding, const Node& root);
void bind_issues(Binding& binding, const Node& root);
void bind_agreements(Binding& binding, const Node& root);
void bind_strategies(Binding& binding, const Node& root);
void bind_claims(Binding& binding, const Node& root);
void bind_correlations(Binding& binding, const Node* list);
void bind_further_keys(Binding& binding, const Node& root);

/// What one party wants: statements or a ranking. Nothing where it cannot be read.
std::optional<Preference> bind_preference(Binding& binding, const Node& node);

/// Levels such as `{gate: half}`. `what` names the map in messages.
std::vector<Setting> bind_settings(Binding& binding, const Node& map, std::string_view what);

/// `status-quo`, a strategy or a named state; `strategy:x` and `state:y` say which.
std::optional<StateReference> bind_state_reference(Binding& binding, const Node& word);

// ---- expressions and tests

std::optional<Expression> parse_expression(Binding& binding, const Node& scalar);
std::optional<Test> parse_test(Binding& binding, const Node& scalar);

// ---- checks that need the whole case

void check_weights(Binding& binding);
void check_great(Binding& binding);
void check_levels(Binding& binding);
void check_agreement(Binding& binding, const Agreement& agreement, const Node& node);

/// The whole tree: everything above, in order.
void bind_case(Binding& binding, const Node& root);

}  // namespace irenic::casefile
