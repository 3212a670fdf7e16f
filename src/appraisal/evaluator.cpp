/// Tests: how functions are joined and compared, and the table of functions.
#include <algorithm>
#include <array>

#include "appraisal/parts.hpp"

namespace irenic {
namespace {

/// One row per function of a test: what evaluates it. In the order of `test_functions`.
struct FunctionRow {
    TestFunction function;
    Outcome (Evaluator::*evaluate)(const Test::Node& call);
};
constexpr std::array<FunctionRow, test_functions.size()> functions{{
    {TestFunction::signable, &Evaluator::signable},
    {TestFunction::blocks, &Evaluator::blocks},
    {TestFunction::stable, &Evaluator::stable},
    {TestFunction::some_state, &Evaluator::some_state},
    {TestFunction::every_equilibrium, &Evaluator::every_equilibrium},
    {TestFunction::some_equilibrium, &Evaluator::some_equilibrium},
    {TestFunction::keeps, &Evaluator::keeps},
    {TestFunction::stops, &Evaluator::stops},
    {TestFunction::value, &Evaluator::value},
    {TestFunction::value_at_stop, &Evaluator::value_at_stop},
    {TestFunction::reachable, &Evaluator::reachable},
    {TestFunction::reachable_by_partial_deals, &Evaluator::reachable_by_partial_deals},
    {TestFunction::without, &Evaluator::without},
    {TestFunction::reading, &Evaluator::reading},
}};

}  // namespace

bool compare(Comparison comparison, Decimal left, Decimal right) {
    switch (comparison) {
        case Comparison::less: return left < right;
        case Comparison::less_equal: return left <= right;
        case Comparison::greater: return left > right;
        case Comparison::greater_equal: return left >= right;
        case Comparison::equal: return left == right;
        case Comparison::not_equal: return left != right;
    }
    return false;
}

Outcome Evaluator::node(std::uint32_t at) {
    const Test::Node& here = test_.nodes[at];
    switch (here.kind) {
        case Test::Kind::truth: return {false, true, {}, false};
        case Test::Kind::falsehood: return {false, false, {}, false};
        case Test::Kind::number: return {false, false, here.number, false};
        case Test::Kind::call: return (this->*functions[static_cast<std::size_t>(here.function)].evaluate)(here);
        case Test::Kind::comparison: return comparison(here);
        case Test::Kind::negation: {
            Outcome inside = node(here.left);
            inside.is = !inside.is && !inside.undecided;
            return inside;
        }
        default: return connective(here);
    }
}

/// Both sides are evaluated, so that an error on either is seen and both give their witnesses.
Outcome Evaluator::connective(const Test::Node& joining) {
    const Outcome left = node(joining.left);
    const Outcome right = node(joining.right);
    Outcome joined;
    joined.failed = left.failed || right.failed;
    // What could not be settled leaves a whole open unless the other side decides it alone.
    const auto settled = [&](bool by_left, bool by_right) {
        joined.undecided =
            (left.undecided || right.undecided) && !(by_left && !left.undecided) && !(by_right && !right.undecided);
    };
    switch (joining.kind) {
        case Test::Kind::conjunction:
            joined.is = left.is && right.is;
            settled(!left.is, !right.is);
            break;
        case Test::Kind::disjunction:
            joined.is = left.is || right.is;
            settled(left.is, right.is);
            break;
        case Test::Kind::implication:
            joined.is = !left.is || right.is;
            settled(!left.is, right.is);
            break;
        default:
            joined.is = left.is == right.is;
            settled(false, false);
            break;
    }
    joined.is = joined.is && !joined.undecided;
    return joined;
}

Outcome Evaluator::comparison(const Test::Node& comparing) {
    const Outcome left = node(comparing.left);
    const Outcome right = node(comparing.right);
    if (left.failed || right.failed) return failure();
    const bool with_constant = test_.nodes[comparing.left].kind == Test::Kind::number ||
                               test_.nodes[comparing.right].kind == Test::Kind::number;
    if (with_constant && (left.ordinal || right.ordinal)) {
        parts_.fail("ordinal-party", "this compares a number with a value that only orders states", comparing.place,
                    "give every statement of the party a weight, or compare two states");
        return failure();
    }
    return {false, compare(comparing.comparison, *left.number, *right.number), {}, false};
}

Outcome Evaluator::answer(const Test::Node& call, bool is, std::string because, StateIndex state,
                          std::vector<Step> path) {
    Witness witness;
    witness.test = call.text;
    witness.is = is;
    witness.because = std::move(because);
    witness.state = state;
    witness.path = std::move(path);
    witnesses_.push_back(std::move(witness));
    return {false, is, {}, false};
}

std::string Evaluator::names(const std::vector<PartyIndex>& parties) const {
    std::string text;
    for (std::size_t k = 0; k < parties.size(); ++k) {
        if (k > 0) text += k + 1 == parties.size() ? " and " : ", ";
        text += name(parties[k]);
    }
    return text;
}

std::string Evaluator::path_words(const std::vector<Step>& path) const {
    std::string text;
    for (const Step& step : path) {
        if (!text.empty()) text += ", then ";
        text += names(step.movers) + " to " + parts_.space->name(step.to);
    }
    return text;
}

Outcome Evaluator::undecided(const Test::Node& call, std::string because, StateIndex state) {
    Outcome open = answer(call, false, std::move(because), state);
    witnesses_.back().undecided = open.undecided = true;
    return open;
}

std::optional<Bits> Evaluator::states_where(const Expression& expression, Place place) {
    const auto asked = plain(expression, place);
    return asked ? std::optional(parts_.space->where(*asked)) : std::nullopt;
}

std::optional<Expression> Evaluator::plain(const Expression& expression, Place place) {
    Expression plain = expression;
    for (std::size_t n = 0; n < plain.nodes.size(); ++n) {
        if (plain.nodes[n].kind != Expression::Kind::strategy) continue;
        const StateIndex state = parts_.state_of({StateReference::Kind::strategy, plain.nodes[n].index}, place);
        if (state == no_state) return {};
        // Replaced by "every option is at its level there": inserted before the node, so children stay before parents.
        const Levels levels = parts_.space->levels(state);
        std::vector<Expression::Node> chain;
        for (OptionIndex o = 0; o < levels.size(); ++o) {
            chain.push_back({Expression::Kind::level_in, o, std::uint64_t{1} << levels[o], 0, 0});
            if (o == 0) continue;
            const auto last = static_cast<std::uint32_t>(n + chain.size());
            chain.push_back({Expression::Kind::conjunction, 0, 0, last - 2, last - 1});
        }
        const auto added = static_cast<std::uint32_t>(chain.size() - 1);
        for (std::size_t later = n + 1; later < plain.nodes.size(); ++later) {
            if (plain.nodes[later].left >= n) plain.nodes[later].left += added;
            if (plain.nodes[later].right >= n) plain.nodes[later].right += added;
        }
        plain.nodes.erase(plain.nodes.begin() + static_cast<std::ptrdiff_t>(n));
        plain.nodes.insert(plain.nodes.begin() + static_cast<std::ptrdiff_t>(n), chain.begin(), chain.end());
        n += added;
    }
    return plain;
}

Test Evaluator::inner(const Test::Node& call) const {
    Test below = test_;
    below.nodes.resize(call.left + 1U);
    return below;
}

}  // namespace irenic
