/// Random cases to bargain over: what hangs together and what does not, named, listed and merged states, rules of consent, powers.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "keeping/random_agreement.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace talks {

inline Decimal random_number(Random& random) {
    if (random.percent(75)) return Decimal{(static_cast<std::int64_t>(random.below(13)) - 6) * Decimal::units_per_one};
    return Decimal{(static_cast<std::int64_t>(random.below(40'000'001)) - 20'000'000) * 2};
}

inline Range random_range(Random& random) {
    Range range;
    range.low = range.best = range.high = random_number(random);
    return range;
}

inline void draw_powers(Random& random, Case& subject) {
    for (Decimal& power : subject.power) {
        if (random.percent(70)) continue;
        const Words powers{"2", "0.5", "3", "1.5", "0.2"};
        power = decimal(random.percent(3) ? "0.333" : random.one_of(powers));
    }
}

/// Statements in which several options matter at once.
inline void draw_dependence(Random& random, Case& subject) {
    for (Preference& preference : subject.preferences) {
        if (preference.kind != Preference::Kind::weighted || random.percent(60)) continue;
        Statement statement;
        statement.that = random_case::draw_expression(random, subject, 3);
        statement.weight = random_range(random);
        preference.statements.push_back(std::move(statement));
    }
}

/// Wants of any kind become weights; merged states are still worth the same at every member.
inline void make_cardinal(Random& random, Case& subject) {
    for (Preference& preference : subject.preferences) {
        if (preference.kind == Preference::Kind::ranking) {
            preference.kind = Preference::Kind::weighted;
            for (const auto& group : std::exchange(preference.ranking, {}))
                for (const NamedStateIndex named : group) {
                    Statement statement;
                    statement.that = named_state(named);
                    statement.weight = random_range(random);
                    preference.statements.push_back(std::move(statement));
                }
        }
        if (preference.kind != Preference::Kind::ordinal) continue;
        preference.kind = Preference::Kind::weighted;
        for (Statement& statement : preference.statements) statement.weight = random_range(random);
    }
}

inline void draw_consent(Random& random, Agreement& agreement) {
    agreement.consent.all = false;
    for (const PartyIndex i : agreement.signatories) {
        if (random.percent(60)) agreement.consent.of.push_back(i);
        if (random.percent(25)) agreement.consent.with.push_back(i);
    }
    agreement.consent.at_least = random.below(static_cast<std::uint32_t>(agreement.consent.of.size()) + 1);
}

/// A case with options and an agreement that somebody drew up about it.
inline Case with_agreement(Random& random, Case subject) {
    CaseBuilder builder;
    builder.made() = std::move(subject);
    builder.agreement("deal");
    Agreement& agreement = builder.last_agreement();
    const Case& made = builder.made();
    if (random.percent(30)) {
        std::erase_if(agreement.signatories, [&](PartyIndex) { return random.percent(25); });
        if (agreement.signatories.empty()) agreement.signatories.push_back(0);
    }
    if (random.percent(35)) draw_consent(random, agreement);
    for (NoAgreement& without : agreement.no_agreement) {
        if (random.percent(20)) {
            without.best_of.clear();
            without.number = random_number(random);
        } else if (!made.states.empty() && random.percent(20)) {
            without.best_of.push_back(
                {StateReference::Kind::named, random.below(static_cast<std::uint32_t>(made.states.size()))});
        }
    }
    if (random.percent(25)) agreement.on_table.push_back(random_case::draw_expression(random, made, 1));
    if (!made.states.empty() && random.percent(30))
        builder.made().status_quo = random.below(static_cast<std::uint32_t>(made.states.size()));
    return builder.build();
}

/// Each option counts for itself; up to eight of them. Small numbers, so that many packages tie, or numbers of any kind.
inline Case independent_case(Random& random) {
    CaseBuilder builder;
    const std::uint32_t parties = random.between(2, 4);
    for (std::uint32_t i = 0; i < parties; ++i) builder.party("p" + std::to_string(i));
    const std::uint32_t options = random.between(3, 8);
    const std::uint32_t three = random.below(options < 8 ? options : 5);
    for (std::uint32_t o = 0; o < options; ++o)
        builder.option("o" + std::to_string(o), {"p" + std::to_string(random.below(parties))},
                       o < three ? Words{"a", "b", "c"} : Words{"a", "b"}, random.percent(85) ? "any" : "up");
    const std::uint32_t most = random.one_in(2) ? 3 : 20;
    for (std::uint32_t i = 0; i < parties; ++i)
        for (std::uint32_t o = 0; o < options; ++o) {
            Words numbers;
            for (std::uint32_t l = 0; l < (o < three ? 3U : 2U); ++l)
                numbers.push_back(std::to_string(static_cast<int>(random.below(2 * most)) - static_cast<int>(most)));
            if (random.percent(80))
                builder.graded("p" + std::to_string(i), "o" + std::to_string(o), numbers);
            else
                builder.weight("p" + std::to_string(i), builder.taken("o" + std::to_string(o)), numbers.front());
        }
    Case made = builder.build();
    return random.one_in(2) ? made : with_agreement(random, std::move(made));
}

/// What one gains the others lose, more or less, so that hundreds of packages are on the frontier.
inline Case contested_case(Random& random) {
    CaseBuilder builder;
    const std::uint32_t parties = random.between(2, 4);
    const Words levels{"a", "b", "c"};
    for (std::uint32_t i = 0; i < parties; ++i) builder.party("p" + std::to_string(i));
    std::vector<Words> numbers(parties);
    for (std::uint32_t o = 0; o < 6; ++o) {
        builder.option("o" + std::to_string(o), {"p" + std::to_string(random.below(parties))}, levels);
        for (Words& of : numbers) of.assign(levels.size(), "");
        for (std::size_t level = 0; level < levels.size(); ++level) {
            std::int64_t rest = 1000 + random.below(40);
            for (std::uint32_t i = 0; i + 1 < parties; ++i) {
                const auto share = static_cast<std::int64_t>(random.below(600));
                numbers[i][level] = std::to_string(share) + ".5";
                rest -= share;
            }
            numbers.back()[level] = std::to_string(rest);
        }
        for (std::uint32_t i = 0; i < parties; ++i)
            builder.graded("p" + std::to_string(i), "o" + std::to_string(o), numbers[i]);
    }
    builder.agreement("deal");
    for (PartyIndex i = 0; i < parties; ++i)
        builder.last_agreement().no_agreement[i].number =
            Decimal{static_cast<std::int64_t>(random.between(0, 1700)) * Decimal::units_per_one};
    if (random.percent(30)) draw_consent(random, builder.last_agreement());
    return builder.build();
}

}  // namespace talks

inline Case random_talks(Random& random) {
    const std::uint32_t draw = random.below(100);
    Case made;
    if (draw < 45) {
        made = random_agreement(random);
        talks::draw_dependence(random, made);
        if (random.percent(20))
            made.agreements.front().on_table.push_back(random_case::draw_expression(random, made, 2));
    } else if (draw < 75) {
        made = random_options_case(random);
        if (random.percent(95)) talks::make_cardinal(random, made);
        made = talks::with_agreement(random, std::move(made));
    } else {
        made = talks::independent_case(random);
    }
    talks::draw_powers(random, made);
    return made;
}

}  // namespace irenic::testing
