/// Which packages could all sign: who consents to a state, who blocks it and by how much, the exact frontier of what could be
/// agreed, and single packages on it that follow from a stated rule.
///
/// Definitions: docs/semantics.md, section 5. `Talks`, `Frontier` and what is read from it need no enumerated states: they stand on the case.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// One signatory's view of a package.
struct ConsentRow {
    PartyIndex party = 0;
    bool must = false;         ///< nothing is signed without this party
    bool consents = false;     ///< value ≥ no-agreement value
    Decimal value;             ///< of the package
    Decimal no_agreement;      ///< of having no deal
    Decimal deficit;           ///< no-agreement value − value where positive, else 0
    bool cardinal = true;      ///< false: values only order states, and a deficit is not a quantity
    std::string without_deal;  ///< what the no-agreement value is: `status quo`, a strategy's or state's id, `a number`
};

/// Would it be signed?
struct Signing {
    bool signable = false;
    Consent rule;
    std::vector<ConsentRow> rows;  ///< one per signatory, in the order of parties
};

struct SigningResult {
    std::optional<Signing> signing;
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible no-agreement state, a number for an ordinal party
};

/// Who is asked to sign: the agreement's signatories; without an agreement all parties that own an option.
std::vector<PartyIndex> signatories_of(const Case& subject, StrategyIndex strategy);

/// Signing of a strategy's end state `package`, by its agreement's rule; without an agreement by all parties that own an option,
/// against the status quo.
SigningResult signing(const Space& space, StrategyIndex strategy, StateIndex package);

/// Can `package` be reached from the status quo by partial deals, each over options of at most `size` issues, on the table of the
/// strategy's agreement, leaving every signatory at least as well off and one better?
struct PartialDeals {
    bool reached = false;
    std::vector<StateIndex> path;   ///< the status quo first, the package last, when reached
    StateIndex reached_states = 0;  ///< size of the closure, when not reached
};
struct PartialDealsResult {
    std::optional<PartialDeals> deals;    ///< none after an error, and when stopped
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible status quo
};
PartialDealsResult partial_deals(const Space& space, StrategyIndex strategy, StateIndex package, std::uint32_t size,
                                 std::stop_token stop = {});

// ---------------------------------------------------------------- talks

/// Who talks about what: signatories, their rule, and what each has without a deal. Per-signatory lists are in their order.
struct Talks {
    std::optional<AgreementIndex> agreement;  ///< none: all who own an option, against the status quo
    std::vector<PartyIndex> signatories;      ///< ascending
    Consent rule;
    std::vector<Decimal> no_agreement;      ///< per signatory: d
    std::vector<std::string> without_deal;  ///< per signatory, as `ConsentRow::without_deal`
    std::vector<Levels> starts;             ///< the status quo; its members where states are merged

    /// The place of a party among the signatories, or `none`.
    [[nodiscard]] std::uint32_t place_of(PartyIndex party) const;
    /// Nothing is signed without this signatory (by its place).
    [[nodiscard]] bool must(std::size_t signatory) const;
    /// Does this value vector (units of `Decimal`, per signatory) meet the rule?
    [[nodiscard]] bool agreed(std::span<const std::int64_t> values) const;
};

struct TalksResult {
    std::optional<Talks> talks;
    std::vector<Diagnostic>
        diagnostics;  ///< errors: a signatory whose wants only order states; no status quo; an infeasible state
};

/// The talks about an agreement, or those of all who own an option. Needs cardinal signatories.
TalksResult talks_about(const Case& subject, std::optional<AgreementIndex> agreement);

/// The agreement that `irenic bargain` is about when none is named: the first, where all agreements of the case have the same
/// signatories, consent, no-agreement values and table; otherwise, and where there is none, nothing.
std::optional<AgreementIndex> common_agreement(const Case& subject);

/// The value of levels for a party whose wants are cardinal; feasibility is not looked at.
Decimal value_of(const Case& subject, PartyIndex party, std::span<const Level> levels);

