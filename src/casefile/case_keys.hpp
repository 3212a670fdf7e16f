/// The keys at the top of a case, of which a reading may have nearly all.
#pragma once

#include <array>

#include "casefile/fields.hpp"

namespace irenic::casefile {

inline constexpr std::array<Key, 26> case_keys{{
    {"irenic", Wants::text, true},
    {"title", Wants::text, true},
    {"question"},
    {"marking"},
    {"sampling"},
    {"sources", Wants::map},
    {"background", Wants::list},
    {"parties", Wants::map, true},
    {"options", Wants::map},
    {"graph", Wants::map},
    {"states", Wants::map},
    {"only"},
    {"status-quo"},
    {"never", Wants::list},
    {"preferences", Wants::map},
    {"issues", Wants::map},
    {"strategies", Wants::map},
    {"agreements", Wants::map},
    {"keeping", Wants::map},
    {"claims", Wants::map},
    {"readings", Wants::map},
    {"expect", Wants::list},
    {"correlate", Wants::list},
    {"sees", Wants::map},
    {"attitude", Wants::map},
    {"power", Wants::map},
}};

}  // namespace irenic::casefile
