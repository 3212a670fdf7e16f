/// What each party has at a set of performed obligations, by things staying so, by a breach, or by the best it can do when stopping.
///
/// Options that no statement of a party and no constraint brings together have nothing to do with each other: what the party has is
/// a sum over such groups of options, each looked at once for every way in which its own obligations can have been performed. No space is
/// needed. Where states are listed or merged there are no such groups, and the space is asked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "irenic/keeping.hpp"
#include "keeping/gather.hpp"

namespace irenic {

__extension__ using Units128 = __int128;  ///< of `Decimal`

/// One party at one set, in units of `Decimal`, before penalties.
struct Worth {
    std::int64_t here = 0;
    std::int64_t broken = 0;
    std::int64_t stop = 0;     ///< the best way to stop; nothing unless `can_stop`
    bool can_stop = true;      ///< with `stopping: act` alone there may be no move that counts
    bool changes_own = false;  ///< a breach changes an option that the party alone owns
};

class SetValues {
public:
    SetValues() = default;
    SetValues(const SetValues&) = delete;
    SetValues& operator=(const SetValues&) = delete;
    virtual ~SetValues() = default;

    /// The state is feasible, and so is what a breach there leads to.
    virtual bool possible(DoneSet done) = 0;
    /// Preconditions: the set is possible, the party is cardinal.
    virtual Worth worth(PartyIndex party, DoneSet done) = 0;
};

/// What has been performed when, as far as values are concerned.
struct Performing {
    const Case* subject = nullptr;
    const Agreement* agreement = nullptr;
    Levels start;                          ///< of the deal
    std::vector<ObligationIndex> members;  ///< of the deal, ascending
    std::vector<std::uint32_t> unit_of;    ///< per obligation of the agreement, or none

    [[nodiscard]] Levels levels(DoneSet done) const;
};

/// Neither listed nor merged states: groups of options can be told apart.
bool can_be_grouped(const Case& subject);

/// Precondition: `can_be_grouped`.
std::unique_ptr<SetValues> values_by_groups(const Performing& performing);
std::unique_ptr<SetValues> values_in_space(const Space& space, const Performing& performing);

}  // namespace irenic
