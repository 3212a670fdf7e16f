/// The claims of a case for the terminal.
#pragma once

#include <span>
#include <string>

#include "irenic/report.hpp"
#include "report/terminal.hpp"

namespace irenic {

/// Verdict, what is claimed, and the verdicts in the readings, one claim after the other.
void claims_list(Screen& screen, Appraiser& appraiser, const Trust* trust = nullptr);

/// `; 2 are undecided`, or nothing.
std::string open_claims(std::span<const ClaimAppraisal> claims);

/// `the same in every reading`, or the readings where the verdict differs.
Phrase claim_readings_words(Appraiser& appraiser, const ClaimAppraisal& found);

}  // namespace irenic
