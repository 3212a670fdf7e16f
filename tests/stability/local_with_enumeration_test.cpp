// Asking about one state without enumerating, against full enumeration and the definitions, on thousands of random cases.

#include <algorithm>

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_way = 2000;

/// How often a question could not be settled.
struct Tally {
    std::size_t asked = 0;
    std::size_t undecided = 0;
};

std::string code_at(const certificate::Definitions& definitions, const Levels& levels) {
    return definitions.name(*definitions.find(code_of(levels)));
}

/// The reason in the form that the independent checker reads.
certificate::Reason reason_of(const certificate::Definitions& definitions, const LocalExplanation& found) {
    const Case& subject = definitions.subject();
    certificate::Reason reason;
    reason.kind = found.kind;
    reason.party = subject.parties[found.party].id;
    reason.state = code_at(definitions, found.state);
    reason.stable = found.standing == Standing::stays;
    reason.every = found.every;
    for (const LocalAnswer& answer : found.answers) {
        certificate::ReasonAnswer& written = reason.answers.emplace_back();
        written.improvement = code_at(definitions, answer.improvement);
        written.answered = *answer.answered;
        for (const LocalStep& step : answer.sanction)
            written.sanction.push_back({subject.parties[step.mover].id, code_at(definitions, step.to)});
    }
    return reason;
}

/// Every concept and party at every `stride`-th state: the verdict of the definitions, and a reason that the checker accepts.
void expect_agreement(const Case& subject, const LocalLimits& limits, std::size_t stride, Tally& tally) {
    const Both both(subject);
    if (!both.ok()) return;
    const StabilityAnswer enumerated = stability(both.space(), all_concepts);
    LocalExplainer local(subject, limits);
    const bool merged = std::any_of(subject.states.begin(), subject.states.end(),
                                    [](const NamedState& named) { return named.patterns.size() > 1; });
    ASSERT_FALSE(local.problem()) << local.problem()->message;
    for (StateIndex s = 0; s < both.space().size(); s += static_cast<StateIndex>(stride))
        for (const Concept kind : all_concepts)
            for (PartyIndex i = 0; i < both.space().party_count(); ++i) {
                const LocalExplanation found = local.explain(kind, i, both.space().levels(s));
                ++tally.asked;
                if (found.standing == Standing::undecided) {
                    ++tally.undecided;
                    continue;
                }
                const bool expected = both.definitions.stable(kind, i, s);
                const std::string where =
                    std::string(id_of(kind)) + ", party " + subject.parties[i].id + ", state " + both.space().name(s);
                EXPECT_EQ(found.standing == Standing::stays, expected) << where;
                EXPECT_EQ(enumerated.of(kind).stable[i].test(s), expected) << where;
                if (::testing::Test::HasFailure()) return;
                const certificate::Reason reason = reason_of(both.definitions, found);
                if (!merged) {
                    const auto step_by_step = certificate::check_locally(subject, reason);
                    EXPECT_TRUE(step_by_step.accepted) << where << ": " << step_by_step.objection;
                }
                if (!found.every) continue;
                const auto finding = certificate::check(both.definitions, reason);
                EXPECT_TRUE(finding.accepted) << where << ": " << finding.objection;
            }
}

StateKind drawn_kind(Random& random) {
    const std::uint32_t draw = random.below(100);
    return draw < 60   ? StateKind::plain
           : draw < 80 ? StateKind::named
           : draw < 90 ? StateKind::listed
                       : StateKind::merged;
}

TEST(LocalWithEnumeration, EveryVerdictIsThatOfTheDefinitionsAndNoneIsLeftOpenWhereLittleCanBeReached) {
    Tally tally;
    for_random_cases(
        cases_per_way, [](Random& random) { return random_options_case(random, drawn_kind(random)); },
        [&](const Case& subject) { expect_agreement(subject, {}, 7, tally); });
    EXPECT_EQ(tally.undecided, 0U) << "of " << tally.asked;
    RecordProperty("asked", static_cast<int>(tally.asked));
}

TEST(LocalWithEnumeration, WhatASolverSaysIsWhatTheDefinitionsSay) {
    LocalLimits limits;
    limits.states = 0;
    limits.looks = 40;
    Tally tally;
    for_random_cases(
        cases_per_way, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [&](const Case& subject) { expect_agreement(subject, limits, 11, tally); });
    EXPECT_LT(tally.undecided * 10, tally.asked) << "undecided of " << tally.asked << ": " << tally.undecided;
    RecordProperty("undecided", static_cast<int>(tally.undecided));
    RecordProperty("asked", static_cast<int>(tally.asked));
}

TEST(LocalWithEnumeration, ImprovementsAnsweredTogetherGiveTheVerdictOfTheDefinitions) {
    LocalLimits limits;
    limits.improvements = 0;
    Tally tally;
    for_random_cases(
        cases_per_way, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [&](const Case& subject) { expect_agreement(subject, limits, 11, tally); });
    EXPECT_EQ(tally.undecided, 0U) << "of " << tally.asked;
}

}  // namespace
}  // namespace irenic::testing
