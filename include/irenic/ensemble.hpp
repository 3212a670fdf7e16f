/// How far an answer can be trusted: over many draws of what nobody can be sure of, how often does it come out, and what decides it?
///
/// A *scenario* is one draw of everything that is uncertain in a case. Scenario j of a seed is a function of the case, the seed and j and of
/// nothing else, so that any split over threads and machines gives the same. Readings are drawn with the same luck and never averaged.
/// Definitions: docs/trust.md and docs/semantics.md, section 7. Nothing in here knows how a verdict is reached.
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

    /// `subjects`: the case in force first, then one per reading; they must outlive it. Errors (`diagnostics`): a correlation of something
    /// that is not drawn, or correlations that no joint distribution has.
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
    /// The draw at a point of the unit cube of `dimensions()` numbers; `luck` stands for the seed and j where orders are drawn. Thread-safe.
    [[nodiscard]] Draw draw_at(std::span<const double> point, std::uint64_t luck, std::size_t k) const;
    /// Puts a draw into a copy of subject k: every range is then one number, and every chance option starts where it was drawn. The same
    /// copy can be used again and again.
    void put(const Draw& draw, std::size_t k, Case& scenario) const;

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
    std::vector<StudyName> strategies;
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
    bool limit_reached = false;
    bool stopped = false;  ///< what is complete is in the file, and `resume` goes on from there
};

/// Looks at every scenario of the shard in every subject (the case in force first, then its readings), with common random numbers. Rows do not
/// depend on threads, shards or interruptions, and neither does the file.
EnsembleRun ensemble(std::span<const Case> subjects, const EnsembleQuestion& question, const Workers& workers = {},
                     const EnsembleWatch& watch = {}, const std::stop_token& stop = {});

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

/// The patient rule induction method (Friedman & Fisher 1999), with candidate peels scored by gain in density per scenario taken away, and
/// ties broken towards inputs that are restricted already, then by the order of inputs, the upper end before the lower.
/// `outcome`: one for each scenario. Inputs must have as many values.
Discovery discover(std::span<const Input> inputs, const std::vector<bool>& outcome, const PrimQuestion& question = {},
                   const std::stop_token& stop = {});
/// How a box does on other scenarios than those it was made from.
Box box_on(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome);
/// Of each input that the box restricts.
std::vector<LimitDoubt> doubts_of(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome);

}  // namespace irenic
