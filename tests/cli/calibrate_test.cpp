// `irenic calibrate` from outside: the answer, the part of a case that it writes, and what it refuses.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string table =
    "name,signed,ended,kind\n"
    "a,2021-01-01,2021-01-21,full\n"
    "b,2021-01-01,2021-02-20,full\n"
    "c,2021-01-01,,full\n"
    "d,2021-01-01,2021-01-11,partial\n"
    "e,2021-01-01,2020-01-11,partial\n"
    "f,2021-01-01,,partial\n";
const std::string columns = " --start signed --end ended --censor 2021-04-11 --group kind";

/// The template of `irenic new`, with this file as one more reading.
std::string settlement_with_reading(const std::string& file) {
    std::string settlement = irenic("new - --template settlement").out;
    const std::size_t end = settlement.find('\n', settlement.find("\nreadings:") + 1);
    return settlement.insert(end + 1, "  data: {by: counted, file: " + file + "}\n");
}

TEST(CalibrateCommand, SaysWhatWasCountedAndWhatLeftOut) {
    const Folder folder;
    write_all(folder / "t.csv", table);
    const Ran ran = irenic("calibrate " + quoted(folder / "t.csv") + columns);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(says(ran.out, "5 of 6 rows counted, watched for 280 days in all; 3 ended.")) << ran.out;
    EXPECT_TRUE(says(ran.out, "Left out: 1 row: it ended before it began (line 6).")) << ran.out;
    EXPECT_TRUE(says(ran.out, "Log-rank test")) << ran.out;
}

