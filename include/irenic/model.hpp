/// What a case says: parties, options, wants, strategies, agreements and claims, each with its place in the text.
///
/// A `Case` is plain data that holds its invariants: indices are in range, levels exist, ids are unique, every owner is a
/// declared party. `casefile` makes one out of text; nothing here computes an answer.
// This header is over 400 lines: a room has one public header, and this is the whole vocabulary of a case on one page.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/number.hpp"

namespace irenic {

// ---------------------------------------------------------------- days of the calendar

/// A day of the Gregorian calendar, from 1583-01-01 to 9999-12-31.
using CalendarDay = std::chrono::sys_days;

/// `2031-03-01`, as ISO 8601 writes it; nothing for what is no such day.
std::optional<CalendarDay> parse_day(std::string_view text);
std::string to_string(CalendarDay day);
/// So many days later; nothing after the last day of the year 9999.
std::optional<CalendarDay> days_after(CalendarDay day, std::uint64_t days);

// ---------------------------------------------------------------- places and diagnostics

/// Where something stands in the text. Lines and columns count from 1, columns in code points; line 0 means nowhere.
/// `file` indexes the list of files that were read.
struct Place {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;  ///< one past the last code point

    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning, note };

/// A user's mistake, or something to know, with its place and a way out.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;     ///< stable, kebab-case: `unknown-option`
    std::string message;  ///< one sentence, no full stop
    Place place;
    std::string help;  ///< how to mend it; may be empty
};

// ---------------------------------------------------------------- provenance

using SourceIndex = std::uint32_t;
using PartyIndex = std::uint32_t;
using OptionIndex = std::uint32_t;
using StrategyIndex = std::uint32_t;
using AgreementIndex = std::uint32_t;
using ObligationIndex = std::uint32_t;
using NamedStateIndex = std::uint32_t;
using Level = std::uint8_t;

/// One level for every option, in the case's order. For an abstract graph: empty.
using Levels = std::vector<Level>;

inline constexpr std::uint32_t none = 0xFFFFFFFFU;

struct Source {
    std::string id;
    std::string title;
    std::vector<std::string> by;
    std::string publisher;
    std::string date;
    std::string grade;  ///< Admiralty code, or empty
    std::string url;
    std::string note;
    Place place;
};

struct Citation {
    SourceIndex source = 0;
    std::string locator;  ///< `¶7`, `p. 12`, or empty
};

enum class Status { unstated, solid, caveated, unsupported };

/// Whence an assumption comes, how well it stands, and how others read it.
struct Provenance {
    std::vector<Citation> sources;
    std::string basis;
    Status status = Status::unstated;
    std::string contested;
    std::string note;

    [[nodiscard]] bool given() const { return !sources.empty() || !basis.empty(); }
};

/// A number that is not known exactly: one, two or three numbers.
struct Range {
    enum class Shape { unstated, triangular, pert, uniform, discrete };

    Decimal low;
    Decimal best;  ///< the middle of three numbers, the exact midpoint of two
    Decimal high;
    std::uint8_t numbers = 1;  ///< how many were written: 1, 2 or 3
    Shape shape = Shape::unstated;
    Place place{};  ///< of the numbers as written: ranges from one place are one assumption; line 0 where nothing is written

    [[nodiscard]] bool certain() const { return low == high; }
};

// ---------------------------------------------------------------- parties, options, states

struct Party {
    std::string id;
    std::string name;  ///< the id when no name is given
    std::optional<Decimal> great;
    std::string disagreement;
    std::string lumps;
    Provenance provenance;
    Place place;
};

/// Something a party controls: an ordered list of levels.
struct Option {
    std::string id;
    std::string name;
    std::vector<std::string> levels;        ///< 1 to 36 ids
    std::vector<std::string> level_labels;  ///< same length; the id when no label is given
    std::vector<PartyIndex> owners;         ///< empty iff `chance`
    bool chance = false;
    Level start = 0;
    /// `allowed[a]` has bit b iff a party may change the level from a to b (a ≠ b).
    std::vector<std::uint64_t> allowed;
    bool reversible = true;          ///< every change is allowed
    bool transitive = true;          ///< a→b and b→c allowed imply a→c allowed (or a = c)
    std::string direction;           ///< as printed: any, up, down, or `listed changes`
    std::vector<Range> probability;  ///< of each level, for chance options that state it
    std::string owed;                ///< why this is owed independently of any deal; empty if it is not
    Provenance owed_provenance;
    Provenance provenance;
    Place place;

