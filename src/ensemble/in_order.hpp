/// Many scenarios in several threads, and their rows one after the other in the order of scenarios, in bounded memory.
#pragma once

#include <stop_token>

#include "ensemble/study_rows.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {

/// Looks at one scenario; false where it was stopped on the way.
using LookAtScenario = std::function<bool(std::uint64_t scenario, ScenarioRows& into)>;

struct InOrder {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::function<LookAtScenario()> looker;  ///< one for each thread; not called by two at a time
    RowSink sink;
    std::function<void(const ScenarioRows&)> told;  ///< after a row was appended
    std::function<bool()> keep_now;                 ///< asked after each few rows
};

/// False where it was stopped; what was appended is kept then, too. The first exception is thrown on; nothing is kept after it.
bool run_in_order(const InOrder& wanted, const Workers& workers, const std::stop_token& stop);

}  // namespace irenic
