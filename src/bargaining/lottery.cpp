/// The rules for single packages, over lotteries.
#include <algorithm>
#include <cmath>
#include <limits>

#include "bargaining/mixtures.hpp"
#include "bargaining/vectors.hpp"
#include "irenic/bargaining.hpp"

namespace irenic {
namespace {

/// A decimal where it has at most twelve places, otherwise a fraction.
std::string exact_text(const mpq_class& number) {
    constexpr unsigned most_places = 12;
    mpz_class scaled = number.get_num();
    for (unsigned places = 0; places <= most_places; ++places, scaled *= 10) {
        if (!mpz_divisible_p(scaled.get_mpz_t(), number.get_den().get_mpz_t())) continue;
        std::string digits = mpz_class(abs(scaled) / number.get_den()).get_str();
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        if (places > 0) digits.insert(digits.size() - places, ".");
        return (sgn(number) < 0 ? "-" : "") + digits;
    }
    return number.get_str();
}

/// Never below the number, which is not negative.
double rounded_up(const mpq_class& number) {
    const double made = number.get_d();
    return mpq_class(made) >= number ? made : std::nextafter(made, std::numeric_limits<double>::infinity());
}

mpz_class whole(Units units) { return mpz_class(static_cast<long>(units)); }

/// The zone's vectors as gains of the parties that are asked.
struct Asked {
    std::vector<std::size_t> vectors;  ///< of the frontier
    std::vector<std::size_t> places;   ///< among the signatories

    /// Above no agreement, or (leximin) above the least value of all.
    [[nodiscard]] Gains gains(const Frontier& frontier, SolutionKind kind) const {
        Units floor = std::numeric_limits<Units>::max();
        for (const std::size_t vector : vectors)
            for (const std::size_t place : places) floor = std::min(floor, frontier.values(vector)[place]);
        std::vector<std::uint64_t> made;
        made.reserve(vectors.size() * places.size());
        for (const std::size_t vector : vectors)
            for (const std::size_t place : places) {
                const Units from = kind == SolutionKind::leximin ? floor : frontier.talks().no_agreement[place].units;
                made.push_back(static_cast<std::uint64_t>(frontier.values(vector)[place]) -
                               static_cast<std::uint64_t>(from));
            }
        return {std::move(made), places.size()};
    }
};

Mixture mixture_of(SolutionKind kind, const Gains& gains, const std::vector<mpz_class>& power) {
    std::vector<mpz_class> unit(gains.parties(), 1);
    switch (kind) {
        case SolutionKind::nash: return nash_mixture(gains, power);
        case SolutionKind::kalai_smorodinsky:
            for (std::size_t k = 0; k < unit.size(); ++k) unit[k] = static_cast<unsigned long>(gains.most(k));
            return greatest_least_mixture(gains, unit);
        case SolutionKind::egalitarian:
        case SolutionKind::leximin: return greatest_least_mixture(gains, unit);
        case SolutionKind::utilitarian: break;
    }
    const std::vector<mpq_class> equal(gains.parties(), 1);
    return {{{gains.best(equal).vector, 1}}, 0};
}

void write_down(const Mixture& mixture, const std::vector<std::size_t>& vectors, const Frontier& frontier,
                Lottery& lottery) {
    std::vector<mpq_class> averages(frontier.talks().signatories.size());
    for (const auto& [vector, probability] : mixture.shares) {
        lottery.shares.push_back({vectors[vector], exact_text(probability), probability.get_d()});
        for (std::size_t place = 0; place < averages.size(); ++place)
            averages[place] += probability * whole(frontier.values(vectors[vector])[place]);
    }
    for (mpq_class& average : averages) {
        average /= whole(Decimal::units_per_one);
        lottery.averages.push_back({exact_text(average), average.get_d()});
    }
    lottery.exact = sgn(mixture.bound) == 0;
    lottery.bound = rounded_up(mixture.bound);
}

}  // namespace

Lottery find_lottery(SolutionKind kind, const Frontier& frontier, const Zone& zone, std::span<const Decimal> power) {
    Lottery lottery;
    lottery.kind = kind;
    const Talks& talks = frontier.talks();
    Asked asked;
    for (std::size_t k = 0; k < frontier.size(); ++k)
        if (frontier.in_zone(k)) asked.vectors.push_back(k);
    if (asked.vectors.empty() || !zone.settled) return lottery;
    const bool by_shares = kind == SolutionKind::nash || kind == SolutionKind::kalai_smorodinsky;
    std::vector<mpz_class> exponents;
    for (std::size_t place = 0; place < talks.signatories.size(); ++place) {
        if (!zone.always_consents[place]) continue;
        const auto gains = [&](std::size_t k) { return frontier.values(k)[place] > talks.no_agreement[place].units; };
        if (by_shares && std::none_of(asked.vectors.begin(), asked.vectors.end(), gains)) {
            lottery.left_out.push_back(talks.signatories[place]);
            continue;
        }
        asked.places.push_back(place);
        lottery.parties.push_back(talks.signatories[place]);
        exponents.push_back(whole(power[talks.signatories[place]].units));
    }
    const Mixture mixture =
        asked.places.empty() ? Mixture{{{0, 1}}, 0} : mixture_of(kind, asked.gains(frontier, kind), exponents);
    write_down(mixture, asked.vectors, frontier, lottery);
    return lottery;
}

}  // namespace irenic
