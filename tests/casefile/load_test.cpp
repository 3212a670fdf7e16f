// A whole case, the one that the format's description begins with, and every key of it.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::string data = std::string(IRENIC_SOURCE_DIR) + "/tests/casefile/data/";

Decimal whole(std::int64_t number) { return Decimal{number * Decimal::units_per_one}; }

const Case& river_gate() {
    static const Loaded loaded = load_case(data + "river-gate.yaml");
    EXPECT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
    return loaded.cases.at(0);
}

TEST(RiverGate, LoadsWithItsReadingAndWithoutAWord) {
    const Loaded loaded = load_case(data + "river-gate.yaml");
    EXPECT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
    ASSERT_EQ(loaded.cases.size(), 2U);
    EXPECT_EQ(loaded.cases[0].reading, "");
    EXPECT_EQ(loaded.cases[1].reading, "cautious");
    ASSERT_EQ(loaded.files.size(), 2U);
    EXPECT_EQ(loaded.files[1].name, data + "readings/cautious.yaml");
}

TEST(RiverGate, HasItsHead) {
    const Case& gate = river_gate();
    EXPECT_EQ(gate.title, "River gate talks (invented)");
    EXPECT_EQ(gate.question, "Which packages could both towns sign, and keep?");
    EXPECT_EQ(gate.marking, "public");
    EXPECT_EQ(gate.sampling, Sampling::exploratory);
    EXPECT_EQ(gate.file, data + "river-gate.yaml");
    EXPECT_EQ(gate.sha256.size(), 64U);
    ASSERT_EQ(gate.sources.size(), 1U);
    EXPECT_EQ(gate.sources[0].title, "Joint commission report");
    EXPECT_EQ(gate.sources[0].by, std::vector<std::string>{"Commission"});
    EXPECT_EQ(gate.sources[0].date, "2031-02-03");
    EXPECT_EQ(gate.sources[0].grade, "B2");
}

TEST(RiverGate, HasFourPartiesOfWhichOneOwnsNothing) {
    const Case& gate = river_gate();
    ASSERT_EQ(gate.parties.size(), 4U);
    EXPECT_EQ(gate.parties[0].id, "upstream");
    EXPECT_EQ(gate.parties[0].name, "Upper Town");
    EXPECT_EQ(gate.parties[2].great, whole(10));
    EXPECT_EQ(gate.parties[3].great, std::nullopt);
    EXPECT_TRUE(owns_an_option(gate, 2));
    EXPECT_FALSE(owns_an_option(gate, 3));
}

TEST(RiverGate, HasOptionsWithLevelsOwnersAndDirections) {
    const Case& gate = river_gate();
    ASSERT_EQ(gate.options.size(), 4U);
    EXPECT_EQ(gate.options[0].levels, (std::vector<std::string>{"closed", "half", "open"}));
    EXPECT_EQ(gate.options[0].start, 0);
    EXPECT_TRUE(gate.options[0].reversible);
    EXPECT_EQ(gate.options[1].direction, "up");
    EXPECT_FALSE(gate.options[1].reversible);
    EXPECT_TRUE(gate.options[1].may_change(0, 1));
    EXPECT_FALSE(gate.options[1].may_change(1, 0));
    EXPECT_EQ(gate.options[2].levels, (std::vector<std::string>{"no", "yes"}));
    EXPECT_EQ(gate.options[3].owners, (std::vector<PartyIndex>{0, 1}));
    EXPECT_TRUE(gate.options[3].joint());
    EXPECT_EQ(gate.options[3].place, (Place{0, 23, 3, 23, 9}));
}

TEST(RiverGate, HasWantsWithExactNumbers) {
    const Case& gate = river_gate();
    ASSERT_EQ(gate.preferences.size(), 4U);
    const Preference& upstream = gate.preferences[0];
    EXPECT_EQ(upstream.kind, Preference::Kind::weighted);
    ASSERT_EQ(upstream.statements.size(), 3U);
    EXPECT_EQ(upstream.statements[0].id, "paid");
    EXPECT_EQ(upstream.statements[0].weight->low, whole(20));
    EXPECT_EQ(upstream.statements[0].weight->best, whole(35));
    EXPECT_EQ(upstream.statements[0].weight->high, whole(50));
    EXPECT_EQ(upstream.statements[0].provenance.status, Status::caveated);
    EXPECT_EQ(upstream.statements[1].provenance.basis, "analyst's judgement, 2031-03");
    EXPECT_EQ(upstream.statements[2].graded, OptionIndex{0});
    ASSERT_EQ(upstream.statements[2].grades.size(), 3U);
    EXPECT_EQ(upstream.statements[2].grades[1].best, whole(8));
    const Expression& half = gate.preferences[1].statements[0].that;
    ASSERT_EQ(half.nodes.size(), 1U);
    EXPECT_EQ(half.nodes[0].kind, Expression::Kind::level_in);
    EXPECT_EQ(half.nodes[0].mask, 0b110U);
    EXPECT_EQ(half.text, "gate >= half");
    EXPECT_EQ(half.place, (Place{0, 35, 14, 35, 26}));
}

