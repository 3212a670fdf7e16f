/// Does an agreement enforce itself: at every step, does every party that could stop it gain more by going on?
///
/// Definitions: docs/semantics.md, section 6; the safe-exchange condition of Sandholm & Lesser 1995 and Sandholm & Ferrandon 2000 with flow
/// values and hazard. Signs of slacks are exact: values are decimals of any length (`Wide`), never rounded.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
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

}  // namespace irenic
