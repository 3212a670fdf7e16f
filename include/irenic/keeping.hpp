/// Does an agreement enforce itself: at every step, does every party that could stop it gain more by going on?
///
/// Definitions: docs/semantics.md, section 6; the safe-exchange condition of Sandholm & Lesser 1995 and Sandholm & Ferrandon 2000 with flow
/// values and hazard. Signs of slacks are exact: values are decimals of any length (`Wide`), never rounded.
// This file is over 400 lines: a room has one public header, and here are orders, guarantees, the calendar and the ledger.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

struct PlanStep {
    std::vector<ObligationIndex> obligations;
    std::uint32_t days = 0;  ///< the longest of them, and waiting for `not-before`
    std::uint32_t deal = 0;  ///< which of the separate deals, 0 without `separately`
};

/// What a party could do instead of going on at a point, in its own units of value.
struct SlackRow {
    std::uint32_t after = 0;  ///< steps performed, counted through all deals
    std::uint32_t deal = 0;
    bool at_end = false;  ///< the deal's last state: nothing is left to do in it
    PartyIndex party = 0;
    Wide go_on;                   ///< V_i(S_k)
    Wide stop;                    ///< X_i(S_k), penalties taken off
    Wide slack;                   ///< V − X
    std::optional<Decimal> wait;  ///< the terms of X that apply; null: not asked for by `stopping`, or without candidates
    std::optional<Decimal> break_;
    std::optional<Decimal> act;
    StateIndex act_to = no_state;     ///< the best move when acting
    StateIndex act_reply = no_state;  ///< what the others' reply makes of it
    Wide penalties;                   ///< in force on the party
};

/// A plan and what became of it.
struct Plan {
    std::string name;  ///< `as-written`
    std::vector<PlanStep> steps;
    std::vector<StateIndex> states;         ///< s(S_0) … s(S_m); at the border of two deals the state stands once
    std::vector<StateIndex> broken;         ///< after a breach at each
    std::vector<SlackRow> slack;            ///< of parties that are asked, by `after`, deal, party
    std::optional<Wide> margin;             ///< least slack before the end of a deal; none when nobody is asked
    std::optional<std::uint32_t> stops_at;  ///< `after` of the first negative slack
    std::optional<PartyIndex> stopped_by;   ///< most negative slack there; ties: the first party
    bool self_enforcing = false;
};

/// The rows with negative slack at the point where the plan first stops, by party; none when it enforces itself. The end of a deal
/// is a point before the start of the next, though the state is the same.
std::vector<const SlackRow*> first_stop(const Plan& plan);
/// Of these the most negative; ties: the first party. Null where the plan enforces itself.
const SlackRow* worst_at_first_stop(const Plan& plan);

/// The same obligations, step by step.
bool same_steps(const Plan& one, const Plan& other);

/// Everybody who performs one of these, each once, in the order in which they come up.
std::vector<PartyIndex> performers_of(const Agreement& agreement, std::span<const ObligationIndex> obligations);

struct PlanResult {
    std::optional<Plan> plan;
    std::vector<Diagnostic> diagnostics;  ///< errors of the case: an infeasible step or breach, an ordinal party, a violated link
};

/// What a party would best do alone where the space does not hold every state: its move, with what the others' reply makes of all that it
/// does not own alone. Nothing: there is no move, or it could not be settled.
using ActAlone = std::function<std::optional<Levels>(PartyIndex party, const Levels& at, const Levels& reply)>;

/// The states that a plan as written speaks of, feasible or not: its points, breaches there, and how parties would act alone.
std::vector<Levels> states_of_plan(const Case& subject, AgreementIndex agreement, const ActAlone& act_alone);

/// The plan as written: file order, one obligation a step, those tied by `with` in one step at the place of the first. With
/// `separately`, every deal in turn from where the one before it ended.
/// `act_alone`: where the space holds only some states, which must be those of `states_of_plan`.
PlanResult plan_as_written(const Space& space, AgreementIndex agreement, const ActAlone& act_alone = {});

// ---------------------------------------------------------------- a plan with other numbers

/// The states that a plan is laid over, where they are not those of a `Space`, or not all of them.
struct Ground {
    std::function<std::optional<StateIndex>(const Levels&)> find;
    std::function<Levels(StateIndex)> levels;
    std::function<std::vector<StateIndex>(PartyIndex, StateIndex)> moves_from;
};

