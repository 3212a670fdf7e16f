/// Stability where what a party prefers is a relation between two states, not a number at each.
///
/// The five concepts, every comparison asked for pair by pair. What is partly unknown, what is preferred greatly or mildly, attitudes to
/// one another and what a party does not see are all said by filling in `Relations`. Definitions: docs/semantics.md, section 3, with
/// these relations in the place of `≻`. As everywhere, a sanction is a sequence of any length in which nobody moves twice in succession.
#pragma once

#include <functional>
#include <memory>

#include "irenic/stability.hpp"
#include "stability/patience.hpp"
#include "stability/steps_into.hpp"

namespace irenic {

/// One focal party: what would make it leave, and what would keep it. Questions must be pure, and are asked very often.
struct Relations {
    using Pair = std::function<bool(StateIndex, StateIndex)>;
    using Visit = std::function<void(StateIndex)>;

    Pair leaves;   ///< (s, s1): would the focal party leave s for s1, a move of its own?
    Pair deters;   ///< (s, s2): would ending at s2 deter it from leaving s?
    Pair escapes;  ///< (s, s3): would its own move from the sanction to s3 undo the sanction? Under SMR and SSEQ
    /// (j, from, to): would another party j take this step? Under SEQ and SSEQ
    std::function<bool(PartyIndex, StateIndex, StateIndex)> credible;
    /// (j, s, visit): calls visit for every state that j, or the focal party itself, can move to from s, each once, in a fixed order.
    std::function<void(PartyIndex, StateIndex, const Visit&)> moves;

    /// A number of each state that says when to give up: a state whose number is above the bound of `s` neither deters from leaving `s` nor,
    /// reached by a move of the focal party, fails to undo a sanction. Where one sanction deters, those with the least numbers mostly do.
    struct Hint {
        std::vector<std::int64_t> number;
        std::vector<std::int64_t> bound;
    };
    std::vector<Hint> hints;                     ///< may be left empty: then everything is searched
    std::shared_ptr<const StepsInto> all_steps;  ///< needed for hints: of all parties
    std::shared_ptr<const StepsInto> credible_steps;

    /// Moves as the space has them; the questions are still to be filled in.
    static Relations on(const Space& space);
};

/// The states that are stable for party `i`; with `among`, those of them that are. Each state that is left for somewhere is compared
/// with what can follow there; what can follow is found once for all the states that are left for it. Worthless when `patience` is used up.
/// Cost: arcs × states left for, plus comparisons, at worst states × states × moves per state; most comparisons end early.
Bits relational_stable(const Space& space, PartyIndex i, const Relations& relations, Concept kind, Patience& patience,
                       const Bits* among = nullptr);

/// Why one state is stable, or not: a shortest sanction to each leaving move, in the order of `moves`; or the first that nothing answers.
Explanation explain_relational(const Space& space, PartyIndex i, const Relations& relations, Concept kind, StateIndex s,
                               Patience& patience);

/// The others' shortest sequence of steps from `start` to a state that deters the focal party from leaving `s`; none: there is none.
/// Worthless when `patience` is used up.
std::optional<std::vector<Step>> relational_sanction(const Space& space, PartyIndex i, const Relations& relations,
                                                     Concept kind, StateIndex s, StateIndex start, Patience& patience);

}  // namespace irenic
