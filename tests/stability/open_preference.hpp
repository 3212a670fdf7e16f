/// Random cases with much left open: ranges for weights and grades, unknown comparisons in rankings, and what is greatly preferred.
#pragma once

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {

/// `low` and `high` at random distances from `best`; sometimes on one side only, sometimes none.
inline void open_range(Random& random, Range& range) {
    if (random.percent(35)) return;
    const std::int64_t scale = random.one_in(3) ? 1 : Decimal::units_per_one / (random.one_in(3) ? 4 : 1);
    range.low.units -= scale * random.below(5);
    range.high.units += scale * random.below(5);
    range.numbers = 3;
}

/// Values mostly small whole numbers, so that ties and differences of exactly `great` come up.
inline void make_small(Random& random, Range& range) {
    range.low.units = range.best.units = range.high.units =
        Decimal::units_per_one * (static_cast<std::int64_t>(random.below(9)) - 3);
}

inline void open_preferences(Random& random, Case& subject) {
    const bool small = random.percent(70);
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        Preference& preference = subject.preferences[i];
        for (Statement& statement : preference.statements) {
            statement.much = preference.kind == Preference::Kind::ordinal && random.percent(25);
            if (small && statement.weight) make_small(random, *statement.weight);
            for (Range& grade : statement.grades)
                if (small) make_small(random, grade);
            if (statement.weight) open_range(random, *statement.weight);
            for (Range& grade : statement.grades) open_range(random, grade);
        }
        if (random.percent(70)) subject.parties[i].great = Decimal{Decimal::units_per_one * random.between(1, 6)};
        if (preference.kind != Preference::Kind::ranking) continue;
        std::vector<NamedStateIndex> ranked;
        for (const auto& group : preference.ranking) ranked.insert(ranked.end(), group.begin(), group.end());
        for (std::uint32_t pairs = random.below(2 * static_cast<std::uint32_t>(ranked.size()) + 1); pairs > 0; --pairs) {
            const NamedStateIndex one = random.one_of(ranked);
            const NamedStateIndex another = random.one_of(ranked);
            if (one != another) preference.unknown.push_back({one, another});
        }
    }
}

inline Case random_open_case(Random& random) {
    Case subject = random.percent(35) ? random_graph_case(random) : random_options_case(random);
    open_preferences(random, subject);
    return subject;
}

/// The reason as the checker reads it.
inline certificate::PreferenceReason told(const Space& space, const PreferenceReason& reason) {
    static constexpr const char* words[] = {"nash", "strong", "weak"};
    const auto& parties = space.subject().parties;
    certificate::PreferenceReason made;
    made.extension = extensions[static_cast<std::size_t>(reason.extension)].id;
    made.kind = reason.kind;
    made.party = parties[reason.party].id;
    made.state = space.name(reason.state);
    made.stable = reason.stable;
    if (reason.strength) made.strength = words[static_cast<std::size_t>(*reason.strength)];
    for (const PreferenceAnswer& answer : reason.answers) {
        certificate::PreferenceAnswer one{
            space.name(answer.improvement), answer.known, answer.answered, answer.great, {}};
        for (const Step& step : answer.sanction)
            one.sanction.push_back({parties[step.movers.front()].id, space.name(step.to)});
        made.answers.push_back(std::move(one));
    }
    return made;
}

}  // namespace irenic::testing
