#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"

namespace irenic::testing {
namespace {

TEST(Assumptions, HaveReadableIdsOnePerThingThatIsStatedOnce) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    const std::vector<std::string> expected{
        "paid",
        "upper.3",
        "rule.half",
        "lower.2",
        "keeping.discount",
        "keeping.hazard",
        "bond",
        "both.guarantee.2",
        "later.keeping.hazard.1",
        "chance.flood.none",
        "chance.flood.small",
        "chance.flood",
        "upper.4",
    };
    EXPECT_EQ(ids_of(assumptions), expected);
    EXPECT_EQ(assumptions.dimensions(), expected.size());
    EXPECT_EQ(assumptions.all()[0].words, "Upper Town: pay");
    EXPECT_EQ(assumptions.all()[2].words, "Lower Town: gate, at half");
    EXPECT_EQ(assumptions.all()[4].words, "all parties: discount per day");
    EXPECT_EQ(assumptions.all()[8].words,
              "chance per day that something outside breaks the agreement, until day 90 (later)");
    EXPECT_EQ(assumptions.all()[0].ranges[0]->best, Decimal{70'000'000});
    EXPECT_EQ(assumptions.all()[0].ranges[1]->best, Decimal{20'000'000});
    EXPECT_FALSE(assumptions.all()[0].ranges[2].has_value()) << "the second reading is sure of it";
    EXPECT_FALSE(assumptions.all()[12].ranges[0].has_value());
}

bool certain(const Case& subject) {
    for (const StatedRange& stated : stated_ranges(subject))
        for (const RangePath& path : stated.paths)
            if (path.owner != none && !range_at(subject, path).certain()) return false;
    for (const Option& option : subject.options)
        for (const Range& range : option.probability)
            if (!range.certain()) return false;
    for (const Preference& wants : subject.preferences)
        if (!wants.unknown.empty()) return false;
    return true;
}

TEST(Assumptions, LeaveNothingUncertainWhereADrawIsPut) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    std::vector<Case> scenarios = loaded.cases;
    for (std::uint64_t j = 0; j < 20; ++j)
        for (std::size_t k = 0; k < scenarios.size(); ++k) {
            assumptions.put(assumptions.draw({}, j, k), k, scenarios[k]);
            EXPECT_TRUE(certain(scenarios[k]));
        }
}

TEST(Assumptions, StatedOnceAreTheSameWhereverTheyAreInForce) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    Case scenario = loaded.cases.front();
    const Draw draw = assumptions.draw({}, 5, 0);
    assumptions.put(draw, 0, scenario);
    const Keeping& both = scenario.agreements[0].keeping;
    const Keeping& later = scenario.agreements[1].keeping;
    EXPECT_EQ(both.discount[0].best, both.discount[1].best);
    EXPECT_EQ(both.discount[0].best, later.discount[0].best);
    EXPECT_EQ(to_double(both.discount[0].best), drawn(assumptions, draw, "keeping.discount"));
    EXPECT_EQ(scenario.agreements[0].guarantees[0].penalty.best, scenario.agreements[1].guarantees[0].penalty.best);
    EXPECT_EQ(to_double(later.hazard.pieces[0].daily.best), drawn(assumptions, draw, "later.keeping.hazard.1"));
    EXPECT_EQ(later.hazard.pieces[1].daily.best, Decimal{400});
}

TEST(Assumptions, SetNoNumberThatIsCertain) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    Case scenario = loaded.cases.front();
    assumptions.put(assumptions.draw({}, 5, 0), 0, scenario);
    EXPECT_EQ(scenario.preferences[0].statements[1].weight->best, Decimal{20'000'000});
    EXPECT_EQ(scenario.preferences[1].statements[0].grades[2].best, Decimal{24'000'000});
}

bool same_bits(const Draw& one, const Draw& other) {
    return std::equal(
        one.values.begin(), one.values.end(), other.values.begin(), other.values.end(),
        [](double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); });
}

TEST(Scenario, IsTheSameWhateverWasDrawnBefore) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    for (const DesignRow& design : designs) {
        const ScenarioPlan plan{design.kind, 3, 64};
        std::vector<Draw> forwards;
        for (std::uint64_t j = 0; j < 64; ++j) forwards.push_back(assumptions.draw(plan, j, 0));
        const Assumptions again(loaded.cases);
        for (std::uint64_t j = 64; j-- > 0;) EXPECT_TRUE(same_bits(again.draw(plan, j, 0), forwards[j])) << j;
    }
}

TEST(Scenario, OfAnotherSeedIsAnother) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    for (const DesignRow& design : designs)
        EXPECT_NE(assumptions.draw({design.kind, 1, 64}, 9, 0).values,
                  assumptions.draw({design.kind, 2, 64}, 9, 0).values);
}

TEST(Scenario, OfTwoReadingsHasTheSameLuck) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    for (std::uint64_t j = 0; j < 50; ++j) {
        const Draw base = assumptions.draw({}, j, 0);
        const Draw doubtful = assumptions.draw({}, j, 1);
        const Draw sure = assumptions.draw({}, j, 2);
        // Triangular from 20 over 35 to 50, and from 5 over 10 to 15: the same share of the way.
        EXPECT_NEAR((drawn(assumptions, base, "paid") - 20) / 30, (drawn(assumptions, doubtful, "paid") - 5) / 10, 1e-6);
        EXPECT_TRUE(std::isnan(drawn(assumptions, sure, "paid")));
        EXPECT_EQ(drawn(assumptions, base, "bond"), drawn(assumptions, sure, "bond"));
        EXPECT_EQ(drawn(assumptions, base, "chance.flood"), drawn(assumptions, sure, "chance.flood"));
        EXPECT_TRUE(std::isnan(drawn(assumptions, base, "upper.4")));
    }
}

