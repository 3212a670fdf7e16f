// Cases with strategies against cases/NAME/expected.json, and against what the definitions say when they are followed the slow way.

#include <filesystem>
#include <fstream>
#include <memory>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bargaining/naive_signing.hpp"
#include "irenic/appraisal.hpp"
#include "irenic/casefile.hpp"
#include "irenic/certificate.hpp"
#include "keeping/naive_plan.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const fs::path folder = fs::path(IRENIC_SOURCE_DIR) / "cases" / "gaza-2025";

/// The first case with its readings, loaded and worked out once for all tests.
class FirstCase : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        loaded_ = std::make_unique<Loaded>(load_case((folder / "case.yaml").string()));
        ASSERT_TRUE(loaded_->ok()) << render_human(loaded_->diagnostics, loaded_->files, false);
        appraiser_ = std::make_unique<Appraiser>(loaded_->cases, SpaceLimits{}, Workers::all_cores());
        appraiser_->evaluate_all(true);
        ASSERT_TRUE(appraiser_->diagnostics().empty()) << appraiser_->diagnostics().front().message;
    }
    static void TearDownTestSuite() {
        appraiser_.reset();
        loaded_.reset();
    }
    void SetUp() override { ASSERT_NE(appraiser_, nullptr); }

    /// The case as written first, then its readings.
    static std::vector<Appraiser*> all() {
        std::vector<Appraiser*> each{appraiser_.get()};
        for (std::size_t r = 0; r < appraiser_->reading_count(); ++r) each.push_back(&appraiser_->reading(r));
        return each;
    }
    static Appraiser& as_written() { return *appraiser_; }
    static const Loaded& loaded() { return *loaded_; }

private:
    static inline std::unique_ptr<Loaded> loaded_;
    static inline std::unique_ptr<Appraiser> appraiser_;
};

json verdicts_on_strategies(Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    json found = json::object();
    for (const StrategyAppraisal& row : appraiser.strategies()) {
        json blockers = json::object();
        for (const auto& party : row.signing.rows)
            if (!party.consents) blockers[subject.parties[party.party].id] = to_double(party.deficit);
        json stable = json::array();
        for (const ConceptRow& kind : concepts)
            if (row.holds[static_cast<std::size_t>(kind.kind)]) stable.push_back(kind.id);
        const auto keeps = row.keeps();
        const bool stops = row.plan && row.plan->stops_at;
        found[subject.strategies[row.strategy].id] = {{"signable", row.signing.signable},
                                                      {"blockers", std::move(blockers)},
                                                      {"stable", std::move(stable)},
                                                      {"keeps", keeps ? json(*keeps) : json()},
                                                      {"stops-at", stops ? json(*row.plan->stops_at) : json()}};
    }
    return found;
}

json verdicts_on_claims(Appraiser& appraiser) {
    json found = json::object();
    for (const ClaimAppraisal& claim : appraiser.claims())
        found[appraiser.subject().claims[claim.claim].id] = claim.holds ? "holds" : "fails";
    return found;
}

TEST_F(FirstCase, HasNoErrorAndASourceForEveryAssumption) {
    EXPECT_TRUE(loaded().diagnostics.empty()) << render_human(loaded().diagnostics, loaded().files, false);
    for (Appraiser* reading : all()) {
        const auto lints = provenance_lints(reading->subject());
        EXPECT_TRUE(lints.empty()) << render_human(lints, loaded().files, false);
    }
}

TEST_F(FirstCase, GivesTheVerdictsThatItsReadmeExplains) {
    const json expected = json::parse(std::ifstream(folder / "expected.json"));
    EXPECT_EQ(as_written().space().size(), expected.at("feasible-states").get<StateIndex>());
    EXPECT_EQ(all().size(), expected.at("readings").size());
    for (Appraiser* reading : all()) {
        const json& of_reading = expected.at("readings").at(reading->subject().reading);
        EXPECT_EQ(verdicts_on_strategies(*reading), of_reading.at("strategies")) << reading->subject().reading;
        EXPECT_EQ(verdicts_on_claims(*reading), of_reading.at("claims")) << reading->subject().reading;
    }
}

TEST_F(FirstCase, IsSignedAsTheDefinitionsSay) {
    for (Appraiser* reading : all()) {
        const Case& subject = reading->subject();
        for (const StrategyAppraisal& row : reading->strategies()) {
            const Levels end = naive::end_state(subject, row.strategy);
            EXPECT_EQ(reading->space().levels(row.end_state), end);
            const naive::Signing twin = naive::signing(subject, row.strategy, end);
            EXPECT_EQ(row.signing.signable, twin.signable);
            ASSERT_EQ(row.signing.rows.size(), twin.by.size());
            for (const auto& party : row.signing.rows) {
                EXPECT_EQ(naive::fraction(party.value), twin.by.at(party.party).value);
                EXPECT_EQ(naive::fraction(party.no_agreement), twin.by.at(party.party).no_agreement);
            }
            for (PartyIndex i = 0; i < subject.parties.size(); ++i)
                EXPECT_EQ(naive::fraction(row.values[i]), naive::value(subject, i, end)) << subject.parties[i].id;
        }
    }
}

TEST_F(FirstCase, IsCarriedOutAsTheDefinitionsSay) {
    for (Appraiser* reading : all()) {
        const Case& subject = reading->subject();
        for (const StrategyAppraisal& row : reading->strategies()) {
            if (!row.plan) continue;
            const naive::Plan twin = naive::plan_as_written(subject, *subject.strategies[row.strategy].agreement);
            EXPECT_TRUE(twin.errors.empty());
            EXPECT_EQ(row.plan->stops_at.value_or(0), twin.stops_at.value_or(0));
            EXPECT_EQ(row.plan->self_enforcing, !twin.stops_at.has_value());
            EXPECT_EQ(row.plan->stopped_by, twin.stopped_by);
            ASSERT_EQ(row.plan->slack.size(), twin.rows.size());
            for (std::size_t k = 0; k < twin.rows.size(); ++k)
                EXPECT_NEAR(row.plan->slack[k].slack.to_double(), twin.rows[k].slack().get_d(), 1e-9);
        }
    }
}

TEST_F(FirstCase, HasReasonsForItsStabilityThatTheDefinitionsAccept) {
    const Case& subject = as_written().subject();
    const certificate::Definitions definitions(subject, 400'000);
    ASSERT_TRUE(definitions.ok()) << definitions.problem();
    ASSERT_EQ(definitions.size(), as_written().space().size());
    const auto name = [&](StateIndex s) { return as_written().space().name(s); };
    for (const StrategyAppraisal& row : as_written().strategies()) {
        EXPECT_EQ(row.reasons.size(), concepts.size() * subject.parties.size());
        for (const Explanation& why : row.reasons) {
            certificate::Reason reason{why.kind, subject.parties[why.party].id, name(why.state), why.stable, {}};
            for (const Answer& answer : why.answers) {
                certificate::ReasonAnswer& written = reason.answers.emplace_back();
                written.improvement = name(answer.improvement);
                written.answered = answer.answered;
                for (const Step& step : answer.sanction)
                    written.sanction.push_back({subject.parties[step.movers.front()].id, name(step.to)});
            }
            const certificate::Finding finding = certificate::check(definitions, reason);
            EXPECT_TRUE(finding.accepted) << finding.objection;
        }
    }
}

}  // namespace
}  // namespace irenic::testing
