#include "appraisal/again/agreed_reach.hpp"

namespace irenic {
namespace {

/// With more targets than this, only the way forwards is followed.
constexpr std::size_t few_targets = 64;

}  // namespace

void AgreedReach::begin(const View& view, StateIndex from) {
    const Terrain& terrain = *view.terrain;
    const Case& subject = *terrain.subject;
    view_ = &view;
    owners_.clear();
    owned_.clear();
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        std::uint64_t owned = 0;
        for (OptionIndex o = 0; o < subject.options.size(); ++o)
            for (const PartyIndex owner : subject.options[o].owners)
                if (owner == i) owned |= terrain.place[o];
        if (owned == 0) continue;
        owners_.push_back(i);
        owned_.push_back(owned);
    }
    against_.resize(owners_.size());
    std::uint64_t chance = 0;
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        if (subject.options[o].chance) chance |= terrain.place[o];
    for (Side* side : {&forwards_, &backwards_}) {
        side->found.clear();
        side->next = 0;
        side->rest.clear();
        side->has.assign(terrain.space.size(), false);
    }
    for (StateIndex s = 0; s < terrain.space.size(); ++s)
        if (((terrain.packed[s] ^ terrain.packed[from]) & chance) == 0 && view.has(s)) forwards_.rest.push_back(s);
}

void AgreedReach::weigh(StateIndex s, bool forwards) {
    for (std::size_t k = 0; k < owners_.size(); ++k) {
        const PartyIndex i = owners_[k];
        const std::int64_t here = view_->worth->of(i, s);
        against_[k].resize(view_->terrain->wants[i].kinds());
        for (std::size_t kind = 0; kind < against_[k].size(); ++kind) {
            const std::int64_t there = view_->worth->of_kind(i, static_cast<std::uint16_t>(kind));
            against_[k][kind] = (forwards ? there <= here : here <= there) ? 1 : 0;
        }
    }
}

bool AgreedReach::may_change(StateIndex from, StateIndex to) const {
    const Levels before = view_->terrain->space.levels(from);
    const Levels after = view_->terrain->space.levels(to);
    const auto& options = view_->terrain->subject->options;
    for (OptionIndex o = 0; o < before.size(); ++o)
        if (before[o] != after[o] && (options[o].chance || !options[o].may_change(before[o], after[o]))) return false;
    return true;
}

bool AgreedReach::go_on(Side& side, bool forwards, const std::vector<bool>& met) {
    const StateIndex here = side.found[side.next++];
    const Terrain& terrain = *view_->terrain;
    weigh(here, forwards);
    std::size_t kept = 0;
    bool meets = false;
    for (const StateIndex s : side.rest) {
        if (side.has[s]) continue;
        const std::uint64_t differs = terrain.packed[s] ^ terrain.packed[here];
        bool agreed = differs != 0;
        for (std::size_t k = 0; agreed && k < owners_.size(); ++k)
            agreed = (differs & owned_[k]) == 0 || against_[k][terrain.wants[owners_[k]].kind_of[s]] == 0;
        if (!agreed || !(forwards ? may_change(here, s) : may_change(s, here))) {
            side.rest[kept++] = s;
            continue;
        }
        side.has[s] = true;
        side.found.push_back(s);
        meets = meets || met[s];
    }
    side.rest.resize(kept);
    return meets;
}

bool AgreedReach::reaches(const View& view, StateIndex from, const Bits& target) {
    if (target.test(from)) return true;
    begin(view, from);
    forwards_.has[from] = true;
    forwards_.found.push_back(from);
    for (const StateIndex s : forwards_.rest)
        if (target.test(s)) {
            backwards_.has[s] = true;
            backwards_.found.push_back(s);
        }
    if (backwards_.found.empty()) return false;
    const bool both = backwards_.found.size() <= few_targets;
    if (both) backwards_.rest = forwards_.rest;
    while (!forwards_.over()) {
        if (go_on(forwards_, true, backwards_.has)) return true;
        if (!both) continue;
        if (backwards_.over()) return false;
        if (go_on(backwards_, false, forwards_.has)) return true;
    }
    return false;
}

}  // namespace irenic
