// A program that shares nothing with Irenic works every expected set out again: tests/cases/oracle.py, where PyYAML is installed.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "support/random.hpp"

namespace irenic::testing {
namespace {

namespace fs = std::filesystem;

constexpr int module_missing = 77;

int exit_status(const std::string& program, const std::string& words) {
    const std::string path = std::string(IRENIC_SOURCE_DIR) + "/tests/cases/" + program;
    const int status = std::system(("python3 -B '" + path + "' " + words).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The exit status when the oracle goes through the cases in a folder.
int check(const std::string& root) { return exit_status("oracle.py", "--check '" + root + "'"); }

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

TEST(Oracle, FindsWhatCouldBeAgreed) {
    const fs::path root = fs::temp_directory_path() / ("irenic-oracle-bargain-" + std::to_string(getpid()));
    const fs::path folder = root / "cases" / "two-valleys";
    fs::create_directories(folder);
    std::ofstream(folder / "case.yaml") << R"(irenic: 1
title: Two valleys
parties: {north: {}, south: {}}
options: {road: {by: north}, river: {by: south}}
preferences:
  north: [{that: road, weight: -1}, {that: river, weight: 3}]
  south: [{that: road, weight: 3}, {that: river, weight: -1}]
strategies: {both: {target: {road: yes, river: yes}}, one: {target: {river: yes}}}
)";
    const auto known = nlohmann::json::parse(R"({"states": 4, "bargain": {"": {
        "signatories": ["north", "south"], "packages": 4, "frontier": [["01"], ["10"], ["11"]], "zone": ["00", "11"],
        "solutions": {"nash": ["11"], "kalai-smorodinsky": ["11"], "egalitarian": ["11"], "leximin": ["11"], "utilitarian": ["11"]},
        "left-out": [],
        "strategies": {"both": {"degree": 2, "gain": {"north": 2, "south": 2}, "blockers": {}},
                       "one": {"degree": null, "gain": {"north": 3, "south": -1}, "blockers": {"south": 1}}}}}})");
    const auto status_of = [&](const nlohmann::json& expected) {
        std::ofstream(folder / "expected.json") << expected;
        return check(root.string());
    };
    nlohmann::json bent = known;
    bent["bargain"][""]["zone"] = {"11"};
    const int right = status_of(known);
    const int wrong = status_of(bent);
    fs::remove_all(root);
    if (missing(right)) GTEST_SKIP() << "python3 or python3-yaml is missing";
    EXPECT_EQ(right, 0);
    EXPECT_EQ(wrong, 1);
}

#ifdef IRENIC_EXECUTABLE
TEST(Oracle, SaysTheSameAsTheCommandOfRandomCases) {
    // Several processes for each: not many, and fewer where each of them is sanitized and slow to start.
#ifdef __SANITIZE_ADDRESS__
    constexpr std::uint64_t most = 8;
#else
    constexpr std::uint64_t most = 500;
#endif
    const std::uint64_t count = std::min<std::uint64_t>(from_environment("IRENIC_RANDOM_CASES", 40), most);
    const std::string words =
        "'" IRENIC_EXECUTABLE "' " + std::to_string(count) + " " + std::to_string(from_environment("IRENIC_SEED", 1));
    const int status = exit_status("random_against_oracle.py", words);
    if (missing(status)) GTEST_SKIP() << "python3 or python3-yaml is missing";
    EXPECT_EQ(status, 0);
}
#endif

}  // namespace
}  // namespace irenic::testing
