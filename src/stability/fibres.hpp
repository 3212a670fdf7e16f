/// One party's fibres on the grid of all combinations of levels: the combinations that differ only in options that it alone owns.
///
/// A fibre has one *row* for every combination of the party's own levels. Fibres are handled many at a time, as *lanes*: a *tile* is
/// rows × lanes, small enough for the nearest cache, so that what is done to a row is done to all its lanes at once.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

struct Fibres {
    /// An option that the party alone owns.
    struct Axis {
        std::uint32_t radix = 1;
        std::uint32_t stride = 1;            ///< in rows
        std::vector<std::uint64_t> allowed;  ///< as in `Option`; empty where every change is allowed
    };
    struct Digit {
        std::uint32_t radix = 1;
        std::uint64_t stride = 1;  ///< in codes
    };

    PartyIndex party = 0;
    std::vector<Axis> axes;
    std::vector<std::uint64_t> row;      ///< per row, what it adds to the code of the fibre's first combination
    std::vector<std::uint64_t> lane;     ///< the same per lane of a tile
    std::uint32_t run = 1;               ///< so many lanes stand side by side in memory
    std::vector<Digit> outer;            ///< the options that tell one tile from another
    std::uint64_t tiles = 1;             ///< their combinations
    std::vector<std::uint8_t> may_move;  ///< per pair of rows; empty where every move is allowed

    // Where the party orders its rows alike in every fibre, because nothing it wants of its own options depends on others:
    std::vector<std::uint32_t> order;    ///< rows, best first; empty otherwise
    std::vector<std::int32_t> standing;  ///< per row, higher is better

    [[nodiscard]] std::size_t rows() const { return row.size(); }
    [[nodiscard]] std::size_t lanes() const { return lane.size(); }
    [[nodiscard]] std::size_t cells() const { return row.size() * lane.size(); }
    [[nodiscard]] bool allowed(std::size_t from, std::size_t to) const {
        return may_move.empty() || may_move[from * rows() + to] != 0;
    }

    /// Calls `visit(base)` for every tile: the code of its first row and lane.
    template <typename Visit>
    void for_each_tile(Visit&& visit) const {
        std::vector<std::uint32_t> level(outer.size(), 0);
        std::uint64_t base = 0;
        for (std::uint64_t tile = 0; tile < tiles; ++tile) {
            visit(base);
            for (std::size_t o = 0; o < outer.size(); ++o) {
                base += outer[o].stride;
                if (++level[o] < outer[o].radix) break;
                base -= outer[o].stride * outer[o].radix;
                level[o] = 0;
            }
        }
    }

    template <typename Number>
    void load(const std::vector<Number>& column, std::uint64_t base, Number* tile) const {
        copy(base, [&](std::uint64_t code, std::size_t cell, std::size_t count) {
            if (count == 1)
                tile[cell] = column[code];
            else
                std::memcpy(tile + cell, column.data() + code, count * sizeof(Number));
        });
    }
    template <typename Number>
    void store(const Number* tile, std::uint64_t base, std::vector<Number>& column) const {
        copy(base, [&](std::uint64_t code, std::size_t cell, std::size_t count) {
            if (count == 1)
                column[code] = tile[cell];
            else
                std::memcpy(column.data() + code, tile + cell, count * sizeof(Number));
        });
    }

private:
    template <typename Copy>
    void copy(std::uint64_t base, Copy&& copy_run) const {
        for (std::size_t r = 0; r < row.size(); ++r)
            for (std::size_t l = 0; l < lane.size(); l += run)
                copy_run(base + row[r] + lane[l], r * lane.size() + l, run);
    }
};

/// The most rows of a party whose moves are restricted, or whose order of rows is not the same everywhere: pairs of rows are then
/// compared one by one.
inline constexpr std::size_t compared_rows = 256;
/// The most rows of any party.
inline constexpr std::size_t most_rows = std::size_t{1} << 16U;

/// The party's fibres. Nothing where it has too many rows, or a move after a move is not always a move.
std::optional<Fibres> fibres_of(const Case& subject, const Grid& grid, PartyIndex i);

/// Does what the party wants of its own options depend on options of which `counts` is true?
bool wants_depend_on(const Case& subject, PartyIndex i, const std::function<bool(OptionIndex)>& counts);

}  // namespace irenic
