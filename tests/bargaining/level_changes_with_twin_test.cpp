/// Levels set otherwise against brute force, on random cases. `IRENIC_RANDOM_CASES` says how many.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "bargaining/naive_signing.hpp"
#include "irenic/bargaining.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

/// The fewest options to set otherwise, out of all combinations of levels.
struct NaiveLevels {
    std::uint32_t options = 0;
    std::set<Levels> least;

    void offer(const Levels& levels, std::uint32_t changed) {
        if (!least.empty() && changed > options) return;
        if (changed < options) least.clear();
        options = changed;
        least.insert(levels);
    }
};

std::string compare_levels(const Case& subject, StrategyIndex strategy) {
    const TalksResult about = talks_about(subject, subject.strategies[strategy].agreement);
    if (!about.talks) return "no talks";
    const Levels package = naive::end_state(subject, strategy);
    LevelLimits limits;
    limits.listed = 100'000;
    const LevelRepair found = least_level_changes(subject, *about.talks, package, limits);
    EXPECT_FALSE(found.limit_reached);
    const naive::Deals deals(subject, strategy);
    const Levels start = naive::status_quo(subject);
    NaiveLevels on_table{100, {}};
    NaiveLevels beyond{100, {}};
    for (const Levels& levels : naive::all_levels(subject)) {
        bool within_reach = true;
        std::uint32_t changed = 0;
        for (OptionIndex o = 0; o < levels.size(); ++o) {
            if (levels[o] == package[o]) continue;
            ++changed;
            within_reach = within_reach && naive::can_become(subject, o, start[o], levels[o]) &&
                           (!subject.options[o].chance || levels[o] == start[o]);
        }
        const naive::Signing signed_by = naive::signing(subject, strategy, levels);
        if (!signed_by.signable || !naive::feasible(subject, levels)) continue;
        if (deals.on_table(levels))
            on_table.offer(levels, changed);
        else if (within_reach)
            beyond.offer(levels, changed);
    }
    const auto as_set = [&](const LevelChanges& changes) {
        std::set<Levels> made;
        for (const LevelChange& one : changes.least) {
            made.insert(one.levels);
            Levels levels = package;
            for (const Setting& setting : one.sets) levels[setting.option] = setting.level;
            EXPECT_EQ(levels, one.levels);
            EXPECT_EQ(one.sets.size(), changes.options);
            EXPECT_EQ(one.faults.empty(), deals.on_table(levels));
        }
        EXPECT_EQ(made.size(), changes.count);
        return made;
    };
    const bool some = !on_table.least.empty();
    EXPECT_EQ(found.on_table.found, some ? LevelChanges::Found::found : LevelChanges::Found::impossible);
    EXPECT_EQ(as_set(found.on_table), on_table.least);
    if (some) {
        EXPECT_EQ(found.on_table.options, on_table.options);
    }
    if (beyond.least.empty() || (some && beyond.options > on_table.options)) {
        EXPECT_EQ(found.beyond.found, some ? LevelChanges::Found::not_as_few : LevelChanges::Found::impossible);
        EXPECT_TRUE(found.beyond.least.empty());
    } else {
        EXPECT_EQ(found.beyond.found, LevelChanges::Found::found);
        EXPECT_EQ(found.beyond.options, beyond.options);
        EXPECT_EQ(as_set(found.beyond), beyond.least);
    }
    if (!some) return beyond.least.empty() ? "impossible" : "only beyond the table";
    return on_table.options == 0 ? "agreed already" : beyond.least.empty() ? "on the table" : "on both sides";
}

TEST(LevelsWithTwin, levels_to_set_otherwise_are_in_random_cases_those_that_brute_force_finds) {
    std::map<std::string, std::uint64_t> came_to;
    std::uint64_t drawn = 0;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, random_agreement, [&](const Case& subject) {
        ++came_to[compare_levels(subject, static_cast<StrategyIndex>(++drawn % 4 == 0 ? 1 : 0))];
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome :
         {"impossible", "only beyond the table", "agreed already", "on the table", "on both sides"})
        EXPECT_GT(came_to[outcome], 20U) << outcome;
}

}  // namespace
}  // namespace irenic::testing
