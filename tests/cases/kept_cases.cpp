// Cases of agreements that were kept or not: `keep` in cases/NAME/expected.json, for the case as written and for its readings, against the
// engine and against what the definitions say when they are followed the slow way.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "irenic/casefile.hpp"
#include "irenic/keeping.hpp"
#include "irenic/space.hpp"
#include "keeping/naive_plan.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// One agreement of a case as written (an empty reading) or of one of its readings, and what is known of it.
struct KeptCase {
    fs::path folder;
    std::string reading;
    std::string agreement;
    json known;
};

void PrintTo(const KeptCase& kept, std::ostream* out) {
    *out << kept.folder.filename().string() << ' ' << kept.agreement << ' ' << kept.reading;
}

std::vector<KeptCase> kept_cases() {
    std::vector<KeptCase> found;
    for (const auto& folder : fs::directory_iterator(fs::path(IRENIC_SOURCE_DIR) / "cases")) {
        if (!fs::exists(folder.path() / "expected.json")) continue;
        const json known = json::parse(std::ifstream(folder.path() / "expected.json"));
        for (const auto& [reading, of_reading] : known.value("readings", json::object()).items())
            for (const auto& [agreement, plan] : of_reading.value("keep", json::object()).items())
                found.push_back({folder.path(), reading, agreement, plan});
    }
    std::sort(found.begin(), found.end(), [](const KeptCase& a, const KeptCase& b) {
        return std::tie(a.folder, a.reading, a.agreement) < std::tie(b.folder, b.reading, b.agreement);
    });
    return found;
}

std::string name_of(const ::testing::TestParamInfo<KeptCase>& info) {
    std::string name = info.param.folder.filename().string() + "_" + info.param.agreement;
    if (!info.param.reading.empty()) name += "_" + info.param.reading;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// The case that is meant, with its space. Fails the test when it cannot be had.
class KeptPlan : public ::testing::TestWithParam<KeptCase> {
protected:
    void SetUp() override {
        loaded_ = load_case((GetParam().folder / "case.yaml").string());
        ASSERT_TRUE(loaded_.ok()) << render_human(loaded_.diagnostics, loaded_.files, false);
        const auto meant = std::find_if(loaded_.cases.begin(), loaded_.cases.end(),
                                        [](const Case& c) { return c.reading == GetParam().reading; });
        ASSERT_NE(meant, loaded_.cases.end());
        subject_ = &*meant;
        built_ = Space::build(subject());
        ASSERT_TRUE(built_.ok());
        const auto& all = subject().agreements;
        const auto agreement =
            std::find_if(all.begin(), all.end(), [](const Agreement& a) { return a.id == GetParam().agreement; });
        ASSERT_NE(agreement, all.end());
        agreement_ = static_cast<AgreementIndex>(agreement - all.begin());
    }
    [[nodiscard]] const Loaded& loaded() const { return loaded_; }
    [[nodiscard]] const Case& subject() const { return *subject_; }
    [[nodiscard]] const Space& space() const { return *built_.space; }
    [[nodiscard]] AgreementIndex agreement() const { return agreement_; }

private:
    Loaded loaded_;
    const Case* subject_ = nullptr;
    Space::Build built_;
    AgreementIndex agreement_ = 0;
};

TEST_P(KeptPlan, HasNoErrorAndASourceForEveryAssumption) {
    EXPECT_TRUE(loaded().diagnostics.empty()) << render_human(loaded().diagnostics, loaded().files, false);
    const auto lints = provenance_lints(subject());
    EXPECT_TRUE(lints.empty()) << render_human(lints, loaded().files, false);
}

TEST_P(KeptPlan, StopsWhereItsReadmeSays) {
    const json& known = GetParam().known;
    const PlanResult found = plan_as_written(space(), agreement());
    ASSERT_TRUE(found.plan) << (found.diagnostics.empty() ? "" : found.diagnostics.front().message);
    EXPECT_EQ(found.plan->steps.size(), known.at("steps").get<std::size_t>());
    EXPECT_NEAR(found.plan->margin->to_double(), known.at("margin").get<double>(), 0.005);
    EXPECT_EQ(found.plan->stops_at ? json(*found.plan->stops_at) : json(), known.at("stops-at"));
    EXPECT_EQ(found.plan->stopped_by ? json(subject().parties[*found.plan->stopped_by].id) : json(),
              known.at("stopped-by"));
}

TEST_P(KeptPlan, IsCarriedOutAsTheDefinitionsSay) {
    const PlanResult found = plan_as_written(space(), agreement());
    ASSERT_TRUE(found.plan);
    const naive::Plan twin = naive::plan_as_written(subject(), agreement());
    EXPECT_TRUE(twin.errors.empty());
    EXPECT_EQ(found.plan->stops_at, twin.stops_at);
    EXPECT_EQ(found.plan->stopped_by, twin.stopped_by);
    ASSERT_EQ(found.plan->slack.size(), twin.rows.size());
    for (std::size_t k = 0; k < twin.rows.size(); ++k)
        EXPECT_NEAR(found.plan->slack[k].slack.to_double(), twin.rows[k].slack().get_d(), 1e-9);
}

TEST_P(KeptPlan, HasTheOtherOrdersThatItsReadmeTells) {
    const json& known = GetParam().known;
    if (!known.contains("best")) GTEST_SKIP() << "nothing is said of the best order";
    const OrderFound best = plan_best(space(), agreement());
    ASSERT_TRUE(best.plan) << best.why_none;
    EXPECT_NEAR(best.plan->margin->to_double(), known.at("best").get<double>(), 0.005);
    EXPECT_TRUE(best.proven);
}

INSTANTIATE_TEST_SUITE_P(Cases, KeptPlan, ::testing::ValuesIn(kept_cases()), name_of);

}  // namespace
}  // namespace irenic::testing
