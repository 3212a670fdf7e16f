// Paths by moves, by improvements, and by improvements with agreed steps: by hand, and against a naive twin.

#include <algorithm>

#include <gtest/gtest.h>

#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "stability/naive_reach.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 500;

// ---- by hand

/// The path as `north:10 north+south:11`, or `-` when there is none.
std::string path(const Case& subject, const std::string& from, const std::string& to, Steps steps) {
    const Space::Build built = Space::build(subject);
    const Space& space = *built.space;
    Bits target(space.size());
    target.set(*space.find(std::string_view(to)));
    const Reach found = reach(space, *space.find(std::string_view(from)), target, steps);
    if (!found.reached) return "-";
    std::string words;
    for (const Step& step : found.path) {
        if (!words.empty()) words += " ";
        for (const PartyIndex mover : step.movers)
            words += (mover == step.movers.front() ? "" : "+") + subject.parties[mover].id;
        words += ":" + space.name(step.to);
    }
    return words;
}

/// North owns a gate, south a fee, both a treaty; rain is left to chance. Each wants the other's concession more than it minds its own.
CaseBuilder river() {
    CaseBuilder made;
    made.party("north").party("south").option("gate", {"north"}).option("fee", {"south"});
    made.option("treaty", {"north", "south"}).option("rain", {});
    made.weight("north", made.taken("gate"), "-1").weight("north", made.taken("fee"), "3");
    made.weight("south", made.taken("fee"), "-1").weight("south", made.taken("gate"), "3");
    return made;
}

TEST(Reach, TheStartItselfCounts) { EXPECT_EQ(path(river().build(), "0000", "0000", Steps::improvements), ""); }

TEST(Reach, ByMovesGoesOverEveryPartysOwnOptions) {
    EXPECT_EQ(path(river().build(), "0000", "1000", Steps::moves), "north:1000");
    EXPECT_EQ(path(river().build(), "0000", "1100", Steps::moves), "north:1000 south:1100");
}

TEST(Reach, ByMovesNeverTouchesJointOptionsOrChance) {
    EXPECT_EQ(path(river().build(), "0000", "0010", Steps::moves), "-");
    EXPECT_EQ(path(river().build(), "0000", "0001", Steps::moves), "-");
}

TEST(Reach, ByImprovementsEveryStepGainsItsMover) {
    EXPECT_EQ(path(river().build(), "0000", "1100", Steps::improvements), "-");
    EXPECT_EQ(path(river().build(), "1100", "0000", Steps::improvements), "north:0100 south:0000");
}

TEST(Reach, ByAgreementsSeveralPartiesActAtOnceWhereEachGains) {
    EXPECT_EQ(path(river().build(), "0000", "1100", Steps::agreements), "north+south:1100");
}

TEST(Reach, ByAgreementsJointOptionsChangeWithTheConsentOfAllTheirOwners) {
    CaseBuilder made;
    made.party("north").party("south").option("treaty", {"north", "south"});
    EXPECT_EQ(path(made.build(), "0", "1", Steps::agreements), "-");
    made.weight("north", made.taken("treaty"), "1");
    EXPECT_EQ(path(made.build(), "0", "1", Steps::agreements), "-");
    made.weight("south", made.taken("treaty"), "1");
    EXPECT_EQ(path(made.build(), "0", "1", Steps::agreements), "north+south:1");
}

TEST(Reach, ByAgreementsWhatIsJointMayChangeTogetherWithWhatIsNot) {
    EXPECT_EQ(path(river().build(), "0000", "1110", Steps::agreements), "north+south:1110");
}

TEST(Reach, ByAgreementsNobodyAgreesOnTheRain) {
    CaseBuilder made = river();
    made.weight("north", made.taken("rain"), "9").weight("south", made.taken("rain"), "9");
    EXPECT_EQ(path(made.build(), "0000", "0001", Steps::agreements), "-");
    EXPECT_EQ(path(made.build(), "0000", "1101", Steps::agreements), "-");
}

TEST(Reach, NobodyMovesTwiceInSuccessionWhereMovesDoNotChain) {
    CaseBuilder made;
    made.party("north").party("south").option("fee", {"south"});
    made.option_with_changes("gate", {"north"}, {"closed", "half", "open"}, {{"closed", "half"}, {"half", "open"}});
    EXPECT_EQ(path(made.build(), "00", "02", Steps::moves), "north:01 south:11 north:12 south:02");
    CaseBuilder alone;
    alone.party("north");
    alone.option_with_changes("gate", {"north"}, {"closed", "half", "open"}, {{"closed", "half"}, {"half", "open"}});
    EXPECT_EQ(path(alone.build(), "0", "2", Steps::moves), "-");
}

