/// How far an answer can be trusted: over many draws of what nobody can be sure of, how often does it come out, and what decides it?
///
/// A *scenario* is one draw of everything that is uncertain in a case. Scenario j of a seed is a function of the case, the seed and j and of
/// nothing else, so that any split over threads and machines gives the same. Readings are drawn with the same luck and never averaged.
/// Definitions: docs/trust.md and docs/semantics.md, section 7. Nothing in here knows how a verdict is reached.
// This header is over 400 lines: a room has one public header, and this has scenarios from their drawing to what is made of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/appraisal.hpp"

namespace irenic {

// ---------------------------------------------------------------- what is drawn

/// One thing nobody can be sure of, in the case or in one of its readings.
struct Assumption {
    enum class Kind : std::uint8_t {
        weight,       ///< of a statement
        grade,        ///< what a graded statement gives to one level
        discount,     ///< factor per day
        hazard,       ///< chance per day, of one piece of time
        penalty,      ///< of a guarantee
        probability,  ///< of one level of a chance option
        chance,       ///< which level a chance option is at
        order,        ///< which of two states a party ranks higher
    };

    std::string id;     ///< unique; the same assumption of two readings has one id (docs/trust.md)
    std::string words;  ///< for people, such as `Hamas: prisoners are released, at some`; text of the case, not escaped
    Kind kind = Kind::weight;
    std::optional<PartyIndex> party{};    ///< whose want, discount, penalty or order it is
    std::vector<std::string> categories;  ///< chance: ids of levels; order: the two states. Empty: a number
    Provenance provenance;                ///< where the first subject that has it has it from
    Place place;
    std::vector<std::optional<Range>> ranges;  ///< per subject: nothing where the subject does not draw it; of categories a dummy
};

enum class Design : std::uint8_t { plain, latin, sobol };

struct DesignRow {
    Design kind;
    std::string_view id;    ///< on the command line and in study files
    std::string_view what;  ///< in help and words
};
inline constexpr std::array<DesignRow, 3> designs{{
    {Design::plain, "plain", "every scenario drawn independently"},
    {Design::latin, "latin", "a Latin hypercube: every assumption spread evenly over its range"},
    {Design::sobol, "sobol", "a scrambled Sobol' sequence: assumptions and pairs of them spread evenly"},
}};

/// Which scenarios there are.
struct ScenarioPlan {
    Design design = Design::plain;
    std::uint64_t seed = 1;
    std::uint64_t scenarios = 1000;  ///< scenario j, from 0, does not depend on it unless the design is `latin`
};

/// What one scenario of one subject draws: per assumption a number, or the index of a category; NaN where the subject does not draw it.
struct Draw {
    std::vector<double> values;
};

/// Everything that is drawn for a case and its readings.
class Assumptions {
public:
    struct Parts;  ///< complete only inside the room

    /// `subjects`: the case in force first, then one per reading; they must outlive it. Errors (`diagnostics`): correlations that no joint
    /// distribution has. A correlation of something that is not drawn has no effect.
    explicit Assumptions(std::span<const Case> subjects);
    Assumptions(Assumptions&&) noexcept;
    Assumptions& operator=(Assumptions&&) noexcept;
    ~Assumptions();

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    [[nodiscard]] const std::vector<Assumption>& all() const;
    [[nodiscard]] std::size_t subject_count() const;
    [[nodiscard]] const Case& subject(std::size_t k) const;

    /// How many numbers in [0, 1) a scenario is made from: a point of a unit cube. Orders of states take further luck of their own.
    [[nodiscard]] std::size_t dimensions() const;
    /// The assumption that a coordinate of the cube decides first of all.
    [[nodiscard]] std::size_t assumption_of(std::size_t dimension) const;

    /// Scenario j of `plan`, in subject k. Thread-safe.
    [[nodiscard]] Draw draw(const ScenarioPlan& plan, std::uint64_t j, std::size_t k) const;
    /// The same in every subject, with the point of the cube made once. Thread-safe.
    [[nodiscard]] std::vector<Draw> draw_all(const ScenarioPlan& plan, std::uint64_t j) const;
    /// The draw at a point of the unit cube of `dimensions()` numbers; `luck` stands for the seed and j where orders are drawn. Thread-safe.
    [[nodiscard]] Draw draw_at(std::span<const double> point, std::uint64_t luck, std::size_t k) const;
    /// Puts a draw into a copy of subject k: every range is then one number, and every chance option starts where it was drawn. The same
    /// copy can be used again and again.
    void put(const Draw& draw, std::size_t k, Case& scenario) const;

    /// Puts one number into a copy of subject k and leaves all else as it is. False where the subject does not draw it, or it is no number.
    bool put_one(std::size_t assumption, Decimal number, std::size_t k, Case& scenario) const;
    /// The same for the level that a chance option starts at.
    bool put_level(std::size_t assumption, Level level, std::size_t k, Case& scenario) const;
    /// The level at which it starts in subject k itself.
    [[nodiscard]] Level level_of(std::size_t assumption, std::size_t k) const;

private:
    std::unique_ptr<Parts> parts_;
};

// ---------------------------------------------------------------- points of the unit cube

/// The Sobol' sequence with the direction numbers of Joe & Kuo (2008), in the order of the Gray code: point 0 is the origin, point 1
/// the middle of the cube.
class SobolSequence {
public:
    static constexpr std::size_t most_dimensions = 3667;
    static constexpr std::uint64_t most_points = std::uint64_t{1} << 32U;

