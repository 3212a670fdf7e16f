#include "irenic/space.hpp"

#include <algorithm>
#include <bit>

#include "space/parts.hpp"

namespace irenic {

Space::Space() : parts_(std::make_unique<Parts>()) {}
Space::Space(Space&&) noexcept = default;
Space& Space::operator=(Space&&) noexcept = default;
Space::~Space() = default;

Space::Build Space::build(const Case& subject, const SpaceLimits& limits, const Workers& workers, std::stop_token stop) {
    return SpaceBuilder(subject, limits, workers, std::move(stop)).build();
}

Levels Space::levels(StateIndex s) const {
    if (parts_->form == Parts::Form::graph) return {};
    if (parts_->form == Parts::Form::rows) return parts_->rows[parts_->first_row[s]];
    Levels levels(parts_->radix.size());
    const std::uint64_t raw = parts_->raw_of(s);
    for (std::size_t o = 0; o < levels.size(); ++o)
        levels[o] = static_cast<Level>(raw / parts_->stride[o] % parts_->radix[o]);
    return levels;
}

std::vector<Levels> Space::members(StateIndex s) const {
    if (parts_->form == Parts::Form::graph) return {};
    if (parts_->form == Parts::Form::codes) return {levels(s)};
    std::vector<Levels> rows;
    for (std::size_t row = 0; row < parts_->rows.size(); ++row)
        if (parts_->state_of_row[row] == s) rows.push_back(parts_->rows[row]);
    return rows;
}

std::optional<StateIndex> Space::find(std::span<const Level> levels) const {
    if (levels.size() != subject_->options.size() || parts_->form == Parts::Form::graph) return {};
    if (parts_->form == Parts::Form::rows) {
        const auto row = parts_->row_by_code.find(code_of(levels));
        if (row == parts_->row_by_code.end()) return {};
        return parts_->state_of_row[row->second];
    }
    std::uint64_t raw = 0;
    for (std::size_t o = 0; o < levels.size(); ++o) raw += levels[o] * parts_->stride[o];
    const StateIndex s = parts_->state_of(raw);
    return s == no_state ? std::nullopt : std::optional(s);
}

StateIndex Space::Parts::state_of(std::uint64_t code) const {
    if (dense) return static_cast<StateIndex>(code);
    if (!feasible.empty()) {
        const std::uint64_t word = feasible[code / 64];
        const std::uint64_t bit = std::uint64_t{1} << (code % 64);
        if ((word & bit) == 0) return no_state;
        return states_before[code / 64] + static_cast<StateIndex>(std::popcount(word & (bit - 1)));
    }
    const auto place = std::lower_bound(raw.begin(), raw.end(), code);
    return place == raw.end() || *place != code ? no_state : static_cast<StateIndex>(place - raw.begin());
}

/// A bit per raw code, where that is small: finding a state then takes no search.
void Space::Parts::index_codes(StateIndex size) {
    if (!dense && raw_size != 0 && raw_size / 64 <= size) {
        feasible.assign(raw_size / 64 + 1, 0);
        for (const std::uint64_t code : raw) feasible[code / 64] |= std::uint64_t{1} << (code % 64);
        StateIndex before = 0;
        for (const std::uint64_t word : feasible) {
            states_before.push_back(before);
            before += static_cast<StateIndex>(std::popcount(word));
        }
    }
}

const std::vector<std::vector<Level>>& Space::Parts::level_columns() const {
    std::call_once(columns_once, [&] {
        const StateIndex size = dense ? static_cast<StateIndex>(raw_size) : static_cast<StateIndex>(raw.size());
        constexpr std::uint64_t column_bytes = 32U << 20U;
        if (std::uint64_t{size} * radix.size() > column_bytes) return;
        columns.assign(radix.size(), std::vector<Level>(size));
        const std::vector<std::vector<std::int64_t>> nothing(radix.size());
        LevelSums walker(*this, nothing);
        walker.walk(0, size, [&](StateIndex s, std::int64_t) {
            for (std::size_t o = 0; o < columns.size(); ++o) columns[o][s] = walker.levels()[o];
        });
    });
    return columns;
}

std::optional<StateIndex> Space::find(NamedStateIndex named) const {
    const StateIndex s = parts_->state_of_name[named];
    return s == no_state ? std::nullopt : std::optional(s);
}

std::optional<StateIndex> Space::find(std::string_view text) const {
    if (const auto named = find_named_state(*subject_, text)) return find(*named);
    if (text.size() != subject_->options.size() || subject_->graph) return {};
    Levels levels;
    for (std::size_t o = 0; o < text.size(); ++o) {
        const char c = text[o];
        int level = -1;
        if (c >= '0' && c <= '9') level = c - '0';
        if (c >= 'a' && c <= 'z') level = c - 'a' + 10;
        if (subject_->options[o].levels.size() == 2 && (c == 'N' || c == 'Y')) level = c == 'Y' ? 1 : 0;
        if (level < 0 || static_cast<std::size_t>(level) >= subject_->options[o].levels.size()) return {};
        levels.push_back(static_cast<Level>(level));
    }
    return find(levels);
}

std::string Space::name(StateIndex s) const {
    const auto named = parts_->names.find(s);
    return named != parts_->names.end() ? subject_->states[named->second].id : code_of(levels(s));
}

std::optional<StateIndex> Space::status_quo() const {
    if (subject_->status_quo) return find(*subject_->status_quo);
    if (subject_->graph) return {};
    return find(status_quo_levels(*subject_));
}

std::vector<std::size_t> Space::forbidden_by(std::span<const Level> levels) const {
    std::vector<std::size_t> constraints;
    if (subject_->graph) return constraints;
    for (std::size_t k = 0; k < subject_->never.size(); ++k)
        if (holds(subject_->never[k].that, levels, *subject_)) constraints.push_back(k);
    return constraints;
}

std::optional<Grid> Space::grid(std::uint64_t sparse) const {
    if (parts_->form != Parts::Form::codes || parts_->raw_size == 0) return {};
    if (!parts_->dense && (parts_->feasible.empty() || parts_->raw_size / sparse >= size_)) return {};
    return Grid{parts_->raw_size, parts_->radix, parts_->stride, parts_->feasible};
}

Bits Space::where(const Expression& expression) const {
    Bits found(size_);
    if (parts_->form == Parts::Form::codes) {
        ChunkTruth chunk(*parts_, *subject_);
        std::vector<std::uint64_t> truth;
        for (StateIndex first = 0; first < size_; first += std::min(chunk_states, size_ - first)) {
            const StateIndex last = first + std::min(chunk_states, size_ - first);
            chunk.load(first, last);
            chunk.evaluate(expression, truth);
            std::copy(truth.begin(), truth.end(), found.words().begin() + first / 64);
        }
    } else if (parts_->form == Parts::Form::rows) {
        for (std::size_t row = 0; row < parts_->rows.size(); ++row)
            if (holds(expression, parts_->rows[row], *subject_)) found.set(parts_->state_of_row[row]);
    } else {
        for (StateIndex s = 0; s < size_; ++s)
            if (holds_in_graph(expression, s)) found.set(s);
    }
    return found;
}

bool holds_in_graph(const Expression& expression, StateIndex s) {
    std::vector<bool> truth(expression.nodes.size());
    for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
        const auto& node = expression.nodes[n];
        const bool a = truth[node.left];
        const bool b = truth[node.right];
        switch (node.kind) {
            using Kind = Expression::Kind;
            case Kind::truth: truth[n] = true; break;
            case Kind::named_state: truth[n] = node.index == s; break;
            case Kind::negation: truth[n] = !a; break;
            case Kind::conjunction: truth[n] = a && b; break;
            case Kind::disjunction: truth[n] = a || b; break;
            case Kind::implication: truth[n] = !a || b; break;
            case Kind::equivalence: truth[n] = a == b; break;
            case Kind::falsehood:
            case Kind::level_in:
            case Kind::strategy: truth[n] = false; break;
        }
    }
    return truth.back();
}

