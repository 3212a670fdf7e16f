#include "appraisal/require/least_sum.hpp"

#include <algorithm>

namespace irenic {

LeastSum::LeastSum(const std::vector<unsigned>& costs) : count_(costs.size()), fixed_(costs.size(), false) {
    for (std::size_t k = 0; k < count_; ++k) {
        columns_.push_back(k);
        costs_.emplace_back(costs[k]);
    }
}

void LeastSum::fix(std::size_t number) { fixed_[number] = true; }

void LeastSum::at_most(const Row& row, const mpq_class& bound) {
    Terms terms(columns_.size());
    mpq_class right = bound;
    for (const auto& [number, factor] : row) {
        if (fixed_[number]) continue;
        const auto column = std::find(columns_.begin(), columns_.end(), number);
        if (column != columns_.end()) {
            terms[static_cast<std::size_t>(column - columns_.begin())] += factor;
            continue;
        }
        const auto at = static_cast<std::size_t>(std::find(basic_.begin(), basic_.end(), number) - basic_.begin());
        for (std::size_t c = 0; c < terms.size(); ++c) terms[c] -= factor * rows_[at][c];
        right -= factor * bounds_[at];
    }
    rows_.push_back(std::move(terms));
    bounds_.push_back(std::move(right));
    basic_.push_back(count_ + slacks_++);
}

bool LeastSum::solve() {
    while (true) {
        std::size_t leaving = rows_.size();
        for (std::size_t r = 0; r < rows_.size(); ++r)
            if (sgn(bounds_[r]) < 0 && (leaving == rows_.size() || basic_[r] < basic_[leaving])) leaving = r;
        if (leaving == rows_.size()) return true;
        std::size_t entering = columns_.size();
        mpq_class least;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (columns_[c] < count_ && fixed_[columns_[c]]) continue;
            if (sgn(rows_[leaving][c]) >= 0) continue;
            const mpq_class ratio = -costs_[c] / rows_[leaving][c];
            if (entering < columns_.size() && (ratio > least || (ratio == least && columns_[c] > columns_[entering])))
                continue;
            least = ratio;
            entering = c;
        }
        if (entering == columns_.size()) return false;
        pivot(leaving, entering);
    }
}

void LeastSum::pivot(std::size_t row, std::size_t column) {
    Terms& here = rows_[row];
    const mpq_class factor = 1 / here[column];
    for (mpq_class& term : here) term *= factor;
    bounds_[row] *= factor;
    here[column] = factor;
    const auto clear = [&](Terms& terms, mpq_class& right, bool objective) {
        const mpq_class times = terms[column];
        if (sgn(times) == 0) return;
        terms[column] = 0;
        for (std::size_t c = 0; c < terms.size(); ++c)
            if (sgn(here[c]) != 0) terms[c] -= times * here[c];
        right -= (objective ? -times : times) * bounds_[row];
    };
    for (std::size_t r = 0; r < rows_.size(); ++r)
        if (r != row) clear(rows_[r], bounds_[r], false);
    clear(costs_, total_, true);
    std::swap(basic_[row], columns_[column]);
}

std::vector<mpq_class> LeastSum::numbers() const {
    std::vector<mpq_class> found(count_);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        if (basic_[r] < count_) found[basic_[r]] = bounds_[r];
    return found;
}

}  // namespace irenic
