/// Would parties leave a state together? C-Nash, CGMR, CSMR and CSEQ: docs/semantics.md, section 3.
#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>

#include "stability/joint_steps.hpp"
#include "stability/least_response.hpp"
#include "stability/sanction_search.hpp"

namespace irenic {
namespace {

/// What one state looks like to coalitions: every step from it, and who prefers which state to it.
struct View {
    StateIndex state = no_state;
    std::vector<JointStep> steps;
    std::vector<Members> gainers;  ///< per state
};

/// What one coalition could do from that state.
struct Prospect {
    const Coalition* coalition = nullptr;
    Members members = 0;
    Reached reached;
    std::vector<std::uint32_t> improvements;  ///< nodes
    Bits better;                              ///< states that every member prefers; made when there is an improvement
};

class Judge {
public:
    Judge(const Space& space, const CoalitionLimits& limits, std::stop_token stop)
        : space_(space), steps_(space, limits.steps), stop_(std::move(stop)) {}

    [[nodiscard]] bool one_jump() const { return steps_.one_jump(); }

    [[nodiscard]] View look(StateIndex s) const {
        View view{s, steps_.from(s), std::vector<Members>(space_.size())};
        for (PartyIndex i = 0; i < space_.party_count(); ++i) {
            const auto grades = space_.grades(i);
            const std::int32_t here = grades[s];
            for (StateIndex t = 0; t < space_.size(); ++t)
                if (grades[t] > here) view.gainers[t] |= bit_of(i);
        }
        return view;
    }

    Prospect prospect(const View& view, const Coalition& coalition) {
        Prospect found{&coalition, members_of(coalition), {}, {}, {}};
        found.reached = steps_.reached(found.members, view.state, view.steps);
        for (const std::uint32_t node : found.reached.arrivals)
            if (within(found.members, view.gainers[found.reached.nodes[node].state]))
                found.improvements.push_back(node);
        if (found.improvements.empty()) return found;
        found.better = Bits(space_.size());
        for (StateIndex t = 0; t < space_.size(); ++t)
            if (within(found.members, view.gainers[t])) found.better.set(t);
        return found;
    }

    /// With `in_full`, says how the coalition gets there and what answers it.
    CoalitionReason judge(const View& view, const Prospect& prospect, Concept kind, bool in_full) {
        CoalitionReason reason{kind, *prospect.coalition, view.state, CoalitionVerdict::stays, 0, no_state, {}, {}};
        reason.improvements = prospect.improvements.size();
        if (prospect.improvements.empty()) {
            if (!prospect.reached.complete) reason.verdict = CoalitionVerdict::undecided;
            return reason;
        }
        if (kind == Concept::nash) {
            reason.verdict = CoalitionVerdict::leaves;
            if (in_full) tell(prospect, prospect.improvements, reason);
            return reason;
        }
        bool complete = prospect.reached.complete;
        const std::vector<std::int32_t> deaf = undeterred(prospect, kind, complete);
        if (!complete || stop_.stop_requested()) {
            reason.verdict = CoalitionVerdict::undecided;
            if (in_full) tell(prospect, prospect.improvements, reason);
            return reason;
        }
        const std::vector<PartyIndex> others = others_of(prospect);
        const ConceptRule& rule = rule_of(kind);
        const std::vector<std::int32_t> least = least_response(space_, others, deaf, rule.credible, stop_);
        std::vector<std::uint32_t> unanswered_ones;
        for (const std::uint32_t node : prospect.improvements)
            if (least[prospect.reached.nodes[node].state] != 0) unanswered_ones.push_back(node);
        if (!unanswered_ones.empty()) reason.verdict = CoalitionVerdict::leaves;
        if (!in_full) return reason;
        tell(prospect, unanswered_ones.empty() ? prospect.improvements : unanswered_ones, reason);
        if (!unanswered_ones.empty()) return reason;
        std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
        reason.sanction =
            find_sanction(
                space_, others, [&](StateIndex t) { return deaf[t] == 0; }, reason.improvement, rule.credible, no_limit)
                .path;
        return reason;
    }

private:
    [[nodiscard]] std::vector<PartyIndex> others_of(const Prospect& prospect) const {
        std::vector<PartyIndex> others;
        for (PartyIndex j = 0; j < space_.party_count(); ++j)
            if (!within(bit_of(j), prospect.members) && !space_.idle(j)) others.push_back(j);
        return others;
    }

