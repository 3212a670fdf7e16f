// A run over many scenarios gives what every scenario gives alone, in memory and in a file.
#include <cmath>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"
#include "invented_study.hpp"

namespace irenic::testing {
namespace {

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || a == b; }

EnsembleQuestion question(std::uint64_t scenarios, const std::string& file = "") {
    EnsembleQuestion asked;
    asked.plan = {Design::latin, 11, scenarios};
    asked.engine = "0.0.0";
    asked.file = file;
    return asked;
}

TEST(EnsembleRun, GivesWhatEachScenarioGivesAlone) {
    const Loaded loaded = loaded_from(towns);
    const TestFolder folder;
    const EnsembleRun in_memory = ensemble(loaded.cases, question(24), Workers{3});
    const EnsembleRun in_file = ensemble(loaded.cases, question(24, folder / "s"), Workers{2});
    ASSERT_TRUE(in_memory.outcomes && in_file.outcomes);
    EXPECT_EQ(in_memory.progress.done, 24U);

    const Assumptions assumptions(loaded.cases);
    const std::vector<Finding> findings = findings_of(loaded.cases.front());
    ASSERT_EQ(in_memory.outcomes->head().findings.size(), findings.size());
    std::vector<Case> scenario = loaded.cases;
    for (std::uint64_t j = 0; j < 24; ++j) {
        std::vector<Draw> draws;
        for (std::size_t k = 0; k < scenario.size(); ++k) {
            draws.push_back(assumptions.draw(question(24).plan, j, k));
            assumptions.put(draws.back(), k, scenario[k]);
        }
        const auto verdicts = verdicts_alone(scenario, {});
        for (std::size_t k = 0; k < scenario.size(); ++k) {
            std::vector<double> numbers(findings.size());
            lay_out(loaded.cases[k], verdicts[k], numbers);
            for (const Outcomes* found : {&*in_memory.outcomes, &*in_file.outcomes}) {
                for (std::size_t f = 0; f < findings.size(); ++f)
                    ASSERT_TRUE(same(found->found(f, k)[j], numbers[f])) << findings[f].name << " in scenario " << j;
                for (std::size_t a = 0; a < assumptions.all().size(); ++a)
                    ASSERT_TRUE(same(found->drawn(a, k)[j], draws[k].values[a])) << assumptions.all()[a].id;
            }
        }
    }
}

TEST(EnsembleRun, ScenariosAreHandedOverOneByOne) {
    const Loaded loaded = loaded_from(towns);
    const EnsembleRun run = ensemble(loaded.cases, question(6));
    ASSERT_TRUE(run.outcomes);
    std::vector<std::uint64_t> seen;
    run.outcomes->for_each(1, [&](std::uint64_t scenario, std::span<const double> drawn, std::span<const double> found) {
        EXPECT_EQ(drawn.size(), run.outcomes->head().assumptions.size());
        EXPECT_TRUE(same(found[0], run.outcomes->found(0, 1)[scenario]));
        seen.push_back(scenario);
        return scenario < 3;
    });
    EXPECT_EQ(seen, (std::vector<std::uint64_t>{0, 1, 2, 3}));
}

TEST(EnsembleRun, FindingsOfAReadingThatHasFurtherStrategiesHaveColumnsOfTheirOwn) {
    const Loaded loaded = loaded_from(towns_head + R"(
options: {gate: {by: upper}, pay: {by: lower}}
preferences:
  upper: [{id: paid, that: pay, weight: [1, 5], basis: b}]
  lower: [{id: open, that: gate, weight: [1, 5], basis: b}]
strategies: {both: {target: {gate: yes, pay: yes}}}
readings:
  other: {by: k, add: {strategies: {half: {target: {gate: yes}}}}}
)");
    const EnsembleRun run = ensemble(loaded.cases, question(8));
    ASSERT_TRUE(run.outcomes) << run.diagnostics.front().message;
    const auto further = run.outcomes->head().find_finding("signable:half");
    ASSERT_TRUE(further);
    EXPECT_TRUE(std::isnan(run.outcomes->found(*further, 0)[0]));
    EXPECT_FALSE(std::isnan(run.outcomes->found(*further, 1)[0]));
    EXPECT_EQ(run.outcomes->head().strategies.size(), 2U);
}

TEST(EnsembleRun, StoppedInMemoryNothingIsThere) {
    const Loaded loaded = loaded_from(towns);
    std::stop_source source;
    EnsembleWatch watch;
    watch.progress = [&](const EnsembleProgress& progress) {
        if (progress.done == 5) source.request_stop();
    };
    const EnsembleRun run = ensemble(loaded.cases, question(500), Workers{2}, watch, source.get_token());
    EXPECT_TRUE(run.stopped);
    EXPECT_FALSE(run.outcomes);
    EXPECT_LT(run.progress.done, 500U);
}

TEST(EnsembleRun, StoppedInAFileItIsGoneOnWithAndNoByteDiffers) {
    const Loaded loaded = loaded_from(towns);
    const TestFolder folder;
    ASSERT_TRUE(ensemble(loaded.cases, question(60, folder / "whole")).outcomes);
    std::uint64_t before = 0;
    for (const std::uint64_t until : {1U, 13U, 40U}) {
        std::stop_source source;
        EnsembleWatch watch;
        watch.progress = [&](const EnsembleProgress& progress) {
            if (progress.done >= until) source.request_stop();
        };
        EnsembleQuestion asked = question(60, folder / "parts");
        asked.resume = true;
        // Several threads may be done before they hear of it.
        const EnsembleRun run = ensemble(loaded.cases, asked, Workers{1}, watch, source.get_token());
        ASSERT_TRUE(run.stopped);
        EXPECT_EQ(run.progress.before, before);
        before = run.progress.done;
        EXPECT_GE(before, until);
    }
    EnsembleQuestion asked = question(60, folder / "parts");
    asked.resume = true;
    ASSERT_TRUE(ensemble(loaded.cases, asked).outcomes);
    EXPECT_EQ(bytes_of(folder / "whole"), bytes_of(folder / "parts"));
}

TEST(EnsembleRun, ShardsCoverEveryScenarioOnce) {
    for (const std::uint64_t scenarios : {1U, 7U, 64U, 1000U})
        for (std::uint64_t of = 1; of <= std::min<std::uint64_t>(scenarios, 9); ++of) {
            std::uint64_t next = 0;
            for (std::uint64_t k = 1; k <= of; ++k) {
                const Shard shard{k, of};
                EXPECT_EQ(shard.begin(scenarios), next);
                next = shard.end(scenarios);
                EXPECT_GT(next, shard.begin(scenarios));
            }
            EXPECT_EQ(next, scenarios);
        }
}

}  // namespace
}  // namespace irenic::testing
