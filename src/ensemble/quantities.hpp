/// What is found at points of the unit cube, in a case and all its readings: as numbers whose mean says something.
#pragma once

#include <functional>

#include "irenic/ensemble.hpp"

namespace irenic {

class Appraisers;

/// Points of `Assumptions::dimensions()` numbers each, numbered from 0. All functions are called from any thread.
struct PointsToLookAt {
    std::uint64_t count = 0;
    std::function<std::vector<double>(std::uint64_t row)> point;
    std::function<std::uint64_t(std::uint64_t row)> luck;  ///< of orders of states
    std::function<void(std::uint64_t done, std::uint64_t of)> progress;
};

class Quantities {
public:
    Quantities(const Assumptions& assumptions, const Reappraiser& appraiser);

    /// Of the case in force.
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
    /// By subject, finding and row; NaN where it is not settled, or a subject has no such finding. `done`: rows that were looked at, all
    /// of them unless stopped.
    [[nodiscard]] std::vector<std::vector<std::vector<double>>> at(const PointsToLookAt& points, const Workers& workers,
                                                                   const std::stop_token& stop,
                                                                   std::uint64_t& done) const;

private:
    void look(const PointsToLookAt& points, std::uint64_t from, std::uint64_t until,
              std::vector<std::vector<std::vector<double>>>& outputs, Appraisers& appraisers) const;

    const Assumptions& assumptions_;
    const Reappraiser& appraiser_;
    std::vector<Finding> findings_;
    std::vector<std::size_t> sizes_;                               ///< per subject: of all its findings
    std::vector<std::vector<std::optional<std::size_t>>> places_;  ///< per subject: of those in question among all
};

}  // namespace irenic
