/// The lottery with the greatest product of average gains, in floating point: simplicial decomposition (von Hohenbalken 1977). The best
/// over a few vectors is found by Newton's method; prices there say which vector to add, or that none would help.
#include <algorithm>
#include <cmath>
#include <limits>

#include "bargaining/mixtures.hpp"

namespace irenic {
namespace {

using Numbers = std::vector<double>;

constexpr int most_rounds = 1000;
constexpr double settled = 4e-16;
constexpr double near_the_best = 1e-12;
constexpr double as_good_as_none = 1e-13;

/// Solves a square system, its right-hand side in the last column, with the greatest pivots; columns without one get 0.
Numbers solved(std::vector<Numbers> rows) {
    const std::size_t count = rows.size();
    std::vector<std::size_t> row_of(count, count);
    std::size_t used = 0;
    for (std::size_t column = 0; column < count && used < count; ++column) {
        const auto greatest = std::max_element(
            rows.begin() + static_cast<std::ptrdiff_t>(used), rows.end(),
            [&](const Numbers& a, const Numbers& b) { return std::abs(a[column]) < std::abs(b[column]); });
        if (std::abs((*greatest)[column]) < 1e-14) continue;
        std::swap(*greatest, rows[used]);
        for (std::size_t other = 0; other < count; ++other) {
            const double factor = rows[other][column] / rows[used][column];
            if (other == used || factor == 0) continue;
            for (std::size_t k = column; k <= count; ++k) rows[other][k] -= factor * rows[used][k];
        }
        row_of[column] = used++;
    }
    Numbers answer(count);
    for (std::size_t column = 0; column < count; ++column)
        if (row_of[column] != count) answer[column] = rows[row_of[column]][count] / rows[row_of[column]][column];
    return answer;
}

class Ascent {
public:
    Ascent(const Gains& gains, const Numbers& power) : gains_(gains), power_(power) {
        for (const double exponent : power) total_ += exponent;
        // Everybody's best vector, one as likely as another: everybody gains.
        for (std::size_t party = 0; party < gains.parties(); ++party) {
            std::size_t best = 0;
            while (gains.at(best, party) != gains.most(party)) ++best;
            if (std::find(made_.vectors.begin(), made_.vectors.end(), best) == made_.vectors.end()) add(best);
        }
        made_.probabilities.assign(made_.vectors.size(), 1 / static_cast<double>(made_.vectors.size()));
    }

    NearMixture run() {
        for (int round = 0; round < most_rounds; ++round) {
            improve();
            const Numbers prices = prices_at(average(made_.probabilities));
            std::size_t best = 0;
            double most = 0;
            for (std::size_t vector = 0; vector < gains_.size(); ++vector)
                if (const double worth = gains_.worth(vector, prices); worth > most) {
                    most = worth;
                    best = vector;
                }
            if (most <= 1 + settled) break;
            if (std::find(made_.vectors.begin(), made_.vectors.end(), best) != made_.vectors.end()) break;
            add(best);
            made_.probabilities.push_back(0);
        }
        while (thin_out()) improve();
        return made_;
    }

private:
    /// Gains as shares of the most: all of about the same size.
    [[nodiscard]] double share(std::size_t k, std::size_t party) const {
        return static_cast<double>(gains_.at(made_.vectors[k], party)) / static_cast<double>(gains_.most(party));
    }
    void add(std::size_t vector) { made_.vectors.push_back(vector); }
    void drop(std::size_t k) {
        made_.vectors.erase(made_.vectors.begin() + static_cast<std::ptrdiff_t>(k));
        made_.probabilities.erase(made_.probabilities.begin() + static_cast<std::ptrdiff_t>(k));
    }
    [[nodiscard]] Numbers average(const Numbers& probabilities) const {
        Numbers sums(gains_.parties());
        for (std::size_t k = 0; k < probabilities.size(); ++k)
            for (std::size_t party = 0; party < sums.size(); ++party) sums[party] += probabilities[k] * share(k, party);
        return sums;
    }
    [[nodiscard]] Numbers prices_at(const Numbers& average) const {
        Numbers prices;
        for (std::size_t party = 0; party < average.size(); ++party)
            prices.push_back(power_[party] / (total_ * average[party] * static_cast<double>(gains_.most(party))));
        return prices;
    }
    [[nodiscard]] double logarithm(const Numbers& probabilities) const {
        const Numbers sums = average(probabilities);
        double sum = 0;
        for (std::size_t party = 0; party < sums.size(); ++party) sum += power_[party] / total_ * std::log(sums[party]);
        return sum;
    }

