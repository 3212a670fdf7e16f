/// Exact amounts in an answer, read without trust.
#pragma once

#include <optional>
#include <string>

#include <gmpxx.h>

#include "certificate/at_table.hpp"

namespace irenic::certificate {

/// In units of a `Decimal`: `12.5`, `-0.000001` or `10/3`.
inline std::optional<mpq_class> read_amount(const std::string& text) {
    const auto whole = [](const std::string& digits) {
        return !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
    };
    const bool negative = !text.empty() && text[0] == '-';
    const std::string plain = text.substr(negative ? 1 : 0);
    const std::size_t cut = plain.find_first_of("./");
    const std::string before = plain.substr(0, cut);
    const std::string behind = cut == std::string::npos ? "" : plain.substr(cut + 1);
    if (!whole(before) || (cut != std::string::npos && !whole(behind))) return {};
    mpq_class amount{mpz_class(before, 10)};
    if (cut != std::string::npos && plain[cut] == '/') {
        if (mpz_class(behind, 10) == 0) return {};
        amount /= mpz_class(behind, 10);
    } else if (cut != std::string::npos) {
        amount = mpq_class(mpz_class(before + behind, 10), mpz_class("1" + std::string(behind.size(), '0'), 10));
        amount.canonicalize();
    }
    amount *= mpq_class(mpz_class(static_cast<long>(Decimal::units_per_one)));
    return negative ? mpq_class(-amount) : amount;
}

inline bool is(const std::string& text, const mpq_class& exact) {
    const auto amount = read_amount(text);
    return amount && *amount == exact;
}

inline mpq_class whole(std::int64_t units) { return mpq_class(mpz_class(static_cast<long>(units))); }

}  // namespace irenic::certificate
