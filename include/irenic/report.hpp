/// What a reader sees: words and tables for the terminal, JSON, pictures, and the report as one HTML page.
///
/// Nothing is computed here that is not already in the answers. Case text is hostile: it is escaped for HTML, and control
/// characters never reach a terminal. JSON is byte-identical for the same case, options and version; its form is described by
/// schema/answer.schema.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/appraisal.hpp"
#include "irenic/calibration.hpp"

namespace irenic {

class Outcomes;
struct CaseScreening;
struct CaseSensitivity;
struct DecisiveChanges;
struct ReadingRobustness;
struct SigningRadius;
struct StudySummary;
struct TableDiscovery;

/// The version of this program, `0.1.0`.
std::string_view version();

/// What many scenarios came to, for answers that say how sure they are.
struct Trust {
    const Outcomes* outcomes = nullptr;
    const StudySummary* summary = nullptr;
    const DecisiveChanges* changes = nullptr;           ///< of the case in force; null: not looked for
    const std::vector<SigningRadius>* radii = nullptr;  ///< of the case in force; null: not looked for
};

/// What was asked for beside the shares of a study; null where it was not.
struct BesideShares {
    const CaseSensitivity* sensitivity = nullptr;
    const CaseScreening* screening = nullptr;
    const std::vector<ReadingRobustness>* robustness = nullptr;
    const std::vector<SigningRadius>* radii = nullptr;
};

/// How much of long lists is shown; what is left out is always said.
struct Listing {
    bool all = false;          ///< `stable` lists in full above 4 096 states
    std::size_t limit = 1000;  ///< equilibria listed
};

/// How much of the frontier is listed.
struct BargainListing {
    std::size_t limit = 1000;   ///< combinations of values, and packages of a solution
    std::size_t packages = 20;  ///< packages of each combination
};

/// What was asked about coalitions.
struct CoalitionQuestion {
    std::vector<Coalition> coalitions;
    std::vector<Concept> wanted;
    bool all = true;  ///< every coalition of parties that can change something
};

struct TextStyle {
    bool colour = false;
    unsigned width = 80;
};

/// Characters that could drive a terminal are replaced by their code point, `<U+001B>`.
std::string safe_for_terminal(std::string_view text);

/// The common head's `case` object: title, sha256, reading, and how the case was given.
std::string case_head_json(const Case& subject);

// One JSON object each, two-space indent, ending in a newline.
std::string stability_json(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer,
                           const Listing& listing, std::span<const FurtherVerdicts> further = {});
std::string explain_json(const Space& space, std::span<const Explanation> explanations,
                         std::span<const FurtherReason> further = {});
std::string coalition_stability_json(const Space& space, const CoalitionQuestion& asked,
                                     std::span<const CoalitionVerdicts> found, const Listing& listing);
std::string explain_coalitions_json(const Space& space, StateIndex state, const CoalitionQuestion& asked,
                                    std::span<const CoalitionReason> reasons);
std::string preference_stability_json(const Space& space, const PreferenceQuestion& question,
                                      std::span<const PreferenceVerdicts> found, const Listing& listing);
std::string explain_preference_json(const Space& space, StateIndex state, const PreferenceQuestion& question,
                                    std::span<const PreferenceReason> reasons);
std::string perspective_stability_json(const Views& views, const PerspectiveQuestion& question,
                                       std::span<const PerspectiveVerdicts> found, const Listing& listing);
std::string explain_perspective_json(const Views& views, const PerspectiveQuestion& question, StateIndex state,
                                     std::span<const PerspectiveReason> reasons);
std::string keep_json(const Space& space, const Kept& found);
std::string evolution_json(const Space& space, const Outlook& found, const Listing& listing);
std::string require_json(const Space& space, const Requirement& found);
std::string bargain_json(Appraiser& appraiser, const Bargain& found, const BargainListing& listing);
std::string compare_json(Appraiser& appraiser, const Trust* trust = nullptr);
std::string claims_json(Appraiser& appraiser, const Trust* trust = nullptr);

/// Whence a calibration comes, and how it was made.
struct CalibrationOrigin {
    std::string file;    ///< as given
    std::string sha256;  ///< of its bytes
    std::string title;   ///< of the data; empty: the file's name
    std::string date;    ///< on which it was counted
    std::string command;
};
/// `fragment`: where the part of a case was written; empty: nowhere.
std::string calibrate_json(const Calibration& found, const CalibrationOrigin& origin, const std::string& fragment);
std::string calibrate_text(const Calibration& found, const CalibrationOrigin& origin, const TextStyle& style);
/// A part of a case, also to be used as a reading: the source, and the hazard of one group, or of all.
std::string calibration_fragment(const Calibration& found, const CalibrationOrigin& origin,
                                 const GroupCalibration& group);

/// Whence a table comes.
struct TableOrigin {
    std::string file;    ///< as given
    std::string sha256;  ///< of its bytes
};
std::string discover_json(const TableDiscovery& found, const TableOrigin& origin);
std::string discover_text(const TableDiscovery& found, const TableOrigin& origin, const TextStyle& style);

// The same answers in words and tables, at most `style.width` columns wide.
std::string stability_text(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer,
                           const Listing& listing, const TextStyle& style,
                           std::span<const FurtherVerdicts> further = {});
std::string explain_text(const Space& space, std::span<const Explanation> explanations, const TextStyle& style,
                         std::span<const FurtherReason> further = {});
std::string coalition_stability_text(const Space& space, const CoalitionQuestion& asked,
                                     std::span<const CoalitionVerdicts> found, const Listing& listing,
                                     const TextStyle& style);
std::string explain_coalitions_text(const Space& space, StateIndex state, const CoalitionQuestion& asked,
                                    std::span<const CoalitionReason> reasons, const TextStyle& style);
std::string preference_stability_text(const Space& space, const PreferenceQuestion& question,
                                      std::span<const PreferenceVerdicts> found, const Listing& listing,
                                      const TextStyle& style);
std::string explain_preference_text(const Space& space, StateIndex state, const PreferenceQuestion& question,
                                    std::span<const PreferenceReason> reasons, const TextStyle& style);
std::string perspective_stability_text(const Views& views, const PerspectiveQuestion& question,
                                       std::span<const PerspectiveVerdicts> found, const Listing& listing,
                                       const TextStyle& style);
std::string explain_perspective_text(const Views& views, const PerspectiveQuestion& question, StateIndex state,
                                     std::span<const PerspectiveReason> reasons, const TextStyle& style);
std::string keep_text(const Space& space, const Kept& found, const TextStyle& style);
std::string evolution_text(const Space& space, const Outlook& found, const Listing& listing, const TextStyle& style);
std::string require_text(const Space& space, const Requirement& found, const TextStyle& style);
std::string bargain_text(Appraiser& appraiser, const Bargain& found, const BargainListing& listing,
                         const TextStyle& style);
std::string compare_text(Appraiser& appraiser, const TextStyle& style, const Trust* trust = nullptr);
std::string claims_text(Appraiser& appraiser, const TextStyle& style, const Trust* trust = nullptr);

// What many scenarios came to.
std::string ensemble_json(const Outcomes& outcomes, const StudySummary& summary, const BesideShares& beside = {});
std::string ensemble_text(const Outcomes& outcomes, const StudySummary& summary, const TextStyle& style,
                          const BesideShares& beside = {});

// The paths to the nearest reached equilibria (`listing.limit` of them) and to the strategies' ends, one tree per kind of steps.
std::string evolution_svg(const Space& space, const Outlook& found, const Listing& listing);  ///< a file of its own
std::string evolution_dot(const Space& space, const Outlook& found, const Listing& listing);  ///< for Graphviz

// ---- studies
/// A row per reading and scenario (RFC 4180), handed to `write` in pieces. False where `write` says so.
bool study_csv(const Outcomes& found, const std::function<bool(std::string_view)>& write);

// All states for other programs (docs/exchange.md): the graph with every arc, or one row per state.
bool graph_fits(const Space& space, std::uint64_t limit);  ///< at most so many states, and arcs
std::string graph_dot(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer);
std::string graph_graphml(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer);
std::string states_csv(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer);

/// What is said of every state, concept by concept.
struct VerdictTable {
    std::vector<Concept> wanted;
    StabilityAnswer answer;
    std::vector<FurtherVerdicts> further;
    std::vector<Coalition> coalitions;  ///< that `together` speaks of
    std::vector<CoalitionVerdicts> together;
};
std::string verdicts_csv(const Space& space, const VerdictTable& verdicts);  ///< one row per state

/// Why a plan cannot be written with dates; nothing when it can.
std::optional<Diagnostic> no_calendar(const Agreement& agreement, const Plan& plan);
/// A plan for calendars (RFC 5545): an event per obligation and per deadline. Reads no clock. Precondition: it can be written with dates.
std::string schedule_ics(const Space& space, AgreementIndex agreement, const Plan& plan);
/// The same as a table, one row per obligation; dates where the agreement says when it begins.
std::string schedule_csv(const Space& space, AgreementIndex agreement, const Plan& plan);

/// Why the case is no strategic form; nothing when it is one: every combination of levels is feasible, every option reversible and in one hand.
std::optional<Diagnostic> no_strategic_form(const Space& space);
/// For Gambit (`.nfg`): each party chooses the levels of its options, all at once. Precondition: it is a strategic form.
std::string strategic_form(const Space& space);

/// Files for another program.
struct ExportedFile {
    std::string name;
    std::string text;
};
struct ExportedFiles {
    std::vector<ExportedFile> files;      ///< none after an error
    std::vector<Diagnostic> diagnostics;  ///< errors; warnings of what the format cannot hold
};
/// What the levels of each option are worth to each signatory of the common agreement, as a table. Refused where a want or a limit speaks of
/// several options at once.
ExportedFiles points_csv(const Case& subject);
/// The same as a domain of GENIUS with a profile for each signatory. By the convention of GENIUS a package is worth what it is in the case but
/// for one positive factor per party (and one number added, where something is negative); with `raw` exactly that.
ExportedFiles genius_xml(const Case& subject, bool raw);

/// One self-contained page: no network, readable without JavaScript, content security policy by hash.
/// `command`: how to make it again; `notes`: warnings of the check that the reader should see, such as assumptions without source.
/// `trust`: where many scenarios were looked at.
std::string html_report(Appraiser& appraiser, std::span<const Diagnostic> notes, std::string_view command,
                        const Trust* trust = nullptr);

}  // namespace irenic
