/// The strategies of a case side by side, and the verdict on every claim, in the case as it stands and in every reading.
///
/// Definitions: docs/semantics.md, section 8.
// This header is over 400 lines: a room has one public header, and this has all that is said of a case as a whole on one page.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/bargaining.hpp"
#include "irenic/keeping.hpp"
#include "irenic/space.hpp"
#include "irenic/stability.hpp"

namespace irenic {

/// What is found about one strategy.
struct StrategyAppraisal {
    StrategyIndex strategy = 0;
    StateIndex end_state = no_state;
    Signing signing;
    std::array<bool, concepts.size()> holds{};                       ///< by `Concept`, for every party
    std::array<std::vector<PartyIndex>, concepts.size()> leavers;    ///< who would leave, by `Concept`
    std::array<std::vector<PartyIndex>, concepts.size()> unsettled;  ///< of whom that could not be said, by `Concept`
    std::vector<Explanation> reasons;                                ///< per concept and party: why (concept-major)
    std::optional<Plan> plan;                                        ///< none without an agreement
    std::vector<Decimal> values;                                     ///< per party, of the end state
    std::vector<Decimal> values_at_stop;  ///< per party, where the plan first stops (the end state if it does not)

    /// Would it persist under this concept? Nothing where nobody is known to leave, and not everybody to stay.
    [[nodiscard]] std::optional<bool> holding(std::size_t k) const {
        return holds[k] || !leavers[k].empty() ? std::optional<bool>{holds[k]} : std::nullopt;
    }

    /// Null without an agreement.
    [[nodiscard]] std::optional<bool> keeps() const {
        return plan ? std::optional<bool>{plan->self_enforcing} : std::nullopt;
    }
};

/// One call of a function in a test, what it gave, and why, in words and in data.
struct Witness {
    std::string test;  ///< as written
    bool is = false;
    bool undecided = false;         ///< it could not be settled; `is` is then false
    std::optional<Decimal> number;  ///< for numeric functions
    std::string because;            ///< a sentence that can be checked
    std::vector<Step> path;         ///< for `reachable`, and the unanswered improvement for `stable`
    StateIndex start = no_state;    ///< where `path` begins
    StateIndex state = no_state;    ///< the state it is about, if one
};

struct ClaimAppraisal {
    std::size_t claim = 0;
    bool holds = false;
    bool undecided = false;          ///< it could not be settled; `holds` is then false
    std::vector<Witness> witnesses;  ///< in the order of the test
};

/// Answers about single states of a case, whose states are not enumerated. Its space holds the states that were spoken of and no others:
/// what each is called and worth can be asked there; moves, counts and equilibria cannot.
class SpokenOf {
public:
    /// The status quo, named states and strategies' ends are spoken of from the start. `subject` must outlive it.
    explicit SpokenOf(const Case& subject, const LocalLimits& limits = {}, std::stop_token stop = {});
    SpokenOf(SpokenOf&&) noexcept;
    SpokenOf& operator=(SpokenOf&&) noexcept;
    ~SpokenOf();

    /// Errors, such as a case that cannot be asked about in this way. With one, do not ask.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    /// A limit was reached, so that something in the answers is not settled.
    [[nodiscard]] bool limit_reached() const;
    LocalExplainer& explainer();

    /// Has the state, if it is feasible, in the space from now on.
    void speak_of(const Levels& levels);
    /// The same of the state with this code, if there is one.
    void speak_of_code(std::string_view code);
    /// The same of all states that a plan speaks of.
    void speak_of_plan(AgreementIndex agreement);
    /// Works out a reason and has its states in the space from now on; once for each question.
    const LocalExplanation& ask(Concept kind, PartyIndex party, const Levels& state);

    /// The states spoken of so far; null after an error. Indices hold until more are spoken of: `is_listed` is then false.
    const Space* space();
    [[nodiscard]] bool is_listed() const;
    /// A reason in terms of the space. Precondition: it was asked for before.
    Explanation explanation(Concept kind, PartyIndex party, StateIndex state);
    PlanResult plan(AgreementIndex agreement);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// May the states of this case be enumerated in reasonable time and memory? Not sure before it is tried.
SpaceLimits limits_before_asking_locally(const Case& subject, const SpaceLimits& limits);

/// Whether states are enumerated.
enum class Looking { as_fits, locally };

struct Bargain;
struct BargainQuestion;
struct StrategyDeal;

/// A case with its space, and everything that is computed of it, each thing once.
class Appraiser {
public:
    struct Parts;  ///< complete only inside the room

