/// How sure, in sentences: counts of scenarios first, words second, and what goes with a verdict.
///
/// A share of scenarios is no probability. Words of likelihood (ICD 203) are used only where the case says that its ranges are
/// distributions (`sampling: probabilistic`); otherwise the words only say how many of the scenarios.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "irenic/ensemble.hpp"
#include "irenic/report.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// The finding of this kind about a strategy; of those by concept or by party that one.
std::optional<std::size_t> finding_about(const StudyHead& head, Finding::Kind kind, std::size_t strategy,
                                         Concept stability = Concept::nash, PartyIndex party = none);
/// Those that are wanted, the one of whose doubt most lies between readings first.
std::vector<Disagreement> most_between_readings(const StudySummary& summary,
                                                const std::function<bool(const Disagreement&)>& wanted);

/// `1 000`: groups of three digits, kept together.
std::string grouped(std::uint64_t count);
/// `71 %`; never 0 or 100 where it is neither.
std::string percent(double share);
/// `38 to 44 %`.
std::string interval_words(const Share& share);
/// `most`, `few`; or `likely (55 to 80 %)`. Nothing where there is no scenario.
std::string likelihood_word(const Share& share, Sampling sampling);
/// `712 of 1 000 (most; 71 %, 68 to 74 %)`; `all 1 000`, `none of 1 000`.
std::string share_words(const Share& share, Sampling sampling);
/// For narrow tables: `71 %`, `all`, `none`, `–`.
std::string short_share_cell(const Share& share);
/// The strategy has an agreement, so that somebody is asked to sign and to keep something.
bool has_agreement(const StudyHead& head, const ReadingSummary& found, std::size_t strategy);
/// For tables: `71 % (68 to 74)`, `all`, `none`, `–`.
std::string share_cell(const Share& share);

/// What a drawn assumption is called, with its id: `Hamas: all hostages are released (ha-hostages)`.
Phrase assumption_words(const StudyHead& head, std::size_t assumption);
/// A limit of a box on one input: `ha-hostages is at most 27.4`.
Phrase limit_words(const StudyHead& head, const Decides& decides, const Box& box, std::size_t input);
/// Where a verdict comes out the rarer way, and how well that says it. One sentence for each region.
std::vector<Phrase> decides_words(const StudyHead& head, const VerdictSummary& verdict);
/// `as written`, or the reading's name.
Phrase study_reading_name(const StudyHead& head, std::size_t k);
/// What goes with a verdict in each reading that has such a region, side by side.
struct RegionWords {
    std::size_t finding = 0;
    Phrase verdict;
    std::vector<Phrase> readings;  ///< one paragraph each; which reading is said where there are several
};
std::vector<RegionWords> region_words(const StudyHead& head, const StudySummary& summary);
/// Readings in which no regions were looked for; empty where there are none.
Phrase not_in_depth_words(const StudyHead& head, const StudySummary& summary);

/// How a verdict of this kind is said: `it could be signed`, `it could not be signed`.
Phrase verdict_words(const StudyHead& head, const Finding& finding, bool yes);
/// What a finding is called in tables and lists: `All for all: could be signed`.
Phrase finding_name(const StudyHead& head, const Finding& finding);

/// One sentence: how often the strategy is signed, persists and is kept, and what most often stands in the way.
Phrase strategy_sure_words(const StudyHead& head, const ReadingSummary& found, std::size_t strategy);
/// `signed in 41 %, persists (SEQ) in all, carried out in 12 %` for tables and short lists.
Phrase claim_sure_words(const StudyHead& head, const VerdictSummary& verdict);
/// The finding about this claim, by its place in the study's list.
const VerdictSummary* claim_over_scenarios(const Trust& trust, const std::string& claim);
/// The claim meets the standard of proof that the case asks of it. Nothing where it asks none.
std::optional<bool> meets_standard(const Trust& trust, const Claim& claim);
Phrase standard_words(const Trust& trust, const Claim& claim);
/// `holds ✓`, `fails ✗`, `depends ~`.
Phrase claim_cell_over_scenarios(const VerdictSummary& verdict);

/// As many places as tell a hundredth of a range of this width apart.
std::string in_range(double value, double width);
/// Where the verdict is another: `at least 34`, `more than 30`; `at least about 33.7` where no short number says it.
std::string border_words(const FlipPoint& flip, double width);
/// Single assumptions that would turn a verdict on a strategy, all others at their best values: per verdict the smallest changes first.
std::vector<Phrase> change_words(const StudyHead& head, const DecisiveChanges& changes, std::size_t each);

/// An assumption on which verdicts hang, and how.
struct LoadBearing {
    std::size_t assumption = 0;
    std::size_t turns = 0;    ///< verdicts that it turns by itself, within its range
    std::size_t regions = 0;  ///< verdicts whose region it limits
    double nearest = 1;       ///< least way to a turn, as a share of its range
};
/// Those that decide something: without a source first, then by how much hangs on them.
std::vector<LoadBearing> load_bearing(const Trust& trust);

/// `Of 1 000 scenarios, 0 without an answer`; how they were drawn.
Phrase study_words(const StudyHead& head, std::uint64_t scenarios, std::uint64_t failed);
/// In how many scenarios a limit of what is searched left something open, reading by reading; empty where in none.
Phrase open_words(const StudyHead& head, const StudySummary& summary);

}  // namespace irenic
