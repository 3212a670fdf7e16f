// schema/answer.schema.json accepts what is written and refuses the usual slips. Python's jsonschema checks it, where it is installed.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "irenic/report.hpp"
#include "report/hostile.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

constexpr int module_missing = 77;

void write_answers(const std::filesystem::path& folder, const std::string& name, std::string_view text) {
    Sample sample(text);
    Appraiser& appraiser = sample.appraiser;
    const Space& space = appraiser.space();
    std::vector<Concept> wanted;
    for (const ConceptRow& row : concepts) wanted.push_back(row.kind);
    std::ofstream(folder / (name + "-compare.json")) << compare_json(appraiser);
    std::ofstream(folder / (name + "-claims.json")) << claims_json(appraiser);
    std::ofstream(folder / (name + "-stability.json")) << stability_json(space, wanted, stability(space, wanted), {});
    std::ofstream(folder / (name + "-explain.json")) << explain_json(space, appraiser.strategies().back().reasons);
    std::vector<StateIndex> ends;
    for (const StrategyAppraisal& found : appraiser.strategies()) ends.push_back(found.end_state);
    std::ofstream(folder / (name + "-evolve.json"))
        << evolution_json(space, outlook(space, *space.status_quo(), wanted, ends), {});
    const FurtherQuestion further{{FurtherConcept::simultaneous}};
    std::ofstream(folder / (name + "-further-stability.json"))
        << stability_json(space, {}, {}, {}, further_stability(space, further).found);
    std::ofstream(folder / (name + "-further-explain.json"))
        << explain_json(space, {}, explain_further(space, further, 0).found);
    const CoalitionQuestion asked{all_coalitions(space), {coalition_concepts.begin(), coalition_concepts.end()}, true};
    std::ofstream(folder / (name + "-coalition-stability.json"))
        << coalition_stability_json(space, asked, coalition_stability(space, asked.coalitions, asked.wanted), {});
    std::ofstream(folder / (name + "-coalition-explain.json"))
        << explain_coalitions_json(space, 0, asked, coalitions_at(space, 0, asked.coalitions, asked.wanted));
    PreferenceQuestion in_degrees{wanted, {Extension::known, Extension::a, Extension::c}, true};
    for (const bool strength : {false, true}) {
        in_degrees.strength = strength;
        const std::string file = name + (strength ? "_hybrid" : "_unknown");
        std::ofstream(folder / (file + "-stability.json"))
            << preference_stability_json(space, in_degrees, preference_stability(space, in_degrees).found, {});
        std::ofstream(folder / (file + "-preference-explain.json"))
            << explain_preference_json(space, 0, in_degrees, explain_preference(space, in_degrees, 0).found);
    }
    const Views::Build views = Views::build(space, true);
    const PerspectiveQuestion perspective{{true, true}, wanted};
    std::ofstream(folder / (name + "-perspective-stability.json")) << perspective_stability_json(
        *views.views, perspective, perspective_stability(*views.views, perspective).found, {});
    std::ofstream(folder / (name + "-perspective-explain.json")) << explain_perspective_json(
        *views.views, perspective, 0, explain_perspective(*views.views, perspective, 0).found);
    RequireQuestion required;
    required.state = *space.status_quo();
    required.wanted = wanted;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i)) required.parties.push_back(i);
    std::ofstream(folder / (name + "-require.json")) << require_json(space, require(space, required));
    BargainQuestion talked;
    talked.lotteries = true;
    std::ofstream(folder / (name + "-bargain.json")) << bargain_json(appraiser, appraiser.bargain(talked), {});
    std::ofstream(folder / (name + "_agreement-bargain.json"))
        << bargain_json(appraiser, appraiser.bargain({AgreementIndex{0}, {}}), {1, 1});
    std::ofstream(folder / (name + "-keep.json")) << keep_json(space, {0, *plan_as_written(space, 0).plan, {}});
}

TEST(Schema, AcceptsTheAnswersAndRefusesSlips) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("irenic-answers-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    write_answers(folder, "river", river);
    write_answers(folder, "hostile", hostile());
    {
        Sample sample(blocked_gate);
        BargainQuestion divided;
        divided.agreement = 0;
        divided.adjusted_winner = true;
        std::ofstream(folder / "divided-bargain.json")
            << bargain_json(sample.appraiser, sample.appraiser.bargain(divided), {});
        std::ofstream(folder / "gate-bargain.json")
            << bargain_json(sample.appraiser, sample.appraiser.bargain({AgreementIndex{0}, {}}), {});
    }
    const std::string root = IRENIC_SOURCE_DIR;
    const int status = std::system(
        ("python3 '" + root + "/tests/report/schema_test.py' '" + root + "' '" + folder.string() + "'").c_str());
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == module_missing || WEXITSTATUS(status) == 127)
        GTEST_SKIP() << "python3-jsonschema is missing";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace irenic::testing
