/// The sets of obligations that can have been performed at one time, and what each party has there by going on or stopping.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "keeping/stop_values.hpp"

namespace irenic {

/// One bit per unit.
using DoneSet = std::uint64_t;

/// Obligations that are performed in one step because they are tied by `with`; most often one alone.
struct Unit {
    std::vector<ObligationIndex> obligations;  ///< ascending
    DoneSet after = 0;                         ///< units that must have been done before
    std::uint32_t days = 0;                    ///< the longest of them
    std::uint32_t not_before = 0;              ///< a day since the start of the agreement
};

/// What a party could have by stopping at a set.
struct Stopping {
    PartyIndex party = 0;
    Units128 stop = 0;           ///< X, but for penalties that decay
    std::vector<Fading> fading;  ///< these
};

/// One set: its state, and who is asked there.
struct LatticePoint {
    StateIndex state = no_state;  ///< none: it cannot be, or a breach there cannot
    StateIndex broken = no_state;
    std::vector<Stopping> asked;  ///< by party
};

/// One deal, from what was done before it. Sets are looked at only when they are asked for.
class Lattice {
public:
    /// `members`: the obligations of this deal; `before`: those of the deals before it. `first_day`: when the deal begins.
    Lattice(const Space& space, const Agreement& agreement, const std::vector<bool>& members,
            const std::vector<bool>& before, const Levels& start, std::uint32_t first_day);

    /// Why there is no plan at all: too many units, or units that wait for each other, in words.
    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
    [[nodiscard]] DoneSet all() const { return units_.size() == 64 ? ~DoneSet{0} : (DoneSet{1} << units_.size()) - 1; }
    [[nodiscard]] std::uint32_t first_day() const { return first_day_; }
    /// The sets that one more step can lead to, of at most `together` units at once: what links, directions and constraints allow.
    /// A breach must be possible there, too. By size of the step, then in file order.
    [[nodiscard]] std::vector<DoneSet> next(DoneSet done, std::size_t together);
    /// How long the step takes that begins on this day.
    [[nodiscard]] std::uint32_t days(DoneSet step, std::uint32_t day) const;
    /// Some unit must wait for a day, or some penalty depends on it.
    [[nodiscard]] bool has_dates() const;
    const LatticePoint& point(DoneSet done);
    [[nodiscard]] std::size_t points_seen() const { return points_.size(); }
    [[nodiscard]] const Space& space() const { return space_; }
    [[nodiscard]] const Agreement& agreement() const { return agreement_; }
    [[nodiscard]] Levels levels(DoneSet done) const;

private:
    void make_units(const std::vector<bool>& members);
    void find_cycle();
    void find_freedom();
    [[nodiscard]] std::vector<bool> performed(DoneSet done) const;
    [[nodiscard]] bool directions_allow(DoneSet done, DoneSet step) const;
    void add_steps(DoneSet done, DoneSet step, std::size_t from, std::size_t more, std::vector<DoneSet>& found);

    const Space& space_;
    const Case& subject_;
    const Agreement& agreement_;
    std::vector<bool> before_;
    Levels start_;
    std::uint32_t first_day_;
    std::vector<Unit> units_;
    std::vector<std::uint32_t> unit_of_;  ///< per obligation, or none
    std::string problem_;
    std::vector<ObligationIndex> members_;
    bool free_ = true;               ///< no option is set twice, and every unit's changes are allowed from the start
    std::vector<DoneSet> by_party_;  ///< units that the party performs a part of
    StopValues stop_values_;
    std::unordered_map<DoneSet, LatticePoint> points_;
};

}  // namespace irenic
