/// Goes through the reason of SIM, of limited moves, or of Stackelberg.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

class FurtherReading {
public:
    FurtherReading(const Definitions& definitions, const FurtherReason& reason)
        : definitions_(definitions), reason_(reason) {}

    Finding run() {
        const auto party = find_party(definitions_.subject(), reason_.party);
        if (!party) return no("`" + reason_.party + "` is not a party");
        const auto state = definitions_.find(reason_.state);
        if (!state) return no("`" + reason_.state + "` is not a feasible state");
        focal_ = *party;
        state_ = *state;
        if (reason_.kind == "sim") return simultaneous();
        if (reason_.kind == "limited" || reason_.kind == "stackelberg" || reason_.kind == "nonmyopic")
            return in_turns();
        return no("`" + reason_.kind + "` is no concept that is checked");
    }

private:
    static Finding no(std::string objection) { return {false, std::move(objection)}; }

    Finding simultaneous() {
        std::set<std::size_t> covered;
        for (const SimultaneousAnswer& answer : reason_.answers) {
            const auto s1 = definitions_.find(answer.improvement);
            if (!s1 || !definitions_.is_move(focal_, state_, *s1) || !definitions_.prefers(focal_, *s1, state_))
                return no("`" + answer.improvement + "` is not an improvement");
            if (!covered.insert(*s1).second)
                return no("the improvement to `" + answer.improvement + "` is answered twice");
            const auto ends = definitions_.together(focal_, state_, *s1);
            if (reason_.verdict == "unstable") {
                const bool deterred = std::any_of(ends.begin(), ends.end(), [&](const auto& end) {
                    return !definitions_.prefers(focal_, end.first, state_);
                });
                if (answer.answered || deterred) return no("the others have an answer to `" + answer.improvement + "`");
                return {true, {}};
            }
            if (!answer.answered || answer.together.size() != 1)
                return no("the improvement to `" + answer.improvement + "` is not answered in one step");
            if (Finding step = taken_together(answer.together.front(), ends); !step.accepted) return step;
        }
        if (reason_.verdict != "stable") return no("an unstable state needs an improvement as its reason");
        for (const std::size_t s1 : definitions_.improvements(focal_, state_))
            if (covered.count(s1) == 0) return no("the improvement to `" + definitions_.name(s1) + "` is passed over");
        return {true, {}};
    }

    Finding taken_together(const JointStep& step, const std::map<std::size_t, std::set<Definitions::Coalition>>& ends) {
        const auto to = definitions_.find(step.to);
        Definitions::Coalition movers;
        for (const std::string& id : step.movers) {
            const auto party = find_party(definitions_.subject(), id);
            if (!party) return no("`" + id + "` is not a party");
            movers.insert(*party);
        }
        const auto end = to ? ends.find(*to) : ends.end();
        if (end == ends.end() || end->second.count(movers) == 0)
            return no("`" + step.to + "` does not come about by improvements of those who are named");
        if (definitions_.prefers(focal_, *to, state_)) return no("the party still prefers `" + step.to + "`");
        return {true, {}};
    }

    Finding in_turns() {
        const auto movers = parties_that_move(definitions_);
        if (movers.size() != 2) return no("the concept is for two parties that can move");
        if (reason_.kind == "stackelberg" && std::count(movers.begin(), movers.end(), focal_) == 0)
            return no("`" + reason_.party + "` cannot move, so it leads nobody");
        if (std::count(movers.begin(), movers.end(), focal_) == 0)
            return reason_.verdict == "stable" ? Finding{true, {}} : no("`" + reason_.party + "` cannot move");
        const PartyIndex other = movers[0] == focal_ ? movers[1] : movers[0];
        const std::uint32_t horizon = reason_.kind == "stackelberg" ? 2 : reason_.horizon;
        if (horizon == 0) return no("limited moves need a horizon");
        if (horizon > Foresight::longest || reason_.period > Foresight::longest) return {true, {}, true};
        Foresight foresight(definitions_, focal_, other);
        if (reason_.kind == "nonmyopic") return for_ever(foresight, other);
        std::string found = foresight.verdict(focal_, horizon, state_);
        PartyIndex first = focal_;
        std::uint32_t length = horizon;
        if (reason_.kind == "stackelberg" && found != "unstable") {
            const std::string follower = foresight.verdict(other, 1, state_);
            if (follower != "stable") std::tie(first, length) = std::pair(other, 1U);
            if (follower != "stable" && (follower == "unstable" || found == "stable")) found = follower;
        }
        if (foresight.gave_up()) return {true, {}, true};
        if (found != reason_.verdict) return no("the definition says " + found + ", not " + reason_.verdict);
        if (found == "stable") return reason_.path.empty() ? Finding{true, {}} : no("a stable state that is left");
        return walk(foresight, first, first == focal_ ? other : focal_, length);
    }

    /// What is foreseen comes again after `period` more moves, everywhere and for both; over one period the verdict is as it says.
    Finding for_ever(Foresight& foresight, PartyIndex other) {
        if (reason_.period == 0) return no("a period of no move");
        if (!foresight.repeats(reason_.horizon, reason_.period))
            return no("what is foreseen is not the same a period later");
        const std::string found = foresight.verdict(focal_, reason_.horizon, reason_.period, state_);
        if (foresight.gave_up()) return {true, {}, true};
        if (found != reason_.verdict) return no("the definition says " + found + ", not " + reason_.verdict);
        if (found == "stable") return reason_.path.empty() ? Finding{true, {}} : no("a stable state that is left");
        std::uint32_t left_at = reason_.horizon;
        while (foresight.verdict(focal_, left_at, state_) == "stable") ++left_at;
        return walk(foresight, focal_, other, left_at);
    }

    /// The path that is foreseen: moves in turns, to one of the ends that choice allows.
    Finding walk(Foresight& foresight, PartyIndex mover, PartyIndex next, std::uint32_t length) {
        if (reason_.path.empty() || reason_.path.size() > length) return no("a path of the wrong length");
        const auto& ends = foresight.ends(mover, length, state_);
        std::size_t here = state_;
        for (const JointStep& step : reason_.path) {
            const auto to = definitions_.find(step.to);
            const bool one = step.movers.size() == 1 && step.movers.front() == definitions_.subject().parties[mover].id;
            if (!to || !one || !definitions_.is_move(mover, here, *to))
                return no("from `" + definitions_.name(here) + "` to `" + step.to + "` is no move of whose turn it is");
            here = *to;
            std::swap(mover, next);
        }
        if (ends.count(here) == 0) return no("`" + definitions_.name(here) + "` is not where the moves end");
        return {true, {}};
    }

    const Definitions& definitions_;
    const FurtherReason& reason_;
    PartyIndex focal_ = 0;
    std::size_t state_ = 0;
};

}  // namespace

Finding check(const Definitions& definitions, const FurtherReason& reason) {
    if (!definitions.ok()) return {false, definitions.problem()};
    return FurtherReading(definitions, reason).run();
}

}  // namespace irenic::certificate
