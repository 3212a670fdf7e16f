/// What is found about a strategy's end as a deal, in sentences: the same for the terminal and the page.
#pragma once

#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// Would it be signed? The sentences below say who blocks.
Phrase sign_words(const Space& space, const Case& subject, const StrategyDeal& deal);

/// One sentence for each signatory that would not consent, with what it lacks; none where all do.
std::vector<Phrase> blocker_words(const Case& subject, const StrategyDeal& deal);

/// Interim deals against one package: would deals over one issue at a time lead to the strategy's end, how many issues have to be settled
/// together, and what each signatory has more of it than of the best that small deals lead to. The answer is the first sentence.
std::vector<Phrase> linkage_words(const Space& space, const StrategyDeal& deal);

/// What would have to be otherwise for it to be signed: payments, weights, no-agreement values, options.
std::vector<Phrase> repair_words(const Space& space, const Case& subject, const StrategyDeal& deal);

/// Whose consent is enough, and who can block alone.
std::vector<Phrase> consent_words(const Case& subject, const StrategyDeal& deal);

/// Who does not sign and would gain by a move of its own.
std::vector<Phrase> outsider_words(const Space& space, const StrategyDeal& deal);

/// Why it is no package of the talks: `to change dam takes the signature of Hill Town`.
Phrase fault_words(const Case& subject, const std::optional<AgreementIndex>& agreement, const TableFault& fault);

}  // namespace irenic
