#include <algorithm>

#include "ensemble/assumptions.hpp"

namespace irenic {
namespace {

void set(Range& range, Decimal number) {
    range.low = range.best = range.high = number;
    range.numbers = 1;
}

/// All chances of an option's levels, one of them as it is put, the others at best; the last takes the rest.
void put_probability(const ChanceOfSubject& chance, const Case& subject, std::size_t assumption, Decimal number,
                     Case& scenario) {
    const auto& ranges = subject.options[chance.option].probability;
    std::int64_t rest = Decimal::units_per_one;
    for (std::size_t level = 0; level < chance.drawn.size(); ++level) {
        const Decimal here = chance.drawn[level] == assumption ? number : ranges[level].best;
        const Decimal kept{std::min(here.units, rest)};
        rest -= kept.units;
        set(scenario.options[chance.option].probability[level], kept);
    }
    set(scenario.options[chance.option].probability.back(), {rest});
}

}  // namespace

bool Assumptions::put_one(std::size_t assumption, Decimal number, std::size_t k, Case& scenario) const {
    const Subject& subject = parts_->subjects[k];
    for (const ChanceOfSubject& chance : subject.chances)
        if (std::find(chance.drawn.begin(), chance.drawn.end(), assumption) != chance.drawn.end()) {
            put_probability(chance, *subject.subject, assumption, number, scenario);
            return true;
        }
    for (const NumberOfSubject& one : subject.numbers) {
        if (one.assumption != assumption) continue;
        for (const RangePath& path : one.paths) set(range_at(scenario, path), number);
        return true;
    }
    return false;
}

bool Assumptions::put_level(std::size_t assumption, Level level, std::size_t k, Case& scenario) const {
    for (const ChanceOfSubject& chance : parts_->subjects[k].chances) {
        if (chance.level != assumption) continue;
        scenario.options[chance.option].start = level;
        return true;
    }
    return false;
}

Level Assumptions::level_of(std::size_t assumption, std::size_t k) const {
    for (const ChanceOfSubject& chance : parts_->subjects[k].chances)
        if (chance.level == assumption) return parts_->subjects[k].subject->options[chance.option].start;
    return 0;
}

}  // namespace irenic
