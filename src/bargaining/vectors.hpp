/// Value vectors side by side: many of them, none better than another for all.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

using Units = std::int64_t;  ///< of `Decimal`
__extension__ using Wide128 = __int128;

/// Rows of values, one column per signatory.
struct Vectors {
    std::size_t columns = 0;
    std::vector<Units> cells;

    [[nodiscard]] std::size_t size() const { return columns == 0 ? 0 : cells.size() / columns; }
    [[nodiscard]] std::span<const Units> row(std::size_t k) const { return {cells.data() + k * columns, columns}; }
    /// The row equal to `wanted`, where rows are sorted as `sort` does.
    [[nodiscard]] std::optional<std::size_t> find(std::span<const Units> wanted) const;
    /// Greatest first, by the first column, then the second, …
    void sort();
};

/// What a search may still use, and why it ended early.
struct Work {
    const Workers& workers;
    std::stop_token stop;
    std::uint64_t most_vectors = 0;
    std::uint64_t most_sums = 0;
    bool too_many_vectors = false;
    bool too_many_sums = false;
    bool stopped = false;

    [[nodiscard]] bool over() {
        stopped = stopped || stop.stop_requested();
        return stopped || too_many_vectors || too_many_sums;
    }
};

/// Takes in vectors one by one and keeps those that none of the others dominates, each once.
class NondominatedKeeper {
public:
    NondominatedKeeper(std::size_t columns, Work& work);

    void take(const Units* row) {
        const std::size_t d = kept_.columns;
        for (std::size_t g = 0; g < guards_.size(); g += d) {
            bool beaten = true;
            for (std::size_t k = 0; k < d && beaten; ++k) beaten = row[k] <= guards_[g + k];
            if (beaten) return;
        }
        kept_.cells.insert(kept_.cells.end(), row, row + d);
        if (kept_.cells.size() >= full_) filter();
    }
    /// Sorted. Empty when the work is over early.
    Vectors finish();

private:
    void filter();
    void choose_guards();

    Work& work_;
    Vectors kept_;
    std::vector<Units> guards_;  ///< some rows that dominate much
    std::size_t full_ = 0;       ///< cells at which to filter
    bool filtered_ = false;
};

/// No bound.
inline constexpr Units no_floor = std::numeric_limits<Units>::min();

/// The non-dominated sums of a row of one and a row of the other; sums below the floor of a column are left out.
Vectors sums(const Vectors& left, const Vectors& right, std::span<const Units> floor, Work& work);

/// One row for every cell of a grid whose cells are `widths` wide: nobody loses `widths` or more by what is left out. Sorted.
Vectors thinned(const Vectors& vectors, std::span<const Units> widths, Work& work);

}  // namespace irenic
