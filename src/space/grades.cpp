/// How each party orders the states: a whole number per state, exact however many statements or digits there are.
#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "space/parts.hpp"

namespace irenic {
namespace {

/// The one option that an expression asks about, if it is exactly one.
std::optional<OptionIndex> only_option(const Expression& expression) {
    std::optional<OptionIndex> found;
    for (const auto& node : expression.nodes) {
        if (node.kind == Expression::Kind::named_state || node.kind == Expression::Kind::strategy) return {};
        if (node.kind != Expression::Kind::level_in) continue;
        if (found && *found != node.index) return {};
        found = node.index;
    }
    return found;
}

/// Statements of weights, taken apart: what each level adds, and what is left.
struct Additive {
    std::vector<std::vector<std::int64_t>> tables;  ///< per option, per level; empty: adds nothing
    std::vector<const Statement*> rest;
};

Additive take_apart(const Case& subject, const Preference& preference) {
    Additive parts;
    parts.tables.resize(subject.options.size());
    const auto table = [&](OptionIndex o) -> std::vector<std::int64_t>& {
        parts.tables[o].resize(subject.options[o].levels.size(), 0);
        return parts.tables[o];
    };
    for (const Statement& statement : preference.statements) {
        if (statement.graded) {
            auto& sums = table(*statement.graded);
            for (std::size_t l = 0; l < sums.size(); ++l) sums[l] += statement.grades[l].best.units;
        } else if (const auto option = only_option(statement.that)) {
            auto& sums = table(*option);
            Levels levels(subject.options.size(), 0);
            for (std::size_t l = 0; l < sums.size(); ++l) {
                levels[*option] = static_cast<Level>(l);
                if (holds(statement.that, levels, subject)) sums[l] += statement.weight->best.units;
            }
        } else {
            parts.rest.push_back(&statement);
        }
    }
    return parts;
}

/// Shifts and divides all numbers so that the lowest possible sum is 0 and the steps are as small as can be; the greatest sum.
/// Order and ties stay as they are.
std::int64_t normalise(Additive& parts, std::vector<std::int64_t>& weights) {
    std::int64_t step = 0;
    for (auto& table : parts.tables) {
        if (table.empty()) continue;
        const std::int64_t least = *std::min_element(table.begin(), table.end());
        for (auto& number : table) step = std::gcd(step, number -= least);
    }
    for (const std::int64_t weight : weights) step = std::gcd(step, weight);
    if (step == 0) step = 1;
    std::int64_t greatest = 0;
    for (auto& table : parts.tables) {
        if (table.empty()) continue;
        for (auto& number : table) number /= step;
        greatest += *std::max_element(table.begin(), table.end());
    }
    for (std::int64_t& weight : weights) {
        weight /= step;
        greatest += std::abs(weight);
    }
    return greatest;
}

}  // namespace

void sort_by_grade(std::vector<StateIndex>& items, std::span<const std::int32_t> key) {
    std::vector<StateIndex> other(items.size());
    std::uint32_t greatest = 0;
    for (const StateIndex item : items) greatest = std::max(greatest, static_cast<std::uint32_t>(key[item]));
    constexpr unsigned bits = 11;
    for (unsigned shift = 0; shift < 32 && (greatest >> shift) != 0; shift += bits) {
        std::vector<std::uint32_t> place((1U << bits) + 1, 0);
        const auto digit = [&](StateIndex item) {
            return (static_cast<std::uint32_t>(key[item]) >> shift) & ((1U << bits) - 1);
        };
        for (const StateIndex item : items) ++place[digit(item) + 1];
        for (std::size_t d = 1; d < place.size(); ++d) place[d] += place[d - 1];
        for (const StateIndex item : items) other[place[digit(item)]++] = item;
        items.swap(other);
    }
}

std::vector<std::int32_t> ranks_of(const std::vector<std::int64_t>& numbers) {
    std::vector<std::int64_t> distinct = numbers;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<std::int32_t> ranks(numbers.size());
    for (std::size_t s = 0; s < numbers.size(); ++s)
        ranks[s] =
            static_cast<std::int32_t>(std::lower_bound(distinct.begin(), distinct.end(), numbers[s]) - distinct.begin());
    return ranks;
}

/// Where an expression holds, state by state; `differs` when the members of a merged state do not agree.
Bits SpaceBuilder::statement_truth(const Space& space, const Expression& expression, bool& differs) {
    const Space::Parts& parts = *space.parts_;
    const Case& subject = space.subject();
    if (parts.form != Space::Parts::Form::rows) return space.where(expression);
    Bits truth(space.size());
    for (std::size_t row = 0; row < parts.rows.size(); ++row)
        if (holds(expression, parts.rows[row], subject)) truth.set(parts.state_of_row[row]);
    for (std::size_t row = 0; row < parts.rows.size(); ++row)
        if (truth.test(parts.state_of_row[row]) && !holds(expression, parts.rows[row], subject)) differs = true;
    return truth;
}

std::vector<std::int32_t> SpaceBuilder::weighted_grades(const Space& space, PartyIndex i) {
    const Space::Parts& parts = *space.parts_;
    const Case& subject = space.subject();
    const StateIndex size = space.size();
    if (parts.form != Space::Parts::Form::codes) {
        std::vector<std::int64_t> values(size);
        for (StateIndex s = 0; s < size; ++s) values[s] = space.value(i, s).units;
        return ranks_of(values);
    }
    Additive additive = take_apart(subject, subject.preferences[i]);
    std::vector<std::int64_t> weights;
    for (const Statement* statement : additive.rest) weights.push_back(statement->weight->best.units);
    const std::int64_t greatest = normalise(additive, weights);
    const std::int64_t base =
        -std::accumulate(weights.begin(), weights.end(), std::int64_t{0},
                         [](std::int64_t sum, std::int64_t weight) { return sum + std::min<std::int64_t>(weight, 0); });

    const bool narrow = greatest <= std::numeric_limits<std::int32_t>::max();
    std::vector<std::int64_t> wide(narrow ? 0 : size);
    std::vector<std::int32_t> grades(size);
    ChunkTruth chunk(parts, subject);
    LevelSums walker(parts, additive.tables);
    std::vector<std::uint64_t> truth;
    std::vector<std::int64_t> sums(chunk_states);
    for (StateIndex first = 0; first < size; first += std::min(chunk_states, size - first)) {
        const StateIndex last = first + std::min(chunk_states, size - first);
        walker.walk(first, last, [&](StateIndex s, std::int64_t sum) { sums[s - first] = base + sum; });
        if (!additive.rest.empty()) chunk.load(first, last);
        for (std::size_t k = 0; k < additive.rest.size(); ++k) {
            chunk.evaluate(additive.rest[k]->that, truth);
            for (std::size_t w = 0; w < truth.size(); ++w)
                for (std::uint64_t rest = truth[w]; rest != 0; rest &= rest - 1)
                    sums[w * 64 + static_cast<std::size_t>(std::countr_zero(rest))] += weights[k];
        }
        for (StateIndex s = first; s < last; ++s) {
            if (narrow)
                grades[s] = static_cast<std::int32_t>(sums[s - first]);
            else
                wide[s] = sums[s - first];
        }
    }
    return narrow ? grades : ranks_of(wide);
}

/// Most important statement first: each splits the groups of states that were equal so far.
std::vector<std::int32_t> SpaceBuilder::ordinal_grades(const Space& space, PartyIndex i) {
    std::vector<std::int32_t> grades(space.size(), 0);
    std::int32_t groups = 1;
    for (const Statement& statement : space.subject().preferences[i].statements) {
        bool differs = false;
        const Bits truth = statement_truth(space, statement.that, differs);
        std::vector<std::int32_t> renumbered(static_cast<std::size_t>(groups) * 2, 0);
        for (StateIndex s = 0; s < grades.size(); ++s) {
            grades[s] = grades[s] * 2 + (truth.test(s) ? 1 : 0);
            renumbered[static_cast<std::size_t>(grades[s])] = 1;
        }
        groups = 0;
        for (auto& number : renumbered) number = number != 0 ? groups++ : 0;
        for (auto& grade : grades) grade = renumbered[static_cast<std::size_t>(grade)];
    }
    return grades;
}

bool SpaceBuilder::ranked_grades(PartyIndex i) {
    const Preference& preference = subject_.preferences[i];
    std::vector<std::int32_t>& grades = space_.parts_->tables[i].grades;
    grades.assign(space_.size_, -1);
    auto grade = static_cast<std::int32_t>(preference.ranking.size());
    const std::string who = "the ranking of `" + subject_.parties[i].id + "`";
    bool sound = true;
    for (const auto& group : preference.ranking) {
        --grade;
        for (const NamedStateIndex named : group) {
            const StateIndex s = space_.parts_->state_of_name[named];
            const std::string& id = subject_.states[named].id;
            if (s == no_state)
                sound = fail("ranking-infeasible", who + " has `" + id + "`, which is not feasible", preference.place,
                             "rank feasible states only");
            else if (grades[s] >= 0)
                sound = fail("ranking-repeats", who + " has the state `" + id + "` twice", preference.place,
                             "rank every feasible state exactly once");
            else
                grades[s] = grade;
        }
    }
    for (StateIndex s = 0; sound && s < space_.size_; ++s)
        if (grades[s] < 0)
            sound = fail("ranking-misses", who + " does not have the state `" + space_.name(s) + "`", preference.place,
                         "rank every feasible state exactly once; name it under `states` first if it has no name");
    return sound;
}

/// Finds errors, and makes what can only be made now. Grades of statements follow on first use.
bool SpaceBuilder::make_grades() {
    bool sound = true;
    for (PartyIndex i = 0; i < subject_.parties.size(); ++i) {
        const Preference& preference = subject_.preferences[i];
        const bool merged = space_.parts_->form == Space::Parts::Form::rows;
        for (std::size_t k = 0; merged && k < preference.statements.size(); ++k) {
            const Statement& statement = preference.statements[k];
            bool differs = statement.graded && grade_differs(space_, statement);
            if (!statement.graded) static_cast<void>(statement_truth(space_, statement.that, differs));
            if (differs)
                sound = fail("merged-values-differ",
                             "the members of a merged state differ in a statement of `" + subject_.parties[i].id + "`",
                             statement.place, "merge only states that every statement treats alike");
        }
        if (preference.kind == Preference::Kind::ranking) sound = ranked_grades(i) && sound;
    }
    return sound;
}

/// Do members of a merged state get different grades from a graded statement?
bool SpaceBuilder::grade_differs(const Space& space, const Statement& statement) {
    const Space::Parts& parts = *space.parts_;
    for (std::size_t row = 0; row < parts.rows.size(); ++row) {
        const Levels& first = parts.rows[parts.first_row[parts.state_of_row[row]]];
        const auto grade = [&](const Levels& levels) { return statement.grades[levels[*statement.graded]].best; };
        if (grade(first) != grade(parts.rows[row])) return true;
    }
    return false;
}

std::int64_t Space::grade_bound(PartyIndex i) const {
    const Preference& preference = subject_->preferences[i];
    const std::int64_t ranks = size_ - std::int64_t{1};
    if (preference.kind == Preference::Kind::indifferent) return 0;
    if (preference.kind == Preference::Kind::ordinal)
        return preference.statements.size() >= 31
                   ? ranks
                   : std::min(ranks, (std::int64_t{1} << preference.statements.size()) - 1);
    if (preference.kind == Preference::Kind::ranking || parts_->form != Parts::Form::codes) return ranks;
    Additive additive = take_apart(*subject_, preference);
    std::vector<std::int64_t> weights;
    for (const Statement* statement : additive.rest) weights.push_back(statement->weight->best.units);
    const std::int64_t greatest = normalise(additive, weights);
    return greatest <= std::numeric_limits<std::int32_t>::max() ? greatest : ranks;
}

std::vector<std::int32_t> Space::grades_anew(PartyIndex i) const {
    switch (subject_->preferences[i].kind) {
        case Preference::Kind::weighted: return SpaceBuilder::weighted_grades(*this, i);
        case Preference::Kind::ordinal: return SpaceBuilder::ordinal_grades(*this, i);
        case Preference::Kind::ranking: return parts_->tables[i].grades;  // made with the space
        case Preference::Kind::indifferent: break;
    }
    return std::vector<std::int32_t>(size_, 0);
}

std::span<const std::int32_t> Space::grades(PartyIndex i) const {
    Parts::Table& table = parts_->tables[i];
    std::call_once(table.grades_once, [&] {
        if (subject_->preferences[i].kind != Preference::Kind::ranking) table.grades = grades_anew(i);
    });
    return table.grades;
}

}  // namespace irenic
