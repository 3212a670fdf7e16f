// The grid against tables of moves, on random cases of some thousand states, and where it may not be used.

#include "stability/on_grid.hpp"

#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/fibres.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

/// Two to five parties, some thousand combinations, one-way options, joint ones, constraints that leave most of them.
Case larger_case(Random& random) {
    CaseBuilder builder("random");
    random_case::add_parties(random, builder);
    static const std::vector<Words> kinds{{"no", "yes"}, {"low", "middle", "high"}};
    std::uint32_t combinations = 1;
    const std::uint32_t cap = 1U << random.between(6, 12);
    while (true) {
        const Words& levels = kinds[random.percent(75) ? 0 : 1];
        if (combinations * levels.size() > cap) break;
        combinations *= static_cast<std::uint32_t>(levels.size());
        const std::string id = "o" + std::to_string(builder.made().options.size() + 1);
        const Words owners = random_case::draw_owners(random, builder.made());
        const std::uint32_t direction = random.below(100);
        builder.option(id, owners, levels, direction < 80 ? "any" : direction < 90 ? "up" : "down");
    }
    const std::uint32_t constraints = random.percent(50) ? 0 : random.between(1, 2);
    for (std::uint32_t k = 0; k < constraints; ++k)
        builder.never(conjunction(random_case::draw_expression(random, builder.made(), 0),
                                  conjunction(random_case::draw_expression(random, builder.made(), 1),
                                              random_case::draw_expression(random, builder.made(), 1))));
    for (const Party& party : std::vector<Party>(builder.made().parties)) {
        const bool weighted = random.percent(70);
        const bool separate = random.percent(50);
        for (std::uint32_t k = random.between(0, 8); k > 0; --k) {
            Expression that = random_case::draw_expression(random, builder.made(), separate ? 0 : 2);
            if (weighted)
                builder.weight(party.id, std::move(that), random_case::draw_number(random));
            else
                builder.wants(party.id, std::move(that));
        }
    }
    return builder.build();
}

TEST(Grid, GivesTheVerdictsThatTablesOfMovesGive) {
    std::size_t tried = 0;
    std::size_t on_grid = 0;
    std::size_t masked = 0;
    for_random_cases(2000, larger_case, [&](const Case& subject) {
        ++tried;
        const Space::Build built = Space::build(subject);
        if (!built.ok()) return;
        const Space& space = *built.space;
        const auto found = stability_on_grid(space, all_concepts, Workers{1}, {});
        if (!found) return;
        ++on_grid;
        masked += space.grid()->feasible.empty() ? 0U : 1U;
        const StabilityAnswer expected = stability_by_tables(space, all_concepts, Workers{1}, {});
        for (const Concept kind : all_concepts)
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                EXPECT_TRUE(found->of(kind).stable[i] == expected.of(kind).stable[i])
                    << id_of(kind) << ", party " << subject.parties[i].id << ", states " << space.size();
    });
    if (tried < 100) return;
    EXPECT_GT(on_grid, tried / 4);
    EXPECT_GT(masked, tried / 20);
}

/// North owns `gate`, south `fee`, with `levels` each.
CaseBuilder two_owners() {
    CaseBuilder made;
    made.party("north").party("south").option("gate", {"north"}).option("fee", {"south"});
    return made;
}

TEST(Grid, IsNotUsedWhereAMoveAfterAMoveIsNotAMove) {
    CaseBuilder made = two_owners();
    made.option_with_changes("road", {"north"}, {"shut", "half", "open"}, {{"shut", "half"}, {"half", "open"}});
    const Case subject = made.build();
    const Space::Build built = Space::build(subject);
    EXPECT_FALSE(stability_on_grid(*built.space, all_concepts, Workers{1}, {}));
}

TEST(Grid, IsNotUsedWhereFewCombinationsAreFeasible) {
    CaseBuilder made = two_owners();
    made.never(disjunction(made.taken("gate"), made.taken("fee")));
    const Case subject = made.build();
    const Space::Build built = Space::build(subject);
    EXPECT_EQ(built.space->size(), 1U);
    EXPECT_FALSE(built.space->grid());
}

