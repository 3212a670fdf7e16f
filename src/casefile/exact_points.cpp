#include "casefile/exact_points.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "casefile/point_order.hpp"
#include "casefile/rational.hpp"

namespace irenic::casefile {

namespace {

// What the magnitudes of a party's points may come to, so that two sums and their difference fit into a case (checks.cpp).
const mpq_class largest_sum = 2'300'000'000'000;
constexpr unsigned places = 6;
// Units of two issues that are in a ratio of such numbers are rounded together.
constexpr unsigned long largest_ratio = 1'000'000;
// Beyond so many bits in a denominator nothing is compared any more.
constexpr std::size_t longest_denominator = 4096;

mpz_class power_of_ten(unsigned exponent) {
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
    return power;
}

/// To the nearest decimal of six places, halves away from zero.
mpq_class rounded(const mpq_class& number) {
    const mpq_class millionths = abs(number) * mpq_class(power_of_ten(places));
    const mpz_class doubled = 2 * millionths.get_num() + millionths.get_den();
    mpq_class nearest(mpz_class(doubled / (2 * millionths.get_den())), power_of_ten(places));
    nearest.canonicalize();
    return sgn(number) < 0 ? mpq_class(-nearest) : nearest;
}

ExactPoints each(const ExactPoints& points, const std::function<mpq_class(const mpq_class&)>& change) {
    ExactPoints made = points;
    for (auto& issue : made.values)
        for (mpq_class& value : issue) value = change(value);
    made.no_agreement = change(points.no_agreement);
    return made;
}

ExactPoints times(const ExactPoints& points, const mpz_class& factor) {
    return each(points, [&](const mpq_class& number) { return mpq_class(number * mpq_class(factor)); });
}

bool fits(const ExactPoints& points) {
    mpq_class sum = 0;
    for (const auto& issue : points.values) {
        mpq_class most = 0;
        for (const mpq_class& value : issue) most = std::max(most, mpq_class(abs(value)));
        sum += most;
    }
    return sum <= largest_sum && abs(points.no_agreement) <= largest_sum;
}

/// The largest number of which both are whole multiples; `largest_ratio` bounds these multiples where it is given.
std::optional<mpq_class> common_unit(const mpq_class& a, const mpq_class& b, bool bounded) {
    const mpq_class ratio = a / b;
    if (bounded && (ratio.get_num() > largest_ratio || ratio.get_den() > largest_ratio)) return {};
    return mpq_class(b / mpq_class(ratio.get_den()));
}

bool whole_multiples(const std::vector<mpq_class>& issue, const mpq_class& unit) {
    return sgn(unit) != 0 && std::all_of(issue.begin(), issue.end(), [&](const mpq_class& value) {
               return abs(value) <= unit * mpq_class(largest_ratio);
           });
}

/// Rounds not the points but the units that they are whole multiples of, so that ties between issues that weigh the same remain. Points
/// that are too large a multiple are rounded themselves.
ExactPoints rounded_by_units(const ExactPoints& points) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<mpq_class> units;
    std::vector<std::size_t> unit_of;
    for (const auto& issue : points.values) {
        mpq_class unit = 0;
        for (const mpq_class& value : issue)
            if (sgn(value) != 0) unit = sgn(unit) == 0 ? mpq_class(abs(value)) : *common_unit(abs(value), unit, false);
        if (!whole_multiples(issue, unit)) {
            unit_of.push_back(none);
            continue;
        }
        std::size_t at = 0;
        while (at < units.size()) {
            if (const auto both = common_unit(unit, units[at], true)) {
                units[at] = *both;
                break;
            }
            ++at;
        }
        if (at == units.size()) units.push_back(unit);
        unit_of.push_back(at);
    }
    ExactPoints made = points;
    for (std::size_t issue = 0; issue < made.values.size(); ++issue)
        for (mpq_class& value : made.values[issue])
            value = unit_of[issue] == none ? rounded(value)
                                           : mpq_class(value / units[unit_of[issue]] * rounded(units[unit_of[issue]]));
    made.no_agreement = rounded(points.no_agreement);
    return made;
}

Order keep_all_orders(const std::vector<ExactPoints>& exact, std::vector<ExactPoints>& kept) {
    Order all = Order::kept;
    for (std::size_t i = 0; i < exact.size() && all != Order::changed; ++i) {
        const Order one = keep_order(exact[i], kept[i]);
        if (one != Order::kept) all = one;
    }
    return all;
}

std::vector<ExactPoints> all(const std::vector<ExactPoints>& parties,
                             const std::function<ExactPoints(const ExactPoints&)>& change) {
    std::vector<ExactPoints> made;
    for (const ExactPoints& party : parties) made.push_back(change(party));
    return made;
}

bool all_fit(const std::vector<ExactPoints>& parties) { return std::all_of(parties.begin(), parties.end(), fits); }

mpz_class multiplier_of(const std::vector<ExactPoints>& parties) {
    std::vector<mpq_class> numbers;
    for (const ExactPoints& party : parties) {
        numbers.push_back(party.no_agreement);
        for (const auto& issue : party.values) numbers.insert(numbers.end(), issue.begin(), issue.end());
    }
    return common_multiplier(numbers);
}

ExactPoints rounded_points(const ExactPoints& points) { return each(points, rounded); }

/// The largest number of which all points are whole multiples; 0 where all are 0.
mpq_class unit_of(const ExactPoints& points) {
    mpq_class unit = 0;
    for (const auto& issue : points.values)
        for (const mpq_class& value : issue) {
            if (sgn(value) != 0) unit = sgn(unit) == 0 ? mpq_class(abs(value)) : *common_unit(abs(value), unit, false);
            if (mpz_sizeinbase(unit.get_den_mpz_t(), 2) > longest_denominator) return 0;
        }
    return unit;
}

/// The points as the same multiples of a unit that is a decimal of six places: only the scale changes, by less than a share of
/// 10^−within. Nothing where that unit is too small. Having no agreement stays between the multiples that it was between.
std::optional<ExactPoints> rescaled(const ExactPoints& points, unsigned within) {
    const mpq_class unit = unit_of(points);
    if (sgn(unit) == 0) {
        const bool nothing = std::all_of(points.values.begin(), points.values.end(), [](const auto& issue) {
            return std::all_of(issue.begin(), issue.end(), [](const mpq_class& value) { return sgn(value) == 0; });
        });
        if (!nothing) return {};
        ExactPoints made = points;
        made.no_agreement = rounded(points.no_agreement);
        if (sgn(made.no_agreement) != sgn(points.no_agreement))
            made.no_agreement = mpq_class(sgn(points.no_agreement), 1'000'000);
        return made;
    }
    const mpq_class kept = rounded(unit);
    // Rounding moves it by half a millionth.
    if (kept * 2 * mpq_class(power_of_ten(places)) <= mpq_class(power_of_ten(within))) return {};
    const mpq_class scale = kept / unit;
    ExactPoints made = each(points, [&](const mpq_class& number) { return mpq_class(number * scale); });
    const mpq_class multiples = points.no_agreement / unit;
    if (multiples.get_den() == 1) return made;
    mpz_class below;
    mpz_fdiv_q(below.get_mpz_t(), multiples.get_num_mpz_t(), multiples.get_den_mpz_t());
    const mpq_class step(1, 1'000'000);
    made.no_agreement = std::clamp(rounded(made.no_agreement), mpq_class(kept * mpq_class(below) + step),
                                   mpq_class(kept * mpq_class(below + 1) - step));
    return made;
}

/// The smallest power of ten at which all parties' points can be rescaled.
std::optional<KeptPoints> proportional(const std::vector<ExactPoints>& exact, unsigned within) {
    for (unsigned exponent = 0; exponent < 19; ++exponent) {
        KeptPoints made{KeptPoints::How::proportional, power_of_ten(exponent), within, {}};
        for (const ExactPoints& points : exact) {
            auto larger = rescaled(times(points, made.factor), within);
            if (!larger) break;
            made.parties.push_back(std::move(*larger));
        }
        if (made.parties.size() < exact.size()) continue;
        if (all_fit(made.parties)) return made;
        return {};
    }
    return {};
}

}  // namespace

