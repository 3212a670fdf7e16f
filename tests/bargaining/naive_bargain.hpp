/// The naive twin of the frontier, the zone and the solutions: section 5 of docs/semantics.md word by word, over all combinations of
/// levels, in fractions. It shares nothing with the room but the case model.
#pragma once

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

#include "bargaining/naive_signing.hpp"
#include "irenic/bargaining.hpp"

namespace irenic::testing::naive {

using Vector = std::vector<mpq_class>;

/// As `true_at`, where named states may be spoken of: one holds where one of its patterns matches.
inline bool said_of(const Case& subject, Expression that, const Levels& levels) {
    for (Expression::Node& node : that.nodes)
        if (node.kind == Expression::Kind::named_state) {
            const auto& patterns = subject.states[node.index].patterns;
            const bool here = std::find(patterns.begin(), patterns.end(), levels) != patterns.end();
            node.kind = here ? Expression::Kind::truth : Expression::Kind::falsehood;
        }
    return true_at(that, levels);
}

inline bool can_be(const Case& subject, const Levels& levels) {
    if (subject.only_listed)
        return std::any_of(subject.states.begin(), subject.states.end(), [&](const NamedState& state) {
            return std::find(state.patterns.begin(), state.patterns.end(), levels) != state.patterns.end();
        });
    return std::none_of(subject.never.begin(), subject.never.end(),
                        [&](const Constraint& never) { return said_of(subject, never.that, levels); });
}

inline mpq_class worth(const Case& subject, PartyIndex party, const Levels& levels) {
    mpq_class sum = 0;
    for (const Statement& statement : subject.preferences[party].statements)
        if (statement.graded)
            sum += fraction(statement.grades[levels[*statement.graded]].best);
        else if (said_of(subject, statement.that, levels))
            sum += fraction(statement.weight->best);
    return sum;
}

/// No less for anybody, and another vector.
inline bool dominates(const Vector& better, const Vector& worse) {
    if (better == worse) return false;
    for (std::size_t i = 0; i < better.size(); ++i)
        if (better[i] < worse[i]) return false;
    return true;
}

class Bargain {
public:
    bool error = false;  ///< nobody signs, a signatory only orders states, or a state that counts is not feasible
    std::vector<PartyIndex> signatories;
    Vector no_agreement;
    std::map<Vector, std::vector<Levels>> table;  ///< T by value vectors
    std::map<Vector, std::vector<Levels>> zone;   ///< Z

    Bargain(const Case& subject, std::optional<AgreementIndex> about) : subject_(subject) {
        if (about) agreement_ = &subject.agreements[*about];
        std::set<PartyIndex> sign;
        if (agreement_ != nullptr)
            sign.insert(agreement_->signatories.begin(), agreement_->signatories.end());
        else
            for (const Option& option : subject.options) sign.insert(option.owners.begin(), option.owners.end());
        signatories.assign(sign.begin(), sign.end());
        for (const Levels& start : members({})) starts_.push_back(start);
        error = signatories.empty() || starts_.empty();
        for (const PartyIndex i : signatories) error = error || !subject.preferences[i].cardinal();
        if (error) return;
        for (const PartyIndex i : signatories) without_deal(i);
        if (error) return;
        for (const Levels& levels : all_levels(subject)) {
            if (!on_table(levels)) continue;
            Vector values;
            for (const PartyIndex i : signatories) values.push_back(worth(subject, i, levels));
            const Levels state = state_at(levels);
            if (!seen_.insert(state).second) continue;
            table[values].push_back(state);
            if (agreed(values)) zone[values].push_back(state);
        }
    }

    /// Where several combinations of levels are one state, the state is one package: it goes by its first feasible member.
    [[nodiscard]] Levels state_at(const Levels& levels) const {
        for (const NamedState& state : subject_.states) {
            if (std::find(state.patterns.begin(), state.patterns.end(), levels) == state.patterns.end()) continue;
            std::set<Levels, ByRawCode> members(state.patterns.begin(), state.patterns.end());
            std::erase_if(members, [&](const Levels& member) { return !can_be(subject_, member); });
            return *members.begin();
        }
        return levels;
    }
    [[nodiscard]] std::set<Levels> states_at(const std::vector<Levels>& packages) const {
        std::set<Levels> found;
        for (const Levels& levels : packages) found.insert(state_at(levels));
        return found;
    }
    /// Is some member of the state on the table?
    [[nodiscard]] bool state_on_table(const Levels& levels) const {
        const Levels state = state_at(levels);
        const std::vector<Levels> all = all_levels(subject_);
        return std::any_of(all.begin(), all.end(),
                           [&](const Levels& other) { return on_table(other) && state_at(other) == state; });
    }

