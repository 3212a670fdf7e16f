/// How much may still be looked at, all in all.
#pragma once

#include <cstdint>
#include <stop_token>

namespace irenic {

/// Used up, or asked to stop, what follows is worthless.
struct Patience {
    std::uint64_t left;
    std::stop_token stop;

    /// False when it is used up.
    bool take(std::uint64_t looks) {
        left = looks < left && !stop.stop_requested() ? left - looks : 0;
        return left > 0;
    }
};

}  // namespace irenic
