/// The parts of the report, in the order in which they are read.
#pragma once

#include <span>
#include <string_view>

#include "irenic/report.hpp"
#include "report/html.hpp"

namespace irenic {

/// `trust`: null where no scenarios were looked at.
void write_answer(Html& html, Appraiser& appraiser, const Trust* trust);
void write_tables(Html& html, Appraiser& appraiser);
void write_strategies(Html& html, Appraiser& appraiser);
/// Every agreement that a strategy follows, step by step; nothing where there is none.
void write_keeping(Html& html, Appraiser& appraiser);
bool has_plans(Appraiser& appraiser);
/// What could be agreed; nothing for an abstract graph, which has no packages.
void write_bargains(Html& html, Appraiser& appraiser);
void write_claims(Html& html, Appraiser& appraiser, const Trust* trust);
void write_assumptions(Html& html, const Case& subject, std::span<const Diagnostic> notes);
bool has_background(const Case& subject);
void write_background(Html& html, const Case& subject);
void write_readings(Html& html, const Case& subject);
void write_sources(Html& html, const Case& subject);
void write_method(Html& html, const Case& subject, const Space& space, std::string_view command);

// ---- provenance, wherever it stands

/// Is something assumed here, so that a missing source is to be said?
enum class Support { needed, optional };
/// `commentary ¶7 (B3)` with a link to the source, or the basis.
void write_provenance(Html& html, const Case& subject, const Provenance& provenance, Support support = Support::needed);
/// Status, counter-reading and note.
void write_standing(Html& html, const Provenance& provenance);

/// Is this an address that may be linked to?
bool is_web_address(std::string_view url);

/// An id for a place in the page: `source-report`.
std::string anchor(std::string_view kind, std::string_view id);

}  // namespace irenic
