// What can come of a state, the slow way, against the solver: distances and paths on random cases.
#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

std::vector<certificate::JointStep> as_written(const Space& space, const std::vector<Step>& path) {
    std::vector<certificate::JointStep> steps;
    for (const Step& step : path) {
        steps.push_back({{}, space.name(step.to)});
        for (const PartyIndex i : step.movers) steps.back().movers.push_back(space.subject().parties[i].id);
    }
    return steps;
}

void expect_the_same_evolutions(const Case& subject) {
    const certificate::Definitions definitions(subject);
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(definitions.ok() && built.ok());
    const Space& space = *built.space;
    if (space.size() > 60) return;
    for (const Steps steps : {Steps::moves, Steps::improvements, Steps::agreements}) {
        const certificate::Unfolding unfolding(definitions, steps);
        const StateIndex from = space.size() / 2;
        const auto distances = unfolding.distances(from);
        const Evolution found = evolve(space, from, steps);
        for (StateIndex s = 0; s < space.size(); ++s) {
            EXPECT_EQ(found.distance(s), distances[s]) << space.name(s);
            if (!found.distance(s)) continue;
            const certificate::Finding finding =
                unfolding.check(from, as_written(space, found.path_to(s)), space.name(s));
            EXPECT_TRUE(finding.accepted) << finding.objection;
        }
    }
}

TEST(Unfolding, AgreesWithTheSolverOnCasesWithOptions) {
    for_random_cases(
        2000, [](Random& random) { return random_options_case(random); }, expect_the_same_evolutions);
}

TEST(Unfolding, AgreesWithTheSolverOnGraphs) { for_random_cases(1000, random_graph_case, expect_the_same_evolutions); }

// a can leave s for t or u, and go on from t only after somebody else has moved.
TEST(Unfolding, SaysWhatIsWrongWithAPath) {
    CaseBuilder boats;
    boats.graph().party("a").party("b").state("s").state("t").state("u");
    boats.arc("a", "s", "t").arc("a", "t", "u").arc("b", "s", "t").ranking("a", {{"t"}, {"s", "u"}});
    const Case subject = boats.build();
    const certificate::Definitions definitions(subject);
    const certificate::Unfolding moves(definitions, Steps::moves);
    const certificate::Unfolding improvements(definitions, Steps::improvements);
    const auto objection = [](const certificate::Finding& finding) { return finding.objection; };
    EXPECT_EQ(objection(moves.check(0, {{{"b"}, "t"}, {{"a"}, "u"}}, "u")), "");
    EXPECT_EQ(objection(moves.check(0, {{{"a"}, "t"}, {{"a"}, "u"}}, "u")),
              "the same movers take two steps in succession, to `u`");
    EXPECT_EQ(objection(moves.check(0, {{{"b"}, "u"}}, "u")), "the step to `u` is none that its movers can take");
    EXPECT_EQ(objection(moves.check(0, {{{"b"}, "t"}}, "u")), "the path does not end in `u`");
    EXPECT_EQ(objection(improvements.check(0, {{{"a"}, "t"}}, "t")), "");
    EXPECT_EQ(objection(improvements.check(0, {{{"b"}, "t"}}, "t")),
              "the step to `t` is no improvement for all of its movers");
    EXPECT_EQ(objection(moves.check(0, {{{"nobody"}, "t"}}, "t")), "`nobody` is no party of the case");
    EXPECT_EQ(moves.distances(0), (std::vector<std::optional<std::size_t>>{0, 1, 2}));
    EXPECT_EQ(improvements.distances(0), (std::vector<std::optional<std::size_t>>{0, 1, std::nullopt}));
}

}  // namespace
}  // namespace irenic::testing