/// Neither forbidden by a constraint nor missing from a list. False in an abstract graph.
bool feasible(const Case& subject, std::span<const Level> levels);

/// The levels that a package may have, option by option, as bits: those that allowed changes, one after another, lead to from `start`,
/// for options whose owners all sign; otherwise the level of `start` alone. Constraints and `on-table` come on top.
std::vector<std::uint64_t> levels_on_table(const Case& subject, const Talks& talks, std::span<const Level> start);

/// A package of these talks: feasible, within reach of the status quo, and as `on-table` wants it.
bool on_table(const Case& subject, const Talks& talks, std::span<const Level> levels);

// ---------------------------------------------------------------- frontier

struct FrontierLimits {
    std::uint64_t vectors = 4'000'000;            ///< value vectors kept at any one step
    std::uint64_t sums = std::uint64_t{1} << 33;  ///< pairs of value vectors added in one merge
    std::uint64_t combinations = std::uint64_t{1}
                                 << 26;  ///< of options that depend on each other, gone through one by one
    std::uint64_t zone_pairs = std::uint64_t{1} << 30;  ///< pairs of halves looked at when the zone is counted
};

struct FrontierQuestion {
    /// Not exact: no party loses more than this share of its range of values on the table. 0: exact.
    Decimal epsilon;
    bool zone_only = false;  ///< only what meets the rule
    FrontierLimits limits;
};

/// Every value vector that no package on the table improves on for some signatory without harm to another, each once; with how many
/// packages there are to each, and which. Vectors are sorted, the first signatory's best first (then the second's, …).
///
/// Options that depend on each other (by a statement, a constraint or a sentence of `on-table`) form groups; groups are gone through, or
/// taken apart by bucket elimination (Rollon & Larrosa 2006); groups are merged two by two, dominated vectors dropped
/// (Nemhauser & Ullmann 1969). Exact in whole numbers.
class Frontier {
public:
    struct Parts;
    struct Result;

    /// `subject` must outlive the frontier.
    static Result find(const Case& subject, const Talks& talks, const FrontierQuestion& question = {},
                       const Workers& workers = {}, std::stop_token stop = {});
    Frontier(Frontier&&) noexcept;
    Frontier& operator=(Frontier&&) noexcept;
    ~Frontier();

    [[nodiscard]] const Talks& talks() const;
    [[nodiscard]] std::size_t size() const;
    /// In units of `Decimal`, per signatory.
    [[nodiscard]] std::span<const std::int64_t> values(std::size_t vector) const;
    [[nodiscard]] bool in_zone(std::size_t vector) const;
    /// A whole number of any length. With ε: those that were kept.
    [[nodiscard]] std::string package_count(std::size_t vector) const;
    /// At most `limit` of them, lowest raw codes first only where all are given.
    [[nodiscard]] std::vector<Levels> packages(std::size_t vector, std::size_t limit) const;
    /// Per signatory: what a package that is not listed can be better by, at most, than one that is. All 0: exact.
    [[nodiscard]] const std::vector<Decimal>& guarantee() const;
    [[nodiscard]] bool exact() const;

    /// How many packages are on the table: a whole number of any length.
    [[nodiscard]] const std::optional<std::string>& packages_on_table() const;
    /// Per signatory, the most that a package on the table is worth.
    [[nodiscard]] const std::vector<Decimal>& best() const;

private:
    Frontier();
    friend class ZoneCount;
    std::unique_ptr<Parts> parts_;
};

struct Frontier::Result {
    std::optional<Frontier> frontier;
    std::vector<Diagnostic> diagnostics;  ///< errors: nothing is on the table; a limit
    bool limit_reached = false;
    bool stopped = false;
};

/// The packages that meet the rule.
struct Zone {
    bool empty = true;                  ///< with ε and no size: none of the vectors that are listed is in it
    std::optional<std::string> size;    ///< a whole number of any length; nothing where they are too many to count
    std::vector<bool> always_consents;  ///< per signatory: consents at every package of the zone
    bool settled = true;                ///< false: a limit was reached before that was known of everybody
};
Zone zone_of(const Frontier& frontier, const FrontierQuestion& question = {}, const Workers& workers = {},
             const std::stop_token& stop = {});

