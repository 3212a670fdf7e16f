#include "keeping/lattice.hpp"

#include <algorithm>
#include <bit>

#include "keeping/breach.hpp"
#include "keeping/schedule.hpp"

namespace irenic {

Lattice::Lattice(const Space& space, const Agreement& agreement, const std::vector<bool>& members,
                 const std::vector<bool>& before, const Levels& start, std::uint32_t first_day)
    : space_(space),
      subject_(space.subject()),
      agreement_(agreement),
      before_(before),
      start_(start),
      first_day_(first_day),
      unit_of_(agreement.obligations.size(), none),
      by_party_(subject_.parties.size(), 0),
      stop_values_(space, agreement) {
    make_units(members);
    if (units_.size() > 64) {
        problem_ = "more than 64 steps could be put in any order";
        return;
    }
    find_cycle();
    find_freedom();
    for (const ObligationIndex o : members_)
        for (const PartyIndex i : agreement_.obligations[o].by) by_party_[i] |= DoneSet{1} << unit_of_[o];
}

/// Then no order goes against a direction, and what has been done says at once which levels that leaves.
void Lattice::find_freedom() {
    std::vector<bool> set(subject_.options.size());
    for (const ObligationIndex o : members_)
        for (const Setting& setting : agreement_.obligations[o].sets) {
            const Level from = start_[setting.option];
            free_ = free_ && !set[setting.option] &&
                    (from == setting.level || subject_.options[setting.option].may_change(from, setting.level));
            set[setting.option] = true;
        }
}

void Lattice::make_units(const std::vector<bool>& members) {
    const std::vector<ObligationIndex> tied = tied_groups(agreement_, members);
    for (ObligationIndex o = 0; o < tied.size(); ++o) {
        if (!members[o]) continue;
        members_.push_back(o);
        if (tied[o] == o) {
            unit_of_[o] = static_cast<std::uint32_t>(units_.size());
            units_.emplace_back();
        }
        unit_of_[o] = unit_of_[tied[o]];
        Unit& unit = units_[unit_of_[o]];
        unit.obligations.push_back(o);
        unit.days = std::max(unit.days, agreement_.obligations[o].days);
        unit.not_before = std::max(unit.not_before, agreement_.obligations[o].not_before);
    }
    if (units_.size() > 64) return;
    for (ObligationIndex o = 0; o < tied.size(); ++o)
        for (const Link& link : agreement_.obligations[o].after)
            if (unit_of_[o] != none && unit_of_[link.of] != none)
                units_[unit_of_[o]].after |= DoneSet{1} << unit_of_[link.of];
}

/// What is left when everything that can be done has been done waits for each other: following one link after another from there
/// comes round to where it began.
void Lattice::find_cycle() {
    DoneSet done = 0;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t u = 0; u < units_.size(); ++u)
            if (((done >> u) & 1U) == 0 && (units_[u].after & ~done) == 0) {
                done |= DoneSet{1} << u;
                more = true;
            }
    }
    if (done == all()) return;
    std::vector<std::size_t> way;
    auto at = static_cast<std::size_t>(std::countr_zero(all() & ~done));
    while (std::find(way.begin(), way.end(), at) == way.end()) {
        way.push_back(at);
        at = static_cast<std::size_t>(std::countr_zero(units_[at].after & ~done));
    }
    way.erase(way.begin(), std::find(way.begin(), way.end(), at));
    const auto name = [&](std::size_t u) {
        return "`" + agreement_.obligations[units_[u].obligations.front()].id + "`";
    };
    problem_ = "no order can begin: ";
    for (const std::size_t u : way) problem_ += name(u) + " waits for ";
    problem_ += name(at);
}

std::vector<bool> Lattice::performed(DoneSet done) const {
    std::vector<bool> performed = before_;
    for (std::size_t u = 0; u < units_.size(); ++u)
        if ((done >> u) & 1U)
            for (const ObligationIndex o : units_[u].obligations) performed[o] = true;
    return performed;
}

