/// Who blocks a package, and whose consent is enough: docs/semantics.md, section 5.
#include <algorithm>

#include "certificate/at_table.hpp"

namespace irenic::certificate {

using Values = Table::Values;

Finding check_blockers(const Table& table, const std::string& strategy, const ByParty& deficits) {
    const auto index = find_strategy(table.subject(), strategy);
    if (!index) return objection("`" + strategy + "` is no strategy of the case");
    const Values values = table.values(table.end_of(*index));
    std::size_t blocking = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::string& id = table.subject().parties[table.signatories()[k]].id;
        const auto claimed = deficits.find(id);
        if (table.consents(k, values) != (claimed == deficits.end()))
            return objection("`" + id + "` " + (table.consents(k, values) ? "consents" : "does not consent"));
        if (claimed == deficits.end()) continue;
        ++blocking;
        const Decimal deficit{table.no_agreement()[k] - values[k]};
        if (claimed->second != to_double(deficit)) return objection("`" + id + "` lacks " + to_string(deficit));
    }
    if (blocking != deficits.size()) return objection("somebody blocks who does not sign");
    return {true, {}, false};
}

Finding check(const Table& table, const ClaimedConsent& claim) {
    const auto end = end_of(table, claim.strategy);
    if (!end) return no_strategy(claim.strategy);
    const Values values = table.values(*end);
    const std::size_t parties = values.size();
    if (claim.signable != table.agreed(values))
        return objection(claim.signable ? "it would not be signed" : "it would be signed");
    if (parties > most_signatories) return {true, {}, true};
    // A set suffices when it meets the rule, and is least when no member can be spared.
    std::vector<std::vector<bool>> least;
    for (std::size_t choice = 0; choice < (std::size_t{1} << parties); ++choice) {
        std::vector<bool> set;
        for (std::size_t k = 0; k < parties; ++k) set.push_back(((choice >> k) & 1U) != 0);
        bool spared = false;
        for (std::size_t k = 0; k < parties; ++k) {
            if (!set[k]) continue;
            std::vector<bool> fewer = set;
            fewer[k] = false;
            spared = spared || table.enough(fewer);
        }
        if (table.enough(set) && !spared) least.push_back(std::move(set));
    }
    std::set<std::vector<bool>> said;
    for (const auto& ids : claim.suffices) {
        std::vector<bool> set(parties, false);
        for (const std::string& id : ids) {
            const auto place = place_of(table, id);
            if (!place) return objection("`" + id + "` does not sign");
            set[*place] = true;
        }
        if (std::find(least.begin(), least.end(), set) == least.end())
            return objection("a set of parties is listed whose consent is not enough, or more than is needed");
        said.insert(std::move(set));
    }
    if (said.size() != claim.suffices.size()) return objection("a set of parties is listed twice");
    if (claim.suffices_count != std::to_string(least.size()))
        return objection(std::to_string(least.size()) + " least sets suffice, not " + claim.suffices_count);
    std::vector<std::string> alone;
    std::vector<std::string> blocks;
    std::vector<std::string> would_complete;
    for (std::size_t k = 0; k < parties; ++k) {
        const bool in_all =
            !least.empty() && std::all_of(least.begin(), least.end(), [k](const auto& set) { return set[k]; });
        if (in_all) alone.push_back(id_at(table, k));
        if (table.consents(k, values)) continue;
        if (in_all) blocks.push_back(id_at(table, k));
        std::vector<bool> consenting;
        for (std::size_t other = 0; other < parties; ++other)
            consenting.push_back(other == k || table.consents(other, values));
        if (!claim.signable && table.enough(consenting)) would_complete.push_back(id_at(table, k));
    }
    if (claim.alone != alone) return objection("those who can block alone are not who is said");
    if (claim.blocks_alone != blocks) return objection("those who block alone here are not who is said");
    if (claim.would_complete != would_complete)
        return objection("those whose consent alone is missing are not who is said");
    return {true, {}, false};
}

}  // namespace irenic::certificate
