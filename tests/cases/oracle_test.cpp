// A program that shares nothing with Irenic works every expected set out again: tests/cases/oracle.py, where PyYAML is installed.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace irenic::testing {
namespace {

namespace fs = std::filesystem;

constexpr int module_missing = 77;

/// The exit status when the oracle goes through the cases in a folder.
int check(const std::string& root) {
    const std::string oracle = std::string(IRENIC_SOURCE_DIR) + "/tests/cases/oracle.py";
    const int status = std::system(("python3 -B '" + oracle + "' --check '" + root + "'").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool missing(int status) { return status == module_missing || status == 127; }

TEST(Oracle, FindsEveryExpectedSetOfTheWorkedCasesByTheDefinitionsAlone) {
    const int status = check(IRENIC_SOURCE_DIR);
    if (missing(status)) GTEST_SKIP() << "python3 or python3-yaml is missing";
    EXPECT_EQ(status, 0);
}

TEST(Oracle, ObjectsToASetThatLacksAState) {
    const fs::path root = fs::temp_directory_path() / ("irenic-oracle-" + std::to_string(getpid()));
    const fs::path folder = root / "cases" / "prisoners-dilemma";
    fs::create_directories(folder);
    fs::copy(fs::path(IRENIC_SOURCE_DIR) / "cases" / "prisoners-dilemma", folder);
    auto known = nlohmann::json::parse(std::ifstream(folder / "expected.json"));
    known["concepts"]["sseq"]["stable"]["prisoner-one"] = {"s1", "s3"};
    std::ofstream(folder / "expected.json") << known;
    const int status = check(root.string());
    fs::remove_all(root);
    if (missing(status)) GTEST_SKIP() << "python3 or python3-yaml is missing";
    EXPECT_EQ(status, 1);
}

}  // namespace
}  // namespace irenic::testing