    /// `subjects`: the case in force first, then one per reading (`Case::reading` is its id). They must outlive the appraiser.
    /// Where the states are too many to enumerate, or `looking` is `locally`, states are asked about one by one.
    Appraiser(std::span<const Case> subjects, const SpaceLimits& limits, const Workers& workers,
              std::stop_token stop = {}, Looking looking = Looking::as_fits);
    Appraiser(Appraiser&&) noexcept;
    Appraiser& operator=(Appraiser&&) noexcept;
    ~Appraiser();

    /// Errors found so far, in the case in force or in a reading; with any, the answers below are not to be relied on.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    [[nodiscard]] bool limit_reached() const;

    /// The case in force.
    [[nodiscard]] const Case& subject() const;
    /// Its space; where states are not enumerated, the states spoken of (`SpokenOf`). Precondition: no error so far.
    [[nodiscard]] const Space& space() const;
    /// The space holds every feasible state.
    [[nodiscard]] bool enumerated() const;
    /// Something in the answers could not be settled, here or in a reading.
    [[nodiscard]] bool undecided() const;

    /// Works out every strategy (if wanted) and every claim, here and in all readings, readings side by side in threads. The
    /// functions below then have their answers ready.
    void evaluate_all(bool strategies_too);

    /// Every strategy of the case in force, in file order.
    [[nodiscard]] const std::vector<StrategyAppraisal>& strategies();
    /// Every claim, in file order.
    [[nodiscard]] const std::vector<ClaimAppraisal>& claims();
    /// One test, such as an expectation.
    [[nodiscard]] std::optional<ClaimAppraisal> evaluate(const Test& test);
    /// Every strategy's end as a deal, in file order. A limit that is reached is said in it.
    [[nodiscard]] const std::vector<StrategyDeal>& deals();
    /// What the talks about an agreement could come to.
    [[nodiscard]] Bargain bargain(const BargainQuestion& question) const;
    /// The orders of an agreement other than the one as written. Nothing where states are not enumerated.
    [[nodiscard]] std::optional<OtherOrders> orders(AgreementIndex agreement, const OrderLimits& limits) const;
    /// Verdicts of all five concepts. Precondition: enumerated.
    [[nodiscard]] const StabilityAnswer& verdicts();

    /// Appraisers of the readings, in the order of `subjects`.
    [[nodiscard]] std::size_t reading_count() const;
    [[nodiscard]] Appraiser& reading(std::size_t index);

    /// Claims that hold, and hold as well when every party is indifferent and when every preference is turned round: options and
    /// constraints alone decide them. Indices into `claims`.
    [[nodiscard]] std::vector<std::size_t> claims_by_construction();

private:
    std::unique_ptr<Parts> parts_;
};

// ---------------------------------------------------------------- many times over

/// What is found about one strategy in one scenario: the verdicts of `StrategyAppraisal` without their reasons.
struct StrategyVerdict {
    friend bool operator==(const StrategyVerdict&, const StrategyVerdict&) = default;

    bool signable = false;
    std::vector<PartyIndex> blockers;  ///< asked to sign, and do not consent; ascending
    std::optional<Decimal>
        sign_margin{};  ///< least gain of those whose consent decides it (docs/trust.md); nothing: wants only order states
    std::array<std::optional<bool>, concepts.size()> holds{};      ///< by `Concept`; nothing: not settled
    std::array<std::vector<PartyIndex>, concepts.size()> leavers;  ///< by `Concept`, ascending
    std::optional<bool> keeps{};                                   ///< nothing without an agreement
    std::optional<double> keep_margin{};  ///< least slack, the nearest double; nothing where nobody is asked
    std::optional<std::uint32_t> stops_at{};
    std::optional<PartyIndex> stopped_by{};
    std::vector<Decimal> values;          ///< per party, of the end state
    std::vector<Decimal> values_at_stop;  ///< per party, where the plan first stops
};

struct ScenarioVerdicts {
    friend bool operator==(const ScenarioVerdicts&, const ScenarioVerdicts&) = default;

