/// The reason for a verdict, and a checker of it that is naive on purpose.
///
/// Everything here is worked out from the case and the definitions alone, the slow way: states one by one, moves by comparing
/// levels, joint moves by search over (state, last mover). It shares no code with the solvers but the case model, so that it can
/// say when they are wrong. It is also the oracle that the solvers are tested against.
// This header is over 400 lines: a room has one public header, and each kind of answer has its checker here, side by side.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "irenic/model.hpp"

namespace irenic::certificate {

/// The graph model of a case by its definitions. Cost is not considered; up to some ten thousand states.
/// What was worked out is kept, so one object is not safe for several threads at once. The case must outlive it.
class Definitions {
public:
    /// `state_limit`: give up (`ok()` false) beyond so many feasible states.
    explicit Definitions(const Case& subject, std::size_t state_limit = 200'000);

    [[nodiscard]] bool ok() const { return problem_.empty(); }
    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] std::size_t size() const { return states_.size(); }
    [[nodiscard]] const Case& subject() const { return *subject_; }

    /// In the order of raw code, first option fastest (merged states at their first member); declaration order in abstract graphs.
    [[nodiscard]] std::string name(std::size_t s) const;
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name_or_code) const;
    /// One combination of levels, or several when merged; none in an abstract graph.
    [[nodiscard]] const std::vector<Levels>& members(std::size_t s) const { return states_[s].members; }

    /// Its place among the named states, if the case names it.
    [[nodiscard]] NamedStateIndex named(std::size_t s) const { return states_[s].named; }

    [[nodiscard]] bool prefers(PartyIndex i, std::size_t better, std::size_t worse) const;
    [[nodiscard]] bool is_move(PartyIndex i, std::size_t from, std::size_t to) const;

    /// R_i(s), ascending.
    [[nodiscard]] const std::vector<std::size_t>& moves(PartyIndex i, std::size_t s) const;
    /// R_i⁺(s), ascending.
    [[nodiscard]] std::vector<std::size_t> improvements(PartyIndex i, std::size_t s) const;

    /// R_H(s) for H = everyone but i, by (state, last mover); improvements only for R⁺.
    [[nodiscard]] std::vector<std::size_t> responses(PartyIndex i, std::size_t s, bool improvements_only) const;

    /// By the table of docs/semantics.md, section 3.
    [[nodiscard]] bool stable(Concept kind, PartyIndex i, std::size_t s) const;
    /// Does some response to the improvement `s1` deter party i from leaving `s`? Never under Nash.
    [[nodiscard]] bool answered(Concept kind, PartyIndex i, std::size_t s, std::size_t s1) const;
    /// Is `s2` a sanction: no better than `s` for party i, and under SMR and SSEQ nor is anything it can move to from there?
    [[nodiscard]] bool deters(Concept kind, PartyIndex i, std::size_t s, std::size_t s2) const;

    using Coalition = std::set<PartyIndex>;

    /// R_H(s) with agreed steps of subsets of H among the steps, no set of movers twice in succession.
    [[nodiscard]] std::set<std::size_t> joint_moves(const Coalition& coalition, std::size_t s) const;
    /// R_{N∖H}(s), and improvements only for R⁺.
    [[nodiscard]] std::vector<std::size_t> responses(const Coalition& coalition, std::size_t s,
                                                     bool improvements_only) const;
    /// C-Nash, CGMR, CSMR or CSEQ, as the concept is nash, gmr, smr or seq.
    [[nodiscard]] bool stable(Concept kind, const Coalition& coalition, std::size_t s) const;
    /// Is `s2` a sanction against the coalition: some member no better than at `s`, and under CSMR so wherever the coalition can go from there?
    [[nodiscard]] bool deters(Concept kind, const Coalition& coalition, std::size_t s, std::size_t s2) const;
    /// The sets of parties that can take one step from one state to the other: a move, or an agreed step.
    [[nodiscard]] std::set<Coalition> movers(std::size_t from, std::size_t to) const;
    [[nodiscard]] bool all_prefer(const Coalition& coalition, std::size_t better, std::size_t worse) const;

