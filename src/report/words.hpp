/// What is found, in sentences: the same for the terminal and the page.
///
/// Plain and neutral: the same words for every party; a state "would persist unless someone acts", a party "would gain by
/// stopping"; every number stands in brackets behind the words it belongs to.
#pragma once

#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

// ---- one strategy

/// Who would sign it, who blocks, and by how much.
Phrase signing_words(const Space& space, const StrategyAppraisal& found);
/// Would its end persist, and who would leave it towards what. The verdict first, then a sentence per party.
std::vector<Phrase> holding_words(const Space& space, const StrategyAppraisal& found);
/// Where its steps stop, who gains by stopping there, and why.
Phrase keeping_words(const Space& space, const StrategyAppraisal& found);
Phrase keeping_words(const Space& space, const Plan& plan);
/// One phrase per affected group, against the status quo; empty when there is none.
std::vector<Phrase> affected_words(const Space& space, const StrategyAppraisal& found);
inline constexpr const char* affected_caution =
    "analysts' estimates, each on a scale of its own, never netted against each other";
/// What comes out differently in the readings; nothing without readings.
Phrase readings_words(Appraiser& appraiser, const StrategyAppraisal& found);

/// `after step 3 of 8`, `before the first step`, `after the last step`; `no stop` when it is carried out.
Phrase stop_words(const Plan& plan);
/// Which term of the stop value decides, and what it means.
Phrase stopping_words(const Space& space, const Plan& plan, const SlackRow& row);

// ---- all of them

/// The answer in one to five sentences.
std::vector<Phrase> answer_words(Appraiser& appraiser);
/// How far the readings agree.
std::vector<Phrase> sure_words(Appraiser& appraiser);
/// The gaps that decide, and the readings in which a verdict differs.
std::vector<Phrase> turning_words(Appraiser& appraiser);

// ---- readings

/// The appraisal of the strategy with this id, if the reading has it.
const StrategyAppraisal* counterpart(Appraiser& reading, const std::string& strategy);
const ClaimAppraisal* claim_counterpart(Appraiser& reading, const std::string& claim);
/// Verdicts on a strategy that a reading changes: `could be signed`, `stops after step 2 of 8 (Upper Town)`.
std::vector<Phrase> differences(const StrategyAppraisal& found, const Space& there, const StrategyAppraisal& other);

}  // namespace irenic