    [[nodiscard]] bool on_table(const Levels& levels) const {
        if (!can_be(subject_, levels)) return false;
        if (agreement_ != nullptr)
            for (const Expression& that : agreement_->on_table)
                if (!said_of(subject_, that, levels)) return false;
        return std::any_of(starts_.begin(), starts_.end(), [&](const Levels& start) {
            for (OptionIndex o = 0; o < levels.size(); ++o) {
                if (levels[o] == start[o]) continue;
                if (subject_.options[o].chance || !can_become(subject_, o, start[o], levels[o])) return false;
                for (const PartyIndex owner : subject_.options[o].owners)
                    if (std::find(signatories.begin(), signatories.end(), owner) == signatories.end()) return false;
            }
            return true;
        });
    }

    [[nodiscard]] bool consents(std::size_t place, const Vector& values) const {
        return values[place] >= no_agreement[place];
    }

    [[nodiscard]] bool agreed(const Vector& values) const {
        const Consent rule = agreement_ == nullptr ? Consent{} : agreement_->consent;
        const auto among = [](const std::vector<PartyIndex>& parties, PartyIndex i) {
            return std::find(parties.begin(), parties.end(), i) != parties.end();
        };
        std::uint32_t consenting = 0;
        for (std::size_t k = 0; k < signatories.size(); ++k) {
            if (!consents(k, values) && (rule.all || among(rule.with, signatories[k]))) return false;
            if (consents(k, values) && among(rule.of, signatories[k])) ++consenting;
        }
        return rule.all || consenting >= rule.at_least;
    }

    /// The vectors of these packages that none of them dominates.
    static std::set<Vector> undominated(const std::map<Vector, std::vector<Levels>>& packages) {
        std::set<Vector> found;
        for (const auto& [values, who] : packages)
            if (std::none_of(packages.begin(), packages.end(),
                             [&](const auto& other) { return dominates(other.first, values); }))
                found.insert(values);
        return found;
    }

    /// C, as places among the signatories.
    [[nodiscard]] std::vector<std::size_t> always_consent() const {
        std::vector<std::size_t> found;
        for (std::size_t k = 0; k < signatories.size(); ++k)
            if (std::all_of(zone.begin(), zone.end(), [&](const auto& each) { return consents(k, each.first); }))
                found.push_back(k);
        return found;
    }

    struct Solution {
        std::set<Vector> optima;
        std::vector<std::size_t> left_out;
    };

    /// Precondition: the zone is not empty.
    [[nodiscard]] Solution solution(SolutionKind kind) const {
        Solution found;
        std::vector<std::size_t> counting = always_consent();
        Vector best(signatories.size());
        for (const std::size_t k : counting) {
            best[k] = zone.begin()->first[k];
            for (const auto& [values, who] : zone) best[k] = std::max(best[k], values[k]);
        }
        if (kind == SolutionKind::nash) {
            found.optima = nash(counting);
        } else {
            if (kind == SolutionKind::kalai_smorodinsky)
                for (const std::size_t k : counting)
                    if (best[k] == no_agreement[k]) found.left_out.push_back(k);
            for (const std::size_t k : found.left_out) counting.erase(std::find(counting.begin(), counting.end(), k));
            std::map<Vector, std::set<Vector>> by_rank;
            for (const auto& [values, who] : zone) {
                Vector rank;
                for (const std::size_t k : counting) {
                    const mpq_class gain = values[k] - no_agreement[k];
                    if (kind == SolutionKind::kalai_smorodinsky)
                        rank.push_back(gain / (best[k] - no_agreement[k]));
                    else
                        rank.push_back(kind == SolutionKind::egalitarian ? gain : values[k]);
                }
                std::sort(rank.begin(), rank.end());
                if (kind == SolutionKind::utilitarian) rank = {std::accumulate(rank.begin(), rank.end(), mpq_class(0))};
                by_rank[rank].insert(values);
            }
            found.optima = by_rank.rbegin()->second;
        }
        const std::set<Vector> undominated_in_zone = undominated(zone);
        std::erase_if(found.optima, [&](const Vector& values) { return !undominated_in_zone.contains(values); });
        return found;
    }

