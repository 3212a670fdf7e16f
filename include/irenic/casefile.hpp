/// From text to a case, with every mistake named at its place; and the words for those mistakes.
///
/// The format is described in docs/case-file.md. Parsing never throws on bad input: what is wrong becomes a `Diagnostic`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/model.hpp"

namespace irenic {

inline constexpr std::size_t max_file_bytes = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t max_nodes = 200'000;
inline constexpr std::size_t max_depth = 32;
inline constexpr std::size_t max_errors = 50;

struct FileText {
    std::string name;  ///< path as given
    std::string text;
    std::string sha256;
};

struct LoadOptions {
    std::optional<std::string> reading;  ///< the overlay to put in force
    std::vector<std::string> settings;   ///< `PATH=VALUE`, in order, after the reading
    bool with_readings = true;           ///< also make one case per reading
};

/// What came of loading. `cases` is empty iff there is an error.
struct Loaded {
    std::vector<Case> cases;  ///< the case in force first, then one per reading (not when a reading is in force)
    std::vector<Diagnostic> diagnostics;  ///< errors (50 at most, then a note that says so), warnings, notes
    std::vector<FileText> files;          ///< what `Place::file` indexes

    [[nodiscard]] bool ok() const { return !cases.empty(); }
};

/// Reads a file for the loader: its bytes, or nothing when it cannot be read.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

/// Loads from a file. Reading files are looked for beside it and below, nowhere else.
Loaded load_case(const std::string& path, const LoadOptions& options = {});

/// The same from text in memory; `read` is asked for reading files by their relative path.
Loaded parse_case(std::string_view text, const std::string& name, const LoadOptions& options = {},
                  const FileReader& read = {});

/// Warnings about assumptions without source or basis, one per assumption, with its place.
std::vector<Diagnostic> provenance_lints(const Case& subject);

/// Keys that no answer takes into account yet, once per key, at its first place: warnings where a verdict could be expected to
/// depend on them, otherwise notes.
/// Keys among `used` are passed over: this answer was asked to take them into account.
std::vector<Diagnostic> unused_lints(const Case& subject, std::span<const std::string_view> used = {});

/// Like a good compiler: `file:line:column: error: message [code]`, the line with the words underlined, help. `colour` uses
/// terminal escapes; control characters of the case text are never passed through.
std::string render_human(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files, bool colour);
std::string render_json(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files);  ///< a JSON list
std::string render_sarif(const std::vector<Diagnostic>& diagnostics,
                         const std::vector<FileText>& files);  ///< SARIF 2.1.0

// ---------------------------------------------------------------- ledgers (docs/ledger.md)

inline constexpr std::size_t max_events = 10'000;

/// What came of reading a ledger. There is one iff there is no error.
struct LoadedLedger {
    std::optional<Ledger> ledger;
    std::vector<Diagnostic> diagnostics;
    std::vector<FileText> files;  ///< what `Place::file` indexes: this one
};

/// Reads a ledger of one of the case's agreements. A chain of checks that does not fit is an error that names the first event which
/// does not; events that carry no check are said in a note.
LoadedLedger load_ledger(const Case& subject, const std::string& path);
LoadedLedger parse_ledger(const Case& subject, std::string_view text, const std::string& name);

/// An entry to be made, in the words of the file: keys and their values, in order.
struct NewEvent {
    struct Value {
        std::string key;
        std::vector<std::string> texts;  ///< one, or several of a list
    };
    std::vector<Value> values;
};

/// A ledger with one entry more, its `check` filled in. All else stays byte by byte as it was.
struct Recorded {
    std::string text;    ///< empty after an error
    std::string digest;  ///< the check of the new entry
    std::vector<Diagnostic> diagnostics;
    std::vector<FileText> files;
};
/// The whole is read again before it is given back: what is refused there is not entered.
Recorded record_event(const Case& subject, std::string_view text, const std::string& name, const NewEvent& event);
/// The same for a ledger without checks: every entry gets its own.
Recorded seal_ledger(const Case& subject, std::string_view text, const std::string& name);
/// A ledger without entries.
std::string new_ledger(std::string_view agreement, std::string_view effective = {});

// ---------------------------------------------------------------- from other programs (docs/exchange.md)

inline constexpr std::size_t max_import_bytes = std::size_t{16} * 1024 * 1024;

/// What came of another program's file.
struct Imported {
    bool sound = false;                   ///< false: there is an error, and no text
    std::string text;                     ///< of a case, which loads
    std::vector<Diagnostic> diagnostics;  ///< errors; warnings of what the case cannot hold as it was
    std::vector<FileText> files;          ///< what `Place::file` indexes
    bool limit_reached = false;
};

/// A strategic form of Gambit (`.nfg`): every player a party with one option. Payoffs are kept exactly, multiplied by a whole
/// number where that makes them decimals; as a ranking where they are too large. Nash equilibria are its pure equilibria.
Imported import_nfg(std::string_view text, const std::string& name);

/// A graph in GraphML: nodes are states, edges are moves of the party they name. `PARTY.rank` or `PARTY.value` of the nodes are what
/// parties want, as `irenic export graphml` writes them. Documents that declare entities are refused.
Imported import_graphml(std::string_view text, const std::string& name);

/// The same in Graphviz's language, with the same attributes. Subgraphs, ports and labels in HTML are refused.
Imported import_dot(std::string_view text, const std::string& name);

/// A file of another program.
struct ForeignText {
    std::string_view text;
    std::string name;  ///< path as given
};

/// What the numbers of a profile mean: programs differ.
enum class Convention : std::uint8_t { genius, raw };

struct ConventionRow {
    Convention kind;
    std::string_view id;    ///< on the command line
    std::string_view what;  ///< what an item is worth by it
};
inline constexpr std::array<ConventionRow, 2> conventions{{
    {Convention::genius, "genius",
     "an item is worth its evaluation divided by the largest of its issue, times the weight of the issue divided by "
     "the "
     "sum of all weights"},
    {Convention::raw, "raw", "an item is worth its evaluation times the weight of its issue, both as written"},
}};

/// A bargaining domain of GENIUS and ANAC (XML) and a profile for each party: one option per issue, decided by all together; what
/// its levels are worth; and what each party has without an agreement. Points stay exact, or are rounded where that is proved to change
/// no party's order of packages; otherwise that is said.
Imported import_genius(const ForeignText& domain, std::span<const ForeignText> profiles, Convention convention);

/// A table (CSV) with the columns `issue` and `level` and one for each party; a row `no-agreement` may say what each has without one.
Imported import_points(std::string_view table, const std::string& name);

/// What was asked for beside the files.
struct ImportOptions {
    Convention convention = Convention::genius;
};

/// One row per format that is a case by itself.
struct ImporterRow {
    std::string_view id;  ///< on the command line
    std::string_view what;
    Imported (*read)(std::span<const ForeignText> files, const ImportOptions& options);
    std::size_t least_files = 1;
    std::size_t most_files = 1;
};
inline constexpr std::array<ImporterRow, 5> importers{{
    {"nfg", "a strategic form of Gambit",
     [](std::span<const ForeignText> files, const ImportOptions&) { return import_nfg(files[0].text, files[0].name); }},
    {"graphml", "a graph of states and moves",
     [](std::span<const ForeignText> files, const ImportOptions&) {
         return import_graphml(files[0].text, files[0].name);
     }},
    {"dot", "the same in Graphviz's language",
     [](std::span<const ForeignText> files, const ImportOptions&) { return import_dot(files[0].text, files[0].name); }},
    {"genius", "a bargaining domain of GENIUS and the parties' profiles",
     [](std::span<const ForeignText> files, const ImportOptions& options) {
         return import_genius(files[0], files.subspan(1), options.convention);
     },
     2, 1000},
    {"points", "a table (CSV) of what the levels of issues are worth to each party",
     [](std::span<const ForeignText> files, const ImportOptions&) {
         return import_points(files[0].text, files[0].name);
     }},
}};

/// A feasible state as the answers name it.
struct FeasibleState {
    std::string name;  ///< where the case names it, otherwise its code
    std::string code;  ///< one character per option
};

/// The case that wants are put into.
struct PreferenceTarget {
    const Case* subject = nullptr;  ///< as it is loaded, with no reading in force
    std::string text;               ///< its bytes
    std::vector<FeasibleState> states;
    bool ranks = false;  ///< lower is better in columns that do not say so themselves
    FileReader read;     ///< for its readings
};

/// A table (CSV) with a column `state` and one for each party. The answer is the case with a ranking for each of these parties; all else
/// stays byte by byte as it was, with named states added where a ranking needs them.
Imported import_preferences(std::string_view table, const std::string& name, const PreferenceTarget& into);

/// A table (CSV) as it is: its rows, the header first, each with as many cells.
struct Table {
    bool sound = false;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> lines;  ///< where each row begins
    std::vector<Diagnostic> diagnostics;
    std::vector<FileText> files;  ///< what `Place::file` indexes
};
Table read_table(std::string_view text, const std::string& name, std::size_t most_bytes = max_import_bytes);
/// Where a cell stands, counted from 0 as in `rows`; reads the whole text again. Of no such cell: nowhere.
Place place_in_table(std::string_view text, const std::string& name, std::size_t row, std::size_t column);

/// Reads beside the case and below, through no link that leads out.
FileReader reader_beside(const std::string& case_path);

/// The most similar of `candidates`, if one is close enough to be meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// A commented case to start from. Names: `settlement` (default), `graph`, `minimal`. Nothing for another name.
std::optional<std::string> template_text(std::string_view name);

/// The SHA-256 of the bytes, hexadecimal.
std::string sha256_of(std::string_view bytes);

}  // namespace irenic
