/// Would anyone leave a state, and would the others' answer deter it? (Graph model for conflict resolution.)
///
/// Definitions: Fang, Hipel, Kilgour 1993, *Interactive Decision Making*, ch. 3 (Nash, GMR, SMR, SEQ); Rego & Vieira 2017 (SSEQ), for
/// any number of parties: docs/semantics.md, section 3. Improvements are strict, sanctions are not; a sanction is a sequence of
/// any length in which no party moves twice in succession, and with one opponent a single move.
// This header is over 400 lines: a room has one public header, and this has every kind of stability on one page.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// Which states are stable under one concept.
struct Verdicts {
    std::vector<Bits> stable;  ///< per party, one bit per state
    Bits equilibria;           ///< stable for every party
    /// Per party, how often the moves of an opponent were gone through, all states each time or those where something had changed; 0
    /// where no answer of others counts, and where states were settled one by one instead.
    std::vector<std::uint32_t> passes{};
};

struct StabilityAnswer {
    std::array<std::optional<Verdicts>, concepts.size()> verdicts;  ///< by `Concept`; those that were asked for

    [[nodiscard]] const Verdicts& of(Concept kind) const { return *verdicts[static_cast<std::size_t>(kind)]; }
};

/// Every state, every party. Cost about states × moves per state, for each concept; memory about 12 bytes per state and thread.
StabilityAnswer stability(const Space& space, std::span<const Concept> wanted, const Workers& workers = {},
                          std::stop_token stop = {});

/// The most memory that `stability` of these concepts takes beside the space, in bytes, about.
std::uint64_t memory_of_stability(const Space& space, std::span<const Concept> wanted, const Workers& workers = {});

/// One party's step on a path. `movers` has several parties when they act together.
struct Step {
    std::vector<PartyIndex> movers;
    StateIndex to = no_state;
};

/// What became of one improvement.
struct Answer {
    StateIndex improvement = no_state;
    bool answered = false;
    std::vector<Step> sanction;  ///< the others' moves from the improvement, when answered
    bool open = false;           ///< it could not be settled; only where states are not enumerated
};

/// What was looked at where states are not enumerated.
struct Explored {
    std::uint64_t improvements = 0;  ///< gone through one by one
    std::uint64_t states = 0;        ///< visited one by one
    std::uint64_t questions = 0;     ///< put to a solver
    std::uint32_t rounds = 0;        ///< of steps written out for it, at most
};

/// Why a state is stable for a party, or not. Stable: an answer to each improvement (none: no improvement at all). Unstable: the
/// one improvement that nothing answers.
struct Explanation {
    Concept kind = Concept::nash;
    PartyIndex party = 0;
    StateIndex state = no_state;
    bool stable = false;
    std::vector<Answer> answers;
    bool undecided = false;  ///< neither could be shown; only where states are not enumerated
    bool every = true;       ///< false: too many improvements to list; the steps of one of the sanctions answer each
    std::optional<Explored> explored{};  ///< where states are not enumerated

    /// Nothing where it could not be settled.
    [[nodiscard]] std::optional<bool> verdict() const { return undecided ? std::nullopt : std::optional<bool>{stable}; }
};

/// Gives reasons, and keeps what it worked out for the next question about the same concept and party.
/// Not safe for several threads at once.
class Explainer {
public:
    /// `space` must outlive it. After a request to stop, answers are worthless and come soon.
    explicit Explainer(const Space& space, std::stop_token stop = {});
    Explainer(Explainer&&) noexcept;
    Explainer& operator=(Explainer&&) noexcept;
    ~Explainer();

    /// The reason for a verdict, with shortest sanction paths; improvements in the order of states.
    Explanation explain(Concept kind, PartyIndex party, StateIndex state);

    /// Works out beforehand, in parallel, what every question about `wanted` needs. Memory: 4 bytes per state, concept and party.
    void prepare(std::span<const Concept> wanted, const Workers& workers);

