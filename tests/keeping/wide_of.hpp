/// A fraction as the engine's own exact number.
#pragma once

#include "keeping/naive_case.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {

/// The same number as a `Wide`. Precondition: its denominator has no other factors than 2 and 5.
inline Wide wide_of(const mpq_class& exact) {
    std::uint32_t places = 0;
    mpz_class power = 1;
    while (power % exact.get_den() != 0) {
        power *= 10;
        ++places;
    }
    const mpz_class whole = exact.get_num() * (power / exact.get_den());
    Wide sum;
    for (const char digit : mpz_class(abs(whole)).get_str())
        sum = sum * Wide(std::int64_t{10}) + Wide(std::int64_t{digit - '0'});
    if (whole < 0) sum = Wide() - sum;
    return sum * Wide(decimal("0.1")).power(places);
}

}  // namespace irenic::testing