    /// Precondition: at most `most_dimensions`.
    explicit SobolSequence(std::size_t dimensions);

    [[nodiscard]] std::size_t dimensions() const { return directions_.size(); }
    /// The first 32 binary places of one coordinate of a point.
    [[nodiscard]] std::uint32_t places(std::uint64_t index, std::size_t dimension) const;
    /// Point `index` of the sequence as it is, each coordinate in [0, 1). Precondition: `index < most_points`.
    [[nodiscard]] std::vector<double> point(std::uint64_t index) const;

private:
    std::vector<std::array<std::uint32_t, 32>> directions_;
};

/// Why such scenarios cannot be drawn, if they cannot: there are none, or more dimensions or points than a design has.
std::optional<Diagnostic> problem_of(const ScenarioPlan& plan, std::size_t dimensions);

/// Point j of a design, each coordinate above 0 and below 1: a function of its arguments alone. Precondition: no `problem_of`, and
/// `j < plan.scenarios` where the design is `latin`.
std::vector<double> point_of(const ScenarioPlan& plan, std::size_t dimensions, std::uint64_t j);
/// The same with a name for each coordinate: one that has the same name is the same among whatever others, except in a Sobol' design,
/// where it is only scrambled alike. `point_of` with a number of dimensions names them 0, 1, 2, …
std::vector<double> point_of(const ScenarioPlan& plan, std::span<const std::uint64_t> streams, std::uint64_t j);

/// The number of a range below which this share of draws lies, rounded to six decimal places within the range. `share` from 0 to 1.
Decimal number_at(const Range& range, double share);

// ---------------------------------------------------------------- what is found

/// One thing that is found in every scenario.
struct Finding {
    enum class Kind : std::uint8_t {
        signable,       ///< 0 or 1
        blocks,         ///< 0 or 1, by party: does not consent although asked
        sign_margin,    ///< least gain of those whose consent is needed; negative: signing fails by so much
        holds,          ///< 0 or 1, by concept; NaN: not settled
        leaves,         ///< 0 or 1, by concept and party
        keeps,          ///< 0 or 1; NaN without an agreement
        keep_margin,    ///< least slack; NaN without an agreement or where nobody is asked
        stops_at,       ///< steps performed before it first stops; NaN: it does not
        stopped_by,     ///< index of the party; NaN: it does not stop
        value,          ///< by party, at the end
        value_at_stop,  ///< by party, where the plan first stops
        claim,          ///< 0 or 1; NaN: not settled
    };

    Kind kind = Kind::signable;
    std::string name;  ///< `signable:S`, `blocks:S:P`, `sign-margin:S`, `holds:C:S`, `leaves:C:S:P`, `keeps:S`, …, `claim:ID`
    StrategyIndex strategy = none;
    PartyIndex party = none;
    Concept stability = Concept::nash;
    std::size_t claim = 0;
};

/// All that is found in a scenario of this case, in order. Readings that have the same strategies and claims have the same findings.
std::vector<Finding> findings_of(const Case& subject);
/// The numbers of one scenario, in the order of `findings_of`.
void lay_out(const Case& subject, const ScenarioVerdicts& verdicts, std::span<double> into);

// ---------------------------------------------------------------- shares

/// So many of so many, with the interval of Wilson (1927).
struct Share {
    std::uint64_t hits = 0;
    std::uint64_t of = 0;
    double low = 0;
    double high = 1;

    [[nodiscard]] double value() const { return of == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(of); }
};

/// `z`: the standard normal quantile of the confidence; 1.959964 is 95 %. Of nothing: from 0 to 1.
Share wilson(std::uint64_t hits, std::uint64_t of, double z = 1.959963984540054);

// ---------------------------------------------------------------- studies: what was drawn and found, scenario by scenario

/// Part `number` of `of`, from 1. Scenarios of a shard follow one another, so that all shards in order are the whole study.
struct Shard {
    std::uint64_t number = 1;
    std::uint64_t of = 1;

    /// Its first scenario, and the one after its last, when the whole study has so many.
    [[nodiscard]] std::uint64_t begin(std::uint64_t scenarios) const;
    [[nodiscard]] std::uint64_t end(std::uint64_t scenarios) const;
    bool operator==(const Shard&) const = default;
};

/// Something of the case that a study speaks of.
struct StudyName {
    std::string id;
    std::string name;  ///< for people; of a claim: what it says. Text of the case, not escaped
};

struct StudyAssumption {
    Assumption what;     ///< without citations and place
    std::string source;  ///< its citations as one text, such as `Joint report, p. 3; Minutes`
};

/// What a study is about, as it stands at the head of its file: no case is needed to read it.
struct StudyHead {
    std::string engine;  ///< version of the program that made it
    std::string title;
    std::string marking;
    Sampling sampling = Sampling::exploratory;
    std::string case_file;    ///< its name, without folders
    std::string case_sha256;  ///< of its bytes
    std::vector<std::string> settings;
    ScenarioPlan plan;
    Shard shard;
    std::string plan_sha256;  ///< of everything that decides what the rows are; the same in all shards (docs/study-file.md)
    std::vector<StudyName> subjects;  ///< readings; the first is the case in force, whose id is empty where no reading is in force
    std::vector<std::string> overlays;  ///< per subject: the SHA-256 of its reading's file; empty: inline, or no reading
    std::vector<StudyName> parties;
    std::vector<std::vector<PartyIndex>> ordinal;  ///< per subject: parties whose wants only order states, ascending
    std::vector<StudyName> strategies;
    std::vector<std::vector<std::array<std::uint32_t, 2>>>
        asked;  ///< per subject: strategy and party of each signatory, ascending
    std::vector<StudyName> claims;
    std::vector<StudyAssumption> assumptions;
    std::vector<Finding> findings;  ///< of all subjects; their indices are those of the lists above

