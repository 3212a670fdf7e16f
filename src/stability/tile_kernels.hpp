/// What one pass does to a tile: rows × lanes of numbers, lane after lane in each row.
///
/// Everything here goes row by row over all lanes, so that the compiler can do several lanes in one instruction.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>

#include "stability/fibres.hpp"

namespace irenic {

/// `masked`: some combinations are not feasible. Their grade is −1, and their number stays at the greatest there is.
template <typename Number>
class TileKernels {
public:
    static constexpr Number nothing = std::numeric_limits<Number>::max();  ///< no state with a number
    static constexpr Number infeasible = -1;

    /// `lanes`: so many side by side; all those of a tile, or some of them.
    TileKernels(const Fibres& fibres, bool masked, std::size_t lanes)
        : fibres_(fibres), lanes_(lanes), cells_(fibres.rows() * lanes), masked_(masked) {}

    /// Every cell takes the least number of the cells that the party can move to from it.
    void least_by_moves(Number* numbers, const Number* grades) const {
        along_axes(numbers, [](Number a, Number b) { return std::min(a, b); });
        if (masked_) put_where_infeasible(numbers, grades, nothing);
    }

    /// Every cell takes the highest grade of the cells that the party can move to from it. In: grades, −1 where not feasible.
    void highest_by_moves(Number* grades) const {
        along_axes(grades, [](Number a, Number b) { return std::max(a, b); });
    }

    void put_where_infeasible(Number* numbers, const Number* grades, Number value) const {
        for (std::size_t cell = 0; cell < cells_; ++cell) numbers[cell] = grades[cell] < 0 ? value : numbers[cell];
    }

    /// Every cell takes the least number of the cells that the party gains by moving to. Improvements chain, so it does no harm that
    /// some of them have been lowered in the same pass.
    void least_by_improvements(Number* numbers, const Number* grades) const {
        over_improvements(
            numbers, grades, nothing, [](Number a, Number b) { return std::min(a, b); }, numbers);
        if (masked_) put_where_infeasible(numbers, grades, nothing);
    }

    /// In: the least the others can bring about. Out: 1 where no improvement of the party leaves more than the grade, else 0.
    /// `worst` is room for a tile.
    void deterred(Number* numbers, const Number* grades, Number* worst) const {
        std::fill(worst, worst + cells_, infeasible);
        over_improvements(
            numbers, grades, infeasible, [](Number a, Number b) { return std::max(a, b); }, worst);
        for (std::size_t cell = 0; cell < cells_; ++cell) numbers[cell] = worst[cell] <= grades[cell] ? 1 : 0;
    }

private:
    template <typename Better>
    void along_axes(Number* tile, Better better) const {
        for (const Fibres::Axis& axis : fibres_.axes) {
            for (std::size_t first = 0; first < fibres_.rows(); ++first) {
                if (first / axis.stride % axis.radix != 0) continue;
                const auto row = [&](std::size_t level) { return tile + (first + level * axis.stride) * lanes_; };
                if (axis.allowed.empty())
                    all_alike(row, axis.radix, better);
                else
                    as_allowed(row, axis, better);
            }
        }
    }

    template <typename Row, typename Better>
    void all_alike(Row row, std::size_t levels, Better better) const {
        Number* best = row(0);
        for (std::size_t level = 1; level < levels; ++level) {
            const Number* other = row(level);
            for (std::size_t l = 0; l < lanes_; ++l) best[l] = better(best[l], other[l]);
        }
        for (std::size_t level = 1; level < levels; ++level) std::copy(best, best + lanes_, row(level));
    }

    // Allowed changes chain, so it does no harm that a level has taken over another's number before.
    template <typename Row, typename Better>
    void as_allowed(Row row, const Fibres::Axis& axis, Better better) const {
        for (std::size_t from = 0; from < axis.radix; ++from) {
            Number* here = row(from);
            for (std::size_t to = 0; to < axis.radix; ++to) {
                if (to == from || ((axis.allowed[from] >> to) & 1U) == 0) continue;
                const Number* there = row(to);
                for (std::size_t l = 0; l < lanes_; ++l) here[l] = better(here[l], there[l]);
            }
        }
    }

    /// `into[a] = better(into[a], numbers[b])` for every improvement from row a to row b, lane by lane.
    template <typename Better>
    void over_improvements(const Number* numbers, const Number* grades, Number neutral, Better better,
                           Number* into) const {
        if (fibres_.order.empty())
            by_grades(numbers, grades, neutral, better, into);
        else if (fibres_.may_move.empty())
            by_order(numbers, grades, neutral, better, into);
        else
            by_pairs(numbers, grades, neutral, better, into);
    }

    /// The party's order of rows differs from lane to lane.
    template <typename Better>
    void by_grades(const Number* numbers, const Number* grades, Number neutral, Better better, Number* into) const {
        for (std::size_t a = 0; a < fibres_.rows(); ++a) {
            Number* out = into + a * lanes_;
            const Number* own = grades + a * lanes_;
            for (std::size_t b = 0; b < fibres_.rows(); ++b) {
                if (a == b || !fibres_.allowed(a, b)) continue;
                const Number* there = numbers + b * lanes_;
                const Number* theirs = grades + b * lanes_;
                for (std::size_t l = 0; l < lanes_; ++l)
                    out[l] = better(out[l], theirs[l] > own[l] ? there[l] : neutral);
            }
        }
    }

    /// From the best row down: what has been passed is better, but for rows that stand alike.
    template <typename Better>
    void by_order(const Number* numbers, const Number* grades, Number neutral, Better better, Number* into) const {
        std::vector<Number> passed(lanes_, neutral);
        for (std::size_t first = 0; first < fibres_.order.size();) {
            std::size_t last = first;
            while (last < fibres_.order.size() &&
                   fibres_.standing[fibres_.order[last]] == fibres_.standing[fibres_.order[first]])
                ++last;
            for (std::size_t k = first; k < last; ++k) {
                Number* out = into + fibres_.order[k] * lanes_;
                for (std::size_t l = 0; l < lanes_; ++l) out[l] = better(out[l], passed[l]);
            }
            for (; first < last; ++first) pass(numbers, grades, fibres_.order[first], neutral, better, passed.data());
        }
    }

    template <typename Better>
    void pass(const Number* numbers, const Number* grades, std::size_t row, Number neutral, Better better,
              Number* passed) const {
        const Number* there = numbers + row * lanes_;
        const Number* theirs = grades + row * lanes_;
        if (masked_)
            for (std::size_t l = 0; l < lanes_; ++l) passed[l] = better(passed[l], theirs[l] < 0 ? neutral : there[l]);
        else
            for (std::size_t l = 0; l < lanes_; ++l) passed[l] = better(passed[l], there[l]);
    }

    template <typename Better>
    void by_pairs(const Number* numbers, const Number* grades, Number neutral, Better better, Number* into) const {
        for (const std::uint32_t a : fibres_.order)
            for (const std::uint32_t b : fibres_.order) {
                if (fibres_.standing[b] <= fibres_.standing[a]) break;
                if (fibres_.allowed(a, b)) pass(numbers, grades, b, neutral, better, into + a * lanes_);
            }
    }

    const Fibres& fibres_;
    std::size_t lanes_;
    std::size_t cells_;
    bool masked_;
};

}  // namespace irenic