Levels Lattice::levels(DoneSet done) const {
    Levels levels = start_;
    for (const ObligationIndex o : members_)
        if ((done >> unit_of_[o]) & 1U)
            for (const Setting& setting : agreement_.obligations[o].sets) levels[setting.option] = setting.level;
    return levels;
}

bool Lattice::directions_allow(DoneSet done, DoneSet step) const {
    if (free_) return true;
    const auto in = [this](DoneSet set, ObligationIndex o) {
        return unit_of_[o] != none && ((set >> unit_of_[o]) & 1U) != 0;
    };
    Levels levels = this->levels(done);
    std::vector<ObligationIndex> set_by(subject_.options.size(), none);
    for (ObligationIndex o = 0; o < unit_of_.size(); ++o)
        if (in(done, o))
            for (const Setting& setting : agreement_.obligations[o].sets) set_by[setting.option] = o;
    for (ObligationIndex o = 0; o < unit_of_.size(); ++o) {
        if (!in(step, o)) continue;
        for (const Setting& setting : agreement_.obligations[o].sets) {
            if (set_by[setting.option] != none && set_by[setting.option] > o) continue;
            set_by[setting.option] = o;
            Level& level = levels[setting.option];
            if (level != setting.level && !subject_.options[setting.option].may_change(level, setting.level))
                return false;
            level = setting.level;
        }
    }
    return true;
}

void Lattice::add_steps(DoneSet done, DoneSet step, std::size_t from, std::size_t more, std::vector<DoneSet>& found) {
    for (std::size_t u = from; u < units_.size() && more > 0; ++u) {
        if (((done >> u) & 1U) != 0 || (units_[u].after & ~done) != 0) continue;
        const DoneSet longer = step | DoneSet{1} << u;
        if (directions_allow(done, longer) && point(done | longer).state != no_state) found.push_back(done | longer);
        add_steps(done, longer, u + 1, more - 1, found);
    }
}

std::vector<DoneSet> Lattice::next(DoneSet done, std::size_t together) {
    std::vector<DoneSet> found;
    add_steps(done, 0, 0, together, found);
    std::stable_sort(found.begin(), found.end(),
                     [](DoneSet a, DoneSet b) { return std::popcount(a) < std::popcount(b); });
    return found;
}

std::uint32_t Lattice::days(DoneSet step, std::uint32_t day) const {
    std::uint32_t longest = 0;
    std::uint32_t begins = day;
    for (std::size_t u = 0; u < units_.size(); ++u) {
        if (((step >> u) & 1U) == 0) continue;
        longest = std::max(longest, units_[u].days);
        begins = std::max(begins, units_[u].not_before);
    }
    return begins - day + longest;
}

bool Lattice::has_dates() const {
    return !agreement_.keeping.hazard.same_every_day() ||
           std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.not_before > 0; });
}

const LatticePoint& Lattice::point(DoneSet done) {
    const auto [at, is_new] = points_.try_emplace(done);
    LatticePoint& point = at->second;
    if (!is_new) return point;
    const Levels levels = this->levels(done);
    const Levels after = after_breach(subject_, agreement_, levels);
    const auto state = space_.find(levels);
    const auto broken = space_.find(after);
    if (!state || !broken) return point;
    point.state = *state;
    point.broken = *broken;
    const std::vector<bool> performed = this->performed(done);
    for (PartyIndex i = 0; i < subject_.parties.size(); ++i) {
        const bool asked = (by_party_[i] & ~done) != 0 || changes_own_option(subject_, i, levels, after);
        if (!asked || !space_.cardinal(i)) continue;
        const auto stop = stop_values_.best(i, *state, *broken);
        if (stop) point.asked.push_back({i, stop->units - stop_values_.penalties(i, performed)});
    }
    return point;
}

}  // namespace irenic
