/// The least change of wants by brute force: every ranking, every order, every corner of the possible weights is put into the case,
/// and the definitions in `certificate` say whether the state persists. Shares no code with the search but the case model.
#pragma once

#include <algorithm>
#include <numeric>
#include <set>

#include "irenic/appraisal.hpp"
#include "irenic/certificate.hpp"

namespace irenic::testing {

/// Would the party stay in a state if it wanted this?
inline bool stays_with(const Case& subject, PartyIndex party, const Preference& wants, Concept kind,
                       const std::string& state) {
    Case other = subject;
    other.preferences[party] = wants;
    const certificate::Definitions definitions(other);
    return definitions.ok() && definitions.stable(kind, party, *definitions.find(state));
}

/// Every way to put `count` things in ranks, ties allowed: per thing its rank, ranks without gaps, 0 the best.
inline std::vector<std::vector<int>> all_weak_orders(int count) {
    std::vector<std::vector<int>> found;
    std::vector<int> ranks(static_cast<std::size_t>(count), 0);
    while (true) {
        const std::set<int> used(ranks.begin(), ranks.end());
        if (*used.rbegin() + 1 == static_cast<int>(used.size())) found.push_back(ranks);
        std::size_t k = 0;
        while (k < ranks.size() && ++ranks[k] == count) ranks[k++] = 0;
        if (k == ranks.size()) return found;
    }
}

struct NaiveRankings {
    std::uint64_t strict = 0;  ///< strict rankings under which it stays
    std::uint64_t all = 0;
    int least = -1;  ///< pairs whose order changes, of rankings without ties that were not there
    std::set<std::vector<int>> least_rankings;
};

inline int sign_of(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

/// `present`: per named state its rank. Only the named states in `free` may move.
inline NaiveRankings naive_rankings(const Case& subject, PartyIndex party, Concept kind, const std::string& state) {
    NaiveRankings found;
    const std::size_t count = subject.states.size();
    std::vector<int> present(count);
    const auto& groups = subject.preferences[party].ranking;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const NamedStateIndex n : groups[g]) present[n] = static_cast<int>(g);
    for (const std::vector<int>& ranks : all_weak_orders(static_cast<int>(count))) {
        const int most = *std::max_element(ranks.begin(), ranks.end());
        const bool strict = most + 1 == static_cast<int>(count);
        int changed = 0;
        bool new_tie = false;
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = a + 1; b < count; ++b) {
                const int before = sign_of(present[a] - present[b]);
                const int after = sign_of(ranks[a] - ranks[b]);
                if (before != after) ++changed;
                if (before != after && after == 0) new_tie = true;
            }
        if (!strict && new_tie) continue;
        Preference wants = subject.preferences[party];
        wants.ranking.assign(static_cast<std::size_t>(most) + 1, {});
        for (NamedStateIndex n = 0; n < count; ++n) wants.ranking[static_cast<std::size_t>(ranks[n])].push_back(n);
        const bool stays = stays_with(subject, party, wants, kind, state);
        if (strict) ++found.all;
        if (strict && stays) ++found.strict;
        if (!stays || new_tie) continue;
        if (found.least < 0 || changed < found.least) found.least_rankings.clear();
        if (found.least < 0 || changed <= found.least) {
            found.least = changed;
            found.least_rankings.insert(ranks);
        }
    }
    return found;
}

struct NaiveOrders {
    int least = -1;
    std::set<std::vector<std::size_t>> orders;
};