    [[nodiscard]] bool joint() const { return owners.size() > 1; }
    [[nodiscard]] bool may_change(Level from, Level to) const { return (allowed[from] >> to) & 1U; }
};

/// True or false at a state. A tree in one vector, children before parents, the root last.
struct Expression {
    enum class Kind : std::uint8_t {
        truth,        ///< always true
        falsehood,    ///< always false
        level_in,     ///< option `index` is at a level whose bit is set in `mask`
        named_state,  ///< the state is the named state `index`
        strategy,     ///< the state is the end state of strategy `index`; only in tests
        negation,     ///< left
        conjunction,
        disjunction,
        implication,
        equivalence,
    };
    struct Node {
        Kind kind = Kind::truth;
        std::uint32_t index = 0;
        std::uint64_t mask = 0;
        std::uint32_t left = 0;
        std::uint32_t right = 0;
    };

    std::vector<Node> nodes;
    std::string text;  ///< as written
    Place place;
};

struct Constraint {
    std::string id;
    Expression that;  ///< what cannot be
    std::string why;
    Provenance provenance;
    Place place;
};

/// A state that the case names. With several patterns it is one state merged out of several.
/// In an abstract graph it has no pattern.
struct NamedState {
    std::string id;
    std::vector<Levels> patterns;
    Place place;
    bool left_out = false;  ///< by `without`: listed, and not feasible all the same
};

/// States and arcs given outright instead of options. States are the case's named states, in order.
struct AbstractGraph {
    struct Arc {
        NamedStateIndex from = 0;
        NamedStateIndex to = 0;
    };
    std::vector<std::vector<Arc>> moves;  ///< per party
};

// ---------------------------------------------------------------- preferences

struct Statement {
    std::string id;  ///< may be empty
    std::string name;
    Expression that;                    ///< plain statements
    std::optional<OptionIndex> graded;  ///< graded statements: the option …
    std::vector<Range> grades;          ///< … and a number for every level of it
    std::optional<Range> weight;        ///< plain weighted statements
    bool much = false;
    std::optional<std::array<Decimal, 2>> adjust;
    Provenance provenance;
    Place place;
};

struct Preference {
    enum class Kind {
        indifferent,  ///< nothing is said
        ordinal,      ///< statements by priority
        weighted,     ///< statements with weights: cardinal
        ranking,      ///< named states, best first
    };

    Kind kind = Kind::indifferent;
    std::vector<Statement> statements;
    std::vector<std::vector<NamedStateIndex>> ranking;
    std::vector<std::array<NamedStateIndex, 2>> unknown;
    Provenance provenance;  ///< of a ranking; statements have their own
    Place place;

    /// Sums and differences mean something: bargaining and keeping need it.
    [[nodiscard]] bool cardinal() const { return kind == Kind::indifferent || kind == Kind::weighted; }
};

// ---------------------------------------------------------------- attitudes and misperception

/// How one party takes each of the parties, itself included: 1 wishes well, 0 is indifferent, −1 wishes ill.
struct Attitudes {
    std::vector<std::int8_t> towards;  ///< per party; by default 1 towards oneself, 0 towards others
    Provenance provenance;
    Place place;  ///< line 0 where the case says nothing about this party
};

/// What a party does not see, or sees otherwise. The rest it sees as it is.
struct PartyView {
    PartyIndex party = 0;
    std::vector<OptionIndex> without;                    ///< to this party they stay at the level they are at
    std::vector<NamedStateIndex> without_states;         ///< to this party nobody moves from them or to them
    std::vector<std::optional<Preference>> preferences;  ///< per party; nothing: as they are
    std::vector<Attitudes> attitudes;                    ///< one per party, as it believes; empty: as they are
    Provenance provenance;
    Place place;
};

/// Which of these an answer takes into account. Without either it is the plain answer.
struct Perspective {
    bool attitudes = false;
    bool misperception = false;

    [[nodiscard]] bool plain() const { return !attitudes && !misperception; }
};

// ---------------------------------------------------------------- strategies and agreements

struct Issue {
    std::string id;
    std::vector<OptionIndex> options;
    Place place;
};

/// Levels laid over another state.
struct Setting {
    OptionIndex option = 0;
    Level level = 0;
};

struct Strategy {
    std::string id;
    std::string name;
    std::string says;
    std::vector<Setting> target;
    std::optional<AgreementIndex> agreement;
    Provenance provenance;
    Place place;
};

