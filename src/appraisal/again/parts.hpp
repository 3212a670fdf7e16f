/// What is worked out once for a case and its readings, and what each thread keeps from one scenario to the next.
#pragma once

#include "appraisal/again/again.hpp"

namespace irenic {

/// Does not depend on numbers: one for all copies.
struct Shared {
    std::span<const Case> subjects;
    SpaceLimits limits;
    std::stop_token stop;
    std::vector<Diagnostic> diagnostics;
    Terrains terrains;  ///< empty: each scenario is appraised alone
};

struct Reappraiser::Parts {
    explicit Parts(std::shared_ptr<const Shared> all) : shared(std::move(all)) {
        if (!shared->terrains.empty()) again.emplace(shared->subjects, shared->terrains, shared->limits);
    }
    std::shared_ptr<const Shared> shared;
    std::optional<Again> again;
    std::uint64_t alone = 0;
};

}  // namespace irenic
