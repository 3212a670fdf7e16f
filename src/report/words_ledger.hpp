/// What was in fact done, in sentences: the same for the terminal and the page. "According to X", never more.
#pragma once

#include <vector>

#include "irenic/keeping.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// `all accounts together`, `Upper Town`; with two ledgers also which.
Phrase view_name(const Monitored& found, const LedgerView& view);

/// Who entered it: `Upper Town`; `common ground` where nobody is named.
Phrase entered_by(const Ledger& ledger, const LedgerWord& word);

/// `performed on 2031-04-11, on its date`, `overdue by 34 days`, `waits for X`.
Phrase standing_words(const Agreement& agreement, const Ledger& ledger, const ObligationNow& now);
/// What it is by both ways of reading, where there are two.
Phrase standing_words(const Agreement& agreement, const Ledger& ledger, const LedgerView& view,
                      ObligationIndex obligation);

/// From when, until when, how many entries, whether the chain fits.
std::vector<Phrase> ledger_head_words(const Monitored& found);

/// Where accounts differ, one phrase an obligation, and then who would stop by each.
std::vector<Phrase> difference_words(const Space& space, const Agreement& agreement, const Monitored& found);

/// Who waits for whom, and for what.
std::vector<Phrase> waiting_words(const Space& space, const Agreement& agreement, const Position& position);

/// What was done against a link, out of its time or apart from what it is tied to.
std::vector<Phrase> order_words(const Agreement& agreement, const Position& position);

/// What follows from here: would the rest be carried out, who would stop, the best order, the forecast.
std::vector<Phrase> from_here_words(const Space& space, const Agreement& agreement, const Position& position,
                                    const Monitored& found);

/// By the chances of what is disputed.
Phrase chance_words(const Space& space, const LedgerView& view);

}  // namespace irenic
