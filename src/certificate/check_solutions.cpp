/// The solutions, by going through the zone: docs/semantics.md, section 5.
#include <algorithm>
#include <numeric>

#include <gmpxx.h>

#include "certificate/at_table.hpp"

namespace irenic::certificate {
namespace {

using Values = Table::Values;

std::string names_of(const std::set<std::string>& states) {
    std::string all;
    for (const std::string& state : states) all += (all.empty() ? "`" : ", `") + state + "`";
    return all.empty() ? "nothing" : all;
}

/// The five rules over the value vectors of a zone.
class Rule {
public:
    Rule(const Table& table, std::string rule, std::vector<Values> zone)
        : table_(table), rule_(std::move(rule)), zone_(std::move(zone)) {
        for (std::size_t k = 0; k < table.signatories().size(); ++k)
            if (std::all_of(zone_.begin(), zone_.end(), [&](const Values& values) { return table.consents(k, values); }))
                counting_.push_back(k);
        if (rule_ != "kalai-smorodinsky") return;
        for (const std::size_t k : counting_) {
            std::int64_t ideal = table.no_agreement()[k];
            for (const Values& values : zone_) ideal = std::max(ideal, values[k]);
            ideal_[k] = ideal;
            if (ideal == table.no_agreement()[k]) left_out_.push_back(k);
        }
        for (const std::size_t k : left_out_) counting_.erase(std::find(counting_.begin(), counting_.end(), k));
    }

    static bool known(const std::string& rule) {
        return rule == "nash" || rule == "kalai-smorodinsky" || rule == "egalitarian" || rule == "leximin" ||
               rule == "utilitarian";
    }

    [[nodiscard]] const std::vector<std::size_t>& left_out() const { return left_out_; }

    [[nodiscard]] std::vector<std::size_t> gainers(const Values& values) const {
        std::vector<std::size_t> found;
        for (const std::size_t k : counting_)
            if (values[k] > table_.no_agreement()[k]) found.push_back(k);
        return found;
    }

    /// The best of the zone by the rule. Nothing where powers are too large to multiply out.
    [[nodiscard]] std::optional<std::set<Values>> best() const {
        std::map<std::vector<std::size_t>, std::pair<std::vector<mpq_class>, std::set<Values>>> best_of;
        std::size_t most = 0;
        for (const Values& values : zone_) most = std::max(most, gainers(values).size());
        for (const Values& values : zone_) {
            const auto who = rule_ == "nash" ? gainers(values) : std::vector<std::size_t>();
            if (rule_ == "nash" && who.size() < most) continue;
            auto rank = rank_of(values, who);
            if (!rank) return {};
            auto& [highest, at] = best_of[who];
            if (at.empty() || *rank > highest) {
                highest = std::move(*rank);
                at = {values};
            } else if (*rank == highest) {
                at.insert(values);
            }
        }
        std::set<Values> found;
        for (const auto& [who, those] : best_of) found.insert(those.second.begin(), those.second.end());
        // Of equals, what somebody could be better off with at nobody's cost is none.
        std::erase_if(found, [&](const Values& values) {
            return std::any_of(zone_.begin(), zone_.end(),
                               [&](const Values& other) { return other != values && covers(other, values); });
        });
        return found;
    }

private:
    /// What the rule wants most of: numbers of which the first that differs decides.
    [[nodiscard]] std::optional<std::vector<mpq_class>> rank_of(const Values& values,
                                                                const std::vector<std::size_t>& who) const {
        std::vector<mpq_class> rank;
        if (rule_ == "nash") {
            std::int64_t common = 0;
            for (const std::size_t k : who) common = std::gcd(common, power(k));
            mpz_class product = 1;
            std::size_t digits = 0;
            for (const std::size_t k : who) {
                const mpz_class gain =
                    mpz_class(static_cast<long>(values[k])) - static_cast<long>(table_.no_agreement()[k]);
                const auto exponent = static_cast<unsigned long>(power(k) / common);
                digits += exponent * mpz_sizeinbase(gain.get_mpz_t(), 2);
                if (digits > 3'000'000) return {};
                mpz_class raised;
                mpz_pow_ui(raised.get_mpz_t(), gain.get_mpz_t(), exponent);
                product *= raised;
            }
            rank.emplace_back(product);
            return rank;
        }
        for (const std::size_t k : counting_) {
            mpq_class number(mpz_class(static_cast<long>(values[k])));
            if (rule_ == "egalitarian" || rule_ == "kalai-smorodinsky")
                number -= mpz_class(static_cast<long>(table_.no_agreement()[k]));
            if (rule_ == "kalai-smorodinsky")
                number /= mpz_class(static_cast<long>(ideal_.at(k))) - static_cast<long>(table_.no_agreement()[k]);
            rank.push_back(number);
        }
        std::sort(rank.begin(), rank.end());
        if (rule_ == "utilitarian") rank = {std::accumulate(rank.begin(), rank.end(), mpq_class(0))};
        return rank;
    }
    [[nodiscard]] std::int64_t power(std::size_t k) const {
        return table_.subject().power[table_.signatories()[k]].units;
    }

