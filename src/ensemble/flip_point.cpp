/// How far one assumption alone would have to be off before a verdict is another.
#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <vector>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr std::int64_t units_per_place = 2;  // A Decimal counts halves of a millionth; six places are the even ones.

struct Looked {
    std::int64_t units = 0;
    std::optional<bool> verdict;
};

/// One side of the best value, from there to an end.
class Side {
public:
    Side(Decimal best, Decimal end, bool at_best, const VerdictAt& verdict)
        : best_(best.units), end_(end.units), up_(end > best), at_best_(at_best), verdict_(verdict) {}

    void look(std::size_t between) {
        const std::int64_t way = end_ - best_;
        const auto parts = static_cast<std::int64_t>(between) + 1;
        for (std::int64_t k = 1; k <= parts; ++k) {
            const std::int64_t at = k == parts ? end_ : on_grid(best_ + way / parts * k + way % parts * k / parts);
            if (at == best_ || (up_ ? at < best_ : at > best_)) continue;
            if (looked_.empty() || looked_.back().units != at) looked_.push_back({at, verdict_({at})});
        }
    }

    [[nodiscard]] const std::vector<Looked>& looked() const { return looked_; }

    /// The first value looked at that has the other verdict, from the best one outwards.
    [[nodiscard]] const Looked* first_other() const {
        const auto other = std::find_if(looked_.begin(), looked_.end(),
                                        [&](const Looked& one) { return one.verdict && *one.verdict != at_best_; });
        return other == looked_.end() ? nullptr : &*other;
    }

    /// The value nearest to the best one that has it, in the stretch before that. Precondition: there is one.
    std::int64_t border(std::size_t& asked, bool& unsettled) const {
        const Looked* other = first_other();
        const std::int64_t sign = up_ ? 1 : -1;
        std::int64_t same = other == looked_.data() ? best_ : (other - 1)->units;
        std::int64_t found = other->units;
        while (true) {
            const std::int64_t middle = on_grid(same + (found - same) / 2);
            const std::int64_t next = sign * middle > sign * same ? middle : on_grid(middle + sign * units_per_place);
            if (sign * next <= sign * same || sign * next >= sign * found) return found;
            const std::optional<bool> here = verdict_({next});
            ++asked;
            unsettled = unsettled || !here;
            (here && *here != at_best_ ? found : same) = next;
        }
    }

private:
    static std::int64_t on_grid(std::int64_t units) { return units - units % units_per_place; }

    std::int64_t best_;
    std::int64_t end_;
    bool up_;
    bool at_best_;
    const VerdictAt& verdict_;
    std::vector<Looked> looked_;
};

}  // namespace

FlipPoint flip_point(const Range& range, const VerdictAt& verdict, std::size_t between) {
    FlipPoint found;
    found.looked_at = 1;
    const std::optional<bool> at_best = verdict(range.best);
    if (!at_best) {
        found.unsettled = true;
        return found;
    }
    Side down(range.best, range.low, *at_best, verdict);
    Side up(range.best, range.high, *at_best, verdict);
    down.look(between);
    up.look(between);

    std::vector<Looked> along(down.looked().rbegin(), down.looked().rend());
    along.push_back({range.best.units, at_best});
    along.insert(along.end(), up.looked().begin(), up.looked().end());
    found.looked_at = along.size();
    std::optional<bool> before;
    std::size_t changes = 0;
    for (const Looked& one : along) {
        found.unsettled = found.unsettled || !one.verdict;
        if (!one.verdict) continue;
        changes += before && *before != *one.verdict ? 1U : 0U;
        before = one.verdict;
    }
    found.monotone = changes < 2;

    for (const Side* side : {&down, &up}) {
        if (side->first_other() == nullptr) continue;
        const std::int64_t at = side->border(found.looked_at, found.unsettled);
        const std::int64_t way = std::abs(at - range.best.units);
        if (found.flips && way >= std::abs(found.to.units - range.best.units)) continue;
        found.flips = true;
        found.to = {at};
        found.up = side == &up;
        found.relative = static_cast<double>(way) / static_cast<double>(range.high.units - range.low.units);
    }
    return found;
}

std::optional<StabilityRadius> stability_radius(const Wide& margin_at_best, std::span<const LinearTerm> terms) {
    const Wide zero;
    const bool falls = margin_at_best.sign() >= 0;  // The way to the border is down.
    Wide reach;
    Wide reach_within;
    double share = 0;
    for (const LinearTerm& term : terms) {
        if (term.range.certain() || term.coefficient.sign() == 0) continue;
        const Wide size = term.coefficient.sign() < 0 ? zero - term.coefficient : term.coefficient;
        const bool towards_low = (term.coefficient.sign() > 0) == falls;
        reach = reach + size * (Wide(term.range.high) - Wide(term.range.low));
        reach_within = reach_within + size * (towards_low ? Wide(term.range.best) - Wide(term.range.low)
                                                          : Wide(term.range.high) - Wide(term.range.best));
    }
    if (reach.sign() == 0) return {};
    const Wide gap = falls ? margin_at_best : zero - margin_at_best;
    share = gap.to_double() / reach.to_double();
    StabilityRadius radius{share, true, reach_within >= gap};
    for (const LinearTerm& term : terms) {
        if (term.range.certain() || term.coefficient.sign() == 0) continue;
        const bool towards_low = (term.coefficient.sign() > 0) == falls;
        const Wide room =
            towards_low ? Wide(term.range.best) - Wide(term.range.low) : Wide(term.range.high) - Wide(term.range.best);
        // share · range ≤ room, without dividing
        if (gap * (Wide(term.range.high) - Wide(term.range.low)) > room * reach) radius.within_ranges = false;
    }
    return radius;
}

}  // namespace irenic