/// A state that is spoken of: the status quo, a strategy's end state, or a named state.
struct StateReference {
    enum class Kind { status_quo, strategy, named };
    Kind kind = Kind::status_quo;
    std::uint32_t index = 0;
};

/// What a signatory has without the deal: a number, or the best of some states for it.
struct NoAgreement {
    std::optional<Decimal> number;
    std::vector<StateReference> best_of;
};

struct Consent {
    bool all = true;
    std::uint32_t at_least = 0;
    std::vector<PartyIndex> of;
    std::vector<PartyIndex> with;  ///< must consent; counted in `at_least` if also in `of`
};

struct Link {
    std::string id;  ///< may be empty
    ObligationIndex of = 0;
    std::string why;
    Provenance provenance;
    Place place;
};

struct Obligation {
    std::string id;
    std::string name;
    std::vector<PartyIndex> by;
    std::vector<Setting> sets;
    std::uint32_t days = 1;
    std::vector<Link> after;
    std::vector<ObligationIndex> with;
    std::uint32_t not_before = 0;
    std::optional<std::uint32_t> within{};  ///< days since the start by which it is to be done
    std::uint32_t parts = 1;
    Provenance provenance;
    Place place;
};

struct Guarantee {
    std::string id;
    std::string name;
    PartyIndex by = 0;
    PartyIndex on = 0;
    Range penalty;
    std::optional<ObligationIndex> until;
    Decimal decay;  ///< share of the penalty that is lost per day, in [0, 1): on day D it is penalty · (1 − decay)^D
    std::uint32_t aged = 0;  ///< so many days of that were over when the agreement began: for what is left of one
    Provenance provenance;
    Place place;
};

struct Guarantor {
    PartyIndex party = 0;
    Decimal budget;
    Decimal rate;
};

/// From one day to another, counted since the agreement takes effect, the chance per day that something outside breaks it.
struct HazardPiece {
    std::uint32_t until = none;  ///< the first day to which the piece no longer applies; `none`: it has no end
    Range daily;                 ///< in [0, 1)
};

/// The chance of outside breakdown over time, which is most often greatest at first. Ascending, and the last piece alone has no end.
struct Hazard {
    std::vector<HazardPiece> pieces = {HazardPiece{}};

    Hazard() = default;
    Hazard(const Range& daily)
        : pieces{HazardPiece{none, daily}} {}  // NOLINT(google-explicit-constructor): the same every day

    [[nodiscard]] bool same_every_day() const { return pieces.size() == 1; }
    /// Nothing breaks the agreement, as it is counted on (`best`), or at most (`high`).
    [[nodiscard]] bool absent() const;
    [[nodiscard]] bool never_present() const;
    [[nodiscard]] bool certain() const;
};

/// How time and stopping are counted.
struct Keeping {
    enum class Stopping { best, wait, break_, act };

    std::vector<Range> discount;  ///< per party, factor per day in (0, 1]
    Hazard hazard;                ///< of outside breakdown
    Stopping stopping = Stopping::best;
    Provenance provenance;
    Place place;
};

struct Agreement {
    std::string id;
    std::string name;
    std::string says;
    std::vector<PartyIndex> signatories;
    Consent consent;
    std::vector<NoAgreement> no_agreement;   ///< per party of the case
    std::optional<NamedStateIndex> start;    ///< the status quo if not given
    std::optional<CalendarDay> effective{};  ///< the day on which it begins, day 0
    std::vector<Expression> on_table;
    std::vector<Obligation> obligations;                   ///< in file order
    std::vector<std::vector<ObligationIndex>> separately;  ///< empty: one deal
    std::vector<Setting> if_broken;
    std::vector<Guarantee> guarantees;
    std::vector<Guarantor> guarantors;
    Keeping keeping;
    Provenance provenance;
    Place place;
};

// ---------------------------------------------------------------- claims

enum class Concept : std::uint8_t { nash, gmr, smr, seq, sseq };

struct ConceptRow {
    Concept kind;
    std::string_view id;    ///< in files, JSON and on the command line
    std::string_view name;  ///< in tables
};
inline constexpr std::array<ConceptRow, 5> concepts{{
    {Concept::nash, "nash", "Nash"},
    {Concept::gmr, "gmr", "GMR"},
    {Concept::smr, "smr", "SMR"},
    {Concept::seq, "seq", "SEQ"},
    {Concept::sseq, "sseq", "SSEQ"},
}};

