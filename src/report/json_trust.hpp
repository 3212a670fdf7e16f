/// How scenarios are written in JSON: shares with their interval, what decides a verdict, spreads of numbers.
#pragma once

#include "irenic/ensemble.hpp"
#include "report/json.hpp"

namespace irenic {

/// `{"share", "yes", "of", "interval", "words"}`.
Json json_share(const Share& share, Sampling sampling);
/// The regions of scenarios that go with the rarer outcome; null where none was looked for.
Json json_decides(const VerdictSummary& verdict);
/// `holds`, `fails`, `depends`; `undecided` where no scenario settles it.
const char* verdict_over_scenarios(const VerdictSummary& verdict);
Json json_strategies_over_scenarios(const StudyHead& head, const ReadingSummary& found);
Json json_claims_over_scenarios(const StudyHead& head, const ReadingSummary& found);
/// One object for each reading: how many scenarios, strategies and claims.
Json json_readings_over_scenarios(const StudyHead& head, const StudySummary& summary);
Json json_plan(const StudyHead& head);
/// Per finding, the share of its variance that lies between readings.
Json json_disagreements(const StudyHead& head, const StudySummary& summary);

}  // namespace irenic
