/// Random cases, small enough for definitions that are applied word for word, and odd enough to find faults: one-way options,
/// lists of changes that do not chain, joint and chance options, constraints, ties, long lists of statements, merged and listed
/// states, abstract graphs with arcs in any direction.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "irenic/model.hpp"
#include "support/case_builder.hpp"
#include "support/formulas.hpp"
#include "support/random.hpp"

namespace irenic::testing {

/// How the states of a random case with options come about.
enum class StateKind { plain, named, listed, merged };

namespace random_case {

/// Constraints are redrawn until so many states at most are left.
inline std::uint32_t draw_state_cap(Random& random) {
    if (random.percent(3)) return 400;
    static constexpr std::uint32_t caps[] = {8, 16, 32, 64, 100, 150};
    return caps[random.below(6)];
}

inline void add_parties(Random& random, CaseBuilder& builder) {
    const std::uint32_t parties = random.between(2, 5);
    for (std::uint32_t i = 0; i < parties; ++i) builder.party("p" + std::to_string(i + 1));
}

inline Words draw_owners(Random& random, const Case& subject) {
    Words ids;
    for (const Party& party : subject.parties) ids.push_back(party.id);
    if (random.percent(6)) return {};
    random.shuffle(ids);
    ids.resize(random.percent(12) ? random.between(2, static_cast<std::uint32_t>(ids.size())) : 1);
    return ids;
}

inline std::vector<std::pair<std::string, std::string>> draw_changes(Random& random, const Words& levels) {
    std::vector<std::pair<std::string, std::string>> changes;
    for (const std::string& from : levels)
        for (const std::string& to : levels)
            if (from != to && random.percent(55)) changes.emplace_back(from, to);
    return changes;
}

/// Adds options until the next would take the combinations of levels beyond `cap`.
inline std::uint32_t add_options(Random& random, CaseBuilder& builder, std::uint32_t cap) {
    static const std::vector<Words> kinds{{"no", "yes"}, {"low", "middle", "high"}, {"a", "b", "c", "d"}};
    std::uint32_t combinations = 1;
    while (true) {
        const std::uint32_t draw = random.below(100);
        const Words& levels = draw < 55 ? kinds[0] : draw < 93 ? kinds[1] : kinds[2];
        if (combinations * levels.size() > cap) return combinations;
        combinations *= static_cast<std::uint32_t>(levels.size());
        const std::string id = "o" + std::to_string(builder.made().options.size() + 1);
        const Words owners = draw_owners(random, builder.made());
        const std::uint32_t direction = random.below(100);
        if (direction < 50)
            builder.option(id, owners, levels);
        else if (direction < 75)
            builder.option(id, owners, levels, random.one_in(2) ? "up" : "down");
        else
            builder.option_with_changes(id, owners, levels, draw_changes(random, levels));
        builder.start(id, levels[random.below(static_cast<std::uint32_t>(levels.size()))]);
    }
}

inline Expression draw_atom(Random& random, const Case& subject) {
    if (random.percent(3)) return random.one_in(2) ? truth() : falsehood();
    if (!subject.states.empty() && random.percent(15))
        return named_state(random.below(static_cast<std::uint32_t>(subject.states.size())));
    const OptionIndex option = random.below(static_cast<std::uint32_t>(subject.options.size()));
    const auto all = (std::uint32_t{1} << subject.options[option].levels.size()) - 1;
    return level_in(option, random.between(1, all));
}

inline Expression draw_expression(Random& random, const Case& subject, std::uint32_t depth) {
    if (depth == 0 || random.percent(35)) return draw_atom(random, subject);
    Expression left = draw_expression(random, subject, depth - 1);
    const Expression right = draw_expression(random, subject, depth - 1);
    switch (random.below(6)) {
        case 0: return negation(std::move(left));
        case 1:
        case 2: return conjunction(std::move(left), right);
        case 3: return disjunction(std::move(left), right);
        case 4: return implication(std::move(left), right);
        default: return equivalence(std::move(left), right);
    }
}

/// All combinations that no constraint forbids, or all that one does; the first option fastest.
inline std::vector<Levels> combinations(const Case& subject, bool forbidden = false) {
    std::vector<Levels> found{{}};
    for (std::size_t o = subject.options.size(); o-- > 0;) {
        std::vector<Levels> longer;
        for (const Levels& rest : found)
            for (Level l = 0; l < subject.options[o].levels.size(); ++l) {
                Levels levels{l};
                levels.insert(levels.end(), rest.begin(), rest.end());
                longer.push_back(std::move(levels));
            }
        found = std::move(longer);
    }
    std::erase_if(found, [&](const Levels& levels) {
        return forbidden != std::any_of(subject.never.begin(), subject.never.end(), [&](const Constraint& constraint) {
                   return holds(constraint.that, levels, subject);
               });
    });
    return found;
}

inline void add_constraints(Random& random, CaseBuilder& builder) {
    const std::uint32_t wanted = random.below(4);
    for (std::uint32_t k = 0; k < wanted; ++k) {
        builder.never(
            conjunction(draw_expression(random, builder.made(), 1), draw_expression(random, builder.made(), 2)));
        if (combinations(builder.made()).size() < 2) builder.made().never.pop_back();
    }
}

/// Names for all or some of the states, or merged groups of them.
inline void add_states(Random& random, CaseBuilder& builder, StateKind kind) {
    if (kind == StateKind::plain) return;
    std::vector<Levels> feasible = combinations(builder.made());
    random.shuffle(feasible);
    std::vector<Levels> forbidden = combinations(builder.made(), true);
    random.shuffle(forbidden);
    if (kind == StateKind::listed) feasible.resize(random.between(1, static_cast<std::uint32_t>(feasible.size())));
    for (std::size_t k = 0; k < feasible.size();) {
        NamedState state;
        state.id = "s" + std::to_string(builder.made().states.size() + 1);
        const std::uint32_t members = kind == StateKind::merged && random.percent(30) ? random.between(2, 4) : 1;
        for (std::uint32_t m = 0; m < members && k < feasible.size(); ++m) state.patterns.push_back(feasible[k++]);
        // A pattern that a constraint forbids adds nothing, wherever it stands among the others.
        if (kind == StateKind::merged && !forbidden.empty() && random.percent(20)) {
            state.patterns.insert(state.patterns.begin() + random.below(2), std::move(forbidden.back()));
            forbidden.pop_back();
        }
        builder.made().states.push_back(std::move(state));
    }
    if (kind == StateKind::listed || (kind == StateKind::merged && random.one_in(3))) builder.only_listed();
}

inline void rank(Random& random, Preference& preference, std::uint32_t states) {
    preference.kind = Preference::Kind::ranking;
    std::vector<NamedStateIndex> order(states);
    for (NamedStateIndex n = 0; n < states; ++n) order[n] = n;
    random.shuffle(order);
    const std::uint32_t ties = random.below(3) * 25;
    for (const NamedStateIndex n : order) {
        if (preference.ranking.empty() || !random.percent(ties)) preference.ranking.emplace_back();
        preference.ranking.back().push_back(n);
    }
}

inline std::string draw_number(Random& random) {
    std::string number = std::to_string(random.below(random.one_in(4) ? 100'000 : 6));
    if (random.one_in(4)) number += "." + std::to_string(random.between(1, 999'999));
    return random.one_in(3) ? "-" + number : number;
}

/// In cases with merged states, what a party says of them is the same for all members.
inline Expression draw_statement(Random& random, const Case& subject, StateKind kind) {
    if (kind != StateKind::merged) return draw_expression(random, subject, 2);
    Expression made = falsehood();
    for (NamedStateIndex n = 0; n < subject.states.size(); ++n)
        if (random.one_in(2)) made = disjunction(std::move(made), named_state(n));
    return made;
}

inline void add_preferences(Random& random, CaseBuilder& builder, StateKind kind) {
    for (const Party& party : std::vector<Party>(builder.made().parties)) {
        Preference& preference = builder.made().preferences[*find_party(builder.made(), party.id)];
        const std::uint32_t draw = random.below(100);
        if (draw < 5) continue;
        if (kind != StateKind::plain && draw < 45) {
            rank(random, preference, static_cast<std::uint32_t>(builder.made().states.size()));
            continue;
        }
        const bool weighted = draw < 75;
        // Beyond 63 statements a sum of powers of two no longer fits in a word.
        const std::uint32_t statements = !weighted && random.percent(4) ? 70 : random.between(1, 7);
        for (std::uint32_t k = 0; k < statements; ++k) {
            const Case& subject = builder.made();
            if (weighted && kind != StateKind::merged && random.one_in(3)) {
                const Option& option = subject.options[random.below(static_cast<std::uint32_t>(subject.options.size()))];
                Words numbers;
                for (std::size_t l = 0; l < option.levels.size(); ++l) numbers.push_back(draw_number(random));
                builder.graded(party.id, std::string(option.id), numbers);
            } else if (weighted) {
                builder.weight(party.id, draw_statement(random, subject, kind), draw_number(random));
            } else {
                builder.wants(party.id, draw_statement(random, subject, kind));
            }
        }
    }
}

}  // namespace random_case

/// A case with options and at least one feasible state. Up to about 150 states, sometimes 400.
inline Case random_options_case(Random& random, StateKind kind) {
    CaseBuilder builder("random");
    random_case::add_parties(random, builder);
    random_case::add_options(random, builder, random_case::draw_state_cap(random));
    if (builder.made().options.empty()) builder.option("o1", {"p1"});
    random_case::add_constraints(random, builder);
    random_case::add_states(random, builder, kind);
    random_case::add_preferences(random, builder, kind);
    return builder.build();
}

/// The same with the kind of states drawn: plain mostly.
inline Case random_options_case(Random& random) {
    const std::uint32_t draw = random.below(100);
    return random_options_case(random, draw < 65   ? StateKind::plain
                                       : draw < 80 ? StateKind::named
                                       : draw < 90 ? StateKind::listed
                                                   : StateKind::merged);
}

namespace random_case {

/// Adds arcs until a move after a move is a move.
inline void close(std::vector<AbstractGraph::Arc>& arcs, std::uint32_t states) {
    std::vector<std::vector<bool>> leads(states, std::vector<bool>(states));
    for (const auto& arc : arcs) leads[arc.from][arc.to] = true;
    for (NamedStateIndex by = 0; by < states; ++by)
        for (NamedStateIndex from = 0; from < states; ++from)
            for (NamedStateIndex to = 0; leads[from][by] && to < states; ++to)
                if (leads[by][to]) leads[from][to] = true;
    arcs.clear();
    for (NamedStateIndex from = 0; from < states; ++from)
        for (NamedStateIndex to = 0; to < states; ++to)
            if (from != to && leads[from][to]) arcs.push_back({from, to});
}

/// A ranking mostly; sometimes statements about which state it is, or nothing.
inline void want_states(Random& random, CaseBuilder& builder, PartyIndex i) {
    const Case& subject = builder.made();
    const std::string party = subject.parties[i].id;
    const std::uint32_t draw = random.below(100);
    if (draw < 70) {
        rank(random, builder.made().preferences[i], static_cast<std::uint32_t>(subject.states.size()));
        return;
    }
    for (std::uint32_t k = draw < 95 ? random.between(1, 6) : 0; k > 0; --k) {
        Expression that = draw_statement(random, subject, StateKind::merged);
        if (draw < 82)
            builder.wants(party, std::move(that));
        else
            builder.weight(party, std::move(that), draw_number(random));
    }
}

}  // namespace random_case

/// An abstract graph: arcs from nothing at all to dense, for some or all parties closed under moving on, else rarely so.
inline Case random_graph_case(Random& random) {
    CaseBuilder builder("random graph");
    builder.graph();
    random_case::add_parties(random, builder);
    const std::uint32_t states = random.percent(5) ? random.between(60, 150) : random.between(1, 24);
    for (std::uint32_t n = 1; n <= states; ++n) builder.state("s" + std::to_string(n));
    const std::uint32_t closed = random.percent(25) ? 100 : random.below(50);
    for (PartyIndex i = 0; i < builder.made().parties.size(); ++i) {
        random_case::want_states(random, builder, i);
        if (random.percent(8)) continue;
        // About one to six arcs from each state; few where they are then closed.
        const bool close = random.percent(closed);
        const std::uint32_t arcs_per_state = close ? 1 : random.between(1, 6);
        for (NamedStateIndex from = 0; from < states; ++from)
            for (NamedStateIndex to = 0; to < states; ++to)
                if (from != to && random.below(states) < arcs_per_state)
                    builder.made().graph->moves[i].push_back({from, to});
        if (close) random_case::close(builder.made().graph->moves[i], states);
    }
    return builder.build();
}

}  // namespace irenic::testing