    [[nodiscard]] std::optional<std::size_t> find_assumption(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> find_finding(std::string_view name) const;
};

/// A scenario without answer, and why.
struct StudyProblem {
    std::uint64_t scenario = 0;
    std::size_t subject = 0;
    std::string problem;
};

/// One finding over all scenarios of a subject.
struct Tally {
    std::uint64_t settled = 0;  ///< scenarios with a number
    std::uint64_t ones = 0;     ///< of these, with the number 1: where it is yes or no, the yes
    double least = 0;           ///< of those that are settled
    double greatest = 0;
    double mean = 0;
};

/// The scenarios of a study, in memory or in a file; columns are read when they are asked for. Reading throws where the file fails.
class Outcomes {
public:
    struct Parts;  ///< complete only inside the room

    explicit Outcomes(std::unique_ptr<Parts> parts);
    Outcomes(Outcomes&&) noexcept;
    Outcomes& operator=(Outcomes&&) noexcept;
    ~Outcomes();

    [[nodiscard]] const StudyHead& head() const;
    [[nodiscard]] std::uint64_t first() const;                      ///< scenario: they follow one another from here
    [[nodiscard]] std::uint64_t scenarios() const;                  ///< how many there are
    [[nodiscard]] bool complete() const;                            ///< all of the shard
    [[nodiscard]] std::uint64_t failed(std::size_t subject) const;  ///< scenarios without answer
    [[nodiscard]] std::vector<StudyProblem> problems(std::size_t at_most) const;

    /// One number per scenario, in order. Not drawn, not settled or without answer: NaN.
    [[nodiscard]] std::vector<double> drawn(std::size_t assumption, std::size_t subject = 0) const;
    [[nodiscard]] std::vector<double> found(std::size_t finding, std::size_t subject = 0) const;
    /// Several at a time, in one pass over the file: 8 bytes per number are taken.
    [[nodiscard]] std::vector<std::vector<double>> drawn(std::span<const std::size_t> assumptions,
                                                         std::size_t subject) const;
    [[nodiscard]] std::vector<std::vector<double>> found(std::span<const std::size_t> findings,
                                                         std::size_t subject) const;
    /// Of every finding, in one pass and little memory.
    [[nodiscard]] std::vector<Tally> tallies(std::size_t subject = 0) const;
    /// Scenario by scenario in order: everything drawn and found. It ends where `visit` returns false.
    void for_each(std::size_t subject, const std::function<bool(std::uint64_t scenario, std::span<const double> drawn,
                                                                std::span<const double> found)>& visit) const;

private:
    std::unique_ptr<Parts> parts_;
};

/// What came of opening a study file, complete or not. There are outcomes iff there is no error: every row is there and as it was written.
struct OpenedStudy {
    std::optional<Outcomes> outcomes;
    std::vector<Diagnostic> diagnostics;
    bool stopped = false;
};
OpenedStudy open_study(const std::string& path, const std::stop_token& stop = {});
/// The file begins as study files do.
bool looks_like_study(const std::string& path);

/// Which scenarios are to be looked at, and where they are kept.
struct EnsembleQuestion {
    ScenarioPlan plan;
    Shard shard;
    std::string engine;    ///< version of the program, for the head
    std::string file;      ///< of the study; empty: in memory. Until it is complete it is `FILE.partial`
    bool resume = false;   ///< go on with what is in the file
    bool replace = false;  ///< begin anew although a file is there
    SpaceLimits limits;
};

struct EnsembleProgress {
    std::uint64_t done = 0;  ///< scenarios, with those that were there before
    std::uint64_t total = 0;
    std::uint64_t before = 0;  ///< were there before
    std::uint64_t failed = 0;  ///< in some subject
};

/// What the caller is told and asked while scenarios are looked at; never by two threads at a time.
struct EnsembleWatch {
    std::function<void(const EnsembleProgress&)> progress;
    /// Is it time to write down what is done? The library has no clock. Left out: every 64 scenarios.
    std::function<bool()> keep_now;
};

struct EnsembleRun {
    std::optional<Outcomes> outcomes;  ///< none after an error, or stopped without a file
    std::vector<Diagnostic> diagnostics;
    EnsembleProgress progress;
    bool limit_reached =
        false;  ///< without outcomes: why there are none; with them: they leave something open (`leaves_open`)
    bool stopped = false;  ///< what is complete is in the file, and `resume` goes on from there
};

/// Looks at every scenario of the shard in every subject (the case in force first, then its readings), with common random numbers. Rows do not
/// depend on threads, shards or interruptions, and neither does the file.
EnsembleRun ensemble(std::span<const Case> subjects, const EnsembleQuestion& question, const Workers& workers = {},
                     const EnsembleWatch& watch = {}, const std::stop_token& stop = {});

/// Something that arises in every scenario, a claim or whether a strategy's end persists, is not settled in one that has an answer: a limit
/// of what is searched was reached there.
bool leaves_open(const Outcomes& found);

/// In what a study and a case with its readings differ, such as `the case file has changed`; empty where it is a study of them. Neither
/// the version of the program nor the plan counts.
std::string difference_from(const StudyHead& study, std::span<const Case> subjects);

/// What came of laying shards together.
struct MergedStudy {
    std::vector<Diagnostic> diagnostics;  ///< with an error, nothing was written
    std::uint64_t shards = 0;
    EnsembleProgress progress;
    bool stopped = false;
};
/// `out` is byte for byte what one run without shards would have made. Refused unless every shard is there, once, complete, of one plan.
MergedStudy merge_studies(std::span<const std::string> files, const std::string& out, bool replace,
                          const EnsembleWatch& watch = {}, const std::stop_token& stop = {});

// ---------------------------------------------------------------- discovery

/// One thing that was drawn, over all scenarios: a number for each, or the index of a category.
struct Input {
    std::string name;
    std::vector<double> values;
    std::vector<std::string> categories;  ///< empty: numbers
};

/// What a box asks of one input. A number: between both ends, which count. A category: one of those that are kept.
struct BoxLimit {
    double low = 0;
    double high = 0;
    std::vector<bool> kept;  ///< per category; empty: numbers

