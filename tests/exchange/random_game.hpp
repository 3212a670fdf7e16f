/// Random cases that are strategic forms: every combination of levels is feasible, every option is reversible and in one hand.
#pragma once

#include <string>
#include <vector>

#include "support/case_builder.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {

/// Two to four parties, the last of which may own nothing; up to 80 states; wants of every kind, with many ties.
inline Case random_game(Random& random) {
    CaseBuilder builder("random \"game\" \\ 1");
    const std::uint32_t parties = random.between(2, 4);
    for (std::uint32_t i = 0; i < parties; ++i) builder.party("p" + std::to_string(i + 1));
    static const std::vector<Words> kinds{{"no", "yes"}, {"low", "middle", "high"}, {"only"}, {"a", "b", "c", "d"}};
    std::size_t combinations = 1;
    for (std::uint32_t o = 0; o < 6; ++o) {
        const Words& levels = kinds[random.percent(60) ? 0 : random.below(4)];
        if (combinations * levels.size() > 80) break;
        combinations *= levels.size();
        builder.option("o" + std::to_string(o + 1), {"p" + std::to_string(random.between(1, parties))}, levels);
    }
    const StateKind kind = random.percent(40) ? StateKind::named : StateKind::plain;
    random_case::add_states(random, builder, kind);
    random_case::add_preferences(random, builder, kind);
    return builder.build();
}

/// The levels that a party's strategy in the exported game stands for: its options' levels, the first option fastest.
inline std::vector<std::size_t> strategies_of(const Case& subject, const Levels& levels) {
    std::vector<std::size_t> chosen(subject.parties.size(), 0);
    std::vector<std::size_t> stride(subject.parties.size(), 1);
    for (std::size_t o = 0; o < levels.size(); ++o) {
        const PartyIndex owner = subject.options[o].owners.front();
        chosen[owner] += levels[o] * stride[owner];
        stride[owner] *= subject.options[o].levels.size();
    }
    return chosen;
}

}  // namespace irenic::testing
