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
