/// The chance that nothing from outside breaks an agreement while a step lasts.
#pragma once

#include <cmath>
#include <cstdint>

#include "irenic/model.hpp"

namespace irenic {

/// Goes through the pieces that `days` days from `first` on fall into: `visit(piece, days in it)`.
template <typename Visit>
void for_pieces(const Hazard& hazard, std::uint32_t first, std::uint32_t days, Visit&& visit) {
    for (const HazardPiece& piece : hazard.pieces) {
        if (days == 0) return;
        if (piece.until <= first) continue;
        const std::uint32_t here = piece.until == none || piece.until - first > days ? days : piece.until - first;
        visit(piece, here);
        first += here;
        days -= here;
    }
}

/// Π (1 − h_d) over the days `first` … `first + days − 1`, days counted since the agreement takes effect from 0 on; ranges count
/// with their point value unless `end` says another. Exact.
inline Wide chance_to_last(const Hazard& hazard, std::uint32_t first, std::uint32_t days,
                           Decimal Range::*end = &Range::best) {
    const Wide one(std::int64_t{1});
    Wide chance = one;
    for_pieces(hazard, first, days, [&](const HazardPiece& piece, std::uint32_t here) {
        chance = chance * (one - Wide(piece.daily.*end)).power(here);
    });
    return chance;
}

/// The same, as near as a double comes to it.
inline double about_chance_to_last(const Hazard& hazard, std::uint32_t first, std::uint32_t days) {
    double chance = 1;
    for_pieces(hazard, first, days, [&](const HazardPiece& piece, std::uint32_t here) {
        chance *= std::pow(1 - to_double(piece.daily.best), here);
    });
    return chance;
}

}  // namespace irenic
