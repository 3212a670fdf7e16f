/// How long agreements of a kind have lasted, and what daily chance of breakdown that suggests.
///
/// Estimators: Kaplan & Meier 1958 with Greenwood's variance, the interval symmetric in the logarithm of the share; exponential and
/// Weibull by maximum likelihood; the log-rank test. Rows may enter late (a counting process). Days are counted since the agreement took
/// effect. These are estimates, in doubles: no verdict rests on them before a case takes them up as decimals of its own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/model.hpp"

namespace irenic {

// ---------------------------------------------------------------- from a table

enum class TimeUnit : std::uint8_t { days, months, years };

/// `months` are 30.4375 days and `years` 365.25, so that twelve of the one are one of the other.
double days_in(TimeUnit unit);

/// Which columns of a table say what. Either `duration`, or `start` with `end`, `censor` or both.
struct SpellColumns {
    std::string duration;  ///< how long each was watched, in `unit`
    std::string entry;     ///< since when, counted as the duration is; empty: from its beginning
    std::string start;     ///< dates, year-month-day
    std::string end;
    std::string censor;              ///< the date to which all were watched that had not ended
    std::string event;               ///< whether it ended; empty, where dates are given: it did if it has an end
    std::vector<std::string> ended;  ///< what `event` says then; empty: 1, true or yes
    std::vector<std::string> still;  ///< what it says of those still in force; empty: anything else but a blank
    std::string group;
    TimeUnit unit = TimeUnit::days;
};

/// Rows about which one thing was decided.
struct RowsOfNote {
    std::string why;
    std::size_t rows = 0;
    std::vector<std::uint32_t> lines;  ///< of the first of them
};

/// One agreement watched from `entry` to `exit`, and whether it ended then.
struct Spell {
    double entry = 0;
    double exit = 0;
    bool ended = false;
    std::uint32_t group = 0;
};

struct Spells {
    SpellColumns columns;
    std::size_t rows = 0;  ///< of the table
    std::vector<Spell> spells;
    std::vector<std::string> groups;  ///< as numbers where all are, otherwise by the alphabet; empty: one group
    std::vector<RowsOfNote> left_out;
    std::vector<RowsOfNote> adjusted;  ///< counted, though not as written
    std::vector<Diagnostic> diagnostics;
};

/// `rows`: the header first; `lines`: where each begins. Errors: a column that is not there, columns that do not go together.
Spells spells_of(std::span<const std::vector<std::string>> rows, std::span<const std::uint32_t> lines,
                 const SpellColumns& columns);

// ---------------------------------------------------------------- estimates

/// A number and its 95 % interval; an end that cannot be said is missing.
struct Estimate {
    double best = 0;
    std::optional<double> low;
    std::optional<double> high;
};

/// A day on which some ended.
struct SurvivalStep {
    double day = 0;
    std::size_t at_risk = 0;
    std::size_t ended = 0;
    double share = 1;     ///< still in force after it
    double variance = 0;  ///< of the logarithm of that share (Greenwood)
};

/// The share still in force, day by day, by the product-limit rule.
struct SurvivalCurve {
    std::vector<SurvivalStep> steps;
    double watched_until = 0;  ///< nothing is known beyond
    /// Nothing beyond the last day on which anybody was watched, unless all have ended.
    [[nodiscard]] std::optional<Estimate> at(double day) const;
    /// The first day by which the share is at most a half; none if it never is.
    [[nodiscard]] std::optional<double> median() const;
};
SurvivalCurve kaplan_meier(std::span<const Spell> spells);

/// The same chance every day. The interval is exact for a count of ends (chi-square), and one-sided where none ended.
struct ExponentialFit {
    Estimate rate;  ///< ends per day watched
    double log_likelihood = 0;
    double aic = 0;
};
ExponentialFit exponential_fit(std::span<const Spell> spells);

/// A chance that falls (`shape` below 1) or rises with time: share in force exp(−(t/scale)^shape).
struct WeibullFit {
    Estimate shape;
    Estimate scale;  ///< in days
    /// Of the logarithms of shape and scale, from the observed information.
    double variance_shape = 0;
    double variance_scale = 0;
    double covariance = 0;
    double log_likelihood = 0;
    double aic = 0;
    [[nodiscard]] double share(double day) const;
    [[nodiscard]] Estimate share_with_interval(double day) const;
};
struct WeibullResult {
    std::optional<WeibullFit> fit;
    std::string why_none;
};
WeibullResult weibull_fit(std::span<const Spell> spells);

/// Do groups differ? Mantel–Haenszel's test over all days.
struct LogRank {
    std::vector<double> observed;  ///< ends, by group
    std::vector<double> expected;  ///< if all groups had the same chances
    double chi_square = 0;
    std::size_t degrees = 0;
    double p = 1;
};
/// Nothing where fewer than two groups could be compared.
std::optional<LogRank> log_rank(std::span<const Spell> spells, std::size_t groups);

// ---------------------------------------------------------------- hazard by pieces

enum class Fit : std::uint8_t { kaplan_meier, weibull, exponential };

struct FitRow {
    Fit kind;
    std::string_view id;  ///< on the command line
};
inline constexpr std::array<FitRow, 3> fits{{
    {Fit::kaplan_meier, "kaplan-meier"},
    {Fit::weibull, "weibull"},
    {Fit::exponential, "exponential"},
}};

/// From where the piece before it ended until `until`, a chance per day that makes as many last through it as the fit says.
struct FittedPiece {
    std::uint32_t from = 0;
    std::uint32_t until = none;
    Estimate daily;           ///< with both ends
    std::size_t ended = 0;    ///< in it
    double watched_days = 0;  ///< by all together, in it
    bool by_count = false;    ///< ends over days watched, not the curve: where it is open or nobody ended in it
};

/// `cuts`: days, ascending; where empty, 30, 90, 180, 365, 730 and 1825, leaving out those that would leave a piece with fewer
/// than five ends. Cuts beyond the last day watched fall away.
std::vector<FittedPiece> hazard_pieces(std::span<const Spell> spells, Fit fit, const std::vector<std::uint32_t>& cuts);

/// As decimals of a case: to the millionth, low ≤ best ≤ high.
Hazard hazard_of(const std::vector<FittedPiece>& pieces);

// ---------------------------------------------------------------- all of it

struct GroupCalibration {
    std::string name;  ///< empty: all together
    std::size_t spells = 0;
    std::size_t ended = 0;
    double watched_days = 0;
    std::vector<double> days_to_end;  ///< of those that ended: 10, 25, 50, 75 and 90 in 100 had by then; empty if none
    SurvivalCurve curve;
    ExponentialFit exponential;  ///< where anything was watched
    WeibullResult weibull;
    std::vector<FittedPiece> pieces;
};

struct CalibrationOptions {
    Fit fit = Fit::kaplan_meier;
    std::vector<std::uint32_t> cuts;
};

struct Calibration {
    Spells counted;
    CalibrationOptions options;
    GroupCalibration all;
    std::vector<GroupCalibration> groups;
    std::optional<LogRank> log_rank;
    std::vector<Diagnostic> diagnostics;  ///< errors: nothing can be said
};

Calibration calibrate(Spells counted, const CalibrationOptions& options);

}  // namespace irenic
