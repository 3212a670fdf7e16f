/// Do improvements and agreed steps lead from one state to one of some others? (docs/semantics.md, sections 1 and 4.)
#pragma once

#include "appraisal/again/spread.hpp"

namespace irenic {

class AgreedReach {
public:
    /// Precondition: the levels of the terrain's states are packed.
    bool reaches(const View& view, StateIndex from, const Bits& target);

private:
    /// States found so far, looked at one after the other, and those that were not found yet.
    struct Side {
        std::vector<StateIndex> found;
        std::size_t next = 0;
        std::vector<StateIndex> rest;
        std::vector<bool> has;

        [[nodiscard]] bool over() const { return next == found.size(); }
    };
    void begin(const View& view, StateIndex from);
    /// Looks at the next state found: whoever can be reached from it, or can reach it, is found, too.
    bool go_on(Side& side, bool forwards, const std::vector<bool>& met);
    [[nodiscard]] bool may_change(StateIndex from, StateIndex to) const;
    void weigh(StateIndex s, bool forwards);

    const View* view_ = nullptr;
    std::vector<PartyIndex> owners_;
    std::vector<std::uint64_t> owned_;                ///< per owner: where its options are packed
    std::vector<std::vector<std::uint8_t>> against_;  ///< per owner and kind: it would not gain
    Side forwards_;
    Side backwards_;
};

}  // namespace irenic