    std::vector<StrategyVerdict> strategies;  ///< in file order
    std::vector<std::optional<bool>> claims;  ///< in file order; nothing: not settled
    std::string problem;                      ///< the first error, if any: nothing else is then to be relied on
};

/// A case and its readings, asked again and again with other numbers. What does not depend on numbers (states, moves, where statements
/// hold) is worked out once; of the rest only what verdicts need. The answers are those of an `Appraiser` made anew each time.
class Reappraiser {
public:
    struct Parts;  ///< complete only inside the room

    /// `subjects`: the case in force first, then its readings; they must outlive it and all its copies.
    Reappraiser(std::span<const Case> subjects, const SpaceLimits& limits, std::stop_token stop = {});
    /// Shares what does not depend on numbers: one for each thread.
    Reappraiser(const Reappraiser&);
    Reappraiser(Reappraiser&&) noexcept;
    Reappraiser& operator=(Reappraiser&&) noexcept;
    ~Reappraiser();

    /// Errors of the cases themselves; with any, do not ask.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    /// `scenarios`: one per subject, which may differ from it in ranges (each now one number), in the levels that chance options start at,
    /// in the order of states in rankings, and in claims that it leaves out, and in nothing else. Not thread-safe.
    [[nodiscard]] std::vector<ScenarioVerdicts> appraise(std::span<const Case> scenarios);
    /// How many of them were appraised alone, because something was amiss or the cases are not of the usual shape.
    [[nodiscard]] std::uint64_t appraised_alone() const;

private:
    std::unique_ptr<Parts> parts_;
};

/// The same by an `Appraiser` made anew: what `Reappraiser` is held against.
std::vector<ScenarioVerdicts> verdicts_alone(std::span<const Case> scenarios, const SpaceLimits& limits,
                                             const std::stop_token& stop = {});

// ---------------------------------------------------------------- require

/// How much is searched. A limit that is reached is named, and leaves a part of the answer open.
struct RequireLimits {
    StayingLimits staying;
    std::uint64_t programs = 20'000;      ///< linear programs solved exactly, per party and concept
    std::uint64_t orders = 200'000;       ///< beginnings of orders of statements looked at
    std::uint64_t rankings = 20'000'000;  ///< choices looked at, of which states stand above the wanted one
    std::uint64_t profiles = 2'000'000;   ///< rankings of several parties at once, gone through one by one
    std::size_t listed = 8;               ///< least changes that are listed
};

/// What is asked: a wanted state, under which concepts, and whose wants may be other than they are.
struct RequireQuestion {
    StateIndex state = no_state;
    std::vector<Concept> wanted;
    std::vector<PartyIndex> parties;  ///< those that may want something else, ascending
    std::optional<std::array<std::size_t, 2>>
        places;  ///< of a ranking: only what stands at these, from 1, both included, may move
    RequireLimits limits;
};

/// A number of a party's wants: a statement's weight, or what a graded one gives to these levels (one, or several that merged
/// states tie together).
struct WantedNumber {
    std::size_t statement = 0;
    std::vector<Level> levels;  ///< empty: the weight
};

/// So many times a number: part of the difference in value between two states.
struct WantedTerm {
    WantedNumber number;
    int times = 1;
};

struct NumberChange {
    WantedNumber number;
    Decimal from;
    Decimal to;
};

/// One least change. What it fills depends on how the party's wants are stated.
struct WantsChange {
    std::vector<NumberChange> numbers;             ///< weights
    std::vector<std::size_t> order;                ///< statements by priority: their indices in the new order
    std::vector<std::vector<StateIndex>> ranking;  ///< the new ranking, best first
};

enum class ChangeKind { nothing, numbers, order, ranking };
enum class LeastFound {
    none_needed,  ///< it would stay as it is
    proven,       ///< the changes listed are least, and nothing smaller does
    unproven,     ///< a limit was reached: they do, and something smaller may
    impossible,   ///< nothing within the bounds does
    open,         ///< a limit was reached before anything was found
};

/// How many strict rankings of the states that may move would make it stay.
struct RankingCount {
    bool asked = false;    ///< wants are stated as a ranking
    bool counted = false;  ///< no limit was reached
    std::string count;     ///< whole numbers of any length
    std::string of;
    double share = 0;
};

/// Under which wants of one party it would stay, and the least change that leads there from what it wants now.
struct PartyRequirement {
    PartyIndex party = 0;
    bool may_change = true;
    bool stays = false;  ///< with the wants of all as they are
    StayingCondition condition;
    std::vector<std::uint32_t> kind_of;    ///< per state
    std::vector<StateIndex> example;       ///< per kind: its first state
    std::vector<std::uint32_t> kind_size;  ///< per kind: how many states are of it
    /// Where wants are weights: per kind, its value less that of the wanted state. No better: the sum is at most 0.
    std::vector<std::vector<WantedTerm>> differences;
    ChangeKind change = ChangeKind::nothing;
    LeastFound found = LeastFound::none_needed;
    std::vector<WantsChange> changes;  ///< least ones; the first that was found comes first
    bool all_listed = false;           ///< every least change with other numbers, orders or rankings is among them
    std::string least;                 ///< the exact least sum of changes, as a fraction or whole number; exchanges
    Decimal total;                     ///< sum of the first change listed, where numbers change
    std::vector<std::size_t> in_the_way;  ///< where nothing does: clauses that cannot all be met; leaving one out would help
    std::vector<WantedNumber> bounds_in_the_way;  ///< and numbers whose bounds have a part in that
    RankingCount rankings;
    std::vector<std::string> limits;  ///< reached, in words
};

enum class JointOutcome {
    holds_already,
    together,     ///< the first changes of all, made at once, make the state an equilibrium
    other_found,  ///< others do, which are listed; something smaller may
    not_found,    ///< each alone would do, and no combination that was tried does
    impossible,   ///< a party has no change that would do
};

/// All parties at once: what one wants changes whom others have to fear, under SEQ and SSEQ.
struct JointRequirement {
    JointOutcome outcome = JointOutcome::holds_already;
    std::vector<std::optional<WantsChange>> changes;  ///< per party asked about; nothing: as it is
    std::vector<PartyIndex> leavers;                  ///< `not_found`: who would leave after the first changes of all
    RankingCount rankings;                            ///< of all parties with a ranking that may change, at once
};

struct ConceptRequirement {
    Concept kind = Concept::nash;
    bool holds = false;                     ///< as it stands
    std::vector<PartyRequirement> parties;  ///< every party that can leave the state, in the order of declaration
    JointRequirement joint;
};

struct Requirement {
    RequireQuestion question;
    std::vector<ConceptRequirement> concepts;
    std::vector<Diagnostic> diagnostics;  ///< with an error, nothing else is filled
    bool limit_reached = false;
};

/// Under which wants, party by party, a state would persist, and the least changes that lead there (docs/semantics.md, section 9).
Requirement require(const Space& space, const RequireQuestion& question, const Workers& workers = {},
                    const std::stop_token& stop = {});

/// The wants with a change made.
Preference changed(const Space& space, PartyIndex party, const WantsChange& change);

// ---------------------------------------------------------------- consent and repair

/// A party outside an agreement that would gain by a move of its own from where it ends.
struct Spoiler {
    PartyIndex party = 0;
    StateIndex to = no_state;  ///< the move it would gain most by; of equals the first state
    Decimal gain;
    bool cardinal = true;  ///< false: values only order states, and the gain is not a quantity
    /// By `Concept`: would the others' answers deter all its improvements? Nash: never. Nothing where that could not be settled.
    std::array<std::optional<bool>, concepts.size()> deterred{};
};

/// Those who do not sign: could they undo what is signed by a move of their own?
struct Outsiders {
    std::vector<Spoiler> spoilers;           ///< in the order of parties
    std::vector<PartyIndex> would_not_gain;  ///< they own an option that they may change from there, and no move would be a gain
    std::vector<PartyIndex> cannot_move;  ///< they own none, or none may be changed from there
    std::vector<PartyIndex> unsettled;    ///< whether they would gain could not be settled
};

/// From what was found about the strategy: nothing is searched.
Outsiders outsiders_of(const Space& space, const StrategyAppraisal& found);

/// The least change of a party's weights under which it would consent to a package, within the bounds of `adjust` (otherwise a weight
/// keeps its sign or becomes 0). What it has without a deal changes with its weights, unless that is a number.
struct ConsentWeights {
    PartyIndex party = 0;
    LeastFound found = LeastFound::open;
    bool ordinal = false;              ///< its wants have no weights: nothing was looked for
    std::vector<WantsChange> changes;  ///< least ones; the first that was found comes first
    bool all_listed = false;
    std::string least;  ///< the exact least sum of changes, as a decimal or fraction
    Decimal total;      ///< of the first change listed: a little more where six decimal places are not enough
    /// Where nothing does: what the package would have to be worth at least as much as (indices into the agreement's list of states for
    /// this party; 0 where it is a number or the status quo by default), and numbers whose bounds have a part in that.
    std::vector<std::size_t> in_the_way;
    std::vector<WantedNumber> bounds_in_the_way;
    std::string limit;  ///< what was reached, if anything
};

struct ConsentWeightsResult {
    std::vector<ConsentWeights> parties;  ///< those that do not consent, ascending
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible no-agreement state
};
ConsentWeightsResult least_weights_to_consent(const Space& space, StrategyIndex strategy, StateIndex package,
                                              const RequireLimits& limits = {}, const std::stop_token& stop = {});

// ---------------------------------------------------------------- bargain

struct BargainQuestion {
    std::optional<AgreementIndex> agreement;  ///< none: all who own an option, against the status quo
    FrontierQuestion frontier;
    bool lotteries = false;        ///< also over packages drawn by lot
    bool adjusted_winner = false;  ///< also with one option divided; an error where that cannot be said
};

/// A strategy's end, laid on the table of the talks that are asked about.
struct StrategyAtTable {
    StrategyIndex strategy = 0;
    Levels end;
    std::vector<Decimal> values;  ///< per signatory
    bool feasible = false;
    bool on_table = false;
    bool agreed = false;                ///< on the table, and meets the rule
    std::optional<std::size_t> vector;  ///< of the frontier, where its values are one
    std::optional<std::size_t> better;  ///< otherwise: one that is no worse for any signatory, and better for some
};

/// Where nothing on the table meets the rule: the packages at which the fewest needed consents are missing, and of those the ones
/// that lack least in sum. The sum compares values across parties.
struct NearestPackage {
    std::size_t vector = 0;
    std::vector<std::pair<PartyIndex, Decimal>> lacking;  ///< who would have to consent, and by how much each falls short
};

/// What the talks about an agreement could come to.
struct Bargain {
    BargainQuestion question;
    std::optional<Talks> talks;        ///< none after an error
    std::optional<Frontier> frontier;  ///< none after an error, a limit or a stop
    Zone zone;
    std::vector<SolutionFound> solutions;  ///< in the order of `solution_rows`
    std::vector<Lottery> lotteries;        ///< the same, where asked for
    std::optional<AdjustedWinner> adjusted_winner;
    std::optional<NearestPackage> nearest;
    std::vector<StrategyAtTable> strategies;  ///< in file order
    std::vector<Diagnostic> diagnostics;
    bool limit_reached = false;