inline NaiveOrders naive_orders(const Case& subject, PartyIndex party, Concept kind, const std::string& state) {
    NaiveOrders found;
    const auto& statements = subject.preferences[party].statements;
    std::vector<std::size_t> order(statements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
        int exchanges = 0;
        for (std::size_t a = 0; a < order.size(); ++a)
            for (std::size_t b = a + 1; b < order.size(); ++b) exchanges += order[a] > order[b] ? 1 : 0;
        if (found.least >= 0 && exchanges > found.least) continue;
        Preference wants = subject.preferences[party];
        for (std::size_t k = 0; k < order.size(); ++k) wants.statements[k] = statements[order[k]];
        if (!stays_with(subject, party, wants, kind, state)) continue;
        if (exchanges < found.least) found.orders.clear();
        found.least = exchanges;
        found.orders.insert(order);
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

/// A number that may change, and what it may come to, in whole ones.
struct NaiveNumber {
    std::size_t statement = 0;
    std::optional<Level> level;
    std::int64_t value = 0;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
};

/// Numbers are whole, and multiples of 12, so that every corner below is whole too: no determinant of three rows of −1, 0 and 1
/// is more than 4. Bounds: `adjust`, or the sign that the numbers of a statement have in common.
inline std::vector<NaiveNumber> naive_numbers(const Preference& wants) {
    const auto ones = [](Decimal value) { return value.units / Decimal::units_per_one; };
    std::vector<NaiveNumber> numbers;
    for (std::size_t k = 0; k < wants.statements.size(); ++k) {
        const Statement& statement = wants.statements[k];
        std::vector<std::int64_t> values;
        if (statement.graded)
            for (const Range& grade : statement.grades) values.push_back(ones(grade.best));
        else
            values.push_back(ones(statement.weight->best));
        const bool below = std::any_of(values.begin(), values.end(), [](auto v) { return v < 0; });
        const bool above = std::any_of(values.begin(), values.end(), [](auto v) { return v > 0; });
        for (std::size_t l = 0; l < values.size(); ++l) {
            NaiveNumber number{k, {}, values[l], {}, {}};
            if (statement.graded) number.level = static_cast<Level>(l);
            if (!below) number.least = 0;
            if (!above) number.most = 0;
            if (statement.adjust) {
                number.least = std::min(values[l], ones((*statement.adjust)[0]));
                number.most = std::max(values[l], ones((*statement.adjust)[1]));
            }
            numbers.push_back(number);
        }
    }
    return numbers;
}

/// How each number counts for a state: its satisfied statements, its levels.
inline std::vector<std::int64_t> counts_at(const Case& subject, const std::vector<NaiveNumber>& numbers,
                                           const Preference& wants, const Levels& levels) {
    std::vector<std::int64_t> counts;
    for (const NaiveNumber& number : numbers) {
        const Statement& statement = wants.statements[number.statement];
        counts.push_back(number.level ? (levels[*statement.graded] == *number.level ? 1 : 0)
                                      : (holds(statement.that, levels, subject) ? 1 : 0));
    }
    return counts;
}

struct NaiveWeights {
    std::optional<std::int64_t> least;
    std::set<std::vector<std::int64_t>> values;  ///< at corners, with the least sum of changes
};

/// The least change lies in a corner: where as many planes meet as there are numbers. A plane is two states worth the same to the
/// party, a number at a bound, or a number as it was. At most three numbers.
inline NaiveWeights naive_weights(const Case& subject, PartyIndex party, Concept kind, const std::string& state) {
    const Preference& wants = subject.preferences[party];
    const std::vector<NaiveNumber> numbers = naive_numbers(wants);
    const std::size_t count = numbers.size();
    struct Plane {
        std::vector<std::int64_t> factors;
        std::int64_t right = 0;
        bool operator<(const Plane& other) const {
            return std::tie(factors, right) < std::tie(other.factors, other.right);
        }
    };
    std::set<Plane> planes;
    std::vector<Levels> all{{}};
    for (const Option& option : subject.options) {
        std::vector<Levels> longer;
        for (const Levels& levels : all)
            for (Level l = 0; l < option.levels.size(); ++l) {
                longer.push_back(levels);
                longer.back().push_back(l);
            }
        all = std::move(longer);
    }
    Levels wanted;
    for (const char c : state) wanted.push_back(static_cast<Level>(c - '0'));
    const auto own = counts_at(subject, numbers, wants, wanted);
    for (const Levels& levels : all) {
        Plane plane{counts_at(subject, numbers, wants, levels), 0};
        for (std::size_t k = 0; k < count; ++k) plane.factors[k] -= own[k];
        if (std::any_of(plane.factors.begin(), plane.factors.end(), [](auto f) { return f != 0; }))
            planes.insert(plane);
    }
    for (std::size_t k = 0; k < count; ++k) {
        Plane plane{std::vector<std::int64_t>(count, 0), numbers[k].value};
        plane.factors[k] = 1;
        planes.insert(plane);
        for (const auto& bound : {numbers[k].least, numbers[k].most})
            if (bound) planes.insert({plane.factors, *bound});
    }
    const std::vector<Plane> list(planes.begin(), planes.end());
    // Cramer's rule, for up to three numbers; fewer are filled up.
    const auto row = [&](const Plane& plane, std::size_t k) { return k < count ? plane.factors[k] : 0; };
    std::set<std::pair<std::int64_t, std::vector<std::int64_t>>> corners;
    const auto add_corner = [&](std::array<const Plane*, 3> chosen) {
        std::array<std::array<std::int64_t, 4>, 3> m{};
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) m[r][c] = r < count ? row(*chosen[r], c) : (r == c ? 1 : 0);
            m[r][3] = r < count ? chosen[r]->right : 0;
        }
        const auto det = [&](std::size_t a, std::size_t b, std::size_t c) {
            return m[0][a] * (m[1][b] * m[2][c] - m[1][c] * m[2][b]) -
                   m[0][b] * (m[1][a] * m[2][c] - m[1][c] * m[2][a]) + m[0][c] * (m[1][a] * m[2][b] - m[1][b] * m[2][a]);
        };
        const std::int64_t all_three = det(0, 1, 2);
        if (all_three == 0) return;
        const std::array<std::int64_t, 3> top{det(3, 1, 2), det(0, 3, 2), det(0, 1, 3)};
        std::vector<std::int64_t> values;
        std::int64_t cost = 0;
        for (std::size_t k = 0; k < count; ++k) {
            ASSERT_EQ(top[k] % all_three, 0) << "a corner is not whole";
            const std::int64_t value = top[k] / all_three;
            if ((numbers[k].least && value < *numbers[k].least) || (numbers[k].most && value > *numbers[k].most))
                return;
            values.push_back(value);
            cost += std::abs(value - numbers[k].value);
        }
        corners.emplace(cost, values);
    };
    for (std::size_t a = 0; a < list.size(); ++a) {
        if (count == 1) add_corner({&list[a], nullptr, nullptr});
        for (std::size_t b = a + 1; b < list.size() && count > 1; ++b) {
            if (count == 2) add_corner({&list[a], &list[b], nullptr});
            for (std::size_t c = b + 1; c < list.size() && count > 2; ++c) add_corner({&list[a], &list[b], &list[c]});
        }
    }
    NaiveWeights found;
    for (const auto& [cost, values] : corners) {
        if (found.least && cost > *found.least) break;
        Preference other = wants;
        for (std::size_t k = 0; k < count; ++k) {
            Range range;
            range.low = range.best = range.high = Decimal{values[k] * Decimal::units_per_one};
            Statement& statement = other.statements[numbers[k].statement];
            if (numbers[k].level)
                statement.grades[*numbers[k].level] = range;
            else
                statement.weight = range;
        }
        if (!stays_with(subject, party, other, kind, state)) continue;
        found.least = cost;
        found.values.insert(values);
    }
    return found;
}

}  // namespace irenic::testing
