/// A case with a mistake in it, and the exact words that are to be said about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "irenic/casefile.hpp"

namespace irenic::testing {

struct BadInput {
    std::string name;
    std::string text;
    /// All diagnostics, in order: `error 5:22-24 unknown-option: message | help`. The place is line, first column, and the
    /// column after the last; with two lines `5:22-6:3`.
    std::vector<std::string> expected;
};

/// Four lines of a sound case, to which a mistake is added from line 5 on.
inline const std::string head =
    "irenic: 1\n"
    "title: t\n"
    "parties: {a: {}, b: {}}\n"
    "options: {x: {by: a}, y: {by: b, levels: [low, mid, high]}}\n";

/// Two lines: a strategy with an agreement and one without.
inline const std::string plans =
    "strategies: {plan: {agreement: deal}, press: {target: {x: yes}}}\n"
    "agreements: {deal: {obligations: {o: {by: a, sets: {x: yes}}}}}\n";

inline std::string repeated(std::string_view word, std::size_t times) {
    std::string made;
    for (std::size_t i = 0; i < times; ++i) made += word;
    return made;
}

/// A literal with NUL bytes in it.
template <std::size_t N>
std::string bytes(const char (&literal)[N]) {
    return {literal, N - 1};
}

/// One diagnostic in the form of `BadInput::expected`.
std::string in_one_line(const Diagnostic& found);

std::vector<std::string> diagnostics_of(const Loaded& loaded);

/// Loads each input from memory and compares all that is said about it.
void expect_diagnostics(const std::vector<BadInput>& inputs);

}  // namespace irenic::testing