TEST(Scenario, OfAllReadingsAtOnceIsThatOfEach) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    const std::vector<Draw> all = assumptions.draw_all({}, 7);
    ASSERT_EQ(all.size(), 3U);
    for (std::size_t k = 0; k < 3; ++k) EXPECT_TRUE(same_bits(all[k], assumptions.draw({}, 7, k)));
}

TEST(Scenario, KeepsItsLuckWhenSomethingElseIsSet) {
    const Loaded loaded = loaded_from(towns);
    LoadOptions set;
    set.settings = {"paid.weight=30"};
    const Loaded other = loaded_from(towns, set);
    const Assumptions before(loaded.cases);
    const Assumptions after(other.cases);
    for (const Design design : {Design::plain, Design::latin}) {
        const ScenarioPlan plan{design, 1, 100};
        EXPECT_EQ(drawn(before, before.draw(plan, 17, 0), "lower.2"), drawn(after, after.draw(plan, 17, 0), "lower.2"));
    }
}

TEST(Scenario, DrawsItsNumbersWithinTheirRangesInMillionths) {
    const Loaded loaded = loaded_from(towns);
    const Assumptions assumptions(loaded.cases);
    Case scenario = loaded.cases.front();
    for (std::uint64_t j = 0; j < 500; ++j) {
        const Draw draw = assumptions.draw({}, j, 0);
        for (std::size_t a = 0; a < assumptions.all().size(); ++a) {
            const Assumption& one = assumptions.all()[a];
            if (!one.categories.empty() || !one.ranges[0]) continue;
            EXPECT_GE(draw.values[a], to_double(one.ranges[0]->low)) << one.id;
            EXPECT_LE(draw.values[a], to_double(one.ranges[0]->high)) << one.id;
        }
        assumptions.put(draw, 0, scenario);
        const Decimal weight = scenario.preferences[0].statements[0].weight->best;
        EXPECT_EQ(weight.units % 2, 0);
        EXPECT_EQ(to_double(weight), drawn(assumptions, draw, "paid"));
        std::int64_t sum = 0;
        for (const Range& range : scenario.options[2].probability) {
            EXPECT_GE(range.best.units, 0);
            sum += range.best.units;
        }
        EXPECT_EQ(sum, Decimal::units_per_one);
    }
}

TEST(Scenario, PutsAChanceOptionWhereItWasDrawnAsOftenAsItsProbabilitySays) {
    const std::string text = towns_head + R"(
options:
  gate: {by: upper}
  flood: {by: chance, levels: [none, small, great], probability: {none: 0.6, small: 0.3}}
)";
    const Loaded loaded = loaded_from(text);
    const Assumptions assumptions(loaded.cases);
    ASSERT_EQ(ids_of(assumptions), std::vector<std::string>{"chance.flood"});
    Case scenario = loaded.cases.front();
    std::vector<int> count(3, 0);
    for (std::uint64_t j = 0; j < 10'000; ++j) {
        assumptions.put(assumptions.draw({Design::latin, 1, 10'000}, j, 0), 0, scenario);
        ++count[scenario.options[1].start];
    }
    // Of a Latin hypercube, to the scenario.
    EXPECT_EQ(count, (std::vector<int>{6000, 3000, 1000}));
}

TEST(Scenario, ProbabilitiesBeyondOneGoBackTowardsTheirLowEnds) {
    const std::string text = towns_head + R"(
options:
  gate: {by: upper}
  flood: {by: chance, levels: [none, small, great], probability: {none: [0.4, 0.6, 0.9], small: [0.2, 0.3, 0.5]}}
)";
    const Loaded loaded = loaded_from(text);
    const Assumptions assumptions(loaded.cases);
    ASSERT_EQ(ids_of(assumptions),
              (std::vector<std::string>{"chance.flood.none", "chance.flood.small", "chance.flood"}));
    // At their high ends they sum to 1.4, 0.8 above their low ends; 0.4 of that is too much, so each keeps half of its 0.5 and 0.3.
    const std::vector<double> high{1, 1, 0.9999};
    const Draw draw = assumptions.draw_at(high, 0, 0);
    EXPECT_EQ(draw.values, (std::vector<double>{0.65, 0.35, 1}));
}

TEST(Assumptions, OfEveryCaseCanBeDrawnAndPut) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(IRENIC_SOURCE_DIR "/cases")) {
        if (entry.path().extension() != ".yaml" || entry.path().parent_path().filename() == "readings") continue;
        const Loaded loaded = load_case(entry.path().string());
        if (!loaded.ok()) continue;
        const Assumptions assumptions(loaded.cases);
        EXPECT_TRUE(assumptions.diagnostics().empty()) << entry.path();
        std::vector<Case> scenarios = loaded.cases;
        for (std::size_t k = 0; k < scenarios.size(); ++k) {
            assumptions.put(assumptions.draw({}, 1, k), k, scenarios[k]);
            EXPECT_TRUE(certain(scenarios[k])) << entry.path();
        }
    }
}

}  // namespace
}  // namespace irenic::testing
