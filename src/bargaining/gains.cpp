#include "bargaining/gains.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace irenic {

Gains::Gains(std::vector<std::uint64_t> gains, std::size_t parties)
    : gains_(std::move(gains)), parties_(parties), most_(parties) {
    for (std::size_t vector = 0; vector < size(); ++vector)
        for (std::size_t party = 0; party < parties_; ++party) most_[party] = std::max(most_[party], at(vector, party));
}

mpq_class Gains::worth(std::size_t vector, std::span<const mpq_class> prices) const {
    mpq_class sum;
    for (std::size_t party = 0; party < parties_; ++party) sum += prices[party] * exactly(vector, party);
    return sum;
}

double Gains::worth(std::size_t vector, std::span<const double> prices) const {
    double sum = 0;
    for (std::size_t party = 0; party < parties_; ++party)
        sum += prices[party] * static_cast<double>(at(vector, party));
    return sum;
}

/// Every price, gain, product and sum is rounded once, each time by less than 2^−52 of it.
Gains::Rough Gains::rough(std::span<const mpq_class> prices) const {
    Rough made;
    double magnitude = 0;
    for (std::size_t party = 0; party < parties_; ++party) {
        made.prices.push_back(prices[party].get_d());
        magnitude += std::abs(made.prices.back()) * static_cast<double>(most_[party]);
    }
    made.doubt = magnitude * static_cast<double>(2 * parties_ + 8) * std::numeric_limits<double>::epsilon();
    return made;
}

Gains::Best Gains::best(std::span<const mpq_class> prices) const {
    const Rough about = rough(prices);
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t vector = 0; vector < size(); ++vector) most = std::max(most, worth(vector, about.prices));
    std::optional<Best> found;
    for (std::size_t vector = 0; vector < size(); ++vector) {
        if (worth(vector, about.prices) < most - 2 * about.doubt) continue;
        mpq_class exact = worth(vector, prices);
        if (!found || exact > found->worth) found = {vector, std::move(exact)};
    }
    return *found;
}

std::optional<std::size_t> Gains::first_above(std::span<const mpq_class> prices, const mpq_class& worth_of) const {
    const Rough about = rough(prices);
    const double least = worth_of.get_d();
    const double doubt = about.doubt + std::abs(least) * std::numeric_limits<double>::epsilon();
    for (std::size_t vector = 0; vector < size(); ++vector)
        if (worth(vector, about.prices) >= least - doubt && worth(vector, prices) > worth_of) return vector;
    return {};
}

}  // namespace irenic
