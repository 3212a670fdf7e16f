/// What is worked out once for a case and its readings, and what each thread keeps from one scenario to the next.
#pragma once

#include <memory>

#include "irenic/appraisal.hpp"

namespace irenic {

/// Does not depend on numbers: one for all copies.
struct Shared {
    SpaceLimits limits;
    std::stop_token stop;
    std::vector<Diagnostic> diagnostics;
};

struct Reappraiser::Parts {
    std::shared_ptr<const Shared> shared;
};

}  // namespace irenic
