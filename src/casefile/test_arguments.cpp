// What stands in the parentheses of a test function.

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "casefile/test_leaf.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<std::string_view, 3> step_words{"moves", "improvements", "agreements"};
constexpr std::array<std::string_view, 5> removal_words{"link", "guarantee", "statement", "constraint", "option"};

template <std::size_t N>
std::optional<std::size_t> position(const std::array<std::string_view, N>& words, std::string_view word) {
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == word) return i;
    return std::nullopt;
}

template <std::size_t N>
std::vector<std::string> all(const std::array<std::string_view, N>& words) {
    return {words.begin(), words.end()};
}

}  // namespace

bool TestLeaf::arguments(Test::Node& node, const TestFunctionRow& row) {
    const Token first = tokens_.peek();
    switch (row.function) {
        case TestFunction::signable: return state(node);
        case TestFunction::keeps: return state(node) && plan_of(node, first);
        case TestFunction::blocks:
        case TestFunction::stops:
        case TestFunction::value:
        case TestFunction::value_at_stop: return party(node) && comma() && state(node);
        case TestFunction::stable:
            if (!state_or_expression(node) || !comma() || !solution_concept(node)) return false;
            return !tokens_.pass(",") || party(node);
        case TestFunction::some_state: return expression(node);
        case TestFunction::every_equilibrium:
        case TestFunction::some_equilibrium: return solution_concept(node) && comma() && expression(node);
        case TestFunction::reachable: return state(node) && comma() && expression(node) && comma() && steps(node);
        case TestFunction::reachable_by_partial_deals: return state(node) && comma() && whole(node);
        case TestFunction::without: {
            left_out_is_gone_ = false;
            if (!removal(node)) return false;
            const bool gone = std::exchange(left_out_is_gone_, false);
            const bool read = comma() && inner_test(node);
            left_out_is_gone_ = gone;
            return read;
        }
        case TestFunction::reading: return reading(node) && comma() && inner_test(node);
    }
    return false;
}

/// The next token is a name; otherwise says what is wanted.
bool TestLeaf::word(std::string_view wanted) {
    const Token& found = tokens_.peek();
    if (found.kind == Token::Kind::name) return true;
    const bool end = found.kind == Token::Kind::end;
    tokens_.fail("bad-test", tokens_.place(end ? tokens_.last() : found),
                 end ? fmt::format("the test ends where {} is wanted", wanted)
                     : fmt::format("{} stands where {} is wanted", in_quotes(found.text), wanted),
                 fmt::format("write `{}({})`", row_->id, row_->arguments));
    return false;
}

bool TestLeaf::comma() {
    if (tokens_.failed()) return false;
    if (tokens_.pass(",")) return true;
    const Token& found = tokens_.peek();
    const bool end = found.kind == Token::Kind::end;
    tokens_.fail("bad-test", tokens_.place(end ? tokens_.last() : found),
                 found.is(")") || end ? fmt::format("`{}` has too few arguments", row_->id)
                                      : fmt::format("{} stands where a comma is wanted", in_quotes(found.text)),
                 fmt::format("write `{}({})`", row_->id, row_->arguments));
    return false;
}

bool TestLeaf::party(Test::Node& node) {
    if (!word("a party")) return false;
    Binding& binding = tokens_.binding;
    const Token token = tokens_.next();
    node.party = look_up(binding, binding.parties, token.text, tokens_.place(token), "party", "a party of this case");
    if (!node.party) node.party = 0;  // reported; the rest is still worth reading
    return true;
}

bool TestLeaf::state(Test::Node& node) {
    if (!word("a strategy")) return false;
    Binding& binding = tokens_.binding;
    const Token first = tokens_.next();
    std::string written(first.text);
    if (tokens_.peek().is(":") && tokens_.peek(1).kind == Token::Kind::name) {
        tokens_.next();
        written += fmt::format(":{}", tokens_.next().text);
    }
    Node name;
    name.text = written;
    name.place = tokens_.place(first, tokens_.last());
    if (written.find(':') == std::string::npos && binding.states.has(written) && !binding.strategies.has(written)) {
        tokens_.fail("unknown-strategy", name.place,
                     fmt::format("{} is not a strategy of this case", in_quotes(written)),
                     fmt::format("the named state is written `state:{}`", written));
        return false;
    }
    node.state = bind_state_reference(binding, name);
    if (!node.state) node.state = StateReference{};
    return true;
}

bool TestLeaf::state_or_expression(Test::Node& node) {
    const Token& first = tokens_.peek();
    const bool prefix = first.is("state") || first.is("strategy");
    const bool prefixed = prefix && tokens_.peek(1).is(":") && tokens_.peek(3).is(",");
    const bool alone = first.kind == Token::Kind::name && tokens_.peek(1).is(",");
    const Binding& binding = tokens_.binding;
    if (alone && binding.strategies.has(first.text) && binding.options.has(first.text)) {
        tokens_.fail("ambiguous-name", tokens_.place(first),
                     fmt::format("{} is both a strategy and an option", in_quotes(first.text)),
                     fmt::format("write `strategy:{}`, or compare the option with a level", first.text));
        return false;
    }
    if (prefixed || (alone && (first.is("status-quo") || !binding.options.has(first.text)))) return state(node);
    return expression(node);
}