    bool operator==(const BoxLimit&) const = default;
};

/// A region of scenarios, as limits on few inputs, and how well it picks those in which the outcome occurs.
struct Box {
    std::vector<BoxLimit> limits;         ///< per input
    std::vector<std::size_t> restricted;  ///< inputs on which it asks for anything, ascending
    std::uint64_t inside = 0;             ///< scenarios
    std::uint64_t hits = 0;               ///< of these, with the outcome
    double coverage = 0;                  ///< share of all hits that are inside
    double density = 0;                   ///< share of those inside that are hits
    double mass = 0;                      ///< share of all scenarios that are inside
};

/// How surely a limit is one, beside chance.
struct LimitDoubt {
    std::size_t input = 0;
    /// If the scenarios inside were drawn from those that are inside without this limit, the chance to find so many hits or more:
    /// the quasi-p-value of Bryant & Lempert 2010.
    double quasi_p = 1;
};

struct PrimQuestion {
    double peel = 0.05;   ///< share of a box that one peel takes away
    double paste = 0.05;  ///< the same for giving back at the end
    double mass = 0.05;   ///< a box holds at least so much of all scenarios
};

struct Discovery {
    std::vector<Box> boxes;  ///< the peeling trajectory: all scenarios first
    std::string problem;     ///< why there are none: no hit, or nothing but hits
    bool stopped = false;
};

/// The patient rule induction method (Friedman & Fisher 1999), with candidate peels scored by gain in density per scenario taken away. Ties
/// go to the box that restricts fewer inputs (so a peel keeps to inputs that are restricted already), then by the order of inputs, the
/// upper end before the lower. `outcome`: one for each scenario. Inputs must have as many values, none of them NaN.
Discovery discover(std::span<const Input> inputs, const std::vector<bool>& outcome, const PrimQuestion& question = {},
                   const std::stop_token& stop = {});
/// How a box does on other scenarios than those it was made from.
Box box_on(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome);
/// Of each input that the box restricts.
std::vector<LimitDoubt> doubts_of(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome);

/// How a discovery is looked at from other sides, so that it is not believed too soon.
struct DiscoveryQuestion {
    PrimQuestion prim;
    double density = 0.8;        ///< what the box that is chosen has at least, where any has
    double doubtful = 0.05;      ///< a limit whose quasi-p is above it is left out of the box that is put into words
    std::uint64_t seed = 1;      ///< of the split into two thirds and one third, and of the half-samples
    std::size_t resamples = 10;  ///< half-samples
    std::size_t more_boxes = 2;  ///< found among the scenarios that the boxes before leave out
};

/// How a box of the trajectory fares beside chance.
struct BoxTrust {
    /// From two thirds of the scenarios alone the box with the nearest mass was taken: how it does on the third it has not seen.
    std::optional<Box> hold_out;
    std::vector<LimitDoubt> doubts;
    /// Per input, the share of half-samples in which the box with the nearest coverage (of equals the densest), or density, restricts it.
    std::vector<double> same_coverage;
    std::vector<double> same_density;
};

/// A region that is put into words: limits that may be chance are left out.
struct FoundRegion {
    Box box;  ///< counted among the scenarios that no region before it holds; coverage and mass are shares of all
    std::vector<LimitDoubt> doubts;  ///< of its limits
    bool dense = false;              ///< as dense as was asked for
};

struct TrustedDiscovery {
    Discovery found;
    std::vector<BoxTrust> trust;       ///< per box
    std::size_t chosen = 0;            ///< box: of those dense enough the one with most coverage, otherwise the densest
    std::size_t half_samples = 0;      ///< looked at: those with some hits, and not only hits
    std::vector<FoundRegion> regions;  ///< made from the box chosen, then from what it leaves out
};

TrustedDiscovery discover_with_doubts(std::span<const Input> inputs, const std::vector<bool>& outcome,
                                      const DiscoveryQuestion& question = {}, const std::stop_token& stop = {});
/// Of the boxes at least so dense the one with most coverage; of equals the densest, then the one with fewest limits, then the first. Where
/// none is so dense, the densest; of equals the one with most coverage, and so on.
std::size_t chosen_box(std::span<const Box> boxes, double density);
/// Takes away, one by one, the limit whose quasi-p is highest, as long as that is above `doubtful`; the last limit stays.
FoundRegion without_doubtful_limits(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome,
                                    double doubtful = 0.05);

// ---------------------------------------------------------------- a tree as a check

struct TreeQuestion {
    std::size_t depth = 3;
    double mass = 0.05;  ///< a leaf holds at least so much of all scenarios
    std::size_t folds = 10;
    std::uint64_t seed = 1;
};

/// One part of the scenarios. A leaf has no children.
struct TreeNode {
    std::size_t input = 0;
    double threshold = 0;      ///< numbers: up to it, to the left
    std::vector<bool> left;    ///< categories that go to the left; empty: numbers
    std::size_t children = 0;  ///< index of the left one, the right one follows; 0: a leaf
    std::uint64_t inside = 0;
    std::uint64_t hits = 0;
};

/// A small classification tree (Breiman et al. 1984; Gini), grown without pruning: what it uses should be what the box uses.
struct Tree {
    std::vector<TreeNode> nodes;      ///< the root first
    std::vector<Box> leaves;          ///< as boxes, from left to right
    std::vector<std::size_t> inputs;  ///< that it asks about, ascending
    double wrong = 0;                 ///< share of the scenarios it was grown from that it takes for the other kind
    std::optional<double> wrong_when_crossed;  ///< the same, each tenth judged by a tree grown from the others
    double wrong_without = 0;                  ///< if all were taken for the more frequent kind
};
Tree grow_tree(std::span<const Input> inputs, const std::vector<bool>& outcome, const TreeQuestion& question = {});
bool says_yes(const Tree& tree, std::span<const Input> inputs, std::size_t row);

// ---------------------------------------------------------------- what decides, input by input

/// How differently an input is spread where the outcome occurs and where it does not (Hornberger & Spear 1981).
struct RegionalSensitivity {
    std::size_t input = 0;
    bool categories = false;
    double distance = 0;  ///< numbers: Kolmogorov–Smirnov; categories: total variation. From 0 to 1
    double p = 1;         ///< the chance of so much if there were no difference: two-sample KS, chi-square
};

struct RegionalSensitivities {
    std::vector<RegionalSensitivity> inputs;  ///< in their order; those without a value in some scenarios by the others
    double noise = 0;     ///< the largest distance among 19 inputs of pure chance: what is below it need not be more
    std::string problem;  ///< why there are none
};
RegionalSensitivities regional_sensitivities(std::span<const Input> inputs, const std::vector<bool>& outcome,
                                             std::uint64_t seed = 1);

// ---------------------------------------------------------------- discovery in any table

/// What is asked of a table whose first row names its columns.
struct TableQuestion {
    std::string outcome;             ///< column
    std::optional<double> at_least;  ///< the outcome occurs where the cell is a number that is no less
    std::optional<double> at_most;   ///< or no more; with both, between them
    std::optional<std::string> equals;  ///< or the cell is this text; with none of these it says yes or no, true or false, 1 or 0
    std::vector<std::string> inputs;      ///< columns; empty: all others
    std::vector<std::string> categories;  ///< columns whose numbers are only names
    DiscoveryQuestion discovery;
    bool otherwise = false;  ///< also where the outcome does not occur
};

/// What is wrong with a table, and in which cell, by row and column from 0; the first row is the header.
struct TableProblem {
    Diagnostic what;
    std::optional<std::array<std::size_t, 2>> cell;
};

/// A column that is not asked about, and why.
struct ColumnAside {
    std::string name;
    std::string why;
};

struct BlankCells {
    std::string name;  ///< of a column that is asked about
    std::size_t rows = 0;
};

struct TableInputs {
    TableQuestion question;
    std::vector<Input> inputs;
    std::vector<bool> outcome;
    std::size_t rows = 0;            ///< of the table
    std::size_t left_out = 0;        ///< rows in which the outcome or an input says nothing
    std::vector<BlankCells> blanks;  ///< whose cells those are
    std::vector<ColumnAside> aside;
    std::vector<TableProblem> problems;  ///< errors: nothing else is then to be relied on
};
TableInputs inputs_of(std::span<const std::vector<std::string>> rows, const TableQuestion& question);

struct TableDiscovery {
    TableInputs table;
    TrustedDiscovery found;
    std::optional<TrustedDiscovery> otherwise;  ///< boxes of the rows in which the outcome does not occur
    RegionalSensitivities regional;
    Tree tree;
};
TableDiscovery discover_in_table(TableInputs table, const std::stop_token& stop = {});

// ---------------------------------------------------------------- what decides, share by share

/// A number and the interval that resampling gives it.
struct Resampled {
    double value = 0;
    double low = 0;
    double high = 0;
};

struct Resampling {
    std::size_t times = 200;
    double confidence = 0.95;
    std::uint64_t seed = 1;
};

/// Points of a unit cube from which anybody can work out variance-based indices (Saltelli 2010). Rows come in blocks: A; A with group g
/// from B, per group; with `second_order` B with group g from A, per group; B.
struct SaltelliDesign {
    std::size_t dimensions = 0;
    std::uint64_t base = 1024;  ///< blocks; a power of two
    bool second_order = false;
    /// Of dimensions that change together; without any, each by itself. An empty one stands for luck that no coordinate decides.
    std::vector<std::vector<std::size_t>> groups{};
    std::uint64_t seed = 1;  ///< of the scramble
    bool scrambled = true;   ///< otherwise the plain Sobol' sequence, without its first `base` points

