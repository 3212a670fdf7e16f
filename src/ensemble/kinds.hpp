/// What can be asked of which findings.
#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

/// Is it 0 or 1?
constexpr bool is_yes_or_no(Finding::Kind kind) {
    using Kind = Finding::Kind;
    return kind == Kind::signable || kind == Kind::blocks || kind == Kind::holds || kind == Kind::leaves ||
           kind == Kind::keeps || kind == Kind::claim;
}

/// Does its mean say anything?
constexpr bool is_quantity(Finding::Kind kind) {
    return kind != Finding::Kind::stops_at && kind != Finding::Kind::stopped_by;
}

}  // namespace irenic
