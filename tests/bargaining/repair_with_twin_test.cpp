/// Payments, concessions and consent against brute force, on random cases. `IRENIC_RANDOM_CASES` says how many.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "bargaining/naive_signing.hpp"
#include "irenic/bargaining.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

using Parties = std::set<PartyIndex>;

/// A rule, what parties have at some packages, and guarantors, in whole numbers and without a case.
struct Blocked {
    Talks talks;
    std::vector<std::vector<long>> packages;
    std::vector<Guarantor> guarantors;
};

Decimal ones(long number) { return Decimal{number * Decimal::units_per_one}; }

Blocked draw(Random& random) {
    Blocked made;
    const std::uint32_t parties = random.between(1, 5);
    for (PartyIndex i = 0; i < parties; ++i) {
        made.talks.signatories.push_back(i);
        made.talks.no_agreement.push_back(ones(random.between(0, 9)));
    }
    if (random.percent(70)) {
        Consent& rule = made.talks.rule;
        rule.all = false;
        for (PartyIndex i = 0; i < parties; ++i) {
            if (random.percent(60)) rule.of.push_back(i);
            if (random.percent(25)) rule.with.push_back(i);
        }
        rule.at_least = random.below(static_cast<std::uint32_t>(rule.of.size()) + 1);
    }
    for (std::uint32_t k = random.between(1, 5); k > 0; --k) {
        made.packages.emplace_back();
        for (PartyIndex i = 0; i < parties; ++i) made.packages.back().push_back(random.between(0, 11));
    }
    for (PartyIndex i = 0; i < parties + 2; ++i)
        if (random.percent(50))
            made.guarantors.push_back(
                {i, ones(random.below(8)), Decimal{Decimal::units_per_one / 2 * random.between(1, 6)}});
    return made;
}

bool wanted(const std::vector<PartyIndex>& parties, PartyIndex i) {
    return std::find(parties.begin(), parties.end(), i) != parties.end();
}

/// Is the rule met when just these consent?
bool rule_met(const Talks& talks, const Parties& consenting) {
    std::uint32_t count = 0;
    for (const PartyIndex i : talks.signatories) {
        if (!consenting.contains(i) && (talks.rule.all || wanted(talks.rule.with, i))) return false;
        if (consenting.contains(i) && wanted(talks.rule.of, i)) ++count;
    }
    return talks.rule.all || count >= talks.rule.at_least;
}

long lack(const Blocked& blocked, std::size_t package, PartyIndex i) {
    const long has = blocked.packages[package][i];
    return std::max(0L, static_cast<long>(blocked.talks.no_agreement[i].units / Decimal::units_per_one) - has);
}

std::vector<Parties> all_sets(std::size_t parties) {
    std::vector<Parties> sets(std::size_t{1} << parties);
    for (std::size_t mask = 0; mask < sets.size(); ++mask)
        for (PartyIndex i = 0; i < parties; ++i)
            if ((mask >> i) & 1U) sets[mask].insert(i);
    return sets;
}

Parties consenting(const Blocked& blocked, std::size_t package) {
    Parties found;
    for (const PartyIndex i : blocked.talks.signatories)
        if (lack(blocked, package, i) == 0) found.insert(i);
    return found;
}

Signing sign(const Blocked& blocked, std::size_t package) {
    Signing signing;
    signing.rule = blocked.talks.rule;
    signing.signable = rule_met(blocked.talks, consenting(blocked, package));
    for (const PartyIndex i : blocked.talks.signatories) {
        ConsentRow row;
        row.party = i;
        row.must = signing.rule.all || wanted(signing.rule.with, i);
        row.value = ones(blocked.packages[package][i]);
        row.no_agreement = blocked.talks.no_agreement[i];
        row.consents = lack(blocked, package, i) == 0;
        row.deficit = ones(lack(blocked, package, i));
        signing.rows.push_back(row);
    }
    return signing;
}

mpq_class fraction(const Amount& amount) {
    if (amount.decimal) return naive::fraction(*amount.decimal);
    return mpq_class(amount.text);
}

/// The least of `cost(set)` over all sets of parties with whose consent, besides that of those who consent, the rule is met.
template <typename Cost>
long least_over_sets(const Blocked& blocked, std::size_t package, Cost&& cost) {
    long least = -1;
    for (const Parties& more : all_sets(blocked.talks.signatories.size())) {
        Parties with = consenting(blocked, package);
        with.insert(more.begin(), more.end());
        if (!rule_met(blocked.talks, with)) continue;
        const long here = cost(more);
        if (least < 0 || here < least) least = here;
    }
    return least;
}