    /// Per state, 0 where it would deter the coalition: some member is no better off, and in CSMR it cannot get from there to where
    /// all are. 1 elsewhere.
    std::vector<std::int32_t> undeterred(const Prospect& prospect, Concept kind, bool& complete) {
        Bits deaf = prospect.better;
        if (rule_of(kind).counter_moves) deaf |= steps_.can_reach(prospect.members, prospect.better, complete);
        std::vector<std::int32_t> number(space_.size(), 0);
        deaf.for_each([&](std::size_t t) { number[t] = 1; });
        return number;
    }

    /// Of the improvements the one with the fewest steps, then the fewest options changed, then the first found.
    void tell(const Prospect& prospect, const std::vector<std::uint32_t>& improvements, CoalitionReason& reason) const {
        const auto effort = [&](std::uint32_t node) {
            const Reached::Node& at = prospect.reached.nodes[node];
            return std::tuple(at.steps, steps_.changes(reason.state, at.state), node);
        };
        const std::uint32_t node =
            *std::min_element(improvements.begin(), improvements.end(),
                              [&](std::uint32_t a, std::uint32_t b) { return effort(a) < effort(b); });
        reason.improvement = prospect.reached.nodes[node].state;
        reason.path = prospect.reached.path(node);
    }

    const Space& space_;
    JointSteps steps_;
    std::stop_token stop_;
};

std::vector<PartyIndex> able_parties(const Case& subject) {
    std::vector<PartyIndex> able;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (owns_an_option(subject, i)) able.push_back(i);
    return able;
}

/// The largest number of states whose square is at most `room`.
std::uint64_t most_states(std::uint64_t room) {
    std::uint64_t states = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 31U; bit != 0; bit >>= 1U)
        if ((states + bit) <= room / (states + bit)) states += bit;
    return states;
}

Diagnostic limit_error(std::string message, std::string help) {
    return {Severity::error, "limit-reached", std::move(message), {}, std::move(help)};
}

}  // namespace

std::vector<Coalition> all_coalitions(const Space& space) {
    const std::vector<PartyIndex> able = able_parties(space.subject());
    std::vector<Coalition> coalitions;
    for (std::uint32_t chosen = 1; chosen < std::uint32_t{1} << able.size(); ++chosen) {
        Coalition& coalition = coalitions.emplace_back();
        for (std::size_t k = 0; k < able.size(); ++k)
            if ((chosen >> k) & 1U) coalition.push_back(able[k]);
    }
    std::sort(coalitions.begin(), coalitions.end(),
              [](const Coalition& a, const Coalition& b) { return std::tuple(a.size(), a) < std::tuple(b.size(), b); });
    return coalitions;
}

std::optional<Diagnostic> beyond_limits(const Space& space, std::span<const Coalition> asked, bool every_state,
                                        const CoalitionLimits& limits) {
    const std::size_t able = able_parties(space.subject()).size();
    const auto text = [](std::uint64_t number) { return std::to_string(number); };
    if (space.party_count() > most_members)
        return limit_error(text(space.party_count()) + " parties are more than the " + text(most_members) +
                               " that coalitions are worked out for",
                           "leave out parties that the question does not need");
    if (asked.empty() && able > limits.parties)
        return limit_error(text(able) + " parties can change something; all coalitions are worked out for up to " +
                               text(limits.parties),
                           "ask about one coalition: --coalition A,B");
    const std::uint64_t states = space.size();
    if (states > limits.states)
        return limit_error(
            text(states) + " states are more than the " + text(limits.states) + " that coalitions are worked out for",
            "constraints or fewer options make the case smaller");
    const std::uint64_t coalitions = asked.empty() ? (std::uint64_t{1} << able) - 1 : asked.size();
    if (!every_state || coalitions * states <= limits.comparisons / std::max<std::uint64_t>(states, 1)) return {};
    return limit_error(text(coalitions) + " coalitions in each of " + text(states) +
                           " states are too many: coalitions × states × states is more than " + text(limits.comparisons),
                       "up to " + text(most_states(limits.comparisons / coalitions)) + " states would fit, or up to " +
                           text(most_states(limits.comparisons)) +
                           " with one coalition (--coalition A,B); `irenic explain` with --coalitions answers for one "
                           "state");
}

