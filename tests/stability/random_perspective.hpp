/// Random attitudes and views, laid over random cases.
#pragma once

#include "support/random_case.hpp"

namespace irenic::testing {

inline std::vector<Attitudes> draw_attitudes(Random& random, std::size_t parties) {
    const std::uint32_t neutral = random.below(4) * 30;
    std::vector<Attitudes> made(parties);
    for (std::size_t i = 0; i < parties; ++i)
        for (std::size_t j = 0; j < parties; ++j) {
            const bool as_usual = random.percent(i == j ? 80 : neutral);
            const int usual = i == j ? 1 : 0;
            made[i].towards.push_back(static_cast<std::int8_t>(as_usual ? usual : static_cast<int>(random.below(3)) - 1));
        }
    return made;
}

/// Everybody wishes itself well and is indifferent to others.
inline std::vector<Attitudes> usual_attitudes(std::size_t parties) {
    std::vector<Attitudes> made(parties);
    for (std::size_t i = 0; i < parties; ++i) made[i].towards.assign(parties, 0), made[i].towards[i] = 1;
    return made;
}

/// Wants drawn anew, as somebody might believe them to be.
inline std::vector<Preference> draw_beliefs(Random& random, const Case& subject, StateKind kind) {
    CaseBuilder builder;
    builder.made() = subject;
    builder.made().preferences.assign(subject.parties.size(), {});
    if (!subject.graph) random_case::add_preferences(random, builder, kind);
    for (PartyIndex i = 0; subject.graph && i < subject.parties.size(); ++i)
        random_case::want_states(random, builder, i);
    return builder.made().preferences;
}

inline PartyView draw_view(Random& random, const Case& subject, StateKind kind, PartyIndex party) {
    PartyView view;
    view.party = party;
    view.preferences.resize(subject.parties.size());
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        if (random.one_in(4)) view.without.push_back(o);
    for (NamedStateIndex n = 0; n < subject.states.size(); ++n)
        if (random.one_in(5)) view.without_states.push_back(n);
    if (view.without_states.size() == subject.states.size()) view.without_states.clear();
    const std::vector<Preference> beliefs = draw_beliefs(random, subject, kind);
    const bool unseen_ranked = random.one_in(2);
    for (std::size_t i = 0; i < beliefs.size(); ++i) {
        if (!random.one_in(3)) continue;
        view.preferences[i] = beliefs[i];
        for (auto& group : view.preferences[i]->ranking)
            if (!unseen_ranked)
                std::erase_if(group, [&](NamedStateIndex n) {
                    return std::count(view.without_states.begin(), view.without_states.end(), n) > 0;
                });
        std::erase_if(view.preferences[i]->ranking, [](const auto& group) { return group.empty(); });
    }
    if (random.one_in(3)) view.attitudes = draw_attitudes(random, subject.parties.size());
    return view;
}

/// Attitudes, and views of some of the parties.
inline Case random_perspective_case(Random& random) {
    const std::uint32_t draw = random.below(100);
    const StateKind kind = draw < 30   ? StateKind::plain
                           : draw < 50 ? StateKind::named
                           : draw < 65 ? StateKind::listed
                                       : StateKind::merged;
    Case subject = draw < 80 ? random_options_case(random, kind) : random_graph_case(random);
    if (!random.one_in(6)) subject.attitudes = draw_attitudes(random, subject.parties.size());
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (random.one_in(2)) subject.views.push_back(draw_view(random, subject, kind, i));
    return subject;
}

}  // namespace irenic::testing