    /// SIM: the states that can come about when party i moves from `s` to `s1` and at the same time others make improvements of
    /// their own from `s`, with who they are; at least one of them does. Of cases with options whose states are not merged.
    [[nodiscard]] std::map<std::size_t, std::set<Coalition>> together(PartyIndex i, std::size_t s, std::size_t s1) const;

private:
    struct State {
        std::vector<Levels> members;  ///< one, or several when merged; none in an abstract graph
        NamedStateIndex named = none;
    };
    /// Orders states: the first number in which two differ decides, more is better.
    using Worth = std::vector<std::int64_t>;
    using Memory = std::vector<std::optional<std::vector<std::size_t>>>;  ///< per state

    void list_states(std::size_t state_limit);
    void add_member(const Levels& levels);
    void weigh_states();
    [[nodiscard]] Worth worth_of(PartyIndex i, const Levels& levels, NamedStateIndex named);
    [[nodiscard]] const std::vector<std::size_t>& remembered_responses(PartyIndex i, std::size_t s,
                                                                       bool improvements_only) const;

    std::string problem_;
    const Case* subject_;
    std::vector<State> states_;
    std::map<Levels, NamedStateIndex, ByRawCode> name_at_;  ///< patterns of named states
    std::map<NamedStateIndex, std::size_t> state_of_;       ///< named states that are feasible
    std::map<Levels, std::size_t, ByRawCode> state_at_;     ///< every member
    std::vector<std::vector<Worth>> worth_;                 ///< per party and state
    mutable std::vector<Memory> moves_;                     ///< per party
    mutable std::vector<std::array<Memory, 2>> responses_;  ///< per party: all, improvements only
    mutable std::size_t remembered_ = 0;
};

struct ReasonStep {
    std::string mover;  ///< party id
    std::string to;     ///< state
};

struct ReasonAnswer {
    std::string improvement;
    bool answered = false;
    std::vector<ReasonStep> sanction;
};

/// As `irenic explain --json` writes it.
struct Reason {
    Concept kind = Concept::nash;
    std::string party;
    std::string state;
    bool stable = false;
    std::vector<ReasonAnswer> answers;
    bool every = true;  ///< false: the answers do not list every improvement; the steps of one of them answer each
};

struct Finding {
    bool accepted = false;
    std::string objection;  ///< what is wrong, in a sentence
    bool in_part =
        false;  ///< what is shown was checked; that there is nothing else was not, being too much to go through
};

/// Does the reason prove its verdict? Stable: the answers cover exactly the improvements, every step is a legal move of its mover
/// (an improvement for SEQ and SSEQ), nobody moves twice in succession, the focal party does not move, the path ends no better, and for SMR and SSEQ no
/// counter-move escapes. Unstable: the improvement is one, and no response deters it.
Finding check(const Definitions& definitions, const Reason& reason);