/// What a worth of `needed` costs at least, by duality: for any price p of a unit of worth, Σ x ≥ p · needed − Σ max(0, p · rate − 1) · most.
/// The best such bound is at one of the prices 1 / rate.
mpq_class bound_on_total(const Blocked& blocked, std::size_t package, const mpq_class& needed) {
    mpq_class best = 0;
    for (const Guarantor& at : blocked.guarantors) {
        const mpq_class price = 1 / naive::fraction(at.rate);
        mpq_class bound = price * needed;
        for (const Guarantor& other : blocked.guarantors) {
            mpq_class most = naive::fraction(other.budget);
            if (other.party < blocked.talks.signatories.size()) {
                const mpq_class surplus = mpq_class(blocked.packages[package][other.party]) -
                                          naive::fraction(blocked.talks.no_agreement[other.party]);
                most = std::min(most, std::max(mpq_class(0), surplus));
            }
            const mpq_class gain = price * naive::fraction(other.rate) - 1;
            if (gain > 0) bound -= gain * most;
        }
        best = std::max(best, bound);
    }
    return best;
}

std::string compare_payments(const Blocked& blocked, std::size_t package) {
    const PaymentRepair found = least_payments(sign(blocked, package), blocked.guarantors);
    const long needed = least_over_sets(blocked, package, [&](const Parties& more) {
        long sum = 0;
        for (const PartyIndex i : more) sum += lack(blocked, package, i);
        return sum;
    });
    EXPECT_EQ(fraction(found.needed), needed);
    mpq_class available = 0;
    for (const GuarantorUse& use : found.guarantors)
        available += naive::fraction(use.available) * naive::fraction(use.rate);
    EXPECT_EQ(fraction(found.available), available);
    EXPECT_EQ(found.possible, available >= needed);
    if (!found.possible) {
        EXPECT_EQ(fraction(found.lacking), mpq_class(needed - available));
        return "impossible";
    }
    std::map<PartyIndex, mpq_class> paid;
    std::map<PartyIndex, mpq_class> received;
    mpq_class total = 0;
    for (const Payment& payment : found.payments) {
        paid[payment.from] += fraction(payment.paid);
        received[payment.to] += fraction(payment.worth);
        total += fraction(payment.paid);
        EXPECT_GT(fraction(payment.paid), 0);
    }
    EXPECT_EQ(fraction(found.total), total);
    EXPECT_EQ(total, bound_on_total(blocked, package, needed));
    for (const GuarantorUse& use : found.guarantors) {
        EXPECT_EQ(fraction(use.used), paid[use.party]);
        EXPECT_LE(paid[use.party], naive::fraction(use.available));
    }
    Parties with;
    for (const PartyAmount& after : found.after) {
        const mpq_class value =
            mpq_class(blocked.packages[package][after.party]) + received[after.party] - paid[after.party];
        EXPECT_EQ(fraction(after.amount), value);
        if (value >= naive::fraction(blocked.talks.no_agreement[after.party])) with.insert(after.party);
    }
    EXPECT_TRUE(rule_met(blocked.talks, with));
    return found.payments.empty() ? "nothing" : "paid";
}

long sum_at(const Blocked& blocked, std::size_t package) {
    return least_over_sets(blocked, package, [&](const Parties& more) {
        long sum = 0;
        for (const PartyIndex i : more) sum += lack(blocked, package, i);
        return sum;
    });
}

long most_at(const Blocked& blocked, std::size_t package) {
    return least_over_sets(blocked, package, [&](const Parties& more) {
        long most = 0;
        for (const PartyIndex i : more) most = std::max(most, lack(blocked, package, i));
        return most;
    });
}

void compare_concessions(const Blocked& blocked) {
    std::vector<std::int64_t> vectors;
    for (const auto& package : blocked.packages)
        for (const long value : package) vectors.push_back(ones(value).units);
    const Concessions found = concessions_over(blocked.talks, vectors);
    bool needed = true;
    for (std::size_t k = 0; k < blocked.packages.size(); ++k)
        needed = needed && !rule_met(blocked.talks, consenting(blocked, k));
    EXPECT_EQ(found.needed, needed);
    for (const Concession& alone : found.alone) {
        // The least whole number by which this party's value without a deal can be lowered so that some package does; by brute force.
        long least = -1;
        for (long by = 0; by <= 20 && least < 0; ++by)
            for (std::size_t k = 0; k < blocked.packages.size(); ++k) {
                Parties with = consenting(blocked, k);
                if (lack(blocked, k, alone.party) <= by) with.insert(alone.party);
                if (rule_met(blocked.talks, with)) least = by;
            }
        EXPECT_EQ(alone.would_do, least >= 0);
        if (least >= 0) {
            EXPECT_EQ(fraction(alone.by), least);
        }
    }
    long sum = 1000;
    long most = 1000;
    for (std::size_t k = 0; k < blocked.packages.size(); ++k) {
        sum = std::min(sum, sum_at(blocked, k));
        most = std::min(most, most_at(blocked, k));
    }
    EXPECT_TRUE(found.possible);
    EXPECT_EQ(fraction(found.least_sum.least), sum);
    EXPECT_EQ(fraction(found.least_maximum.least), most);
    for (std::size_t k = 0; k < blocked.packages.size(); ++k) {
        const auto among = [&](const JointConcession& joint) {
            return std::find(joint.vectors.begin(), joint.vectors.end(), k) != joint.vectors.end();
        };
        EXPECT_EQ(among(found.least_sum), sum_at(blocked, k) == sum);
        EXPECT_EQ(among(found.least_maximum), most_at(blocked, k) == most);
    }
}

