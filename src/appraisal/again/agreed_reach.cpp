#include "appraisal/again/agreed_reach.hpp"

#include <algorithm>
#include <bit>

namespace irenic {
namespace {

/// With more targets than this, only the way forwards is followed.
constexpr std::size_t few_targets = 64;
constexpr std::size_t most_goals = 4;
constexpr std::size_t most_ways = 200;
constexpr std::size_t most_places = 200;  ///< of ways, that are joined

}  // namespace

void AgreedReach::begin(const View& view) {
    view_ = &view;
    if (laid_out_ != view.terrain) lay_out(*view.terrain);
}

void AgreedReach::lay_out(const Terrain& terrain) {
    const Case& subject = *terrain.subject;
    laid_out_ = &terrain;
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
    onwards_.assign(subject.options.size(), {});
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        const Option& option = subject.options[o];
        onwards_[o].assign(option.levels.size(), 0);
        for (Level before = 0; before < option.levels.size(); ++before)
            for (Level after = 0; after < option.levels.size(); ++after)
                if (!option.chance && option.may_change(before, after))
                    onwards_[o][before] |= std::uint64_t{1} << after;
    }
}

void AgreedReach::gather(StateIndex from) {
    const View& view = *view_;
    const Terrain& terrain = *view.terrain;
    const Case& subject = *terrain.subject;
    std::uint64_t chance = 0;
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        if (subject.options[o].chance) chance |= terrain.place[o];
    for (Side* side : {&forwards_, &backwards_}) {
        side->found.clear();
        side->by.clear();
        for (auto& waiting : side->waiting) waiting.clear();
        side->nearest = side->waits = 0;
        side->goals.clear();
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
    const Terrain& terrain = *view_->terrain;
    const std::uint64_t before = terrain.packed[from];
    const std::uint64_t after = terrain.packed[to];
    const auto level = [](std::uint64_t packed, std::uint64_t place) {
        return (packed & place) >> std::countr_zero(place);
    };
    for (OptionIndex o = 0; o < onwards_.size(); ++o) {
        const std::uint64_t place = terrain.place[o];
        if (((before ^ after) & place) != 0 && ((onwards_[o][level(before, place)] >> level(after, place)) & 1U) == 0)
            return false;
    }
    return true;
}

bool AgreedReach::is_step(StateIndex from, StateIndex to) const {
    const std::uint64_t differs = view_->terrain->packed[from] ^ view_->terrain->packed[to];
    if (differs == 0) return false;
    for (std::size_t k = 0; k < owners_.size(); ++k)
        if ((differs & owned_[k]) != 0 && view_->worth->of(owners_[k], to) <= view_->worth->of(owners_[k], from))
            return false;
    return may_change(from, to);
}

bool AgreedReach::is_way(const std::vector<StateIndex>& way, const Bits& target) const {
    for (std::size_t k = 1; k < way.size(); ++k)
        if (!is_step(way[k - 1], way[k])) return false;
    return target.test(way.back());
}

/// Parts of ways that were found may join into another.
bool AgreedReach::joins(StateIndex from, const Bits& target, WaysFound& ways) const {
    std::vector<StateIndex> places;
    for (const auto& way : ways)
        for (const StateIndex s : way)
            if (s != from && places.size() < most_places && std::find(places.begin(), places.end(), s) == places.end())
                places.push_back(s);
    std::vector<std::pair<StateIndex, std::uint32_t>> found{{from, none}};
    for (std::uint32_t here = 0; here < found.size(); ++here) {
        for (StateIndex& s : places) {
            if (s == no_state || !is_step(found[here].first, s)) continue;
            found.emplace_back(s, here);
            s = no_state;
            if (!target.test(found.back().first)) continue;
            std::vector<StateIndex> way;
            for (auto k = static_cast<std::uint32_t>(found.size() - 1); k != none; k = found[k].second)
                way.push_back(found[k].first);
            std::reverse(way.begin(), way.end());
            ways.insert(ways.begin(), std::move(way));
            if (ways.size() > most_ways) ways.pop_back();
            return true;
        }
    }
    return false;
}

std::size_t AgreedReach::distance(const Side& side, StateIndex s) const {
    const Terrain& terrain = *view_->terrain;
    std::size_t least = side.goals.empty() ? 0 : terrain.place.size();
    for (const StateIndex goal : side.goals) {
        const std::uint64_t differs = terrain.packed[s] ^ terrain.packed[goal];
        std::size_t here = 0;
        for (const std::uint64_t place : terrain.place) here += (differs & place) != 0 ? 1 : 0;
        least = std::min(least, here);
    }
    return least;
}

void AgreedReach::find(Side& side, StateIndex s, std::uint32_t by) const {
    const std::size_t far = distance(side, s);
    side.waiting[far].push_back(static_cast<std::uint32_t>(side.found.size()));
    side.nearest = std::min(side.nearest, far);
    ++side.waits;
    side.has[s] = true;
    side.found.push_back(s);
    side.by.push_back(by);
}

std::uint32_t AgreedReach::Side::take_nearest() {
    while (waiting[nearest].empty()) ++nearest;
    const std::uint32_t next = waiting[nearest].back();
    waiting[nearest].pop_back();
    --waits;
    return next;
}

bool AgreedReach::go_on(Side& side, bool forwards, const std::vector<bool>& met) {
    const std::uint32_t looked_at = side.take_nearest();
    const StateIndex here = side.found[looked_at];
    const Terrain& terrain = *view_->terrain;
    weigh(here, forwards);
    std::size_t kept = 0;
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
        find(side, s, looked_at);
        if (met[s]) return true;
    }
    side.rest.resize(kept);
    return false;
}

/// From the start to the middle, and on to the target where the way back from there was followed.
std::vector<StateIndex> AgreedReach::way_through(StateIndex middle) const {
    std::vector<StateIndex> way;
    const auto follow = [&](const Side& side) {
        const auto at = std::find(side.found.begin(), side.found.end(), middle) - side.found.begin();
        for (auto k = static_cast<std::uint32_t>(at); k != none; k = side.by[k]) way.push_back(side.found[k]);
    };
    follow(forwards_);
    std::reverse(way.begin(), way.end());
    way.pop_back();
    follow(backwards_);
    return way;
}

bool AgreedReach::search(StateIndex from, const Bits& target) {
    gather(from);
    for (const StateIndex s : forwards_.rest)
        if (target.test(s) && forwards_.goals.size() < most_goals) forwards_.goals.push_back(s);
    if (forwards_.goals.empty()) return false;
    backwards_.goals.push_back(from);
    find(forwards_, from, none);
    for (const StateIndex s : forwards_.rest)
        if (target.test(s)) find(backwards_, s, none);
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

bool AgreedReach::reaches(const View& view, StateIndex from, const Bits& target, WaysFound& ways) {
    if (target.test(from)) return true;
    begin(view);
    const auto known = std::find_if(ways.begin(), ways.end(), [&](const auto& way) { return is_way(way, target); });
    if (known != ways.end()) {
        std::rotate(ways.begin(), known, known + 1);
        return true;
    }
    if (joins(from, target, ways)) return true;
    if (!search(from, target)) return false;
    const bool met_forwards = backwards_.has[forwards_.found.back()];
    ways.insert(ways.begin(), way_through(met_forwards ? forwards_.found.back() : backwards_.found.back()));
    if (ways.size() > most_ways) ways.pop_back();
    return true;
}

}  // namespace irenic
