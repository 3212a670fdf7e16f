/// The packages that meet the rule: how many there are, and who consents to all of them.
#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "bargaining/frontier_parts.hpp"

namespace irenic {
namespace {

constexpr std::size_t most_distinct = std::size_t{1} << 18U;
constexpr std::uint64_t most_merged = std::uint64_t{1} << 25U;
__extension__ using Count = unsigned __int128;

std::string digits_of(Count count) {
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(count % 10)));
        count /= 10;
    } while (count != 0);
    return digits;
}

/// Value vectors with how many choices of levels have each.
struct Tally {
    Vectors vectors;
    std::vector<Count> counts;

    /// Equal vectors become one. Sorted.
    void gather() {
        std::vector<std::uint32_t> order(vectors.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto row = [&](std::uint32_t k) { return vectors.row(k); };
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::lexicographical_compare(row(b).begin(), row(b).end(), row(a).begin(), row(a).end());
        });
        Tally made{{vectors.columns, {}}, {}};
        for (std::size_t k = 0; k < order.size(); ++k) {
            if (k > 0 && std::equal(row(order[k]).begin(), row(order[k]).end(), row(order[k - 1]).begin())) {
                made.counts.back() += counts[order[k]];
                continue;
            }
            made.vectors.cells.insert(made.vectors.cells.end(), row(order[k]).begin(), row(order[k]).end());
            made.counts.push_back(counts[order[k]]);
        }
        *this = std::move(made);
    }
};

std::optional<Tally> tally_of(const FactoredTable& table, const std::vector<std::uint32_t>& group, std::uint64_t limit) {
    const GroupScan scan(table, group);
    if (scan.size() == 0 || scan.size() > limit) return {};
    Tally tally{{table.dimensions(), {}}, {}};
    std::size_t full = most_distinct;
    scan.run([&](std::uint64_t, const Units* values) {
        tally.vectors.cells.insert(tally.vectors.cells.end(), values, values + table.dimensions());
        tally.counts.push_back(1);
        if (tally.counts.size() < full) return;
        tally.gather();
        full = std::max(most_distinct, tally.counts.size() * 2);
    });
    tally.gather();
    return tally;
}

std::optional<Tally> merged(const Tally& a, const Tally& b) {
    if (a.counts.size() * b.counts.size() > most_merged) return {};
    Tally sum{{a.vectors.columns, {}}, {}};
    for (std::size_t x = 0; x < a.counts.size(); ++x)
        for (std::size_t y = 0; y < b.counts.size(); ++y) {
            for (std::size_t k = 0; k < a.vectors.columns; ++k)
                sum.vectors.cells.push_back(a.vectors.row(x)[k] + b.vectors.row(y)[k]);
            sum.counts.push_back(a.counts[x] * b.counts[y]);
        }
    sum.gather();
    if (sum.counts.size() > most_distinct) return {};
    return sum;
}

/// How many pairs, one of each half, reach both floors: one half from its least first value on up, while the other comes in from its
/// greatest down, so that only second values are left to compare.
Count count_pairs_of_two(const std::array<Wide128, 2>& floor, const Tally& a, const Tally& b) {
    std::vector<Units> seconds;
    for (std::size_t y = 0; y < b.counts.size(); ++y) seconds.push_back(b.vectors.row(y)[1]);
    std::sort(seconds.begin(), seconds.end(), std::greater<>());
    // Sums over the greatest second values, in a binary indexed tree (Fenwick 1994).
    std::vector<Count> tree(seconds.size() + 1, 0);
    Count found = 0;
    std::size_t in = 0;
    for (std::size_t x = a.counts.size(); x-- > 0;) {
        const auto first = a.vectors.row(x);
        for (; in < b.counts.size() && static_cast<Wide128>(b.vectors.row(in)[0]) + first[0] >= floor[0]; ++in) {
            const auto rank = std::lower_bound(seconds.begin(), seconds.end(), b.vectors.row(in)[1], std::greater<>());
            for (auto k = static_cast<std::size_t>(rank - seconds.begin()) + 1; k < tree.size(); k += k & (~k + 1))
                tree[k] += b.counts[in];
        }
        const auto enough = std::partition_point(seconds.begin(), seconds.end(), [&](Units second) {
            return static_cast<Wide128>(second) + first[1] >= floor[1];
        });
        Count partners = 0;
        for (auto k = static_cast<std::size_t>(enough - seconds.begin()); k > 0; k &= k - 1) partners += tree[k];
        found += partners * a.counts[x];
    }
    return found;
}

/// How many pairs, one of each half, meet the rule. Both halves are sorted by the first column, the best first.
std::optional<Count> count_pairs(const Talks& talks, std::span<const Units> constant, const Tally& a, const Tally& b,
                                 std::uint64_t most_pairs, const std::stop_token& stop) {
    const std::size_t d = a.vectors.columns;
    std::vector<Wide128> floor;
    for (std::size_t k = 0; k < d; ++k)
        floor.push_back(static_cast<Wide128>(talks.no_agreement[k].units) - constant[k]);
    if (d == 2 && talks.rule.all) return count_pairs_of_two({floor[0], floor[1]}, a, b);
    if (b.counts.size() != 0 && a.counts.size() > most_pairs / b.counts.size()) return {};
    Count found = 0;
    std::vector<Units> sum(d);
    for (std::size_t x = 0; x < a.counts.size(); ++x) {
        if (stop.stop_requested()) return {};
        const auto first = a.vectors.row(x);
        for (std::size_t y = 0; y < b.counts.size(); ++y) {
            const auto second = b.vectors.row(y);
            bool all = true;
            for (std::size_t k = 0; k < d; ++k) {
                sum[k] = first[k] + second[k];
                all = all && sum[k] >= floor[k];
            }
            if (sum[0] < floor[0] && talks.must(0)) break;
            if (!talks.rule.all) {
                for (std::size_t k = 0; k < d; ++k) sum[k] += constant[k];
                all = talks.agreed(sum);
            }
            if (all) found += a.counts[x] * b.counts[y];
        }
    }
    return found;
}

}  // namespace