/// The same of a case whose states are too many to list: levels alone are looked at, step by step. What is claimed not to exist (a
/// counter-move, a further improvement, an answer) is looked for as far as `patience` combinations go; beyond that the finding is in part.
Finding check_locally(const Case& subject, const Reason& reason, std::size_t patience = 200'000);

// ---------------------------------------------------------------- coalitions

/// A step of one party, or of several together.
struct JointStep {
    std::vector<std::string> movers;
    std::string to;
};

/// As `irenic explain --coalitions --json` writes it.
struct CoalitionReason {
    Concept kind = Concept::nash;
    std::vector<std::string> members;
    std::string state;
    std::string verdict;  ///< stays, leaves or undecided
    std::string improvement;
    std::vector<JointStep> path;
    std::vector<JointStep> sanction;
};

/// Is the improvement one for every member, the path to it one of their steps, and is it answered by the others or by nobody, as the verdict says?
/// That *every* improvement is answered is gone through in cases of at most `states` states.
Finding check(const Definitions& definitions, const CoalitionReason& reason, std::size_t states = 500);

// ---------------------------------------------------------------- SIM, limited moves, NM, Stackelberg

/// Where two parties that move in turns can end: every choice that ties allow is tried out.
class Foresight {
public:
    /// `patience`: give up (`gave_up()`) after so many choices.
    Foresight(const Definitions& definitions, PartyIndex one, PartyIndex other, std::size_t patience = 100'000)
        : definitions_(definitions), parties_{one, other}, patience_(patience) {}

    /// With `to_go` moves left, and `mover` to move from `s`.
    const std::set<std::size_t>& ends(PartyIndex mover, std::uint32_t to_go, std::size_t s);
    /// stable, unstable or depends-on-a-tie: is `s` the only end, none of them, or one of several?
    std::string verdict(PartyIndex mover, std::uint32_t horizon, std::size_t s);
    /// Over `period` horizons from `from` on: the same one at all of them, or changes-for-ever.
    std::string verdict(PartyIndex mover, std::uint32_t from, std::uint32_t period, std::size_t s);
    /// Are the ends from every state, whoever is to move, the same with `from` moves to go and with `period` more?
    bool repeats(std::uint32_t from, std::uint32_t period);
    /// Longer horizons are not gone through.
    static constexpr std::uint32_t longest = 2'000;
    [[nodiscard]] bool gave_up() const { return patience_ == 0; }

private:
    using Choices = std::vector<std::vector<std::size_t>>;
    void choose(PartyIndex mover, std::size_t s, const Choices& after, std::vector<std::size_t>& chosen,
                std::set<std::size_t>& found);

    const Definitions& definitions_;
    std::array<PartyIndex, 2> parties_;
    std::size_t patience_;
    std::map<std::array<std::size_t, 3>, std::set<std::size_t>> known_;
};

/// SIM: is every improvement deterred by what the others might do at the same time?
bool stable_simultaneously(const Definitions& definitions, PartyIndex i, std::size_t s);

/// The parties that can move from some state; where fewer than two can, also those who own an option and are held back by constraints.
std::vector<PartyIndex> parties_that_move(const Definitions& definitions);

struct SimultaneousAnswer {
    std::string improvement;
    bool answered = false;
    std::vector<JointStep> together;  ///< one step, when answered
};

/// As `irenic explain --concept sim`, `limited`, `nonmyopic` or `stackelberg` writes it with `--json`.
struct FurtherReason {
    std::string kind;
    std::uint32_t horizon = 0;
    std::string party;
    std::string state;
    std::string verdict;  ///< stable, unstable, depends-on-a-tie or changes-for-ever
    std::vector<SimultaneousAnswer> answers;
    std::vector<JointStep> path;
    std::uint32_t period = 0;
};
Finding check(const Definitions& definitions, const FurtherReason& reason);

// ---------------------------------------------------------------- unknown preference, strength of preference

/// Is it so whatever the open numbers are, for some of them, or for none?
enum class Certainty { no, perhaps, yes };

/// The five concepts where preference is partly unknown or has degrees: docs/semantics.md, sections 2 and 3.
/// What was worked out is kept, so one object is not safe for several threads at once. The definitions must outlive it.
class Comparisons {
public:
    /// `extension`: a, b, c or d; empty: every number counts with its best value, and nothing is unknown.
    Comparisons(const Definitions& definitions, std::string extension);

    /// Is `s` better than `t` for party i, and is it greatly better?
    [[nodiscard]] Certainty better(PartyIndex i, std::size_t s, std::size_t t) const;
    [[nodiscard]] Certainty greatly_better(PartyIndex i, std::size_t s, std::size_t t) const;

    /// The moves for which party i would leave `s`, ascending.
    [[nodiscard]] std::vector<std::size_t> leaving(PartyIndex i, std::size_t s) const;
    /// Would another party take this move under SEQ and SSEQ?
    [[nodiscard]] bool credible(PartyIndex j, std::size_t from, std::size_t to) const {
        return better(j, to, from) != Certainty::no;
    }
    /// Is `s2` a sanction, with `greatly` a strong one; under SMR and SSEQ also after everything that party i can do there?
    [[nodiscard]] bool deters(Concept kind, PartyIndex i, std::size_t s, std::size_t s2, bool greatly) const;
    /// Does some response to `s1` deter party i from leaving `s`? Never under Nash.
    [[nodiscard]] bool answered(Concept kind, PartyIndex i, std::size_t s, std::size_t s1, bool greatly) const;
    [[nodiscard]] bool stable(Concept kind, PartyIndex i, std::size_t s) const;
    /// nash, strong or weak; empty when unstable.
    [[nodiscard]] std::string strength(Concept kind, PartyIndex i, std::size_t s) const;

    /// The least and the most that u_i(s) − u_i(t) can be, for a party with weights, in units of a `Decimal`.
    [[nodiscard]] std::array<std::int64_t, 2> spread(PartyIndex i, std::size_t s, std::size_t t) const;

private:
    [[nodiscard]] bool listed_unknown(PartyIndex i, std::size_t s, std::size_t t) const;
    [[nodiscard]] bool worse_is_enough(PartyIndex i, std::size_t s, std::size_t t, bool greatly) const;
    [[nodiscard]] const std::vector<std::size_t>& responses(PartyIndex i, std::size_t s1, bool credible_only) const;

    const Definitions& definitions_;
    std::string extension_;
    std::vector<std::vector<std::vector<bool>>> satisfied_;      ///< per party, statement and state; graded: empty
    std::vector<std::set<std::array<std::size_t, 2>>> unknown_;  ///< per party: pairs of states
    mutable std::map<std::array<std::size_t, 3>, std::vector<std::size_t>> responses_;
};

struct PreferenceAnswer {
    std::string improvement;
    bool known = true;
    bool answered = false;
    bool great = false;
    std::vector<ReasonStep> sanction;
};

/// As `irenic explain --unknown` and `--strength` write it with `--json`.
struct PreferenceReason {
    std::string extension;  ///< a, b, c, d, or empty
    Concept kind = Concept::nash;
    std::string party;
    std::string state;
    bool stable = false;
    std::string strength;  ///< nash, strong or weak; empty when unstable or not asked for
    std::vector<PreferenceAnswer> answers;
};
Finding check(const Definitions& definitions, const Comparisons& comparisons, const PreferenceReason& reason);

// ---------------------------------------------------------------- attitudes and misperception

/// The case in the eyes of one party: what it sees of moves and wants, and how parties take each other, as far as the
/// perspective takes that into account. docs/attitudes.md, docs/misperception.md. `definitions` must outlive it.
class Eyes {
public:
    Eyes(const Definitions& definitions, PartyIndex focal, const Perspective& perspective);
    Eyes(const Eyes&) = delete;
    Eyes& operator=(const Eyes&) = delete;

    [[nodiscard]] const std::string& problem() const { return wants().problem(); }
    [[nodiscard]] bool sees(std::size_t s) const;
    [[nodiscard]] bool is_move(PartyIndex j, std::size_t from, std::size_t to) const;
    /// Would party `j`, as this party sees it, take this step for its own part?
    [[nodiscard]] bool gains(PartyIndex j, std::size_t from, std::size_t to) const;
    [[nodiscard]] bool deters(Concept kind, std::size_t s, std::size_t s2) const;
    [[nodiscard]] bool answered(Concept kind, std::size_t s, std::size_t s1) const;
    [[nodiscard]] bool stable(Concept kind, std::size_t s) const;

private:
    [[nodiscard]] const Definitions& wants() const { return beliefs_ ? *beliefs_ : actual_; }
    [[nodiscard]] int attitude(PartyIndex i, PartyIndex j) const;
    [[nodiscard]] std::set<std::size_t> responses(std::size_t s1, bool credible) const;
    [[nodiscard]] const std::vector<std::size_t>& moves(PartyIndex j, std::size_t s) const;

    const Definitions& actual_;
    PartyIndex focal_;
    Perspective perspective_;
    const PartyView* view_ = nullptr;
    std::optional<Case> believed_;
    std::optional<Definitions> beliefs_;
    mutable std::vector<std::vector<std::optional<std::vector<std::size_t>>>> moves_;  ///< per party and state
    mutable std::array<std::map<std::size_t, std::set<std::size_t>>, 2> responses_;    ///< all, credible ones
};

/// As `irenic explain --attitudes` or `--misperception` writes it with `--json`.
struct PerspectiveReason {
    Reason reason;
    bool seen = true;  ///< the party knows the state
};
Finding check(const Eyes& eyes, const Definitions& definitions, const PerspectiveReason& reason);

// ---------------------------------------------------------------- evolution

/// What can come of a state by one kind of steps, the slow way.
class Unfolding {
public:
    Unfolding(const Definitions& definitions, Steps steps) : definitions_(definitions), steps_(steps) {}

    /// Per state the steps of a shortest path from `from`; nothing where there is none. No set of movers twice in succession.
    [[nodiscard]] std::vector<std::optional<std::size_t>> distances(std::size_t from) const;
    /// Is every step of the path one of its movers, an improvement for each of them where the kind of steps says so, nobody twice in
    /// succession, and does it end in `to`?
    [[nodiscard]] Finding check(std::size_t from, const std::vector<JointStep>& path, const std::string& to) const;
    /// The sets of parties that may take the step.
    [[nodiscard]] std::set<Definitions::Coalition> movers(std::size_t from, std::size_t to) const;

private:
    const Definitions& definitions_;
    Steps steps_;
};

// ---------------------------------------------------------------- bargaining

/// What some talks are about, by docs/semantics.md, section 5: who signs, what each has without a deal, and every package on the table,
/// found by trying all combinations of levels. The case must outlive it.
class Table {
public:
    using Values = std::vector<std::int64_t>;  ///< units of a `Decimal`, per signatory
    /// By what they are worth. Combinations of levels that are one state are one package: the first of them stands for it.
    using Packages = std::map<Values, std::vector<Levels>>;

    /// `about`: none: all who own an option, against the status quo. `patience`: with more combinations of levels within reach than this,
    /// packages are looked at only where they are named.
    Table(const Case& subject, std::optional<AgreementIndex> about, std::size_t patience = 1'000'000);

    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] const Case& subject() const { return *subject_; }
    [[nodiscard]] const Agreement* agreement() const { return agreement_; }
    [[nodiscard]] const std::vector<PartyIndex>& signatories() const { return signatories_; }
    [[nodiscard]] const Values& no_agreement() const { return no_agreement_; }
    [[nodiscard]] const std::vector<Levels>& starts() const { return starts_; }

    /// Was every combination tried? Otherwise `packages` is empty.
    [[nodiscard]] bool all_tried() const { return all_tried_; }
    [[nodiscard]] const Packages& packages() const { return packages_; }

    [[nodiscard]] bool feasible(const Levels& levels) const;
    /// Can allowed changes, one after another, lead from one to the other, by options of which all owners sign?
    [[nodiscard]] bool within_reach(const Levels& from, const Levels& to) const;
    [[nodiscard]] bool on_table(const Levels& levels) const;
    [[nodiscard]] Values values(const Levels& levels) const;
    [[nodiscard]] bool consents(std::size_t signatory, const Values& values) const {
        return values[signatory] >= no_agreement_[signatory];
    }
    [[nodiscard]] bool agreed(const Values& values) const;
    /// Would the rule be met if just these consented, by their place?
    [[nodiscard]] bool enough(const std::vector<bool>& consenting) const;

    /// The members that a name or code stands for; none where it is not feasible.
    [[nodiscard]] std::vector<Levels> find(const std::string& name_or_code) const;
    [[nodiscard]] std::string name(const Levels& levels) const;
    /// Where a strategy leads.
    [[nodiscard]] Levels end_of(StrategyIndex strategy) const;
    /// Can allowed changes lead from one level to the other, one after another?
    [[nodiscard]] bool may_become(OptionIndex option, Level from, Level to) const {
        return ((leads_[option][from] >> to) & 1U) != 0;
    }

    /// May one deal over options of at most `size` issues lead from one state to the other? (Members of the first that a deal can start
    /// from; of the second those on the table.)
    [[nodiscard]] bool is_deal(const std::vector<Levels>& from, const std::vector<Levels>& to, std::uint32_t size) const;

private:
    void find_no_agreement();
    void try_all(std::size_t patience);

    std::string problem_;
    const Case* subject_;
    const Agreement* agreement_ = nullptr;
    std::vector<PartyIndex> signatories_;
    std::vector<Levels> starts_;
    std::vector<std::vector<std::uint64_t>> leads_;  ///< per option and level: where allowed changes lead, as bits
    Values no_agreement_;
    bool all_tried_ = false;
    Packages packages_;
};

/// Numbers by party, as JSON holds them: the nearest double.
using ByParty = std::map<std::string, double>;

/// As `irenic bargain --json` writes them.
struct ClaimedVector {
    std::vector<std::string> packages;
    std::string count;
    ByParty values;
    bool in_zone = false;
};
struct ClaimedFrontier {
    std::vector<ClaimedVector> rows;
    std::size_t count = 0;  ///< with those that are not listed
    bool zone_only = false;
    ByParty guarantee;  ///< empty: exact
};
/// Is each listed package on the table, worth what is said, and does none on the table improve on it? Is nothing missing?
Finding check(const Table& table, const ClaimedFrontier& claim);

struct ClaimedZone {
    std::string packages;  ///< on the table; empty: not counted
    std::string size;      ///< empty: not counted
    bool empty = false;
};
Finding check(const Table& table, const ClaimedZone& claim);

struct ClaimedSolution {
    std::string rule;
    struct Row {
        std::string state;
        ByParty values;
        ByParty gains;
        std::optional<std::vector<std::string>> gainers;
    };
    std::vector<Row> rows;
    std::string count;  ///< with those that are not listed
    std::vector<std::string> left_out;
};
/// Is each in the zone and best by its rule, and are they all? Where not every combination was tried, and with ε, nothing that the frontier
/// lists may be better.
Finding check(const Table& table, const ClaimedFrontier& frontier, const ClaimedSolution& claim);

struct ClaimedLottery {
    std::string rule;
    struct Share {
        std::string state;
        std::string probability;
    };
    std::vector<Share> shares;
    std::map<std::string, std::string> averages;  ///< by party, exact
    std::vector<std::string> left_out;
    double bound = 0;  ///< of Nash
};
/// Are the packages in the zone, do the shares add up, are the averages right, and could none do better by the rule? By Nash: no better than the
/// bound says; by the utilitarian rule: no package does; by the others only: no single package has a greater least.
Finding check(const Table& table, const ClaimedLottery& claim);

struct ClaimedLinkage {
    std::string strategy;
    std::optional<std::uint32_t> degree;
    bool needs_linking = false;
    std::vector<std::string> path;
    ByParty gain;
};
/// Is each step of the path a partial deal of that size, do smaller ones not lead there, and are the gains right?
Finding check(const Table& table, const ClaimedLinkage& claim, std::size_t states = 3'000);

/// Who blocks the end of a strategy, and by how much.
Finding check_blockers(const Table& table, const std::string& strategy, const ByParty& deficits);

/// Amounts are exact texts: `12.5`, or `10/3`.
using AmountByParty = std::map<std::string, std::string>;

struct ClaimedPayments {
    std::string strategy;
    bool possible = false;
    std::string needed;
    std::string total;
    std::string available;
    struct Payment {
        std::string from;
        std::string to;
        std::string paid;
        std::string worth;
    };
    std::vector<Payment> payments;
    AmountByParty after;
};
/// Do the payments close what is lacking, within budgets and surpluses, and could less do?
Finding check(const Table& table, const ClaimedPayments& claim);

struct ClaimedConcessions {
    std::string strategy;
    std::map<std::string, std::string> alone;  ///< by party: empty where it alone would not do
    std::string sum;
    AmountByParty sum_by;
    std::string maximum;
    AmountByParty maximum_by;
};
Finding check(const Table& table, const ClaimedConcessions& claim);

struct ClaimedLevels {
    std::string strategy;
    bool beyond = false;  ///< off the table
    std::string found;    ///< found, impossible, not-as-few or open
    std::uint32_t options = 0;
    std::uint64_t count = 0;
    bool counted = false;
    struct Change {
        std::map<std::string, std::string> sets;
        std::string state;
    };
    std::vector<Change> least;
};
/// Does each change meet the rule, and do no fewer options do? `not-as-few` says only that `options` do not.
Finding check(const Table& table, const ClaimedLevels& claim, std::size_t patience = 1'000'000);

struct ClaimedConsent {
    std::string strategy;
    bool signable = false;
    std::vector<std::vector<std::string>> suffices;
    std::string suffices_count;
    std::vector<std::string> alone;
    std::vector<std::string> blocks_alone;
    std::vector<std::string> would_complete;
};
Finding check(const Table& table, const ClaimedConsent& claim);

/// Those who do not sign, at a strategy's end.
struct ClaimedOutsiders {
    std::string strategy;
    struct Spoiler {
        std::string party;
        std::string to;
        std::optional<double> gain;                           ///< none: values only order states
        std::map<std::string, std::optional<bool>> deterred;  ///< by concept; none: not settled
    };
    std::vector<Spoiler> spoilers;
    std::vector<std::string> would_not_gain;
    std::vector<std::string> cannot_move;
    std::vector<std::string> unsettled;
};
/// Does each spoiler gain most by that move, and would the others' answers deter it as is said? Do the rest gain by none?
Finding check(const Definitions& definitions, const Table& table, const ClaimedOutsiders& claim);

}  // namespace irenic::certificate