    /// The states that are stable for the party, from the same memory.
    const Bits& stable(Concept kind, PartyIndex party);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

// ---------------------------------------------------------------- under which wants

/// One move that must not pay, and what would see to that: some way, all of whose kinds of states are no better than the state.
struct StayingClause {
    StateIndex improvement = no_state;             ///< the first of the moves with just these ways
    std::uint32_t moves = 1;                       ///< how many moves have just these ways
    std::vector<std::vector<std::uint32_t>> ways;  ///< kinds, ascending; none contains another, the move's own kind first
};

/// Under which wants of one party it would stay, the others' wants as they are: exactly those that meet every clause. What the
/// others can answer does not depend on what this party wants, so the condition is complete. (docs/semantics.md, section 9.)
struct StayingCondition {
    Concept kind = Concept::nash;
    PartyIndex party = 0;
    StateIndex state = no_state;
    std::vector<StayingClause> clauses;  ///< none: it would stay whatever it wants
    bool complete = true;                ///< no limit was reached
};

struct StayingLimits {
    std::uint64_t looks = 2'000'000'000;  ///< the others' moves looked at
    std::size_t ways = 20'000;            ///< of several kinds each, in one clause
};

/// `kind_of` numbers the states so that all of one kind are worth the same to the party, whatever changes in its wants.
StayingCondition staying_condition(const Space& space, Concept kind, PartyIndex party, StateIndex state,
                                   std::span<const std::uint32_t> kind_of, const StayingLimits& limits = {},
                                   const std::stop_token& stop = {});

// ---------------------------------------------------------------- one state, without enumerating

/// How far is looked where states are not enumerated. What is not settled within it is undecided, never guessed.
struct LocalLimits {
    std::uint64_t states = 20'000;  ///< that the others could bring about, up to which they are gone through one by one
    std::uint64_t looks = 2'000'000;  ///< places looked at for one improvement, and for listing improvements
    std::uint64_t improvements = 64;  ///< gone through one by one; more are answered together
    std::uint32_t together = 200;     ///< different answers, where improvements are answered together
    std::uint32_t rounds = 4;         ///< of steps written out for a solver: each other party may move once in each
    std::int64_t conflicts = 20'000;  ///< of a solver, for one of its questions
};

struct LocalStep {
    PartyIndex mover = 0;
    Levels to;
};

/// What became of one improvement. Nothing in `answered`: it could not be settled.
struct LocalAnswer {
    Levels improvement;
    std::optional<bool> answered;
    std::vector<LocalStep> sanction;
};

enum class Standing { stays, leaves, undecided };

/// Why a state is stable for a party, or not, or why that could not be said. Stays: an answer to each improvement; where `every` is
/// false there are too many to list, and each is answered by the steps of one of the sanctions. Leaves: the one improvement that
/// nothing answers. Undecided: the improvements that could not be settled.
struct LocalExplanation {
    Concept kind = Concept::nash;
    PartyIndex party = 0;
    Levels state;
    Standing standing = Standing::undecided;
    std::vector<LocalAnswer> answers;
    bool every = true;
    Explored explored;
};

/// The same questions as `Explainer`, of cases whose states are too many to enumerate: only what a question reaches is looked at, one by
/// one where it is little, by a solver where it is much. Of several hundred options. Definitions: docs/semantics.md, section 3; how it
/// is done: docs/large-cases.md. Not safe for several threads at once.
class LocalExplainer {
public:
    /// `subject` must outlive it.
    explicit LocalExplainer(const Case& subject, const LocalLimits& limits = {}, std::stop_token stop = {});
    LocalExplainer(LocalExplainer&&) noexcept;
    LocalExplainer& operator=(LocalExplainer&&) noexcept;
    ~LocalExplainer();

    /// Why this case cannot be asked about in this way. With one, do not ask.
    [[nodiscard]] const std::optional<Diagnostic>& problem() const;
    [[nodiscard]] bool feasible(std::span<const Level> levels) const;

    /// Precondition: feasible. An improvement that leaves is the best one, where that is one.
    LocalExplanation explain(Concept kind, PartyIndex party, const Levels& state);

    /// The move of the party's own options, with all others at the levels of `others`, that is worth most there; it must be feasible both
    /// there and with the others as they are in `state`. Ties: the first in the order of states. Nothing: there is none.
    /// `sure` false: patience was over, and there may be a better one.
    struct Alone {
        std::optional<Levels> move;  ///< from `state`
        bool sure = true;
    };
    Alone act_alone(PartyIndex party, const Levels& state, const Levels& others);

