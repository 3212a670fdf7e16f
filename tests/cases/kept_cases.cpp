// Cases of agreements that were kept or not: `keep` in cases/NAME/expected.json, for the case as written and for its readings, against the
// engine and against what the definitions say when they are followed the slow way.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>
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
        if (!known.contains("readings")) continue;
        for (const auto& [reading, of_reading] : known.at("readings").items()) {
            if (!of_reading.contains("keep")) continue;
            for (const auto& [agreement, plan] : of_reading.at("keep").items())
                found.push_back({folder.path(), reading, agreement, plan});
        }
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

TEST_P(KeptPlan, HasNoOrderOfGreaterMarginThanItsReadmeSays) {
    const OrderFound best = plan_best(space(), agreement());
    ASSERT_TRUE(best.plan) << best.why_none;
    EXPECT_TRUE(best.proven);
    const PlanResult written = plan_as_written(space(), agreement());
    ASSERT_TRUE(written.plan && written.plan->margin && best.plan->margin);
    // The order as written may have joint steps, of which the best of single ones has none.
    const bool single = std::all_of(best.plan->steps.begin(), best.plan->steps.end(), [&](const PlanStep& step) {
        return std::find_if(written.plan->steps.begin(), written.plan->steps.end(), [&](const PlanStep& one) {
                   return one.obligations == step.obligations;
               }) != written.plan->steps.end();
    });
    if (single) {
        EXPECT_GE(*best.plan->margin, *written.plan->margin);
    }
    const json& known = GetParam().known;  // of readings only the order as written is known
    if (known.contains("best")) {
        EXPECT_NEAR(best.plan->margin->to_double(), known.at("best").get<double>(), 0.005);
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, KeptPlan, ::testing::ValuesIn(kept_cases()), name_of);

/// A day of one ledger, and what is known to be done, overdue and disputed then.
struct LedgerDay {
    fs::path file;
    std::string day;
    json known;
};

void PrintTo(const LedgerDay& entry, std::ostream* out) {
    *out << entry.file.parent_path().filename().string() << '/' << entry.file.filename().string() << ' ' << entry.day;
}

std::vector<fs::path> ledger_files() {
    std::vector<fs::path> found;
    for (const auto& folder : fs::directory_iterator(fs::path(IRENIC_SOURCE_DIR) / "cases"))
        for (const auto& entry : fs::directory_iterator(folder.path()))
            if (entry.path().filename().string().starts_with("ledger")) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<LedgerDay> ledger_days() {
    std::vector<LedgerDay> found;
    for (const fs::path& file : ledger_files()) {
        const json known = json::parse(std::ifstream(file.parent_path() / "expected.json"));
        const std::string name = file.filename().string();
        if (!known.contains("ledgers") || !known.at("ledgers").contains(name)) continue;
        for (const auto& [day, of_day] : known.at("ledgers").at(name).items()) found.push_back({file, day, of_day});
    }
    return found;
}

using Ids = std::vector<std::string>;

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

class KeptLedger : public ::testing::TestWithParam<LedgerDay> {};

TEST_P(KeptLedger, SaysWhatIsDoneOverdueAndDisputedOnThatDay) {
    const LedgerDay& entry = GetParam();
    const Loaded loaded = load_case((entry.file.parent_path() / "case.yaml").string());
    ASSERT_TRUE(loaded.ok());
    const Case& subject = loaded.cases.front();
    const LoadedLedger read = load_ledger(subject, entry.file.string());
    ASSERT_TRUE(read.ledger) << render_human(read.diagnostics, read.files, false);
    const Space::Build built = Space::build(subject);
    ASSERT_TRUE(built.ok());
    MonitorQuestion question;
    question.ledgers.push_back(*read.ledger);
    question.today = parse_day(entry.day);
    question.limits.sets = 1;  // what order the rest would best be in is not asked here
    ASSERT_TRUE(question.today);
    const Monitored found = monitor(*built.space, read.ledger->agreement, std::move(question));
    ASSERT_FALSE(found.views.empty());
    const LedgerView& together = found.views.front();
    ASSERT_FALSE(together.words.account);
    const Agreement& agreement = subject.agreements[read.ledger->agreement];
    Ids done;
    Ids overdue;
    Ids disputed;
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) {
        const ObligationNow& now = together.affirmed.obligations[o];
        if (now.done()) done.push_back(agreement.obligations[o].id);
        if (now.overdue()) overdue.push_back(agreement.obligations[o].id);
    }
    for (const Dispute& dispute : together.words.disputed)
        disputed.push_back(agreement.obligations[dispute.obligation].id);
    EXPECT_EQ(sorted(done), sorted(entry.known.at("done").get<Ids>()));
    EXPECT_EQ(sorted(overdue), sorted(entry.known.at("overdue").get<Ids>()));
    EXPECT_EQ(sorted(disputed), sorted(entry.known.at("disputed").get<Ids>()));
}

std::string number_of(const ::testing::TestParamInfo<LedgerDay>& info) { return "Ledger" + std::to_string(info.index); }

INSTANTIATE_TEST_SUITE_P(Cases, KeptLedger, ::testing::ValuesIn(ledger_days()), number_of);

TEST(KeptLedgers, HaveASourceOrABasisForEveryEntry) {
    for (const fs::path& file : ledger_files()) {
        const Loaded loaded = load_case((file.parent_path() / "case.yaml").string());
        ASSERT_TRUE(loaded.ok());
        const LoadedLedger read = load_ledger(loaded.cases.front(), file.string());
        ASSERT_TRUE(read.ledger) << render_human(read.diagnostics, read.files, false);
        EXPECT_EQ(read.ledger->effective, loaded.cases.front().agreements[read.ledger->agreement].effective);
        for (const LedgerEvent& event : read.ledger->events)
            EXPECT_TRUE(event.provenance.given()) << file.string() << ' ' << event.id;
    }
}

}  // namespace
}  // namespace irenic::testing
