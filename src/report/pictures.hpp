/// The pictures of the report. Each has a table beside it that says the same.
#pragma once

#include "irenic/appraisal.hpp"
#include "report/html.hpp"

namespace irenic {

/// An agreement's steps from left to right, a lane for each party that is asked, its slack above or below the zero line. Every
/// lane has its own scale: values of different parties are not comparable.
void steps_picture(Html& html, const Space& space, const StrategyAppraisal& found);

/// A plan in time: bars, links, deadlines, and the least slack before every step; and the table that says the same.
void gantt_picture(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan);
void gantt_table(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan);

/// One small picture per party: what going on and stopping are worth to it, step by step.
void slack_pictures(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan);

/// Where the strategies end, the moves that would lead out of there, and what could deter them.
void states_picture(Html& html, Appraiser& appraiser);

/// One small picture per affected group: its value at the end of each strategy and where the steps stop, beside the status quo.
void values_pictures(Html& html, Appraiser& appraiser);

}  // namespace irenic