enum class TestFunction : std::uint8_t {
    signable,
    blocks,
    stable,
    some_state,
    every_equilibrium,
    some_equilibrium,
    keeps,
    stops,
    value,
    value_at_stop,
    reachable,
    reachable_by_partial_deals,
    without,
    reading,
};

struct TestFunctionRow {
    TestFunction function;
    std::string_view id;
    std::string_view arguments;  ///< for help texts
    bool number;                 ///< gives a number, to be compared
    bool wants_preferences;      ///< its answer can depend on what parties want
};
inline constexpr std::array<TestFunctionRow, 14> test_functions{{
    {TestFunction::signable, "signable", "STRATEGY", false, true},
    {TestFunction::blocks, "blocks", "PARTY, STRATEGY", false, true},
    {TestFunction::stable, "stable", "STRATEGY or EXPRESSION, CONCEPT[, PARTY]", false, true},
    {TestFunction::some_state, "some-state", "EXPRESSION", false, false},
    {TestFunction::every_equilibrium, "every-equilibrium", "CONCEPT, EXPRESSION", false, true},
    {TestFunction::some_equilibrium, "some-equilibrium", "CONCEPT, EXPRESSION", false, true},
    {TestFunction::keeps, "keeps", "STRATEGY", false, true},
    {TestFunction::stops, "stops", "PARTY, STRATEGY", false, true},
    {TestFunction::value, "value", "PARTY, STRATEGY", true, true},
    {TestFunction::value_at_stop, "value-at-stop", "PARTY, STRATEGY", true, true},
    {TestFunction::reachable, "reachable", "FROM, EXPRESSION, moves|improvements|agreements", false, true},
    {TestFunction::reachable_by_partial_deals, "reachable-by-partial-deals", "STRATEGY, NUMBER", false, true},
    {TestFunction::without, "without",
     "link ID | guarantee ID | statement ID | constraint ID | option ID = LEVEL, TEST", false, true},
    {TestFunction::reading, "reading", "READING, TEST", false, true},
}};

enum class Comparison : std::uint8_t { less, less_equal, greater, greater_equal, equal, not_equal };
enum class Steps : std::uint8_t { moves, improvements, agreements };

/// What `without` leaves out.
struct Removal {
    enum class Kind { link, guarantee, statement, constraint, level };
    Kind kind = Kind::link;
    std::string id;  ///< of the link, guarantee, statement or constraint
    OptionIndex option = 0;
    Level level = 0;
};

/// A sentence that is true or false of a case. A tree in one vector, children before parents, the root last.
struct Test {
    enum class Kind : std::uint8_t {
        truth,
        falsehood,
        call,
        number,
        comparison,
        negation,
        conjunction,
        disjunction,
        implication,
        equivalence,
    };
    struct Node {
        Kind kind = Kind::truth;
        Comparison comparison = Comparison::equal;
        std::uint32_t left = 0;   ///< child; for `without` and `reading` the inner test
        std::uint32_t right = 0;  ///< child
        Decimal number;
        TestFunction function = TestFunction::signable;
        std::optional<PartyIndex> party;
        std::optional<StateReference> state;  ///< the strategy or state that is asked about
        std::optional<Expression> expression;
        Concept stability = Concept::nash;
        Steps steps = Steps::moves;
        std::uint32_t size = 0;  ///< of partial deals
        Removal removal;
        std::string reading;
        std::string text;  ///< this call as written
        Place place;
    };

    std::vector<Node> nodes;
    std::string text;
    Place place;
};

struct Claim {
    std::string id;
    std::string name;
    std::string says;
    Test test;
    std::string coded;  ///< in how far the test rests on what was put into the weights by hand
    Provenance provenance;
    Place place;
};

struct Expectation {
    Test that;
    bool is = true;
    Place place;
};

struct Background {
    std::string says;
    std::string date;
    Provenance provenance;
    Place place;
};

/// One analyst's overlay, as the case lists it.
struct Reading {
    std::string id;
    std::string name;
    std::string by;
    std::string note;
    std::string file;    ///< empty when inline
    std::string sha256;  ///< of that file's bytes, hexadecimal; empty when inline or not read
    Place place;
};

// ---------------------------------------------------------------- the case

/// A key that is understood and checked, but that no analysis takes into account yet.
struct UnusedKey {
    std::string key;
    Place place;
};

enum class Sampling { exploratory, probabilistic };