    [[nodiscard]] bool ok() const { return frontier.has_value(); }
};

Bargain bargain(const Case& subject, const BargainQuestion& question, const Workers& workers = {},
                const std::stop_token& stop = {});

/// The talks of a case, each once: agreements with the same signatories, rule, no-agreement values and table are one. Without an
/// agreement, the talks of all who own an option.
struct TalksOfCase {
    std::optional<AgreementIndex> agreement;  ///< the first of them
    std::vector<AgreementIndex> same;         ///< all of them, in file order
};
std::vector<TalksOfCase> talks_of_case(const Case& subject);

/// What would have to be otherwise for a package that is blocked to be signed.
struct Repairs {
    PaymentRepair payments;
    std::vector<ConsentWeights> weights;  ///< of those that do not consent
    Concessions concessions;
    std::optional<LevelRepair> levels;  ///< none where a signatory's wants only order states
};

/// What is found about a strategy's end as a deal, by its own agreement; without one by all who own an option, against the status quo.
struct StrategyDeal {
    StrategyIndex strategy = 0;
    StateIndex end_state = no_state;
    Signing signing;
    std::optional<Linkage> linkage;  ///< none where states are not enumerated
    std::optional<Repairs> repairs;  ///< only where somebody blocks
    ConsentPicture consent;
    Outsiders outsiders;

    /// A limit was reached in some part of it, or deals were not looked for because states are not enumerated.
    [[nodiscard]] bool leaves_open() const;
};

}  // namespace irenic