TEST(Grid, OnePassOverEachOpponentIsEnoughWhereNobodysOrderDependsOnOthers) {
    CaseBuilder made = two_owners();
    made.party("east").option("road", {"east"});
    made.weight("north", made.taken("gate"), "1").weight("south", made.taken("fee"), "1");
    made.weight("east", made.taken("road"), "-1").weight("north", made.taken("road"), "2");
    const Case subject = made.build();
    const Space::Build built = Space::build(subject);
    const StabilityAnswer answer = stability(*built.space, all_concepts);
    EXPECT_EQ(answer.of(Concept::nash).passes, (std::vector<std::uint32_t>{0, 0, 0}));
    EXPECT_EQ(answer.of(Concept::gmr).passes, (std::vector<std::uint32_t>{2, 2, 2}));
    EXPECT_EQ(answer.of(Concept::seq).passes, (std::vector<std::uint32_t>{2, 2, 2}));
}

TEST(Grid, PassesGoOnUntilNothingChangesWhereOpponentsWaitForEachOther) {
    // South opens its road only once east has paid, and east gains by closing it again: three steps, of two opponents in turns.
    CaseBuilder made;
    made.party("north").party("south").party("east");
    made.option("gate", {"north"}).option("road", {"south"}).option("paid", {"east"});
    made.weight("south", conjunction(made.taken("road"), made.taken("paid")), "2");
    made.weight("east", conjunction(made.taken("paid"), negation(made.taken("road"))), "1");
    made.weight("east", conjunction(made.taken("road"), negation(made.taken("paid"))), "3");
    made.weight("north", made.taken("gate"), "1");
    made.weight("north", conjunction(made.taken("road"), negation(made.taken("paid"))), "-5");
    const Case subject = made.build();
    const Space::Build built = Space::build(subject);
    const StabilityAnswer answer = stability(*built.space, all_concepts);
    // East pays, south opens, east no longer pays: at the end of it north has less than before.
    EXPECT_TRUE(answer.of(Concept::seq).stable[0].test(*built.space->find("000")));
    EXPECT_FALSE(answer.of(Concept::nash).stable[0].test(*built.space->find("000")));
    EXPECT_GT(answer.of(Concept::seq).passes[0], 2U);
}

TEST(Fibres, APartysRowsAreOrderedOnceWhereWhatItWantsOfThemDependsOnNothingElse) {
    CaseBuilder made = two_owners();
    made.option("road", {"north"});
    made.weight("north", made.taken("gate"), "3").weight("north", made.taken("road"), "-1");
    made.weight("north", made.taken("fee"), "7")
        .weight("south", conjunction(made.taken("fee"), made.taken("gate")), "1");
    const Case subject = made.build();
    const Space::Build built = Space::build(subject);
    const auto north = fibres_of(subject, *built.space->grid(), 0);
    ASSERT_TRUE(north);
    EXPECT_EQ(north->row, (std::vector<std::uint64_t>{0, 1, 4, 5}));
    EXPECT_EQ(north->order, (std::vector<std::uint32_t>{1, 3, 0, 2}));
    const auto south = fibres_of(subject, *built.space->grid(), 1);
    ASSERT_TRUE(south);
    EXPECT_TRUE(south->order.empty());
}

TEST(Fibres, TilesAndLanesTogetherCoverEveryCombinationOnce) {
    for_random_cases(300, larger_case, [](const Case& subject) {
        const Space::Build built = Space::build(subject);
        if (!built.ok() || !built.space->grid()) return;
        const Grid grid = *built.space->grid();
        for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
            const auto fibres = fibres_of(subject, grid, i);
            if (!fibres) continue;
            std::vector<int> seen(grid.size, 0);
            fibres->for_each_tile([&](std::uint64_t base) {
                for (const std::uint64_t row : fibres->row)
                    for (const std::uint64_t lane : fibres->lane) ++seen[base + row + lane];
            });
            EXPECT_EQ(seen, std::vector<int>(grid.size, 1));
        }
    });
}

}  // namespace
}  // namespace irenic::testing
