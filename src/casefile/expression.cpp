#include <string>
#include <vector>

#include "casefile/formula.hpp"

namespace irenic::casefile {

namespace {

std::uint64_t all_levels(const Option& option) { return (std::uint64_t{1} << option.levels.size()) - 1; }

std::uint64_t levels_that(std::string_view comparison, Level level, std::uint64_t all) {
    const std::uint64_t at = std::uint64_t{1} << level;
    const std::uint64_t below = at - 1;
    if (comparison == "=") return at;
    if (comparison == "!=") return all & ~at;
    if (comparison == "<") return below;
    if (comparison == "<=") return below | at;
    if (comparison == ">") return all & ~(below | at);
    return all & ~below;
}

/// The sign that says the same with the sides exchanged.
std::string turned(std::string_view comparison) {
    std::string sign(comparison);
    for (char& c : sign)
        if (c == '<' || c == '>') c = c == '<' ? '>' : '<';
    return sign;
}

/// Reads what stands between the joining words of an expression: an option, a comparison, `state:x`.
class ExpressionLeaf {
public:
    ExpressionLeaf(Tokens& tokens, Expression& tree, bool in_test) : tokens_(tokens), tree_(tree), in_test_(in_test) {}

    std::optional<std::uint32_t> operator()() {
        const Token& first = tokens_.peek();
        if (first.kind != Token::Kind::name || joining_at(first) != nullptr) {
            fail_operand(tokens_, "an option");
            return std::nullopt;
        }
        if (tokens_.peek(1).is(":")) return prefixed();
        if (tokens_.peek(1).is("(")) {
            tokens_.fail("bad-expression", tokens_.place(first),
                         fmt::format("{} is not a function of expressions", in_quotes(first.text)),
                         in_test_ ? "an expression is about options and their levels"
                                  : "functions belong into the tests of claims");
            return std::nullopt;
        }
        return is_comparison(tokens_.peek(1)) ? comparison() : bare();
    }

private:
    std::optional<std::uint32_t> add(Expression::Kind kind, std::uint32_t index, std::uint64_t mask = 0) {
        tree_.nodes.push_back({kind, index, mask, 0, 0});
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    }

    std::optional<std::uint32_t> prefixed();
    std::optional<std::uint32_t> comparison();
    std::optional<std::uint32_t> bare();
    std::optional<OptionIndex> option(const Token& token);
    void fail_unknown(const Token& token);
    std::optional<Level> level(OptionIndex index, const Token& token);

