// Ledgers from outside: entering events, what is refused, several writers at once, and a writer that is killed.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

constexpr const char* two_towns = R"(irenic: 1
title: Two towns (invented)
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
options:
  gate: {by: upper, levels: [closed, half, open], direction: up}
  fund: {by: lower, levels: [none, first, full], direction: up}
preferences:
  upper:
    - {graded: gate, values: {closed: 0, half: -4, open: -8}, basis: invented}
    - {graded: fund, values: {none: 0, first: 6, full: 12}, basis: invented}
  lower:
    - {graded: gate, values: {closed: 0, half: 6, open: 12}, basis: invented}
    - {graded: fund, values: {none: 0, first: -4, full: -8}, basis: invented}
agreements:
  exchange:
    effective: 2031-04-01
    obligations:
      open-half: {by: upper, sets: {gate: half}, days: 10}
      pay-first: {by: lower, sets: {fund: first}, days: 10, after: [open-half]}
      open-full: {by: upper, sets: {gate: open}, days: 10, after: [pay-first]}
      pay-rest:  {by: lower, sets: {fund: full}, days: 10, after: [open-full]}
)";

class Record : public ::testing::Test {
protected:
    Record() { write_all(folder_ / "case.yaml", two_towns); }
    [[nodiscard]] std::string path(const std::string& name) const { return quoted(folder_ / name); }
    Ran record(const std::string& arguments) const {
        return irenic("record " + path("case.yaml") + " " + path("ledger.yaml") + " " + arguments);
    }
    void begin() const {
        ASSERT_EQ(record("--new exchange --obligation open-half --event performed --date 2031-04-11 --by upper").status,
                  0);
    }

    Folder folder_;
};

TEST_F(Record, BeginsALedgerAndAddsToIt) {
    begin();
    const Ran more = record("--obligation pay-first --event late --date 2031-04-24 --note 'three days: late'");
    EXPECT_EQ(more.status, 0) << more.err;
    EXPECT_NE(more.out.find("The last check is "), std::string::npos);
    const Ran checked = irenic("check " + path("case.yaml") + " --ledger " + path("ledger.yaml"));
    EXPECT_EQ(checked.status, 0) << checked.err;
    EXPECT_NE(checked.out.find("2 events about `exchange`, each with a check that fits"), std::string::npos)
        << checked.out;
}

TEST_F(Record, RefusesWhatCannotBeAndLeavesTheFileAsItWas) {
    begin();
    const std::string before = read_all(folder_ / "ledger.yaml");
    const std::pair<const char*, const char*> wrong[] = {
        {"--obligation open-haf --event performed --date 2031-04-12", "did you mean `open-half`?"},
        {"--obligation pay-rest --event partly --part 0.5 --date 2031-04-12", "[not-divisible]"},
        {"--obligation open-half --event performed --date 2031-04-12 --by upper", "`corrects: e1`"},
        {"--obligation pay-rest --event performed --date 2031-02-30", "[bad-date]"},
        {"--new exchange --obligation pay-rest --event performed --date 2031-04-12", "[there-already]"}};
    for (const auto& [arguments, says] : wrong) {
        const Ran ran = record(arguments);
        EXPECT_EQ(ran.status, 1) << arguments;
        EXPECT_NE(ran.err.find(says), std::string::npos) << ran.err;
    }
    EXPECT_EQ(record("--obligation pay-rest --date 2031-04-12").status, 2);
    EXPECT_EQ(record("--obligation pay-rest --event done --date 2031-04-12").status, 2);
    EXPECT_EQ(read_all(folder_ / "ledger.yaml"), before);
}

TEST_F(Record, ABrokenChainIsNamedAndNothingIsAdded) {
    begin();
    std::string text = read_all(folder_ / "ledger.yaml");
    text.replace(text.find("2031-04-11"), 10, "2031-04-01");
    write_all(folder_ / "ledger.yaml", text);
    const Ran ran = record("--obligation pay-first --event performed --date 2031-04-12");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("event 1 does not fit its check"), std::string::npos) << ran.err;
    EXPECT_EQ(read_all(folder_ / "ledger.yaml"), text);
    EXPECT_EQ(irenic("check " + path("case.yaml") + " --ledger " + path("ledger.yaml")).status, 1);
    EXPECT_EQ(irenic("keep " + path("case.yaml") + " --ledger " + path("ledger.yaml")).status, 1);
}