    /// Is there a feasible state where the expression holds? One, or none; undecided after too many conflicts.
    struct Found {
        Standing standing = Standing::undecided;  ///< stays: there is one; leaves: there is none
        Levels state;
    };
    Found some_state(const Expression& expression);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

// ---------------------------------------------------------------- coalitions

/// Parties that act together: ascending, at least one.
using Coalition = std::vector<PartyIndex>;

/// The concepts that are defined for coalitions: C-Nash, CGMR, CSMR and CSEQ (Kilgour, Hipel, Fang, Peng 2001).
inline constexpr std::array coalition_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq};

enum class CoalitionVerdict { stays, leaves, undecided };

/// Would a coalition leave a state under one concept, to where and how, and what the others could answer.
struct CoalitionReason {
    Concept kind = Concept::nash;
    Coalition members;
    StateIndex state = no_state;
    CoalitionVerdict verdict = CoalitionVerdict::stays;
    std::size_t improvements = 0;       ///< states that every member prefers and that they can bring about together
    StateIndex improvement = no_state;  ///< one of them: of those that nothing answers, where there are any
    std::vector<Step> path;             ///< how they get there
    std::vector<Step> sanction;         ///< what answers it; empty where nothing does
};

/// How much is looked at. A limit that is reached is refused beforehand, or gives `undecided`.
struct CoalitionLimits {
    std::uint32_t parties = 12;                 ///< that can change something, where all coalitions are asked about
    std::uint64_t states = 4'000'000;           ///< feasible states, asked about one state
    std::uint64_t comparisons = 1'000'000'000;  ///< coalitions × states × states, asked about all states
    std::uint64_t steps = 300'000'000;          ///< pairs of states looked at where moves do not chain; then: undecided
};

/// Every coalition of parties that can change something, smallest first, then in the order of declaration. An affected group can
/// only hold a coalition back, so no coalition with one in it leaves where the same without it stays.
/// Precondition: `beyond_limits` finds nothing.
std::vector<Coalition> all_coalitions(const Space& space);

/// Why a question about `asked` (none: all coalitions) is too large, and what would fit; nothing when it is not.
std::optional<Diagnostic> beyond_limits(const Space& space, std::span<const Coalition> asked, bool every_state,
                                        const CoalitionLimits& limits = {});

/// One state: a reason per coalition and concept, in the order of `asked`, then of `wanted`. Cost about states × parties for each.
std::vector<CoalitionReason> coalitions_at(const Space& space, StateIndex state, std::span<const Coalition> asked,
                                           std::span<const Concept> wanted, const CoalitionLimits& limits = {},
                                           const Workers& workers = {}, std::stop_token stop = {});

/// All states under one concept.
struct CoalitionVerdicts {
    Concept kind = Concept::nash;
    std::vector<Bits> stable;             ///< per coalition asked about
    Bits universal;                       ///< stable for all of them
    Bits undecided;                       ///< for some of them, while none is known to leave
    std::vector<std::uint32_t> smallest;  ///< per state: the first coalition that would leave it; `none` where there is none
};
std::vector<CoalitionVerdicts> coalition_stability(const Space& space, std::span<const Coalition> asked,
                                                   std::span<const Concept> wanted, const CoalitionLimits& limits = {},
                                                   const Workers& workers = {}, std::stop_token stop = {});

// ---------------------------------------------------------------- further concepts

/// Concepts that are asked for by name and stand beside the five of `concepts`, never among them.
enum class FurtherConcept : std::uint8_t { simultaneous, limited, nonmyopic, stackelberg };

struct FurtherRow {
    FurtherConcept kind;
    std::string_view id;    ///< on the command line and in JSON
    std::string_view name;  ///< in tables; that of limited moves is followed by the horizon: `L3`
};
inline constexpr std::array<FurtherRow, 4> further_concepts{{
    {FurtherConcept::simultaneous, "sim", "SIM"},
    {FurtherConcept::limited, "limited", "L"},
    {FurtherConcept::nonmyopic, "nonmyopic", "NM"},
    {FurtherConcept::stackelberg, "stackelberg", "Stackelberg"},
}};

struct FurtherQuestion {
    std::vector<FurtherConcept> wanted;
    std::uint32_t horizon = 2;             ///< moves foreseen, for `limited`; at least 1
    std::uint64_t looks = 2'000'000'000;   ///< end states looked at, all in all
    std::uint64_t foreseen = 100'000'000;  ///< states × moves foreseen: what is kept in memory
};

/// Where two ends are equally good for who chooses between them, and the choice decides the verdict, it depends on a tie. Non-myopic
/// stability may not exist: the verdict of limited moves can go on changing with the horizon for ever.
enum class Stand { stable, unstable, depends_on_a_tie, changes_for_ever };

/// One further concept, all states.
struct FurtherVerdicts {
    FurtherConcept kind = FurtherConcept::simultaneous;
    std::uint32_t horizon = 0;  ///< 0 for SIM; non-myopic: from here on what is foreseen repeats itself …
    std::vector<Bits> stable;   ///< per party; Stackelberg: per party that leads, none for others
    std::vector<Bits> depends;  ///< on a tie
    Bits equilibria;            ///< stable for every party; Stackelberg: whoever leads
    Bits equilibria_depend;     ///< on a tie
    std::vector<Bits> changes;  ///< non-myopic: per party, where the verdict goes on changing with the horizon
    std::uint32_t period = 0;   ///< … after so many more moves; 0 for the others
};

/// Why. SIM: an answer to each improvement, one step that the others take at the same time; or the one improvement without.
/// Otherwise the moves that are foreseen, if the state is or may be left; Stackelberg: the leader's, or else the follower's.
struct FurtherReason {
    FurtherConcept kind = FurtherConcept::simultaneous;
    std::uint32_t horizon = 0;  ///< 0 for SIM; non-myopic as in the verdicts
    PartyIndex party = 0;       ///< the leader under Stackelberg
    StateIndex state = no_state;
    Stand stand = Stand::stable;
    std::vector<Answer> answers;
    std::vector<Step> path;
    std::uint32_t period = 0;
};

/// What is found, or why it cannot be: SIM needs options and states of their own, the others exactly two parties that can move.
template <typename Found>
struct Further {
    std::vector<Found> found;
    std::optional<Diagnostic> error;
    bool limit_reached = false;
};

Further<FurtherVerdicts> further_stability(const Space& space, const FurtherQuestion& question,
                                           std::stop_token stop = {});
Further<FurtherReason> explain_further(const Space& space, const FurtherQuestion& question, StateIndex state,
                                       std::stop_token stop = {});

// ---------------------------------------------------------------- unknown preference, strength of preference

/// How a comparison that is not known is read (Li, Hipel, Kilgour & Fang 2004). `known`: every number counts with its best value.
enum class Extension : std::uint8_t { known, a, b, c, d };

struct ExtensionRow {
    Extension kind;
    std::string_view id;    ///< on the command line and in JSON; empty where all is known
    bool leaves_unknown;    ///< the focal party also leaves for what may or may not be better
    bool deterred_unknown;  ///< what may or may not be better deters it
};
inline constexpr std::array<ExtensionRow, 5> extensions{{
    {Extension::known, "", false, false},
    {Extension::a, "a", true, false},
    {Extension::b, "b", false, false},
    {Extension::c, "c", true, true},
    {Extension::d, "d", false, true},
}};

/// What the stability of a state rests on (Hamouda, Kilgour & Hipel 2004): no move to make it leave; sanctions that are each greatly
/// worse than the state; or others.
enum class Strength : std::uint8_t { nash, strong, weak };

/// The five concepts where preference is partly unknown, has degrees, or both: docs/semantics.md, section 3.
struct PreferenceQuestion {
    std::vector<Concept> wanted;
    std::vector<Extension> extensions{Extension::known};
    bool strength = false;
    std::uint64_t looks = 20'000'000'000;  ///< states looked at and compared, all in all
};

struct PreferenceVerdicts {
    Extension extension = Extension::known;
    Concept kind = Concept::nash;
    std::vector<Bits> stable;  ///< per party
    std::vector<Bits> nash;    ///< per party, with strength: of the stable ones
    std::vector<Bits> strong;  ///< the rest of the stable ones is weak
    Bits equilibria;           ///< stable for every party
    Bits nash_equilibria;      ///< Nash for every party
    Bits strong_equilibria;    ///< of the others: weak for none; the rest is weak
};

/// What became of one move that would make the party leave.
struct PreferenceAnswer {
    StateIndex improvement = no_state;
    bool known = true;  ///< it is better whatever the open numbers are
    bool answered = false;
    bool great = false;  ///< with strength: the answer is greatly worse than the state
    std::vector<Step> sanction;
    // Where values can be subtracted, the least and the most that is gained by the move, and that is gained in the end.
    std::optional<std::array<Decimal, 2>> gain;
    std::optional<std::array<Decimal, 2>> end;
};

/// Why a state is stable for a party, or not. Stable: an answer to each leaving move, with strength a great one where there is one.
/// Unstable: the one that nothing answers.
struct PreferenceReason {
    Extension extension = Extension::known;
    Concept kind = Concept::nash;
    PartyIndex party = 0;
    StateIndex state = no_state;
    bool stable = false;
    std::optional<Strength> strength;  ///< with strength, when stable
    std::vector<PreferenceAnswer> answers;
};

/// For every extension, concept and party at most an equal share of the looks, so that the threads change nothing.
Further<PreferenceVerdicts> preference_stability(const Space& space, const PreferenceQuestion& question,
                                                 const Workers& workers = {}, std::stop_token stop = {});
Further<PreferenceReason> explain_preference(const Space& space, const PreferenceQuestion& question, StateIndex state,
                                             std::stop_token stop = {});

/// What a case has for these questions to take into account.
bool has_unknown_preference(const Case& subject);
bool has_strength_of_preference(const Case& subject);

// ---------------------------------------------------------------- attitudes and misperception

/// The case as each party sees it. Who sees it otherwise than it is has a space of its own, with the same states but those that the
/// party does not know. (First-level hypergame: Wang, Hipel, Fraser 1988; docs/misperception.md.)
class Views {
public:
    struct Build;

