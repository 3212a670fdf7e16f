/// Many scenarios one after another give what each gives alone.
#include <gtest/gtest.h>

#include "appraisal/random_scenarios.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

std::string words_of(const StrategyVerdict& verdict) {
    std::string text = verdict.signable ? "signable" : "blocked";
    for (const PartyIndex i : verdict.blockers) text += " " + std::to_string(i);
    if (verdict.sign_margin) text += ", margin " + to_string(*verdict.sign_margin);
    for (const ConceptRow& row : concepts) {
        text += "; " + std::string(row.id) + " left by";
        for (const PartyIndex i : verdict.leavers[static_cast<std::size_t>(row.kind)]) text += " " + std::to_string(i);
    }
    if (verdict.keeps) text += *verdict.keeps ? "; keeps" : "; stops";
    if (verdict.stops_at) text += " after " + std::to_string(*verdict.stops_at);
    if (verdict.stopped_by) text += " by " + std::to_string(*verdict.stopped_by);
    if (verdict.keep_margin) text += ", margin " + std::to_string(*verdict.keep_margin);
    for (const Decimal value : verdict.values) text += "; " + to_string(value);
    for (const Decimal value : verdict.values_at_stop) text += "; at stop " + to_string(value);
    return text;
}

std::string words_of(const ScenarioVerdicts& verdicts) {
    std::string text = verdicts.problem;
    for (const StrategyVerdict& verdict : verdicts.strategies) text += "\n  " + words_of(verdict);
    for (const auto& claim : verdicts.claims) text += claim ? (*claim ? " +" : " -") : " ?";
    return text;
}

/// True when all scenarios came out the same; `alone` counts those that were appraised alone.
bool same_verdicts(const std::vector<Case>& subjects, const std::vector<std::vector<Case>>& scenarios,
                   std::uint64_t& alone) {
    Reappraiser again(subjects, {});
    if (!again.diagnostics().empty()) return true;
    for (std::size_t j = 0; j < scenarios.size(); ++j) {
        const auto found = again.appraise(scenarios[j]);
        const auto expected = verdicts_alone(scenarios[j], {});
        if (found == expected) continue;
        for (std::size_t k = 0; k < expected.size(); ++k)
            EXPECT_EQ(words_of(found[k]), words_of(expected[k])) << "scenario " << j << ", subject " << k;
        return false;
    }
    alone += again.appraised_alone();
    return true;
}

struct Drawn {
    std::vector<Case> subjects;
    std::vector<std::vector<Case>> scenarios;
};

TEST(ManyScenarios, of_random_cases_come_out_as_each_does_alone) {
    std::uint64_t alone = 0;
    std::uint64_t scenarios = 0;
    const auto make = [](Random& random) {
        Drawn drawn{scenarios::random_subjects(random), {}};
        for (int j = 0; j < 6; ++j) {
            drawn.scenarios.emplace_back();
            for (const Case& subject : drawn.subjects)
                drawn.scenarios.back().push_back(scenarios::redrawn(random, subject));
        }
        return drawn;
    };
    for_random_cases(150, make, [&](const Drawn& drawn) {
        scenarios += drawn.scenarios.size();
        if (!same_verdicts(drawn.subjects, drawn.scenarios, alone)) ADD_FAILURE() << dump(drawn.subjects.front());
    });
    // Rankings, graphs, merged states, moves that do not chain, and errors.
    EXPECT_LT(alone, scenarios * 3 / 4);
}

/// The worked cases whose states are soon gone through alone, with their readings.
TEST(ManyScenarios, of_worked_cases_come_out_as_each_does_alone) {
    Random random(1);
    std::uint64_t alone = 0;
    for (const char* name : {"aceh-2005", "elmira", "garrison", "gisborne", "korea-2017", "panama-canal-1974",
                             "gaza-october-2025", "gaza-january-2025", "el-salvador-1992"}) {
        const Loaded loaded = load_case(std::string(IRENIC_SOURCE_DIR) + "/cases/" + name + "/case.yaml");
        ASSERT_TRUE(loaded.ok()) << name;
        const Space::Build build = Space::build(loaded.cases.front());
        if (!build.ok() || build.space->size() > 20'000) continue;
        std::vector<std::vector<Case>> scenarios(2);
        for (auto& scenario : scenarios)
            for (const Case& subject : loaded.cases) scenario.push_back(scenarios::redrawn(random, subject));
        EXPECT_TRUE(same_verdicts(loaded.cases, scenarios, alone)) << name;
    }
}

}  // namespace
}  // namespace irenic::testing
