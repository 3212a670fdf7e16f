#include <algorithm>

#include "appraisal/again/verdicts.hpp"

namespace irenic {

std::optional<Decimal> sign_margin(const Signing& signing) {
    std::optional<Decimal> least;
    std::vector<Decimal> gains;  // of those of whom so many must consent
    const std::vector<PartyIndex>& of = signing.rule.of;
    for (const ConsentRow& row : signing.rows) {
        if (!row.cardinal) return {};
        const auto gain = checked_sum(row.value, -row.no_agreement);
        if (!gain) return {};
        if (row.must && (!least || *gain < *least)) least = gain;
        if (std::find(of.begin(), of.end(), row.party) != of.end()) gains.push_back(*gain);
    }
    const std::size_t needed = signing.rule.all ? 0 : signing.rule.at_least;
    if (needed == 0) return least;
    if (gains.size() < needed) return {};
    const auto last = gains.begin() + static_cast<std::ptrdiff_t>(needed - 1);
    std::nth_element(gains.begin(), last, gains.end(), std::greater<>());
    return least ? std::min(*least, *last) : *last;
}

}  // namespace irenic
