/// SIM, limited moves, non-myopic stability and Stackelberg: the table they are called from. Definitions: docs/semantics.md, section 3.
#include "stability/further.hpp"

#include <algorithm>
#include <string>

namespace irenic {
namespace {

/// The parties that can move, when there are two.
std::optional<std::array<PartyIndex, 2>> two_movers(const Space& space) {
    std::vector<PartyIndex> movers;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i)) movers.push_back(i);
    if (movers.size() != 2) return {};
    return std::array{movers[0], movers[1]};
}

PartyIndex other_of(const std::array<PartyIndex, 2>& movers, PartyIndex party) {
    return movers[0] == party ? movers[1] : movers[0];
}

Stand both(Stand a, Stand b) {
    if (a == Stand::unstable || b == Stand::unstable) return Stand::unstable;
    return a == Stand::stable ? b : a;
}

/// Answers for one concept; `of` is called for the parties that the concept has something to say about.
class Judge {
public:
    Judge(const Space& space, FurtherConcept kind, const FurtherQuestion& question, Patience& patience)
        : space_(space), kind_(kind), horizon_(question.horizon), patience_(patience) {
        if (kind == FurtherConcept::simultaneous) horizon_ = 0;
        if (kind == FurtherConcept::stackelberg) horizon_ = 2;
        if (kind == FurtherConcept::simultaneous) return;
        const auto movers = two_movers(space);
        if (kind == FurtherConcept::nonmyopic) {
            far_.emplace(space, (*movers)[0], (*movers)[1], question.foreseen, patience);
            horizon_ = far_->from();
            return;
        }
        for (const PartyIndex party : *movers) {
            const PartyIndex other = other_of(*movers, party);
            foresight_.push_back({party, Foresight(space, party, other, horizon_, patience)});
            if (kind == FurtherConcept::stackelberg) followers_.push_back(Foresight(space, other, party, 1, patience));
        }
    }

    [[nodiscard]] std::uint32_t horizon() const { return horizon_; }
    [[nodiscard]] std::uint32_t period() const { return far_ ? far_->period() : 0; }
    /// Nothing can be said: what is foreseen did not come again before a limit was reached.
    [[nodiscard]] bool lost() const { return far_ && !far_->settled(); }

    /// A party that cannot move leads nobody.
    [[nodiscard]] bool concerns(PartyIndex party) const {
        return kind_ != FurtherConcept::stackelberg || !space_.idle(party);
    }

    FurtherReason reason(PartyIndex party, StateIndex s) {
        if (kind_ == FurtherConcept::simultaneous) return explain_simultaneous(space_, party, s, patience_);
        FurtherReason reason{kind_, horizon_, party, s, Stand::stable, {}, {}, period()};
        if (patience_.left == 0 || lost()) return reason;
        if (far_ && !space_.idle(party)) {
            reason.stand = far_->stand(party, s);
            if (reason.stand != Stand::stable) reason.path = far_->path(party, s);
        }
        for (std::size_t k = 0; k < foresight_.size(); ++k) {
            const auto& [first, foresight] = foresight_[k];
            if (first != party) continue;
            reason.stand = foresight.stand(s);
            if (reason.stand != Stand::stable) reason.path = foresight.path(s);
            if (kind_ != FurtherConcept::stackelberg) continue;
            const Stand follower = followers_[k].stand(s);
            if (reason.stand != Stand::unstable && follower != Stand::stable) reason.path = followers_[k].path(s);
            reason.stand = both(reason.stand, follower);
        }
        return reason;
    }

private:
    struct OfParty {
        PartyIndex first;
        Foresight foresight;
    };

    const Space& space_;
    FurtherConcept kind_;
    std::uint32_t horizon_;
    Patience& patience_;
    std::vector<OfParty> foresight_;
    std::vector<Foresight> followers_;
    std::optional<FarSight> far_;
};

std::optional<Diagnostic> options_needed(const Space& space) {
    const Case& subject = space.subject();
    const bool merged = std::any_of(subject.states.begin(), subject.states.end(),
                                    [](const NamedState& named) { return named.patterns.size() > 1; });
    if (!subject.graph && !merged) return {};
    return Diagnostic{Severity::error,
                      "concept-not-defined",
                      std::string("SIM puts changes of options together, and this case has ") +
                          (subject.graph ? "states and moves without options" : "states that are merged out of several"),
                      {},
                      "ask for another concept, or write the case with options and unmerged states"};
}