class ZoneCount {
public:
    ZoneCount(const Frontier& frontier, const FrontierQuestion& question, const Workers& workers, std::stop_token stop)
        : parts_(*frontier.parts_), question_(question), workers_(workers), stop_(std::move(stop)) {}

    [[nodiscard]] std::optional<std::string> size() const {
        if (!parts_.whole) {
            std::size_t found = 0;
            for (std::size_t k = 0; k < parts_.listed.size(); ++k)
                found += parts_.talks.agreed(parts_.listed_values.row(k)) ? 1U : 0U;
            return std::to_string(found);
        }
        const Decomposition& whole = *parts_.whole;
        if (mpz_sizeinbase(whole.node(whole.root()).packages.get_mpz_t(), 2) > 126) return {};
        const std::size_t d = parts_.talks.signatories.size();
        std::vector<Tally> tallies(2, {{d, std::vector<Units>(d, 0)}, {1}});
        for (const auto& group : whole.groups()) {
            auto tally = tally_of(whole.table(), group, question_.limits.combinations);
            if (!tally || stop_.stop_requested()) return {};
            tallies.push_back(std::move(*tally));
        }
        // Two halves are enough: the smallest are put together first.
        while (tallies.size() > 2) {
            std::sort(tallies.begin(), tallies.end(),
                      [](const Tally& a, const Tally& b) { return a.counts.size() > b.counts.size(); });
            auto sum = merged(tallies[tallies.size() - 1], tallies[tallies.size() - 2]);
            if (!sum || stop_.stop_requested()) return {};
            tallies.resize(tallies.size() - 2);
            tallies.push_back(std::move(*sum));
        }
        const auto found = count_pairs(parts_.talks, whole.table().constant, tallies[0], tallies[1],
                                       question_.limits.zone_pairs, stop_);
        if (!found) return {};
        return digits_of(*found);
    }

    /// Is there a package of the zone to which this signatory does not consent? Nothing where that could not be settled.
    [[nodiscard]] std::optional<bool> does_without(std::uint32_t signatory) const {
        const Talks& talks = parts_.talks;
        const auto refuses = [&](std::span<const Units> row) {
            return row[signatory] < talks.no_agreement[signatory].units && talks.agreed(row);
        };
        if (!parts_.whole) {
            for (std::size_t k = 0; k < parts_.listed.size(); ++k)
                if (refuses(parts_.listed_values.row(k))) return true;
            return false;
        }
        // The worse for this one and the better for the others, the likelier: the frontier with its values turned round has such a
        // package if there is one.
        Work work{workers_, stop_, question_.limits.vectors, question_.limits.sums, false, false, false};
        Decomposition turned(factored(*parts_.subject, talks, signatory), question_.limits, work);
        std::vector<Units> floor(talks.signatories.size(), no_floor);
        for (std::size_t k = 0; k < floor.size(); ++k)
            if (talks.must(k)) floor[k] = talks.no_agreement[k].units;
        turned.build({}, floor);
        if (turned.root() == none) return {};
        const Vectors& vectors = turned.node(turned.root()).vectors;
        for (std::size_t k = 0; k < vectors.size(); ++k) {
            std::vector<Units> row(vectors.row(k).begin(), vectors.row(k).end());
            for (std::size_t i = 0; i < row.size(); ++i) row[i] += turned.table().constant[i];
            row[signatory] = -row[signatory];
            if (refuses(row)) return true;
        }
        return false;
    }

private:
    const Frontier::Parts& parts_;
    const FrontierQuestion& question_;
    const Workers& workers_;
    std::stop_token stop_;
};

Zone zone_of(const Frontier& frontier, const FrontierQuestion& question, const Workers& workers,
             const std::stop_token& stop) {
    Zone zone;
    const ZoneCount count(frontier, question, workers, stop);
    for (std::size_t k = 0; k < frontier.size(); ++k) zone.empty = zone.empty && !frontier.in_zone(k);
    // A frontier with gaps may miss a small zone; the count does not.
    zone.size = zone.empty && frontier.exact() ? std::optional<std::string>("0") : count.size();
    if (zone.size) zone.empty = *zone.size == "0";
    const Talks& talks = frontier.talks();
    for (std::uint32_t k = 0; k < talks.signatories.size(); ++k) {
        const std::optional<bool> without = talks.must(k) ? std::optional<bool>(false) : count.does_without(k);
        zone.settled = zone.settled && without.has_value();
        zone.always_consents.push_back(without && !*without);
    }
    return zone;
}

}  // namespace irenic
