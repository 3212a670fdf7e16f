/// Following a sanction, whatever relation its steps are judged by.
#pragma once

#include "irenic/certificate.hpp"

namespace irenic::certificate {

/// What is wrong with the steps of a sanction from `here`, or nothing; `here` is then where they end. Parties and states must exist, the
/// focal party takes no step, and nobody takes two in succession; `wrong_step(mover, from, to, who, words)` says what else a step may lack,
/// `who` and `words` being the mover and the step in words.
template <typename WrongStep>
std::string follow(const Definitions& definitions, PartyIndex focal, const std::vector<ReasonStep>& sanction,
                   const std::string& improvement, std::size_t& here, WrongStep&& wrong_step) {
    if (sanction.empty()) return "the answer to `" + improvement + "` has no step";
    PartyIndex last = none;
    for (const ReasonStep& step : sanction) {
        const auto mover = find_party(definitions.subject(), step.mover);
        const auto to = definitions.find(step.to);
        if (!mover) return "`" + step.mover + "` is not a party";
        if (!to) return "`" + step.to + "` is not a feasible state";
        if (*mover == focal) return "`" + step.mover + "` would punish itself";
        if (*mover == last) return "`" + step.mover + "` moves twice in succession";
        const std::string words = "from `" + definitions.name(here) + "` to `" + step.to + "`";
        if (std::string objection = wrong_step(*mover, here, *to, "`" + step.mover + "`", words); !objection.empty())
            return objection;
        here = *to;
        last = *mover;
    }
    return {};
}

}  // namespace irenic::certificate
