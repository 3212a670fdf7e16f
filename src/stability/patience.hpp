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
    bool take(std::uint64_t looks) { return count(stop.stop_requested() ? left : looks); }

    /// The same for what is done so often that a request to stop is looked for elsewhere.
    bool count(std::uint64_t looks) {
        left = looks < left ? left - looks : 0;
        return left > 0;
    }
};

}  // namespace irenic
