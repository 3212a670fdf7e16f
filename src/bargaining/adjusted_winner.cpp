/// Adjusted Winner, in exact fractions.
#include <algorithm>
#include <numeric>

#include <gmpxx.h>

#include "irenic/bargaining.hpp"

namespace irenic {
namespace {

using Pair = std::array<mpq_class, 2>;

mpq_class exactly(Decimal value) {
    mpq_class number(mpz_class(static_cast<signed long>(value.units)),
                     mpz_class(static_cast<signed long>(Decimal::units_per_one)));
    number.canonicalize();
    return number;
}

class Dividing {
public:
    Dividing(const Talks& talks, const PointTable& table) : talks_(talks), table_(table) {
        made_.parties = {talks.signatories[0], talks.signatories[1]};
    }

    /// False: one of them would lose nothing whatever prevails.
    bool run() {
        for (const PointTable::Row& row : table_.rows) look_at(row);
        for (std::size_t k = 0; k < 2; ++k)
            total_[k] =
                std::accumulate(stakes_.begin(), stakes_.end(), mpq_class(0),
                                [&](const mpq_class& sum, const Pair& stake) { return mpq_class(sum + stake[k]); });
        if (stakes_.empty()) return false;
        for (Pair& stake : stakes_)
            for (std::size_t k = 0; k < 2; ++k) stake[k] = stake[k] * 100 / total_[k];
        divide();
        conclude();
        return true;
    }

    AdjustedWinner take() { return std::move(made_); }

private:
    void look_at(const PointTable::Row& row);
    void divide();
    void conclude();

    const Talks& talks_;
    const PointTable& table_;
    AdjustedWinner made_;
    std::vector<Pair> stakes_;      ///< per item; of 100 once both totals are known
    Pair total_;                    ///< in each party's own unit
    Pair floor_;                    ///< what each has when the other's position prevails everywhere
    std::vector<mpq_class> share_;  ///< of the first, per item
};

void Dividing::look_at(const PointTable::Row& row) {
    /// The level that is best for `k`; of several, the one that is better for the other.
    const auto best_for = [&](std::size_t k) {
        std::size_t best = 0;
        for (std::size_t level = 1; level < row.levels.size(); ++level)
            if (std::pair(row.values[k][level], row.values[1 - k][level]) >
                std::pair(row.values[k][best], row.values[1 - k][best]))
                best = level;
        return best;
    };
    const std::array<std::size_t, 2> best{best_for(0), best_for(1)};
    for (std::size_t k = 0; k < 2; ++k) floor_[k] += exactly(row.values[k][best[1 - k]]);
    // As good for the one as its own best, and best for the other.
    for (std::size_t k = 0; k < 2; ++k)
        if (row.values[k][best[k]] == row.values[k][best[1 - k]])
            return made_.agreed.push_back({row.option, row.levels[best[1 - k]]});
    AdjustedWinner::Item item;
    item.option = row.option;
    Pair stake;
    for (std::size_t k = 0; k < 2; ++k) {
        item.best[k] = row.levels[best[k]];
        item.at_stake[k] = {row.values[k][best[k]].units - row.values[k][best[1 - k]].units};
        stake[k] = exactly(item.at_stake[k]);
    }
    made_.items.push_back(std::move(item));
    stakes_.push_back(stake);
}

/// The first party's ratio is highest first; it gets options until going on would give it more than the other.
void Dividing::divide() {
    std::vector<std::size_t> order(stakes_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return stakes_[a][0] * stakes_[b][1] > stakes_[b][0] * stakes_[a][1];
    });
    share_.assign(stakes_.size(), 0);
    mpq_class first = 0;
    mpq_class second = 100;
    for (const std::size_t at : order) {
        const Pair& stake = stakes_[at];
        // first + s·stake[0] = second − s·stake[1]
        const mpq_class equal = (second - first) / (stake[0] + stake[1]);
        share_[at] = std::min(equal, mpq_class(1));
        first += share_[at] * stake[0];
        second -= share_[at] * stake[1];
        if (share_[at] > 0 && share_[at] < 1) made_.divided = at;
        if (first == second) break;
    }
}

void Dividing::conclude() {
    Pair points;
    for (std::size_t at = 0; at < stakes_.size(); ++at)
        for (std::size_t k = 0; k < 2; ++k) {
            const mpq_class share = k == 0 ? share_[at] : mpq_class(1 - share_[at]);
            made_.items[at].points[k] = stakes_[at][k].get_str();
            made_.items[at].share[k] = share.get_str();
            points[k] += share * stakes_[at][k];
        }
    for (std::size_t k = 0; k < 2; ++k) {
        made_.points[k] = points[k].get_str();
        const mpq_class value = floor_[k] + points[k] * total_[k] / 100;
        made_.values[k] = value.get_str();
        made_.consents[k] = value >= exactly(talks_.no_agreement[k]);
    }
}

}  // namespace

AdjustedWinnerResult adjusted_winner(const Case& subject, const Talks& talks) {
    AdjustedWinnerResult result;
    const Place place = talks.agreement ? subject.agreements[*talks.agreement].place : Place{};
    if (talks.signatories.size() != 2) {
        result.diagnostics.push_back({Severity::error, "not-two-signatories",
                                      "Adjusted Winner divides between two signatories, and here are " +
                                          std::to_string(talks.signatories.size()),
                                      place, "name two parties as signatories of an agreement"});
        return result;
    }
    PointTableResult points = point_table(subject, talks);
    if (!points.table) {
        result.diagnostics = std::move(points.diagnostics);
        return result;
    }
    Dividing dividing(talks, *points.table);
    if (dividing.run())
        result.found = dividing.take();
    else
        result.diagnostics.push_back({Severity::error, "nothing-to-divide",
                                      "the same package is best for both signatories: there is nothing to divide",
                                      place, "`irenic bargain` names the package"});
    return result;
}

}  // namespace irenic
