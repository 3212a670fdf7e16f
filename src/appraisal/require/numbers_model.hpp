/// A party's weights as numbers that may change: between which bounds, and how each kind of state depends on them.
#pragma once

#include <optional>
#include <vector>

#include "appraisal/require/least_sum.hpp"
#include "appraisal/require/parts.hpp"

namespace irenic {

/// Bounds: those of `adjust`; otherwise a weight keeps its sign or becomes 0, and so do the numbers of a graded statement together.
struct AdjustableNumber {
    WantedNumber what;
    std::int64_t value = 0;  ///< in units of `Decimal`
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    unsigned cost = 1;  ///< how many written numbers change with it

    [[nodiscard]] bool bounded() const { return least || most; }
    /// How far it may go up, or down; nothing where there is no end.
    [[nodiscard]] std::optional<std::int64_t> room(bool up) const;
};

/// Change 2k is number k going up, change 2k + 1 the same going down.
struct NumbersModel {
    std::vector<AdjustableNumber> numbers;
    std::vector<Row> rows;  ///< per kind: its value less that of the wanted state, as a sum over numbers

    /// What the sum comes to with these values.
    [[nodiscard]] mpz_class sum(std::uint32_t kind, const std::vector<mpz_class>& values) const;
    [[nodiscard]] std::vector<mpz_class> values() const;
    /// The condition "no better" in changes: Σ row · change ≤ `bound`.
    [[nodiscard]] Row changes(std::uint32_t kind) const;
    [[nodiscard]] mpz_class bound(std::uint32_t kind) const;
};
NumbersModel numbers_model(const Space& space, PartyIndex party, const Kinds& kinds, StateIndex state);

/// The least change of the numbers under which every clause is met.
LeastChanges least_of_model(const NumbersModel& model, std::vector<StayingClause> clauses, const RequireLimits& limits,
                            const std::stop_token& stop);

/// The rows, as a reader is told them.
std::vector<std::vector<WantedTerm>> differences_of(const NumbersModel& model);

/// The least of clauses' ways that need be looked at: a way of one kind goes where another kind is no better whenever this one is.
std::vector<StayingClause> without_harder_ways(const NumbersModel& model, std::vector<StayingClause> clauses);

}  // namespace irenic
