/// Do improvements and agreed steps lead from one state to one of some others? (docs/semantics.md, sections 1 and 4.)
#pragma once

#include <array>

#include "appraisal/again/spread.hpp"

namespace irenic {

/// Ways that were found for one question: the last first. Mostly one of them is still a way.
using WaysFound = std::vector<std::vector<StateIndex>>;

class AgreedReach {
public:
    /// Precondition: the levels of the terrain's states are packed.
    bool reaches(const View& view, StateIndex from, const Bits& target, WaysFound& ways);

private:
    /// States found so far, those nearest to where the way should lead looked at first, and those that were not found yet.
    struct Side {
        std::vector<StateIndex> found;
        std::vector<std::uint32_t> by;  ///< which of these it was found from
        std::array<std::vector<std::uint32_t>, 65>
            waiting;              ///< by distance: which of these have not been looked at; the last first
        std::size_t nearest = 0;  ///< nothing waits at a smaller distance
        std::size_t waits = 0;
        std::vector<StateIndex> goals;  ///< some of them
        std::vector<StateIndex> rest;
        std::vector<bool> has;

        [[nodiscard]] bool over() const { return waits == 0; }
        std::uint32_t take_nearest();
    };
    void begin(const View& view);
    void lay_out(const Terrain& terrain);
    void gather(StateIndex from);
    bool search(StateIndex from, const Bits& target);
    [[nodiscard]] bool is_way(const std::vector<StateIndex>& way, const Bits& target) const;
    [[nodiscard]] bool is_step(StateIndex from, StateIndex to) const;
    [[nodiscard]] std::vector<StateIndex> way_through(StateIndex middle) const;
    bool joins(StateIndex from, const Bits& target, WaysFound& ways) const;
    void find(Side& side, StateIndex s, std::uint32_t by) const;
    /// At how many options a state differs from the nearest goal.
    [[nodiscard]] std::size_t distance(const Side& side, StateIndex s) const;
    /// Looks at the next state found: whoever can be reached from it, or can reach it, is found, too.
    /// True when one of them is among those met: it is the last one found then.
    bool go_on(Side& side, bool forwards, const std::vector<bool>& met);
    [[nodiscard]] bool may_change(StateIndex from, StateIndex to) const;
    void weigh(StateIndex s, bool forwards);

    const View* view_ = nullptr;
    const Terrain* laid_out_ = nullptr;
    std::vector<std::vector<std::uint64_t>> onwards_;  ///< per option and level: bits of the levels it may change to
    std::vector<PartyIndex> owners_;
    std::vector<std::uint64_t> owned_;                ///< per owner: where its options are packed
    std::vector<std::vector<std::uint8_t>> against_;  ///< per owner and kind: it would not gain
    Side forwards_;
    Side backwards_;
};

}  // namespace irenic
