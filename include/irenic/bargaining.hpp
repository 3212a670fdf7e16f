/// Which packages could all sign: who consents to a state, who blocks it and by how much, the exact frontier of what could be
/// agreed, and single packages on it that follow from a stated rule.
///
/// Definitions: docs/semantics.md, section 5. `Talks`, `Frontier` and what is read from it need no enumerated states: they stand on the case.
// This header is over 400 lines: a room has one public header, and this has signing, the frontier, linkage and repair on one page.
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
// ---------------------------------------------------------------- linkage

/// Why levels are no package of some talks. Several may hold at once.
struct TableFault {
    enum class Kind : std::uint8_t {
        signature,  ///< `option` is changed, and `parties`, who own it, do not sign
        chance,     ///< `option` is changed, and left to chance
        direction,  ///< `option` cannot get from where it is to this level by allowed changes
        sentence,   ///< `on-table` sentence number `index` of the agreement does not hold
        forbidden,  ///< constraint number `index` of the case forbids it
        unlisted,   ///< only listed states are feasible, and this is none
    };
    Kind kind = Kind::signature;
    OptionIndex option = none;
    std::vector<PartyIndex> parties;
    std::size_t index = 0;
};

/// What keeps these levels off the table: options first, then sentences, then constraints. Empty: on the table. Where the status quo is
/// merged, seen from the member of it with the fewest reasons.
std::vector<TableFault> table_faults(const Case& subject, const Talks& talks, std::span<const Level> levels);

/// Somebody who would be worse off, and by how much: a quantity for cardinal parties only, and the largest `Decimal` where it is larger.
struct Loss {
    PartyIndex party = 0;
    Decimal by;
    bool cardinal = true;
};

/// What settling one issue of a package alone, as the package has it, would mean at some state.
struct IssueAlone {
    enum class Comes : std::uint8_t {
        deal,          ///< it would be a deal of size 1
        harms,         ///< `losses` says whom
        helps_nobody,  ///< all signatories are as well off as before
        off_table,     ///< it is no package: `faults` says why
    };
    std::uint32_t issue = 0;  ///< of the case
    Comes comes = Comes::deal;
    StateIndex to = no_state;  ///< where it leads, when feasible
    std::vector<Loss> losses;
    std::vector<TableFault> faults;
};

/// A state where deals of size 1 end (or begin), and what each issue of the package that is still open would mean there.
struct DealsEnd {
    StateIndex state = no_state;
    std::vector<IssueAlone> issues;  ///< those in which the state and the package differ, in the order of the case
};

struct LinkageGain {
    PartyIndex party = 0;
    bool cardinal = true;
    Decimal value;                ///< of the package
    Decimal by_small_deals;       ///< the most it has where deals of size 1 end
    std::optional<Decimal> gain;  ///< the difference, when it fits into a `Decimal`
};

/// Can a package be had piecemeal, or does it need several issues to be settled together? (docs/semantics.md, section 5.)
struct Linkage {
    StrategyIndex strategy = 0;
    StateIndex package = no_state;
    /// The least k with the package in P_k; 0 for the status quo; nothing where deals of no size lead there, or where `undecided`.
    std::optional<std::uint32_t> degree;
    bool undecided = false;          ///< a limit was reached
    std::uint32_t above = 0;         ///< where `undecided`: no deals of so many issues lead there
    std::vector<StateIndex> path;    ///< by deals of that size: the status quo first, the package last
    std::vector<LinkageGain> gains;  ///< per signatory, ascending; empty where `P_1` could not be gone through

    // Why no deals of any size lead there. At least one of these is filled where `degree` is nothing and not `undecided`.
    std::vector<TableFault> faults;  ///< it is not on the table
    std::vector<Loss> harmed;        ///< against the status quo; a deal never harms a signatory
    bool helps_nobody = false;       ///< no signatory is better off than at the status quo, and it is another state
    std::vector<OptionIndex> in_no_issue;  ///< it changes options that belong to no issue

    // Deals of size 1, where they do not lead there.
    StateIndex reached_states = 0;  ///< P_1
    StateIndex end_states = 0;      ///< those of them at which no further deal of size 1 exists
    DealsEnd at_status_quo;
    std::vector<DealsEnd> ends;  ///< those nearest to the package (in issues) first, up to a limit; the status quo is not repeated

    [[nodiscard]] bool needs_linking() const { return degree && *degree > 1; }
};

struct LinkageLimits {
    std::uint64_t looks = std::uint64_t{1} << 31;  ///< pairs of states looked at, for each table and each package
    std::size_t ends = 3;                          ///< listed
};

struct LinkageResult {
    std::vector<Linkage>
        linkages;  ///< in the order asked; those that were not worked out are missing after an error, or when stopped
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible status quo or end state
    bool limit_reached = false;
};

