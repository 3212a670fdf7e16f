// Every reason that is given is accepted by the naive checker, and one that was made wrong is not.

#include <algorithm>

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "support/known_cases.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

using certificate::Definitions;
using certificate::Reason;
using certificate::ReasonAnswer;

constexpr std::uint64_t cases_per_family = 120;

Reason reason_of(const Space& space, const Explanation& explanation) {
    const auto id = [&](PartyIndex i) { return space.subject().parties[i].id; };
    Reason reason{explanation.kind, id(explanation.party), space.name(explanation.state), explanation.stable, {}};
    for (const Answer& answer : explanation.answers) {
        ReasonAnswer& made = reason.answers.emplace_back();
        made.improvement = space.name(answer.improvement);
        made.answered = answer.answered;
        for (const Step& step : answer.sanction) {
            EXPECT_EQ(step.movers.size(), 1U);
            made.sanction.push_back({id(step.movers.front()), space.name(step.to)});
        }
    }
    return reason;
}

/// Puts a fault into a reason, after which it proves nothing any more. Does nothing where there is no place for the fault.
class Forger {
public:
    Forger(const Definitions& definitions, const Reason& sound, Random& random)
        : definitions_(definitions),
          subject_(definitions.subject()),
          sound_(sound),
          random_(random),
          focal_(*find_party(subject_, sound.party)),
          state_(*definitions.find(sound.state)) {}

    /// What is wrong with the forgery, and the forgery.
    [[nodiscard]] std::vector<std::pair<std::string, Reason>> forgeries() {
        made_.clear();
        if (sound_.stable)
            forge_stable();
        else
            forge_unstable();
        return std::move(made_);
    }

private:
    void add(const std::string& fault, Reason reason) { made_.emplace_back(fault, std::move(reason)); }

    std::size_t draw_state() { return random_.below(static_cast<std::uint32_t>(definitions_.size())); }
    PartyIndex draw_party() { return random_.below(static_cast<std::uint32_t>(subject_.parties.size())); }

    [[nodiscard]] bool is_improvement(std::size_t to) const {
        return definitions_.is_move(focal_, state_, to) && definitions_.prefers(focal_, to, state_);
    }

    void forge_stable() {
        Reason flipped = sound_;
        flipped.stable = false;
        add("verdict turned round", flipped);
        if (const std::size_t to = draw_state(); !is_improvement(to)) {
            Reason more = sound_;
            more.answers.push_back({definitions_.name(to), true, {}});
            add("an answer to what is no improvement", more);
        }
        if (sound_.answers.empty()) return;
        const std::size_t at = random_.below(static_cast<std::uint32_t>(sound_.answers.size()));
        forge_answers(at);
        forge_sanction(at);
    }

    void forge_answers(std::size_t at) {
        Reason fewer = sound_;
        fewer.answers.erase(fewer.answers.begin() + static_cast<std::ptrdiff_t>(at));
        add("an answer dropped", fewer);
        Reason open = sound_;
        open.answers[at].answered = false;
        add("an answer denied", open);
        Reason leaving = sound_;
        leaving.stable = false;
        leaving.answers = {{sound_.answers[at].improvement, false, {}}};
        add("leaving for an improvement that is answered", leaving);
        Reason twice = sound_;
        twice.answers.push_back(twice.answers[at]);
        add("an answer given twice", twice);
        Reason silent = sound_;
        silent.answers[at].sanction.clear();
        add("a sanction without steps", silent);
    }

    void forge_sanction(std::size_t at) {
        auto& steps = sound_.answers[at].sanction;
        const std::size_t k = random_.below(static_cast<std::uint32_t>(steps.size()));
        Reason own = sound_;
        own.answers[at].sanction[k].mover = sound_.party;
        add("the party itself moves in the sanction", own);
        const std::size_t before = *definitions_.find(k == 0 ? sound_.answers[at].improvement : steps[k - 1].to);
        const std::size_t after = *definitions_.find(steps[k].to);
        if (const PartyIndex other = draw_party(); !definitions_.is_move(other, before, after)) {
            Reason mover = sound_;
            mover.answers[at].sanction[k].mover = subject_.parties[other].id;
            add("a move that belongs to another", mover);
        }
        if (const std::size_t to = draw_state(); definitions_.prefers(focal_, to, state_)) {
            Reason better = sound_;
            better.answers[at].sanction.back().to = definitions_.name(to);
            add("a path that ends better", better);
        }
        Reason repeated = sound_;
        repeated.answers[at].sanction.push_back(steps.back());
        add("a step taken twice", repeated);
    }

    void forge_unstable() {
        Reason flipped = sound_;
        flipped.stable = true;
        add("verdict turned round", flipped);
        flipped.answers.clear();
        add("staying without a word", flipped);
        Reason nothing = sound_;
        nothing.answers.clear();
        add("leaving without an improvement", nothing);
        if (const std::size_t to = draw_state(); !is_improvement(to)) {
            Reason elsewhere = sound_;
            elsewhere.answers.front().improvement = definitions_.name(to);
            add("leaving for what is no improvement", elsewhere);
        }
        add("an invented answer", with_invented_answer());
    }

