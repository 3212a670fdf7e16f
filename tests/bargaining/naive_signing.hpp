/// The naive twins of `signing` and `partial_deals`: section 5 of docs/semantics.md, by brute force over all combinations of levels, in
/// fractions. They share nothing with the room but the case model.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "keeping/naive_case.hpp"

namespace irenic::testing::naive {

inline Levels end_state(const Case& subject, StrategyIndex index) {
    const Strategy& strategy = subject.strategies[index];
    Levels levels = status_quo(subject);
    const auto lay = [&](const std::vector<Setting>& settings) {
        for (const Setting& setting : settings) levels[setting.option] = setting.level;
    };
    if (!strategy.agreement) {
        lay(strategy.target);
        return levels;
    }
    const Agreement& agreement = subject.agreements[*strategy.agreement];
    if (agreement.start) levels = subject.states[*agreement.start].patterns.front();
    std::vector<std::set<ObligationIndex>> deals;
    for (const auto& deal : agreement.separately) deals.emplace_back(deal.begin(), deal.end());
    if (deals.empty()) {
        deals.emplace_back();
        for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) deals.back().insert(o);
    }
    for (const auto& deal : deals)
        for (const ObligationIndex o : deal) lay(agreement.obligations[o].sets);
    return levels;
}

inline std::set<PartyIndex> signatories(const Case& subject, StrategyIndex index) {
    std::set<PartyIndex> found;
    if (const auto agreement = subject.strategies[index].agreement) {
        const auto& named = subject.agreements[*agreement].signatories;
        found.insert(named.begin(), named.end());
    } else {
        for (const Option& option : subject.options) found.insert(option.owners.begin(), option.owners.end());
    }
    return found;
}

struct Consenting {
    mpq_class value, no_agreement;
    [[nodiscard]] bool consents() const { return value >= no_agreement; }
};

struct Signing {
    bool error = false;  ///< an infeasible no-agreement state, or a number for an ordinal party
    bool signable = true;
    std::map<PartyIndex, Consenting> by;
};

inline Signing signing(const Case& subject, StrategyIndex index, const Levels& package) {
    Signing found;
    const Strategy& strategy = subject.strategies[index];
    const Agreement* agreement = strategy.agreement ? &subject.agreements[*strategy.agreement] : nullptr;
    for (const PartyIndex i : signatories(subject, index)) {
        Consenting& row = found.by[i];
        row.value = value(subject, i, package);
        std::vector<Levels> without;
        if (agreement != nullptr) {
            const NoAgreement& given = agreement->no_agreement[i];
            if (given.number) {
                row.no_agreement = fraction(*given.number);
                found.error = found.error || subject.preferences[i].kind == Preference::Kind::ordinal;
                continue;
            }
            for (const StateReference& reference : given.best_of) {
                if (reference.kind == StateReference::Kind::status_quo) without.push_back(status_quo(subject));
                if (reference.kind == StateReference::Kind::named)
                    without.push_back(subject.states[reference.index].patterns.front());
                if (reference.kind == StateReference::Kind::strategy)
                    without.push_back(end_state(subject, reference.index));
            }
        }
        if (without.empty()) without.push_back(status_quo(subject));
        row.no_agreement = value(subject, i, without.front());
        for (const Levels& levels : without) {
            found.error = found.error || !feasible(subject, levels);
            row.no_agreement = std::max(row.no_agreement, value(subject, i, levels));
        }
    }
    const Consent rule = agreement == nullptr ? Consent{} : agreement->consent;
    std::uint32_t consenting = 0;
    for (const PartyIndex i : rule.of) consenting += found.by.at(i).consents() ? 1U : 0U;
    if (!rule.all) found.signable = consenting >= rule.at_least;
    for (const auto& [i, row] : found.by) {
        const bool must = rule.all || std::find(rule.with.begin(), rule.with.end(), i) != rule.with.end();
        found.signable = found.signable && (row.consents() || !must);
    }
    return found;
}

/// Can allowed changes of the option, one after another, lead from one level to another?
inline bool can_become(const Case& subject, OptionIndex option, Level from, Level to) {
    if (from == to) return true;
    std::set<Level> reached{from};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (Level next = 0; next < subject.options[option].levels.size(); ++next)
            for (const Level level : std::set<Level>(reached))
                if (allowed(subject, option, level, next)) reached.insert(next);
    }
    return reached.contains(to);
}

/// Partial deals of one strategy's signatories.
class Deals {
public:
    Deals(const Case& subject, StrategyIndex strategy)
        : subject_(subject), signatories_(signatories(subject, strategy)) {
        if (const auto agreement = subject.strategies[strategy].agreement)
            on_table_ = subject.agreements[*agreement].on_table;
    }

    /// T
    [[nodiscard]] bool on_table(const Levels& package) const {
        bool on = feasible(subject_, package);
        const Levels start = status_quo(subject_);
        for (OptionIndex o = 0; o < package.size(); ++o) {
            if (package[o] == start[o]) continue;
            for (const PartyIndex owner : subject_.options[o].owners) on = on && signatories_.contains(owner);
            on = on && !subject_.options[o].chance && can_become(subject_, o, start[o], package[o]);
        }
        for (const Expression& that : on_table_) on = on && true_at(that, package);
        return on;
    }

    [[nodiscard]] bool is_deal(const Levels& from, const Levels& to, std::uint32_t size) const {
        // What is quickly said comes first: this is asked for every pair of states.
        std::uint32_t issues = 0;
        for (const Issue& issue : subject_.issues)
            issues += std::any_of(issue.options.begin(), issue.options.end(),
                                  [&](OptionIndex o) { return from[o] != to[o]; });
        if (issues > size) return false;
        for (OptionIndex o = 0; o < to.size(); ++o)
            if (!can_become(subject_, o, from[o], to[o])) return false;
        if (!on_table(to)) return false;
        bool better = false;
        for (const PartyIndex i : signatories_) {
            const mpq_class gain = value(subject_, i, to) - value(subject_, i, from);
            if (gain < 0) return false;
            better = better || gain > 0;
        }
        return better;
    }

    /// P_k, with the number of deals that each state takes. Precondition: the status quo is feasible.
    [[nodiscard]] std::map<Levels, std::uint32_t, ByRawCode> closure(std::uint32_t size) const {
        std::vector<Levels> candidates;
        for (const Levels& levels : all_levels(subject_))
            if (on_table(levels)) candidates.push_back(levels);
        std::map<Levels, std::uint32_t, ByRawCode> taken{{status_quo(subject_), 0}};
        std::vector<Levels> layer{status_quo(subject_)};
        for (std::uint32_t deals = 1; !layer.empty(); ++deals) {
            std::vector<Levels> next;
            for (const Levels& to : candidates)
                if (!taken.contains(to) && std::any_of(layer.begin(), layer.end(),
                                                       [&](const Levels& from) { return is_deal(from, to, size); }))
                    next.push_back(to);
            for (const Levels& to : next) taken.emplace(to, deals);
            layer = std::move(next);
        }
        return taken;
    }

private:
    const Case& subject_;
    std::set<PartyIndex> signatories_;
    std::vector<Expression> on_table_;
};

}  // namespace irenic::testing::naive