/// A plan as written without its numbers: who is asked where, and in which states a party could stop. With other weights, discounts,
/// hazards and penalties it is only judged anew.
struct PlanFrame {
    struct Row {
        std::uint32_t after = 0;
        std::uint32_t deal = 0;
        bool at_end = false;
        PartyIndex party = 0;
        std::vector<std::uint32_t> guarantees;  ///< in force on the party
        std::vector<StateIndex> stops;          ///< where stopping could leave it: waiting, breaking off, acting
    };
    struct Deal {
        std::uint32_t first = 0;  ///< step
        std::uint32_t end = 0;
    };
    std::vector<std::uint32_t> days;  ///< per step
    std::vector<std::uint32_t> day;   ///< per point, since the start
    std::vector<StateIndex> states;   ///< per point
    std::vector<StateIndex> broken;   ///< per point
    std::vector<Deal> deals;
    std::vector<Row> rows;  ///< by `after`, deal, party
};

/// Nothing where `plan_as_written` would report an error.
std::optional<PlanFrame> frame_as_written(const Case& subject, AgreementIndex agreement, const Ground& ground);

/// The numbers that a plan is judged by.
struct PlanNumbers {
    const Keeping& keeping;
    std::span<const Guarantee* const> guarantees;  ///< by their index in the frame
    std::function<Decimal(PartyIndex, StateIndex)> value;
};

struct PlanVerdict {
    bool self_enforcing = false;
    std::optional<double> margin{};  ///< the nearest double
    std::optional<std::uint32_t> stops_at{};
    std::vector<PartyIndex> stoppers;  ///< whoever would gain by stopping there, ascending
    std::optional<PartyIndex> stopped_by{};
};

/// The same verdict as that of `plan_as_written`: by floating-point numbers with a bound of their error, and exactly where that is not enough.
PlanVerdict judge(const PlanFrame& frame, const PlanNumbers& numbers);

// ---------------------------------------------------------------- other orders

/// What the best order is to be best by. All but `margin` prefer orders that enforce themselves where there are any.
enum class BestBy : std::uint8_t {
    margin,      ///< greatest least slack
    completion,  ///< greatest chance that nothing outside breaks it before its end
    guarantee,  ///< least further penalty that makes it enforce itself, as a share of what the party's statements are about
    time,       ///< fewest days
};

struct BestByRow {
    BestBy kind;
    std::string_view id;  ///< in JSON and on the command line
};
inline constexpr std::array<BestByRow, 4> best_by_rows{{
    {BestBy::margin, "margin"},
    {BestBy::completion, "completion"},
    {BestBy::guarantee, "guarantee"},
    {BestBy::time, "time"},
}};

constexpr std::string_view id_of(BestBy best_by) { return best_by_rows[static_cast<std::size_t>(best_by)].id; }
/// How the order is called among plans: `best`, `best-by-time`.
inline std::string plan_name(BestBy best_by) {
    return best_by == BestBy::margin ? "best" : "best-by-" + std::string(id_of(best_by));
}

/// How much is searched for the best order.
struct OrderLimits {
    std::uint64_t sets = 20'000'000;  ///< of obligations performed, looked at
    std::uint64_t courses =
        30'000'000;            ///< beginnings of an order looked at, over all sets, where time or chance counts
    std::size_t together = 1;  ///< obligations done in one step at most, beside those that are tied
    BestBy best_by = BestBy::margin;
};

/// What a party would have to owe beyond the penalties in force, from the start to its plan's end, not to stop anywhere.
struct FurtherPenalty {
    PartyIndex party = 0;
    Wide penalty;
    double share = 0;  ///< of the party's range: what the best and the worst of its statements differ by
};

/// An order that was found, or why there is none.
struct OrderFound {
    std::optional<Plan> plan;  ///< judged as every plan is
    std::string why_none;      ///< in words: units that wait for each other, a limit
    bool proven =
        false;  ///< no order is better by what was asked for: where values are discounted, by more than rounding
    /// Where it is not proven: no order has a greater margin than this.
    std::optional<double> at_most;
    std::uint64_t sets = 0;  ///< looked at
    bool limit_reached = false;
    BestBy best_by = BestBy::margin;
    std::vector<PlanStep> steps;            ///< the order, judged or not
    std::vector<FurtherPenalty> penalties;  ///< of those that need one
    std::optional<double> completion;       ///< chance that nothing outside breaks it before its end
    bool none_enforces_itself = false;  ///< sought among all orders, as no order of the kind looked at enforces itself
};