TEST_F(Record, TwoWritersAtATimeLoseNothing) {
    begin();
    const std::string one = "for k in 1 2 3 4 5 6; do '" IRENIC_EXECUTABLE "' record " + path("case.yaml") + " " +
                            path("ledger.yaml") +
                            " --obligation pay-first --event violated --date 2031-05-0$k >/dev/null; done";
    ASSERT_EQ(std::system(("( " + one + " ) & ( " + one + " ) & wait").c_str()), 0);
    const json found =
        json::parse(irenic("check " + path("case.yaml") + " --json --ledger " + path("ledger.yaml")).out)["ledgers"][0];
    EXPECT_EQ(found["events"], 13);
    EXPECT_EQ(found["checked"], 13);
}

// Wherever it is killed, the ledger is whole: with the entry or without it.
TEST_F(Record, AWriterThatIsKilledLeavesAWholeLedger) {
    begin();
    std::size_t events = 1;
    for (int k = 0; k < 60; ++k) {
        const std::string command = "timeout -s KILL 0.0" + std::to_string(k % 10) + std::to_string(k / 10) +
                                    " '" IRENIC_EXECUTABLE "' record " + path("case.yaml") + " " + path("ledger.yaml") +
                                    " --obligation pay-first --event violated --date 2031-05-01 >/dev/null 2>&1";
        [[maybe_unused]] const int status = std::system(command.c_str());
        const json found = json::parse(
            irenic("check " + path("case.yaml") + " --json --ledger " + path("ledger.yaml")).out)["ledgers"][0];
        ASSERT_TRUE(found["sound"]) << found;
        const std::size_t now = found["events"];
        ASSERT_TRUE(now == events || now == events + 1) << now;
        ASSERT_EQ(found["checked"], now);
        events = now;
    }
    EXPECT_EQ(record("--obligation pay-first --event violated --date 2031-05-02").status, 0);
}

TEST_F(Record, KeepGoesOnFromWhereTheLedgerPutsIt) {
    begin();
    const Ran words = irenic("keep " + path("case.yaml") + " --ledger " + path("ledger.yaml") + " --today 2031-05-25");
    EXPECT_EQ(words.status, 0) << words.err;
    EXPECT_NE(words.out.find("overdue by 34 days"), std::string::npos) << words.out;
    EXPECT_NE(words.out.find("Upper Town waits for Lower Town"), std::string::npos) << words.out;
    const json found = json::parse(
        irenic("keep " + path("case.yaml") + " --json --ledger " + path("ledger.yaml") + " --today 2031-05-25")
            .out)["ledger"];
    EXPECT_EQ(found["today"], "2031-05-25");
    const json& now = found["views"][0]["affirmed"];
    EXPECT_EQ(now["rest"]["stopped-by"], "lower");
    EXPECT_EQ(now["rest"]["stops-at"], 0);
    EXPECT_EQ(now["rest"]["steps"], json::parse(R"([["pay-first"], ["open-full"], ["pay-rest"]])"));
    EXPECT_EQ(now["waiting"], json::parse(R"([{"party": "upper", "obligations": ["open-full", "pay-first"]}])"));
    EXPECT_EQ(now["forecast"]["end"], "2031-06-24");
    EXPECT_EQ(now["forecast"]["days-late"], 44);
    EXPECT_EQ(irenic("keep " + path("case.yaml") + " --today 2031-05-25").status, 2);
    EXPECT_EQ(irenic("keep " + path("case.yaml") + " --ledger " + path("ledger.yaml") + " --account nobody").status, 1);
}

TEST_F(Record, HostileWordsNeverReachTheTerminal) {
    begin();
    EXPECT_EQ(
        record("--obligation pay-first --event violated --date 2031-05-01 --note \"$(printf '\\033[2J')\"").status, 1);
    write_all(folder_ / "other.yaml",
              "ledger: exchange\ntitle: \"\\e[2J\\u202Eabc\"\naccounts:\n  spy: {name: \"\\x9B2J\"}\nevents:\n"
              "  - {date: 2031-04-11, obligation: open-half, event: performed, by: spy}\n");
    const Ran ran = irenic("keep " + path("case.yaml") + " --ledger " + path("other.yaml"));
    EXPECT_EQ((ran.out + ran.err).find('\x1b'), std::string::npos);
    EXPECT_EQ((ran.out + ran.err).find("\u202E"), std::string::npos);
    EXPECT_EQ((ran.out + ran.err).find("\u009B"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
