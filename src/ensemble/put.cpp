#include <algorithm>
#include <numeric>

#include "ensemble/assumptions.hpp"

namespace irenic {
namespace {

/// In place of a range, a number within it. Its place in the text stays.
void set(Range& range, Decimal number) {
    range.low = range.best = range.high = number;
    range.numbers = 1;
}

void put_chance(const ChanceOfSubject& chance, const Case& subject, const Draw& draw, Case& scenario) {
    const std::vector<Decimal> chances = probabilities(chance, subject, draw);
    Option& option = scenario.options[chance.option];
    for (std::size_t level = 0; level < chances.size(); ++level) set(option.probability[level], chances[level]);
    if (chance.level != not_drawn) option.start = static_cast<Level>(draw.values[chance.level]);
}

/// Each place goes below as many as are above it: known ones, and those that were drawn.
void put_order(const OrderOfSubject& order, const Draw& draw, Case& scenario) {
    const std::size_t size = order.ranking.places().size();
    std::vector<std::size_t> below(size, 0);
    for (std::size_t one = 0; one < size; ++one)
        for (std::size_t other = 0; other < size; ++other) below[other] += order.ranking.above(one, other) ? 1U : 0U;
    std::vector<bool> said(size * size, false);
    for (const OrderOfSubject::Pair& pair : order.pairs) {
        const auto [higher, lower] =
            draw.values[pair.assumption] == 0 ? std::pair(pair.one, pair.other) : std::pair(pair.other, pair.one);
        if (said[higher * size + lower]) continue;
        said[higher * size + lower] = true;
        ++below[lower];
    }
    std::vector<std::uint32_t> places(size);
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t one, std::uint32_t other) { return below[one] < below[other]; });
    Preference& wants =
        order.view == none ? scenario.preferences[order.party] : *scenario.views[order.view].preferences[order.party];
    wants.ranking.resize(size);
    for (std::size_t at = 0; at < size; ++at) wants.ranking[at] = order.ranking.places()[places[at]];
    wants.unknown.clear();
}

}  // namespace

void Assumptions::put(const Draw& draw, std::size_t k, Case& scenario) const {
    const Subject& subject = parts_->subjects[k];
    for (const NumberOfSubject& number : subject.numbers) {
        const Range& range = *parts_->all[number.assumption].ranges[k];
        const Decimal drawn = std::clamp(decimal_of(draw.values[number.assumption]), range.low, range.high);
        for (const RangePath& path : number.paths) set(range_at(scenario, path), drawn);
    }
    for (const ChanceOfSubject& chance : subject.chances) put_chance(chance, *subject.subject, draw, scenario);
    for (const OrderOfSubject& order : subject.orders) put_order(order, draw, scenario);
}

}  // namespace irenic
