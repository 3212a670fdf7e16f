#include "keeping/breach.hpp"

#include <algorithm>

namespace irenic {

Levels after_breach(const Case& subject, const Agreement& agreement, Levels levels, std::optional<PartyIndex> except) {
    for (const Setting& setting : agreement.if_broken) {
        const Option& option = subject.options[setting.option];
        if (except && owns_alone(option, *except)) continue;
        Level& level = levels[setting.option];
        if (level != setting.level && option.may_change(level, setting.level)) level = setting.level;
    }
    return levels;
}

bool performs(const Obligation& obligation, PartyIndex party) {
    return std::find(obligation.by.begin(), obligation.by.end(), party) != obligation.by.end();
}

bool changes_own_option(const Case& subject, PartyIndex party, std::span<const Level> before,
                        std::span<const Level> after) {
    for (OptionIndex o = 0; o < before.size(); ++o)
        if (before[o] != after[o] && owns_alone(subject.options[o], party)) return true;
    return false;
}

bool in_force(const Agreement& agreement, const Guarantee& guarantee, PartyIndex party,
              const std::vector<bool>& performed) {
    if (guarantee.on != party) return false;
    if (guarantee.until) return !performed[*guarantee.until];
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o)
        if (performs(agreement.obligations[o], party) && !performed[o]) return true;
    return false;
}

Wide penalty_on_day(const Guarantee& guarantee, std::uint32_t day) {
    const Wide penalty(guarantee.penalty.best);
    if (guarantee.decay.units == 0) return penalty;
    return penalty * (Wide(std::int64_t{1}) - Wide(guarantee.decay)).power(day + guarantee.aged);
}

Wide penalties_in_force(const Agreement& agreement, PartyIndex party, const std::vector<bool>& performed,
                        std::uint32_t day) {
    Wide sum;
    for (const Guarantee& guarantee : agreement.guarantees)
        if (in_force(agreement, guarantee, party, performed)) sum = sum + penalty_on_day(guarantee, day);
    return sum;
}

bool fades(const Agreement& agreement) {
    return std::any_of(agreement.guarantees.begin(), agreement.guarantees.end(),
                       [](const Guarantee& guarantee) { return guarantee.decay.units != 0; });
}

bool fill_stop_value(const Space& space, const Agreement& agreement, StateIndex at, StateIndex broken,
                     const ActAlone& act_alone, SlackRow& row) {
    using Stopping = Keeping::Stopping;
    const Stopping stopping = agreement.keeping.stopping;
    const PartyIndex i = row.party;
    const auto asked = [&](Stopping term) { return stopping == Stopping::best || stopping == term; };
    if (asked(Stopping::wait)) row.wait = space.value(i, at);
    if (asked(Stopping::break_)) row.break_ = space.value(i, broken);
    if (asked(Stopping::act)) {
        std::vector<StateIndex> moves;
        if (!act_alone) {
            moves = space.moves_from(i, at);
        } else if (const auto best =
                       act_alone(i, space.levels(at), after_breach(space.subject(), agreement, space.levels(at), i))) {
            if (const auto move = space.find(*best)) moves.push_back(*move);
        }
        for (const StateIndex move : moves) {
            const auto reply = space.find(after_breach(space.subject(), agreement, space.levels(move), i));
            if (!reply) continue;
            const Decimal value = space.value(i, *reply);
            const bool better = !row.act || value > *row.act || (value == *row.act && move < row.act_to);
            if (!better) continue;
            row.act = value;
            row.act_to = move;
            row.act_reply = *reply;
        }
    }
    std::optional<Decimal> best;
    for (const auto& term : {row.wait, row.break_, row.act})
        if (term && (!best || *term > *best)) best = term;
    if (!best) return false;
    row.stop = Wide(*best) - row.penalties;
    return true;
}

}  // namespace irenic
