// The reasons that are given for coalitions, SIM, limited moves and Stackelberg convince the independent checker, and altered ones do not.
#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

std::vector<std::string> ids_of(const Space& space, std::span<const PartyIndex> parties) {
    std::vector<std::string> ids;
    for (const PartyIndex i : parties) ids.push_back(space.subject().parties[i].id);
    return ids;
}

std::vector<certificate::JointStep> written(const Space& space, std::span<const Step> steps) {
    std::vector<certificate::JointStep> path;
    for (const Step& step : steps) path.push_back({ids_of(space, step.movers), space.name(step.to)});
    return path;
}

certificate::CoalitionReason written(const Space& space, const CoalitionReason& reason) {
    static constexpr const char* words[] = {"stays", "leaves", "undecided"};
    return {reason.kind,
            ids_of(space, reason.members),
            space.name(reason.state),
            words[static_cast<std::size_t>(reason.verdict)],
            reason.improvement == no_state ? "" : space.name(reason.improvement),
            written(space, reason.path),
            written(space, reason.sanction)};
}

certificate::FurtherReason written(const Space& space, const FurtherReason& reason) {
    static constexpr const char* words[] = {"stable", "unstable", "depends-on-a-tie", "changes-for-ever"};
    certificate::FurtherReason out{std::string(further_concepts[static_cast<std::size_t>(reason.kind)].id),
                                   reason.horizon,
                                   space.subject().parties[reason.party].id,
                                   space.name(reason.state),
                                   words[static_cast<std::size_t>(reason.stand)],
                                   {},
                                   written(space, reason.path),
                                   reason.period};
    for (const Answer& answer : reason.answers)
        out.answers.push_back({space.name(answer.improvement), answer.answered, written(space, answer.sanction)});
    return out;
}

TEST(CoalitionReasons, AreAcceptedOnRandomCasesAndTheOppositeIsNot) {
    for_random_cases(
        500, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [](const Case& subject) {
            const Both both(subject);
            if (!both.ok() || both.space().size() > 64) return;  // the checker is slow on purpose
            const Space& space = both.space();
            const auto asked = all_coalitions(space);
            for (StateIndex s = 0; s < space.size(); s += 3) {
                for (const CoalitionReason& reason : coalitions_at(space, s, asked, coalition_concepts)) {
                    if (reason.improvements == 0) continue;
                    certificate::CoalitionReason told = written(space, reason);
                    const auto finding = certificate::check(both.definitions, told);
                    EXPECT_TRUE(finding.accepted && !finding.in_part) << finding.objection;
                    told.verdict = told.verdict == "stays" ? "leaves" : "stays";
                    EXPECT_FALSE(certificate::check(both.definitions, told).accepted) << space.name(s);
                }
            }
        });
}

/// How many reasons were looked at.
std::size_t expect_accepted(const Both& both, const FurtherQuestion& question) {
    std::size_t looked_at = 0;
    const Space& space = both.space();
    for (StateIndex s = 0; s < space.size(); ++s) {
        const auto given = explain_further(space, question, s);
        if (given.error) return 0;
        looked_at += given.found.size();
        for (const FurtherReason& reason : given.found) {
            certificate::FurtherReason told = written(space, reason);
            const auto finding = certificate::check(both.definitions, told);
            EXPECT_TRUE(finding.accepted) << told.kind << " " << told.state << ": " << finding.objection;
            if (finding.in_part) continue;
            told.verdict = told.verdict == "stable" ? "unstable" : "stable";
            EXPECT_FALSE(certificate::check(both.definitions, told).accepted) << told.kind << " " << told.state;
        }
    }
    return looked_at;
}

TEST(FurtherReasons, OfSimultaneousMovesAreAcceptedAndTheOppositeIsNot) {
    std::size_t looked_at = 0;
    for_random_cases(
        1000, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [&](const Case& subject) {
            const Both both(subject);
            if (both.ok()) looked_at += expect_accepted(both, {{FurtherConcept::simultaneous}});
        });
    EXPECT_GT(looked_at, 0U);
}

TEST(FurtherReasons, OfMovesInTurnsAreAcceptedAndTheOppositeIsNot) {
    std::size_t looked_at = 0;
    for_random_cases(
        400, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [&](const Case& subject) {
            const Both both(subject);
            if (both.ok())
                looked_at += expect_accepted(both, {{FurtherConcept::limited, FurtherConcept::stackelberg}, 2});
        });
    EXPECT_GT(looked_at, 0U);
}

TEST(FurtherReasons, OfNonMyopicStabilityAreAcceptedAndTheOppositeIsNot) {
    std::size_t looked_at = 0;
    for_random_cases(
        400, [](Random& random) { return random_options_case(random, StateKind::plain); },
        [&](const Case& subject) {
            const Both both(subject);
            if (!both.ok() || both.space().size() > 12) return;  // the checker tries every choice out
            looked_at += expect_accepted(both, {{FurtherConcept::nonmyopic}});
        });
    EXPECT_GT(looked_at, 0U);
}

}  // namespace
}  // namespace irenic::testing
