// The 78 conflicts of two parties with one option each and no ties (Rapoport & Guyer 1966), every one of them against the definitions.

#include <map>
#include <numeric>
#include <set>

#include "cases/published.hpp"
#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// How much each party likes the outcomes 00, 10, 01 and 11: 1, the least, to 4.
struct Game {
    std::array<int, 4> one;
    std::array<int, 4> two;
    friend auto operator<=>(const Game&, const Game&) = default;
};

/// The same conflict with an option's levels renamed, or the parties.
std::set<Game> same_as(const Game& game) {
    constexpr std::array<std::size_t, 4> swapped{0, 2, 1, 3};
    std::set<Game> found;
    for (const std::size_t renamed : {0U, 1U, 2U, 3U}) {
        Game other{};
        Game exchanged{};
        for (std::size_t s = 0; s < 4; ++s) {
            other.one[s] = game.one[s ^ renamed];
            other.two[s] = game.two[s ^ renamed];
        }
        for (std::size_t s = 0; s < 4; ++s) {
            exchanged.one[s] = other.two[swapped[s]];
            exchanged.two[s] = other.one[swapped[s]];
        }
        found.insert({other, exchanged});
    }
    return found;
}

std::vector<Game> games() {
    std::vector<std::array<int, 4>> orders;
    std::array<int, 4> order{1, 2, 3, 4};
    do orders.push_back(order);
    while (std::next_permutation(order.begin(), order.end()));
    std::set<Game> distinct;
    for (const auto& one : orders)
        for (const auto& two : orders) distinct.insert(*same_as({one, two}).begin());
    return {distinct.begin(), distinct.end()};
}

Case as_case(const Game& game) {
    CaseBuilder builder("two parties, two options");
    builder.party("one").party("two").option("first", {"one"}).option("second", {"two"});
    const Words names{"s1", "s2", "s3", "s4"};
    const Words patterns{"00", "10", "01", "11"};
    for (std::size_t s = 0; s < 4; ++s) builder.state(names[s], {patterns[s]});
    const auto ranking = [&](const std::array<int, 4>& worth) {
        std::vector<Words> best_first(4);
        for (std::size_t s = 0; s < 4; ++s) best_first[static_cast<std::size_t>(4 - worth[s])] = {names[s]};
        return best_first;
    };
    return builder.ranking("one", ranking(game.one)).ranking("two", ranking(game.two)).build();
}

std::size_t count(const Bits& states) {
    std::size_t found = 0;
    states.for_each([&](std::size_t) { ++found; });
    return found;
}

/// How many of the games have no equilibrium, one, two, three or four.
using Census = std::array<int, 5>;

TEST(OrdinalGames, AreSeventyEightAndTwentyOneOfThemHaveAnOutcomeThatBothLikeBest) {
    int agreed = 0;
    for (const Game& game : games())
        for (std::size_t s = 0; s < 4; ++s) agreed += game.one[s] == 4 && game.two[s] == 4 ? 1 : 0;
    EXPECT_EQ(games().size(), 78U);
    EXPECT_EQ(agreed, 21);
}

// Counted by tests/cases/oracle.py's definitions as well. That every game has an equilibrium under GMR is Howard's theorem (1971).
TEST(OrdinalGames, HaveAsManyEquilibriaAsTheDefinitionsSayUnderEveryConcept) {
    std::map<std::string, Census> census;
    for (const Game& game : games()) {
        const Case subject = as_case(game);
        const Space::Build built = Space::build(subject);
        ASSERT_TRUE(built.ok());
        const StabilityAnswer answer = stability(*built.space, all_concepts);
        const certificate::Definitions definitions(subject);
        for (const Concept kind : all_concepts) {
            for (PartyIndex i = 0; i < 2; ++i)
                for (std::size_t s = 0; s < 4; ++s)
                    EXPECT_EQ(answer.of(kind).stable[i].test(*built.space->find(definitions.name(s))),
                              definitions.stable(kind, i, s));
            ++census[std::string(id_of(kind))][count(answer.of(kind).equilibria)];
        }
    }
    EXPECT_EQ(census["nash"], (Census{9, 57, 12, 0, 0}));
    EXPECT_EQ(census["gmr"], (Census{0, 26, 42, 10, 0}));
    EXPECT_EQ(census["smr"], (Census{4, 42, 29, 3, 0}));
    EXPECT_EQ(census["seq"], (Census{0, 50, 28, 0, 0}));
    EXPECT_EQ(census["sseq"], (Census{4, 54, 20, 0, 0}));
}

TEST(OrdinalGames, HaveAsManyEquilibriaAsTheDefinitionsSayForTheFarSightedAndUnderSim) {
    std::map<std::string, Census> census;
    for (const Game& game : games()) {
        const Case subject = as_case(game);
        const Space::Build built = Space::build(subject);
        const certificate::Definitions definitions(subject);
        const auto ask = [&](FurtherConcept kind, std::uint32_t horizon, auto&& by_definition) {
            FurtherQuestion question;
            question.wanted = {kind};
            question.horizon = horizon;
            const auto answer = further_stability(*built.space, question);
            const FurtherVerdicts& found = answer.found.at(0);
            for (PartyIndex i = 0; i < 2; ++i)
                for (std::size_t s = 0; s < 4; ++s)
                    EXPECT_EQ(found.stable[i].test(*built.space->find(definitions.name(s))), by_definition(i, s));
            return count(found.equilibria);
        };
        certificate::Foresight foresight(definitions, 0, 1);
        ++census["sim"][ask(FurtherConcept::simultaneous, 1, [&](PartyIndex i, std::size_t s) {
            return certificate::stable_simultaneously(definitions, i, s);
        })];
        for (const std::uint32_t h : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U})
            ++census["L" + std::to_string(h)][ask(FurtherConcept::limited, h, [&](PartyIndex i, std::size_t s) {
                return foresight.verdict(i, h, s) == "stable";
            })];
    }
    EXPECT_EQ(census["sim"], (Census{9, 53, 10, 6, 0}));
    EXPECT_EQ(census["L1"], (Census{9, 57, 12, 0, 0}));
    EXPECT_EQ(census["L2"], (Census{9, 59, 10, 0, 0}));
    EXPECT_EQ(census["L3"], (Census{21, 54, 3, 0, 0}));
    EXPECT_EQ(census["L4"], (Census{6, 55, 17, 0, 0}));
    EXPECT_EQ(census["L5"], (Census{14, 63, 1, 0, 0}));
    EXPECT_EQ(census["L6"], (Census{7, 64, 7, 0, 0}));
    EXPECT_EQ(census["L7"], (Census{22, 55, 1, 0, 0}));
    EXPECT_EQ(census["L8"], (Census{6, 55, 17, 0, 0}));
}

}  // namespace
}  // namespace irenic::testing