/// Numbers that tend to be high or low together: each two of them, with this coefficient of a normal copula (docs/sampling.md).
struct Correlation {
    std::vector<std::string> of;  ///< ids of `stated_ranges`, two or more; one that this reading does not have has no effect
    Decimal rho;  ///< from −1 to 1; all correlations of a case together are those of some joint distribution
    Provenance provenance;
    Place place;
};

/// Which draw of everything uncertain a case holds: its ranges are then one number each (docs/sampling.md).
struct ScenarioInForce {
    std::uint64_t index = 0;
    std::uint64_t seed = 1;
    std::string design;                 ///< plain, latin or sobol
    std::optional<std::uint64_t> of{};  ///< scenarios in all, where the draw depends on it
};

struct Case {
    std::string title;
    std::string question;
    std::string marking;
    Sampling sampling = Sampling::exploratory;
    std::vector<Source> sources;
    std::vector<Background> background;
    std::vector<Party> parties;
    std::vector<Option> options;
    std::vector<NamedState> states;
    std::optional<AbstractGraph> graph;
    bool only_listed = false;
    std::optional<NamedStateIndex> status_quo;  ///< named, instead of the options' starts
    std::vector<Constraint> never;
    std::vector<Preference> preferences;  ///< one per party
    std::vector<Attitudes> attitudes;     ///< one per party, or none where the case says nothing
    std::vector<PartyView> views;         ///< of the parties that see the case otherwise than it is
    std::vector<Issue> issues;            ///< one per option where the case groups none
    std::vector<Decimal> power;           ///< per party: its exponent in Nash's product, 1 unless stated
    std::vector<Strategy> strategies;
    std::vector<Agreement> agreements;
    std::vector<Claim> claims;
    std::vector<Reading> readings;
    std::vector<Expectation> expectations;
    std::optional<Keeping> keeping{};  ///< as it stands for the case; agreements have what is in force for them
    std::vector<Correlation> correlations{};
    std::vector<UnusedKey> unused;  ///< what is read although no answer depends on it yet

    std::string reading;                        ///< id of the overlay in force, empty for the case as it stands
    std::vector<std::string> settings;          ///< `--set` in force, as given
    std::optional<ScenarioInForce> scenario{};  ///< nothing: ranges as written
    std::string file;                           ///< path as given
    std::string sha256;                         ///< of the case file's bytes, hexadecimal
};

// ---------------------------------------------------------------- its numbers, by name

/// Where in a case a number stands that may be a range.
struct RangePath {
    enum class Of : std::uint8_t { weight, grade, discount, hazard, penalty, probability };

    Of of = Of::weight;
    std::uint32_t view = none;   ///< of wants: the view that holds them; `none`: they are as they are
    std::uint32_t owner = none;  ///< party; agreement, where `none` is the case's own keeping; option
    std::uint32_t item = 0;      ///< statement; party; piece of time; guarantee; level
    std::uint32_t level = 0;     ///< of a grade
};

Range& range_at(Case& subject, const RangePath& path);
const Range& range_at(const Case& subject, const RangePath& path);

/// A number that is stated once, wherever it is then in force: its name is that of what it belongs to, such as `paid`, `rule.half`,
/// `keeping.discount.upstream`, `bond`; where that has no id, its number in the list, `upstream.3` (docs/sampling.md).
struct StatedRange {
    std::string stem;
    std::string rest;  ///< a level, with its dot
    std::string text;  ///< iff the stem is a number in a list: what is listed there, to know it again in another reading
    Place anchor;      ///< of what it belongs to
    std::vector<RangePath> paths;
    std::optional<PartyIndex> party{};

    [[nodiscard]] std::string id() const { return stem + rest; }
};

/// All numbers that the case states as ranges or could, each once, in file order: wants, views, keeping, guarantees, probabilities.
/// The last level of a chance option takes the rest and is none of them.
std::vector<StatedRange> stated_ranges(const Case& subject);

// ---------------------------------------------------------------- what was in fact done

using AccountIndex = std::uint32_t;
using EventIndex = std::uint32_t;

/// Who says what happened: a party of the case, or somebody else.
struct Account {
    std::string id;
    std::string name;
    std::optional<PartyIndex> party{};
    Provenance provenance;
    Place place;
};

enum class EventKind : std::uint8_t { performed, late, partly, violated, disputed };