/// The fewest steps that links allow: everything that can be done is done at once.
OrderFound plan_all_at_once(const Space& space, AgreementIndex agreement);
/// Issue by issue in file order, one obligation a step; none where links forbid it.
OrderFound plan_by_issue(const Space& space, AgreementIndex agreement);
/// The best order. By margin without discount and hazard: a widest path through the lattice of performed sets, exact; ties by leximin of
/// slacks where few sets are in question, then file order. With them: a search by margins that could still be had.
OrderFound plan_best(const Space& space, AgreementIndex agreement, const OrderLimits& limits = {},
                     const std::stop_token& stop = {});

/// The same three without a space: `steps`, and no plan yet. `why_none` where the case cannot be asked in this way.
OrderFound find_all_at_once(const Case& subject, AgreementIndex agreement);
OrderFound find_by_issue(const Case& subject, AgreementIndex agreement);
OrderFound find_best(const Case& subject, AgreementIndex agreement, const OrderLimits& limits = {},
                     const std::stop_token& stop = {});
/// Judges an order that was found: a plan of that name, or why there is none after all. `act_alone` as in `plan_as_written`.
void judge_order(const Space& space, AgreementIndex agreement, std::string name, OrderFound& found,
                 const ActAlone& act_alone = {});
/// The states that judging these steps takes: see `states_of_plan`.
std::vector<Levels> states_of_steps(const Case& subject, AgreementIndex agreement, const std::vector<PlanStep>& steps,
                                    const ActAlone& act_alone);

/// The orders of one agreement side by side.
struct OtherOrders {
    OrderFound all_at_once;
    OrderFound by_issue;
    OrderFound best;
    std::vector<OrderFound> best_by;  ///< by what else was asked for
};

// ---------------------------------------------------------------- obligations in parts

struct InParts {
    std::optional<Case> subject;  ///< none: nothing is in parts
    std::vector<Diagnostic> diagnostics;
};

/// The case with every obligation of the agreement that has `parts` cut into as many: `pay` becomes `pay.1`, `pay.2`, …, one after the
/// other, each setting the option to a level of its own. Every party's value runs evenly, from the level before to the level that
/// the whole sets, exactly; constraints and conditions see the level before until the last part is done.
InParts in_parts(const Case& subject, AgreementIndex agreement);

// ---------------------------------------------------------------- what in fact was done (docs/ledger.md)

enum class Fulfilment : std::uint8_t { open, partly, performed, violated };

/// What an account says about one obligation: its last word, by date and then by entry.
struct LedgerWord {
    Fulfilment standing = Fulfilment::open;
    std::optional<EventIndex> event{};  ///< the entry that says so; nothing: none speaks of it
    std::uint32_t parts = 0;            ///< whole parts performed, when `partly`
    bool rounded = false;               ///< the share entered was no whole number of parts
};

/// An obligation of which accounts do not say the same, or one says that it is disputed.
struct Dispute {
    ObligationIndex obligation = 0;
    std::optional<EventIndex> event{};  ///< the last entry that says so, if one does
};

/// What one account says, or all of them together. Where something is disputed there are two ways to read it.
struct LedgerWords {
    std::optional<AccountIndex> account{};  ///< nothing: all together
    std::vector<LedgerWord> affirmed;       ///< per obligation: as those have it who say that more was done …
    std::vector<LedgerWord> denied;         ///< … and as the others do
    std::vector<Dispute> disputed;
};

/// Entries up to a day, those that were corrected by then left out. An account is heard with what is common ground, and where it is named
/// as affirming or denying what is disputed. To say nothing is not to deny.
LedgerWords words_of(const Agreement& agreement, const Ledger& ledger, std::optional<AccountIndex> account,
                     CalendarDay until);

/// An obligation on the day that is asked about.
struct ObligationNow {
    LedgerWord word;
    std::optional<CalendarDay> done_on{};
    std::optional<CalendarDay> due{};          ///< its deadline, otherwise when the plan as written has done it
    std::int64_t days_late = 0;                ///< past due, when it was done or today; 0 or less: in time
    std::vector<ObligationIndex> waits_for;    ///< not done, and this must come after it
    std::vector<ObligationIndex> done_before;  ///< this was done before what it must come after
    std::optional<CalendarDay> not_before{};   ///< still to come, or it was done before that day

