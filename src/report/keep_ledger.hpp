/// What was in fact done, in the terminal and as JSON.
#pragma once

#include "irenic/keeping.hpp"
#include "report/json.hpp"
#include "report/terminal.hpp"

namespace irenic {

void ledger_text(Screen& screen, const Space& space, const Agreement& agreement, const Monitored& found);
Json ledger_json(const Space& space, const Agreement& agreement, const Monitored& found);

/// A plan as `irenic keep --json` writes it.
Json kept_plan_json(const Space& space, const Agreement& agreement, const Plan& plan);

}  // namespace irenic
