/// Improving agreed steps from one state to all others at once (docs/semantics.md, section 1).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// The states where what nobody chooses is as at `start`.
inline Bits with_the_same_chance(const Space& space, const Levels& start) {
    const auto& names = space.subject().states;
    // Members of a merged state may differ in it; they are then compared one by one.
    if (std::any_of(names.begin(), names.end(), [](const NamedState& named) { return named.patterns.size() > 1; }))
        return Bits(space.size(), true);
    Expression same;
    same.nodes.push_back({Expression::Kind::truth, 0, 0, 0, 0});
    for (OptionIndex o = 0; o < start.size(); ++o) {
        if (!space.subject().options[o].chance) continue;
        const auto before = static_cast<std::uint32_t>(same.nodes.size() - 1);
        same.nodes.push_back({Expression::Kind::level_in, o, std::uint64_t{1} << start[o], 0, 0});
        same.nodes.push_back({Expression::Kind::conjunction, 0, 0, before, before + 1});
    }
    return space.where(same);
}

/// All states side by side, option by option, so that one state can be compared with all at once. `Mask` has a bit for each party
/// that owns an option, `Grade` holds every grade; narrow ones let the compiler compare many states in one instruction.
template <typename Mask, typename Grade>
class AgreedSteps {
public:
    AgreedSteps(const Space& space, const std::vector<PartyIndex>& owners, StateIndex from)
        : space_(space),
          subject_(space.subject()),
          owners_(owners),
          levels_(subject_.options.size()),
          grades_(owners.size()) {
        const Levels start = space.levels(from);
        with_the_same_chance(space, start).for_each([&](std::size_t at) {
            const auto s = static_cast<StateIndex>(at);
            for (const Levels& levels : space.members(s)) {
                states_.push_back(s);
                for (OptionIndex o = 0; o < levels.size(); ++o) levels_[o].push_back(levels[o]);
                for (std::size_t i = 0; i < owners.size(); ++i)
                    grades_[i].push_back(static_cast<Grade>(space.grades(owners[i])[s]));
            }
        });
        for (const Option& option : subject_.options) {
            Mask mask = 0;
            for (std::size_t i = 0; i < owners.size(); ++i)
                if (std::find(option.owners.begin(), option.owners.end(), owners[i]) != option.owners.end())
                    mask = static_cast<Mask>(mask | (Mask{1} << i));
            option_owners_.push_back(mask);
        }
        wrong_.resize(states_.size());
    }

    /// Calls `visit(movers, t)` for every improving agreed step from `s`; bit i of `movers` is owner i.
    template <typename Visit>
    void leave(StateIndex s, Visit&& visit) {
        for (const Levels& at : space_.members(s)) leave_from(s, at, visit);
    }

    /// Drops states that need not be looked at again.
    template <typename Drop>
    void drop(Drop&& drop) {
        std::size_t kept = 0;
        for (std::size_t k = 0; k < states_.size(); ++k) {
            if (drop(states_[k])) continue;
            states_[kept] = states_[k];
            for (auto& column : levels_) column[kept] = column[k];
            for (auto& column : grades_) column[kept] = column[k];
            ++kept;
        }
        states_.resize(kept);
        wrong_.resize(kept);
    }

    [[nodiscard]] std::size_t left() const { return states_.size(); }

private:
    template <typename Visit>
    void leave_from(StateIndex s, const Levels& at, Visit&& visit) {
        const std::size_t count = states_.size();
        Mask* wrong = wrong_.data();
        // First the owners of what differs, then without those who gain: what is left would have to act against its interest.
        std::fill_n(wrong, count, Mask{0});
        for (OptionIndex o = 0; o < at.size(); ++o) {
            const Mask owners = option_owners_[o];
            const Level here = at[o];
            const Level* column = levels_[o].data();
            for (std::size_t k = 0; k < count; ++k)
                wrong[k] = static_cast<Mask>(wrong[k] | (column[k] != here ? owners : Mask{0}));
        }
        for (std::size_t i = 0; i < owners_.size(); ++i) {
            const auto here = static_cast<Grade>(space_.grades(owners_[i])[s]);
            const auto others = static_cast<Mask>(~(Mask{1} << i));
            const Grade* column = grades_[i].data();
            for (std::size_t k = 0; k < count; ++k)
                wrong[k] = static_cast<Mask>(wrong[k] & (column[k] > here ? others : static_cast<Mask>(~Mask{0})));
        }
        for (std::size_t k = next_agreeable(0); k < count; k = next_agreeable(k + 1)) {
            const Mask movers = movers_between(at, k);
            if (movers != 0) visit(std::uint64_t{movers}, states_[k]);
        }
    }

    /// The first state from `k` on that nobody would have to act against their interest for.
    [[nodiscard]] std::size_t next_agreeable(std::size_t k) const {
        if constexpr (sizeof(Mask) == 1) {
            const void* found = std::memchr(wrong_.data() + k, 0, wrong_.size() - k);
            return found != nullptr ? static_cast<std::size_t>(static_cast<const Mask*>(found) - wrong_.data())
                                    : wrong_.size();
        } else {
            return static_cast<std::size_t>(
                std::find(wrong_.begin() + static_cast<std::ptrdiff_t>(k), wrong_.end(), Mask{0}) - wrong_.begin());
        }
    }

    /// The owners of what differs; 0 where nothing does, or where nobody may change it so.
    [[nodiscard]] Mask movers_between(const Levels& from, std::size_t k) const {
        Mask movers = 0;
        for (OptionIndex o = 0; o < from.size(); ++o) {
            if (from[o] == levels_[o][k]) continue;
            const Option& option = subject_.options[o];
            if (option.chance || !option.may_change(from[o], levels_[o][k])) return 0;
            movers = static_cast<Mask>(movers | option_owners_[o]);
        }
        return movers;
    }

    const Space& space_;
    const Case& subject_;
    const std::vector<PartyIndex>& owners_;
    std::vector<StateIndex> states_;
    std::vector<Levels> levels_;              ///< per option, per state kept
    std::vector<std::vector<Grade>> grades_;  ///< per owner, per state kept
    std::vector<Mask> option_owners_;
    std::vector<Mask> wrong_;  ///< per state kept
};

}  // namespace irenic
