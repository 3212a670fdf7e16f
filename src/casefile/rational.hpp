/// A number of another program: a decimal, with an exponent or as a fraction, and never rounded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmpxx.h>

namespace irenic::casefile {

struct Rational {
    std::optional<mpq_class> value;
    bool too_long = false;  ///< a number, but of too many digits
};

/// Reads `-12`, `.5`, `1e3`, `2/3`.
Rational parse_rational(std::string_view text);

/// The least whole number that makes decimals of six places out of all of them.
mpz_class common_multiplier(const std::vector<mpq_class>& numbers);

/// As a decimal without exponent. Precondition: six places are enough.
std::string decimal_text(const mpq_class& number);

}  // namespace irenic::casefile
