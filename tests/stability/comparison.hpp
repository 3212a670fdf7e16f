/// One case, solved and worked out by the definitions, verdict for verdict.
#pragma once

#include <array>

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {

inline constexpr std::array all_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq};

/// A case's space and its definitions; `ok()` when both could be made.
struct Both {
    explicit Both(const Case& subject) : definitions(subject), built(Space::build(subject)) {
        EXPECT_TRUE(definitions.ok()) << definitions.problem();
        EXPECT_TRUE(built.ok()) << (built.diagnostics.empty() ? "" : built.diagnostics.front().message);
    }
    [[nodiscard]] bool ok() const { return definitions.ok() && built.ok(); }
    [[nodiscard]] const Space& space() const { return *built.space; }

    certificate::Definitions definitions;
    Space::Build built;
};

/// The same states in the same order under the same names, the same order of preference, the same moves.
inline bool expect_the_same_model(const Both& both) {
    const Space& space = both.space();
    const certificate::Definitions& definitions = both.definitions;
    EXPECT_EQ(space.size(), definitions.size());
    if (space.size() != definitions.size()) return false;
    for (StateIndex s = 0; s < space.size(); ++s) EXPECT_EQ(space.name(s), definitions.name(s));
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const auto grades = space.grades(i);
        for (StateIndex s = 0; s < space.size(); ++s)
            for (StateIndex t = 0; t < space.size(); ++t) {
                EXPECT_EQ(grades[s] > grades[t], definitions.prefers(i, s, t))
                    << "party " << i << ", states " << space.name(s) << " and " << space.name(t);
                EXPECT_EQ(space.moves(i).is_move(s, t), definitions.is_move(i, s, t))
                    << "party " << i << ", from " << space.name(s) << " to " << space.name(t);
            }
    }
    return !::testing::Test::HasFailure();
}

inline void expect_the_same_verdicts(const Case& subject) {
    const Both both(subject);
    if (!both.ok() || !expect_the_same_model(both)) return;
    const Space& space = both.space();
    const StabilityAnswer answer = stability(space, all_concepts, Workers{2});
    for (const Concept kind : all_concepts) {
        for (StateIndex s = 0; s < space.size(); ++s) {
            bool for_all = true;
            for (PartyIndex i = 0; i < space.party_count(); ++i) {
                const bool expected = both.definitions.stable(kind, i, s);
                for_all = for_all && expected;
                EXPECT_EQ(answer.of(kind).stable[i].test(s), expected)
                    << id_of(kind) << ", party " << subject.parties[i].id << ", state " << space.name(s);
            }
            EXPECT_EQ(answer.of(kind).equilibria.test(s), for_all) << id_of(kind) << ", state " << space.name(s);
        }
    }
}

}  // namespace irenic::testing
