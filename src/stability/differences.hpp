/// What is known of how much better one state is than another for a party.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "irenic/stability.hpp"

namespace irenic {

/// One party's comparisons of two states: the exact range of u(s) − u(t), over everything that the case leaves open.
///
/// Every uncertain number is a quantity of its own, which counts in u(s) − u(t) only where s and t differ in it. `open` false: every number
/// counts with its best value, and no comparison is unknown. By priority, or in a ranking, a difference has a sign and no size.
class Differences {
public:
    Differences(const Space& space, PartyIndex i, bool open);

    /// u(s) − u(t) is above 0 whatever the open numbers are.
    [[nodiscard]] bool surely_better(StateIndex s, StateIndex t) const {
        if (!weighed_) return !listed_unknown(s, t) && grades_[s] > grades_[t];
        if (high_[s] <= high_[t] || low_[s] <= low_[t]) return false;  // not with all open numbers at one end
        return low_[s] - high_[t] + shared(s, t) > 0;
    }
    /// u(s) − u(t) is above 0 for some of them.
    [[nodiscard]] bool perhaps_better(StateIndex s, StateIndex t) const {
        if (!weighed_) return listed_unknown(s, t) || grades_[s] > grades_[t];
        if (high_[s] > high_[t] || low_[s] > low_[t]) return true;
        return high_[s] - low_[t] - shared(s, t) > 0;
    }
    /// The party prefers s greatly, whatever the open numbers are; or for some of them.
    [[nodiscard]] bool surely_great(StateIndex s, StateIndex t) const {
        if (!weighed_) return greatly_ranked(s, t) && !listed_unknown(s, t);
        return great_ && low_[s] - high_[t] + shared(s, t) >= *great_;
    }
    [[nodiscard]] bool perhaps_great(StateIndex s, StateIndex t) const {
        if (!weighed_) return greatly_ranked(s, t);
        return great_ && high_[s] - low_[t] - shared(s, t) >= *great_;
    }

    /// The least and the most that u(s) − u(t) can be; nothing where a difference has no size.
    [[nodiscard]] std::optional<std::array<Decimal, 2>> range(StateIndex s, StateIndex t) const {
        if (!weighed_) return {};
        return std::array{Decimal{low_[s] - high_[t] + shared(s, t)}, Decimal{high_[s] - low_[t] - shared(s, t)}};
    }

    // Numbers of the states, with all open numbers at one end or at their best; by rank where a difference has no size.
    [[nodiscard]] bool weighed() const { return weighed_; }
    [[nodiscard]] bool any_unknown() const { return weighed_ ? words_ > 0 : !unknown_.empty(); }
    [[nodiscard]] const std::vector<std::int64_t>& low() const { return low_; }
    [[nodiscard]] const std::vector<std::int64_t>& high() const { return high_; }
    [[nodiscard]] std::span<const std::int32_t> ranks() const { return grades_; }
    [[nodiscard]] const std::vector<std::int32_t>& coarse_ranks() const { return coarse_; }
    [[nodiscard]] std::optional<std::int64_t> great() const { return great_; }

private:
    void weigh(const Space& space, const Preference& preference, bool open);
    void add_item(const Bits& where, const Range& range, bool open);
    void find_the_much(const Space& space, const Preference& preference);

    /// By how much the numbers that count at both states can vary.
    [[nodiscard]] std::int64_t shared(StateIndex s, StateIndex t) const {
        std::int64_t width = 0;
        for (std::size_t w = 0; w < words_; ++w)
            for (std::uint64_t both = items_[s * words_ + w] & items_[t * words_ + w]; both != 0; both &= both - 1)
                width += width_[w * 64 + static_cast<std::size_t>(std::countr_zero(both))];
        return width;
    }
    [[nodiscard]] bool listed_unknown(StateIndex s, StateIndex t) const;
    [[nodiscard]] bool greatly_ranked(StateIndex s, StateIndex t) const {
        return !coarse_.empty() && coarse_[s] > coarse_[t];
    }

    bool weighed_ = false;
    std::span<const std::int32_t> grades_;
    std::vector<std::int32_t> coarse_;  ///< grades by the statements down to the last `much`; empty: nothing is great
    std::vector<std::vector<StateIndex>> unknown_;  ///< per state, ascending; empty: no pair is listed
    std::optional<std::int64_t> great_;             ///< in units of a `Decimal`, as all that follows
    std::vector<std::int64_t> low_;                 ///< per state: the least that it can be worth
    std::vector<std::int64_t> high_;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> items_;  ///< per state: the uncertain numbers that count there, as bits
    std::vector<std::int64_t> width_;   ///< per uncertain number
};

/// Why the unknown comparisons of a case cannot be told, if they cannot: a merged state whose members differ in an uncertain number,
/// or an unknown comparison of a state that is not feasible.
std::optional<Diagnostic> untold_comparison(const Space& space);

}  // namespace irenic
