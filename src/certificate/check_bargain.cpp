/// Is what an answer says of packages, frontier, zone and solutions so? Gone through by the definitions of docs/semantics.md, section 5.
#include <algorithm>

#include "certificate/at_table.hpp"

namespace irenic::certificate {
namespace {

using Values = Table::Values;

std::string count_of(const std::vector<Levels>& packages) { return std::to_string(packages.size()); }

/// The vectors that no other covers; nothing where there are too many to compare. Who comes later in descending order covers no earlier one.
std::optional<std::vector<Values>> uncovered(const std::vector<Values>& ascending) {
    std::vector<Values> kept;
    std::size_t pairs = 0;
    for (auto at = ascending.rbegin(); at != ascending.rend(); ++at) {
        pairs += kept.size();
        if (pairs > most_pairs) return {};
        if (std::none_of(kept.begin(), kept.end(), [&](const Values& other) { return covers(other, *at); }))
            kept.push_back(*at);
    }
    return kept;
}

/// One row by itself. Leaves its exact values in `values`.
std::string fault_of(const Table& table, const ClaimedVector& row, Values& values) {
    if (row.packages.empty()) return "a vector of the frontier has no package";
    for (const std::string& state : row.packages) {
        const auto levels = package_at(table, state);
        if (!levels) return "`" + state + "` is not on the table";
        values = table.values(*levels);
        if (!says(table, row.values, values)) return "`" + state + "` is not worth what is said";
    }
    if (row.in_zone != table.agreed(values))
        return "`" + row.packages.front() + "` " + (row.in_zone ? "does not meet" : "meets") + " the rule of consent";
    if (!table.all_tried()) return {};
    const std::vector<Levels>& all = table.packages().at(values);
    if (row.count != count_of(all))
        return count_of(all) + " packages are worth the same as `" + row.packages.front() + "`, not " + row.count;
    if (row.packages.size() > all.size()) return "a package is listed twice";
    return {};
}

std::vector<std::int64_t> lost(const Table& table, const ByParty& guarantee, std::string& fault) {
    std::vector<std::int64_t> found(table.signatories().size(), 0);
    for (std::size_t k = 0; k < found.size() && !guarantee.empty(); ++k) {
        const auto place = guarantee.find(id_at(table, k));
        if (place == guarantee.end() || !(place->second >= 0) || place->second > 1e12)
            fault = "the guarantee does not say what `" + id_at(table, k) + "` can lose";
        else  // the nearest double may lie just below the number
            found[k] = static_cast<std::int64_t>(place->second * static_cast<double>(Decimal::units_per_one) + 0.5);
    }
    return found;
}

}  // namespace

Finding check(const Table& table, const ClaimedFrontier& claim) {
    std::vector<Values> listed;
    for (const ClaimedVector& row : claim.rows) {
        std::string fault = fault_of(table, row, listed.emplace_back());
        if (!fault.empty()) return objection(std::move(fault));
        if (claim.zone_only && !row.in_zone) return objection("a vector outside the zone is listed");
    }
    for (std::size_t a = 0; a < listed.size(); ++a)
        for (std::size_t b = 0; b < listed.size(); ++b)
            if (a != b && covers(listed[a], listed[b]))
                return objection("`" + claim.rows[a].packages.front() + "` is as good for all as `" +
                                 claim.rows[b].packages.front() + "`, which is listed too");
    if (claim.count < listed.size()) return objection("more vectors are listed than are said to be on the frontier");
    if (!table.all_tried()) return {true, {}, true};
    const std::vector<Values> all = vectors_of(table, claim.zone_only);
    std::string fault;
    const std::vector<std::int64_t> give = lost(table, claim.guarantee, fault);
    if (!fault.empty()) return objection(std::move(fault));
    if (!claim.guarantee.empty()) {
        if (claim.count != listed.size() || all.size() * listed.size() > most_pairs) return {true, {}, true};
        for (const Values& values : all) {
            Values less = values;
            for (std::size_t k = 0; k < less.size(); ++k) less[k] -= give[k];
            if (std::none_of(listed.begin(), listed.end(), [&](const Values& row) { return covers(row, less); }))
                return objection("nothing that is listed comes as near to `" +
                                 table.name(table.packages().at(values).front()) + "` as is guaranteed");
        }
        return {true, {}, false};
    }
    const auto frontier = uncovered(all);
    if (!frontier) return {true, {}, true};
    for (std::size_t row = 0; row < listed.size(); ++row)
        if (std::find(frontier->begin(), frontier->end(), listed[row]) == frontier->end())
            return objection("a package on the table is as good for all as `" + claim.rows[row].packages.front() +
                             "`, and better for somebody");
    if (claim.count != frontier->size())
        return objection("the frontier has " + std::to_string(frontier->size()) + " vectors, not " +
                         std::to_string(claim.count));
    return {true, {}, false};
}

Finding check(const Table& table, const ClaimedZone& claim) {
    if (claim.empty && !claim.size.empty() && claim.size != "0")
        return objection("the zone is said to be empty, and to have " + claim.size + " packages");
    if (!table.all_tried()) return {true, {}, true};
    std::size_t on_table = 0;
    std::size_t in_zone = 0;
    for (const auto& [values, packages] : table.packages()) {
        on_table += packages.size();
        if (table.agreed(values)) in_zone += packages.size();
    }
    if (!claim.packages.empty() && claim.packages != std::to_string(on_table))
        return objection(std::to_string(on_table) + " packages are on the table, not " + claim.packages);
    if (!claim.size.empty() && claim.size != std::to_string(in_zone))
        return objection(std::to_string(in_zone) + " packages meet the rule of consent, not " + claim.size);
    if (claim.empty != (in_zone == 0)) return objection(claim.empty ? "the zone is not empty" : "the zone is empty");
    return {true, {}, false};
}

}  // namespace irenic::certificate
