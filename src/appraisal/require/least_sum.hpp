/// A linear program in exact fractions: the least weighted sum of numbers that are not negative and meet some conditions.
///
/// Conditions are added one by one, each time from where the last answer stood (dual simplex with Bland's rule, which cannot go
/// round in circles). Nothing is ever rounded, so a total is the total, and "impossible" is a proof.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <gmpxx.h>

namespace irenic {

/// Σ factor · number over some numbers.
using Row = std::vector<std::pair<std::size_t, int>>;

class LeastSum {
public:
    /// What one unit of each number costs: not negative.
    explicit LeastSum(const std::vector<unsigned>& costs);

    /// This number stays 0. Only before the first condition.
    void fix(std::size_t number);
    /// From now on the sum of `row` is at most `bound`.
    void at_most(const Row& row, const mpq_class& bound);

    /// Finds the least total. False: no numbers meet all conditions.
    bool solve();

    [[nodiscard]] const mpq_class& total() const { return total_; }
    [[nodiscard]] std::vector<mpq_class> numbers() const;

private:
    using Terms = std::vector<mpq_class>;  // one per column
    void pivot(std::size_t row, std::size_t column);

    std::size_t count_;                 // of numbers; slacks are numbered behind them
    std::vector<bool> fixed_;           // per number
    std::vector<std::size_t> columns_;  // what each column stands for
    std::vector<std::size_t> basic_;    // what each row stands for
    std::vector<Terms> rows_;
    std::vector<mpq_class> bounds_;
    Terms costs_;
    mpq_class total_;
    std::size_t slacks_ = 0;
};

}  // namespace irenic