    [[nodiscard]] bool done() const { return word.standing == Fulfilment::performed; }
    [[nodiscard]] bool overdue() const { return !done() && days_late > 0; }
};

/// Why a party waits: its obligation, what that must come after, and so on to one that nothing stands before.
struct WaitingChain {
    PartyIndex party = 0;
    std::vector<ObligationIndex> obligations;
};

/// What is to be expected if every obligation takes its days from today, and nobody stops.
struct Forecast {
    std::uint64_t days = 0;  ///< from today to the end
    std::optional<CalendarDay> end{};
    std::optional<CalendarDay> planned_end{};  ///< by the plan as written, from the start
    std::int64_t days_late = 0;
    bool hazard = false;
    Wide chance;        ///< that no outside breakdown comes before the end
    Wide chance_least;  ///< at the ends of the range of the hazard
    Wide chance_most;
};

/// Where the agreement is by one way of reading a ledger, and what follows from there.
struct Position {
    std::vector<ObligationNow> obligations;
    std::vector<WaitingChain> waiting;
    std::optional<ObligationIndex> breach{};  ///< the first that is violated: what a breach leads to is in force
    StateIndex state = no_state;
    std::vector<Setting> undone;  ///< what obligations performed had set and the breach has changed
    std::optional<Plan> rest{};   ///< what is left, as written; its steps count from here
    std::vector<Diagnostic> why_no_rest;
    OrderFound best;  ///< order of what is left
    Forecast forecast;
};

/// How likely it is that a party stops next, where what is disputed is drawn by its confidence, each dispute for itself.
struct StopChance {
    std::optional<PartyIndex> party{};  ///< nothing: nobody stops
    Wide chance;
};

/// One account of one ledger, or all its accounts together.
struct LedgerView {
    std::size_t ledger = 0;  ///< which of them
    LedgerWords words;
    Position affirmed;
    std::optional<Position> denied{};  ///< where something is disputed
    std::vector<StopChance> chances;   ///< where every dispute has a confidence, most likely first
};

/// What ledgers say about an agreement, side by side.
struct Monitored {
    std::vector<Ledger> ledgers;
    std::vector<std::string> written;  ///< ids of the obligations as the ledgers count them
    CalendarDay today{};
    bool today_given = false;
    std::vector<std::size_t> later;  ///< per ledger: entries dated after today, left out
    std::vector<LedgerView> views;
    std::vector<ObligationIndex> differing;  ///< views do not say the same of these
    bool limit_reached = false;              ///< in the search for the best order of the rest

    [[nodiscard]] const Ledger& ledger_of(const LedgerView& view) const { return ledgers[view.ledger]; }
};

/// What is asked about ledgers.
struct MonitorQuestion {
    std::vector<Ledger> ledgers;         ///< all of the agreement that is asked about
    std::vector<std::string> accounts;   ///< their ids; empty: all together, and each where they differ
    std::optional<CalendarDay> today{};  ///< the day of the last entry where not given
    /// The agreement as the ledgers know it, where the space's case has cut obligations into parts (`pay.1`, `pay.2`).
    const Agreement* written = nullptr;
    OrderLimits limits;
    SpaceLimits space_limits;  ///< those that the space was built with
    Workers workers;
};

/// Precondition: a ledger has an entry, or `today` is given. Every account asked for is in one of the ledgers.
Monitored monitor(const Space& space, AgreementIndex agreement, MonitorQuestion question,
                  const std::stop_token& stop = {});

// ---------------------------------------------------------------- when

/// A step in days since the start. What takes D days from day d ends on day d + D, on which the next step begins.
struct StepTime {
    std::uint64_t begins = 0;
    std::uint64_t works = 0;  ///< waiting for `not-before` is over
    std::uint64_t ends = 0;
};

/// An obligation in days since the start. In a step with a longer one it ends before the step does.
struct ObligationTime {
    ObligationIndex obligation = 0;
    std::uint32_t step = 0;  ///< counted from 0
    std::uint64_t begins = 0;
    std::uint64_t ends = 0;
    std::optional<std::int64_t> late{};  ///< days after its deadline, below 0 to spare; none without a deadline
};

