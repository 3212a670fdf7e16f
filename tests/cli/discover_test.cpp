// `irenic discover` from outside: the planted box of a table made here, what it says, and what it refuses.
#include <cmath>

#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

double halton(int index, int base) {
    double value = 0;
    double place = 1;
    for (; index > 0; index /= base) value += (place /= base) * (index % base);
    return value;
}

/// Five columns of 2 000 numbers; y is 1 where x1 < 0.4 and x2 > 0.7. An outcome in words stands beside it.
std::string planted(const std::string& extra_header = "", const std::string& extra = "") {
    std::string text = "x1,x2,x3,x4,x5,y" + extra_header + "\n";
    for (int index = 1; index <= 2000; ++index) {
        for (const int base : {2, 3, 5, 7, 11}) text += fmt::format("{},", halton(index, base));
        text += std::string(halton(index, 2) < 0.4 && halton(index, 3) > 0.7 ? "1" : "0") + extra + "\n";
    }
    return text;
}

TEST(DiscoverCommand, FindsThePlantedBoxWithoutAnyOption) {
    const Folder folder;
    write_all(folder / "t.csv", planted());
    const Ran ran = irenic("discover --json --outcome y " + quoted(folder / "t.csv"));
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json found = json::parse(ran.out);
    EXPECT_EQ(found["hits"], 240);
    ASSERT_EQ(found["boxes"].size(), 42U);
    const json& last = found["boxes"][41];
    EXPECT_NEAR(last["coverage"].get<double>(), 0.979167, 1e-6);
    EXPECT_EQ(last["density"], 1);
    EXPECT_NEAR(last["mass"].get<double>(), 0.1175, 1e-9);
    EXPECT_EQ(last["limits"].size(), 2U);
    EXPECT_NEAR(last["limits"]["x1"]["at-most"].get<double>(), 0.395020, 1e-6);
    EXPECT_NEAR(last["limits"]["x2"]["at-least"].get<double>(), 0.701875, 1e-6);
    EXPECT_FALSE(last["limits"]["x1"].contains("at-least"));
    EXPECT_GT(last["hold-out"]["density"].get<double>(), 0.9);
    EXPECT_LT(last["quasi-p"]["x1"].get<double>(), 1e-6);
    EXPECT_EQ(last["resampled"]["x1"]["same-density"], 1);
    EXPECT_EQ(found["tree"]["inputs"], json::parse(R"(["x1", "x2"])"));
    const std::string check =
        "import json,sys\n"
        "try:\n    import jsonschema\nexcept ImportError:\n    sys.exit(77)\n"
        "schema = json.load(open('schema/answer.schema.json'))\n"
        "definition = {**schema['definitions']['discover-answer'], 'definitions': schema['definitions']}\n"
        "jsonschema.validate(json.load(open(sys.argv[1])), definition)\n";
    write_all(folder / "check.py", check);
    write_all(folder / "answer.json", ran.out);
    const int status = std::system(fmt::format("cd {} && python3 {} {}", quoted(IRENIC_SOURCE_DIR),
                                               quoted(folder / "check.py"), quoted(folder / "answer.json"))
                                       .c_str());
    EXPECT_TRUE(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77);
}

TEST(DiscoverCommand, SaysItInSentences) {
    const Folder folder;
    write_all(folder / "t.csv", planted());
    const Ran ran = irenic("discover --outcome y " + quoted(folder / "t.csv"));
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(says(ran.out, "240 of 2 000 rows (12 %), by 5 columns.")) << ran.out;
    EXPECT_TRUE(says(ran.out, "Where x1 is at most")) << ran.out;
    EXPECT_TRUE(says(ran.out, "Tree and region both ask about x1 and x2.")) << ran.out;
}

TEST(DiscoverCommand, LooksAtBothOutcomesWhenAsked) {
    const Folder folder;
    write_all(folder / "t.csv", planted());
    const Ran ran =
        irenic("discover --both --json --outcome x3 --at-least 0.5 --inputs x1,x2 " + quoted(folder / "t.csv"));
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json found = json::parse(ran.out);
    EXPECT_EQ(found["inputs"].size(), 2U);
    EXPECT_TRUE(found.contains("otherwise"));
    EXPECT_EQ(found["outcome"]["at-least"], 0.5);
}

TEST(DiscoverCommand, IsTheSameEveryTime) {
    const Folder folder;
    write_all(folder / "t.csv", planted());
    const std::string command = "discover --json --seed 5 --outcome y " + quoted(folder / "t.csv");
    EXPECT_EQ(irenic(command).out, irenic(command).out);
}

TEST(DiscoverCommand, NamesTheCellThatIsWrong) {
    const Folder folder;
    write_all(folder / "t.csv", "a,y\n1,yes\n2,no\n\"3\",perhaps\n");
    const Ran ran = irenic("discover --outcome y " + quoted(folder / "t.csv"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran.err, "t.csv:4:5")) << ran.err;
    EXPECT_TRUE(says(ran.err, "`perhaps` says neither yes nor no")) << ran.err;
}

TEST(DiscoverCommand, RefusesWhatHasNothingToTellApart) {
    const Folder folder;
    write_all(folder / "t.csv", "a,y\n1,yes\n2,yes\n");
    const Ran ran = irenic("discover --outcome y " + quoted(folder / "t.csv"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran.err, "there is nothing to tell apart")) << ran.err;
    EXPECT_EQ(irenic("discover --outcome y /nowhere/t.csv").status, 1);
    EXPECT_EQ(irenic("discover " + quoted(folder / "t.csv")).status, 2);
    EXPECT_EQ(irenic("discover --outcome y --peel 2 " + quoted(folder / "t.csv")).status, 2);
    EXPECT_EQ(irenic("discover --outcome y --equals yes --at-least 1 " + quoted(folder / "t.csv")).status, 2);
}

TEST(DiscoverCommand, LetsNoCellDriveTheTerminal) {
    const Folder folder;
    std::string text = "a\x1b[31m,y\n";
    for (int k = 0; k < 40; ++k) text += std::to_string(k) + (k < 20 ? ",1\n" : ",0\n");
    write_all(folder / "t.csv", text);
    const Ran ran = irenic("discover --outcome y " + quoted(folder / "t.csv"));
    EXPECT_FALSE(says(ran.out, "\x1b")) << ran.out;
    EXPECT_FALSE(says(ran.err, "\x1b")) << ran.err;
}

}  // namespace
}  // namespace irenic::testing