std::optional<Diagnostic> two_parties_needed(const Space& space) {
    if (two_movers(space)) return {};
    std::size_t movers = 0;
    for (PartyIndex i = 0; i < space.party_count(); ++i) movers += space.idle(i) ? 0U : 1U;
    return Diagnostic{Severity::error,
                      "concept-not-defined",
                      "limited moves, NM and Stackelberg are defined for two parties that can move, and here " +
                          std::to_string(movers) + " can",
                      {},
                      "for more parties there are several definitions that disagree; ask for another concept"};
}

/// What each concept needs of a case: one row each, in the order of `further_concepts`.
struct FurtherRule {
    FurtherConcept kind;
    std::optional<Diagnostic> (*lacking)(const Space& space);
    bool foresees;
};
constexpr std::array<FurtherRule, further_concepts.size()> further_rules{{
    {FurtherConcept::simultaneous, options_needed, false},
    {FurtherConcept::limited, two_parties_needed, true},
    {FurtherConcept::nonmyopic, two_parties_needed, true},
    {FurtherConcept::stackelberg, two_parties_needed, true},
}};

std::optional<Diagnostic> lacking(const Space& space, const FurtherQuestion& question, bool& limit) {
    for (const FurtherConcept kind : question.wanted) {
        const FurtherRule& rule = further_rules[static_cast<std::size_t>(kind)];
        if (auto error = rule.lacking(space)) return error;
        if (!rule.foresees || space.size() <= question.foreseen / std::max(question.horizon, 2U)) continue;
        limit = true;
        return Diagnostic{Severity::error,
                          "limit-reached",
                          "states × moves foreseen is more than " + std::to_string(question.foreseen),
                          {},
                          "a shorter --horizon, or fewer states, would fit"};
    }
    return {};
}

Diagnostic never_settled(const FurtherQuestion& question) {
    return {Severity::error,
            "limit-reached",
            "what is foreseen did not repeat itself within " + std::to_string(question.foreseen) + " states × moves",
            {},
            "ask for --concept limited with a --horizon, or with fewer states"};
}

Diagnostic out_of_patience(const FurtherQuestion& question) {
    return {Severity::error,
            "limit-reached",
            "more than " + std::to_string(question.looks) + " ends to look at",
            {},
            "ask about one state with `irenic explain`, for a shorter --horizon, or with fewer states"};
}

}  // namespace

Further<FurtherVerdicts> further_stability(const Space& space, const FurtherQuestion& question, std::stop_token stop) {
    Further<FurtherVerdicts> answer;
    answer.error = lacking(space, question, answer.limit_reached);
    if (answer.error) return answer;
    Patience patience{question.looks, std::move(stop)};
    for (const FurtherConcept kind : question.wanted) {
        Judge judge(space, kind, question, patience);
        if (patience.left > 0 && judge.lost()) return {{}, never_settled(question), true};
        FurtherVerdicts verdicts{kind, judge.horizon(), {}, {}, Bits(space.size(), true), Bits(space.size(), true),
                                 {},   judge.period()};
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            Bits stable(space.size());
            Bits depends(space.size());
            Bits changes(space.size());
            for (StateIndex s = 0; judge.concerns(i) && s < space.size() && patience.left > 0; ++s) {
                const Stand stand = judge.reason(i, s).stand;
                if (stand == Stand::stable) stable.set(s);
                if (stand == Stand::depends_on_a_tie) depends.set(s);
                if (stand == Stand::changes_for_ever) changes.set(s);
            }
            if (judge.concerns(i)) {
                Bits not_unstable = stable;
                not_unstable |= depends;
                verdicts.equilibria &= stable;
                verdicts.equilibria_depend &= not_unstable;
            }
            verdicts.stable.push_back(std::move(stable));
            verdicts.depends.push_back(std::move(depends));
            if (kind == FurtherConcept::nonmyopic) verdicts.changes.push_back(std::move(changes));
        }
        verdicts.equilibria.for_each([&](std::size_t s) { verdicts.equilibria_depend.reset(s); });
        answer.found.push_back(std::move(verdicts));
    }
    if (patience.left > 0) return answer;
    return {{}, out_of_patience(question), true};
}

Further<FurtherReason> explain_further(const Space& space, const FurtherQuestion& question, StateIndex state,
                                       std::stop_token stop) {
    Further<FurtherReason> answer;
    answer.error = lacking(space, question, answer.limit_reached);
    if (answer.error) return answer;
    Patience patience{question.looks, std::move(stop)};
    for (const FurtherConcept kind : question.wanted) {
        Judge judge(space, kind, question, patience);
        if (patience.left > 0 && judge.lost()) return {{}, never_settled(question), true};
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (judge.concerns(i)) answer.found.push_back(judge.reason(i, state));
    }
    if (patience.left > 0) return answer;
    return {{}, out_of_patience(question), true};
}

}  // namespace irenic
