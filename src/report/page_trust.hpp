/// How far the answer can be trusted: shares of scenarios, what goes with a verdict, and the assumptions on which it hangs.
#pragma once

#include "irenic/ensemble.hpp"
#include "irenic/report.hpp"
#include "report/html.hpp"

namespace irenic {

/// For the first screen: a sentence for every strategy, and what would change the answer.
void write_sure(Html& html, const Trust& trust);
void write_changes(Html& html, const Trust& trust);
/// The section with tables and pictures.
void write_trust(Html& html, const Trust& trust);
void dots_pictures(Html& html, const StudyHead& head, const ReadingSummary& found);

}  // namespace irenic
