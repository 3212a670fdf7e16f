/// Expressions put together in C++, for tests that should not depend on the reader of case files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "irenic/model.hpp"

namespace irenic::testing {

inline Expression truth() {
    Expression made;
    made.nodes.push_back({Expression::Kind::truth, 0, 0, 0, 0});
    made.text = "true";
    return made;
}

inline Expression falsehood() {
    Expression made;
    made.nodes.push_back({Expression::Kind::falsehood, 0, 0, 0, 0});
    made.text = "false";
    return made;
}

/// The option is at one of the levels whose bit is set.
inline Expression level_in(OptionIndex option, std::uint64_t mask) {
    Expression made;
    made.nodes.push_back({Expression::Kind::level_in, option, mask, 0, 0});
    made.text = "option " + std::to_string(option) + " in " + std::to_string(mask);
    return made;
}

inline Expression named_state(NamedStateIndex state) {
    Expression made;
    made.nodes.push_back({Expression::Kind::named_state, state, 0, 0, 0});
    made.text = "state " + std::to_string(state);
    return made;
}

inline Expression negation(Expression made) {
    const auto below = static_cast<std::uint32_t>(made.nodes.size() - 1);
    made.nodes.push_back({Expression::Kind::negation, 0, 0, below, 0});
    made.text = "not (" + made.text + ")";
    return made;
}

inline Expression joined(Expression::Kind kind, const std::string& word, Expression left, const Expression& right) {
    const auto offset = static_cast<std::uint32_t>(left.nodes.size());
    for (Expression::Node node : right.nodes) {
        node.left += offset;
        node.right += offset;
        left.nodes.push_back(node);
    }
    const auto last = static_cast<std::uint32_t>(left.nodes.size() - 1);
    left.nodes.push_back({kind, 0, 0, offset - 1, last});
    left.text = "(" + left.text + ") " + word + " (" + right.text + ")";
    return left;
}

inline Expression conjunction(Expression left, const Expression& right) {
    return joined(Expression::Kind::conjunction, "and", std::move(left), right);
}
inline Expression disjunction(Expression left, const Expression& right) {
    return joined(Expression::Kind::disjunction, "or", std::move(left), right);
}
inline Expression implication(Expression left, const Expression& right) {
    return joined(Expression::Kind::implication, "implies", std::move(left), right);
}
inline Expression equivalence(Expression left, const Expression& right) {
    return joined(Expression::Kind::equivalence, "iff", std::move(left), right);
}

}  // namespace irenic::testing
