#include <algorithm>
#include <functional>
#include <limits>

#include "bargaining/level_changes.hpp"

namespace irenic {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

/// The sum of two numbers that are not both negative, or the largest number.
std::int64_t plus(std::int64_t a, std::int64_t b) { return b > 0 && a > most - b ? most : a + b; }

void mark_options(const Case& subject, const Expression& that, std::vector<char>& named) {
    for (const Expression::Node& node : that.nodes) {
        if (node.kind == Expression::Kind::level_in) named[node.index] = 1;
        if (node.kind == Expression::Kind::named_state) named.assign(subject.options.size(), 1);
    }
}

/// What the statement could add at most, and which options it names.
std::int64_t could_add(const Case& subject, const Statement& statement, std::span<const Level> package,
                       std::vector<char>& named) {
    if (statement.graded) {
        named[*statement.graded] = 1;
        const std::int64_t now = statement.grades[package[*statement.graded]].best.units;
        std::int64_t best = now;
        for (const Range& grade : statement.grades) best = std::max(best, grade.best.units);
        return now < 0 && best > most + now ? most : best - now;
    }
    if (!statement.weight) return 0;
    mark_options(subject, statement.that, named);
    const std::int64_t weight = statement.weight->best.units;
    return std::max<std::int64_t>(0, holds(statement.that, package, subject) ? -weight : weight);
}

}  // namespace

RaiseBounds::RaiseBounds(const Case& subject, const Talks& talks, std::span<const Level> package,
                         const std::vector<OptionIndex>& open)
    : talks_(talks) {
    for (const PartyIndex party : talks.signatories) {
        value_.push_back(value_of(subject, party, package).units);
        auto& raise = raise_.emplace_back(open.size(), 0);
        for (const Statement& statement : subject.preferences[party].statements) {
            std::vector<char> named(subject.options.size(), 0);
            const std::int64_t adds = could_add(subject, statement, package, named);
            for (std::size_t k = 0; k < open.size(); ++k)
                if (named[open[k]] != 0) raise[k] = plus(raise[k], adds);
        }
        auto& best = best_.emplace_back();
        for (std::size_t from = 0; from <= open.size(); ++from) {
            std::vector<std::int64_t> rest(raise.begin() + static_cast<std::ptrdiff_t>(from), raise.end());
            std::sort(rest.begin(), rest.end(), std::greater<>());
            std::vector<std::int64_t> sums{0};
            for (const std::int64_t one : rest) sums.push_back(plus(sums.back(), one));
            best.push_back(std::move(sums));
        }
    }
}

bool RaiseBounds::may_agree(std::span<const std::size_t> chosen, std::size_t from, std::size_t more) const {
    std::vector<std::int64_t> values = value_;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (const std::size_t k : chosen) values[i] = plus(values[i], raise_[i][k]);
        values[i] = plus(values[i], best_[i][from][std::min(more, best_[i][from].size() - 1)]);
    }
    return talks_.agreed(values);
}

}  // namespace irenic
