// Random cases written for Gambit: judged by a reader in Python that shares no code with us, and read back by our own.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "exchange/random_game.hpp"
#include "irenic/casefile.hpp"
#include "irenic/report.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {
namespace {

constexpr std::array all_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq};

/// The state of the game read back that stands for these levels.
StateIndex same_state(const Space& back, const std::vector<std::size_t>& chosen) {
    Levels levels;
    for (const std::size_t strategy : chosen) levels.push_back(static_cast<Level>(strategy));
    return *back.find(levels);
}

bool small_enough(const Case& subject) {
    std::vector<std::size_t> strategies(subject.parties.size(), 1);
    for (const Option& option : subject.options) strategies[option.owners.front()] *= option.levels.size();
    return std::all_of(strategies.begin(), strategies.end(), [](std::size_t count) { return count <= 36; });
}

TEST(NfgRoundTrip, KeepsEveryVerdictAndEveryValue) {
    for_random_cases(2000, random_game, [](const Case& subject) {
        const Space::Build there = Space::build(subject);
        ASSERT_TRUE(there.ok());
        ASSERT_FALSE(no_strategic_form(*there.space));
        if (!small_enough(subject)) return;
        const Imported imported = import_nfg(strategic_form(*there.space), "game.nfg");
        ASSERT_TRUE(imported.sound) << render_human(imported.diagnostics, imported.files, false);
        const Loaded loaded = parse_case(imported.text, "game.yaml");
        ASSERT_TRUE(loaded.ok()) << imported.text;
        const Space::Build back = Space::build(loaded.cases.front());
        ASSERT_TRUE(back.ok());
        ASSERT_EQ(there.space->size(), back.space->size());
        const StabilityAnswer before = stability(*there.space, all_concepts);
        const StabilityAnswer after = stability(*back.space, all_concepts);
        for (StateIndex s = 0; s < there.space->size(); ++s) {
            const StateIndex t = same_state(*back.space, strategies_of(subject, there.space->levels(s)));
            for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
                for (const Concept kind : all_concepts)
                    EXPECT_EQ(before.of(kind).stable[i].test(s), after.of(kind).stable[i].test(t)) << imported.text;
                // Numbers beyond six places (long lists of statements) are ranks on both sides.
                if (there.space->cardinal(i) && back.space->cardinal(i)) {
                    EXPECT_EQ(there.space->value(i, s), back.space->value(i, t)) << imported.text;
                }
                EXPECT_TRUE(!there.space->cardinal(i) || back.space->cardinal(i)) << imported.text;
            }
        }
    });
}

// tests/exchange/pure_equilibria.py finds the pure equilibria of each game itself; so does Gambit's `enumpure`.
TEST(NfgExport, PureEquilibriaOfTheGameAreTheNashEquilibriaOfTheCase) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("irenic-games-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    std::size_t number = 0;
    std::ofstream listed(folder / "expected.json");
    for_random_cases(2000, random_game, [&](const Case& subject) {
        const Space::Build built = Space::build(subject);
        ASSERT_TRUE(built.ok());
        const std::string name = std::to_string(number++) + ".nfg";
        std::ofstream(folder / name) << strategic_form(*built.space);
        const StabilityAnswer answer = stability(*built.space, std::array{Concept::nash});
        nlohmann::json equilibria = nlohmann::json::array();
        answer.of(Concept::nash).equilibria.for_each([&](std::size_t s) {
            equilibria.push_back(strategies_of(subject, built.space->levels(static_cast<StateIndex>(s))));
        });
        listed << nlohmann::json{{"file", name}, {"equilibria", equilibria}}.dump() << "\n";
    });
    listed.close();
    const std::string root = IRENIC_SOURCE_DIR;
    const int status =
        std::system(("python3 '" + root + "/tests/exchange/pure_equilibria.py' '" + folder.string() + "'").c_str());
    if (std::getenv("IRENIC_KEEP_GAMES") == nullptr) std::filesystem::remove_all(folder);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 127) GTEST_SKIP() << "python3 is missing";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

Space::Build built(const Case& subject) { return Space::build(subject); }

// What a strategic form cannot say is refused, and the words say why.
TEST(NfgExport, RefusesWhatIsNoStrategicForm) {
    const auto why = [](const CaseBuilder& builder) {
        const Case subject = builder.build();
        const Space::Build space = built(subject);
        const auto error = no_strategic_form(*space.space);
        return error ? error->message : std::string();
    };
    CaseBuilder free;
    free.party("a").party("b").option("x", {"a"}).option("y", {"b"});
    EXPECT_EQ(why(free), "");
    CaseBuilder joint = free;
    EXPECT_EQ(why(joint.option("treaty", {"a", "b"})),
              "`treaty` has several owners: in a strategic form each chooses alone");
    CaseBuilder chance = free;
    EXPECT_EQ(why(chance.option("rain", {})), "nobody chooses the level of `rain`: it is left to chance");
    CaseBuilder one_way = free;
    EXPECT_EQ(
        why(one_way.option("dam", {"a"}, {"no", "yes"}, "up")),
        "`dam` cannot be changed back: in a strategic form every level can be chosen, whatever the others choose");
    CaseBuilder constrained = free;
    constrained.never(conjunction(free.taken("x"), free.taken("y")));
    EXPECT_EQ(why(constrained),
              "only 3 of 4 combinations of levels are feasible: in a strategic form every party can "
              "choose whatever the others choose");
    CaseBuilder merged = free;
    EXPECT_EQ(why(merged.state("s", {"00", "10"})),
              "the case has merged states: in a strategic form every combination of levels is a state of its own");
    CaseBuilder graph;
    EXPECT_EQ(why(graph.graph().party("a").state("s")),
              "an abstract graph is no strategic form: its parties move and do not choose levels");
}

// Two towns by hand: the payoffs of (closed, out), (open, out), (closed, ended), (open, ended), upper town first.
TEST(NfgExport, WritesTheFirstPartysStrategiesFastest) {
    CaseBuilder towns("Two \"towns\"");
    towns.party("upper").party("lower");
    towns.option("gate", {"upper"}, {"closed", "open"}).option("patrol", {"lower"}, {"out", "ended"});
    towns.weight("upper", towns.taken("patrol"), "20").weight("upper", towns.taken("gate"), "-5.25");
    towns.wants("lower", towns.taken("gate"));
    const Case subject = towns.build();
    const Space::Build space = built(subject);
    EXPECT_EQ(strategic_form(*space.space),
              "NFG 1 R \"Two \\\"towns\\\"\" { \"upper\" \"lower\" }\n\n"
              "{\n{ \"closed\" \"open\" }\n{ \"out\" \"ended\" }\n}\n"
              "\"Written by irenic. Each party chooses levels of its options; parties are on different scales. "
              "Payoffs that only order outcomes, 0 for the worst: lower.\"\n\n"
              "0 0\n-5.25 1\n20 0\n14.75 1\n");
}

}  // namespace
}  // namespace irenic::testing
