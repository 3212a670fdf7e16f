// The schema that editors use says the same as the loader. Python's jsonschema checks it, where it is installed.

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace irenic::testing {

namespace {

constexpr int module_missing = 77;

TEST(Schema, AcceptsSoundCasesAndRefusesTheUsualSlips) {
    const std::string root = IRENIC_SOURCE_DIR;
    const int status = std::system(("python3 '" + root + "/tests/casefile/schema_test.py' '" + root + "'").c_str());
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == module_missing || WEXITSTATUS(status) == 127)
        GTEST_SKIP() << "python3-jsonschema or python3-yaml is missing";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace

}  // namespace irenic::testing
