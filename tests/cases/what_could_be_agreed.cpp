// What could be agreed in a worked case, against the key `talks` of cases/NAME/expected.json.

#include "cases/published.hpp"
#include "irenic/appraisal.hpp"

namespace irenic::testing {
namespace {

json solutions_of(Appraiser& appraiser, const Bargain& found) {
    const Case& subject = appraiser.subject();
    json solutions;
    for (std::size_t row = 0; row < solution_rows.size(); ++row) {
        const SolutionFound& solution = found.solutions.at(row);
        json& best = solutions[std::string(solution_rows.at(row).id)] = json::array();
        for (const std::size_t vector : solution.vectors) {
            json values;
            for (std::size_t k = 0; k < found.talks->signatories.size(); ++k)
                values[subject.parties[found.talks->signatories[k]].id] =
                    to_double(Decimal{found.frontier->values(vector)[k]});
            best.push_back(std::move(values));
        }
    }
    return solutions;
}

TEST(WhatCouldBeAgreed, IsWhatEveryCaseExpects) {
    std::size_t seen = 0;
    for (const auto& folder : fs::directory_iterator(fs::path(IRENIC_SOURCE_DIR) / "cases")) {
        const fs::path expected = folder.path() / "expected.json";
        if (!fs::exists(expected) || !read_json(expected).contains("talks")) continue;
        const json known = read_json(expected).at("talks");
        const Loaded loaded = load_case((folder.path() / "case.yaml").string());
        ASSERT_TRUE(loaded.ok());
        Appraiser appraiser(loaded.cases, SpaceLimits{}, Workers::all_cores());
        ASSERT_TRUE(appraiser.diagnostics().empty());
        BargainQuestion question;
        question.agreement = common_agreement(appraiser.subject());
        const Bargain found = appraiser.bargain(question);
        ASSERT_TRUE(found.frontier.has_value()) << folder.path();
        EXPECT_EQ(found.frontier->packages_on_table(), known.at("packages"));
        EXPECT_EQ(found.frontier->size(), known.at("frontier-count"));
        EXPECT_EQ(found.zone.size, known.at("zone-size").get<std::string>());
        EXPECT_EQ(solutions_of(appraiser, found), known.at("solutions"));
        json degrees = json::object();
        for (const StrategyDeal& deal : appraiser.deals())
            if (deal.linkage)
                degrees[appraiser.subject().strategies[deal.strategy].id] =
                    deal.linkage->degree ? json(*deal.linkage->degree) : json();
        EXPECT_EQ(degrees, known.at("degrees"));
        ++seen;
    }
    EXPECT_GE(seen, 2U);
}

}  // namespace
}  // namespace irenic::testing
