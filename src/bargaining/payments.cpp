/// Who would have to be paid what, by whom, so that a blocked package is signed: the least that does.
///
/// Why it is least. The rule is met only if everybody who must consents and enough of those who are counted do; of all such sets of
/// parties, the one that is paid here lacks least in sum (`least_missing`). Payments x_g ≤ available_g are worth Σ rate_g · x_g to their
/// receivers, and that must come to at least the sum that is lacking, D. To reach a worth of D with the least Σ x_g is a fractional
/// knapsack: were any worth given at a lower rate while something is left at a higher one, the same worth at the higher rate would take
/// less. So the best rates are used up first. The certificate is the price p = 1 / (the worst rate in use): with q_g = max(0, p · rate_g − 1)
/// every way to pay has Σ x_g ≥ p · D − Σ q_g · available_g, and the payments that are given here attain it.
#include <algorithm>

#include "bargaining/missing.hpp"

namespace irenic {
namespace {

mpq_class units_of(Decimal value) { return mpq_class(mpz_class(static_cast<long>(value.units))); }

mpq_class rate_of(const Guarantor& guarantor) {
    mpq_class rate(mpz_class(static_cast<long>(guarantor.rate.units)),
                   mpz_class(static_cast<long>(Decimal::units_per_one)));
    rate.canonicalize();
    return rate;
}

/// A guarantor, and what is left of what it can give.
struct Giver {
    GuarantorUse use;
    mpq_class rate;
    mpq_class left;
    mpq_class used = 0;
};

std::vector<Giver> givers(const Signing& signing, std::span<const Guarantor> guarantors) {
    std::vector<Giver> found;
    for (const Guarantor& guarantor : guarantors) {
        Giver giver;
        giver.use.party = guarantor.party;
        giver.use.budget = giver.use.available = guarantor.budget;
        giver.use.rate = guarantor.rate;
        giver.rate = rate_of(guarantor);
        for (const ConsentRow& row : signing.rows) {
            if (row.party != guarantor.party) continue;
            // What a party's wants only order is no quantity that it could pay out of.
            const auto surplus = checked_sum(row.value, -row.no_agreement);
            giver.use.surplus = Decimal{std::numeric_limits<std::int64_t>::max()};
            if (!row.consents || !row.cardinal)
                giver.use.surplus = Decimal{};
            else if (surplus)
                giver.use.surplus = *surplus;
            giver.use.available = std::min(giver.use.budget, *giver.use.surplus);
        }
        giver.left = units_of(giver.use.available);
        found.push_back(std::move(giver));
    }
    std::stable_sort(found.begin(), found.end(), [](const Giver& a, const Giver& b) { return a.rate > b.rate; });
    return found;
}

/// Takes what is lacking, party by party, from the best rate that is left.
void pay(PaymentRepair& repair, std::vector<Giver>& from, std::vector<mpq_class>& value, const Signing& signing,
         const std::vector<std::size_t>& missing, const std::vector<Lack>& lacks) {
    mpq_class total = 0;
    auto giver = from.begin();
    for (const std::size_t k : missing) {
        mpq_class left = whole(lacks[k].by);
        while (sgn(left) > 0) {
            while (sgn(giver->left) == 0) ++giver;
            const mpq_class paid = std::min(giver->left, mpq_class(left / giver->rate));
            const mpq_class worth = paid * giver->rate;
            giver->left -= paid;
            giver->used += paid;
            left -= worth;
            total += paid;
            value[k] += worth;
            for (std::size_t own = 0; own < signing.rows.size(); ++own)
                if (signing.rows[own].party == giver->use.party) value[own] -= paid;
            repair.payments.push_back(
                {giver->use.party, signing.rows[k].party, amount_of_units(paid), amount_of_units(worth)});
            const mpq_class price = static_cast<long>(Decimal::units_per_one) / giver->rate;
            repair.price = amount_of_units(price);
        }
    }
    repair.total = amount_of_units(total);
}

}  // namespace

PaymentRepair least_payments(const Signing& signing, std::span<const Guarantor> guarantors) {
    PaymentRepair repair;
    const std::vector<Lack> lacks = lacks_of(signing);
    const auto missing = least_missing(lacks, number_wanted(signing.rule));
    std::vector<Giver> from = givers(signing, guarantors);
    mpq_class needed = 0;
    mpq_class available = 0;
    for (const Giver& giver : from) available += giver.left * giver.rate;
    for (const std::size_t k : missing.value_or(std::vector<std::size_t>{})) {
        needed += whole(lacks[k].by);
        repair.lacks.push_back({signing.rows[k].party, amount_of_units(lacks[k].by)});
        if (!signing.rows[k].cardinal) repair.ordinal.push_back(signing.rows[k].party);
    }
    repair.needed = amount_of_units(needed);
    repair.available = amount_of_units(available);
    repair.possible = missing && repair.ordinal.empty() && available >= needed;
    if (available < needed) repair.lacking = amount_of_units(mpq_class(needed - available));
    std::vector<mpq_class> value;
    for (const ConsentRow& row : signing.rows) value.push_back(units_of(row.value));
    if (repair.possible) pay(repair, from, value, signing, *missing, lacks);
    for (std::size_t k = 0; repair.possible && k < value.size(); ++k)
        repair.after.push_back({signing.rows[k].party, amount_of_units(value[k])});
    for (Giver& giver : from) {
        giver.use.used = amount_of_units(giver.used);
        repair.guarantors.push_back(std::move(giver.use));
    }
    return repair;
}

}  // namespace irenic
