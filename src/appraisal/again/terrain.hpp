/// What a case is made of when its numbers are left out: its states, who can move where, and which numbers each party's value of a
/// state is the sum of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "irenic/appraisal.hpp"

namespace irenic {

/// The wants of one party. States of which the same statements hold are of one *kind*: whatever the numbers, they are worth the same.
struct Wants {
    std::vector<std::uint16_t> kind_of;  ///< per state, for whoever goes through all of them; empty where levels are not packed
    std::vector<std::uint16_t> kind_along;  ///< the same in the order of `PartyMoves::order`; empty where the party cannot move
    /// Likewise, a number for the levels of the party's own options, which nobody else can change. Where there are very many
    /// combinations, several share a number. Empty where it is not asked for.
    std::vector<std::uint16_t> slice_along;
    std::uint32_t slices = 0;
    std::vector<std::uint32_t> first_term;    ///< per kind, and one past the last: into `terms`
    std::vector<std::uint32_t> terms;         ///< the numbers that are added up
    std::vector<std::uint32_t> first_number;  ///< per statement: its number, or the first of its levels' numbers
    std::uint32_t numbers = 0;

    [[nodiscard]] std::size_t kinds() const { return first_term.size() - 1; }
};

/// What not every question needs.
struct TerrainParts {
    bool levels = false;  ///< `Terrain::packed`
    bool slices = false;  ///< `Wants::slice_along`
};

struct Terrain {
    const Case* subject;
    TerrainParts parts;
    Space space;
    std::vector<PartyIndex> movers;    ///< parties that can move
    std::vector<std::uint16_t> kinds;  ///< per state, and for each party: side by side, since they are asked for together
    std::vector<std::uint32_t> segments;      ///< per state, and for each mover: `PartyMoves::segment_of`
    std::vector<std::uint32_t> mover_number;  ///< per party: its place among the movers
    std::vector<const PartyMoves*> moves;     ///< per party
    std::vector<Wants> wants;                 ///< per party
    std::vector<std::uint64_t> packed;  ///< per state: its levels side by side; empty where they do not fit or are not asked for
    std::vector<std::uint64_t> place;  ///< per option: its bits there

    [[nodiscard]] std::uint16_t kind(PartyIndex i, StateIndex s) const { return kinds[s * wants.size() + i]; }
    [[nodiscard]] std::uint32_t segment(PartyIndex i, StateIndex s) const {
        return segments[s * movers.size() + mover_number[i]];
    }

    /// Nothing where the quick way does not know this shape of case: rankings, more than 40 statements by priority, graphs, merged
    /// states, and moves that do not chain; nor very many kinds.
    static std::optional<Terrain> of(const Case& subject, Space space, const TerrainParts& parts);
};

}  // namespace irenic
