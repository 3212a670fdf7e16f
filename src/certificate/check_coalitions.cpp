/// Goes through the reason of a coalition.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

using Coalition = Definitions::Coalition;

class CoalitionReading {
public:
    CoalitionReading(const Definitions& definitions, const CoalitionReason& reason, std::size_t states)
        : definitions_(definitions), reason_(reason), in_full_(definitions.size() <= states) {}

    Finding run() {
        if (!read()) return {false, objection_};
        if (reason_.verdict == "undecided") return {true, {}, true};
        if (!follow(reason_.path, true, state_, improvement_)) return {false, objection_};
        if (!definitions_.all_prefer(coalition_, improvement_, state_))
            return {false, "some member gains nothing at `" + reason_.improvement + "`"};
        if (reason_.verdict == "leaves") return leaves();
        if (reason_.verdict == "stays") return stays();
        return {false, "`" + reason_.verdict + "` is no verdict on a coalition"};
    }

private:
    bool object(std::string objection) {
        objection_ = std::move(objection);
        return false;
    }

    std::optional<Coalition> parties(const std::vector<std::string>& ids) {
        Coalition found;
        for (const std::string& id : ids) {
            const auto party = find_party(definitions_.subject(), id);
            if (!party) object("`" + id + "` is not a party");
            if (!party) return {};
            found.insert(*party);
        }
        return found;
    }

    bool read() {
        const auto members = parties(reason_.members);
        if (!members) return false;
        coalition_ = *members;
        if (coalition_.empty()) return object("a coalition without members");
        if (reason_.kind == Concept::sseq) return object("SSEQ is not defined for coalitions");
        const auto state = definitions_.find(reason_.state);
        if (!state) return object("`" + reason_.state + "` is not a feasible state");
        state_ = *state;
        if (reason_.verdict == "undecided" && reason_.improvement.empty()) return true;
        const auto improvement = definitions_.find(reason_.improvement);
        if (!improvement) return object("`" + reason_.improvement + "` is not a feasible state");
        improvement_ = *improvement;
        return true;
    }

    /// Steps from a state to an end (if it must be that one), by the members together or by the others one by one, no movers twice in succession.
    bool follow(const std::vector<JointStep>& steps, bool by_members, std::size_t& here, std::optional<std::size_t> end) {
        Coalition last;
        std::size_t at = here;
        for (const JointStep& step : steps) {
            const auto movers = parties(step.movers);
            if (!movers) return false;
            const auto to = definitions_.find(step.to);
            if (!to) return object("`" + step.to + "` is not a feasible state");
            const std::string words = "the step from `" + definitions_.name(at) + "` to `" + step.to + "`";
            const bool inside = std::all_of(movers->begin(), movers->end(),
                                            [&](PartyIndex i) { return (coalition_.count(i) != 0) == by_members; });
            if (!inside || (!by_members && movers->size() != 1)) return object(words + " is not for those who take it");
            if (*movers == last) return object(words + " is taken by the same movers as the one before");
            if (definitions_.movers(at, *to).count(*movers) == 0) return object(words + " is not possible");
            if (!by_members && reason_.kind == Concept::seq && !definitions_.all_prefer(*movers, *to, at))
                return object(words + " gains nothing for who takes it");
            at = *to;
            last = *movers;
        }
        if (end && at != *end) return object("the path does not lead to `" + reason_.improvement + "`");
        if (!end) here = at;
        return !steps.empty() || object("a path without a step");
    }

    Finding leaves() {
        if (!reason_.sanction.empty()) return {false, "the improvement is said to be answered"};
        if (reason_.kind == Concept::nash) return {true, {}};
        if (reason_.kind == Concept::smr && !in_full_) return {true, {}, true};
        for (const std::size_t s2 : definitions_.responses(coalition_, improvement_, reason_.kind == Concept::seq))
            if (definitions_.deters(reason_.kind, coalition_, state_, s2))
                return {false,
                        "the others have an answer to `" + reason_.improvement + "`: `" + definitions_.name(s2) + "`"};
        return {true, {}};
    }

    Finding stays() {
        if (reason_.kind == Concept::nash) return {false, "an improvement from a state that is called C-Nash-stable"};
        std::size_t end = improvement_;
        if (!follow(reason_.sanction, false, end, {})) return {false, objection_};
        if (definitions_.all_prefer(coalition_, end, state_))
            return {false, "every member still prefers `" + definitions_.name(end) + "`"};
        if (!in_full_) return {true, {}, true};
        if (!definitions_.deters(reason_.kind, coalition_, state_, end))
            return {false,
                    "from `" + definitions_.name(end) + "` the coalition can go where every member prefers to be"};
        if (!definitions_.stable(reason_.kind, coalition_, state_))
            return {false, "the coalition has an improvement that nothing answers"};
        return {true, {}};
    }

    const Definitions& definitions_;
    const CoalitionReason& reason_;
    bool in_full_;
    Coalition coalition_;
    std::size_t state_ = 0;
    std::size_t improvement_ = 0;
    std::string objection_;
};

}  // namespace

Finding check(const Definitions& definitions, const CoalitionReason& reason, std::size_t states) {
    if (!definitions.ok()) return {false, definitions.problem()};
    return CoalitionReading(definitions, reason, states).run();
}

}  // namespace irenic::certificate
