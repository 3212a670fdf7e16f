#include "casefile/tokens.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/characters.hpp"

namespace irenic::casefile {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool in_name(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

struct Mistaken {
    std::string_view sign;
    std::string_view meant;
};
// Signs of other languages, longest first.
constexpr std::array<Mistaken, 14> mistaken{{
    {"==", "="},
    {"<>", "!="},
    {"&&", "and"},
    {"||", "or"},
    {"=>", "implies, or >="},
    {"=<", "<="},
    {"->", "implies"},
    {"≤", "<="},
    {"≥", ">="},
    {"≠", "!="},
    {"&", "and"},
    {"|", "or"},
    {"!", "not"},
    {"¬", "not"},
}};
constexpr std::array<std::string_view, 10> signs{"!=", "<=", ">=", "<", ">", "=", "(", ")", ",", ":"};

std::size_t name_length(std::string_view rest) {
    return static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), in_name) - rest.begin());
}

std::size_t number_length(std::string_view rest) {
    std::size_t at = rest[0] == '-' || rest[0] == '+' ? 1 : 0;
    while (at < rest.size() && (is_digit(rest[at]) || rest[at] == '.')) ++at;
    if (at < rest.size() && (rest[at] == 'e' || rest[at] == 'E')) {
        std::size_t exponent = at + 1;
        if (exponent < rest.size() && (rest[exponent] == '-' || rest[exponent] == '+')) ++exponent;
        if (exponent < rest.size() && is_digit(rest[exponent])) at = exponent;
    }
    while (at < rest.size() && in_name(rest[at])) ++at;  // `3x` is one wrong word, not two right ones
    return at;
}

bool begins_number(std::string_view rest) {
    if (is_digit(rest[0])) return true;
    return rest.size() > 1 && (rest[0] == '-' || rest[0] == '+' || rest[0] == '.') && is_digit(rest[1]);
}

}  // namespace

Tokens::Tokens(Binding& binding_in, const Node& scalar_in) : binding(binding_in), scalar(scalar_in) {
    if (scalar.text.size() > max_bytes)
        fail("expression-too-long", scalar.place, fmt::format("this expression is longer than {} bytes", max_bytes),
             "say it in several statements");
    else
        split();
    Token end;
    end.begin = scalar.text.size();
    end.column = static_cast<std::uint32_t>(failed_ ? 0 : code_points(scalar.text));
    tokens_.push_back(end);
}

void Tokens::split() {
    const std::string_view text = scalar.text;
    std::uint32_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') {
            ++at, ++column;
            continue;
        }
        Token token{Token::Kind::sign, {}, at, column};
        if (is_letter(rest[0])) {
            token.kind = Token::Kind::name;
            token.text = rest.substr(0, name_length(rest));
        } else if (begins_number(rest)) {
            token.kind = Token::Kind::number;
            token.text = rest.substr(0, number_length(rest));
        } else {
            token.text = sign_at(at);
            if (failed_) return;
        }
        column += static_cast<std::uint32_t>(token.text.size());
        at += token.text.size();
        tokens_.push_back(token);
    }
}

std::string_view Tokens::sign_at(std::size_t at) {
    const std::string_view rest = std::string_view(scalar.text).substr(at);
    const auto begins = [&](std::string_view sign) { return rest.starts_with(sign); };
    const auto sign = std::find_if(signs.begin(), signs.end(), begins);
    const auto wrong =
        std::find_if(mistaken.begin(), mistaken.end(), [&](const Mistaken& row) { return begins(row.sign); });
    if (sign != signs.end() && (wrong == mistaken.end() || wrong->sign.size() <= sign->size()))
        return rest.substr(0, sign->size());
    const std::size_t length = wrong != mistaken.end() ? wrong->sign.size() : decode(rest, 0).length;
    fail_at(at, length, fmt::format("{} is not part of an expression", in_quotes(rest.substr(0, length))),
            wrong != mistaken.end() ? fmt::format("write `{}`", wrong->meant) : "");
    return {};
}

void Tokens::fail_at(std::size_t begin, std::size_t length, std::string message, std::string help) {
    fail("bad-expression", place_in(scalar, begin, length), std::move(message), std::move(help));
}

void Tokens::fail(std::string_view code, Place place, std::string message, std::string help) {
    if (failed_) return;
    failed_ = true;
    binding.problems.error(code, place, std::move(message), std::move(help));
}

const Token& Tokens::peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

const Token& Tokens::next() {
    const Token& token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
}

bool Tokens::pass(std::string_view sign) {
    if (!peek().is(sign)) return false;
    next();
    return true;
}

const Token& Tokens::last() const { return tokens_[at_ > 0 ? at_ - 1 : 0]; }

Place Tokens::place(const Token& first, const Token& last_token) const {
    if (!scalar.exact) return scalar.place;
    Place made = scalar.place;
    made.column = scalar.text_column + first.column;
    made.end_line = made.line;
    // Names, numbers and signs are ASCII: bytes are columns.
    const auto width = static_cast<std::uint32_t>(std::max<std::size_t>(last_token.text.size(), 1));
    made.end_column = scalar.text_column + last_token.column + width;
    return made;
}

std::string_view Tokens::text(const Token& first, const Token& last_token) const {
    return std::string_view(scalar.text).substr(first.begin, last_token.stop() - first.begin);
}

}  // namespace irenic::casefile