    /// Newton's direction among probabilities that keep adding up to 1.
    [[nodiscard]] Numbers direction() const {
        const Numbers sums = average(made_.probabilities);
        const std::size_t count = made_.vectors.size();
        std::vector<Numbers> rows(count + 1, Numbers(count + 2));
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t party = 0; party < sums.size(); ++party) {
                const double slope = power_[party] / total_ * share(a, party) / sums[party];
                rows[a][count + 1] += slope;
                for (std::size_t b = 0; b < count; ++b) rows[a][b] += slope * share(b, party) / sums[party];
            }
            rows[a][count] = rows[count][a] = 1;
        }
        Numbers answer = solved(std::move(rows));
        answer.pop_back();
        return answer;
    }

    /// How much the logarithm would rise along this if it went on as steeply as here.
    [[nodiscard]] double slope(const Numbers& along) const {
        const Numbers sums = average(made_.probabilities);
        double slope = 0;
        for (std::size_t k = 0; k < along.size(); ++k)
            for (std::size_t party = 0; party < sums.size(); ++party)
                slope += along[k] * power_[party] / total_ * share(k, party) / sums[party];
        return slope;
    }

    /// The best over the vectors at hand; those that are no longer needed go.
    void improve() {
        int last_rounds = 0;
        for (int round = 0; round < most_rounds && last_rounds < 4; ++round) {
            const Numbers along = direction();
            double step = 1;
            std::size_t first_out = along.size();
            for (std::size_t k = 0; k < along.size(); ++k)
                if (made_.probabilities[k] + step * along[k] < 0) {
                    step = -made_.probabilities[k] / along[k];
                    first_out = k;
                }
            // Near the best, the logarithm can no longer tell two points apart, and a whole step is sure to come nearer.
            const double before = logarithm(made_.probabilities) - (slope(along) < near_the_best ? 1e-15 : 0);
            last_rounds += slope(along) < near_the_best;
            Numbers next = moved(along, step);
            if (first_out < along.size() &&
                (made_.probabilities[first_out] < as_good_as_none || logarithm(next) >= before)) {
                made_.probabilities = std::move(next);
                drop(first_out);
                last_rounds = 0;
                continue;
            }
            for (int halved = 0; halved < 60 && !(logarithm(next) > before); ++halved) next = moved(along, step /= 2);
            if (!(logarithm(next) > before)) return;
            made_.probabilities = std::move(next);
        }
    }
    [[nodiscard]] Numbers moved(const Numbers& along, double step) const {
        Numbers next = made_.probabilities;
        double sum = 0;
        for (std::size_t k = 0; k < next.size(); ++k) sum += next[k] = std::max(0.0, next[k] + step * along[k]);
        for (double& probability : next) probability /= sum;
        return next;
    }

    /// More vectors than parties are not needed (Carathéodory): along some change of the probabilities nobody's gain changes.
    bool thin_out() {
        const std::size_t parties = gains_.parties();
        if (made_.vectors.size() <= parties) return false;
        // The share of the last vector of the first `parties + 1` is put on the others.
        std::vector<Numbers> rows(parties, Numbers(parties + 1));
        for (std::size_t party = 0; party < parties; ++party)
            for (std::size_t k = 0; k <= parties; ++k) rows[party][k] = share(k, party);
        Numbers along = solved(std::move(rows));
        for (double& change : along) change = -change;
        along.push_back(1);
        // Of the two ways, that on which a probability reaches 0.
        if (std::all_of(along.begin(), along.end(), [](double change) { return change >= 0; }))
            for (double& change : along) change = -change;
        double step = std::numeric_limits<double>::infinity();
        std::size_t out = 0;
        for (std::size_t k = 0; k < along.size(); ++k)
            if (along[k] < 0 && made_.probabilities[k] / -along[k] < step) {
                step = made_.probabilities[k] / -along[k];
                out = k;
            }
        along.resize(made_.vectors.size());
        made_.probabilities = moved(along, step);
        drop(out);
        return true;
    }

    const Gains& gains_;
    const Numbers& power_;
    double total_ = 0;
    NearMixture made_;
};

}  // namespace

NearMixture nearly_nash(const Gains& gains, const std::vector<double>& power) { return Ascent(gains, power).run(); }

}  // namespace irenic
