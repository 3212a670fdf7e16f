/// Lotteries over packages: docs/semantics.md, section 5.
#include <algorithm>

#include "certificate/amounts.hpp"

namespace irenic::certificate {
namespace {

using Values = Table::Values;
using Averages = std::vector<mpq_class>;

/// The parties whose values count, by their places: those that consent everywhere in the zone and are not left out.
std::vector<std::size_t> counting(const Table& table, const std::vector<Values>& zone, const std::string& rule,
                                  std::vector<std::string>& left_out) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < table.signatories().size(); ++k) {
        const auto everywhere = [&](const auto& holds) { return std::all_of(zone.begin(), zone.end(), holds); };
        if (!everywhere([&](const Values& values) { return table.consents(k, values); })) continue;
        const bool never_gains = everywhere([&](const Values& values) { return values[k] == table.no_agreement()[k]; });
        if (never_gains && (rule == "nash" || rule == "kalai-smorodinsky"))
            left_out.push_back(id_at(table, k));
        else
            found.push_back(k);
    }
    return found;
}

std::string fault_of_shares(const Table& table, const ClaimedLottery& claim, Averages& averages) {
    averages.assign(table.signatories().size(), 0);
    mpq_class all = 0;
    const mpq_class one = whole(Decimal::units_per_one);
    for (const ClaimedLottery::Share& share : claim.shares) {
        const auto levels = package_at(table, share.state);
        if (!levels || !table.agreed(table.values(*levels))) return "`" + share.state + "` is not in the zone";
        const auto probability = read_amount(share.probability);
        if (!probability || *probability <= 0) return "`" + share.state + "` has no probability";
        const mpq_class part = *probability / one;
        all += part;
        const Values values = table.values(*levels);
        for (std::size_t k = 0; k < values.size(); ++k) averages[k] += part * whole(values[k]);
    }
    if (all != 1) return "the probabilities do not add up to 1";
    for (std::size_t k = 0; k < averages.size(); ++k) {
        const auto said = claim.averages.find(id_at(table, k));
        if (said == claim.averages.end() || !is(said->second, averages[k]))
            return "on average `" + id_at(table, k) + "` has something else than is said";
    }
    return {};
}

/// By the inequality of weighted means: no lottery has a greater mean than the best package has of Σ α g(t) / g.
bool within_bound(const Table& table, const std::vector<Values>& zone, const std::vector<std::size_t>& who,
                  const Averages& averages, double bound) {
    mpq_class powers = 0;
    for (const std::size_t k : who) powers += whole(table.subject().power[table.signatories()[k]].units);
    return std::all_of(zone.begin(), zone.end(), [&](const Values& values) {
        mpq_class sum = 0;
        for (const std::size_t k : who) {
            const mpq_class gain = averages[k] - whole(table.no_agreement()[k]);
            if (gain <= 0) return false;
            sum += whole(table.subject().power[table.signatories()[k]].units) *
                   (whole(values[k]) - whole(table.no_agreement()[k])) / gain;
        }
        return sum <= powers * (1 + mpq_class(bound));
    });
}

/// The least of what the rule looks at.
mpq_class least_of(const Table& table, const std::vector<Values>& zone, const std::vector<std::size_t>& who,
                   const std::string& rule, const Averages& averages) {
    std::optional<mpq_class> least;
    for (const std::size_t k : who) {
        mpq_class number = averages[k];
        if (rule != "leximin") number -= whole(table.no_agreement()[k]);
        if (rule == "kalai-smorodinsky") {
            std::int64_t most = table.no_agreement()[k];
            for (const Values& values : zone) most = std::max(most, values[k]);
            number /= whole(most) - whole(table.no_agreement()[k]);
        }
        if (!least || number < *least) least = number;
    }
    return least.value_or(mpq_class(0));
}

}  // namespace

Finding check(const Table& table, const ClaimedLottery& claim) {
    Averages averages;
    if (!claim.shares.empty()) {
        std::string fault = fault_of_shares(table, claim, averages);
        if (!fault.empty()) return objection(std::move(fault));
    }
    if (!table.all_tried()) return {true, {}, true};
    const std::vector<Values> zone = vectors_of(table, true);
    if (zone.empty() != claim.shares.empty())
        return objection(zone.empty() ? "the zone is empty" : "there is no lottery, and the zone is not empty");
    if (zone.empty()) return {true, {}, false};
    std::vector<std::string> left_out;
    const std::vector<std::size_t> who = counting(table, zone, claim.rule, left_out);
    if (claim.left_out != left_out) return objection("those left out are not who they should be");
    if (claim.rule == "nash") {
        if (!(claim.bound >= 0 && claim.bound < 1)) return objection("the bound is none");
        return within_bound(table, zone, who, averages, claim.bound)
                   ? Finding{true, {}, false}
                   : objection("a lottery may be better than is said");
    }
    const auto sum_of = [&](const Averages& each) {
        mpq_class sum = 0;
        for (const std::size_t k : who) sum += each[k];
        return sum;
    };
    for (const Values& values : zone) {
        Averages single;
        for (const std::int64_t units : values) single.push_back(whole(units));
        if (claim.rule == "utilitarian"
                ? sum_of(single) > sum_of(averages)
                : least_of(table, zone, who, claim.rule, single) > least_of(table, zone, who, claim.rule, averages))
            return objection("`" + table.name(table.packages().at(values).front()) + "` alone is better by " +
                             claim.rule);
    }
    return {true, {}, claim.rule != "utilitarian"};
}

}  // namespace irenic::certificate
