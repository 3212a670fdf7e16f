// A program that shares nothing with Irenic works every expected set out again: tests/cases/oracle.py, where PyYAML is installed.

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace irenic::testing {
namespace {

constexpr int module_missing = 77;

TEST(Oracle, FindsEveryExpectedSetOfTheWorkedCasesByTheDefinitionsAlone) {
    const std::string root = IRENIC_SOURCE_DIR;
    const int status = std::system(("python3 -B '" + root + "/tests/cases/oracle.py' --check '" + root + "'").c_str());
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == module_missing || WEXITSTATUS(status) == 127)
        GTEST_SKIP() << "python3 or python3-yaml is missing";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace irenic::testing