// ---------------------------------------------------------------- solutions

enum class SolutionKind : std::uint8_t { nash, kalai_smorodinsky, egalitarian, leximin, utilitarian };

struct SolutionRow {
    SolutionKind kind;
    std::string_view id;
    std::string_view name;
    std::string_view definition;  ///< printed beside every answer
    bool across_parties;          ///< compares values of different parties
};
inline constexpr std::array<SolutionRow, 5> solution_rows{{
    {SolutionKind::nash, "nash", "Nash",
     "of the packages of the zone at which the most parties gain, those at which the product of the gainers' gains "
     "over no agreement, each "
     "to the power stated for the party, is greatest (Nash 1950; Caragiannis et al. 2016 where no package helps all)",
     false},
    {SolutionKind::kalai_smorodinsky, "kalai-smorodinsky", "Kalai–Smorodinsky",
     "the least share that any party gets of the most it could gain in the zone is greatest; then the second least, "
     "and so on (Kalai & "
     "Smorodinsky 1975; a party that could gain nothing is left out)",
     false},
    {SolutionKind::egalitarian, "egalitarian", "Egalitarian",
     "the least gain over no agreement is greatest; then the second least, and so on (Kalai 1977)", true},
    {SolutionKind::leximin, "leximin", "Leximin",
     "the least value, not counted from no agreement, is greatest; then the second least, and so on (Sen 1970)", true},
    {SolutionKind::utilitarian, "utilitarian", "Utilitarian", "the sum of all values is greatest (Harsanyi 1955)", true},
}};

/// All optima of one rule.
struct SolutionFound {
    SolutionKind kind = SolutionKind::nash;
    std::vector<std::size_t> vectors;  ///< of the frontier, ascending; empty where the zone is
    std::vector<PartyIndex> parties;   ///< whose values count: those that consent everywhere in the zone, none left out
    std::vector<PartyIndex> left_out;  ///< Kalai–Smorodinsky: they could gain nothing
    std::vector<std::vector<PartyIndex>> gainers;  ///< Nash: per vector of `vectors`
};

/// Exact: ties are ties. `power`: Nash's exponents, per party of the case.
SolutionFound find_solution(SolutionKind kind, const Frontier& frontier, const Zone& zone,
                            std::span<const Decimal> power);

// ---------------------------------------------------------------- lotteries

/// A package drawn by lot: value vectors of the zone, each with a probability, such that what parties get on average is best by a rule.
///
/// The rules are those of `SolutionKind`, over all lotteries instead of single packages. What parties that count get on average is
/// thereby determined, except for the utilitarian rule; which lottery gives it to them need not be.
struct Lottery {
    struct Share {
        std::size_t vector = 0;   ///< of the frontier
        std::string probability;  ///< exactly, as a decimal or a fraction: `0.5`, `1/3`
        double about = 0;
    };
    struct Average {
        std::string exact;
        double about = 0;
    };
    SolutionKind kind = SolutionKind::nash;
    std::vector<PartyIndex> parties;   ///< whose values count: those that consent everywhere in the zone, none left out
    std::vector<PartyIndex> left_out;  ///< Nash, Kalai–Smorodinsky: they could gain nothing
    std::vector<Share> shares;         ///< by vector, ascending; empty where the zone is, and where it is not settled
    std::vector<Average> averages;     ///< per signatory
    bool exact = true;                 ///< no lottery over the listed vectors is better
    /// Nash: no lottery over the listed vectors has a geometric mean of gains, weighted with the powers, above 1 + `bound` times that of
    /// this one. Worked out exactly, from prices of gains, and rounded up. The other rules are always exact: 0.
    double bound = 0;
};

/// All rules but Nash's are exact, and so is that for two parties that gain.
Lottery find_lottery(SolutionKind kind, const Frontier& frontier, const Zone& zone, std::span<const Decimal> power);

}  // namespace irenic
