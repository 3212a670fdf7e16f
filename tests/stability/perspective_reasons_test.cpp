// Reasons that take attitudes and misperception into account convince the independent checker, and altered ones do not.
#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/random_perspective.hpp"

namespace irenic::testing {
namespace {

const std::vector<Concept> wanted(all_concepts.begin(), all_concepts.end());

/// As `irenic explain --json` writes it.
certificate::PerspectiveReason written(const Views& views, StateIndex state, const PerspectiveReason& found) {
    const Space& view = views.of(found.reason.party);
    const auto& parties = view.subject().parties;
    certificate::PerspectiveReason made;
    made.seen = found.seen;
    made.reason = {
        found.reason.kind, parties[found.reason.party].id, views.actual().name(state), found.reason.stable, {}};
    for (const Answer& answer : found.reason.answers) {
        certificate::ReasonAnswer one{view.name(answer.improvement), answer.answered, {}};
        for (const Step& step : answer.sanction)
            one.sanction.push_back({parties[step.movers.front()].id, view.name(step.to)});
        made.reason.answers.push_back(std::move(one));
    }
    return made;
}

/// Everything that a forger could change at one place.
std::vector<certificate::PerspectiveReason> forgeries(const certificate::PerspectiveReason& sound) {
    std::vector<certificate::PerspectiveReason> made(2, sound);
    made[0].reason.stable = !sound.reason.stable;
    made[1].seen = !sound.seen;
    if (sound.reason.answers.empty()) return made;
    made.push_back(sound);
    made.back().reason.answers.pop_back();
    made.push_back(sound);
    made.back().reason.answers.push_back(sound.reason.answers.front());
    made.push_back(sound);
    made.back().reason.answers.front().improvement = sound.reason.state;
    made.push_back(sound);
    made.back().reason.answers.front().answered = !sound.reason.answers.front().answered;
    if (!sound.reason.stable) return made;
    made.push_back(sound);
    made.back().reason.answers.front().sanction.clear();
    made.push_back(sound);
    made.back().reason.answers.front().sanction.back().mover = sound.reason.party;
    made.push_back(sound);  // the end of the sanction is where the party wanted to go
    made.back().reason.answers.front().sanction.back().to = sound.reason.answers.front().improvement;
    return made;
}

void expect_sound_reasons(const Case& subject, const Perspective& perspective, std::size_t& reasons) {
    const Both both(subject);
    if (!both.ok()) return;
    const Views::Build built = Views::build(both.space(), perspective.misperception);
    ASSERT_TRUE(built.ok());
    const Views& views = *built.views;
    const auto verdicts = perspective_stability(views, {perspective, wanted}).found;
    std::vector<std::unique_ptr<certificate::Eyes>> eyes;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        eyes.push_back(std::make_unique<certificate::Eyes>(both.definitions, i, perspective));
    for (StateIndex s = 0; s < both.space().size(); s += 1 + both.space().size() / 7) {
        for (const PerspectiveReason& found : explain_perspective(views, {perspective, wanted}, s).found) {
            const auto reason = written(views, s, found);
            const auto& mine = *eyes[found.reason.party];
            ++reasons;
            const certificate::Finding finding = check(mine, both.definitions, reason);
            EXPECT_TRUE(finding.accepted) << id_of(found.reason.kind) << ", " << reason.reason.party << ", state "
                                          << reason.reason.state << ": " << finding.objection;
            EXPECT_EQ(found.reason.stable,
                      verdicts[static_cast<std::size_t>(found.reason.kind)].found.stable[found.reason.party].test(s));
            for (const auto& forged : forgeries(reason))
                EXPECT_FALSE(check(mine, both.definitions, forged).accepted)
                    << id_of(found.reason.kind) << ", " << reason.reason.party << ", state " << reason.reason.state;
        }
    }
}

TEST(PerspectiveReasons, ConvinceTheCheckerAndAlteredOnesDoNot) {
    std::size_t reasons = 0;
    for_random_cases(
        2000,
        [](Random& random) {
            return std::pair(random_perspective_case(random), Perspective{!random.one_in(3), !random.one_in(3)});
        },
        [&](const auto& drawn) { expect_sound_reasons(drawn.first, drawn.second, reasons); });
    EXPECT_GT(reasons, 0U);
    RecordProperty("reasons", static_cast<int>(reasons));
}

}  // namespace
}  // namespace irenic::testing