void compare_consent(const Blocked& blocked, std::size_t package) {
    const ConsentPicture found = consent_picture(sign(blocked, package));
    const Parties willing = consenting(blocked, package);
    std::set<Parties> least;
    std::set<Parties> of_willing;
    for (const Parties& set : all_sets(blocked.talks.signatories.size())) {
        bool minimal = rule_met(blocked.talks, set);
        for (const PartyIndex i : set) {
            Parties fewer = set;
            fewer.erase(i);
            minimal = minimal && !rule_met(blocked.talks, fewer);
        }
        if (!minimal) continue;
        least.insert(set);
        if (std::includes(willing.begin(), willing.end(), set.begin(), set.end())) of_willing.insert(set);
    }
    const auto as_sets = [](const PartySets& sets) {
        std::set<Parties> made;
        for (const auto& set : sets.sets) made.insert(Parties(set.begin(), set.end()));
        EXPECT_EQ(made.size(), sets.sets.size());
        EXPECT_EQ(sets.count, std::to_string(sets.sets.size()));
        return made;
    };
    EXPECT_EQ(as_sets(found.suffices), least);
    EXPECT_EQ(as_sets(found.of_those_who_consent), of_willing);
    for (const PartyIndex i : blocked.talks.signatories) {
        Parties others(blocked.talks.signatories.begin(), blocked.talks.signatories.end());
        others.erase(i);
        const bool alone = !rule_met(blocked.talks, others);
        EXPECT_EQ(wanted(found.alone, i), alone);
        EXPECT_EQ(wanted(found.block_alone, i), alone && !willing.contains(i));
        Parties one_more = willing;
        one_more.insert(i);
        EXPECT_EQ(wanted(found.would_complete, i),
                  !rule_met(blocked.talks, willing) && !willing.contains(i) && rule_met(blocked.talks, one_more));
    }
}

TEST(RepairWithTwin, payments_concessions_and_consent_are_in_random_cases_what_brute_force_finds) {
    std::map<std::string, std::uint64_t> came_to;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, draw, [&](const Blocked& blocked) {
        compare_concessions(blocked);
        for (std::size_t package = 0; package < blocked.packages.size(); ++package) {
            ++came_to[compare_payments(blocked, package)];
            compare_consent(blocked, package);
            const Concessions at = concessions_at(sign(blocked, package));
            EXPECT_EQ(fraction(at.least_sum.least), sum_at(blocked, package));
            EXPECT_EQ(fraction(at.least_maximum.least), most_at(blocked, package));
        }
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome : {"impossible", "nothing", "paid"}) EXPECT_GT(came_to[outcome], 100U) << outcome;
}

/// The least concessions over every package on the table, without a frontier.
TEST(RepairWithTwin, concessions_over_the_frontier_are_in_random_cases_those_over_all_packages) {
    std::uint64_t compared = 0;
    constexpr std::uint64_t usual = 1000;
    for_random_cases(usual, random_agreement, [&](const Case& subject) {
        const TalksResult about = talks_about(subject, 0);
        if (!about.talks) return;
        const Frontier::Result result = Frontier::find(subject, *about.talks);
        if (!result.frontier) return;
        std::vector<std::int64_t> vectors;
        for (const Levels& levels : naive::all_levels(subject))
            if (on_table(subject, *about.talks, levels))
                for (const PartyIndex i : about.talks->signatories)
                    vectors.push_back(value_of(subject, i, levels).units);
        const Concessions found = concessions_over(*result.frontier);
        const Concessions expected = concessions_over(*about.talks, vectors);
        EXPECT_EQ(found.needed, expected.needed);
        ASSERT_EQ(found.alone.size(), expected.alone.size());
        for (std::size_t k = 0; k < found.alone.size(); ++k) {
            EXPECT_EQ(found.alone[k].would_do, expected.alone[k].would_do);
            EXPECT_EQ(found.alone[k].by.text, expected.alone[k].by.text);
        }
        EXPECT_EQ(found.least_sum.least.text, expected.least_sum.least.text);
        EXPECT_EQ(found.least_maximum.least.text, expected.least_maximum.least.text);
        ++compared;
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    EXPECT_GT(compared, 500U);
}

}  // namespace
}  // namespace irenic::testing
