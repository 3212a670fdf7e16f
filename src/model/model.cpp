#include "irenic/model.hpp"

#include <algorithm>

namespace irenic {
namespace {

template <typename Item>
std::optional<std::uint32_t> find_id(const std::vector<Item>& items, std::string_view id) {
    const auto place = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    if (place == items.end()) return {};
    return static_cast<std::uint32_t>(place - items.begin());
}

}  // namespace

bool Hazard::absent() const {
    return std::all_of(pieces.begin(), pieces.end(),
                       [](const HazardPiece& piece) { return piece.daily.best.units == 0; });
}

bool Hazard::never_present() const {
    return std::all_of(pieces.begin(), pieces.end(),
                       [](const HazardPiece& piece) { return piece.daily.high.units == 0; });
}

bool Hazard::certain() const {
    return std::all_of(pieces.begin(), pieces.end(), [](const HazardPiece& piece) { return piece.daily.certain(); });
}

bool matches(const NamedState& state, std::span<const Level> levels) {
    return std::any_of(state.patterns.begin(), state.patterns.end(), [&](const Levels& pattern) {
        return std::equal(pattern.begin(), pattern.end(), levels.begin(), levels.end());
    });
}

bool holds(const Expression& expression, std::span<const Level> levels, const Case& subject) {
    std::vector<bool> truth(expression.nodes.size());
    for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
        const Expression::Node& node = expression.nodes[n];
        const bool left = truth[node.left];
        const bool right = truth[node.right];
        switch (node.kind) {
            using Kind = Expression::Kind;
            case Kind::truth: truth[n] = true; break;
            case Kind::falsehood:
            case Kind::strategy: truth[n] = false; break;
            case Kind::level_in: truth[n] = (node.mask >> levels[node.index]) & 1U; break;
            case Kind::named_state: truth[n] = matches(subject.states[node.index], levels); break;
            case Kind::negation: truth[n] = !left; break;
            case Kind::conjunction: truth[n] = left && right; break;
            case Kind::disjunction: truth[n] = left || right; break;
            case Kind::implication: truth[n] = !left || right; break;
            case Kind::equivalence: truth[n] = left == right; break;
        }
    }
    return truth.back();
}

bool ByRawCode::operator()(const Levels& a, const Levels& b) const {
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

std::string code_of(std::span<const Level> levels) {
    static constexpr std::string_view characters = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string code;
    for (const Level level : levels) code += characters[level];
    return code;
}

bool owns_an_option(const Case& subject, PartyIndex party) {
    if (subject.graph) return !subject.graph->moves[party].empty();
    return std::any_of(subject.options.begin(), subject.options.end(), [&](const Option& option) {
        return std::find(option.owners.begin(), option.owners.end(), party) != option.owners.end();
    });
}

std::optional<PartyIndex> find_party(const Case& subject, std::string_view id) { return find_id(subject.parties, id); }

std::optional<OptionIndex> find_option(const Case& subject, std::string_view id) {
    return find_id(subject.options, id);
}

std::optional<StrategyIndex> find_strategy(const Case& subject, std::string_view id) {
    return find_id(subject.strategies, id);
}

std::optional<AgreementIndex> find_agreement(const Case& subject, std::string_view id) {
    return find_id(subject.agreements, id);
}

std::optional<NamedStateIndex> find_named_state(const Case& subject, std::string_view id) {
    return find_id(subject.states, id);
}

Levels status_quo_levels(const Case& subject) {
    if (subject.status_quo && !subject.states[*subject.status_quo].patterns.empty())
        return subject.states[*subject.status_quo].patterns.front();
    Levels levels;
    for (const Option& option : subject.options) levels.push_back(option.start);
    return levels;
}

std::string_view id_of(EventKind kind) { return event_kinds[static_cast<std::size_t>(kind)].id; }

std::optional<AccountIndex> find_account(const Ledger& ledger, std::string_view id) {
    for (AccountIndex a = 0; a < ledger.accounts.size(); ++a)
        if (ledger.accounts[a].id == id) return a;
    return {};
}

std::string_view id_of(Concept kind) { return concepts[static_cast<std::size_t>(kind)].id; }

std::optional<Concept> find_concept(std::string_view id) {
    for (const ConceptRow& row : concepts)
        if (row.id == id) return row.kind;
    return {};
}

const TestFunctionRow& row_of(TestFunction function) { return test_functions[static_cast<std::size_t>(function)]; }

}  // namespace irenic
