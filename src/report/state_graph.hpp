/// What the exports have in common: what is said of each state, column by column, under the same names everywhere.
#pragma once

#include <string>
#include <vector>

#include "irenic/report.hpp"

namespace irenic {

/// One thing that is said of every state. Names have a dot before their kind, so that no id of a case can clash with them.
struct StateColumn {
    enum class Kind { state, code, words, status_quo, level, value, rank, stable, equilibrium };
    Kind kind = Kind::state;
    std::string name;         ///< `state`, `gate.level`, `upper.value`, `upper.seq`, `seq.equilibrium`
    std::uint32_t index = 0;  ///< of the option or party
    Concept under = Concept::nash;

    [[nodiscard]] bool boolean() const {
        return kind == Kind::status_quo || kind == Kind::stable || kind == Kind::equilibrium;
    }
};

class StateTable {
public:
    StateTable(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer);

    [[nodiscard]] const std::vector<StateColumn>& columns() const { return columns_; }
    /// Words, an exact decimal, or a whole number; empty where there is nothing to say.
    [[nodiscard]] std::string text(const StateColumn& column, StateIndex s) const;
    [[nodiscard]] bool is(const StateColumn& column, StateIndex s) const;

private:
    const Space& space_;
    const StabilityAnswer& answer_;
    std::vector<StateColumn> columns_;
    std::vector<std::vector<std::uint32_t>> rank_of_grade_;  ///< per party whose values only order states
};

/// Calls `visit(party, from, to, improvement)` for every arc: by state, then by party, then by where it leads.
template <typename Visit>
void for_each_arc(const Space& space, Visit&& visit) {
    for (StateIndex s = 0; s < space.size(); ++s)
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            for (const StateIndex t : space.moves_from(i, s)) visit(i, s, t, space.grades(i)[t] > space.grades(i)[s]);
}

}  // namespace irenic