/// When everything falls if the plan is carried out.
struct Timetable {
    std::vector<StepTime> steps;
    std::vector<ObligationTime> obligations;  ///< in the order of the plan
    std::uint64_t days = 0;                   ///< of the whole plan
};
Timetable timetable_of(const Agreement& agreement, const Plan& plan);

/// The least slack at the point from which a step (counted from 0) begins; ties: the first party. Null where nobody is asked there.
const SlackRow* tightest_before(const Plan& plan, std::uint32_t step);

// ---------------------------------------------------------------- why somebody stops, and what would hold a plan

/// What obligations change in what a party has: one obligation, or several where no state that can be lies between them.
struct ObligationShare {
    std::vector<ObligationIndex> obligations;
    Wide change;
};

/// A guarantee of the agreement that is in force at a point, and what is left of it by then.
struct PenaltyInForce {
    std::uint32_t guarantee = 0;
    Wide amount;
};

enum class WayToStop { wait, break_, act };

/// Why a party would stop at a point, or go on there. The parts add up to its slack exactly:
/// slack = Σ ahead + by_discount + by_hazard − by_move − by_answer + Σ penalties.
struct WhyStops {
    SlackRow row;
    std::vector<ObligationShare> behind;  ///< what has been performed since the deal began, in the plan's order
    std::vector<ObligationShare> ahead;   ///< what the rest of the plan would still change
    Wide by_discount;                     ///< what going on is worth more (or less) because it takes time
    Wide by_hazard;                       ///< and because it may be broken off from outside
    WayToStop way = WayToStop::wait;      ///< the best way of stopping; of equal ones the first in this order
    Wide by_move;                         ///< `act`: what its own move changes
    Wide by_answer;                       ///< `break` and `act`: what the `if-broken` levels change
    std::vector<PenaltyInForce> penalties;
};

/// Precondition: `row` is one of the plan's.
WhyStops why_stops(const Space& space, AgreementIndex agreement, const Plan& plan, const SlackRow& row);

/// Somebody who could stand behind a guarantee. An outlay of x from its budget takes `rate` · x off what stopping is worth to the other,
/// so a penalty P costs the guarantor P / rate, in its own units. It is *willing* where that is no more than what it gains by the
/// agreement going on over the state in which the other would have stopped, at every point where the guarantee is relied on.
struct Carrier {
    PartyIndex by = 0;
    std::optional<Decimal> budget;  ///< nothing: the case names none
    Decimal rate{Decimal::units_per_one};
    std::optional<Wide> gain;  ///< least, over the points; nothing: its wants only order states
    std::uint32_t gain_after = 0;
    bool willing = false;
    bool affords = false;
};

/// A party that would stop somewhere, and the least penalty that would keep it going.
struct GuaranteeNeed {
    PartyIndex on = 0;
    Wide lacking;  ///< the greatest shortfall
    std::uint32_t lacking_after = 0;
    /// The least in millionths that leaves no shortfall; nothing where the party would stop at the end, when all has been performed
    /// and no guarantee is in force any more, or where no number of a case file is enough.
    std::optional<Decimal> penalty;
    std::optional<ObligationIndex> until;  ///< the earliest that still suffices
    std::vector<Carrier> carriers;
    std::optional<std::size_t> carried_by;  ///< of `carriers`, in the cheapest assignment
};

/// A guarantee of the agreement without which somebody would stop: would its guarantor stand by it?
struct GuaranteeRelied {
    std::uint32_t guarantee = 0;
    std::uint32_t after = 0;  ///< where the guarantor has the least to gain by it
    Wide penalty;             ///< in force there
    Carrier by;
};

struct GuaranteesNeeded {
    std::vector<GuaranteeNeed> needs;  ///< none: nobody would stop
    std::vector<GuaranteeRelied> relied;
    bool all_carried = false;  ///< each need by one guarantor, and no budget exceeded
    bool limit_reached = false;
};
GuaranteesNeeded guarantees_needed(const Space& space, AgreementIndex agreement, const Plan& plan);

/// How much is looked through for links, joint steps and deadlocks.
struct HoldLimits {
    std::size_t units = 16;          ///< of a deal: links are tested up to so many steps that could be put in any order
    std::uint64_t points = 600'000;  ///< sets (on different days, where these count) looked at for links and deadlocks
    std::uint64_t plans = 20'000;    ///< judged for joint steps
    std::size_t together = 3;        ///< obligations in one joint step
    std::size_t listed = 5;          ///< joint steps
};

