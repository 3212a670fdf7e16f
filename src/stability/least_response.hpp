/// What the others could make of a party's improvement, for all states at once.
///
/// Every sanction of section 3 of docs/semantics.md asks one thing: over the states that the others can reach from s1, what is the
/// least of some number (the focal party's grade, or what it could still escape to)? The answer for all s1 together: take states
/// in ascending order of that number and walk the others' moves *backwards*; the first number that arrives at a state is its
/// least. Every state is settled once and every segment is read once, so the cost is linear in states × parties. Before that, a
/// few sweeps along each opponent's segments are tried: they read memory in order, and where they reach a fixed point that is it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <stop_token>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

inline constexpr std::int32_t unanswered = std::numeric_limits<std::int32_t>::max();

/// Per state s2, the highest grade at which party `i` could still be after it, by staying or by one own move.
std::vector<std::int32_t> escape_grades(const Space& space, PartyIndex i);

/// Per state s1, the least `number` over R_{N∖i}(s1), or over R⁺_{N∖i}(s1) when `improvements`; `unanswered` where that set is empty.
/// In transitive spaces the set also counts s1 itself, which no verdict depends on: s1 is an improvement, so it deters nobody.
std::vector<std::int32_t> least_response(const Space& space, PartyIndex i, const std::vector<std::int32_t>& number,
                                         bool improvements, const std::stop_token& stop);

/// The same for any set of others: `others` are parties that can move.
std::vector<std::int32_t> least_response(const Space& space, const std::vector<PartyIndex>& others,
                                         const std::vector<std::int32_t>& number, bool improvements,
                                         const std::stop_token& stop);

/// The ways to find it, of which `least_response` takes the quickest that does. All give the same verdicts. `sweeps` (which may give up: nothing
/// then) and `reachability` need the others' moves to be transitive; `last_mover` does not count s1 itself unless moves lead back.
enum class Way { sweeps, reachability, last_mover };
std::optional<std::vector<std::int32_t>> least_response_by(Way way, const Space& space,
                                                           const std::vector<PartyIndex>& others,
                                                           const std::vector<std::int32_t>& number, bool improvements,
                                                           const std::stop_token& stop);

/// The states where every improvement s1 of party `i` has `least[s1]` ≤ the grade of the state.
Bits deterred(const Space& space, PartyIndex i, const std::vector<std::int32_t>& least);

/// One concept: the states that are stable for a party.
using StableFor = Bits (*)(const Space& space, PartyIndex i, const std::stop_token& stop);
Bits nash_stable(const Space& space, PartyIndex i, const std::stop_token& stop);
Bits gmr_stable(const Space& space, PartyIndex i, const std::stop_token& stop);
Bits smr_stable(const Space& space, PartyIndex i, const std::stop_token& stop);
Bits seq_stable(const Space& space, PartyIndex i, const std::stop_token& stop);
Bits sseq_stable(const Space& space, PartyIndex i, const std::stop_token& stop);

/// The table that every use of a concept goes through: one row per concept, in the order of `concepts`.
struct ConceptRule {
    Concept kind;
    StableFor stable_for;
    bool credible;       ///< sanctions must be improvements for those who carry them out
    bool counter_moves;  ///< the focal party may move once more after the sanction
};
inline constexpr std::array<ConceptRule, concepts.size()> concept_rules{{
    {Concept::nash, nash_stable, false, false},
    {Concept::gmr, gmr_stable, false, false},
    {Concept::smr, smr_stable, false, true},
    {Concept::seq, seq_stable, true, false},
    {Concept::sseq, sseq_stable, true, true},
}};

inline const ConceptRule& rule_of(Concept kind) { return concept_rules[static_cast<std::size_t>(kind)]; }

}  // namespace irenic