    [[nodiscard]] std::size_t group_count() const { return groups.empty() ? dimensions : groups.size(); }
    [[nodiscard]] std::size_t block() const { return group_count() * (second_order ? 2 : 1) + 2; }
    [[nodiscard]] std::uint64_t rows() const { return base * block(); }
};

/// The points of a design, each a function of the design and the row alone. Thread-safe.
class SaltelliPoints {
public:
    struct Parts;

    explicit SaltelliPoints(SaltelliDesign design);
    SaltelliPoints(SaltelliPoints&&) noexcept;
    SaltelliPoints& operator=(SaltelliPoints&&) noexcept;
    ~SaltelliPoints();

    [[nodiscard]] const SaltelliDesign& design() const;
    [[nodiscard]] std::vector<double> point(std::uint64_t row) const;
    /// Stands for luck that no coordinate decides: the same for all rows of a block that begin from the same point.
    [[nodiscard]] std::uint64_t luck(std::uint64_t row) const;

private:
    std::unique_ptr<Parts> parts_;
};

/// Which share of an output's variance is due to what.
struct SobolIndices {
    double mean = 0;
    double variance = 0;
    bool constant = false;          ///< the output is the same everywhere: all indices are 0
    std::uint64_t blocks = 0;       ///< counted
    std::uint64_t left_out = 0;     ///< because an output in them is NaN
    std::vector<Resampled> first;   ///< per group: by itself
    std::vector<Resampled> total;   ///< per group: with all it takes part in
    std::vector<Resampled> second;  ///< per pair: only the two together; (0,1), (0,2), …, (1,2), …

