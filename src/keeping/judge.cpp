/// A plan without its numbers, judged by these: nearly, with a bound of the error, and exactly where the bound leaves anything open.
#include <algorithm>

#include "irenic/keeping.hpp"
#include "keeping/hazard.hpp"
#include "keeping/near.hpp"

namespace irenic {
namespace {

/// Values are counted in units here, so that they are whole.
Near whole(std::int64_t units, Near* /*of*/) { return Near(units); }
Wide whole(std::int64_t units, Wide* /*of*/) { return Wide(units); }
Near share(Decimal of_one, Near* /*of*/) { return Near::of(of_one); }
Wide share(Decimal of_one, Wide* /*of*/) { return Wide(of_one); }

/// What can be said for sure about a number; nothing: it cannot.
std::optional<bool> negative(const Near& number) {
    if (number.surely_negative()) return true;
    if (number.surely_not_negative()) return false;
    return {};
}
std::optional<bool> negative(const Wide& number) { return number.sign() < 0; }

/// The double nearest to the least of some numbers of units. What is nearly equal need not be told apart: rounding keeps the order.
template <typename Number>
class Least;

template <>
class Least<Near> {
public:
    bool add(const Near& units) {
        double one = 0;
        if (!units.in_ones().rounds_to(one)) return false;
        if (!least_ || one < *least_) least_ = one;
        return true;
    }
    [[nodiscard]] std::optional<double> nearest() const { return least_; }

private:
    std::optional<double> least_;
};

template <>
class Least<Wide> {
public:
    bool add(const Wide& units) {
        if (!least_ || units < *least_) least_ = units;
        return true;
    }
    [[nodiscard]] std::optional<double> nearest() const {
        return least_ ? std::optional((*least_ * Wide(Decimal{1})).to_double()) : std::nullopt;
    }

private:
    std::optional<Wide> least_;
};

template <typename Number>
class Judge {
public:
    Judge(const PlanFrame& frame, const PlanNumbers& numbers)
        : frame_(frame), numbers_(numbers), one_(1), chances_(frame.days.size()) {}

    /// Nothing where a comparison cannot be made for sure.
    std::optional<PlanVerdict> run() {
        std::vector<Number> slacks(frame_.rows.size());
        for (std::uint32_t d = 0; d < frame_.deals.size(); ++d) find_slacks(d, slacks);
        PlanVerdict verdict;
        Least<Number> least;
        const Number* worst = nullptr;
        const PlanFrame::Row* stop = nullptr;
        for (std::size_t k = 0; k < slacks.size(); ++k) {
            const PlanFrame::Row& row = frame_.rows[k];
            if (!row.at_end && !least.add(slacks[k])) return {};
            if (stop != nullptr && (row.after != stop->after || row.deal != stop->deal)) continue;
            const auto below = negative(slacks[k]);
            if (!below) return {};
            if (!*below) continue;
            stop = &row;
            verdict.stoppers.push_back(row.party);
            const auto worse = worst == nullptr ? std::optional(true) : negative(slacks[k] - *worst);
            if (!worse) return {};
            if (!*worse) continue;
            worst = &slacks[k];
            verdict.stopped_by = row.party;
        }
        if (stop != nullptr) verdict.stops_at = stop->after;
        verdict.self_enforcing = stop == nullptr;
        verdict.margin = least.nearest();
        return verdict;
    }

private:
    [[nodiscard]] Number value(PartyIndex i, StateIndex s) const {
        return whole(numbers_.value(i, s).units, static_cast<Number*>(nullptr));
    }
    [[nodiscard]] Number number(Decimal of_one) const { return share(of_one, static_cast<Number*>(nullptr)); }

    const Number& chance_to_last(std::uint32_t step) {
        if (!chances_[step]) {
            Number chance = one_;
            for_pieces(numbers_.keeping.hazard, frame_.day[step], frame_.days[step],
                       [&](const HazardPiece& piece, std::uint32_t days) {
                           chance = chance * (one_ - number(piece.daily.best)).power(days);
                       });
            chances_[step] = std::move(chance);
        }
        return *chances_[step];
    }

    /// V(S_k) from the last point backwards. It is written so that a party for which nothing changes has exactly what it has: no rounding then.
    Number before(PartyIndex i, std::uint32_t step, const Number& discount, const Number& later_value) {
        const Number here = value(i, frame_.states[step]);
        const Number broken = value(i, frame_.broken[step]);
        const Number later = (broken - here) + chance_to_last(step) * (later_value - broken);
        return here + discount.power(frame_.days[step]) * later;
    }

    void find_slacks(std::uint32_t deal, std::vector<Number>& slacks) {
        const auto [first, end] = frame_.deals[deal];
        std::vector<std::vector<Number>> going_on(numbers_.keeping.discount.size());
        for (std::size_t k = 0; k < slacks.size(); ++k) {
            const PlanFrame::Row& row = frame_.rows[k];
            if (row.deal != deal) continue;
            std::vector<Number>& values = going_on[row.party];
            if (values.empty()) {
                const Number discount = number(numbers_.keeping.discount[row.party].best);
                values.resize(end - first + 1U);
                values.back() = value(row.party, frame_.states[end]);
                for (std::uint32_t step = end; step-- > row.after;)
                    values[step - first] = before(row.party, step, discount, values[step - first + 1U]);
            }
            slacks[k] = values[row.after - first] - stop_value(row);
        }
    }

    [[nodiscard]] Number stop_value(const PlanFrame::Row& row) const {
        Decimal best = numbers_.value(row.party, row.stops.front());
        for (const StateIndex s : row.stops) best = std::max(best, numbers_.value(row.party, s));
        Number stop = whole(best.units, static_cast<Number*>(nullptr));
        for (const std::uint32_t g : row.guarantees) {
            const Guarantee& guarantee = *numbers_.guarantees[g];
            Number penalty = whole(guarantee.penalty.best.units, static_cast<Number*>(nullptr));
            if (guarantee.decay.units != 0)
                penalty = penalty * (one_ - number(guarantee.decay)).power(frame_.day[row.after] + guarantee.aged);
            stop = stop - penalty;
        }
        return stop;
    }

    const PlanFrame& frame_;
    const PlanNumbers& numbers_;
    Number one_;
    std::vector<std::optional<Number>> chances_;  ///< per step
};

}  // namespace

PlanVerdict judge(const PlanFrame& frame, const PlanNumbers& numbers) {
    if (const auto nearly = Judge<Near>(frame, numbers).run()) return *nearly;
    return *Judge<Wide>(frame, numbers).run();
}

}  // namespace irenic
