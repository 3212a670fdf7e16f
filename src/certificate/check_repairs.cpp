/// What would have to be paid or conceded for a package to be signed: docs/semantics.md, section 5.
#include <algorithm>

#include <gmpxx.h>

#include "certificate/amounts.hpp"

namespace irenic::certificate {
namespace {

using Values = Table::Values;

/// What each signatory lacks at a strategy's end.
std::vector<mpq_class> lacks_at(const Table& table, const Values& values) {
    std::vector<mpq_class> lacks;
    for (std::size_t k = 0; k < values.size(); ++k)
        lacks.push_back(table.consents(k, values) ? mpq_class(0)
                                                  : mpq_class(whole(table.no_agreement()[k]) - whole(values[k])));
    return lacks;
}

/// Every set of those who do not consent, as flags, with whose consent the rule would be met.
std::vector<std::vector<bool>> sets_that_do(const Table& table, const Values& values) {
    std::vector<std::size_t> against;
    for (std::size_t k = 0; k < values.size(); ++k)
        if (!table.consents(k, values)) against.push_back(k);
    std::vector<std::vector<bool>> found;
    for (std::size_t choice = 0; choice < (std::size_t{1} << against.size()); ++choice) {
        std::vector<bool> won(values.size(), false);
        std::vector<bool> consenting;
        for (std::size_t a = 0; a < against.size(); ++a) won[against[a]] = ((choice >> a) & 1U) != 0;
        for (std::size_t k = 0; k < values.size(); ++k) consenting.push_back(won[k] || table.consents(k, values));
        if (table.enough(consenting)) found.push_back(std::move(won));
    }
    return found;
}

/// The least sum of deficits with which the rule would be met, and the least of their greatest; nothing where it cannot be met.
struct Least {
    mpq_class sum;
    mpq_class maximum;
};
std::optional<Least> least_lacking(const Table& table, const Values& values) {
    const std::vector<mpq_class> lacks = lacks_at(table, values);
    std::optional<Least> least;
    for (const std::vector<bool>& won : sets_that_do(table, values)) {
        Least here{0, 0};
        for (std::size_t k = 0; k < won.size(); ++k) {
            if (!won[k]) continue;
            here.sum += lacks[k];
            here.maximum = std::max(here.maximum, lacks[k]);
        }
        if (!least) least = here;
        least->sum = std::min(least->sum, here.sum);
        least->maximum = std::min(least->maximum, here.maximum);
    }
    return least;
}

/// Would the rule be met with these values?
bool agreed(const Table& table, const std::vector<mpq_class>& values) {
    std::vector<bool> consenting;
    for (std::size_t k = 0; k < values.size(); ++k) consenting.push_back(values[k] >= whole(table.no_agreement()[k]));
    return table.enough(consenting);
}

/// What a guarantor can give of its own: its budget, of a signatory no more than its surplus.
mpq_class available(const Table& table, const Guarantor& guarantor, const Values& values) {
    mpq_class most = whole(guarantor.budget.units);
    for (std::size_t k = 0; k < values.size(); ++k)
        if (table.signatories()[k] == guarantor.party)
            most =
                std::min(most, table.consents(k, values) ? mpq_class(whole(values[k]) - whole(table.no_agreement()[k]))
                                                         : mpq_class(0));
    return most;
}

mpq_class rate_of(const Guarantor& guarantor) {
    mpq_class rate(mpz_class(static_cast<long>(guarantor.rate.units)),
                   mpz_class(static_cast<long>(Decimal::units_per_one)));
    rate.canonicalize();
    return rate;
}

std::string fault_of_payments(const Table& table, const ClaimedPayments& claim, const Values& values,
                              const std::vector<Guarantor>& guarantors) {
    std::vector<mpq_class> after;
    for (const std::int64_t units : values) after.push_back(whole(units));
    std::map<std::string, mpq_class> given;
    mpq_class total = 0;
    for (const ClaimedPayments::Payment& payment : claim.payments) {
        const auto paid = read_amount(payment.paid);
        const auto worth = read_amount(payment.worth);
        const auto giver = std::find_if(guarantors.begin(), guarantors.end(), [&](const Guarantor& guarantor) {
            return table.subject().parties[guarantor.party].id == payment.from;
        });
        if (giver == guarantors.end()) return "`" + payment.from + "` is no guarantor of the agreement";
        const auto to = place_of(table, payment.to);
        if (!to) return "`" + payment.to + "` does not sign";
        if (!paid || !worth || *paid <= 0 || *worth != *paid * rate_of(*giver))
            return "what `" + payment.from + "` pays is not worth what is said";
        given[payment.from] += *paid;
        total += *paid;
        if (given[payment.from] > available(table, *giver, values)) return "`" + payment.from + "` cannot pay so much";
        after[*to] += *worth;
        if (const auto from = place_of(table, payment.from)) after[*from] -= *paid;
    }
    if (!agreed(table, after)) return "with the payments the rule of consent is still not met";
    if (!is(claim.total, total)) return "the payments do not add up to what is said";
    for (std::size_t k = 0; k < after.size(); ++k) {
        const auto said = claim.after.find(id_at(table, k));
        if (said == claim.after.end() || !is(said->second, after[k]))
            return "after the payments `" + id_at(table, k) + "` has something else than is said";
    }
    return {};
}

void by_best_rate(std::vector<Guarantor>& guarantors) {
    std::stable_sort(guarantors.begin(), guarantors.end(),
                     [](const Guarantor& a, const Guarantor& b) { return a.rate.units > b.rate.units; });
}

}  // namespace

Finding check(const Table& table, const ClaimedPayments& claim) {
    const auto end = end_of(table, claim.strategy);
    if (!end) return no_strategy(claim.strategy);
    const Values values = table.values(*end);
    if (values.size() > most_signatories) return {true, {}, true};
    std::vector<Guarantor> guarantors;
    if (table.agreement() != nullptr) guarantors = table.agreement()->guarantors;
    const auto least = least_lacking(table, values);
    if (least && !is(claim.needed, least->sum)) return objection("what is lacking in all is not what is said");
    mpq_class worth = 0;
    for (const Guarantor& guarantor : guarantors) worth += available(table, guarantor, values) * rate_of(guarantor);
    if (!is(claim.available, worth)) return objection("all that could be paid is not worth what is said");
    const bool possible = least && worth >= least->sum;
    if (claim.possible != possible)
        return objection(possible ? "it can be paid for" : "all that could be paid is not enough");
    if (!possible) return {true, {}, false};
    std::string fault = fault_of_payments(table, claim, values, guarantors);
    if (!fault.empty()) return objection(std::move(fault));
    // Whoever gives more for a unit is asked first: what is paid at a lower rate while a higher one is left could be paid with less.
    by_best_rate(guarantors);
    mpq_class left = least->sum;
    mpq_class cheapest = 0;
    for (const Guarantor& guarantor : guarantors) {
        const mpq_class at_most = left / rate_of(guarantor);
        const mpq_class paid = std::min(available(table, guarantor, values), at_most);
        cheapest += paid;
        left -= paid * rate_of(guarantor);
    }
    if (!is(claim.total, cheapest)) return objection("less would do");
    return {true, {}, false};
}

Finding check(const Table& table, const ClaimedConcessions& claim) {
    const auto end = end_of(table, claim.strategy);
    if (!end) return no_strategy(claim.strategy);
    const Values values = table.values(*end);
    if (values.size() > most_signatories) return {true, {}, true};
    const std::vector<mpq_class> lacks = lacks_at(table, values);
    const auto sets = sets_that_do(table, values);
    std::size_t lacking = 0;
    for (std::size_t k = 0; k < lacks.size(); ++k) {
        if (lacks[k] == 0) continue;
        ++lacking;
        std::vector<bool> only(values.size(), false);
        only[k] = true;
        const bool does = std::find(sets.begin(), sets.end(), only) != sets.end();
        const auto said = claim.alone.find(id_at(table, k));
        if (said == claim.alone.end() || (does ? !is(said->second, lacks[k]) : !said->second.empty()))
            return objection("what `" + id_at(table, k) + "` would have to concede alone is not what is said");
    }
    if (claim.alone.size() != lacking) return objection("somebody would have to concede who lacks nothing");
    const auto least = least_lacking(table, values);
    if (!least) return {true, {}, false};
    if (!is(claim.sum, least->sum) || !is(claim.maximum, least->maximum))
        return objection("the least concessions are not as large as is said");
    for (const AmountByParty* by : {&claim.sum_by, &claim.maximum_by}) {
        std::vector<mpq_class> helped;
        mpq_class sum = 0;
        mpq_class maximum = 0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const auto said = by->find(id_at(table, k));
            const auto amount = said == by->end() ? std::optional<mpq_class>(0) : read_amount(said->second);
            if (!amount || *amount < 0) return objection("a concession is no amount");
            helped.push_back(whole(values[k]) + *amount);
            sum += *amount;
            maximum = std::max(maximum, *amount);
        }
        if (!agreed(table, helped)) return objection("with the concessions the rule of consent is still not met");
        if (by == &claim.sum_by ? sum != least->sum : maximum != least->maximum)
            return objection("the concessions do not come to what is said");
    }
    return {true, {}, false};
}

}  // namespace irenic::certificate