    [[nodiscard]] const Resampled& pair(std::size_t one, std::size_t other) const;
};
/// First order after Saltelli et al. 2010, total after Jansen 1999, second order after Saltelli 2002; intervals by resampling blocks.
SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> outputs,
                           const Resampling& resampling = {});

/// Trajectories through a unit cube that move one coordinate at a time (Morris 1991), each from a point of a grid.
struct MorrisDesign {
    std::size_t dimensions = 0;
    std::size_t trajectories = 20;
    std::size_t levels = 4;  ///< even; a step goes half of them, and stays in the cube
    std::uint64_t seed = 1;

    [[nodiscard]] std::uint64_t rows() const { return static_cast<std::uint64_t>(trajectories) * (dimensions + 1); }
};
std::vector<double> morris_point(const MorrisDesign& design, std::uint64_t row);

/// What a step of one input does to an output, over all trajectories.
struct ElementaryEffects {
    double mean = 0;
    Resampled mean_size;  ///< of the absolute effects: Campolongo's mu*
    double spread = 0;    ///< standard deviation: steps do not do the same everywhere
    std::size_t effects = 0;
    std::size_t changed = 0;  ///< of these, not 0
};
/// `points`: one after the other, as many numbers each as `dimensions`; trajectories of `dimensions` + 1 points each.
std::vector<ElementaryEffects> elementary_effects(std::size_t dimensions, std::span<const double> points,
                                                  std::span<const double> outputs, const Resampling& resampling = {});

struct SensitivityQuestion {
    std::uint64_t base = 1024;  ///< a power of two
    bool second_order = false;
    std::uint64_t seed = 1;
    Resampling resampling;
};

/// Which assumptions the findings of a case and its readings hang on, on the whole of their ranges.
struct CaseSensitivity {
    std::vector<std::optional<std::size_t>> assumptions;  ///< per group; nothing: the luck of orders, which has no coordinate
    std::vector<Finding> findings;                        ///< those with indices: 0 or 1, margins and values
    std::vector<std::vector<SobolIndices>> indices;  ///< by subject and finding
    std::uint64_t scenarios = 0;                     ///< worked out, each for all subjects
    std::string problem;                             ///< why there is none, or what is left out
    bool stopped = false;
};
/// With correlations, a coordinate is the luck that an assumption does not share with those before it. `progress`: how many scenarios are
/// done, from any thread.
CaseSensitivity sensitivity_of(const Assumptions& assumptions, const Reappraiser& appraiser,
                               const SensitivityQuestion& question, const Workers& workers = {},
                               const std::stop_token& stop = {},
                               const std::function<void(std::uint64_t done, std::uint64_t of)>& progress = {});
/// How many scenarios that takes, each for all subjects.
std::uint64_t scenarios_needed(const Assumptions& assumptions, const SensitivityQuestion& question);

// ---------------------------------------------------------------- screening: which of many assumptions do anything at all

struct ScreeningQuestion {
    std::size_t trajectories = 20;  ///< 2 or more
    std::uint64_t seed = 1;
    Resampling resampling;
};

/// What a step of each assumption by itself does to the findings of a case and its readings, from many places (Morris 1991). Costs few
/// scenarios, ranks assumptions, and gives no shares of variance.
struct CaseScreening {
    std::vector<std::size_t> assumptions;  ///< per input
    bool with_orders = false;  ///< orders of states are drawn, too, once for each trajectory: what they do is not told
    std::vector<Finding> findings;  ///< those with effects: 0 or 1, margins and values
    std::vector<std::vector<std::vector<ElementaryEffects>>> effects;  ///< by subject, finding and input
    std::uint64_t trajectories = 0;
    double step = 0;              ///< share of the draws that a step goes past
    std::uint64_t scenarios = 0;  ///< worked out, each for all subjects
    bool stopped = false;
};
/// Why a case cannot be screened so: too few or too many trajectories, or nothing that has a range.
std::optional<Diagnostic> problem_of(const ScreeningQuestion& question, const Assumptions& assumptions);
std::uint64_t scenarios_needed(const Assumptions& assumptions, const ScreeningQuestion& question);
/// Precondition: no `problem_of`. `progress`: how many scenarios are done, from any thread.
CaseScreening screening_of(const Assumptions& assumptions, const Reappraiser& appraiser,
                           const ScreeningQuestion& question, const Workers& workers = {},
                           const std::stop_token& stop = {},
                           const std::function<void(std::uint64_t done, std::uint64_t of)>& progress = {});

// ---------------------------------------------------------------- the least change that flips a verdict

/// A verdict along one assumption, all others at their best values.
struct FlipPoint {
    bool flips = false;
    Decimal to;       ///< the value nearest to the best one at which the verdict is another, of those with six places
    bool up = false;  ///< it lies above
    double relative = 0;     ///< the way there, as a share of the whole range
    bool monotone = true;    ///< along the values looked at, the verdict changed at most once
    bool unsettled = false;  ///< at some value looked at, the verdict could not be settled
    std::size_t looked_at = 0;
};
/// What is found at a value: 0 or 1; nothing: not settled.
using VerdictAt = std::function<std::optional<bool>(Decimal value)>;
/// Looks at both ends, the best value and `between` values on either side of it, and halves the nearest stretch where the verdict changes
/// down to neighbouring decimals. Exact if the verdict changes at most once on either side of the best value, as it does where it rests on
/// a margin that is linear, or the least of several that are, and is yes at best; otherwise the grid may have missed a nearer change.
FlipPoint flip_point(const Range& range, const VerdictAt& verdict, std::size_t between = 7);

struct DecisiveChange {
    std::size_t assumption = 0;
    std::size_t finding = 0;
    bool verdict = false;  ///< with all at best
    FlipPoint flip;
    std::string category;  ///< of a chance option: the level at which it flips; `flip.to` then means nothing
};

struct DecisiveChanges {
    std::vector<Finding> findings;          ///< 0 or 1
    std::vector<double> at_best;            ///< NaN: not settled
    std::vector<DecisiveChange> changes;    ///< those that flip, by finding, then the smallest first
    std::vector<std::size_t> looked_along;  ///< assumptions
    std::size_t between = 0;
    std::uint64_t scenarios = 0;  ///< worked out
    std::string problem;
    bool stopped = false;
};
/// Of every finding that is 0 or 1 and every assumption that subject k draws, but for orders of states. `appraiser`: of that subject alone.
DecisiveChanges decisive_changes(const Assumptions& assumptions, std::size_t k, const Reappraiser& appraiser,
                                 std::size_t between = 7, const Workers& workers = {}, const std::stop_token& stop = {});

/// A sum of weights that decides a verdict: at least 0, yes.
struct LinearTerm {
    Wide coefficient;
    Range range;
};
/// The smallest share r such that moving every number by at most r of its range, all at once, brings the margin to 0 (the stability radius
/// in the maximum norm): |margin at best| / sum of |coefficient| · range.
struct StabilityRadius {
    double share = 0;
    bool within_ranges = false;  ///< no number has to leave its range for that
    bool possible = false;       ///< with every number at its worse end, the margin is 0 or beyond
};
/// Nothing where no number has a part in it.
std::optional<StabilityRadius> stability_radius(const Wide& margin_at_best, std::span<const LinearTerm> terms);

// ---------------------------------------------------------------- all numbers at once

/// How far all numbers that a party's consent hangs on may move at once, each in the direction that is worse for the verdict.
struct ConsentRadius {
    PartyIndex party = 0;
    bool consents = false;                    ///< with every number at best
    std::string why_not;                      ///< why no radius is given; empty: it is
    std::optional<StabilityRadius> radius{};  ///< none: no number has a part in it, or `why_not`
    bool turns_within = false;                ///< with every number at its worse end the consent is another
};

/// The same for all signatories together and the rule of consent. Exact: a gain is a sum of numbers, and no two parties share one.
struct SigningRadius {
    StrategyIndex strategy = 0;
    bool agreement =
        false;  ///< it has one; otherwise nobody is asked to sign, and the status quo is what it is held against
    bool signable = false;               ///< with every number at best
    std::vector<ConsentRadius> parties;  ///< signatories, ascending
    PartyIndex not_given = none;         ///< because of this party's `why_not`: nothing below then counts
    std::optional<double> share{};  ///< of its range by which every number moves until the verdict turns; none: it never does
    bool within_ranges = false;      ///< no number has to leave its range for that
    bool turns_within = false;       ///< some numbers within their ranges turn the verdict
    std::vector<PartyIndex> turned;  ///< whose consent has then turned
    bool with_chance = false;   ///< some gain hangs on the levels that chance options are at; above they are as written
    bool chance_turns = false;  ///< at some of their levels the verdict is another, with every number at best
    std::optional<double> share_by_chance{};  ///< otherwise the least share at any of their levels, where all were looked at
};
/// Of every strategy that can be signed or not, in file order.
std::vector<SigningRadius> signing_radii(const Space& space);

// ---------------------------------------------------------------- strategies over scenarios

/// What a value over scenarios comes to by the rules in use (McPhail et al. 2018). They disagree, and none is better: show all.
/// Regret is how much less it is than under the best strategy of that scenario: of one party, never summed over parties.
struct Robustness {
    double maximin = 0;
    double maximax = 0;
    double hurwicz = 0;  ///< so much of the best and the rest of the worst
    double laplace = 0;  ///< mean
    double max_regret = 0;
    double p90_regret = 0;  ///< quantile of type 7 of Hyndman & Fan 1996
    double mean_regret = 0;
    double starr = 0;  ///< share of scenarios at or above the threshold
};
struct RobustnessQuestion {
    double optimism = 0.5;
    double threshold = 0;
};
/// `values`: of one party, by strategy and scenario. Scenarios in which any is NaN are left out.
std::vector<Robustness> robustness_of(std::span<const std::vector<double>> values, const RobustnessQuestion& question);

/// One party's values at the strategies' ends over scenarios: never set against another party's.
struct PartyRobustness {
    PartyIndex party = 0;
    bool ordinal = false;         ///< its wants only order states: values are no quantities, and nothing is compared
    std::uint64_t scenarios = 0;  ///< in which every strategy compared has a value
    std::vector<StrategyIndex> strategies;  ///< compared: those that the reading has
    std::vector<Robustness> rules;          ///< per strategy; `starr` is not used
    std::vector<Share> consents;            ///< per strategy: it consents; of nothing where it is not asked to sign
};
struct ReadingRobustness {
    std::vector<PartyRobustness> parties;
};
/// Per subject of the study.
std::vector<ReadingRobustness> robustness_over(const Outcomes& outcomes);

/// How much of the variance of a number lies between readings, and how much within them.
struct VarianceSplit {
    double mean = 0;
    double between = 0;  ///< variance of the readings' means
    double within = 0;   ///< mean of the readings' variances
    [[nodiscard]] double share_between() const { return between + within > 0 ? between / (between + within) : 0; }
};
/// `values`: by reading and scenario, the same scenarios for all; those in which any is NaN are left out. Readings count equally.
VarianceSplit variance_between(std::span<const std::vector<double>> values);

/// So many values that stand for a distribution, each for the same chance (Kay et al. 2016): the quantiles at (i − ½)/count.
std::vector<double> quantile_dots(std::vector<double> values, std::size_t count = 20);
// ---------------------------------------------------------------- what a study says

/// How a number is spread over scenarios.
struct Spread {
    std::uint64_t of = 0;  ///< scenarios with a number
    double least = 0;
    double low = 0;  ///< one in twenty is below
    double middle = 0;
    double high = 0;  ///< one in twenty is above
    double greatest = 0;
    double mean = 0;
    std::vector<double> dots;  ///< twenty values that stand for it, each for as many scenarios
};

/// What goes with a verdict that comes out the rarer way.
struct Decides {
    bool yes = false;                            ///< where it is yes; otherwise where it is no
    std::vector<FoundRegion> regions;            ///< of drawn assumptions, the first made from all scenarios
    std::vector<Input> asked;                    ///< names of what the indices in regions mean; without values
    std::vector<BoxLimit> whole;                 ///< of these: the least and greatest that was drawn
    std::vector<std::size_t> assumptions;        ///< the same as indices into the study's assumptions
    std::vector<RegionalSensitivity> strongest;  ///< inputs whose distance is above chance's, the largest first
    double noise = 0;
    std::vector<std::size_t> in_tree;  ///< inputs that a small tree asks about
    std::optional<Box> hold_out;       ///< how the box found in two thirds of the scenarios does in the rest
    std::string problem;               ///< why there is no region
};

/// A finding that is yes or no, over all scenarios of a subject.
struct VerdictSummary {
    std::size_t finding = 0;
    Share yes;                             ///< of those that are settled
    std::uint64_t unsettled = 0;           ///< among scenarios with an answer
    std::vector<std::uint64_t> first_yes;  ///< the first scenarios in which it is yes …
    std::vector<std::uint64_t> first_no;   ///< … and no
    std::optional<Decides> decides;        ///< only where asked for, and neither is rare
};

struct NumberSummary {
    std::size_t finding = 0;
    Spread spread;
};

/// In so many scenarios a strategy's plan first stops here, by this party.
struct StopCount {
    StrategyIndex strategy = 0;
    std::uint32_t after = 0;  ///< steps performed
    PartyIndex party = 0;
    std::uint64_t scenarios = 0;
};

struct ReadingSummary {
    std::uint64_t scenarios = 0;
    std::uint64_t failed = 0;
    std::uint64_t open = 0;                ///< with an answer that leaves something open (`leaves_open`)
    bool in_depth = false;                 ///< what decides was looked for
    std::vector<VerdictSummary> verdicts;  ///< ascending by finding
    std::vector<NumberSummary> numbers;    ///< values and margins, ascending by finding
    std::vector<StopCount> stops;          ///< by strategy, the most frequent first

