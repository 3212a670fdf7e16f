/// Random cases with one agreement, odd enough to find faults in who would sign and what is kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "irenic/space.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace agreements {

class RandomAgreement {
public:
    explicit RandomAgreement(Random& random) : random_(random) {}

    Case make() {
        const std::uint32_t parties = 2 + number(3);
        for (PartyIndex i = 0; i < parties; ++i) builder_.party("p" + std::to_string(i));
        make_options();
        group_issues();
        for (PartyIndex i = 0; i < parties; ++i) make_preference(i);
        for (std::uint32_t k = number(3); k > 0; --k) make_constraint();
        builder_.state("named", {"0"});
        builder_.made().states.back().patterns.front() =
            chance(10) ? status_quo_levels(builder_.made()) : random_levels();
        make_agreement();
        builder_.strategy("target", {});
        for (OptionIndex o = 0; o < options(); ++o)
            if (chance(40)) builder_.made().strategies.back().target.push_back({o, random_level(o)});
        return builder_.build();
    }

private:
    std::uint32_t number(std::size_t below) { return random_.below(static_cast<std::uint32_t>(below)); }
    bool chance(std::uint32_t percent) { return random_.percent(percent); }
    [[nodiscard]] OptionIndex options() { return static_cast<OptionIndex>(builder_.made().options.size()); }
    [[nodiscard]] std::size_t parties() { return builder_.made().parties.size(); }

    Level random_level(OptionIndex o) { return static_cast<Level>(number(builder_.made().options[o].levels.size())); }

    Levels random_levels() {
        Levels levels;
        for (OptionIndex o = 0; o < options(); ++o) levels.push_back(random_level(o));
        return levels;
    }

    void make_options() {
        const std::uint32_t count = 2 + number(5);
        for (std::uint32_t o = 0; o < count; ++o) {
            const PartyIndex owner = number(parties());
            Words owners{"p" + std::to_string(owner)};
            if (chance(20)) owners.push_back("p" + std::to_string((owner + 1) % parties()));
            if (chance(5)) owners.clear();
            Words levels{"a", "b", "c"};
            if (chance(50)) levels.pop_back();
            const Words directions{"any", "any", "up", "down", "listed changes"};
            builder_.option("o" + std::to_string(o), owners, levels, random_.one_of(directions));
            Option& option = builder_.made().options.back();
            std::sort(option.owners.begin(), option.owners.end());
            option.start = random_level(o);
            if (option.direction != "listed changes") continue;
            for (std::size_t from = 0; from < levels.size(); ++from)
                option.allowed[from] = number(std::size_t{1} << levels.size()) & ~(std::uint64_t{1} << from);
            settle_direction(option);
        }
    }

    void group_issues() {
        if (chance(50)) return;
        std::vector<Issue> issues(1 + number(3));
        for (OptionIndex o = 0; o < options(); ++o) issues[number(issues.size())].options.push_back(o);
        std::erase_if(issues, [](const Issue& issue) { return issue.options.empty(); });
        for (std::size_t k = 0; k < issues.size(); ++k) issues[k].id = "issue" + std::to_string(k);
        builder_.made().issues = std::move(issues);
    }

    Decimal random_weight() {
        if (chance(70)) return Decimal{(static_cast<std::int64_t>(number(41)) - 20) * Decimal::units_per_one};
        return Decimal{(static_cast<std::int64_t>(number(40'000'001)) - 20'000'000) * 2};
    }

    Range random_range() {
        const Decimal value = random_weight();
        if (chance(60)) return {value, value, value};
        const Decimal wide{(1 + static_cast<std::int64_t>(number(3))) * Decimal::units_per_one};
        Range range{*checked_sum(value, -wide), value, *checked_sum(value, wide), 3, Range::Shape::unstated};
        if (chance(50)) {
            range.numbers = 2;
            range.low = *checked_sum(value, Decimal{-2});
            range.best = midpoint(range.low, range.high);
        }
        return range;
    }

    Expression random_atom() {
        const OptionIndex o = number(options());
        return level_in(o, 1 + number((std::size_t{1} << builder_.made().options[o].levels.size()) - 2));
    }

