/// What the parts of `require` share: the kinds of states that a party tells apart, and the three searches for a least change.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <gmpxx.h>

#include "irenic/appraisal.hpp"

namespace irenic {

/// States that satisfy the same statements, and are at the same graded levels, are of one kind: whatever the weights and the
/// order of statements, the party values them alike. With a ranking every state is a kind of its own.
struct Kinds {
    std::vector<std::uint32_t> of;    ///< per state
    std::vector<StateIndex> example;  ///< per kind: its first state
    std::vector<std::uint32_t> size;  ///< per kind
};
Kinds kinds_of_states(const Space& space, PartyIndex party);

/// Which of the condition's clauses is first not met, when `no_better` says which kinds are no better; none: all are met.
std::optional<std::size_t> first_unmet(const StayingCondition& condition,
                                       const std::function<bool(std::uint32_t)>& no_better);

/// What a search for least changes found.
struct LeastChanges {
    LeastFound found = LeastFound::open;
    std::vector<WantsChange> changes;
    bool all_listed = false;
    std::string least;
    Decimal total;
    std::vector<std::size_t> in_the_way;
    std::vector<WantedNumber> bounds_in_the_way;
    std::string limit;  ///< what was reached, if anything
};

// Precondition of all three: the party would not stay as it is, and the condition is complete.
LeastChanges least_of_numbers(const Space& space, PartyIndex party, const Kinds& kinds,
                              const StayingCondition& condition, const RequireLimits& limits,
                              const std::stop_token& stop);
LeastChanges least_of_order(const Space& space, PartyIndex party, const Kinds& kinds, const StayingCondition& condition,
                            const RequireLimits& limits, const std::stop_token& stop);
LeastChanges least_of_ranking(const Space& space, PartyIndex party, const StayingCondition& condition,
                              const RequireQuestion& question, const std::stop_token& stop);

/// The states of a ranking that may move, and how all others stand to the wanted state.
struct FreePlaces {
    std::vector<StateIndex> free;  ///< best first, as they stand
    Bits is_free;
    Bits better;  ///< fixed above the wanted state
    bool state_is_free = true;
    std::optional<Diagnostic> error;  ///< places that do not exist, or that cut a tie in two
};
FreePlaces free_places(const Space& space, PartyIndex party, const RequireQuestion& question);

/// How many strict orders of the free states meet the condition.
RankingCount count_rankings(const StayingCondition& condition, const FreePlaces& places, const RequireLimits& limits,
                            const std::stop_token& stop);
mpz_class factorial(std::size_t of);
double share_of(const mpz_class& part, const mpz_class& whole);

/// The ways that Cbc, a solver of mixed-integer programs, would take: one per clause. It rounds, so what it gives is a good guess.
/// `rows`: per kind, factor per change; `room`: per kind, the bound of that sum; `costs`, `most`: per change.
struct WaysProgram {
    std::span<const StayingClause> clauses;
    std::vector<std::vector<std::pair<std::size_t, int>>> rows;
    std::vector<double> room;
    std::vector<double> costs;
    std::vector<double> most;
};
std::optional<std::vector<std::size_t>> guess_ways(const WaysProgram& program);

}  // namespace irenic