bool TestLeaf::expression(Test::Node& node) {
    node.expression = read_expression(tokens_, true);
    return node.expression.has_value();
}

bool TestLeaf::solution_concept(Test::Node& node) {
    if (!word("a concept")) return false;
    const Token token = tokens_.next();
    std::vector<std::string> ids;
    for (const ConceptRow& row : concepts) {
        if (token.text == row.id) {
            node.stability = row.kind;
            return true;
        }
        ids.emplace_back(row.id);
    }
    tokens_.fail("unknown-concept", tokens_.place(token),
                 fmt::format("{} is not a stability concept", in_quotes(token.text)),
                 suggestion(tokens_.binding.problems, token.text, ids, "concepts"));
    return false;
}

bool TestLeaf::steps(Test::Node& node) {
    if (!word("moves, improvements or agreements")) return false;
    const Token token = tokens_.next();
    if (const auto found = position(step_words, token.text)) {
        node.steps = static_cast<Steps>(*found);
        return true;
    }
    tokens_.fail("unknown-word", tokens_.place(token), fmt::format("{} is not a kind of step", in_quotes(token.text)),
                 suggestion(tokens_.binding.problems, token.text, all(step_words), "possible"));
    return false;
}

bool TestLeaf::whole(Test::Node& node) {
    const Token token = tokens_.next();
    const ParsedDecimal parsed =
        token.kind == Token::Kind::number ? parse_decimal(token.text) : ParsedDecimal{{}, DecimalError::malformed};
    const std::int64_t size = parsed.value.units / Decimal::units_per_one;
    if (parsed.error == DecimalError::none && parsed.value.units % Decimal::units_per_one == 0 && size >= 0 &&
        size <= 1'000'000) {
        node.size = static_cast<std::uint32_t>(size);
        return true;
    }
    tokens_.fail("not-a-number", tokens_.place(token), "the number of issues must be a whole number",
                 fmt::format("write `{}({})`", row_->id, row_->arguments));
    return false;
}

bool TestLeaf::plan_of(Test::Node& node, const Token& first) {
    const Binding& binding = tokens_.binding;
    const bool strategy = node.state->kind == StateReference::Kind::strategy;
    if (binding.problems.any_error()) return true;
    if (strategy && binding.made.strategies[node.state->index].agreement) return true;
    tokens_.fail(
        "no-agreement", tokens_.place(first, tokens_.last()),
        fmt::format("{} has no agreement, so there is nothing to keep", in_quotes(tokens_.text(first, tokens_.last()))),
        "only a strategy with an `agreement` has a plan");
    return false;
}

bool TestLeaf::removal(Test::Node& node) {
    if (!word("link, guarantee, statement, constraint or option")) return false;
    Binding& binding = tokens_.binding;
    const Token kind = tokens_.next();
    const auto found = position(removal_words, kind.text);
    if (!found) {
        tokens_.fail("unknown-word", tokens_.place(kind), fmt::format("{} cannot be left out", in_quotes(kind.text)),
                     suggestion(binding.problems, kind.text, all(removal_words), "possible"));
        return false;
    }
    if (!word(fmt::format("the id of the {}", kind.text))) return false;
    const Token id = tokens_.next();
    node.removal.kind = static_cast<Removal::Kind>(*found);
    if (node.removal.kind != Removal::Kind::level) {
        node.removal.id = std::string(id.text);
        const auto names_in = [&](const ListedIds& listed) -> const Names& {
            const std::array<const Names*, 4> tables{&listed.links, &listed.guarantees, &listed.statements,
                                                     &listed.constraints};
            return *tables[*found];
        };
        if (!names_in(binding.listed).has(id.text) && binding.base != nullptr && names_in(*binding.base).has(id.text)) {
            left_out_is_gone_ = true;
            return true;
        }
        look_up(binding, names_in(binding.listed), id.text, tokens_.place(id), kind.text,
                fmt::format("a {} with an id", kind.text));
        return true;
    }
    if (!tokens_.pass("=")) {
        tokens_.fail("bad-test", tokens_.place(id), "which level is to be left out is not said",
                     "write `without(option NAME = LEVEL, TEST)`");
        return false;
    }
    if (!word("a level")) return false;
    const Token level = tokens_.next();
    const auto option = look_up_option(binding, id.text, tokens_.place(id));
    if (!option) return true;
    node.removal.option = *option;
    node.removal.level = look_up_level(binding, *option, level.text, tokens_.place(level)).value_or(0);
    return true;
}

bool TestLeaf::reading(Test::Node& node) {
    if (!word("a reading")) return false;
    Binding& binding = tokens_.binding;
    const Token token = tokens_.next();
    look_up(binding, binding.readings, token.text, tokens_.place(token), "reading", "a reading of this case");
    node.reading = std::string(token.text);
    return true;
}

bool TestLeaf::inner_test(Test::Node& node) {
    Formula<Test, TestLeaf> formula(tokens_, tree_, *this);
    const auto inner = formula.read();
    if (!inner) return false;
    node.left = *inner;
    return true;
}

}  // namespace irenic::casefile
