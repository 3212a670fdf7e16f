/// Goes through a reason that takes attitudes or misperception into account.
#include "certificate/follow.hpp"

namespace irenic::certificate {
namespace {

class EyesReading {
public:
    EyesReading(const Eyes& eyes, const Definitions& definitions, const PerspectiveReason& reason)
        : eyes_(eyes), definitions_(definitions), reason_(reason.reason), seen_(reason.seen) {}

    std::string run() {
        const auto party = find_party(definitions_.subject(), reason_.party);
        if (!party) return "`" + reason_.party + "` is not a party";
        const auto state = definitions_.find(reason_.state);
        if (!state) return "`" + reason_.state + "` is not a feasible state";
        focal_ = *party;
        state_ = *state;
        if (eyes_.sees(state_) != seen_)
            return "`" + reason_.party + "` " + (seen_ ? "does not know" : "knows") + " `" + reason_.state + "`";
        return reason_.stable ? stays() : leaves();
    }

private:
    std::optional<std::size_t> improvement_of(const ReasonAnswer& answer) const {
        const auto end = definitions_.find(answer.improvement);
        if (!end || !eyes_.is_move(focal_, state_, *end) || !eyes_.gains(focal_, state_, *end)) return {};
        return end;
    }

    std::string no_improvement(const ReasonAnswer& answer) const {
        return "`" + reason_.party + "` would not move from `" + reason_.state + "` to `" + answer.improvement + "`";
    }

    std::string stays() const {
        std::set<std::size_t> covered;
        for (const ReasonAnswer& answer : reason_.answers) {
            const auto improvement = improvement_of(answer);
            if (!improvement) return no_improvement(answer);
            if (!covered.insert(*improvement).second)
                return "the move to `" + answer.improvement + "` is answered twice";
            if (!answer.answered) return "the move to `" + answer.improvement + "` is not answered";
            if (reason_.kind == Concept::nash) return "there is a move to make from a state that is called Nash-stable";
            if (std::string objection = sanction(answer, *improvement); !objection.empty()) return objection;
        }
        for (std::size_t end = 0; end < definitions_.size(); ++end)
            if (eyes_.is_move(focal_, state_, end) && eyes_.gains(focal_, state_, end) && covered.count(end) == 0)
                return "the move to `" + definitions_.name(end) + "` is passed over";
        return {};
    }

    std::string sanction(const ReasonAnswer& answer, std::size_t here) const {
        const bool credible = reason_.kind == Concept::seq || reason_.kind == Concept::sseq;
        const auto wrong_step = [&](PartyIndex mover, std::size_t from, std::size_t to, const std::string& who,
                                    const std::string& words) -> std::string {
            const std::string eyes = "in the eyes of `" + reason_.party + "`, ";
            if (!eyes_.is_move(mover, from, to)) return eyes + who + " cannot move " + words;
            if (credible && !eyes_.gains(mover, from, to)) return eyes + who + " would not move " + words;
            return {};
        };
        if (std::string objection = follow(definitions_, focal_, answer.sanction, answer.improvement, here, wrong_step);
            !objection.empty())
            return objection;
        if (eyes_.deters(reason_.kind, state_, here)) return {};
        return "after the answer to `" + answer.improvement + "` the party is, or can move, where it would go";
    }

    std::string leaves() const {
        if (reason_.answers.size() != 1) return "an unstable state needs exactly one move as its reason";
        const ReasonAnswer& answer = reason_.answers.front();
        if (answer.answered || !answer.sanction.empty()) return "the move is said to be answered";
        const auto improvement = improvement_of(answer);
        if (!improvement) return no_improvement(answer);
        if (eyes_.answered(reason_.kind, state_, *improvement))
            return "the others have an answer to `" + answer.improvement + "`";
        return {};
    }

    const Eyes& eyes_;
    const Definitions& definitions_;
    const Reason& reason_;
    bool seen_;
    PartyIndex focal_ = 0;
    std::size_t state_ = 0;
};

}  // namespace

Finding check(const Eyes& eyes, const Definitions& definitions, const PerspectiveReason& reason) {
    if (!eyes.problem().empty()) return {false, eyes.problem()};
    std::string objection = EyesReading(eyes, definitions, reason).run();
    return {objection.empty(), std::move(objection)};
}

}  // namespace irenic::certificate
