/// The sets of obligations that can have been performed at one time, and what each party has there by going on or stopping.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "keeping/set_values.hpp"

namespace irenic {

/// As many as a `DoneSet` can tell apart.
constexpr std::size_t most_units = 64;

/// Obligations that are performed in one step because they are tied by `with`; most often one alone.
struct Unit {
    std::vector<ObligationIndex> obligations;  ///< ascending
    DoneSet after = 0;                         ///< units that must have been done before
    std::uint32_t days = 0;                    ///< the longest of them
    std::uint32_t not_before = 0;              ///< a day since the start of the agreement
};

/// A penalty that loses a share every day.
struct Fading {
    const Guarantee* guarantee = nullptr;
    double penalty =
        0;  ///< on day 0, and what is kept of it from one day to the next, as near as a double comes to them
    double kept = 1;
};

/// What a party could have by stopping at a set.
struct Stopping {
    PartyIndex party = 0;
    Units128 stop = 0;           ///< X, but for penalties that decay
    std::vector<Fading> fading;  ///< these

    /// X on a day, in units of value, as near as a double comes to it.
    [[nodiscard]] double on_day(std::uint32_t day) const;
    /// X on that day is no more than this. Exact.
    [[nodiscard]] bool no_better(const Wide& going_on, std::uint32_t day) const;
};

/// One deal, from what was done before it. Sets are looked at only when they are asked for.
class Lattice {
public:
    /// `members`: the obligations of this deal; `before`: those of the deals before it. `first_day`: when the deal begins. `space`: null
    /// where there is none.
    Lattice(const Case& subject, const Space* space, const Agreement& agreement, const std::vector<bool>& members,
            const std::vector<bool>& before, const Levels& start, std::uint32_t first_day);

    /// Why there is no plan at all: too many units, or units that wait for each other, in words.
    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
    [[nodiscard]] DoneSet all() const {
        return units_.size() == most_units ? ~DoneSet{0} : (DoneSet{1} << units_.size()) - 1;
    }
    [[nodiscard]] std::uint32_t first_day() const { return first_day_; }
    [[nodiscard]] const Case& subject() const { return subject_; }
    [[nodiscard]] const Agreement& agreement() const { return agreement_; }
    [[nodiscard]] Levels levels(DoneSet done) const { return performing_.levels(done); }

    /// Units that can be done next as far as links go.
    [[nodiscard]] DoneSet available(DoneSet done) const;
    /// The sets that one more step can lead to, of at most `together` units at once: what links, directions and constraints allow.
    /// A breach must be possible there, too. By size of the step, then in file order. `everything`: also the step of all that can be
    /// done, whatever its size.
    void next(DoneSet done, std::size_t together, bool everything, std::vector<DoneSet>& found);
    /// The sets that one step of one unit leads from to this one, likewise.
    void previous(DoneSet done, std::vector<DoneSet>& found);
    /// The state can be, and what a breach there leads to.
    [[nodiscard]] bool possible(DoneSet done) { return values_->possible(done); }
    /// Who is asked there, and what stopping is worth. Precondition: possible.
    void asked(DoneSet done, std::vector<Stopping>& found);
    /// Precondition: possible, and the party is cardinal.
    [[nodiscard]] Worth worth(PartyIndex party, DoneSet done) { return values_->worth(party, done); }
    /// What no order can exceed for the party at any set, where that is known beforehand.
    [[nodiscard]] std::optional<std::int64_t> most(PartyIndex party) { return values_->most(party); }
    /// Cardinal parties that may be asked at some set.
    [[nodiscard]] const std::vector<PartyIndex>& ever_asked() const { return ever_asked_; }

    /// How long the step takes that begins on this day.
    [[nodiscard]] std::uint32_t days(DoneSet step, std::uint32_t day) const;
    /// Some unit must wait for a day, the hazard changes on one, or a penalty decays.
    [[nodiscard]] bool has_dates() const;

private:
    /// A penalty that is owed until all of these are done; for ever where something is among them that this deal does not do.
    struct Owed {
        DoneSet until = 0;
        bool for_ever = false;
        std::int64_t penalty = 0;           ///< if it does not decay
        std::optional<Fading> fading = {};  ///< if it does
    };

    void make_units(const std::vector<bool>& members);
    void find_cycle();
    void find_freedom();
    void find_parties();
    void find_penalties(const std::vector<bool>& before);
    [[nodiscard]] bool directions_allow(DoneSet done, DoneSet step) const;
    void add_steps(DoneSet done, DoneSet step, DoneSet from, std::size_t more, std::vector<DoneSet>& found);
    void add_step(DoneSet done, DoneSet step, std::vector<DoneSet>& found);

    const Case& subject_;
    const Agreement& agreement_;
    std::uint32_t first_day_;
    std::vector<Unit> units_;
    Performing performing_;
    std::string problem_;
    bool free_ = true;               ///< no option is set twice, and every unit's changes are allowed from the start
    std::vector<DoneSet> by_party_;  ///< units that the party performs a part of
    std::vector<bool> may_change_;   ///< per party: a breach may change an option that it alone owns
    std::vector<PartyIndex> ever_asked_;
    std::vector<std::vector<Owed>> owed_;  ///< per party
    std::unique_ptr<SetValues> values_;
};

}  // namespace irenic
