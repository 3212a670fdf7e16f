#include "keeping/stop_values.hpp"

#include <algorithm>
#include <cmath>

#include "keeping/breach.hpp"

namespace irenic {
namespace {

constexpr StateIndex unknown = no_state - 1;

}  // namespace

StopValues::StopValues(const Space& space, const Agreement& agreement)
    : space_(space), agreement_(agreement), replies_(space.party_count()) {}

StateIndex StopValues::reply(PartyIndex party, StateIndex moved) {
    std::vector<StateIndex>& known = replies_[party];
    if (known.empty()) known.assign(space_.size(), unknown);
    StateIndex& found = known[moved];
    if (found == unknown)
        found = space_.find(after_breach(space_.subject(), agreement_, space_.levels(moved), party)).value_or(no_state);
    return found;
}

std::optional<Decimal> StopValues::best(PartyIndex party, StateIndex at, StateIndex broken) {
    using Stopping = Keeping::Stopping;
    const Stopping stopping = agreement_.keeping.stopping;
    const auto grades = space_.grades(party);
    StateIndex best = no_state;
    const auto offer = [&](StateIndex s) {
        if (s != no_state && (best == no_state || grades[s] > grades[best])) best = s;
    };
    if (stopping == Stopping::best || stopping == Stopping::wait) offer(at);
    if (stopping == Stopping::best || stopping == Stopping::break_) offer(broken);
    if (stopping == Stopping::best || stopping == Stopping::act)
        space_.moves(party).for_each_move(at, [&](StateIndex moved) { offer(reply(party, moved)); });
    if (best == no_state) return {};
    return space_.value(party, best);
}

Units128 StopValues::penalties(PartyIndex party, const std::vector<bool>& performed) const {
    Units128 sum = 0;
    for (const Guarantee& guarantee : agreement_.guarantees)
        if (guarantee.decay.units == 0 && in_force(agreement_, guarantee, party, performed))
            sum += guarantee.penalty.best.units;
    return sum;
}

std::vector<Fading> StopValues::fading(PartyIndex party, const std::vector<bool>& performed) const {
    std::vector<Fading> found;
    for (const Guarantee& guarantee : agreement_.guarantees)
        if (guarantee.decay.units != 0 && in_force(agreement_, guarantee, party, performed))
            found.push_back({to_double(guarantee.penalty.best), 1 - to_double(guarantee.decay)});
    return found;
}

double Fading::on_day(std::uint32_t day) const { return penalty * std::pow(kept, day); }

}  // namespace irenic
