/// A case written down in C++, word by word as it would stand in a file: names are looked up, invariants are kept.
///
///     CaseBuilder talks;
///     talks.party("upstream").party("downstream");
///     talks.option("gate", {"upstream"}, {"closed", "half", "open"}, "up").option("treaty", {"upstream", "downstream"});
///     talks.weight("downstream", talks.at("gate", "open"), "12.5");
///     const Case subject = talks.build();
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "irenic/model.hpp"
#include "support/formulas.hpp"

namespace irenic::testing {

using Words = std::vector<std::string>;

inline Decimal decimal(std::string_view text) {
    const ParsedDecimal parsed = parse_decimal(text);
    if (parsed.error != DecimalError::none) throw std::invalid_argument("no decimal: " + std::string(text));
    return parsed.value;
}

inline Range exactly(std::string_view text) {
    Range range;
    range.low = range.best = range.high = decimal(text);
    return range;
}

/// What an option may change to: `any`, `up` or `down`.
inline void set_direction(Option& option, const std::string& direction) {
    const std::size_t levels = option.levels.size();
    option.direction = direction;
    option.allowed.assign(levels, 0);
    for (std::size_t from = 0; from < levels; ++from)
        for (std::size_t to = 0; to < levels; ++to)
            if (from != to && (direction == "any" || (direction == "up") == (to > from)))
                option.allowed[from] |= std::uint64_t{1} << to;
}

/// Sets `reversible` and `transitive` from `allowed`.
inline void settle_direction(Option& option) {
    const auto levels = static_cast<Level>(option.levels.size());
    option.reversible = option.transitive = true;
    for (Level a = 0; a < levels; ++a)
        for (Level b = 0; b < levels; ++b) {
            if (a != b && !option.may_change(a, b)) option.reversible = false;
            for (Level c = 0; c < levels; ++c)
                if (a != c && option.may_change(a, b) && option.may_change(b, c) && !option.may_change(a, c))
                    option.transitive = false;
        }
}

class CaseBuilder {
public:
    explicit CaseBuilder(std::string title = "invented") { made_.title = std::move(title); }

    CaseBuilder& party(const std::string& id) {
        Party party;
        party.id = party.name = id;
        made_.parties.push_back(std::move(party));
        made_.preferences.emplace_back();
        if (made_.graph) made_.graph->moves.emplace_back();
        return *this;
    }

    /// Owners by id; none: chance. `direction`: any, up or down.
    CaseBuilder& option(const std::string& id, const Words& owners, const Words& levels = {"no", "yes"},
                        const std::string& direction = "any") {
        Option option;
        option.id = option.name = id;
        option.levels = option.level_labels = levels;
        for (const std::string& owner : owners) option.owners.push_back(party_at(owner));
        option.chance = owners.empty();
        set_direction(option, direction);
        settle_direction(option);
        made_.options.push_back(std::move(option));
        return *this;
    }

    /// An option whose allowed changes are listed.
    CaseBuilder& option_with_changes(const std::string& id, const Words& owners, const Words& levels,
                                     const std::vector<std::pair<std::string, std::string>>& changes) {
        option(id, owners, levels);
        Option& option = made_.options.back();
        option.direction = "listed changes";
        option.allowed.assign(levels.size(), 0);
        for (const auto& [from, to] : changes)
            option.allowed[level_at(id, from)] |= std::uint64_t{1} << level_at(id, to);
        settle_direction(option);
        return *this;
    }

    CaseBuilder& start(const std::string& option, const std::string& level) {
        made_.options[option_at(option)].start = level_at(option, level);
        return *this;
    }

    // ---- expressions

    [[nodiscard]] Expression at(const std::string& option, const std::string& level) const {
        return level_in(option_at(option), std::uint64_t{1} << level_at(option, level));
    }
    /// Not at its first level.
    [[nodiscard]] Expression taken(const std::string& option) const {
        return level_in(option_at(option), (std::uint64_t{1} << made_.options[option_at(option)].levels.size()) - 2);
    }

    CaseBuilder& never(Expression that, const std::string& id = {}) {
        Constraint constraint;
        constraint.id = id;
        constraint.that = std::move(that);
        made_.never.push_back(std::move(constraint));
        return *this;
    }

    // ---- preferences

    CaseBuilder& weight(const std::string& party, Expression that, const std::string& number,
                        const std::string& id = {}) {
        Statement statement;
        statement.id = id;
        statement.that = std::move(that);
        statement.weight = exactly(number);
        return add(party, Preference::Kind::weighted, std::move(statement));
    }

    CaseBuilder& graded(const std::string& party, const std::string& option, const Words& numbers) {
        Statement statement;
        statement.graded = option_at(option);
        for (const std::string& number : numbers) statement.grades.push_back(exactly(number));
        return add(party, Preference::Kind::weighted, std::move(statement));
    }

    /// The next statement by priority, most important first.
    CaseBuilder& wants(const std::string& party, Expression that) {
        Statement statement;
        statement.that = std::move(that);
        return add(party, Preference::Kind::ordinal, std::move(statement));
    }

    /// Best first; states that tie share a group.
    CaseBuilder& ranking(const std::string& party, const std::vector<Words>& groups) {
        Preference& preference = made_.preferences[party_at(party)];
        preference.kind = Preference::Kind::ranking;
        for (const Words& group : groups) {
            preference.ranking.emplace_back();
            for (const std::string& id : group) preference.ranking.back().push_back(state_at(id));
        }
        return *this;
    }

