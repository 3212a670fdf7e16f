#include "keeping/lattice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "keeping/breach.hpp"
#include "keeping/schedule.hpp"

namespace irenic {

Lattice::Lattice(const Case& subject, const Space* space, const Agreement& agreement, const std::vector<bool>& members,
                 const std::vector<bool>& before, const Levels& start, std::uint32_t first_day)
    : subject_(subject),
      agreement_(agreement),
      first_day_(first_day),
      by_party_(subject_.parties.size(), 0),
      may_change_(subject_.parties.size()),
      owed_(subject_.parties.size()) {
    performing_ = {&subject, &agreement, start, {}, std::vector<std::uint32_t>(agreement.obligations.size(), none)};
    make_units(members);
    if (units_.size() > most_units) {
        problem_ = "more than " + std::to_string(most_units) + " steps could be put in any order";
        return;
    }
    find_cycle();
    find_freedom();
    find_parties();
    find_penalties(before);
    if (can_be_grouped(subject))
        values_ = values_by_groups(performing_);
    else if (space != nullptr)
        values_ = values_in_space(*space, performing_);
    else
        problem_ = "listed or merged states have to be enumerated";
}

void Lattice::find_parties() {
    for (const ObligationIndex o : performing_.members)
        for (const PartyIndex i : agreement_.obligations[o].by) by_party_[i] |= DoneSet{1} << performing_.unit_of[o];
    for (const Setting& setting : agreement_.if_broken)
        for (PartyIndex i = 0; i < subject_.parties.size(); ++i)
            if (owns_alone(subject_.options[setting.option], i)) may_change_[i] = true;
    for (PartyIndex i = 0; i < subject_.parties.size(); ++i)
        if (subject_.preferences[i].cardinal() && (by_party_[i] != 0 || may_change_[i])) ever_asked_.push_back(i);
}

/// A guarantee without `until` is owed until the party has done all it has to do, in all deals.
void Lattice::find_penalties(const std::vector<bool>& before) {
    for (const Guarantee& guarantee : agreement_.guarantees) {
        Owed owed;
        if (guarantee.decay.units == 0)
            owed.penalty = guarantee.penalty.best.units;
        else
            owed.fading = Fading{&guarantee, penalty_on_day(guarantee, 0).to_double(), 1 - to_double(guarantee.decay)};
        for (ObligationIndex o = 0; o < agreement_.obligations.size(); ++o) {
            const bool counts =
                guarantee.until ? *guarantee.until == o : performs(agreement_.obligations[o], guarantee.on);
            if (!counts || before[o]) continue;
            if (performing_.unit_of[o] == none)
                owed.for_ever = true;
            else
                owed.until |= DoneSet{1} << performing_.unit_of[o];
        }
        owed_[guarantee.on].push_back(owed);
    }
}

/// Then no order goes against a direction, and what has been done says at once which levels that leaves.
void Lattice::find_freedom() {
    std::vector<bool> set(subject_.options.size());
    for (const ObligationIndex o : performing_.members)
        for (const Setting& setting : agreement_.obligations[o].sets) {
            const Level from = performing_.start[setting.option];
            free_ = free_ && !set[setting.option] &&
                    (from == setting.level || subject_.options[setting.option].may_change(from, setting.level));
            set[setting.option] = true;
        }
}

void Lattice::make_units(const std::vector<bool>& members) {
    const std::vector<ObligationIndex> tied = tied_groups(agreement_, members);
    for (ObligationIndex o = 0; o < tied.size(); ++o) {
        if (!members[o]) continue;
        performing_.members.push_back(o);
        if (tied[o] == o) {
            performing_.unit_of[o] = static_cast<std::uint32_t>(units_.size());
            units_.emplace_back();
        }
        performing_.unit_of[o] = performing_.unit_of[tied[o]];
        Unit& unit = units_[performing_.unit_of[o]];
        unit.obligations.push_back(o);
        unit.days = std::max(unit.days, agreement_.obligations[o].days);
        unit.not_before = std::max(unit.not_before, agreement_.obligations[o].not_before);
    }
    if (units_.size() > most_units) return;
    for (ObligationIndex o = 0; o < tied.size(); ++o)
        for (const Link& link : agreement_.obligations[o].after)
            if (performing_.unit_of[o] != none && performing_.unit_of[link.of] != none)
                units_[performing_.unit_of[o]].after |= DoneSet{1} << performing_.unit_of[link.of];
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

bool Lattice::directions_allow(DoneSet done, DoneSet step) const {
    if (free_) return true;
    const auto in = [this](DoneSet set, ObligationIndex o) {
        return performing_.unit_of[o] != none && ((set >> performing_.unit_of[o]) & 1U) != 0;
    };
    Levels levels = this->levels(done);
    std::vector<ObligationIndex> set_by(subject_.options.size(), none);
    for (ObligationIndex o = 0; o < performing_.unit_of.size(); ++o)
        if (in(done, o))
            for (const Setting& setting : agreement_.obligations[o].sets) set_by[setting.option] = o;
    for (ObligationIndex o = 0; o < performing_.unit_of.size(); ++o) {
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

DoneSet Lattice::available(DoneSet done) const {
    DoneSet found = 0;
    for (DoneSet left = all() & ~done; left != 0; left &= left - 1) {
        const auto u = static_cast<std::size_t>(std::countr_zero(left));
        if ((units_[u].after & ~done) == 0) found |= DoneSet{1} << u;
    }
    return found;
}

void Lattice::add_step(DoneSet done, DoneSet step, std::vector<DoneSet>& found) {
    if (directions_allow(done, step) && possible(done | step)) found.push_back(done | step);
}

/// `from`: units that may still join the step.
void Lattice::add_steps(DoneSet done, DoneSet step, DoneSet from, std::size_t more, std::vector<DoneSet>& found) {
    for (; from != 0 && more > 0; from &= from - 1) {
        const DoneSet longer = step | (from & (~from + 1));
        add_step(done, longer, found);
        if (more > 1) add_steps(done, longer, from & (from - 1), more - 1, found);
    }
}

void Lattice::next(DoneSet done, std::size_t together, bool everything, std::vector<DoneSet>& found) {
    found.clear();
    const DoneSet can_be_done = available(done);
    add_steps(done, 0, can_be_done, together, found);
    if (everything && static_cast<std::size_t>(std::popcount(can_be_done)) > together)
        add_step(done, can_be_done, found);
    if (together > 1)
        std::stable_sort(found.begin(), found.end(),
                         [](DoneSet a, DoneSet b) { return std::popcount(a) < std::popcount(b); });
}

void Lattice::previous(DoneSet done, std::vector<DoneSet>& found) {
    found.clear();
    DoneSet needed = 0;
    for (DoneSet left = done; left != 0; left &= left - 1)
        needed |= units_[static_cast<std::size_t>(std::countr_zero(left))].after;
    for (DoneSet last = done & ~needed; last != 0; last &= last - 1) {
        const DoneSet step = last & (~last + 1);
        if (possible(done & ~step) && directions_allow(done & ~step, step)) found.push_back(done & ~step);
    }
}

double Stopping::on_day(std::uint32_t day) const {
    double worth = static_cast<double>(stop) / Decimal::units_per_one;
    for (const Fading& one : fading) worth -= one.penalty * std::pow(one.kept, day);
    return worth;
}

/// A decaying penalty has six digits more every day, so doubles decide wherever they surely can.
bool Stopping::no_better(const Wide& going_on, std::uint32_t day) const {
    const Wide plain(Decimal{static_cast<std::int64_t>(stop)});
    if (going_on >= plain) return true;  // penalties only take away
    constexpr double last_place = std::numeric_limits<double>::epsilon();
    const double lacking = (plain - going_on).to_double();
    double penalties = 0;
    double doubt = 4 * last_place * lacking;
    for (const Fading& one : fading) {
        const double penalty = one.penalty * std::pow(one.kept, day);
        penalties += penalty;
        doubt += 2 * last_place * (day + 16.0) * penalty;
    }
    if (lacking > penalties + doubt) return false;
    if (lacking + doubt < penalties) return true;
    Wide exactly = plain;
    for (const Fading& one : fading) exactly = exactly - penalty_on_day(*one.guarantee, day);
    return going_on >= exactly;
}

void Lattice::asked(DoneSet done, std::vector<Stopping>& found) {
    found.clear();
    for (const PartyIndex i : ever_asked_) {
        const bool performs_later = (by_party_[i] & ~done) != 0;
        if (!performs_later && !may_change_[i]) continue;
        const Worth worth = values_->worth(i, done);
        if ((!performs_later && !worth.changes_own) || !worth.can_stop) continue;
        Stopping& made = found.emplace_back();
        made.party = i;
        made.stop = worth.stop;
        for (const Owed& owed : owed_[i]) {
            if (!owed.for_ever && (owed.until & ~done) == 0) continue;
            made.stop -= owed.penalty;
            if (owed.fading) made.fading.push_back(*owed.fading);
        }
    }
}

std::uint32_t Lattice::days(DoneSet step, std::uint32_t day) const {
    std::uint32_t longest = 0;
    std::uint32_t begins = day;
    for (; step != 0; step &= step - 1) {
        const Unit& unit = units_[static_cast<std::size_t>(std::countr_zero(step))];
        longest = std::max(longest, unit.days);
        begins = std::max(begins, unit.not_before);
    }
    return begins - day + longest;
}

bool Lattice::has_dates() const {
    return fades(agreement_) || !agreement_.keeping.hazard.same_every_day() ||
           std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.not_before > 0; });
}

}  // namespace irenic
