/// What the checkers of bargaining share: how a finding objects, who sits where, and where a strategy ends.
#pragma once

#include <string>

#include "irenic/certificate.hpp"

namespace irenic::certificate {

inline Finding objection(std::string what) { return {false, std::move(what), false}; }

inline std::string id_at(const Table& table, std::size_t k) {
    return table.subject().parties[table.signatories()[k]].id;
}

/// A signatory by its id.
inline std::optional<std::size_t> place_of(const Table& table, const std::string& id) {
    for (std::size_t k = 0; k < table.signatories().size(); ++k)
        if (id_at(table, k) == id) return k;
    return {};
}

inline std::optional<Levels> end_of(const Table& table, const std::string& strategy) {
    const auto index = find_strategy(table.subject(), strategy);
    if (!index) return {};
    return table.end_of(*index);
}

inline Finding no_strategy(const std::string& id) { return objection("`" + id + "` is no strategy of the case"); }

/// Beyond so many, sets of signatories are not gone through.
inline constexpr std::size_t most_signatories = 16;

/// More pairs of value vectors than this are not compared.
inline constexpr std::size_t most_pairs = 400'000'000;

/// Does the answer give every signatory's number, and no other?
inline bool says(const Table& table, const ByParty& claimed, const Table::Values& exact) {
    if (claimed.size() != exact.size()) return false;
    for (std::size_t k = 0; k < exact.size(); ++k) {
        const auto place = claimed.find(id_at(table, k));
        if (place == claimed.end() || place->second != to_double(Decimal{exact[k]})) return false;
    }
    return true;
}

inline bool covers(const Table::Values& one, const Table::Values& other) {
    for (std::size_t k = 0; k < one.size(); ++k)
        if (one[k] < other[k]) return false;
    return true;
}

/// The member that is on the table, if there is one.
inline std::optional<Levels> package_at(const Table& table, const std::string& state) {
    for (const Levels& levels : table.find(state))
        if (table.on_table(levels)) return levels;
    return {};
}

/// The value vectors of what is on the table, or of the zone, ascending.
inline std::vector<Table::Values> vectors_of(const Table& table, bool zone_only) {
    std::vector<Table::Values> found;
    for (const auto& [values, packages] : table.packages())
        if (!zone_only || table.agreed(values)) found.push_back(values);
    return found;
}

}  // namespace irenic::certificate