    /// Something about one or two options.
    Expression random_expression() {
        Expression made = random_atom();
        switch (number(6)) {
            case 0: made = conjunction(made, random_atom()); break;
            case 1: made = disjunction(made, random_atom()); break;
            case 2: made = implication(made, random_atom()); break;
            case 3: made = equivalence(made, random_atom()); break;
            default: break;
        }
        return chance(20) ? negation(made) : made;
    }

    void make_preference(PartyIndex i) {
        Preference& preference = builder_.made().preferences[i];
        if (chance(5)) return;
        preference.kind = chance(4) ? Preference::Kind::ordinal : Preference::Kind::weighted;
        for (std::uint32_t k = 1 + number(5); k > 0; --k) {
            Statement statement;
            if (preference.cardinal() && chance(30)) {
                statement.graded = number(options());
                for (std::size_t l = 0; l < builder_.made().options[*statement.graded].levels.size(); ++l)
                    statement.grades.push_back(random_range());
            } else {
                statement.that = random_expression();
                if (preference.cardinal()) statement.weight = random_range();
            }
            preference.statements.push_back(std::move(statement));
        }
    }

    /// Three levels that cannot stand together.
    void make_constraint() {
        Expression made = truth();
        for (int k = 0; k < 3; ++k) {
            const OptionIndex o = number(options());
            made = conjunction(made, level_in(o, std::uint64_t{1} << random_level(o)));
        }
        builder_.never(std::move(made));
    }

    Range random_factor(const Words& best) {
        const Decimal value = decimal(random_.one_of(best));
        if (chance(70)) return {value, value, value};
        const Decimal low{value.units / 4 * 2};
        return {low, midpoint(low, value), value, 2, Range::Shape::unstated};
    }

    void make_agreement() {
        builder_.agreement("deal");
        Agreement& agreement = builder_.last_agreement();
        if (chance(15)) agreement.start = 0;
        make_obligations(agreement);
        if (chance(25)) make_deals(agreement);
        make_ties(agreement);
        make_links(agreement);
        if (chance(75))
            for (OptionIndex o = 0; o < options(); ++o)
                if (chance(40)) agreement.if_broken.push_back({o, random_level(o)});
        for (std::uint32_t k = number(4); k > 0; --k) {
            Guarantee guarantee;
            guarantee.by = number(parties());
            guarantee.on = number(parties());
            guarantee.penalty = random_range();
            guarantee.penalty.best.units = std::abs(guarantee.penalty.best.units);
            if (chance(50)) guarantee.until = number(agreement.obligations.size());
            agreement.guarantees.push_back(guarantee);
        }
        for (PartyIndex i = 0; i < parties(); ++i)
            agreement.keeping.discount[i] = random_factor({"1", "1", "0.999", "0.9", "0.5", "0.123456"});
        agreement.keeping.hazard = random_factor({"0", "0", "0.0005", "0.01", "0.3", "0.987654"});
        if (chance(30)) make_pieces(agreement.keeping.hazard);
        using Stopping = Keeping::Stopping;
        const std::vector<Stopping> stopping{Stopping::best, Stopping::best,   Stopping::best,
                                             Stopping::wait, Stopping::break_, Stopping::act};
        agreement.keeping.stopping = random_.one_of(stopping);
        make_consent(agreement);
    }

    /// One or two pieces before that which is there, short enough for steps to begin in one and end in another.
    void make_pieces(Hazard& hazard) {
        std::uint32_t until = 0;
        for (std::uint32_t more = 1 + number(2); more > 0; --more) {
            until += 1 + number(15);
            hazard.pieces.insert(hazard.pieces.end() - 1, {until, random_factor({"0", "0.001", "0.05", "0.4"})});
        }
    }