KeptPoints kept_points(const std::vector<ExactPoints>& exact) {
    if (!all_fit(exact)) return {KeptPoints::How::too_large, 1, 0, {}};
    const mpz_class multiplier = multiplier_of(exact);
    if (multiplier == 1) return {KeptPoints::How::exact, 1, 0, exact};
    Order order = Order::unknown;
    const auto try_rounding = [&](const mpz_class& factor) -> std::optional<KeptPoints> {
        const auto larger = all(exact, [&](const ExactPoints& points) { return times(points, factor); });
        if (!all_fit(larger)) return {};
        for (const auto& round : {rounded_points, rounded_by_units}) {
            auto kept = all(larger, round);
            if (!all_fit(kept)) continue;
            order = keep_all_orders(exact, kept);
            if (order == Order::kept) return KeptPoints{KeptPoints::How::order_kept, factor, 0, std::move(kept)};
            if (order == Order::unknown) return {};
        }
        return {};
    };
    if (auto kept = try_rounding(1)) return *kept;
    auto multiplied = all(exact, [&](const ExactPoints& points) { return times(points, multiplier); });
    if (all_fit(multiplied) && multiplier_of(multiplied) == 1)
        return {KeptPoints::How::exact, multiplier, 0, std::move(multiplied)};
    for (unsigned exponent = 2; exponent < 14 && order == Order::changed; exponent += 2)
        if (auto kept = try_rounding(power_of_ten(exponent))) return *kept;
    for (const unsigned within : {6U, 3U})
        if (auto kept = proportional(exact, within)) return *kept;
    for (unsigned exponent = 19; exponent-- > 0;) {
        const mpz_class factor = power_of_ten(exponent);
        auto finer = all(exact, [&](const ExactPoints& points) { return times(points, factor); });
        if (!all_fit(finer)) continue;
        finer = all(finer, rounded_by_units);
        if (all_fit(finer)) return {KeptPoints::How::as_fine, factor, 0, std::move(finer)};
    }
    return {KeptPoints::How::too_large, 1, 0, {}};
}

}  // namespace irenic::casefile
