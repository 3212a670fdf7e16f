#include "keeping/state_lattice.hpp"

#include "keeping/breach.hpp"

namespace irenic {

StateLattice::StateLattice(const Space& space, const Agreement& agreement, const std::vector<bool>& members,
                           const std::vector<bool>& before, const Levels& start, std::uint32_t first_day)
    : Lattice(space.subject(), &space, agreement, members, before, start, first_day), space_(space) {}

const LatticePoint& StateLattice::point(DoneSet done) {
    const auto [at, is_new] = points_.try_emplace(done);
    LatticePoint& point = at->second;
    if (!is_new || !possible(done)) return point;
    const Levels levels = this->levels(done);
    const auto state = space_.find(levels);
    const auto broken = space_.find(after_breach(space_.subject(), agreement(), levels));
    if (!state || !broken) return point;
    point.state = *state;
    point.broken = *broken;
    asked(done, point.asked);
    return point;
}

std::vector<DoneSet> StateLattice::next(DoneSet done, std::size_t together) {
    std::vector<DoneSet> found;
    Lattice::next(done, together, false, found);
    return found;
}

}  // namespace irenic
