/// The further concepts (SIM, limited moves, Stackelberg) in the terminal, as parts of `irenic stability` and `irenic explain`.
#pragma once

#include "irenic/report.hpp"
#include "report/terminal.hpp"

namespace irenic {

/// State names with spaces between, and how many more there are.
Phrase states_listed(const Space& space, const Bits& states, std::size_t limit);

/// `3`, or `3 (+2 ~)`: two more depend on a tie.
Phrase count_cell(const Bits& states, const Bits& depends);
Phrase further_cell(const Space& space, const FurtherVerdicts& verdicts, PartyIndex party);
void further_equilibria(Screen& screen, const Space& space, const FurtherVerdicts& verdicts, std::size_t limit);

void further_reasons(Screen& screen, const Space& space, std::span<const FurtherReason> reasons);

}  // namespace irenic
