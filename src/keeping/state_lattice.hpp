/// The lattice of performed sets where every state is at hand: each set with its state, and with what a breach there leads to.
#pragma once

#include <unordered_map>
#include <vector>

#include "keeping/lattice.hpp"

namespace irenic {

/// One set: its state, and who is asked there.
struct LatticePoint {
    StateIndex state = no_state;  ///< none: it cannot be, or a breach there cannot
    StateIndex broken = no_state;
    std::vector<Stopping> asked;  ///< by party
};

class StateLattice : public Lattice {
public:
    StateLattice(const Space& space, const Agreement& agreement, const std::vector<bool>& members,
                 const std::vector<bool>& before, const Levels& start, std::uint32_t first_day);

    const LatticePoint& point(DoneSet done);
    /// Steps of at most `together` units, as `Lattice::next`.
    [[nodiscard]] std::vector<DoneSet> next(DoneSet done, std::size_t together);
    [[nodiscard]] const Space& space() const { return space_; }

private:
    const Space& space_;
    std::unordered_map<DoneSet, LatticePoint> points_;
};

}  // namespace irenic
