/// The words and signs of an expression or a test, each with its place in the case file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/binding.hpp"

namespace irenic::casefile {

struct Token {
    enum class Kind : std::uint8_t { name, number, sign, end };

    Kind kind = Kind::end;
    std::string_view text;
    std::size_t begin = 0;     ///< byte offset in the scalar's text
    std::uint32_t column = 0;  ///< code points before it

    [[nodiscard]] bool is(std::string_view word) const { return kind != Kind::end && text == word; }
    [[nodiscard]] std::size_t stop() const { return begin + text.size(); }
};

/// The tokens of one scalar and how far reading has come. After the first failure nothing more is reported.
class Tokens {
public:
    static constexpr std::size_t max_nesting = 200;
    static constexpr std::size_t max_bytes = 20'000;

    Tokens(Binding& binding, const Node& scalar);

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    const Token& next();
    /// Passes over a sign if it is next.
    bool pass(std::string_view sign);

    [[nodiscard]] Place place(const Token& token) const { return place(token, token); }
    [[nodiscard]] Place place(const Token& first, const Token& last) const;
    [[nodiscard]] std::string_view text(const Token& first, const Token& last) const;
    [[nodiscard]] const Token& last() const;  ///< the token passed last

    void fail(std::string_view code, Place place, std::string message, std::string help = {});

    Binding& binding;
    const Node& scalar;
    std::size_t nesting = 0;

private:
    void split();
    std::string_view sign_at(std::size_t at);
    void fail_at(std::size_t begin, std::size_t length, std::string message, std::string help);

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace irenic::casefile
