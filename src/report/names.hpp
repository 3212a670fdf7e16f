/// How parties, strategies, states and moves are spoken of, everywhere the same.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// The label, or the id where there is none.
const std::string& label_of(const std::string& name, const std::string& id);

Phrase party_name(const Case& subject, PartyIndex party);
Phrase party_names(const Case& subject, std::span<const PartyIndex> parties);
Phrase strategy_name(const Case& subject, StrategyIndex strategy);
Phrase obligation_name(const Agreement& agreement, ObligationIndex obligation);
/// The reading's label, by its id.
Phrase reading_name(const Case& subject, const std::string& id);

/// What the answer is about: `this case as written`, `this case in the reading “A prouder town”`, `…, with settings made by hand`.
Phrase what_is_in_force(const Case& subject);

/// `Scenario 17 of seed 1`. Precondition: one is in force.
Phrase scenario_in_force(const Case& subject);

/// What changes from one state to another: `posture from withdrawn to operations`; in an abstract graph the state's name.
Phrase change(const Space& space, StateIndex from, StateIndex to);
/// `Upper Town: gate from open to closed; then Province: compensation from paid to none`, mover by mover.
Phrase steps_words(const Space& space, StateIndex from, std::span<const Step> steps);
/// The levels that differ from the first ones: `gate half, treaty yes`; the state's name in an abstract graph.
Phrase state_words(const Space& space, StateIndex s);

/// Parties that own no option, in declared order: they are measured, and nobody asks them.
std::vector<PartyIndex> affected_groups(const Case& subject);
std::vector<PartyIndex> movers_of(const Case& subject);

/// `Nash`, `GMR and SMR`, for the concepts whose flag is set.
Phrase concept_names(const std::array<bool, concepts.size()>& wanted);
std::size_t concepts_held(const StrategyAppraisal& found);
/// Those under which a party is known to leave, and those under which it could not be settled.
std::array<bool, concepts.size()> concepts_left(const StrategyAppraisal& found);
std::array<bool, concepts.size()> concepts_open(const StrategyAppraisal& found);
bool any_open(const StrategyAppraisal& found);

/// What the concept is called when it is asked about coalitions: `C-Nash`, `CGMR`.
std::string coalition_concept(Concept kind);

/// What the concept is called where attitudes are taken into account: `RNash`, `RGMR`; otherwise as always.
std::string perspective_concept(Concept kind, const Perspective& perspective);

/// `SIM`, `L3`, `Stackelberg`.
std::string further_name(FurtherConcept kind, std::uint32_t horizon);

/// The reason for one concept and party, if the appraisal has it.
const Explanation* reason_for(const StrategyAppraisal& found, Concept kind, PartyIndex party);

/// The strategy ends where everything stays as it is.
bool is_status_quo(const Space& space, const StrategyAppraisal& found);
/// Value against the status quo; nothing without a status quo, or when the party's values only order states.
std::optional<double> against_status_quo(const Space& space, PartyIndex party, Decimal value);

}  // namespace irenic
