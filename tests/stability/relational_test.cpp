// Stability by pairs of states against the same written down word for word, with relations that mean nothing in particular.

#include "stability/relational.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t enough = ~std::uint64_t{0};

/// What the space itself says, as relations.
Relations known_preference(const Space& space, PartyIndex i) {
    Relations relations = Relations::on(space);
    relations.leaves = [&space, i](StateIndex s, StateIndex t) { return space.grades(i)[t] > space.grades(i)[s]; };
    relations.escapes = relations.leaves;
    relations.deters = [&space, i](StateIndex s, StateIndex t) { return space.grades(i)[t] <= space.grades(i)[s]; };
    relations.credible = [&space](PartyIndex j, StateIndex s, StateIndex t) {
        return space.grades(j)[t] > space.grades(j)[s];
    };
    return relations;
}

/// Yes or no by lot, always the same for the same question.
bool lot(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint32_t percent) {
    std::uint64_t mixed = (seed * 1'000'003 + a * 1009 + b) * 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 29U)) * 0xBF58476D1CE4E5B9U;
    return (mixed >> 32U) % 100 < percent;
}

/// Relations without any order in them, and moves some of which are not seen.
Relations drawn(const Space& space, Random& random) {
    const std::uint64_t seed = random.below(1'000'000);
    const std::uint32_t often = random.between(10, 90);
    const std::uint32_t seldom = random.between(2, 40);
    Relations relations = Relations::on(space);
    relations.leaves = [=](StateIndex s, StateIndex t) { return lot(seed, s, t, often); };
    relations.deters = [=](StateIndex s, StateIndex t) { return lot(seed + 1, s, t, seldom); };
    relations.escapes = [=](StateIndex s, StateIndex t) { return lot(seed + 2, s, t, seldom); };
    relations.credible = [=](PartyIndex j, StateIndex s, StateIndex t) { return lot(seed + 3 + j, s, t, often); };
    relations.moves = [=, all = relations.moves](PartyIndex j, StateIndex s, const Relations::Visit& visit) {
        all(j, s, [&](StateIndex t) {
            if (!lot(seed + 20 + j, s, t, seldom)) visit(t);
        });
    };
    return relations;
}

/// Everything that can follow, by (state, last mover).
std::set<StateIndex> naive_responses(const Space& space, PartyIndex i, const Relations& relations, StateIndex start,
                                     bool credible) {
    std::set<std::pair<StateIndex, PartyIndex>> seen;
    std::vector<std::pair<StateIndex, PartyIndex>> queue{{start, none}};
    std::set<StateIndex> reached;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [here, last] = queue[head];
        for (PartyIndex j = 0; j < space.party_count(); ++j) {
            if (j == i || j == last) continue;
            relations.moves(j, here, [&](StateIndex t) {
                if (credible && !relations.credible(j, here, t)) return;
                reached.insert(t);
                if (seen.insert({t, j}).second) queue.emplace_back(t, j);
            });
        }
    }
    return reached;
}

bool naive_deters(PartyIndex i, const Relations& relations, StateIndex s, StateIndex s2, bool counter_moves) {
    bool escaped = false;
    if (counter_moves) relations.moves(i, s2, [&](StateIndex s3) { escaped = escaped || relations.escapes(s, s3); });
    return relations.deters(s, s2) && !escaped;
}

void expect_what_is_written(const Space& space, PartyIndex i, const Relations& relations, Concept kind) {
    const bool credible = kind == Concept::seq || kind == Concept::sseq;
    const bool counter_moves = kind == Concept::smr || kind == Concept::sseq;
    Patience patience{enough, {}};
    const Bits found = relational_stable(space, i, relations, kind, patience);
    for (StateIndex s = 0; s < space.size(); ++s) {
        bool expected = true;
        relations.moves(i, s, [&](StateIndex s1) {
            if (!expected || !relations.leaves(s, s1)) return;
            const auto reached = naive_responses(space, i, relations, s1, credible);
            expected = kind != Concept::nash && std::any_of(reached.begin(), reached.end(), [&](StateIndex s2) {
                           return naive_deters(i, relations, s, s2, counter_moves);
                       });
        });
        EXPECT_EQ(found.test(s), expected) << id_of(kind) << ", party " << i << ", state " << space.name(s);
        const Explanation reason = explain_relational(space, i, relations, kind, s, patience);
        EXPECT_EQ(reason.stable, expected) << id_of(kind) << ", party " << i << ", state " << space.name(s);
        for (const Answer& answer : reason.answers) {
            EXPECT_TRUE(relations.leaves(s, answer.improvement));
            if (!answer.answered) continue;
            StateIndex here = answer.improvement;
            PartyIndex last = none;
            for (const Step& step : answer.sanction) {
                const PartyIndex mover = step.movers.front();
                EXPECT_TRUE(mover != last && mover != i);
                bool possible = false;
                relations.moves(mover, here, [&](StateIndex t) { possible = possible || t == step.to; });
                EXPECT_TRUE(possible && (!credible || relations.credible(mover, here, step.to)));
                here = step.to;
                last = mover;
            }
            EXPECT_TRUE(!answer.sanction.empty() && naive_deters(i, relations, s, here, counter_moves));
        }
    }
}

TEST(Relational, WithKnownPreferenceTheVerdictsAreThoseOfTheFiveConcepts) {
    for_random_cases(
        2000, [](Random& random) { return random.one_in(3) ? random_graph_case(random) : random_options_case(random); },
        [](const Case& subject) {
            const Space::Build built = Space::build(subject);
            ASSERT_TRUE(built.ok());
            const StabilityAnswer plain = stability(*built.space, all_concepts);
            Patience patience{enough, {}};
            for (const Concept kind : all_concepts)
                for (PartyIndex i = 0; i < built.space->party_count(); ++i)
                    EXPECT_EQ(
                        relational_stable(*built.space, i, known_preference(*built.space, i), kind, patience).words(),
                        plain.of(kind).stable[i].words())
                        << id_of(kind) << ", party " << i;
        });
}

TEST(Relational, WithRelationsDrawnByLotTheVerdictsAndTheReasonsAreWhatTheDefinitionsSay) {
    std::uint64_t seed = 0;
    for_random_cases(
        2000,
        [&](Random& random) {
            seed = random.below(1'000'000);
            return random.one_in(2) ? random_graph_case(random) : random_options_case(random);
        },
        [&](const Case& subject) {
            const Space::Build built = Space::build(subject);
            ASSERT_TRUE(built.ok());
            if (built.space->size() > 24) return;
            Random random(seed);
            const PartyIndex i = random.below(built.space->party_count());
            const Relations relations = drawn(*built.space, random);
            for (const Concept kind : all_concepts) expect_what_is_written(*built.space, i, relations, kind);
        });
}

TEST(Relational, WhoeverRunsOutOfPatienceIsToldSo) {
    Random random(7);
    const Case subject = random_options_case(random, StateKind::plain);
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    Patience patience{3, {}};
    static_cast<void>(relational_stable(*built.space, 0, known_preference(*built.space, 0), Concept::gmr, patience));
    EXPECT_EQ(patience.left, 0U);
}

}  // namespace
}  // namespace irenic::testing