TEST(RiverGate, HasIssuesAndStrategies) {
    const Case& gate = river_gate();
    ASSERT_EQ(gate.issues.size(), 3U);
    EXPECT_EQ(gate.issues[2].options, (std::vector<OptionIndex>{2, 3}));
    ASSERT_EQ(gate.strategies.size(), 4U);
    EXPECT_EQ(gate.strategies[0].id, "status-quo");
    EXPECT_EQ(gate.strategies[1].agreement, AgreementIndex{1});
    EXPECT_EQ(gate.strategies[2].name, "Everything at once");
    ASSERT_EQ(gate.strategies[3].target.size(), 1U);
    EXPECT_EQ(gate.strategies[3].target[0].option, 2U);
    EXPECT_EQ(gate.strategies[3].target[0].level, 1U);
}

TEST(RiverGate, HasAnAgreementWithLinksAndAGuarantee) {
    const Agreement& package = river_gate().agreements.at(0);
    EXPECT_EQ(package.signatories, (std::vector<PartyIndex>{0, 1, 2}));
    EXPECT_TRUE(package.consent.all);
    ASSERT_EQ(package.no_agreement.size(), 4U);
    EXPECT_EQ(package.no_agreement[3].best_of.at(0).kind, StateReference::Kind::status_quo);
    ASSERT_EQ(package.obligations.size(), 4U);
    EXPECT_EQ(package.obligations[0].days, 7U);
    EXPECT_EQ(package.obligations[1].after.at(0).id, "pay-link");
    EXPECT_EQ(package.obligations[1].after.at(0).of, 0U);
    EXPECT_EQ(package.obligations[2].by, (std::vector<PartyIndex>{0, 1}));
    EXPECT_EQ(package.obligations[2].with, std::vector<ObligationIndex>{1});
    EXPECT_EQ(package.if_broken.size(), 3U);
    ASSERT_EQ(package.guarantees.size(), 1U);
    EXPECT_EQ(package.guarantees[0].by, 2U);
    EXPECT_EQ(package.guarantees[0].on, 0U);
    EXPECT_EQ(package.guarantees[0].until, ObligationIndex{3});
    EXPECT_EQ(package.guarantees[0].penalty.best, whole(5));
    EXPECT_EQ(package.keeping.discount.at(3).best.units, 1'998'000);
    ASSERT_TRUE(package.keeping.hazard.same_every_day());
    EXPECT_EQ(package.keeping.hazard.pieces[0].daily.best.units, 1'000);
    EXPECT_EQ(package.keeping.stopping, Keeping::Stopping::best);
}

TEST(RiverGate, HasAnAgreementThatExtendsAnother) {
    const Agreement& interim = river_gate().agreements.at(1);
    EXPECT_EQ(interim.id, "interim");
    EXPECT_EQ(interim.obligations.size(), 4U);
    EXPECT_EQ(interim.guarantees.size(), 1U);
    EXPECT_EQ(interim.separately, (std::vector<std::vector<ObligationIndex>>{{0}, {1, 2}, {3}}));
    EXPECT_EQ(interim.place, (Place{0, 67, 3, 67, 10}));
}

TEST(RiverGate, HasAClaimAndAnExpectation) {
    const Case& gate = river_gate();
    const irenic::Test& test = gate.claims.at(0).test;
    ASSERT_EQ(test.nodes.size(), 4U);
    EXPECT_EQ(test.nodes[0].function, TestFunction::signable);
    EXPECT_EQ(test.nodes[0].state->index, 2U);
    EXPECT_EQ(test.nodes[0].text, "signable(all-for-all)");
    EXPECT_EQ(test.nodes[1].function, TestFunction::reachable_by_partial_deals);
    EXPECT_EQ(test.nodes[1].size, 1U);
    EXPECT_EQ(test.nodes[1].place, (Place{0, 76, 41, 76, 83}));
    EXPECT_EQ(test.nodes[2].kind, irenic::Test::Kind::negation);
    EXPECT_EQ(test.nodes[3].kind, irenic::Test::Kind::conjunction);
    EXPECT_EQ(gate.expectations.at(0).that.nodes.at(0).stability, Concept::nash);
    EXPECT_FALSE(gate.expectations.at(0).is);
}

TEST(RiverGate, HasAReadingThatChangesOnlyWhatItSays) {
    const Loaded loaded = load_case(data + "river-gate.yaml");
    const Case& cautious = loaded.cases.at(1);
    EXPECT_EQ(cautious.readings.at(0).name, "A cautious reading");
    EXPECT_EQ(cautious.readings.at(0).by, "analyst-k");
    EXPECT_EQ(cautious.preferences[0].statements[0].weight->best, whole(15));
    EXPECT_EQ(cautious.preferences[0].statements[0].place.file, 0U);
    EXPECT_EQ(cautious.preferences[3].statements.size(), 2U);
    EXPECT_EQ(cautious.preferences[3].statements[1].place.file, 1U);
    EXPECT_EQ(cautious.agreements[1].guarantees[0].penalty.best, whole(1));
    EXPECT_EQ(cautious.agreements[0].keeping.discount[0].best.units, 1'998'000);
    EXPECT_EQ(cautious.agreements[0].keeping.hazard.pieces.at(0).daily.best.units, 4'000);
    EXPECT_EQ(cautious.sha256, loaded.cases[0].sha256);
}

TEST(RiverGate, MaySayItsHazardByPiecesOfTimeByHandToo) {
    LoadOptions options;
    options.settings = {"keeping.hazard=[{until: 90, is: [0, 0.001, 0.003]}, {is: 0.0002}]"};
    const Loaded loaded = load_case(data + "river-gate.yaml", options);
    ASSERT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
    const Hazard& hazard = loaded.cases.at(0).agreements.at(0).keeping.hazard;
    ASSERT_EQ(hazard.pieces.size(), 2U);
    EXPECT_EQ(hazard.pieces[0].until, 90U);
    EXPECT_EQ(hazard.pieces[0].daily.best.units, 2'000);
    EXPECT_EQ(hazard.pieces[0].daily.high.units, 6'000);
    EXPECT_EQ(hazard.pieces[1].until, none);
    EXPECT_EQ(hazard.pieces[1].daily.best.units, 400);
    EXPECT_FALSE(hazard.certain());
    // Settings come after readings.
    EXPECT_EQ(loaded.cases.at(1).agreements.at(0).keeping.hazard.pieces.size(), 2U);
}

TEST(Templates, LoadWithoutAWordAndWithEveryAssumptionSupported) {
    for (const std::string name : {"settlement", "graph", "minimal"}) {
        SCOPED_TRACE(name);
        const auto text = template_text(name);
        ASSERT_TRUE(text.has_value());
        const Loaded loaded = parse_case(*text, name + ".yaml");
        EXPECT_EQ(diagnostics_of(loaded), std::vector<std::string>{});
        ASSERT_TRUE(loaded.ok());
        EXPECT_TRUE(provenance_lints(loaded.cases[0]).empty());
    }
    EXPECT_EQ(template_text("other"), std::nullopt);
}

TEST(Cases, OfTheRepositoryLoadWithoutErrors) {
    namespace files = std::filesystem;
    const files::path folder = std::string(IRENIC_SOURCE_DIR) + "/cases";
    if (!files::is_directory(folder)) GTEST_SKIP();
    for (const auto& entry : files::directory_iterator(folder)) {
        const std::string path = (entry.path() / "case.yaml").string();
        if (!files::exists(path)) continue;
        const Loaded loaded = load_case(path);
        EXPECT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    }
}

TEST(Load, SaysThatAFileCannotBeRead) {
    EXPECT_EQ(diagnostics_of(load_case(data + "none.yaml")),
              std::vector<std::string>{"error 0:0-0 cannot-read: there is no such file | is the path right?"});
    EXPECT_EQ(diagnostics_of(load_case(data)),
              std::vector<std::string>{
                  "error 0:0-0 cannot-read: this is a folder, not a case file | name the case file in it"});
}

TEST(Load, DoesNotFollowALinkOutOfTheFolder) {
    namespace files = std::filesystem;
    const files::path folder = files::temp_directory_path() / "irenic-link-test";
    files::remove_all(folder);
    files::create_directories(folder / "case");
    std::ofstream(folder / "outside.yaml") << "title: other\n";
    files::create_symlink(folder / "outside.yaml", folder / "case" / "inside.yaml");
    std::ofstream(folder / "case" / "case.yaml") << head << "readings: {r: {file: inside.yaml}}\n";
    EXPECT_EQ(diagnostics_of(load_case((folder / "case" / "case.yaml").string())),
              std::vector<std::string>{"error 5:22-33 cannot-read: the file `inside.yaml` cannot be read "
                                       "| the path is relative to the folder of the case"});
    files::remove_all(folder);
}

TEST(Load, KnowsTheDigestOfTheBytes) {
    EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(parse_case(head, "c").cases.at(0).sha256, sha256_of(head));
}

}  // namespace

}  // namespace irenic::testing
