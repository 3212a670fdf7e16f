// The exports, read back by other people's readers: Python's XML and CSV modules, and a small grammar of DOT.
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

void write_exports(const std::filesystem::path& folder, const std::string& name, std::string_view text) {
    Sample sample(text);
    const Space& space = sample.appraiser.space();
    const std::vector<Concept> wanted{Concept::nash, Concept::seq};
    const StabilityAnswer found = stability(space, wanted);
    std::ofstream(folder / (name + ".dot"), std::ios::binary) << graph_dot(space, wanted, found);
    std::ofstream(folder / (name + ".graphml"), std::ios::binary) << graph_graphml(space, wanted, found);
    std::ofstream(folder / (name + ".csv"), std::ios::binary) << states_csv(space, wanted, found);
}

TEST(Export, OtherReadersFindEveryStateAndArc) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("irenic-exports-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    write_exports(folder, "river", river);
    write_exports(folder, "graph", graph);
    write_exports(folder, "hostile", hostile());
    const std::string root = IRENIC_SOURCE_DIR;
    const int status =
        std::system(("python3 '" + root + "/tests/report/export_test.py' '" + folder.string() + "'").c_str());
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 127) GTEST_SKIP() << "python3 is missing";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

// Each of the two towns can change its option in each of four states: eight arcs.
TEST(Export, AGraphFitsWhenNeitherStatesNorArcsAreMoreThanTheLimit) {
    Sample sample(river);
    EXPECT_TRUE(graph_fits(sample.appraiser.space(), 8));
    EXPECT_FALSE(graph_fits(sample.appraiser.space(), 7));
    EXPECT_FALSE(graph_fits(sample.appraiser.space(), 3));
}

}  // namespace
}  // namespace irenic::testing