    /// `actual` must outlive it. Without misperception everybody sees the case as it is. Errors name the party whose view cannot be.
    static Build build(const Space& actual, bool misperception, const SpaceLimits& limits = {},
                       const Workers& workers = {}, std::stop_token stop = {});

    [[nodiscard]] const Space& actual() const { return *actual_; }
    [[nodiscard]] const Space& of(PartyIndex i) const;
    /// The state as the party numbers it; nothing where it does not know the state.
    [[nodiscard]] std::optional<StateIndex> seen(PartyIndex i, StateIndex s) const;

private:
    struct Own {
        std::unique_ptr<Case> subject;
        std::unique_ptr<Space> space;
        std::vector<StateIndex> seen;  ///< per actual state; empty: all are, under the same number
    };
    const Space* actual_ = nullptr;
    std::vector<Own> views_;  ///< per party; empty where it sees what is
};

struct Views::Build {
    std::optional<Views> views;
    std::vector<Diagnostic> diagnostics;
    bool limit_reached = false;

    [[nodiscard]] bool ok() const { return views.has_value(); }
};

struct PerspectiveQuestion {
    Perspective perspective;
    std::vector<Concept> wanted;
    std::uint64_t looks = 2'000'000'000;  ///< states looked at, for each party and concept
};

/// One concept, each party in its own view and with its attitudes; beside it the plain verdicts of the case.
struct PerspectiveVerdicts {
    Concept kind = Concept::nash;
    Verdicts found;
    Verdicts plain;
};

struct PerspectiveReason {
    bool seen = true;  ///< the party knows the state; where it does not, it makes no move
    Explanation reason;  ///< states as the party numbers them, in `Views::of(party)`; as they are where it does not know the state
};

Further<PerspectiveVerdicts> perspective_stability(const Views& views, const PerspectiveQuestion& question,
                                                   const Workers& workers = {}, std::stop_token stop = {});
/// One reason per concept and party.
Further<PerspectiveReason> explain_perspective(const Views& views, const PerspectiveQuestion& question,
                                               StateIndex state, std::stop_token stop = {});

// ---------------------------------------------------------------- reachability

/// A path to somewhere, or how far was looked.
struct Reach {
    bool reached = false;
    std::vector<Step> path;  ///< shortest; empty when the start is already there
    StateIndex visited =
        0;  ///< states that can be reached at all (when not reached), or were seen before the target was found
};

/// Can a state in `target` be reached from `from` by moves, by improvements, or by improvements and improving agreed steps of any
/// set of parties? (docs/semantics.md, sections 1 and 4.)
Reach reach(const Space& space, StateIndex from, const Bits& target, Steps steps, std::stop_token stop = {});

/// What looking at everything that can come of a state may use. A limit that is reached leaves an evolution incomplete.
struct EvolutionLimits {
    std::uint64_t looks = 3'000'000'000;   ///< steps tried one by one; agreed steps: pairs of states compared
    std::uint32_t arrivals = 1U << 26U;    ///< kept, 16 bytes each
    StateIndex agreed_states = 1U << 23U;  ///< agreed steps are not looked for in a larger space