/// Of the end states of several strategies. What strategies share (signatories and `on-table`) is worked out once. All states of the case
/// must be in the space. Cost: that of `partial_deals` of size 1 once, and of larger sizes among states that are better than the package for nobody.
LinkageResult linkages(const Space& space, std::span<const StrategyIndex> strategies, const LinkageLimits& limits = {},
                       const std::stop_token& stop = {});

// ---------------------------------------------------------------- repair

/// An exact amount. Not all fit into a `Decimal`: what 1 costs at a rate of 3 is 1/3.
struct Amount {
    std::string text = "0";  ///< a decimal of at most six places where it is one, otherwise a fraction such as `10/3`
    std::optional<Decimal> decimal;  ///< the same, where it is one and fits
};

/// What a guarantor can give. A payment of x takes x from its budget and is worth rate · x to whoever receives it, in the receiver's units.
/// A guarantor that signs pays out of what it has above its no-agreement value, in its own units, and nothing when it does not consent.
struct GuarantorUse {
    PartyIndex party = 0;
    Decimal budget;
    Decimal rate;
    std::optional<Decimal> surplus;  ///< of a signatory: its value less its no-agreement value, 0 if negative
    Decimal available;               ///< the least of budget and surplus
    Amount used;
};

struct Payment {
    PartyIndex from = 0;
    PartyIndex to = 0;
    Amount paid;   ///< out of the budget
    Amount worth;  ///< to whoever receives it
};

/// One party and an amount.
struct PartyAmount {
    PartyIndex party = 0;
    Amount amount;
};

/// The least total payment under which a package meets its rule, and why less does not do: whoever is to consent lacks `needed` in all;
/// the guarantors with the best rates are used up first, and nothing is paid beyond what is lacking.
struct PaymentRepair {
    bool possible = false;
    std::vector<PartyIndex> ordinal;  ///< of those that must be paid: their wants only order states, so no payment has a worth
    std::vector<GuarantorUse> guarantors;  ///< the best rate first; empty: the agreement names none
    std::vector<PartyAmount> lacks;        ///< who is to be paid so that the rule is met, and its deficit
    std::vector<Payment> payments;
    std::vector<PartyAmount> after;  ///< per signatory: its value with what it receives and pays
    Amount needed;                   ///< the sum of `lacks`
    Amount total;                    ///< the least sum of payments
    Amount available;                ///< all that the guarantors could give is worth this much
    Amount lacking;                  ///< `needed` less `available`, where it is not possible
    std::optional<Amount> price;  ///< what the last unit costs: 1 / the worst rate in use. To lack 1 less saves as much
};
/// `signing`: of the package. Nobody blocks: nothing is paid.
PaymentRepair least_payments(const Signing& signing, std::span<const Guarantor> guarantors);

/// One party's concession: its no-agreement value lowered by so much.
struct Concession {
    PartyIndex party = 0;
    bool would_do = false;             ///< it alone, the others' no-agreement values as they are
    Amount by;                         ///< the least that would do; at one package: what it lacks
    std::vector<std::size_t> vectors;  ///< of the frontier: where it would do (at one package: empty)
};

/// The least concessions of all together, in two senses. Values of different parties are added, or compared.
struct JointConcession {
    Amount least;
    std::vector<PartyAmount> by;       ///< at the first of `vectors`
    std::vector<std::size_t> vectors;  ///< of the frontier, where just that would do (at one package: empty)
};

struct Concessions {
    bool needed = true;             ///< false: the rule is met as it is
    bool possible = false;          ///< all concessions together would do; always, unless there is no package at all
    std::vector<Concession> alone;  ///< at one package: those that lack something; over all: every signatory
    JointConcession least_sum;
    JointConcession least_maximum;
};

/// For one package: what each lacks.
Concessions concessions_at(const Signing& signing);

/// Over value vectors (in units of `Decimal`, per signatory of the talks, one after another), such as the frontier's: it is enough to
/// look there, since what a package needs is no more where everybody has at least as much.
Concessions concessions_over(const Talks& talks, std::span<const std::int64_t> vectors);
inline Concessions concessions_over(const Frontier& frontier) {
    std::vector<std::int64_t> vectors;
    for (std::size_t k = 0; k < frontier.size(); ++k) {
        const auto values = frontier.values(k);
        vectors.insert(vectors.end(), values.begin(), values.end());
    }
    return concessions_over(frontier.talks(), vectors);
}

/// Options set otherwise than in a blocked package so that the rule is met.
struct LevelChange {
    std::vector<Setting> sets;       ///< what is otherwise, by option
    Levels levels;                   ///< what results
    std::vector<TableFault> faults;  ///< whose signature is lacking, which sentence would have to go; empty: on the table
};