    // ---- named states and abstract graphs

    /// One digit per option, the level's index; several patterns are merged into one state; none in an abstract graph.
    CaseBuilder& state(const std::string& id, const Words& patterns = {}) {
        NamedState state;
        state.id = id;
        for (const std::string& pattern : patterns) {
            Levels levels;
            for (const char c : pattern) levels.push_back(static_cast<Level>(c - '0'));
            state.patterns.push_back(std::move(levels));
        }
        made_.states.push_back(std::move(state));
        return *this;
    }
    CaseBuilder& only_listed() {
        made_.only_listed = true;
        return *this;
    }
    /// Parties and states may stand before or after it.
    CaseBuilder& graph() {
        made_.graph.emplace();
        made_.graph->moves.resize(made_.parties.size());
        return *this;
    }
    CaseBuilder& arc(const std::string& party, const std::string& from, const std::string& to) {
        made_.graph->moves[party_at(party)].push_back({state_at(from), state_at(to)});
        return *this;
    }
    CaseBuilder& status_quo(const std::string& id) {
        made_.status_quo = state_at(id);
        return *this;
    }

    // ---- strategies and agreements

    CaseBuilder& strategy(const std::string& id, const std::vector<std::pair<std::string, std::string>>& target) {
        Strategy strategy;
        strategy.id = strategy.name = id;
        strategy.target = settings(target);
        made_.strategies.push_back(std::move(strategy));
        return *this;
    }

    /// All owners of options sign and must consent; no discount, no hazard. A strategy of the same id stands for it.
    CaseBuilder& agreement(const std::string& id) {
        Agreement agreement;
        agreement.id = agreement.name = id;
        for (PartyIndex i = 0; i < made_.parties.size(); ++i)
            if (owns_an_option(made_, i)) agreement.signatories.push_back(i);
        agreement.no_agreement.assign(made_.parties.size(), {std::nullopt, {{StateReference::Kind::status_quo, 0}}});
        agreement.keeping.discount.assign(made_.parties.size(), exactly("1"));
        agreement.keeping.hazard = exactly("0");
        made_.agreements.push_back(std::move(agreement));
        Strategy strategy;
        strategy.id = strategy.name = id;
        strategy.agreement = static_cast<AgreementIndex>(made_.agreements.size() - 1);
        made_.strategies.push_back(std::move(strategy));
        return *this;
    }

    /// A further obligation of the last agreement, performed by the owners of what it sets.
    CaseBuilder& obligation(const std::string& id, const std::vector<std::pair<std::string, std::string>>& sets,
                            std::uint32_t days = 1) {
        Obligation obligation;
        obligation.id = obligation.name = id;
        obligation.sets = settings(sets);
        obligation.days = days;
        std::vector<bool> performs(made_.parties.size(), false);
        for (const Setting& setting : obligation.sets)
            for (const PartyIndex owner : made_.options[setting.option].owners) performs[owner] = true;
        for (PartyIndex i = 0; i < performs.size(); ++i)
            if (performs[i]) obligation.by.push_back(i);
        made_.agreements.back().obligations.push_back(std::move(obligation));
        return *this;
    }

    CaseBuilder& if_broken(const std::vector<std::pair<std::string, std::string>>& levels) {
        made_.agreements.back().if_broken = settings(levels);
        return *this;
    }

    /// The last agreement, for what has no word here.
    [[nodiscard]] Agreement& last_agreement() { return made_.agreements.back(); }
    /// The case so far, for what has no word here.
    [[nodiscard]] Case& made() { return made_; }

    [[nodiscard]] Case build() const {
        Case finished = made_;
        finished.power.resize(finished.parties.size(), Decimal{Decimal::units_per_one});
        if (!finished.issues.empty()) return finished;
        for (OptionIndex o = 0; o < finished.options.size(); ++o)
            finished.issues.push_back({finished.options[o].id, {o}, {}});
        return finished;
    }

private:
    template <typename Index>
    static Index sure(std::optional<Index> found, const std::string& id) {
        if (!found) throw std::invalid_argument("nothing is called " + id);
        return *found;
    }
    [[nodiscard]] PartyIndex party_at(const std::string& id) const { return sure(find_party(made_, id), id); }
    [[nodiscard]] OptionIndex option_at(const std::string& id) const { return sure(find_option(made_, id), id); }
    [[nodiscard]] NamedStateIndex state_at(const std::string& id) const {
        return sure(find_named_state(made_, id), id);
    }
    [[nodiscard]] Level level_at(const std::string& option, const std::string& level) const {
        const Words& levels = made_.options[option_at(option)].levels;
        for (std::size_t l = 0; l < levels.size(); ++l)
            if (levels[l] == level) return static_cast<Level>(l);
        throw std::invalid_argument("no level " + level + " of " + option);
    }
    [[nodiscard]] std::vector<Setting> settings(const std::vector<std::pair<std::string, std::string>>& levels) const {
        std::vector<Setting> made;
        for (const auto& [option, level] : levels) made.push_back({option_at(option), level_at(option, level)});
        return made;
    }
    CaseBuilder& add(const std::string& party, Preference::Kind kind, Statement statement) {
        Preference& preference = made_.preferences[party_at(party)];
        preference.kind = kind;
        preference.statements.push_back(std::move(statement));
        return *this;
    }

    Case made_;
};

}  // namespace irenic::testing
