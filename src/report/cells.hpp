/// The short verdicts that stand in tables: a word and a symbol, never colour alone.
#pragma once

#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// `yes ✓`, `no ✗`; in brackets where it is no agreement and nobody is asked; `–` for the status quo.
Phrase sign_cell(const Space& space, const StrategyAppraisal& found);
/// `yes ✓` under all five concepts, `no ✗` under none, otherwise `3 of 5 ~`; `3 of 5, 1 undecided ?`.
Phrase hold_cell(const StrategyAppraisal& found);
Phrase keep_cell(const StrategyAppraisal& found);
/// `3 of 8: Upper Town`, `–` where nothing stops.
Phrase stop_cell(const Case& subject, const StrategyAppraisal& found);
/// `same`, `2 of 3 differ`.
Phrase readings_cell(Appraiser& appraiser, const StrategyAppraisal& found);
/// `holds ✓`, `fails ✗`; `not there –` for null.
Phrase verdict_cell(const ClaimAppraisal* found);
/// Against the status quo where that can be said: `+12`; otherwise the value.
Phrase value_cell(const Space& space, PartyIndex party, Decimal value);

}  // namespace irenic
