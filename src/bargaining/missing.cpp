#include "bargaining/missing.hpp"

#include <algorithm>

namespace irenic {

mpz_class whole(Units units) {
    const bool negative = units < 0;
    __extension__ using Unsigned = unsigned __int128;
    const Unsigned size = negative ? -static_cast<Unsigned>(units) : static_cast<Unsigned>(units);
    mpz_class made(static_cast<unsigned long>(size >> 64U));
    made <<= 64U;
    made += static_cast<unsigned long>(size);
    return negative ? mpz_class(-made) : made;
}

Amount amount_of_units(const mpq_class& units) {
    Amount amount;
    if (units.get_den() == 1 && units.get_num().fits_slong_p()) {
        amount.decimal = Decimal{units.get_num().get_si()};
        amount.text = to_string(*amount.decimal);
        return amount;
    }
    const mpq_class ones = units / static_cast<long>(Decimal::units_per_one);
    amount.text = ones.get_str();
    return amount;
}

std::vector<Lack> lacks_of(const Signing& signing) {
    std::vector<Lack> lacks;
    for (const ConsentRow& row : signing.rows) {
        const auto& of = signing.rule.of;
        const bool counted = std::find(of.begin(), of.end(), row.party) != of.end();
        const Units by = Units{row.no_agreement.units} - row.value.units;
        lacks.push_back({row.consents ? 0 : by, row.must, counted});
    }
    return lacks;
}

bool met(std::span<const Lack> lacks, std::uint32_t wanted, std::size_t but_for) {
    std::uint32_t consenting = 0;
    for (std::size_t k = 0; k < lacks.size(); ++k) {
        const bool consents = lacks[k].by == 0 || k == but_for;
        if (!consents && lacks[k].must) return false;
        if (consents && lacks[k].counted) ++consenting;
    }
    return consenting >= wanted;
}

std::optional<std::vector<std::size_t>> least_missing(std::span<const Lack> lacks, std::uint32_t wanted) {
    std::vector<std::size_t> missing;
    std::vector<std::size_t> others;
    std::uint32_t consenting = 0;
    for (std::size_t k = 0; k < lacks.size(); ++k) {
        const Lack& lack = lacks[k];
        if (lack.by != 0 && lack.must) missing.push_back(k);
        if (lack.by != 0 && !lack.must && lack.counted) others.push_back(k);
        if (lack.counted && (lack.by == 0 || lack.must)) ++consenting;
    }
    const std::size_t more = consenting < wanted ? wanted - consenting : 0;
    if (more > others.size()) return {};
    std::stable_sort(others.begin(), others.end(),
                     [&](std::size_t a, std::size_t b) { return lacks[a].by < lacks[b].by; });
    missing.insert(missing.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(more));
    std::sort(missing.begin(), missing.end());
    return missing;
}

}  // namespace irenic
