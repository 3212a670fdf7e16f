#include "bargaining/vectors.hpp"

#include <algorithm>
#include <numeric>

#include "bargaining/nondominated.hpp"

namespace irenic {
namespace {

constexpr std::size_t first_fill = std::size_t{1} << 14U;  // rows
constexpr std::size_t most_guards = 8;

bool greater(std::span<const Units> a, std::span<const Units> b) {
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end());
}

Vectors picked(const Vectors& vectors, const std::vector<std::uint32_t>& rows) {
    Vectors chosen{vectors.columns, {}};
    chosen.cells.reserve(rows.size() * vectors.columns);
    for (const std::uint32_t k : rows) {
        const auto row = vectors.row(k);
        chosen.cells.insert(chosen.cells.end(), row.begin(), row.end());
    }
    return chosen;
}

}  // namespace

std::optional<std::size_t> Vectors::find(std::span<const Units> wanted) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (greater(row(middle), wanted))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == size() || !std::equal(wanted.begin(), wanted.end(), row(low).begin())) return {};
    return low;
}

void Vectors::sort() {
    std::vector<std::uint32_t> order(size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return greater(row(a), row(b)); });
    *this = picked(*this, order);
}

NondominatedKeeper::NondominatedKeeper(std::size_t columns, Work& work) : work_(work), full_(first_fill * columns) {
    kept_.columns = columns;
}

void NondominatedKeeper::filter() {
    kept_ = picked(kept_, nondominated(kept_.cells, static_cast<unsigned>(kept_.columns), work_.workers));
    filtered_ = true;
    if (kept_.size() > work_.most_vectors) work_.too_many_vectors = true;
    if (work_.over()) kept_.cells.clear();
    full_ = std::max(first_fill * kept_.columns, kept_.cells.size() * 4);
    choose_guards();
}

/// The rows that are best when columns, each counted from 0 to 1 over its range, are added up: all alike, and each one in turn twice.
void NondominatedKeeper::choose_guards() {
    const std::size_t d = kept_.columns;
    guards_.clear();
    if (kept_.size() == 0) return;
    std::vector<Units> least(kept_.row(0).begin(), kept_.row(0).end());
    std::vector<Units> most = least;
    for (std::size_t k = 0; k < kept_.size(); ++k)
        for (std::size_t i = 0; i < d; ++i) {
            least[i] = std::min(least[i], kept_.row(k)[i]);
            most[i] = std::max(most[i], kept_.row(k)[i]);
        }
    for (std::size_t twice = 0; twice <= std::min(d, most_guards - 1); ++twice) {
        std::size_t best = 0;
        double best_sum = -1;
        for (std::size_t k = 0; k < kept_.size(); ++k) {
            double sum = 0;
            for (std::size_t i = 0; i < d; ++i) {
                const double range = static_cast<double>(most[i]) - static_cast<double>(least[i]);
                if (range <= 0) continue;
                const double share = (static_cast<double>(kept_.row(k)[i]) - static_cast<double>(least[i])) / range;
                sum += i + 1 == twice ? 2 * share : share;
            }
            if (sum > best_sum) best = k, best_sum = sum;
        }
        const auto row = kept_.row(best);
        guards_.insert(guards_.end(), row.begin(), row.end());
    }
}

Vectors NondominatedKeeper::finish() {
    guards_.clear();
    if (kept_.size() > 1 || !filtered_) filter();
    if (work_.over()) return {kept_.columns, {}};
    kept_.sort();
    return std::move(kept_);
}

Vectors sums(const Vectors& left, const Vectors& right, std::span<const Units> floor, Work& work) {
    const std::size_t d = left.columns;
    const Vectors& outer = left.size() < right.size() ? right : left;
    const Vectors& inner = left.size() < right.size() ? left : right;
    if (inner.size() != 0 && outer.size() > work.most_sums / inner.size()) {
        work.too_many_sums = true;
        return {d, {}};
    }
    NondominatedKeeper keeper(d, work);
    std::vector<Units> sum(d);
    for (std::size_t a = 0; a < outer.size(); ++a) {
        if (work.over()) break;
        const auto first = outer.row(a);
        for (std::size_t b = 0; b < inner.size(); ++b) {
            const auto second = inner.row(b);
            bool enough = true;
            for (std::size_t k = 0; k < d; ++k) {
                sum[k] = first[k] + second[k];
                enough = enough && sum[k] >= floor[k];
            }
            if (enough) keeper.take(sum.data());
        }
    }
    return keeper.finish();
}

Vectors thinned(const Vectors& vectors, std::span<const Units> widths, Work& work) {
    const std::size_t d = vectors.columns;
    std::vector<Units> least(d, std::numeric_limits<Units>::max());
    for (std::size_t k = 0; k < vectors.size(); ++k)
        for (std::size_t i = 0; i < d; ++i) least[i] = std::min(least[i], vectors.row(k)[i]);
    const auto cell = [&](std::uint32_t k, std::size_t i) {
        return (static_cast<std::uint64_t>(vectors.row(k)[i]) - static_cast<std::uint64_t>(least[i])) /
               static_cast<std::uint64_t>(widths[i]);
    };
    std::vector<std::uint32_t> order(vectors.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto compared = [&](std::uint32_t a, std::uint32_t b) {
        for (std::size_t i = 0; i < d; ++i)
            if (cell(a, i) != cell(b, i)) return cell(a, i) < cell(b, i) ? -1 : 1;
        return 0;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return compared(a, b) < 0; });
    NondominatedKeeper keeper(d, work);
    for (std::size_t k = 0; k < order.size(); ++k)
        if (k == 0 || compared(order[k - 1], order[k]) != 0) keeper.take(vectors.row(order[k]).data());
    return keeper.finish();
}

}  // namespace irenic