Decimal Space::value(PartyIndex i, StateIndex s) const {
    const Preference& preference = subject_->preferences[i];
    const bool scored = preference.kind == Preference::Kind::ordinal && preference.statements.size() <= 40;
    if (preference.kind != Preference::Kind::weighted && !scored) return Decimal{grades(i)[s] * Decimal::units_per_one};
    const Levels at = levels(s);
    const auto satisfied = [&](const Statement& statement) {
        return subject_->graph ? holds_in_graph(statement.that, s) : holds(statement.that, at, *subject_);
    };
    Decimal sum;
    std::int64_t priority = scored ? std::int64_t{1} << preference.statements.size() : 0;
    for (const Statement& statement : preference.statements) {
        priority >>= 1U;
        if (statement.graded)
            sum.units += statement.grades[at[*statement.graded]].best.units;
        else if (satisfied(statement))
            sum.units += scored ? priority * Decimal::units_per_one : statement.weight->best.units;
    }
    return sum;
}

std::string Space::describe(StateIndex s) const {
    const Levels at = levels(s);
    std::string text;
    for (std::size_t o = 0; o < at.size(); ++o) {
        if (at[o] == 0) continue;
        if (!text.empty()) text += ", ";
        text += subject_->options[o].id + " " + subject_->options[o].levels[at[o]];
    }
    return text.empty() ? "every option at its first level" : text;
}

}  // namespace irenic
