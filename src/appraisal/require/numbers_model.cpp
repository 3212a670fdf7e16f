#include "appraisal/require/numbers_model.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace irenic {

std::optional<std::int64_t> AdjustableNumber::room(bool up) const {
    if (up) return most ? std::optional(std::max<std::int64_t>(0, *most - value)) : std::nullopt;
    return least ? std::optional(std::max<std::int64_t>(0, value - *least)) : std::nullopt;
}

mpz_class NumbersModel::sum(std::uint32_t kind, const std::vector<mpz_class>& values) const {
    mpz_class total = 0;
    for (const auto& [number, factor] : rows[kind]) total += factor * values[number];
    return total;
}

std::vector<mpz_class> NumbersModel::values() const {
    std::vector<mpz_class> found;
    for (const AdjustableNumber& number : numbers) found.emplace_back(static_cast<long>(number.value));
    return found;
}

Row NumbersModel::changes(std::uint32_t kind) const {
    Row row;
    for (const auto& [number, factor] : rows[kind]) {
        row.emplace_back(2 * number, factor);
        row.emplace_back(2 * number + 1, -factor);
    }
    return row;
}

mpz_class NumbersModel::bound(std::uint32_t kind) const { return -sum(kind, values()); }

namespace {

/// Per level, the first level that merged states tie it to.
std::vector<Level> tied_levels(const Space& space, OptionIndex option) {
    std::vector<Level> first(space.subject().options[option].levels.size());
    std::iota(first.begin(), first.end(), Level{0});
    const bool merged = std::any_of(space.subject().states.begin(), space.subject().states.end(),
                                    [](const NamedState& state) { return state.patterns.size() > 1; });
    for (StateIndex s = 0; merged && s < space.size(); ++s) {
        const std::vector<Levels> members = space.members(s);
        for (const Levels& member : members) {
            const Level one = first[members.front()[option]];
            const Level other = first[member[option]];
            for (Level& level : first)
                if (level == std::max(one, other)) level = std::min(one, other);
        }
    }
    return first;
}

void keep_sign(AdjustableNumber& number, bool some_positive, bool some_negative) {
    if (!some_negative) number.least = 0;
    if (!some_positive) number.most = 0;
}

/// The numbers of one statement; per level of a graded one, which number it is.
std::vector<std::size_t> add_numbers(const Space& space, const Preference& preference, std::size_t k,
                                     std::vector<AdjustableNumber>& numbers) {
    const Statement& statement = preference.statements[k];
    if (!statement.graded) {
        AdjustableNumber number{{k, {}}, statement.weight->best.units, {}, {}, 1};
        keep_sign(number, number.value > 0, number.value < 0);
        if (statement.adjust) {
            number.least = (*statement.adjust)[0].units;
            number.most = (*statement.adjust)[1].units;
        }
        numbers.push_back(std::move(number));
        return {numbers.size() - 1};
    }
    const auto has = [&](int sign) {
        return std::any_of(statement.grades.begin(), statement.grades.end(),
                           [&](const Range& grade) { return sign * grade.best.units > 0; });
    };
    const std::vector<Level> tied = tied_levels(space, *statement.graded);
    std::vector<std::size_t> of_level(tied.size());
    for (Level level = 0; level < tied.size(); ++level) {
        if (tied[level] != level) {
            of_level[level] = of_level[tied[level]];
            numbers[of_level[level]].what.levels.push_back(level);
            ++numbers[of_level[level]].cost;
            continue;
        }
        AdjustableNumber number{{k, {level}}, statement.grades[level].best.units, {}, {}, 1};
        keep_sign(number, has(1), has(-1));
        of_level[level] = numbers.size();
        numbers.push_back(std::move(number));
    }
    return of_level;
}

/// −1, 0 or 1: the number never is above 0, may be on either side, never is below.
int lasting_sign(const AdjustableNumber& number) {
    const bool never_below = number.least && std::min(*number.least, number.value) >= 0;
    const bool never_above = number.most && std::max(*number.most, number.value) <= 0;
    return never_below ? 1 : never_above ? -1 : 0;
}

}  // namespace

NumbersModel numbers_model(const Space& space, PartyIndex party, const Kinds& kinds, StateIndex state) {
    const Preference& preference = space.subject().preferences[party];
    NumbersModel model;
    model.rows.resize(kinds.example.size());
    for (std::size_t k = 0; k < preference.statements.size(); ++k) {
        const Statement& statement = preference.statements[k];
        const std::vector<std::size_t> of_level = add_numbers(space, preference, k, model.numbers);
        const auto at = [&](StateIndex s) { return of_level[space.levels(s)[*statement.graded]]; };
        const Bits truth = statement.graded ? Bits() : space.where(statement.that);
        for (std::size_t kind = 0; kind < kinds.example.size(); ++kind) {
            const StateIndex s = kinds.example[kind];
            if (statement.graded && at(s) != at(state)) {
                model.rows[kind].emplace_back(at(s), 1);
                model.rows[kind].emplace_back(at(state), -1);
            } else if (!statement.graded && truth.test(s) != truth.test(state)) {
                model.rows[kind].emplace_back(of_level.front(), truth.test(s) ? 1 : -1);
            }
        }
    }
    return model;
}

std::vector<std::vector<WantedTerm>> differences_of(const NumbersModel& model) {
    std::vector<std::vector<WantedTerm>> found(model.rows.size());
    for (std::size_t kind = 0; kind < model.rows.size(); ++kind)
        for (const auto& [number, factor] : model.rows[kind])
            found[kind].push_back({model.numbers[number].what, factor});
    return found;
}

std::vector<StayingClause> without_harder_ways(const NumbersModel& model, std::vector<StayingClause> clauses) {
    constexpr std::size_t most = 3000;
    std::vector<int> sign;
    for (const AdjustableNumber& number : model.numbers) sign.push_back(lasting_sign(number));
    const auto dense = [&](std::uint32_t kind) {
        std::vector<int> row(model.numbers.size(), 0);
        for (const auto& [number, factor] : model.rows[kind]) row[number] = factor;
        return row;
    };
    // Of two kinds, is the first worth at most as much as the second whatever the numbers?
    const auto at_most = [&](const std::vector<int>& a, const std::vector<int>& b) {
        for (std::size_t k = 0; k < a.size(); ++k)
            if (a[k] != b[k] && (sign[k] == 0 || (b[k] - a[k]) * sign[k] < 0)) return false;
        return true;
    };
    for (StayingClause& clause : clauses) {
        std::vector<std::vector<int>> single;
        for (const auto& way : clause.ways)
            if (way.size() == 1) single.push_back(dense(way.front()));
        if (single.size() > most) continue;
        std::vector<bool> harder(single.size(), false);
        for (std::size_t a = 0; a < single.size(); ++a)
            for (std::size_t b = 0; b < single.size() && !harder[a]; ++b)
                harder[a] = a != b && !harder[b] && at_most(single[b], single[a]);
        std::size_t seen = 0;
        std::erase_if(clause.ways, [&](const auto& way) { return way.size() == 1 && harder[seen++]; });
    }
    return clauses;
}

}  // namespace irenic
