/// What every verb of the command line shares: its arguments, loading, messages and exit status.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "irenic/appraisal.hpp"
#include "irenic/calibration.hpp"
#include "irenic/casefile.hpp"
#include "irenic/ensemble.hpp"
#include "irenic/report.hpp"

namespace irenic::cli {

/// docs/command-line.md
enum Status { done = 0, case_errors = 1, wrong_usage = 2, limit_reached = 3, interrupted = 130 };

/// An entry in a ledger, in the user's words.
struct EntryWords {
    std::string id, date, obligation, event, part, by, confidence, corrects, basis, note;
    std::vector<std::string> affirmed_by, denied_by, sources;
    std::string new_agreement;
    std::string effective;
    bool seal = false;
};

/// What the user gave to `calibrate` beside the file.
struct CalibrateArguments {
    SpellColumns columns;
    std::string unit = "days";
    std::string fit = "kaplan-meier";
    std::vector<std::uint32_t> cuts;
    std::string of;  ///< the group that the fragment is about
    std::string title;
};

/// What the user gave to `ensemble` beside the case.
struct EnsembleArguments {
    std::optional<std::uint64_t> scenarios;
    std::optional<std::uint64_t> seed;
    std::string design;
    std::string shard;  ///< `K/N`; empty: all
    bool resume = false;
    unsigned threads = 0;  ///< 0: one per core
    bool progress = false;
    std::optional<std::uint64_t> sensitivity;  ///< base points of the design of indices
    bool second_order = false;
    std::optional<std::uint64_t> screening;  ///< trajectories
    bool robustness = false;
    bool all_at_once = false;
};

/// One scenario to be looked at alone.
struct ScenarioArguments {
    std::optional<std::uint64_t> index;
    std::uint64_t seed = 1;
    std::string design = "plain";
    std::optional<std::uint64_t> scenarios;
    std::string study;  ///< file; scenarios are then taken from it instead of being looked at
};

/// What the user gave to a verb.
struct Arguments {
    std::string path;                ///< of the case, or of the answer for `verify`
    std::vector<std::string> paths;  ///< of another program's files
    std::string convention;          ///< of GENIUS' profiles; empty: the usual one
    std::string argument;            ///< state, strategy or agreement
    std::string from;                ///< state or strategy
    bool json = false;
    std::string reading;
    std::vector<std::string> settings;
    ScenarioArguments scenario;
    std::string format = "human";
    bool strict = false;
    bool local = false;  ///< states are asked about one by one, however few they are
    std::vector<std::string> wanted_concepts;
    std::optional<std::uint32_t> horizon;
    bool coalitions = false;
    std::vector<std::string> named_coalitions;  ///< `A,B` each
    std::string unknown;                        ///< letters of extensions; empty: not asked
    bool strength = false;
    Perspective perspective;
    std::vector<std::string> named_parties;
    std::string places;  ///< `A..B`
    bool all = false;
    std::optional<std::size_t> limit;
    std::string epsilon;  ///< a share such as `0.01`; empty: exact
    bool zone = false;
    bool lotteries = false;
    bool adjusted_winner = false;
    std::string memory;  ///< such as `8G`; empty: what is available
    std::string output;
    std::string template_name = "settlement";
    std::string case_path;
    bool force = false;
    bool ranks = false;
    std::optional<std::size_t> together;  ///< obligations in one step of the best order
    std::vector<std::string> best_by;     ///< what else an order is to be best by
    bool in_parts = false;                ///< the answer takes `parts` into account
    std::string effective;                ///< a day; empty: as the case says
    std::string plan;                     ///< of an agreement, to export; empty: as written
    std::vector<std::string> ledgers;
    std::vector<std::string> accounts;
    std::string today;
    EntryWords entry;
    CalibrateArguments calibrate;
    EnsembleArguments ensemble;
    TableQuestion discover;
};

/// A case that is in memory already, with what its readings are read from.
struct CaseAtHand {
    std::string text;
    FileReader read;
};

/// Where a verb runs: what was asked, how the terminal looks, and whether the user has interrupted.
struct Context {
    Arguments arguments;
    TextStyle style;               ///< of standard output
    bool colour_messages = false;  ///< of standard error
    std::stop_token stop;
    std::string command;                ///< as given, for "how to make this again"
    std::optional<CaseAtHand> at_hand;  ///< instead of the file that the arguments name
};

using Verb = int (*)(Context& context);

/// One row per verb: name, help, options, and what runs it. The table is in main.cpp.
struct VerbRow {
    const char* name;
    const char* help;
    void (*options)(CLI::App& app, Arguments& arguments);
    Verb run;
};

/// The verb that is meant; none, when the words were no question or asked for help only, which has been said.
struct Understood {
    Verb verb = nullptr;
    int status = done;
};
/// `words`: as `main` gets them. Fills in the arguments and the command of `context`.
Understood understand(int count, char** words, Context& context);

// Options that several verbs, or a long list of them, have.
/// `many`: the verb also looks at many scenarios, and then these options say which.
void scenario_options(CLI::App& app, Arguments& arguments, bool many = false);

/// Seeds and numbers of scenarios of a verb: the library that reads them takes −1 for the largest there is.
void refuse_negative_counts(CLI::App& verb);
void check_ledger_options(CLI::App& app, Arguments& arguments);
void keep_ledger_options(CLI::App& app, Arguments& arguments);
void entry_options(CLI::App& app, Arguments& arguments);

int run_bargain(Context& context);
int run_compare(Context& context);
int run_check(Context& context);
int run_stability(Context& context);
int run_explain(Context& context);
int run_evolve(Context& context);
int run_export(Context& context);
int run_import(Context& context);
int run_keep(Context& context);
int run_record(Context& context);
int run_require(Context& context);
void calibrate_options(CLI::App& app, Arguments& arguments);
int run_calibrate(Context& context);
void discover_options(CLI::App& app, Arguments& arguments);
int run_discover(Context& context);
int run_claims(Context& context);
void ensemble_options(CLI::App& app, Arguments& arguments);
int run_ensemble(Context& context);
void merge_options(CLI::App& app, Arguments& arguments);
int run_merge(Context& context);
int run_report(Context& context);
int run_new(Context& context);
int run_verify(Context& context);

/// Scenarios are counted from 0 to here.
inline constexpr std::uint64_t most_scenarios = std::uint64_t{1} << 52U;

/// Why such a scenario cannot be asked for: wrong usage.
std::optional<Diagnostic> wrong_scenario(const ScenarioArguments& asked);
/// Loads a case; where a scenario is asked for, it is put in force, in readings with the same luck.
Loaded load_scenario(const std::function<Loaded(const LoadOptions&)>& load, const LoadOptions& options,
                     const ScenarioArguments& asked);

/// A loaded case and everything that was said about it so far.
struct Session {
    Loaded loaded;
    std::optional<Appraiser> appraiser;
    int status = done;