TEST(Reach, NoSetOfPartiesActsTwiceInSuccessionWhereAJointOptionDoesNotChain) {
    CaseBuilder made;
    made.party("north").party("south");
    made.option_with_changes("treaty", {"north", "south"}, {"none", "draft", "signed"},
                             {{"none", "draft"}, {"draft", "signed"}});
    made.graded("north", "treaty", {"0", "1", "2"}).graded("south", "treaty", {"0", "1", "2"});
    EXPECT_EQ(path(made.build(), "0", "1", Steps::agreements), "north+south:1");
    EXPECT_EQ(path(made.build(), "0", "2", Steps::agreements), "-");
}

// ---- against the twin

/// A case with a few questions: from which state, to which states.
struct Asked {
    Case subject;
    std::uint64_t seed = 0;
};

void expect_a_shortest_path(const Space& space, const naive::Reacher& twin, StateIndex from, const Bits& target,
                            Steps steps) {
    const auto distances = twin.distances(from);
    std::optional<std::size_t> least;
    std::size_t reachable = 0;
    for (StateIndex s = 0; s < space.size(); ++s) {
        if (distances[s]) ++reachable;
        if (distances[s] && target.test(s)) least = std::min(least.value_or(*distances[s]), *distances[s]);
    }
    const Reach found = reach(space, from, target, steps);
    const std::string asked = "from " + space.name(from) + ", steps " + std::to_string(static_cast<int>(steps));
    ASSERT_EQ(found.reached, least.has_value()) << asked;
    if (!found.reached) {
        EXPECT_EQ(found.visited, reachable) << asked;
        EXPECT_TRUE(found.path.empty()) << asked;
        return;
    }
    EXPECT_LE(found.visited, reachable) << asked;
    EXPECT_EQ(found.path.size(), *least) << asked;
    StateIndex here = from;
    naive::Movers last;
    for (const Step& step : found.path) {
        EXPECT_TRUE(twin.is_edge(step.movers, here, step.to)) << asked << ", to " << space.name(step.to);
        EXPECT_NE(step.movers, last) << asked << ", to " << space.name(step.to);
        here = step.to;
        last = step.movers;
    }
    EXPECT_TRUE(target.test(here)) << asked;
}

void expect_the_same_reach(const Asked& asked) {
    const Both both(asked.subject);
    ASSERT_TRUE(both.ok());
    const Space& space = both.space();
    std::vector<std::vector<Levels>> members;
    for (StateIndex s = 0; s < space.size(); ++s) members.push_back(space.members(s));
    Random random(asked.seed);
    for (const Steps steps : {Steps::moves, Steps::improvements, Steps::agreements}) {
        const naive::Reacher twin(both.definitions, members, steps);
        for (int k = 0; k < 4; ++k) {
            Bits target(space.size());
            for (std::uint32_t states = random.below(4); states > 0; --states) target.set(random.below(space.size()));
            expect_a_shortest_path(space, twin, random.below(space.size()), target, steps);
        }
    }
    if (::testing::Test::HasFailure()) ADD_FAILURE() << dump(asked.subject);
}

TEST(Reach, InCasesWithOptionsIsThatOfTheNaiveTwin) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            return Asked{random_options_case(random, StateKind::plain), random.below(1'000'000)};
        },
        expect_the_same_reach);
}

TEST(Reach, InCasesWithNamedListedOrMergedStatesIsThatOfTheNaiveTwin) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            static constexpr StateKind kinds[] = {StateKind::named, StateKind::listed, StateKind::merged};
            return Asked{random_options_case(random, kinds[random.below(3)]), random.below(1'000'000)};
        },
        expect_the_same_reach);
}

TEST(Reach, InAbstractGraphsIsThatOfTheNaiveTwin) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            return Asked{random_graph_case(random), random.below(1'000'000)};
        },
        expect_the_same_reach);
}

/// Mostly joint options, so that there is much to agree on.
Case much_in_common(Random& random) {
    CaseBuilder made("in common");
    made.party("north").party("south").party("east");
    const Words all{"north", "south", "east"};
    const std::uint32_t options = random.between(2, 4);
    for (std::uint32_t k = 0; k < options; ++k) {
        Words owners = all;
        random.shuffle(owners);
        owners.resize(random.between(1, 3));
        const Words levels{"low", "middle", "high"};
        const std::string id = "o" + std::to_string(k);
        if (random.one_in(3))
            made.option_with_changes(id, owners, levels, random_case::draw_changes(random, levels));
        else
            made.option(id, owners, levels, random.one_in(3) ? "up" : "any");
    }
    if (random.one_in(2)) made.option("rain", {});
    random_case::add_constraints(random, made);
    random_case::add_preferences(random, made, StateKind::plain);
    return made.build();
}

TEST(Reach, WhereMuchIsOwnedInCommonIsThatOfTheNaiveTwin) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            return Asked{much_in_common(random), random.below(1'000'000)};
        },
        expect_the_same_reach);
}

}  // namespace
}  // namespace irenic::testing