/// A link left out. Links only forbid orders: what one does is seen from the orders that it forbids. Margins are those of its deal.
struct LinkTested {
    bool tie = false;  ///< `with`; otherwise `after`
    ObligationIndex from = 0;
    ObligationIndex of = 0;
    std::string id;                    ///< may be empty
    bool idle = false;                 ///< no order of single steps that can be gone through is forbidden by it alone
    std::string not_searched;          ///< why the following are not known
    std::optional<Wide> best_with;     ///< margin of the best order with all links
    std::optional<Wide> best_without;  ///< and without this one
    std::optional<Plan> worst;         ///< the order of least margin among those that it alone forbids
    /// The order as written, with `from` as early as the other links allow (`after`), or the two in steps of their own (`with`).
    std::optional<Plan> otherwise;
    std::vector<PartyIndex>
        exposed;  ///< where that stops: who is then left with less than before the deal, and than with the link
};

struct LinksTested {
    std::vector<LinkTested> links;
};
LinksTested test_links(const Space& space, AgreementIndex agreement, const Plan& as_written,
                       const HoldLimits& limits = {}, const std::stop_token& stop = {});

/// Obligations done in one step, or handed to a third party that releases them together: for slack it is the same.
struct JointStep {
    std::vector<ObligationIndex> obligations;
    std::vector<std::pair<ObligationIndex, ObligationIndex>> replaces;  ///< links that it takes the place of: who waited for whom
    Plan plan;
};

struct JointSteps {
    std::vector<JointStep> found;  ///< smallest; those with which the plan enforces itself first, then by margin
    std::uint64_t count = 0;       ///< of that size, listed or not
    std::vector<JointStep> in_turn;  ///< one after another, until the plan enforces itself; empty where that does not come about
    std::uint64_t plans = 0;
    bool limit_reached = false;
};
/// The smallest sets of obligations that, done in one step, would take the plan past where it first stops.
JointSteps joint_steps(const Space& space, AgreementIndex agreement, const Plan& plan, const HoldLimits& limits = {},
                       const std::stop_token& stop = {});

/// A step that could come next, and who would then stop whatever came after it.
struct StepRefused {
    std::vector<ObligationIndex> obligations;
    PartyIndex stops = 0;  ///< the party with the greatest shortfall
    double short_by = 0;
    std::vector<PartyIndex> all_who_stop;
};

/// Each would go second, nobody first.
struct Deadlock {
    std::uint32_t deal = 0;
    std::vector<ObligationIndex> done;  ///< before, in this deal: the furthest that anybody can get
    std::vector<StepRefused> next;      ///< everything that could be done there, one step each
    std::vector<PartyIndex> cycle;  ///< each waits for the following one to go first, the last for the first; may be empty
    std::vector<ObligationIndex> joint;  ///< one next step of each in the cycle, after which, done together, none of them stops
};

struct Deadlocks {
    std::optional<Deadlock> first;
    bool limit_reached = false;
};
/// The furthest that single steps get without anybody stopping, where every next step would make somebody stop whatever came after it.
/// Nothing: somebody stops before the first step, or an order may lead to the end. `as_written`: which deals there are.
Deadlocks find_deadlock(const Space& space, AgreementIndex agreement, const Plan& as_written,
                        const HoldLimits& limits = {}, const std::stop_token& stop = {});

/// What would hold an agreement together, and what keeps it apart.
struct Hold {
    std::vector<WhyStops> why;  ///< of the first stop, the most negative slack first
    GuaranteesNeeded guarantees;
    std::optional<LinksTested> links;  ///< nothing where states are not enumerated
    std::optional<JointSteps> joint;
    std::optional<Deadlocks> deadlocks;
};
/// `orders`: as found for the same agreement; nothing where states are not enumerated.
Hold what_holds(const Space& space, AgreementIndex agreement, const Plan& as_written, const OtherOrders* orders,
                const HoldLimits& limits = {}, const std::stop_token& stop = {});

/// All that `irenic keep` answers about one agreement. What was not asked for is empty.
struct Kept {
    AgreementIndex agreement = 0;
    Plan as_written;
    std::optional<OtherOrders> orders;
    std::optional<Monitored> monitored{};
    std::optional<Hold> hold{};
};

}  // namespace irenic
