#include "casefile/formula.hpp"

namespace irenic::casefile {

void fail_operand(Tokens& tokens, std::string_view wanted) {
    const Token& found = tokens.peek();
    if (found.kind == Token::Kind::end) {
        const bool empty = tokens.scalar.text.empty() || &found == &tokens.last();
        tokens.fail("bad-expression", tokens.place(empty ? found : tokens.last()),
                    empty ? "the expression is empty" : "the expression ends too early",
                    fmt::format("write {}{}", wanted, empty ? "" : " after this"));
        return;
    }
    tokens.fail("bad-expression", tokens.place(found),
                fmt::format("{} stands where {} is wanted", in_quotes(found.text), wanted));
}

bool check_end(Tokens& tokens) {
    if (tokens.failed()) return false;
    const Token& found = tokens.peek();
    if (found.kind == Token::Kind::end) return true;
    if (found.is(")")) {
        tokens.fail("bad-expression", tokens.place(found), "this parenthesis was never opened", "delete it");
    } else if (is_comparison(found)) {
        tokens.fail("chained-comparison", tokens.place(found), "comparisons cannot be chained",
                    "join two comparisons with `and`");
    } else if (const auto option = tokens.binding.options.find(tokens.last().text);
               option && find_level(tokens.binding.made.options[*option], found.text)) {
        tokens.fail("bad-expression", tokens.place(found),
                    fmt::format("a sign is missing before {}", in_quotes(found.text)),
                    fmt::format("write `{} = {}`", tokens.last().text, found.text));
    } else if (found.kind == Token::Kind::name || found.is("(")) {
        tokens.fail("bad-expression", tokens.place(found),
                    fmt::format("a word that joins is missing before {}", in_quotes(found.text)),
                    "write `and`, `or`, `implies` or `iff` between two operands, or `=` before a level");
    } else {
        tokens.fail("bad-expression", tokens.place(found),
                    fmt::format("{} is not expected here", in_quotes(found.text)));
    }
    return false;
}

}  // namespace irenic::casefile
