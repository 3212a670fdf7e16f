/// How far parties' no-agreement values would have to be lowered so that a package, or some package, meets the rule. Linear scans.
#include <algorithm>

#include "bargaining/missing.hpp"

namespace irenic {
namespace {

/// The least of some amounts, and where it is attained.
struct Least {
    std::optional<Units> amount;
    std::vector<std::size_t> at;

    void offer(Units other, std::size_t where) {
        if (amount && other > *amount) return;
        if (!amount || other < *amount) at.clear();
        amount = other;
        at.push_back(where);
    }
};

Units sum_of(std::span<const Lack> lacks, const std::vector<std::size_t>& missing) {
    Units sum = 0;
    for (const std::size_t k : missing) sum += lacks[k].by;
    return sum;
}

Units most_of(std::span<const Lack> lacks, const std::vector<std::size_t>& missing) {
    Units most = 0;
    for (const std::size_t k : missing) most = std::max(most, lacks[k].by);
    return most;
}

std::vector<PartyAmount> amounts(std::span<const PartyIndex> parties, std::span<const Lack> lacks,
                                 const std::vector<std::size_t>& missing) {
    std::vector<PartyAmount> found;
    for (const std::size_t k : missing) found.push_back({parties[k], amount_of_units(lacks[k].by)});
    return found;
}

/// Reads what every signatory lacks at a vector.
class Vectors {
public:
    Vectors(const Talks& talks, std::span<const std::int64_t> vectors)
        : talks_(talks), vectors_(vectors), lacks_(talks.signatories.size()) {
        for (std::size_t k = 0; k < lacks_.size(); ++k) {
            const auto& of = talks.rule.of;
            lacks_[k].must = talks.must(k);
            lacks_[k].counted = std::find(of.begin(), of.end(), talks.signatories[k]) != of.end();
        }
    }
    [[nodiscard]] std::size_t size() const { return vectors_.size() / lacks_.size(); }
    std::span<const Lack> at(std::size_t vector) {
        for (std::size_t k = 0; k < lacks_.size(); ++k) {
            const Units by = Units{talks_.no_agreement[k].units} - vectors_[vector * lacks_.size() + k];
            lacks_[k].by = std::max(Units{0}, by);
        }
        return lacks_;
    }

private:
    const Talks& talks_;
    std::span<const std::int64_t> vectors_;
    std::vector<Lack> lacks_;
};

}  // namespace

Concessions concessions_at(const Signing& signing) {
    Concessions found;
    const std::vector<Lack> lacks = lacks_of(signing);
    const std::uint32_t wanted = number_wanted(signing.rule);
    found.needed = !signing.signable;
    std::vector<PartyIndex> parties;
    for (const ConsentRow& row : signing.rows) parties.push_back(row.party);
    for (std::size_t k = 0; k < lacks.size(); ++k)
        if (lacks[k].by != 0)
            found.alone.push_back({parties[k], met(lacks, wanted, k), amount_of_units(lacks[k].by), {}});
    const auto missing = least_missing(lacks, wanted);
    found.possible = missing.has_value();
    if (!missing) return found;
    found.least_sum = {amount_of_units(sum_of(lacks, *missing)), amounts(parties, lacks, *missing), {}};
    found.least_maximum = {amount_of_units(most_of(lacks, *missing)), amounts(parties, lacks, *missing), {}};
    return found;
}

Concessions concessions_over(const Talks& talks, std::span<const std::int64_t> vectors) {
    Concessions found;
    Vectors all(talks, vectors);
    const std::uint32_t wanted = number_wanted(talks.rule);
    const std::size_t parties = talks.signatories.size();
    std::vector<Least> alone(parties);
    Least sum;
    Least most;
    for (std::size_t vector = 0; vector < all.size(); ++vector) {
        const std::span<const Lack> lacks = all.at(vector);
        const bool as_it_is = met(lacks, wanted, parties);
        if (as_it_is) found.needed = false;
        for (std::size_t k = 0; k < parties; ++k)
            if (as_it_is || met(lacks, wanted, k)) alone[k].offer(as_it_is ? 0 : lacks[k].by, vector);
        const auto missing = least_missing(lacks, wanted);
        if (!missing) continue;
        sum.offer(sum_of(lacks, *missing), vector);
        most.offer(most_of(lacks, *missing), vector);
    }
    for (std::size_t k = 0; k < parties; ++k)
        found.alone.push_back({talks.signatories[k], alone[k].amount.has_value(),
                               amount_of_units(alone[k].amount.value_or(0)), std::move(alone[k].at)});
    const auto joint = [&](Least& least) {
        JointConcession made;
        if (!least.amount) return made;
        made.least = amount_of_units(*least.amount);
        const std::span<const Lack> lacks = all.at(least.at.front());
        made.by = amounts(talks.signatories, lacks, *least_missing(lacks, wanted));
        made.vectors = std::move(least.at);
        return made;
    };
    found.possible = sum.amount.has_value();
    found.least_sum = joint(sum);
    found.least_maximum = joint(most);
    return found;
}

}  // namespace irenic
