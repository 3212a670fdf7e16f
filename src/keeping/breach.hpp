/// What follows a breach, and what a party could have by stopping.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "irenic/keeping.hpp"

namespace irenic {

/// The agreement's `if-broken` levels applied to `levels`: of every option, or of those that `except` does not own alone. An option
/// whose direction forbids the change stays as it is.
Levels after_breach(const Case& subject, const Agreement& agreement, Levels levels,
                    std::optional<PartyIndex> except = {});

/// Is the party among those who perform the obligation?
bool performs(const Obligation& obligation, PartyIndex party);

/// Does `after` change an option that the party alone owns?
bool changes_own_option(const Case& subject, PartyIndex party, std::span<const Level> before,
                        std::span<const Level> after);

/// Is a guarantee on the party, and not over when `performed` has been done?
bool in_force(const Agreement& agreement, const Guarantee& guarantee, PartyIndex party,
              const std::vector<bool>& performed);
/// What is left of its penalty on this day since the start of the agreement. Exact.
Wide penalty_on_day(const Guarantee& guarantee, std::uint32_t day);
/// Penalties in force on the party when `performed` has been done, on this day.
Wide penalties_in_force(const Agreement& agreement, PartyIndex party, const std::vector<bool>& performed,
                        std::uint32_t day);

/// Does some penalty lose a share every day?
bool fades(const Agreement& agreement);

/// Fills the terms of the stop value, the stop value itself, and what acting would mean. False when no term has a candidate: with
/// `stopping: act` and no move that counts the party has no way to stop. Where the case merges states, the reply to a move starts
/// from the first member of the state it leads to. `act_alone`: what to ask where the space does not hold every move.
bool fill_stop_value(const Space& space, const Agreement& agreement, StateIndex at, StateIndex broken,
                     const ActAlone& act_alone, SlackRow& row);

}  // namespace irenic
