/// Goes through a reason, step by step.
#include <algorithm>
#include <set>

#include "certificate/follow.hpp"

namespace irenic::certificate {
namespace {

/// What was found wrong first; empty when nothing is.
using Objection = std::string;

class Reading {
public:
    Reading(const Definitions& definitions, const Reason& reason) : definitions_(definitions), reason_(reason) {}

    Objection run() {
        const auto party = find_party(definitions_.subject(), reason_.party);
        if (!party) return "`" + reason_.party + "` is not a party";
        const auto state = definitions_.find(reason_.state);
        if (!state) return "`" + reason_.state + "` is not a feasible state";
        focal_ = *party;
        state_ = *state;
        return reason_.stable ? stays() : leaves();
    }

private:
    /// The improvement that an answer is about; nothing when it is none.
    std::optional<std::size_t> improvement_of(const ReasonAnswer& answer) const {
        const auto end = definitions_.find(answer.improvement);
        if (!end || !definitions_.is_move(focal_, state_, *end) || !definitions_.prefers(focal_, *end, state_))
            return {};
        return end;
    }

    Objection no_improvement(const ReasonAnswer& answer) const {
        return "`" + answer.improvement + "` is not an improvement of `" + reason_.party + "` from `" + reason_.state +
               "`";
    }

    Objection stays() const {
        std::set<std::size_t> covered;
        for (const ReasonAnswer& answer : reason_.answers) {
            const auto improvement = improvement_of(answer);
            if (!improvement) return no_improvement(answer);
            if (!covered.insert(*improvement).second)
                return "the improvement to `" + answer.improvement + "` is answered twice";
            if (!answer.answered) return "the improvement to `" + answer.improvement + "` is not answered";
            if (reason_.kind == Concept::nash) return "an improvement from a state that is called Nash-stable";
            const Objection objection = sanction(answer, *improvement);
            if (!objection.empty()) return objection;
        }
        for (const std::size_t end : definitions_.moves(focal_, state_))
            if (definitions_.prefers(focal_, end, state_) && covered.count(end) == 0)
                return "the improvement to `" + definitions_.name(end) + "` is passed over";
        return {};
    }

    Objection sanction(const ReasonAnswer& answer, std::size_t here) const {
        const bool credible = reason_.kind == Concept::seq || reason_.kind == Concept::sseq;
        const auto wrong_step = [&](PartyIndex mover, std::size_t from, std::size_t to, const std::string& who,
                                    const std::string& words) -> std::string {
            if (!definitions_.is_move(mover, from, to)) return who + " cannot move " + words;
            if (credible && !definitions_.prefers(mover, to, from)) return who + " gains nothing by moving " + words;
            return {};
        };
        if (std::string objection = follow(definitions_, focal_, answer.sanction, answer.improvement, here, wrong_step);
            !objection.empty())
            return objection;
        if (definitions_.deters(reason_.kind, focal_, state_, here)) return {};
        return "after the answer to `" + answer.improvement + "` the party is, or can move, where it prefers to be";
    }

    Objection leaves() const {
        if (reason_.answers.size() != 1) return "an unstable state needs exactly one improvement as its reason";
        const ReasonAnswer& answer = reason_.answers.front();
        if (answer.answered || !answer.sanction.empty()) return "the improvement is said to be answered";
        const auto improvement = improvement_of(answer);
        if (!improvement) return no_improvement(answer);
        if (definitions_.answered(reason_.kind, focal_, state_, *improvement))
            return "the others have an answer to `" + answer.improvement + "`";
        return {};
    }

    const Definitions& definitions_;
    const Reason& reason_;
    PartyIndex focal_ = 0;
    std::size_t state_ = 0;
};

}  // namespace

Finding check(const Definitions& definitions, const Reason& reason) {
    if (!definitions.ok()) return {false, definitions.problem()};
    Objection objection = Reading(definitions, reason).run();
    return {objection.empty(), std::move(objection)};
}

}  // namespace irenic::certificate
