/// Goes through a reason where preference is partly unknown or has degrees.
#include <algorithm>

#include "certificate/follow.hpp"

namespace irenic::certificate {
namespace {

using Objection = std::string;

class PreferenceReading {
public:
    PreferenceReading(const Definitions& definitions, const Comparisons& comparisons, const PreferenceReason& reason)
        : definitions_(definitions), comparisons_(comparisons), reason_(reason) {}

    Objection run() {
        const auto party = find_party(definitions_.subject(), reason_.party);
        if (!party) return "`" + reason_.party + "` is not a party";
        const auto state = definitions_.find(reason_.state);
        if (!state) return "`" + reason_.state + "` is not a feasible state";
        focal_ = *party;
        state_ = *state;
        leaving_ = comparisons_.leaving(focal_, state_);
        for (const PreferenceAnswer& answer : reason_.answers) {
            const auto end = definitions_.find(answer.improvement);
            if (!end || std::count(leaving_.begin(), leaving_.end(), *end) == 0)
                return "`" + reason_.party + "` would not leave `" + reason_.state + "` for `" + answer.improvement +
                       "`";
            if (answer.known != (comparisons_.better(focal_, *end, state_) == Certainty::yes))
                return "what is known of `" + answer.improvement + "` is not what the reason says";
            if (!ends_.insert(*end).second) return "the move to `" + answer.improvement + "` is answered twice";
        }
        return reason_.stable ? stays() : leaves();
    }

private:
    Objection leaves() const {
        if (reason_.answers.size() != 1) return "an unstable state needs exactly one move as its reason";
        const PreferenceAnswer& answer = reason_.answers.front();
        if (!reason_.strength.empty()) return "what is unstable is neither strong nor weak";
        if (answer.answered || !answer.sanction.empty()) return "the move is said to be answered";
        if (comparisons_.answered(reason_.kind, focal_, state_, *ends_.begin(), false))
            return "the others have an answer to `" + answer.improvement + "`";
        return {};
    }

    Objection stays() const {
        for (const std::size_t end : leaving_)
            if (ends_.count(end) == 0) return "the move to `" + definitions_.name(end) + "` is passed over";
        bool all_great = true;
        for (const PreferenceAnswer& answer : reason_.answers) {
            if (!answer.answered) return "the move to `" + answer.improvement + "` is not answered";
            if (reason_.kind == Concept::nash) return "a move that makes a party leave what is called Nash-stable";
            if (Objection objection = sanction(answer); !objection.empty()) return objection;
            const auto end = definitions_.find(answer.improvement);
            if (!reason_.strength.empty() && !answer.great &&
                comparisons_.answered(reason_.kind, focal_, state_, *end, true))
                return "the others have a greatly worse answer to `" + answer.improvement + "`";
            all_great = all_great && answer.great;
        }
        if (reason_.strength.empty()) return {};
        const std::string found = reason_.answers.empty() ? "nash" : all_great ? "strong" : "weak";
        return found == reason_.strength ? Objection{} : "the answers make it " + found + ", not " + reason_.strength;
    }

    Objection sanction(const PreferenceAnswer& answer) const {
        const bool credible = reason_.kind == Concept::seq || reason_.kind == Concept::sseq;
        std::size_t here = *definitions_.find(answer.improvement);
        const auto wrong_step = [&](PartyIndex mover, std::size_t from, std::size_t to, const std::string& who,
                                    const std::string& words) -> std::string {
            if (!definitions_.is_move(mover, from, to)) return who + " cannot move " + words;
            if (credible && !comparisons_.credible(mover, from, to)) return who + " gains nothing by moving " + words;
            return {};
        };
        if (std::string objection = follow(definitions_, focal_, answer.sanction, answer.improvement, here, wrong_step);
            !objection.empty())
            return objection;
        if (comparisons_.deters(reason_.kind, focal_, state_, here, answer.great)) return {};
        return "the answer to `" + answer.improvement + "` does not deter" + (answer.great ? " greatly" : "");
    }

    const Definitions& definitions_;
    const Comparisons& comparisons_;
    const PreferenceReason& reason_;
    PartyIndex focal_ = 0;
    std::size_t state_ = 0;
    std::vector<std::size_t> leaving_;
    std::set<std::size_t> ends_;
};

}  // namespace

Finding check(const Definitions& definitions, const Comparisons& comparisons, const PreferenceReason& reason) {
    if (!definitions.ok()) return {false, definitions.problem()};
    Objection objection = PreferenceReading(definitions, comparisons, reason).run();
    return {objection.empty(), std::move(objection)};
}

}  // namespace irenic::certificate
