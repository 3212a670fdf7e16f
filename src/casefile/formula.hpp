/// How operands are joined, in expressions and in tests alike: not, and, or, implies, iff, parentheses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "casefile/tokens.hpp"

namespace irenic::casefile {

enum class Joining : std::uint8_t { conjunction, disjunction, implication, equivalence };

struct JoiningRow {
    std::string_view word;
    Joining kind;
    int power;  ///< a larger power binds tighter
    bool right_associative;
};
inline constexpr std::array<JoiningRow, 4> joinings{{
    {"and", Joining::conjunction, 4, false},
    {"or", Joining::disjunction, 3, false},
    {"implies", Joining::implication, 2, true},
    {"iff", Joining::equivalence, 1, false},
}};
inline constexpr int power_of_not = 5;

inline const JoiningRow* joining_at(const Token& token) {
    for (const JoiningRow& row : joinings)
        if (token.kind == Token::Kind::name && token.is(row.word)) return &row;
    return nullptr;
}

inline bool is_comparison(const Token& token) {
    return token.kind == Token::Kind::sign &&
           (token.is("=") || token.is("!=") || token.is("<") || token.is("<=") || token.is(">") || token.is(">="));
}

/// Reports the token that stands where an operand is wanted.
void fail_operand(Tokens& tokens, std::string_view wanted);

/// Reports what follows a complete expression. Nothing may follow, or only `closing`.
bool check_end(Tokens& tokens);

/// Counts nesting, so that no text can make the parser call itself without end.
class Nesting {
public:
    explicit Nesting(Tokens& tokens) : tokens_(tokens) {
        if (++tokens_.nesting > Tokens::max_nesting)
            tokens_.fail("expression-too-deep", tokens_.place(tokens_.peek()),
                         fmt::format("this expression is nested more than {} deep", Tokens::max_nesting),
                         "take out parentheses, or say it in several statements");
    }
    ~Nesting() { --tokens_.nesting; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    Tokens& tokens_;
};

/// Precedence climbing (Pratt 1973). `Tree` is `Expression` or `Test`; `leaf()` reads an operand without a joining word and
/// gives the index of its node. Nothing after a failure, which has been reported.
template <typename Tree, typename Leaf>
class Formula {
public:
    Formula(Tokens& tokens, Tree& tree, Leaf& leaf) : tokens_(tokens), tree_(tree), leaf_(leaf) {}

    std::optional<std::uint32_t> read(int least_power = 1) {
        const Nesting nesting(tokens_);
        if (tokens_.failed()) return std::nullopt;
        std::optional<std::uint32_t> left = operand();
        while (left) {
            const JoiningRow* joining = joining_at(tokens_.peek());
            if (joining == nullptr || joining->power < least_power) break;
            tokens_.next();
            const auto right = read(joining->right_associative ? joining->power : joining->power + 1);
            if (!right) return std::nullopt;
            left = add(kind_of(joining->kind), *left, *right);
        }
        return left;
    }

private:
    using Kind = typename Tree::Kind;

    static Kind kind_of(Joining joining) {
        switch (joining) {
            case Joining::conjunction: return Kind::conjunction;
            case Joining::disjunction: return Kind::disjunction;
            case Joining::implication: return Kind::implication;
            default: return Kind::equivalence;
        }
    }

    std::uint32_t add(Kind kind, std::uint32_t left = 0, std::uint32_t right = 0) {
        typename Tree::Node node;
        node.kind = kind;
        node.left = left;
        node.right = right;
        tree_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    }

    std::optional<std::uint32_t> operand() {
        if (tokens_.pass("not")) {
            const auto inner = read(power_of_not);
            return inner ? std::optional(add(Kind::negation, *inner)) : std::nullopt;
        }
        if (tokens_.pass("true")) return add(Kind::truth);
        if (tokens_.pass("false")) return add(Kind::falsehood);
        if (!tokens_.peek().is("(")) return leaf_();
        const Token opening = tokens_.next();
        const auto inner = read();
        if (!inner) return std::nullopt;
        if (!tokens_.pass(")")) {
            if (tokens_.peek().kind == Token::Kind::end)
                tokens_.fail("bad-expression", tokens_.place(opening), "this parenthesis is not closed", "write `)`");
            else
                check_end(tokens_);
            return std::nullopt;
        }
        if (is_comparison(tokens_.peek())) {
            tokens_.fail("bad-expression", tokens_.place(tokens_.peek()),
                         "what stands in parentheses cannot be compared", "two sentences are compared with `iff`");
            return std::nullopt;
        }
        return inner;
    }

    Tokens& tokens_;
    Tree& tree_;
    Leaf& leaf_;
};

/// The expression from here on, in a case or inside a test, where strategies may be named too.
std::optional<Expression> read_expression(Tokens& tokens, bool in_test);

}  // namespace irenic::casefile
