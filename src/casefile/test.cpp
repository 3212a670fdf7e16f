#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "casefile/scalars.hpp"
#include "casefile/test_leaf.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<std::string_view, 6> comparison_signs{"<", "<=", ">", ">=", "=", "!="};

const TestFunctionRow* function_named(std::string_view name) {
    for (const TestFunctionRow& row : test_functions)
        if (row.id == name) return &row;
    return nullptr;
}

/// Needs levels, weights or obligations, which an abstract graph has not.
bool needs_options(TestFunction function) {
    return function == TestFunction::keeps || function == TestFunction::stops ||
           function == TestFunction::value_at_stop || function == TestFunction::reachable_by_partial_deals;
}

}  // namespace

std::optional<std::uint32_t> TestLeaf::add(Test::Node node, const Token& first) {
    node.text = std::string(tokens_.text(first, tokens_.last()));
    node.place = tokens_.place(first, tokens_.last());
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
}

std::optional<std::uint32_t> TestLeaf::operator()() {
    const Token first = tokens_.peek();
    const auto left = term();
    if (!left) return std::nullopt;
    const Token sign = tokens_.peek();
    if (!is_comparison(sign)) {
        if (!number_at(*left)) return left;
        tokens_.fail("bad-test", tokens_.place(first, tokens_.last()), "a number is neither true nor false",
                     "compare it: `value(PARTY, STRATEGY) > 10`");
        return std::nullopt;
    }
    if (!number_at(*left)) {
        tokens_.fail("bad-test", tokens_.place(sign), "only numbers are compared", "join two sentences with `iff`");
        return std::nullopt;
    }
    tokens_.next();
    const Token second = tokens_.peek();
    const auto right = term();
    if (!right) return std::nullopt;
    if (!number_at(*right)) {
        tokens_.fail("bad-test", tokens_.place(second, tokens_.last()), "only numbers are compared",
                     "write a number, `value(…)` or `value-at-stop(…)`");
        return std::nullopt;
    }
    if (is_comparison(tokens_.peek())) {
        check_end(tokens_);
        return std::nullopt;
    }
    Test::Node node;
    node.kind = Test::Kind::comparison;
    node.comparison = static_cast<Comparison>(std::find(comparison_signs.begin(), comparison_signs.end(), sign.text) -
                                              comparison_signs.begin());
    node.left = *left;
    node.right = *right;
    return add(std::move(node), first);
}

std::optional<std::uint32_t> TestLeaf::term() {
    const Token first = tokens_.peek();
    if (first.kind == Token::Kind::number) {
        tokens_.next();
        const ParsedDecimal parsed = parse_decimal(first.text);
        if (parsed.error != DecimalError::none) {
            tokens_.fail("not-a-number", tokens_.place(first), fmt::format("{} is not a number", in_quotes(first.text)),
                         "write digits, at most six of them after the point");
            return std::nullopt;
        }
        Test::Node node;
        node.kind = Test::Kind::number;
        node.number = parsed.value;
        return add(std::move(node), first);
    }
    if (first.kind != Token::Kind::name || joining_at(first) != nullptr) {
        fail_operand(tokens_, "a test such as `signable(STRATEGY)`");
        return std::nullopt;
    }
    if (const TestFunctionRow* row = function_named(first.text)) return call(*row);
    std::vector<std::string> names;
    for (const TestFunctionRow& row : test_functions) names.emplace_back(row.id);
    std::string help = suggestion(tokens_.binding.problems, first.text, names, "functions");
    if (tokens_.binding.options.has(first.text))
        help = "what is true in some state is written `some-state(EXPRESSION)`";
    tokens_.fail("unknown-function", tokens_.place(first),
                 fmt::format("{} is not a function of tests", in_quotes(first.text)), std::move(help));
    return std::nullopt;
}

std::optional<std::uint32_t> TestLeaf::call(const TestFunctionRow& row) {
    const Nesting nesting(tokens_);
    const Token first = tokens_.next();
    const TestFunctionRow* outer = std::exchange(row_, &row);
    const std::string usage = fmt::format("write `{}({})`", row.id, row.arguments);
    Test::Node node;
    node.kind = Test::Kind::call;
    node.function = row.function;
    if (tokens_.binding.graph && needs_options(row.function))
        tokens_.fail("not-for-graphs", tokens_.place(first),
                     fmt::format("`{}` needs options, and an abstract graph has none", row.id));
    if (!tokens_.failed() && !tokens_.pass("("))
        tokens_.fail("bad-test", tokens_.place(first), fmt::format("`{}` has no arguments", row.id), usage);
    if (tokens_.failed() || !arguments(node, row)) return std::nullopt;
    if (!tokens_.pass(")")) {
        const Token found = tokens_.peek();
        const bool end = found.kind == Token::Kind::end;
        tokens_.fail("bad-test", tokens_.place(end ? first : found),
                     end ? fmt::format("`{}` has no closing parenthesis", row.id)
                         : fmt::format("{} is not expected in `{}`", in_quotes(found.text), row.id),
                     usage);
        return std::nullopt;
    }
    row_ = outer;
    const bool gone = std::exchange(left_out_is_gone_, false) && row.function == TestFunction::without;
    if (gone) return node.left;
    return add(std::move(node), first);
}

std::optional<Test> parse_test(Binding& binding, const Node& scalar) {
    Tokens tokens(binding, scalar);
    if (tokens.failed()) return std::nullopt;
    Test made;
    TestLeaf leaf(tokens, made);
    Formula<Test, TestLeaf> formula(tokens, made, leaf);
    if (!formula.read() || !check_end(tokens)) return std::nullopt;
    made.text = read_text(&scalar);
    made.place = scalar.place;
    return made;
}

}  // namespace irenic::casefile