    Tokens& tokens_;
    Expression& tree_;
    bool in_test_;
};

std::optional<std::uint32_t> ExpressionLeaf::prefixed() {
    Binding& binding = tokens_.binding;
    const Token prefix = tokens_.next();
    tokens_.next();
    if (!prefix.is("state") && !prefix.is("strategy")) {
        tokens_.fail("bad-expression", tokens_.place(prefix),
                     fmt::format("nothing is named with {} and a colon", in_quotes(prefix.text)),
                     "write `state:NAME` for a named state");
        return std::nullopt;
    }
    if (prefix.is("strategy") && !in_test_) {
        tokens_.fail("bad-expression", tokens_.place(prefix), "a strategy can be named in tests only",
                     "say with options and levels what is meant");
        return std::nullopt;
    }
    if (tokens_.peek().kind != Token::Kind::name) {
        fail_operand(tokens_, prefix.is("state") ? "the name of a state" : "the name of a strategy");
        return std::nullopt;
    }
    const Token name = tokens_.next();
    const bool state = prefix.is("state");
    const auto index =
        look_up(binding, state ? binding.states : binding.strategies, name.text, tokens_.place(name),
                state ? "state" : "strategy", state ? "a named state of this case" : "a strategy of this case");
    if (is_comparison(tokens_.peek()))
        tokens_.fail("bad-expression", tokens_.place(tokens_.peek()), "a state cannot be compared",
                     "only options have levels");
    if (!index || tokens_.failed()) return add(Expression::Kind::falsehood, 0);
    return add(state ? Expression::Kind::named_state : Expression::Kind::strategy, *index);
}

std::optional<std::uint32_t> ExpressionLeaf::comparison() {
    Binding& binding = tokens_.binding;
    const Token left = tokens_.next();
    const Token sign = tokens_.next();
    const Token right = tokens_.peek();
    if (right.kind == Token::Kind::end || (right.kind == Token::Kind::sign) || joining_at(right) != nullptr) {
        fail_operand(tokens_, "a level");
        return std::nullopt;
    }
    if (!binding.options.has(left.text) && binding.options.has(right.text)) {
        if (is_comparison(tokens_.peek(1))) {
            tokens_.next();
            check_end(tokens_);
            return std::nullopt;
        }
        tokens_.fail(
            "unknown-option", tokens_.place(left), fmt::format("{} is not an option of this case", in_quotes(left.text)),
            fmt::format("the option stands on the left: write `{} {} {}`", right.text, turned(sign.text), left.text));
        return std::nullopt;
    }
    const auto index = option(left);
    if (!index) return std::nullopt;
    tokens_.next();
    const auto at = level(*index, right);
    if (is_comparison(tokens_.peek())) check_end(tokens_);
    if (!at || tokens_.failed()) return tokens_.failed() ? std::nullopt : add(Expression::Kind::falsehood, 0);
    const Option& compared = binding.made.options[*index];
    return add(Expression::Kind::level_in, *index, levels_that(sign.text, *at, all_levels(compared)));
}

std::optional<std::uint32_t> ExpressionLeaf::bare() {
    Binding& binding = tokens_.binding;
    const Token name = tokens_.next();
    const bool also_state = binding.states.has(name.text);
    const bool also_strategy = in_test_ && binding.strategies.has(name.text);
    if (binding.options.has(name.text) && (also_state || also_strategy)) {
        tokens_.fail(
            "ambiguous-name", tokens_.place(name),
            fmt::format("{} is both an option and a {}", in_quotes(name.text), also_state ? "named state" : "strategy"),
            fmt::format("write `{}:{}`, or compare the option with a level", also_state ? "state" : "strategy",
                        name.text));
        return std::nullopt;
    }
    const auto index = option(name);
    if (!index) return std::nullopt;
    if (!binding.levels_known[*index]) return add(Expression::Kind::truth, 0);
    return add(Expression::Kind::level_in, *index, all_levels(binding.made.options[*index]) & ~std::uint64_t{1});
}

std::optional<OptionIndex> ExpressionLeaf::option(const Token& token) {
    Binding& binding = tokens_.binding;
    if (const auto index = binding.options.find(token.text)) return index;
    fail_unknown(token);
    return std::nullopt;
}

void ExpressionLeaf::fail_unknown(const Token& token) {
    Binding& binding = tokens_.binding;
    const Place place = tokens_.place(token);
    const std::string word = in_quotes(token.text);
    const auto unknown = [&](std::string help) {
        tokens_.fail("unknown-option", place, fmt::format("{} is not an option of this case", word), std::move(help));
    };
    if (binding.states.has(token.text))
        return unknown(fmt::format("the named state is written `state:{}`", token.text));
    if (binding.strategies.has(token.text))
        return unknown(in_test_ ? fmt::format("the strategy is written `strategy:{}`", token.text)
                                : std::string("a strategy can be named in tests only"));
    if (binding.problems.full()) return unknown("");  // nobody will read the help
    if (binding.graph) return unknown("an abstract graph has no options: name a state, `state:NAME`");
    for (const Option& option : binding.made.options)
        if (find_level(option, token.text))
            return unknown(fmt::format("it is a level: write `{} = {}`", option.id, token.text));
    if (binding.parties.has(token.text)) return unknown("it is a party: say what it does with an option and a level");
    if (binding.options.incomplete) return;  // it may be one of those that could not be read, which is reported
    unknown(suggestion(binding.problems, token.text, binding.options.ids(), "options"));
}

std::optional<Level> ExpressionLeaf::level(OptionIndex index, const Token& token) {
    Binding& binding = tokens_.binding;
    if (!binding.levels_known[index]) return std::nullopt;
    const Option& option = binding.made.options[index];
    if (const auto found = find_level(option, token.text)) return found;
    std::string help =
        suggestion(binding.problems, token.text, option.levels, fmt::format("levels of {}", in_quotes(option.id)));
    if (binding.options.has(token.text))
        help = fmt::format("it is another option; {} has the levels {}", in_quotes(option.id),
                           list_in_quotes(option.levels));
    tokens_.fail("unknown-level", tokens_.place(token),
                 fmt::format("{} is not a level of {}", in_quotes(token.text), in_quotes(option.id)), std::move(help));
    return std::nullopt;
}

}  // namespace

std::optional<Expression> read_expression(Tokens& tokens, bool in_test) {
    Expression made;
    const Token first = tokens.peek();
    ExpressionLeaf leaf(tokens, made, in_test);
    Formula<Expression, ExpressionLeaf> formula(tokens, made, leaf);
    if (!formula.read() || tokens.failed()) return std::nullopt;
    made.text = std::string(tokens.text(first, tokens.last()));
    made.place = tokens.place(first, tokens.last());
    return made;
}

std::optional<Expression> parse_expression(Binding& binding, const Node& scalar) {
    Tokens tokens(binding, scalar);
    if (tokens.failed()) return std::nullopt;
    auto made = read_expression(tokens, false);
    if (!made || !check_end(tokens)) return std::nullopt;
    return made;
}

}  // namespace irenic::casefile