    [[nodiscard]] bool ok() const { return status == done; }
    [[nodiscard]] const Case& subject() const { return loaded.cases.front(); }
};

/// Keys that this answer does not use although a verdict could be expected to depend on them.
std::vector<Diagnostic> unused_warnings(const Case& subject, const Perspective& perspective = {}, bool in_parts = false);

/// Loads the case from its file, or as it is at hand.
Loaded load_as_asked(const Context& context, const LoadOptions& options);

/// Loads the case, and warns of such keys on standard error; on errors says so (on standard error, and as JSON on standard output with --json) and sets the status.
Session load(const Context& context, bool with_readings);

inline Looking looking(const Arguments& arguments) { return arguments.local ? Looking::locally : Looking::as_fits; }

/// The same, with an appraiser built. Errors of the space are said as well.
Session appraise(const Context& context, bool with_readings);

/// Says errors that came up while answering; the status is then 1, 3 when a limit was reached, 130 when interrupted.
int finish(const Context& context, Session& session);

/// Writes diagnostics as `finish` does, for verbs that have no appraiser.
int refuse(const Context& context, const Loaded& loaded, const std::vector<Diagnostic>& diagnostics, bool limit = false);

/// The formats that are read off the case, without its states.
int export_points(const Context& context);
/// Writes an export to the file that was asked for, or to standard output. `status`: what the verb is to return when that is done.
int write_export(const Context& context, const Session& session, const std::string& text, int status = done);
/// The table of a study, whose rows are scenarios.
int export_study(const Context& context);
/// The formats that hold one plan of an agreement.
int export_schedule(const Context& context);

/// An agreement that has obligations, by its id or that of a strategy; the only one where none is named.
std::optional<AgreementIndex> agreement_asked(const Case& subject, const std::string& what, Diagnostic& error);

/// Why a text is no day for `--effective`; empty when it is one.
std::string wrong_day(const std::string& text);
/// `--effective`: the agreement begins on that day, and the answer says that it was set by hand.
void set_effective(const Context& context, Session& session, AgreementIndex agreement);

/// `--coalitions`: all of them, or those that --coalition names.
inline bool asks_about_coalitions(const Arguments& arguments) {
    return arguments.coalitions || !arguments.named_coalitions.empty();
}

/// The coalitions asked about; the status says when they cannot be.
struct CoalitionsAsked {
    CoalitionQuestion asked;
    int status = done;
};
CoalitionsAsked wanted_coalitions(const Context& context, const Session& session, const Space& space, bool every_state);
int stability_of_coalitions(const Context& context, const Session& session, const Space& space);
/// Where states are too many to enumerate, or --local is given.
int explain_locally(const Context& context, const Session& session);
int explain_coalitions(const Context& context, const Session& session, const Space& space, StateIndex state);

/// Why a text is no share for `--epsilon`; empty when it is one.
std::string wrong_share(const std::string& text);

/// `8G`, `512M`, also with `iB`; nothing for anything else.
std::optional<std::uint64_t> parse_memory(const std::string& text);

/// Bytes that an answer takes, and that it would take if only one concept were asked about.
struct Need {
    std::uint64_t all = 0;
    std::uint64_t one_concept = 0;
};

/// Says on standard error how much memory a large run takes, before it begins; or why it is not begun: more than --memory allows, or
/// than is available.
std::optional<Diagnostic> announce_memory(const Context& context, const Space& space, const Need& needed);

/// `--unknown` and `--strength`.
inline bool asks_about_preference(const Arguments& arguments) {
    return !arguments.unknown.empty() || arguments.strength;
}
int stability_with_preference(const Context& context, const Session& session, const Space& space);
int explain_with_preference(const Context& context, const Session& session, const Space& space, StateIndex state);

/// `--attitudes` and `--misperception`.
int stability_in_perspective(const Context& context, const Session& session, const Space& space);
int explain_in_perspective(const Context& context, const Session& session, const Space& space, StateIndex state);

/// The concepts asked for with --concept, all if none.
std::vector<Concept> wanted_concepts(const Arguments& arguments);

/// A state by name or code, or a strategy's end state; `state:` and `strategy:` say which where both would do.
StateOrError state_asked(const Space& space, std::string_view what);

/// The further concepts asked for with --concept, and --horizon. An error, status 2, when only one of `limited` and --horizon is there.
struct FurtherAsked {
    FurtherQuestion question;
    std::optional<Diagnostic> error;
};
FurtherAsked wanted_further(const Arguments& arguments);

/// An error about the command line itself.
Diagnostic usage_error(std::string code, std::string message, std::string help);

/// `1 claim`, `3 claims`.
std::string counted(std::size_t count, std::string_view one, std::string_view several);

// Where words go is up to the program that links the verbs: program.cpp, or the Python package.
void print(const std::string& text);          ///< the answer: to standard output
void print_message(const std::string& text);  ///< all else: to standard error

/// One JSON object: the head of every answer, with what was written where.
std::string written_json(const Case* subject, std::string_view what, const std::string& path);

/// Writes beside the file and renames, so that an interruption leaves the old file or the new one. False where that failed:
/// why has been said on standard error. `mode`: whom it is for, from the first byte on.
bool write_file(const std::string& path, const std::string& text, std::optional<unsigned> mode = {});
std::optional<std::string> read_file(const std::string& path);

}  // namespace irenic::cli