    /// Stable, with every improvement answered by legal moves of the others, taken at random. No such answer to the improvement
    /// that the sound reason names can be good.
    Reason with_invented_answer() {
        Reason reason = sound_;
        reason.stable = true;
        reason.answers.clear();
        for (const std::size_t improvement : definitions_.improvements(focal_, state_)) {
            ReasonAnswer& answer = reason.answers.emplace_back();
            answer.improvement = definitions_.name(improvement);
            answer.answered = true;
            std::size_t here = improvement;
            for (int tries = 0; tries < 6; ++tries) {
                const PartyIndex mover = draw_party();
                const auto& moves = definitions_.moves(mover, here);
                const bool again =
                    !answer.sanction.empty() && answer.sanction.back().mover == subject_.parties[mover].id;
                if (mover == focal_ || moves.empty() || again) continue;
                here = random_.one_of(moves);
                answer.sanction.push_back({subject_.parties[mover].id, definitions_.name(here)});
            }
        }
        return reason;
    }

    const Definitions& definitions_;
    const Case& subject_;
    const Reason& sound_;
    Random& random_;
    PartyIndex focal_;
    std::size_t state_;
    std::vector<std::pair<std::string, Reason>> made_;
};

std::string words_for(const Reason& reason) {
    return std::string(id_of(reason.kind)) + ", " + reason.party + " at " + reason.state +
           (reason.stable ? ", stable" : ", unstable");
}

/// Calls `judge(definitions, reason)` for every concept, party and state.
template <typename Judge>
void for_every_reason(const Case& subject, Judge&& judge) {
    const Both both(subject);
    ASSERT_TRUE(both.ok());
    Explainer explainer(both.space());
    for (const Concept kind : all_concepts)
        for (PartyIndex i = 0; i < both.space().party_count(); ++i)
            for (StateIndex s = 0; s < both.space().size(); ++s)
                judge(both.definitions, reason_of(both.space(), explainer.explain(kind, i, s)));
}

void expect_acceptance(const Case& subject) {
    for_every_reason(subject, [](const Definitions& definitions, const Reason& reason) {
        const auto finding = certificate::check(definitions, reason);
        EXPECT_TRUE(finding.accepted) << words_for(reason) << ": " << finding.objection;
    });
}

void expect_rejection_of_forgeries(const Case& subject) {
    Random random(subject.options.size() * 100 + subject.states.size());
    for_every_reason(subject, [&](const Definitions& definitions, const Reason& reason) {
        for (const auto& [fault, forgery] : Forger(definitions, reason, random).forgeries()) {
            const auto finding = certificate::check(definitions, forgery);
            EXPECT_FALSE(finding.accepted) << fault << ": " << words_for(reason);
            EXPECT_NE(finding.accepted, !finding.objection.empty());
        }
    });
}

Case options_case(Random& random) { return random_options_case(random); }
Case graph_case(Random& random) { return random_graph_case(random); }

TEST(Explanations, AreAcceptedOnCasesWithOptions) {
    for_random_cases(cases_per_family, options_case, expect_acceptance);
}

TEST(Explanations, AreAcceptedOnAbstractGraphs) { for_random_cases(cases_per_family, graph_case, expect_acceptance); }

TEST(Explanations, AreAcceptedOnTheKnownCases) {
    for (const KnownRow& row : known_cases) {
        SCOPED_TRACE(row.name);
        expect_acceptance(row.make().builder.build());
    }
}

TEST(Explanations, AreRejectedOnCasesWithOptionsOnceAFaultIsPutIn) {
    for_random_cases(cases_per_family, options_case, expect_rejection_of_forgeries);
}

TEST(Explanations, AreRejectedOnAbstractGraphsOnceAFaultIsPutIn) {
    for_random_cases(cases_per_family, graph_case, expect_rejection_of_forgeries);
}

TEST(Explanations, AreRejectedOnTheKnownCasesOnceAFaultIsPutIn) {
    for (const KnownRow& row : known_cases) {
        SCOPED_TRACE(row.name);
        expect_rejection_of_forgeries(row.make().builder.build());
    }
}

/// Verdicts of explanations, of `Explainer::stable` before and after them, and of `stability`: all the same.
void expect_one_verdict(const Case& subject) {
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    const Space& space = *built.space;
    const StabilityAnswer answer = stability(space, all_concepts);
    Explainer asked_first(space);
    Explainer asked_last(space);
    Explainer prepared(space);
    prepared.prepare(all_concepts, Workers{2});
    for (const Concept kind : all_concepts)
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            const Bits& stable = answer.of(kind).stable[i];
            const std::string where = std::string(id_of(kind)) + ", party " + subject.parties[i].id;
            EXPECT_EQ(asked_first.stable(kind, i), stable) << where;
            for (StateIndex s = 0; s < space.size(); ++s) {
                EXPECT_EQ(asked_first.explain(kind, i, s).stable, stable.test(s)) << where << ", " << space.name(s);
                EXPECT_EQ(asked_last.explain(kind, i, s).stable, stable.test(s)) << where << ", " << space.name(s);
                EXPECT_EQ(prepared.explain(kind, i, s).stable, stable.test(s)) << where << ", " << space.name(s);
            }
            EXPECT_EQ(asked_last.stable(kind, i), stable) << where;
            EXPECT_EQ(prepared.stable(kind, i), stable) << where;
        }
}

TEST(Explanations, GiveTheVerdictsOfStabilityOnCasesWithOptions) {
    for_random_cases(cases_per_family, options_case, expect_one_verdict);
}

TEST(Explanations, GiveTheVerdictsOfStabilityOnAbstractGraphs) {
    for_random_cases(cases_per_family, graph_case, expect_one_verdict);
}

}  // namespace
}  // namespace irenic::testing
