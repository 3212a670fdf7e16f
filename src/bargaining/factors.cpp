#include "bargaining/factors.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace irenic {
namespace {

constexpr std::uint64_t most_choices_tabled = std::uint64_t{1} << 20U;

class Factoring {
public:
    Factoring(const Case& subject, const Talks& talks, std::uint32_t reversed) {
        made_.reversed = reversed;
        made_.subject = &subject;
        made_.talks = &talks;
        made_.fixed = talks.starts.front();
        made_.constant.assign(talks.signatories.size(), 0);
        find_open();
    }

    FactoredTable take() {
        for (std::uint32_t k = 0; k < made_.talks->signatories.size(); ++k)
            for (const Statement& said : made_.subject->preferences[made_.talks->signatories[k]].statements)
                if (said.graded || said.weight) add_want(k, said);
        for (const Constraint& constraint : made_.subject->never) add_limit(constraint.that, true);
        if (made_.talks->agreement)
            for (const Expression& that : made_.subject->agreements[*made_.talks->agreement].on_table)
                add_limit(that, false);
        if (made_.reversed != none) made_.constant[made_.reversed] = -made_.constant[made_.reversed];
        for (auto& [scope, parts] : by_scope_) make_factor(scope, std::move(parts));
        return std::move(made_);
    }

private:
    void find_open() {
        place_of_.assign(made_.subject->options.size(), none);
        const std::vector<std::uint64_t> may = levels_on_table(*made_.subject, *made_.talks, made_.fixed);
        for (OptionIndex o = 0; o < may.size(); ++o) {
            if (std::popcount(may[o]) < 2) continue;
            OpenOption open{o, {}};
            for (std::uint64_t rest = may[o]; rest != 0; rest &= rest - 1)
                open.levels.push_back(static_cast<Level>(std::countr_zero(rest)));
            place_of_[o] = static_cast<std::uint32_t>(made_.open.size());
            made_.open.push_back(std::move(open));
        }
    }

    void mention(OptionIndex option, std::vector<std::uint32_t>& scope) const {
        if (place_of_[option] != none) scope.push_back(place_of_[option]);
    }

    [[nodiscard]] std::vector<std::uint32_t> scope_of(const Expression& that) const {
        std::vector<std::uint32_t> scope;
        for (const Expression::Node& node : that.nodes) {
            if (node.kind == Expression::Kind::level_in) mention(node.index, scope);
            if (node.kind == Expression::Kind::named_state)
                for (OptionIndex o = 0; o < place_of_.size(); ++o) mention(o, scope);
        }
        std::sort(scope.begin(), scope.end());
        scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
        return scope;
    }

    void add_want(std::uint32_t signatory, const Statement& said) {
        std::vector<std::uint32_t> scope;
        if (said.graded)
            mention(*said.graded, scope);
        else
            scope = scope_of(said.that);
        if (!scope.empty()) {
            by_scope_[scope].wants.push_back({signatory, &said});
        } else if (said.graded) {
            made_.constant[signatory] += said.grades[made_.fixed[*said.graded]].best.units;
        } else if (holds(said.that, made_.fixed, *made_.subject)) {
            made_.constant[signatory] += said.weight->best.units;
        }
    }

    void add_limit(const Expression& that, bool forbids) {
        const std::vector<std::uint32_t> scope = scope_of(that);
        if (!scope.empty())
            (forbids ? by_scope_[scope].never : by_scope_[scope].only).push_back(&that);
        else if (holds(that, made_.fixed, *made_.subject) == forbids)
            made_.feasible = false;
    }

    void make_factor(const std::vector<std::uint32_t>& scope, FactoredTable::Untabled parts) {
        Factor factor;
        factor.scope = scope;
        bool fits = true;
        for (const std::uint32_t place : scope) {
            factor.stride.push_back(factor.size);
            factor.size *= made_.open[place].levels.size();
            fits = fits && factor.size <= most_choices_tabled;
            if (!fits) factor.size = 1;
        }
        made_.made_of.push_back(std::move(parts));
        made_.factors.push_back(std::move(factor));
        if (fits) fill(made_.factors.back());
    }

    void fill(Factor& factor) {
        const std::size_t d = made_.dimensions();
        factor.values.assign(factor.size * d, 0);
        std::vector<bool> feasible(factor.size, true);
        Levels levels = made_.fixed;
        for (std::uint64_t choice = 0; choice < factor.size; ++choice) {
            for (std::size_t k = 0; k < factor.scope.size(); ++k) {
                const OpenOption& open = made_.open[factor.scope[k]];
                levels[open.option] = open.levels[choice / factor.stride[k] % open.levels.size()];
            }
            feasible[choice] = made_.evaluate(made_.factors.size() - 1, levels, factor.values.data() + choice * d);
        }
        factor.feasible = std::move(feasible);
    }

    FactoredTable made_;
    std::vector<std::uint32_t> place_of_;  ///< per option: its place among the open ones, or none
    std::map<std::vector<std::uint32_t>, FactoredTable::Untabled> by_scope_;
};

}  // namespace

bool FactoredTable::evaluate(std::size_t factor, std::span<const Level> levels, std::int64_t* values) const {
    const Untabled& parts = made_of[factor];
    for (const Expression* never : parts.never)
        if (holds(*never, levels, *subject)) return false;
    for (const Expression* only : parts.only)
        if (!holds(*only, levels, *subject)) return false;
    std::vector<std::int64_t> own(dimensions(), 0);
    for (const Said& said : parts.wants) {
        const Statement& statement = *said.statement;
        if (statement.graded)
            own[said.signatory] += statement.grades[levels[*statement.graded]].best.units;
        else if (holds(statement.that, levels, *subject))
            own[said.signatory] += statement.weight->best.units;
    }
    if (reversed != none) own[reversed] = -own[reversed];
    for (std::size_t k = 0; k < own.size(); ++k) values[k] += own[k];
    return true;
}

std::vector<std::vector<std::uint32_t>> FactoredTable::groups() const {
    std::vector<std::uint32_t> leader(open.size());
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](std::uint32_t place) {
        while (leader[place] != place) place = leader[place] = leader[leader[place]];
        return place;
    };
    for (const Factor& factor : factors)
        for (const std::uint32_t place : factor.scope) leader[find(place)] = find(factor.scope.front());
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t place = 0; place < open.size(); ++place) members[find(place)].push_back(place);
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& [first, places] : members) groups.push_back(std::move(places));
    return groups;
}

FactoredTable factored(const Case& subject, const Talks& talks, std::uint32_t reversed) {
    return Factoring(subject, talks, reversed).take();
}

}  // namespace irenic
