/// The naive twin of the room `space`, for tests: levels, feasibility, values and moves straight from a case by their definitions.
/// It uses neither a solver nor the project's arithmetic, only the case model and GMP's fractions.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <gmpxx.h>

#include "irenic/model.hpp"

namespace irenic::testing::naive {

inline mpq_class fraction(Decimal value) {
    mpq_class exact(mpz_class(static_cast<long>(value.units)), mpz_class(2'000'000));
    exact.canonicalize();
    return exact;
}

inline bool true_at(const Expression& expression, std::uint32_t node, const Levels& levels) {
    const auto& here = expression.nodes[node];
    const auto left = [&] { return true_at(expression, here.left, levels); };
    const auto right = [&] { return true_at(expression, here.right, levels); };
    switch (here.kind) {
        using Kind = Expression::Kind;
        case Kind::truth: return true;
        case Kind::level_in: return ((here.mask >> levels[here.index]) & 1U) != 0;
        case Kind::negation: return !left();
        case Kind::conjunction: return left() && right();
        case Kind::disjunction: return left() || right();
        case Kind::implication: return !left() || right();
        case Kind::equivalence: return left() == right();
        default: return false;
    }
}

inline bool true_at(const Expression& expression, const Levels& levels) {
    return true_at(expression, static_cast<std::uint32_t>(expression.nodes.size() - 1), levels);
}

/// Which constraint forbids these levels: the first; none if they are feasible.
inline std::optional<std::size_t> forbidden_by(const Case& subject, const Levels& levels) {
    for (std::size_t k = 0; k < subject.never.size(); ++k)
        if (true_at(subject.never[k].that, levels)) return k;
    return {};
}

inline bool feasible(const Case& subject, const Levels& levels) { return !forbidden_by(subject, levels); }

/// Weights: their sum. Statements by priority: 2^(m−k) for each that is satisfied.
inline mpq_class value(const Case& subject, PartyIndex party, const Levels& levels) {
    const Preference& preference = subject.preferences[party];
    mpq_class sum = 0;
    for (std::size_t k = 0; k < preference.statements.size(); ++k) {
        const Statement& statement = preference.statements[k];
        if (statement.graded)
            sum += fraction(statement.grades[levels[*statement.graded]].best);
        else if (true_at(statement.that, levels))
            sum += preference.kind == Preference::Kind::ordinal
                       ? mpq_class(mpz_class(1) << static_cast<unsigned>(preference.statements.size() - 1 - k))
                       : fraction(statement.weight->best);
    }
    return sum;
}

inline bool allowed(const Case& subject, OptionIndex option, Level from, Level to) {
    return from == to || ((subject.options[option].allowed[from] >> to) & 1U) != 0;
}

inline bool alone(const Case& subject, OptionIndex option, PartyIndex party) {
    return subject.options[option].owners == std::vector<PartyIndex>{party};
}

/// Every combination of levels, feasible or not.
inline std::vector<Levels> all_levels(const Case& subject) {
    std::vector<Levels> all{{}};
    for (const Option& option : subject.options) {
        std::vector<Levels> longer;
        for (const Levels& levels : all)
            for (Level level = 0; level < option.levels.size(); ++level) {
                longer.push_back(levels);
                longer.back().push_back(level);
            }
        all = std::move(longer);
    }
    return all;
}

/// R_i(s)
inline std::vector<Levels> moves(const Case& subject, PartyIndex party, const Levels& from) {
    std::vector<Levels> found;
    std::vector<Levels> ends{from};
    for (OptionIndex o = 0; o < from.size(); ++o) {
        if (!alone(subject, o, party)) continue;
        std::vector<Levels> more;
        for (Levels levels : ends)
            for (Level level = 0; level < subject.options[o].levels.size(); ++level) {
                if (level != from[o] && !allowed(subject, o, from[o], level)) continue;
                levels[o] = level;
                more.push_back(levels);
            }
        ends = std::move(more);
    }
    for (const Levels& to : ends)
        if (to != from && feasible(subject, to)) found.push_back(to);
    return found;
}

inline Levels status_quo(const Case& subject) {
    Levels levels;
    for (const Option& option : subject.options) levels.push_back(option.start);
    return levels;
}

}  // namespace irenic::testing::naive
