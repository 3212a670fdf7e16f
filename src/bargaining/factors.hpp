/// What is on the table, taken apart: the options that can change, and what depends on which of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "irenic/bargaining.hpp"

namespace irenic {

/// The share of all values, and of what is feasible, that depends on these options and no others.
struct Factor {
    std::vector<std::uint32_t> scope;   ///< places among the open options, ascending
    std::vector<std::uint64_t> stride;  ///< a choice is a mixed-radix number over the scope's levels, the first fastest
    std::uint64_t size = 1;             ///< choices
    std::vector<std::int64_t> values;   ///< size × signatories
    std::vector<bool> feasible;         ///< size

    /// Too many choices to be kept: looked up in the case, state by state.
    [[nodiscard]] bool tabled() const { return !feasible.empty(); }
};

/// An option that can change, and the levels that a package may give it.
struct OpenOption {
    OptionIndex option = 0;
    std::vector<Level> levels;
};

/// T as a sum of factors. Options that are not open are at `fixed`.
struct FactoredTable {
    const Case* subject = nullptr;
    const Talks* talks = nullptr;
    std::vector<OpenOption> open;
    Levels fixed;
    std::vector<std::int64_t> constant;  ///< per signatory: what does not depend on open options
    bool feasible = true;                ///< nothing that is fixed is forbidden
    std::uint32_t reversed = none;       ///< this signatory's values are taken with the other sign
    std::vector<Factor> factors;
    /// Per factor: what it is made of, for those that are not tabled.
    struct Said {
        std::uint32_t signatory = 0;
        const Statement* statement = nullptr;
    };
    struct Untabled {
        std::vector<Said> wants;
        std::vector<const Expression*> never;
        std::vector<const Expression*> only;
    };
    std::vector<Untabled> made_of;

    [[nodiscard]] std::size_t dimensions() const { return constant.size(); }
    /// Groups of places of open options that no factor ties to another group.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups() const;
    /// Of a factor that is not tabled, at these levels. Adds to `values`; false: infeasible.
    bool evaluate(std::size_t factor, std::span<const Level> levels, std::int64_t* values) const;
};

/// Precondition: no states are merged and none are listed, so that there is one start.
FactoredTable factored(const Case& subject, const Talks& talks, std::uint32_t reversed = none);

}  // namespace irenic