    [[nodiscard]] const VerdictSummary* verdict(std::size_t finding) const;
    [[nodiscard]] const NumberSummary* number(std::size_t finding) const;
};

/// A finding in which readings differ: how much of the doubt is between them.
struct Disagreement {
    std::size_t finding = 0;
    VarianceSplit split;
};

struct StudySummary {
    std::vector<ReadingSummary> readings;  ///< per subject of the study, never added up
    std::vector<Disagreement>
        disagreements;  ///< of verdicts and values with any variance, in the scenarios that all readings have
};

struct SummaryQuestion {
    bool decides = true;
    std::size_t resamples = 0;                ///< half-samples for every box
    std::uint64_t least_hits = 20;            ///< fewer of the rarer kind, and nothing is looked for
    std::size_t subjects_in_depth = 8;        ///< of so many, from the first, what decides is looked for
    std::uint64_t in_every_subject = 10'000;  ///< of more scenarios, only in the first: it takes minutes
};
StudySummary summarise(const Outcomes& outcomes, const SummaryQuestion& question = {}, const Workers& workers = {},
                       const std::stop_token& stop = {});

/// Is this finding yes or no?
bool is_verdict(Finding::Kind kind);
/// How a number is spread; NaN is left out.
Spread spread_of(std::vector<double> values);

}  // namespace irenic
