/// An option with levels in between, so that one change of it can be made in equal parts.
#pragma once

#include <cstdint>

#include "irenic/model.hpp"

namespace irenic {

struct LevelParts {
    OptionIndex option = 0;
    Level from = 0;
    Level to = 0;
    std::uint32_t count = 1;
};

/// The number of the level that part `k`, from 1 on, leads to, once the levels in between are there; the last part leads to `to`.
Level level_of_part(const LevelParts& parts, std::uint32_t k);

/// The number of a level that was there before, once the levels in between are.
Level moved_level(const LevelParts& parts, Level level);

bool speaks_of(const Expression& expression, OptionIndex option);

/// Puts `count − 1` levels next to `from`, on the side of `to`. Expressions hold there where they hold at `from`; graded values run
/// evenly; changes are allowed as from `from` and to `to`. Precondition: values divide evenly.
void insert_levels(Case& subject, const LevelParts& parts);

}  // namespace irenic