    /// The parties of C that gain, as places.
    [[nodiscard]] std::set<std::size_t> gainers(const Vector& values) const {
        std::set<std::size_t> found;
        for (const std::size_t k : always_consent())
            if (values[k] > no_agreement[k]) found.insert(k);
        return found;
    }

    /// The product of gains to the powers stated, all raised to one whole power so that it is a fraction.
    [[nodiscard]] mpq_class product(const Vector& values, const std::set<std::size_t>& of) const {
        std::int64_t common = 0;
        for (const std::size_t k : of) common = std::gcd(common, subject_.power[signatories[k]].units);
        mpq_class made = 1;
        for (const std::size_t k : of) {
            const mpq_class gain = values[k] - no_agreement[k];
            const auto exponent = static_cast<unsigned long>(subject_.power[signatories[k]].units / common);
            mpz_class above;
            mpz_class below;
            mpz_pow_ui(above.get_mpz_t(), gain.get_num_mpz_t(), exponent);
            mpz_pow_ui(below.get_mpz_t(), gain.get_den_mpz_t(), exponent);
            made *= mpq_class(above, below);
        }
        return made;
    }

private:
    /// The feasible states that a reference speaks of; several members where states are merged.
    [[nodiscard]] std::vector<Levels> members(const StateReference& reference) const {
        std::vector<Levels> found{status_quo(subject_)};
        if (reference.kind == StateReference::Kind::named)
            found = subject_.states[reference.index].patterns;
        else if (subject_.status_quo)
            found = subject_.states[*subject_.status_quo].patterns;
        if (reference.kind == StateReference::Kind::strategy) {
            const Strategy& strategy = subject_.strategies[reference.index];
            found = {end_state(subject_, reference.index)};
            const bool from_status_quo =
                !strategy.agreement || !subject_.agreements[*strategy.agreement].start.has_value();
            if (subject_.status_quo && from_status_quo) {
                Case moved = subject_;  // the twin of end states knows only the starts of options
                const Levels start = subject_.states[*subject_.status_quo].patterns.front();
                for (OptionIndex o = 0; o < start.size(); ++o) moved.options[o].start = start[o];
                found = {end_state(moved, reference.index)};
            }
        }
        std::erase_if(found, [&](const Levels& levels) { return !can_be(subject_, levels); });
        return found;
    }

    void without_deal(PartyIndex i) {
        const NoAgreement given = agreement_ == nullptr ? NoAgreement{} : agreement_->no_agreement[i];
        no_agreement.emplace_back(given.number ? fraction(*given.number) : mpq_class(0));
        if (given.number) return;
        const std::vector<StateReference> references =
            given.best_of.empty() ? std::vector<StateReference>(1) : given.best_of;
        bool first = true;
        for (const StateReference& reference : references) {
            const std::vector<Levels> here = members(reference);
            error = error || here.empty();
            if (here.empty()) return;
            const mpq_class value = worth(subject_, i, here.front());
            no_agreement.back() = first ? value : std::max(no_agreement.back(), value);
            first = false;
        }
    }

    [[nodiscard]] std::set<Vector> nash(const std::vector<std::size_t>& counting) const {
        const auto gain_of = [&](const Vector& values) {
            std::set<std::size_t> gaining;
            for (const std::size_t k : counting)
                if (values[k] > no_agreement[k]) gaining.insert(k);
            return gaining;
        };
        std::map<std::set<std::size_t>, std::map<mpq_class, std::set<Vector>>> by_gainers;
        std::size_t most = 0;
        for (const auto& [values, who] : zone) most = std::max(most, gain_of(values).size());
        for (const auto& [values, who] : zone)
            if (const auto gaining = gain_of(values); gaining.size() == most)
                by_gainers[gaining][product(values, gaining)].insert(values);
        std::set<Vector> found;
        for (const auto& [gaining, by_product] : by_gainers)
            found.insert(by_product.rbegin()->second.begin(), by_product.rbegin()->second.end());
        return found;
    }

    const Case& subject_;
    const Agreement* agreement_ = nullptr;
    std::vector<Levels> starts_;
    std::set<Levels> seen_;
};

}  // namespace irenic::testing::naive