std::vector<CoalitionReason> coalitions_at(const Space& space, StateIndex state, std::span<const Coalition> asked,
                                           std::span<const Concept> wanted, const CoalitionLimits& limits,
                                           const Workers& workers, std::stop_token stop) {
    space.make_tables(workers);
    Judge judge(space, limits, stop);
    const View view = judge.look(state);
    std::vector<CoalitionReason> reasons(asked.size() * wanted.size());
    // What is remembered where moves do not chain is not shared between threads.
    const Workers allowed = judge.one_jump() ? workers : Workers{};
    allowed.run(asked.size(), [&](std::size_t k) {
        if (stop.stop_requested()) return;
        const Prospect prospect = judge.prospect(view, asked[k]);
        for (std::size_t c = 0; c < wanted.size(); ++c)
            reasons[k * wanted.size() + c] = judge.judge(view, prospect, wanted[c], true);
    });
    if (stop.stop_requested()) return {};
    return reasons;
}

std::vector<CoalitionVerdicts> coalition_stability(const Space& space, std::span<const Coalition> asked,
                                                   std::span<const Concept> wanted, const CoalitionLimits& limits,
                                                   const Workers& workers, std::stop_token stop) {
    space.make_tables(workers);
    Judge judge(space, limits, stop);
    // Per state, then coalition, then concept: bits of neighbouring states share a word, so they are set afterwards.
    const std::size_t each = asked.size() * wanted.size();
    std::vector<CoalitionVerdict> found(each * space.size(), CoalitionVerdict::stays);
    const Workers allowed = judge.one_jump() ? workers : Workers{};
    allowed.run(space.size(), [&](std::size_t s) {
        if (stop.stop_requested()) return;
        const View view = judge.look(static_cast<StateIndex>(s));
        for (std::size_t k = 0; k < asked.size(); ++k) {
            const Prospect prospect = judge.prospect(view, asked[k]);
            for (std::size_t c = 0; c < wanted.size(); ++c)
                found[s * each + k * wanted.size() + c] = judge.judge(view, prospect, wanted[c], false).verdict;
        }
    });
    if (stop.stop_requested()) return {};
    std::vector<CoalitionVerdicts> answers;
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        CoalitionVerdicts verdicts{wanted[c], std::vector<Bits>(asked.size(), Bits(space.size())), Bits(space.size()),
                                   Bits(space.size()), std::vector<std::uint32_t>(space.size(), none)};
        for (StateIndex s = 0; s < space.size(); ++s) {
            bool decided = true;
            for (std::size_t k = asked.size(); k-- > 0;) {
                const CoalitionVerdict verdict = found[s * each + k * wanted.size() + c];
                if (verdict == CoalitionVerdict::stays) verdicts.stable[k].set(s);
                if (verdict == CoalitionVerdict::leaves) verdicts.smallest[s] = static_cast<std::uint32_t>(k);
                decided = decided && verdict != CoalitionVerdict::undecided;
            }
            if (verdicts.smallest[s] != none) continue;
            if (decided)
                verdicts.universal.set(s);
            else
                verdicts.undecided.set(s);
        }
        answers.push_back(std::move(verdicts));
    }
    return answers;
}

}  // namespace irenic