struct LevelChanges {
    enum class Found : std::uint8_t {
        found,
        impossible,  ///< there is none
        not_as_few,  ///< beyond the table: none with as few options as on the table
        open,        ///< a limit was reached first
    };
    Found found = Found::open;
    std::uint32_t options = 0;  ///< how many are set otherwise; where open: no fewer than this; otherwise 0
    std::uint64_t count = 0;    ///< of least sets; at least so many where not `counted`
    bool counted = false;
    std::vector<LevelChange> least;  ///< up to a limit, those that change the first options first
};

struct LevelRepair {
    LevelChanges on_table;
    LevelChanges beyond;  ///< off the table: by options of others than the signatories, or levels that `on-table` excludes
    std::uint64_t visits = 0;
    bool limit_reached = false;
};

struct LevelLimits {
    std::uint64_t visits = 2'000'000;  ///< combinations looked at
    std::size_t listed = 20;
};

/// The fewest options to set otherwise. What is set otherwise is feasible together with the rest, and within reach of the status quo by the
/// owners' allowed changes; for an option left to chance that is the level of the status quo alone.
LevelRepair least_level_changes(const Case& subject, const Talks& talks, std::span<const Level> package,
                                const LevelLimits& limits = {}, const std::stop_token& stop = {});

// ---------------------------------------------------------------- consent

/// Sets of parties, counted exactly and listed up to a limit: those with the first parties first.
struct PartySets {
    std::string count = "0";  ///< a whole number of any length
    std::vector<std::vector<PartyIndex>> sets;
};

/// Whose consent is enough, and who can block alone.
struct ConsentPicture {
    PartySets suffices;             ///< least sets of signatories whose consent meets the rule
    std::vector<PartyIndex> alone;  ///< members of all of them: each can block alone

    // At a package.
    bool signable = false;
    PartySets of_those_who_consent;  ///< least sets that suffice, among those who consent; none where it is not signable
    std::vector<PartyIndex> block_alone;  ///< they do not consent, and nothing is signed without them
    std::vector<PartyIndex>
        would_complete;  ///< they do not consent, and if one of them did, the others as they are, the rule would be met
};
ConsentPicture consent_picture(const Signing& signing, std::size_t listed = 100);

// ---------------------------------------------------------------- points, and Adjusted Winner

/// What is on the table as a table of points: where no want and no limit speaks of several options at once, a package is worth the sum of
/// what its levels are worth.
struct PointTable {
    struct Row {
        OptionIndex option = 0;
        std::vector<Level> levels;                 ///< that can be agreed, ascending; one at least
        std::vector<std::vector<Decimal>> values;  ///< per signatory, per level of `levels`
    };
    /// The options that can change, in the order of the case. What does not depend on them is counted to the first.
    std::vector<Row> rows;
};

struct PointTableResult {
    std::optional<PointTable> table;
    std::vector<Diagnostic>
        diagnostics;  ///< errors: what speaks of several options; listed or merged states; nothing on the table
};

PointTableResult point_table(const Case& subject, const Talks& talks);

/// Adjusted Winner (Brams & Taylor 1996), for two signatories: whose position prevails on which option, one at most being divided, so that
/// both get the same number of points.
///
/// Of each option the level best for the one and the level best for the other are at issue (of several, the one that is better for the
/// other signatory); between them lie its points. Each party's points are counted in hundredths of all its points, for the rule asks that
/// both have the same total. Options go to the first party in the order of the ratio of its points to the other's, ties in the order of
/// the case, until both have the same. Levels in between are not considered. That an option can be divided is an assumption: its levels
/// do not say how.
struct AdjustedWinner {
    struct Item {
        OptionIndex option = 0;
        std::array<Level, 2> best{};         ///< for each of the two
        std::array<Decimal, 2> at_stake;     ///< value at the own best level − value at the other's best
        std::array<std::string, 2> points;   ///< of 100: a whole number or a fraction, such as `2/15`
        std::array<std::string, 2> share{};  ///< of the option: `1`, `0`, or fractions that add up to 1
    };
    /// The same level is best for both.
    struct Agreed {
        OptionIndex option = 0;
        Level level = 0;
    };
    std::array<PartyIndex, 2> parties{};
    std::vector<Item> items;             ///< in the order of the case
    std::vector<Agreed> agreed;          ///< nothing to divide
    std::optional<std::size_t> divided;  ///< of `items`
    std::array<std::string, 2> points;   ///< of 100, what each gets: the same number twice
    std::array<std::string, 2> values;  ///< in each party's own unit, what it ends with; an option divided counts by shares
    std::array<bool, 2> consents{};  ///< value ≥ no-agreement value
};

struct AdjustedWinnerResult {
    std::optional<AdjustedWinner> found;
    std::vector<Diagnostic> diagnostics;  ///< errors: as `point_table`; not two signatories; nothing that they disagree about
};

AdjustedWinnerResult adjusted_winner(const Case& subject, const Talks& talks);

}  // namespace irenic
