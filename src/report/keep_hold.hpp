/// Why an agreement stops and what would hold it, for `irenic keep`.
#pragma once

#include "irenic/keeping.hpp"
#include "report/json.hpp"
#include "report/terminal.hpp"

namespace irenic {

/// Sections: why it stops, what would hold it, who waits for whom, links left out.
void hold_sections(Screen& screen, const Space& space, const Kept& found);

Json hold_json(const Space& space, const Kept& found);

}  // namespace irenic