struct EventKindRow {
    EventKind kind;
    std::string_view id;  ///< in ledgers, JSON and on the command line
    std::string_view what;
};
inline constexpr std::array<EventKindRow, 5> event_kinds{{
    {EventKind::performed, "performed", "the obligation was performed"},
    {EventKind::late, "late", "it was performed, after its date"},
    {EventKind::partly, "partly", "a share of it was performed, so much in all until then"},
    {EventKind::violated, "violated", "it was breached"},
    {EventKind::disputed, "disputed", "whether it was performed is disputed"},
}};

/// One entry of a ledger: according to `by`, this happened on that day.
struct LedgerEvent {
    std::string id;  ///< its own, or `e` and its number
    CalendarDay date{};
    ObligationIndex obligation = 0;
    EventKind kind = EventKind::performed;
    std::optional<Decimal> part{};          ///< iff `partly`: the share, above 0 and below 1
    std::optional<AccountIndex> by{};       ///< nothing: common ground, it counts for every account
    std::vector<AccountIndex> affirmed_by;  ///< of what is disputed: who says that it was performed …
    std::vector<AccountIndex> denied_by;    ///< … and who says that it was not
    std::optional<Decimal> confidence{};    ///< 0 to 1; of what is disputed: the chance that it was performed
    std::optional<EventIndex> corrects{};   ///< an earlier entry, which no longer counts
    bool checked = false;                   ///< its `check` is written and right
    std::string digest;                     ///< what `check` is to be (docs/ledger.md)
    Provenance provenance;
    Place place;
};

/// Dated entries about one agreement, in the order in which they were made. Nothing is ever taken out of it.
struct Ledger {
    AgreementIndex agreement = 0;
    std::string title;
    std::optional<CalendarDay> effective{};  ///< its own, or that of the agreement
    std::vector<Source> sources;             ///< those of the case, then its own
    std::vector<Account> accounts;  ///< those that are listed, then parties in the order in which they are named
    std::vector<LedgerEvent> events;
    std::string file;    ///< path as given
    std::string sha256;  ///< of the file's bytes, hexadecimal
};

std::string_view id_of(EventKind kind);
std::optional<AccountIndex> find_account(const Ledger& ledger, std::string_view id);

/// Does the expression hold at a state given by its levels? Named states hold where one of their patterns matches.
/// Precondition: no `strategy` node, and no `named_state` node in an abstract graph.
bool holds(const Expression& expression, std::span<const Level> levels, const Case& subject);

/// Does one of the named state's patterns match?
bool matches(const NamedState& state, std::span<const Level> levels);

/// Sorts levels by their raw code, the first option fastest.
struct ByRawCode {
    bool operator()(const Levels& a, const Levels& b) const;
};

/// One character per option: the level's index `0`–`9`, `a`–`z`.
std::string code_of(std::span<const Level> levels);

/// The party owns at least one option (alone or jointly), or moves in an abstract graph.
bool owns_an_option(const Case& subject, PartyIndex party);

/// The party owns `option`, and nobody else does.
inline bool owns_alone(const Option& option, PartyIndex party) {
    return option.owners.size() == 1 && option.owners.front() == party;
}

/// Indices by id; nothing when there is none.
std::optional<PartyIndex> find_party(const Case& subject, std::string_view id);
std::optional<OptionIndex> find_option(const Case& subject, std::string_view id);
std::optional<StrategyIndex> find_strategy(const Case& subject, std::string_view id);
std::optional<AgreementIndex> find_agreement(const Case& subject, std::string_view id);
std::optional<NamedStateIndex> find_named_state(const Case& subject, std::string_view id);

/// The levels of the status quo: the options' starts, or the named one's first pattern.
Levels status_quo_levels(const Case& subject);

std::string_view id_of(Concept kind);
std::optional<Concept> find_concept(std::string_view id);
const TestFunctionRow& row_of(TestFunction function);

/// How party `i` takes party `j`: 1, 0 or −1.
int attitude(const Case& subject, PartyIndex i, PartyIndex j);

/// What the party sees otherwise, if it does.
const PartyView* view_of(const Case& subject, PartyIndex party);

/// The case as the party sees it (docs/misperception.md): options that it does not know allow no change, states that it does not know are
/// not feasible (in an abstract graph: nobody moves from them or to them), wants and attitudes are what it takes them to be, and there are no views.
Case seen_by(const Case& subject, PartyIndex party);

/// `subject` with something left out; the case is otherwise unchanged. A level that is left out: settings of it are dropped (an
/// obligation that then sets nothing stays as a formality: by nobody, in no time), and a constraint forbids it.
/// Precondition: what is to be left out exists.
Case without(const Case& subject, const Removal& removal);

}  // namespace irenic