TEST(CalibrateCommand, GivesTheSameAsJsonByItsSchema) {
    const Folder folder;
    write_all(folder / "t.csv", table);
    const Ran ran = irenic("calibrate --json " + quoted(folder / "t.csv") + columns);
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json found = json::parse(ran.out);
    EXPECT_EQ(found["table"]["rows"], 6);
    EXPECT_EQ(found["left-out"], json::parse(R"([{"rows": 1, "why": "it ended before it began", "lines": [6]}])"));
    // By hand: of 5 one ends at day 10, of 4 one at 20, of 3 one at 50.
    ASSERT_EQ(found["all"]["kaplan-meier"].size(), 3U);
    EXPECT_NEAR(found["all"]["kaplan-meier"][2]["share"]["best"].get<double>(), 0.4, 1e-12);
    EXPECT_EQ(found["all"]["kaplan-meier"][1]["at-risk"], 4);
    EXPECT_EQ(found["all"]["median"], 50);
    EXPECT_EQ(found["groups"][0]["group"], "full");
    EXPECT_EQ(found["all"]["pieces"].size(), 1U);
    EXPECT_TRUE(found["all"]["pieces"][0]["until"].is_null());
    const std::string check =
        "import json,sys\n"
        "try:\n    import jsonschema\nexcept ImportError:\n    sys.exit(77)\n"
        "schema = json.load(open('schema/answer.schema.json'))\n"
        "definition = {**schema['definitions']['calibrate-answer'], 'definitions': schema['definitions']}\n"
        "answer = json.load(open(sys.argv[1]))\n"
        "jsonschema.Draft7Validator(definition).validate(answer)\n"
        "assert jsonschema.Draft7Validator(schema).is_valid(answer)\n"
        "answer['all']['pieces'][0]['from'] = 'x'\n"
        "assert not jsonschema.Draft7Validator(schema).is_valid(answer)\n";
    write_all(folder / "check.py", check);
    write_all(folder / "answer.json", ran.out);
    const int status = std::system(fmt::format("cd {} && python3 {} {}", quoted(IRENIC_SOURCE_DIR),
                                               quoted(folder / "check.py"), quoted(folder / "answer.json"))
                                       .c_str());
    if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "python3-jsonschema is not here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(CalibrateCommand, WritesAPartOfACaseThatIsAReadingOfIt) {
    const Folder folder;
    write_all(folder / "t.csv", table);
    const std::string command = "calibrate " + quoted(folder / "t.csv") + columns +
                                " --pieces 30 --title 'Pacts: \"invented\" # 1' -o " + quoted(folder / "hazard.yaml");
    const Ran written = irenic(command);
    ASSERT_EQ(written.status, 0) << written.err;
    EXPECT_TRUE(says(written.out, "Wrote ")) << written.out;
    const std::string fragment = read_all(folder / "hazard.yaml");
    EXPECT_TRUE(says(fragment, "sources:\n  pacts-invented-1:\n    title: \"Pacts: \\\"invented\\\" # 1\"\n"))
        << fragment;
    EXPECT_TRUE(says(fragment, "counted ")) << fragment;
    EXPECT_TRUE(says(fragment, ": 5 of 6 rows; 3 ended; time from `signed` to `ended`, watched until 2021-04-11"))
        << fragment;
    // 3 of 5 last through the first 30 days: 1 − 0.6^(1/30) = 0.016883; then one ended in 160 days.
    EXPECT_TRUE(says(fragment, "    - {until: 30, is: [")) << fragment;
    EXPECT_TRUE(says(fragment, ", 0.016883, ")) << fragment;
    EXPECT_TRUE(says(fragment, ", 0.006231, ")) << fragment;  // 1 − exp(−1/160)

    write_all(folder / "case.yaml", settlement_with_reading("hazard.yaml"));
    const Ran checked = irenic("check " + quoted(folder / "case.yaml") + " --reading data");
    EXPECT_EQ(checked.status, 0) << checked.err << checked.out;
    const Ran kept = irenic("keep --reading data " + quoted(folder / "case.yaml") + " package");
    EXPECT_EQ(kept.status, 0) << kept.err;
    EXPECT_NE(kept.out, irenic("keep " + quoted(folder / "case.yaml") + " package").out);

    // What is there is not written over unasked, and nothing half-written is left.
    EXPECT_EQ(irenic(command).status, 1);
    EXPECT_EQ(read_all(folder / "hazard.yaml"), fragment);
    EXPECT_EQ(irenic(command + " --force --of full").status, 0);
    EXPECT_TRUE(says(read_all(folder / "hazard.yaml"), "of them 3 with `kind` full"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 3U);
}

TEST(CalibrateCommand, TextOfTheTableCannotBreakOutOfTheFragment) {
    const Folder folder;
    write_all(folder / "t.csv", "\"e: x}\n- y\",t,\"g\"\n1,5,\"a\n# b: {\"\n0,9,\"a\n# b: {\"\n");
    const Ran ran =
        irenic("calibrate " + quoted(folder / "t.csv") + " --duration t --event \"$(printf 'e: x}\\n- y')\"" +
               " --group g --of \"$(printf 'a\\n# b: {')\" -o " + quoted(folder / "f.yaml"));
    ASSERT_EQ(ran.status, 0) << ran.err;
    write_all(folder / "case.yaml", settlement_with_reading("f.yaml"));
    const Ran checked = irenic("check " + quoted(folder / "case.yaml"));
    EXPECT_EQ(checked.status, 0) << checked.err << checked.out << read_all(folder / "f.yaml");
}

TEST(CalibrateCommand, RefusesWhatItCannotCount) {
    const Folder folder;
    write_all(folder / "t.csv", table);
    const std::string file = "calibrate " + quoted(folder / "t.csv");
    const auto refused = [&](const std::string& rest, const std::string& words, int status = 1) {
        const Ran ran = irenic(file + rest);
        EXPECT_EQ(ran.status, status) << rest;
        EXPECT_TRUE(says(ran.err, words)) << ran.err;
        EXPECT_EQ(ran.out, "") << rest;
    };
    refused("", "no column of durations or dates is named");
    refused(" --duration x --event ended", "no column is called `x`");
    refused(columns + " --of half -o " + quoted(folder / "f.yaml"), "there is no group `half`");
    refused(columns + " --pieces 90,30", "--pieces must ascend", 2);
    refused(columns + " --pieces 0", "", 2);
    refused(columns + " --fit gompertz", "", 2);
    refused(" --duration name --event ended", "no row could be counted");
    write_all(folder / "t.csv", "a,b\n1\n");
    refused(" --duration a --event b", "this row has 1 cell");
    EXPECT_EQ(irenic("calibrate no/such.csv --duration a --event b").status, 1);
    const Ran as_json = irenic(file + " --json --duration a --event b");
    EXPECT_EQ(as_json.status, 1);
    EXPECT_TRUE(json::parse(as_json.out).contains("diagnostics"));
}

}  // namespace
}  // namespace irenic::testing