    static constexpr EvolutionLimits unlimited() { return {~std::uint64_t{0}, none, no_state}; }
};

/// One way in which a state comes about: by which movers, and out of which arrival.
struct Arrival {
    StateIndex state = no_state;
    std::uint32_t before = 0;  ///< index of an arrival; the start's is its own
    std::uint32_t movers = 0;  ///< index into `Evolution::movers`; 0: nobody, at the start
    std::uint32_t steps = 0;   ///< from the start
};

/// What can come of a state by one kind of steps: a tree of shortest paths to every state that can be reached.
struct Evolution {
    Steps steps = Steps::moves;
    StateIndex from = no_state;
    Bits reached;                   ///< the start is one of them
    bool looked = true;             ///< false: the space is too large for this kind of steps; nothing is known
    bool complete = true;           ///< false: a limit was reached, and more than `reached` may be reachable
    std::uint32_t sure_within = 0;  ///< every state that so few steps reach is among `reached`
    std::vector<Arrival> arrivals;  ///< the nearest first; several of a state where moves are intransitive
    std::vector<std::vector<PartyIndex>> movers;  ///< one party, or those who act together
    std::vector<std::uint32_t> first_arrival;     ///< per state; `none` where it was not reached

    /// Steps of a shortest path; nothing where the state was not reached.
    [[nodiscard]] std::optional<std::uint32_t> distance(StateIndex s) const;
    /// Steps of the longest of the shortest paths; a later arrival at a state that was reached before does not count.
    [[nodiscard]] std::uint32_t farthest() const;
    /// A shortest path from the start. Precondition: reached.
    [[nodiscard]] std::vector<Step> path_to(StateIndex s) const { return path_of(first_arrival[s]); }
    [[nodiscard]] std::vector<Step> path_of(std::uint32_t arrival) const;
};

/// Everything that can come of `from`: one breadth-first search. (Li, Kilgour & Hipel 2005; docs/evolution.md)
Evolution evolve(const Space& space, StateIndex from, Steps steps, const EvolutionLimits& limits = {},
                 std::stop_token stop = {});

/// The states that nobody can leave: R_i(s) = ∅ for every party.
Bits without_moves(const Space& space);
/// The states that no single party would gain by leaving: R_i⁺(s) = ∅ for every party.
Bits without_improvements(const Space& space);

/// Every kind of steps from one state, and what a reader looks for among the states that can be reached.
struct Outlook {
    StateIndex from = no_state;
    std::vector<Concept> wanted;
    StabilityAnswer verdicts;              ///< of the wanted concepts
    std::vector<StateIndex> strategy_end;  ///< per strategy of the case
    Bits no_moves;
    Bits no_improvements;
    std::vector<Evolution> evolutions;  ///< by `Steps`
};
Outlook outlook(const Space& space, StateIndex from, std::span<const Concept> wanted,
                std::span<const StateIndex> strategy_end, const EvolutionLimits& limits = {},
                const Workers& workers = {}, std::stop_token stop = {});

}  // namespace irenic
