#include "stability/encoding.hpp"

#include <algorithm>
#include <bit>

namespace irenic {

std::uint64_t reach_of(const Option& option, Level level) {
    std::uint64_t reached = std::uint64_t{1} << level;
    std::uint64_t before = 0;
    while (before != reached) {
        before = reached;
        for (std::uint64_t rest = before; rest != 0; rest &= rest - 1)
            reached |= option.allowed[static_cast<std::size_t>(std::countr_zero(rest))];
    }
    return reached;
}

Sketch Encoding::known(const Levels& levels) const {
    Sketch state(levels.size());
    for (OptionIndex o = 0; o < levels.size(); ++o) {
        state[o].assign(model_.subject().options[o].levels.size(), Circuit::falsehood);
        state[o][levels[o]] = Circuit::truth;
    }
    return state;
}

void Encoding::open(Sketch& state, OptionIndex o, std::uint64_t levels) {
    std::vector<Literal>& row = state[o];
    std::fill(row.begin(), row.end(), Circuit::falsehood);
    const int count = std::popcount(levels);
    const auto first = static_cast<std::size_t>(std::countr_zero(levels));
    if (count == 1) {
        row[first] = Circuit::truth;
    } else if (count == 2) {
        const auto second = static_cast<std::size_t>(std::countr_zero(levels & (levels - 1)));
        row[first] = circuit_.fresh();
        row[second] = -row[first];
    } else {
        std::vector<Literal> some;
        for (; levels != 0; levels &= levels - 1) {
            Literal& one = row[static_cast<std::size_t>(std::countr_zero(levels))] = circuit_.fresh();
            for (const Literal other : some) circuit_.require({-one, -other});
            some.push_back(one);
        }
        circuit_.require(some);
    }
}

Literal Encoding::matches(const NamedState& named, const Sketch& state) {
    Literal some = Circuit::falsehood;
    for (const Levels& pattern : named.patterns) {
        Literal all = Circuit::truth;
        for (OptionIndex o = 0; o < pattern.size(); ++o) all = circuit_.both(all, state[o][pattern[o]]);
        some = circuit_.either(some, all);
    }
    return some;
}

Literal Encoding::holds(const Expression& expression, const Sketch& state) {
    std::vector<Literal> at(expression.nodes.size(), Circuit::falsehood);
    for (std::size_t n = 0; n < at.size(); ++n) {
        const Expression::Node& node = expression.nodes[n];
        const Literal left = at[node.left];
        const Literal right = at[node.right];
        switch (node.kind) {
            using Kind = Expression::Kind;
            case Kind::truth: at[n] = Circuit::truth; break;
            case Kind::falsehood:
            case Kind::strategy: break;
            case Kind::level_in: {
                const std::vector<Literal>& row = state[node.index];
                for (std::size_t l = 0; l < row.size(); ++l)
                    if ((node.mask >> l) & 1U) at[n] = circuit_.either(at[n], row[l]);
                break;
            }
            case Kind::named_state: at[n] = matches(model_.subject().states[node.index], state); break;
            case Kind::negation: at[n] = -left; break;
            case Kind::conjunction: at[n] = circuit_.both(left, right); break;
            case Kind::disjunction: at[n] = circuit_.either(left, right); break;
            case Kind::implication: at[n] = circuit_.either(-left, right); break;
            case Kind::equivalence: at[n] = -circuit_.differ(left, right); break;
        }
    }
    return at.back();
}

Literal Encoding::feasible(const Sketch& state) {
    const Case& subject = model_.subject();
    if (subject.only_listed) {
        Literal listed = Circuit::falsehood;
        for (const NamedState& named : subject.states)
            if (!named.left_out) listed = circuit_.either(listed, matches(named, state));
        return listed;
    }
    Literal all = Circuit::truth;
    for (const Constraint& constraint : subject.never) all = circuit_.both(all, -holds(constraint.that, state));
    return all;
}

void Encoding::add_worth(PartyIndex i, const Sketch& state, int sign, std::vector<Circuit::Term>& terms) {
    const LocalParty& party = model_.party(i);
    for (OptionIndex o = 0; o < state.size(); ++o)
        for (std::size_t l = 0; l < party.graded[o].size(); ++l)
            terms.push_back({state[o][l], sign * party.graded[o][l]});
    for (const Want& want : party.wants) terms.push_back({holds(*want.that, state), sign * want.weight});
}

Literal Encoding::worth_at_least(PartyIndex i, const Sketch& state, Worth least) {
    std::vector<Circuit::Term> terms;
    add_worth(i, state, 1, terms);
    return circuit_.at_least(std::move(terms), least);
}

Literal Encoding::gains(PartyIndex i, const Sketch& from, const Sketch& to) {
    std::vector<Circuit::Term> terms;
    add_worth(i, to, 1, terms);
    add_worth(i, from, -1, terms);
    return circuit_.at_least(std::move(terms), 1);
}

Literal Encoding::gains_by(PartyIndex i, std::span<const OptionIndex> options, const Sketch& from, const Sketch& to) {
    Sketch changed = from;
    for (const OptionIndex o : options) changed[o] = to[o];
    return gains(i, from, changed);
}

Literal Encoding::may_change(std::span<const OptionIndex> options, const Sketch& from, const Sketch& to) {
    Literal all = Circuit::truth;
    for (const OptionIndex o : options) {
        const Option& option = model_.subject().options[o];
        if (option.reversible) continue;
        for (std::size_t a = 0; a < option.levels.size(); ++a)
            for (std::size_t b = 0; b < option.levels.size(); ++b)
                if (a != b && ((option.allowed[a] >> b) & 1U) == 0)
                    all = circuit_.both(all, -circuit_.both(from[o][a], to[o][b]));
    }
    return all;
}

Literal Encoding::changes(std::span<const OptionIndex> options, const Sketch& from, const Sketch& to) {
    Literal some = Circuit::falsehood;
    for (const OptionIndex o : options)
        for (std::size_t l = 0; l < from[o].size(); ++l)
            some = circuit_.either(some, circuit_.differ(from[o][l], to[o][l]));
    return some;
}

Levels Encoding::found(const Sketch& state) const {
    Levels levels(state.size(), 0);
    for (OptionIndex o = 0; o < state.size(); ++o)
        for (std::size_t l = 0; l < state[o].size(); ++l)
            if (circuit_.is_true(state[o][l])) levels[o] = static_cast<Level>(l);
    return levels;
}

}  // namespace irenic