    void make_obligations(Agreement& agreement) {
        Levels levels = start_levels(builder_.made(), agreement);
        const std::uint32_t count = 1 + number(6);
        for (std::uint32_t k = 0; k < count; ++k) {
            std::vector<Setting> sets;
            for (std::uint32_t tries = 1 + number(3); tries > 0; --tries) {
                const OptionIndex o = number(options());
                const Option& option = builder_.made().options[o];
                const Level level = random_level(o);
                const bool twice = std::any_of(sets.begin(), sets.end(), [o](Setting set) { return set.option == o; });
                const bool legal = level == levels[o] || option.may_change(levels[o], level);
                if (option.chance || twice || (!legal && !chance(2))) continue;
                sets.push_back({o, level});
                levels[o] = level;
            }
            builder_.obligation("b" + std::to_string(k), {}, number(12));
            Obligation& made = agreement.obligations.back();
            for (const Setting& setting : sets)
                for (const PartyIndex owner : builder_.made().options[setting.option].owners)
                    if (std::find(made.by.begin(), made.by.end(), owner) == made.by.end()) made.by.push_back(owner);
            made.sets = std::move(sets);
            if (chance(25)) made.not_before = number(40);
        }
    }

    /// Obligations fall into up to three groups, which follow one another in any order.
    void make_deals(Agreement& agreement) {
        std::vector<std::vector<ObligationIndex>> deals(1 + number(3));
        for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) deals[number(deals.size())].push_back(o);
        std::erase_if(deals, [](const auto& deal) { return deal.empty(); });
        for (auto& deal : deals)
            if (chance(30)) std::reverse(deal.begin(), deal.end());
        agreement.separately = std::move(deals);
    }

    static bool together(const Agreement& agreement, ObligationIndex a, ObligationIndex b) {
        if (agreement.separately.empty()) return true;
        return std::any_of(agreement.separately.begin(), agreement.separately.end(), [&](const auto& deal) {
            return std::find(deal.begin(), deal.end(), a) != deal.end() &&
                   std::find(deal.begin(), deal.end(), b) != deal.end();
        });
    }

    void make_ties(Agreement& agreement) {
        const std::size_t count = agreement.obligations.size();
        for (ObligationIndex o = 0; o < count; ++o) {
            const ObligationIndex other = number(count);
            if (chance(20) && o != other && together(agreement, o, other))
                agreement.obligations[o].with.push_back(other);
        }
    }

    void make_links(Agreement& agreement) {
        for (ObligationIndex o = 1; o < agreement.obligations.size(); ++o) {
            if (!chance(30)) continue;
            Link link;
            link.of = number(o);
            agreement.obligations[o].after.push_back(link);
        }
    }

    void make_consent(Agreement& agreement) {
        agreement.signatories.clear();
        for (PartyIndex i = 0; i < parties(); ++i)
            if (chance(80)) agreement.signatories.push_back(i);
        if (agreement.signatories.empty()) agreement.signatories.push_back(0);
        if (chance(40)) {
            agreement.consent.all = false;
            for (const PartyIndex i : agreement.signatories) {
                if (chance(60)) agreement.consent.of.push_back(i);
                if (chance(30)) agreement.consent.with.push_back(i);
            }
            agreement.consent.at_least = number(agreement.consent.of.size() + 1);
        }
        for (NoAgreement& without : agreement.no_agreement) {
            without.best_of.clear();
            if (chance(10)) without.number = random_weight();
            if (without.number || chance(50)) continue;
            const std::vector<StateReference> states{{StateReference::Kind::status_quo, 0},
                                                     {StateReference::Kind::named, 0},
                                                     {StateReference::Kind::strategy, 0},
                                                     {StateReference::Kind::strategy, 1}};
            for (std::uint32_t k = 1 + number(3); k > 0; --k) without.best_of.push_back(random_.one_of(states));
        }
        if (chance(30)) agreement.on_table.push_back(random_expression());
    }

    Random& random_;
    CaseBuilder builder_;
};

}  // namespace agreements

/// 2–4 parties; 2–6 options of 2–3 levels, some joint, some left to chance, with all kinds of directions; weights, ranges and grades, rarely
/// an ordinal party; up to two constraints; an agreement of 1–6 obligations with links, ties, days, waiting, separate deals,
/// `if-broken`, guarantees, discounts and a hazard; strategies `deal`, which proposes it, and `target`, with a target.
inline Case random_agreement(Random& random) { return agreements::RandomAgreement(random).make(); }

}  // namespace irenic::testing