    const Table& table_;
    std::string rule_;
    std::vector<Values> zone_;
    std::vector<std::size_t> counting_;
    std::vector<std::size_t> left_out_;
    std::map<std::size_t, std::int64_t> ideal_;
};

std::vector<std::string> ids_of(const Table& table, const std::vector<std::size_t>& places) {
    std::vector<std::string> ids;
    for (const std::size_t k : places) ids.push_back(id_at(table, k));
    return ids;
}

/// Levels and values of one row, or what is wrong with it by itself.
std::string fault_of(const Table& table, const ClaimedSolution::Row& row, Values& values) {
    const auto levels = package_at(table, row.state);
    if (!levels) return "`" + row.state + "` is not on the table";
    values = table.values(*levels);
    if (!table.agreed(values)) return "`" + row.state + "` does not meet the rule of consent";
    Values gains = values;
    for (std::size_t k = 0; k < gains.size(); ++k) gains[k] -= table.no_agreement()[k];
    if (!says(table, row.values, values)) return "`" + row.state + "` is not worth what is said";
    if (!says(table, row.gains, gains)) return "the gains of `" + row.state + "` are not what is said";
    return {};
}

}  // namespace

Finding check(const Table& table, const ClaimedFrontier& frontier, const ClaimedSolution& claim) {
    if (!Rule::known(claim.rule)) return objection("`" + claim.rule + "` is no rule that is known here");
    std::vector<Values> listed;
    std::set<std::string> states;
    for (const ClaimedSolution::Row& row : claim.rows) {
        std::string fault = fault_of(table, row, listed.emplace_back());
        if (!fault.empty()) return objection(std::move(fault));
        states.insert(row.state);
    }
    const bool exact = frontier.guarantee.empty();
    std::vector<Values> zone;
    if (table.all_tried() && exact) {
        zone = vectors_of(table, true);
    } else {  // as far as the frontier is listed
        for (const ClaimedVector& row : frontier.rows)
            if (const auto levels = package_at(table, row.packages.empty() ? "" : row.packages.front());
                levels && table.agreed(table.values(*levels)))
                zone.push_back(table.values(*levels));
        for (const Values& values : listed) zone.push_back(values);
        // Who consents to what is dominated, and who could gain how much, is not seen there.
        const bool all_sign = table.agreement() == nullptr || table.agreement()->consent.all;
        if (!all_sign || frontier.rows.size() < frontier.count) return {true, {}, true};
    }
    if (zone.size() * zone.size() > most_pairs) return {true, {}, true};
    if (zone.empty()) {
        if (!claim.rows.empty() || claim.count != "0") return objection("in an empty zone there is no solution");
        return {true, {}, !table.all_tried()};
    }
    const Rule rule(table, claim.rule, zone);
    if (claim.left_out != ids_of(table, rule.left_out())) return objection("those left out are not who they should be");
    const auto best = rule.best();
    if (!best) return {true, {}, true};
    for (std::size_t k = 0; k < listed.size(); ++k) {
        if (!best->contains(listed[k])) return objection("`" + claim.rows[k].state + "` is not best by " + claim.rule);
        if (claim.rule == "nash" && claim.rows[k].gainers != ids_of(table, rule.gainers(listed[k])))
            return objection("those who gain at `" + claim.rows[k].state + "` are not who is said");
    }
    if (!table.all_tried() || !exact) return {true, {}, true};
    std::size_t packages = 0;
    std::set<std::string> all;
    for (const Values& values : *best)
        for (const Levels& levels : table.packages().at(values)) {
            ++packages;
            all.insert(table.name(levels));
        }
    if (claim.count != std::to_string(packages))
        return objection(std::to_string(packages) + " packages are best by " + claim.rule + ", not " + claim.count);
    if (claim.rows.size() == packages && states != all)
        return objection("best by " + claim.rule + " are " + names_of(all) + ", not " + names_of(states));
    return {true, {}, false};
}

}  // namespace irenic::certificate
