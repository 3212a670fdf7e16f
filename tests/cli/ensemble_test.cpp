// `irenic ensemble` and `irenic merge` from outside: studies that are whole whatever happens on the way.
#include <cstdlib>

#include <gtest/gtest.h>
#include <unistd.h>

#include "command.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

constexpr const char* case_text = R"(irenic: 1
title: River talks (invented)
marking: for "practice"; only
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
options:
  gate: {by: upper, levels: [closed, open]}
  money: {by: lower, levels: [none, paid]}
preferences:
  upper:
    - {id: paid, that: money = paid, weight: [2, 6, 20], basis: assumed}
    - {id: shut, that: gate = closed, weight: [1, 5, 9], basis: assumed}
  lower:
    - {id: water, that: gate = open, weight: [1, 8, 12], basis: assumed}
    - {id: keep-money, that: money = none, weight: [2, 4, 10], basis: assumed}
strategies:
  deal: {name: The deal, agreement: deal}
agreements:
  deal:
    obligations:
      open: {by: upper, sets: {gate: open}, days: 5}
      pay: {by: lower, sets: {money: paid}, days: 5, after: [open]}
claims:
  signed: {says: The deal would be signed., test: signable(deal), basis: assumed}
readings:
  wary: {by: an-analyst, change: {paid: {weight: [1, 2, 3]}}}
)";

struct Talks {
    Talks() { write_all(folder / "case.yaml", case_text); }

    /// `irenic ensemble` of the case with these options; the study is `name` in the folder.
    [[nodiscard]] Ran run(const std::string& options, const std::string& name = "",
                          const std::string& before = "") const {
        return irenic(
            "ensemble " + quoted(folder / "case.yaml") + " " + options + (name.empty() ? "" : " -o " + at(name)),
            before);
    }
    [[nodiscard]] std::string at(const std::string& name) const { return quoted(folder / name); }
    [[nodiscard]] std::string bytes(const std::string& name) const { return read_all(folder / name); }
    [[nodiscard]] bool is_there(const std::string& name) const { return std::filesystem::exists(folder / name); }

    Folder folder;
};

bool says(const Ran& ran, const std::string& words) { return (ran.out + ran.err).find(words) != std::string::npos; }

TEST(Ensemble, ThreadsAndShardsChangeNoByte) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 200 --threads 1", "one").status, 0);
    ASSERT_EQ(talks.run("--scenarios 200 --threads 3", "three").status, 0);
    EXPECT_EQ(talks.bytes("one"), talks.bytes("three"));
    for (const char* shard : {"1", "2", "3"})
        ASSERT_EQ(talks.run(fmt::format("--scenarios 200 --shard {}/3", shard), fmt::format("s{}", shard)).status, 0);
    const Ran merged =
        irenic("merge " + talks.at("s3") + " " + talks.at("s1") + " " + talks.at("s2") + " -o " + talks.at("merged"));
    EXPECT_EQ(merged.status, 0) << merged.err;
    EXPECT_EQ(merged.out, "3/3 shards, 200 scenarios, 0 failed\n");
    EXPECT_EQ(talks.bytes("one"), talks.bytes("merged"));
}

TEST(Ensemble, AStudyIsSummedUpAsTheRunThatMadeIt) {
    const Talks talks;
    const Ran ran = talks.run("--scenarios 60 --seed 4 --json", "study");
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(irenic("ensemble --json " + talks.at("study")).out, ran.out);
    EXPECT_EQ(talks.run("--scenarios 60 --seed 4 --json").out, ran.out);
    const auto answer = nlohmann::json::parse(ran.out);
    EXPECT_EQ(answer["study"]["scenarios"], 60);
    ASSERT_EQ(answer["readings"].size(), 2U);
    EXPECT_EQ(answer["readings"][1]["reading"], "wary");
    const auto& signable = answer["readings"][0]["strategies"]["deal"]["signable"];
    EXPECT_EQ(signable["of"], 60);
    for (const char* key : {"share", "yes", "of", "interval", "words"})
        EXPECT_EQ(answer["readings"][0]["claims"]["signed"][key], signable[key]) << key;
    EXPECT_EQ(answer["case"]["marking"], "for \"practice\"; only");
}

TEST(Ensemble, AnAnswerIsAsItsSchemaSays) {
    if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0)
        GTEST_SKIP() << "python3-jsonschema is not there";
    const Talks talks;
    write_all(talks.folder / "answer.json", talks.run("--scenarios 20 --json").out);
    const std::string script =
        "import json, jsonschema, sys\n"
        "schema = json.load(open(sys.argv[1]))\n"
        "definition = {**schema['definitions']['ensemble-answer'], 'definitions': schema['definitions']}\n"
        "jsonschema.validate(json.load(open(sys.argv[2])), definition)\n";
    EXPECT_EQ(std::system(("python3 -c " + quoted(script) + " " +
                           quoted(IRENIC_SOURCE_DIR "/schema/answer.schema.json") + " " + talks.at("answer.json"))
                              .c_str()),
              0);
}

TEST(Ensemble, AnInterruptKeepsWhatIsDone) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 4000", "whole").status, 0);
    write_all(talks.folder / "interrupted.sh",
              fmt::format("{} ensemble {} --scenarios 4000 -o {} &\nfirst=$!\n", quoted(IRENIC_EXECUTABLE),
                          talks.at("case.yaml"), talks.at("parts")) +
                  "while kill -0 $first && [ ! -s " + talks.at("parts.partial") +
                  " ]; do sleep 0.01; done\nkill -INT $first\nwait $first\necho $?\n");
    ASSERT_EQ(
        std::system(("sh " + talks.at("interrupted.sh") + " >" + talks.at("out") + " 2>" + talks.at("err")).c_str()), 0);
    if (talks.bytes("out") == "0\n") GTEST_SKIP() << "it was over before it could be interrupted";
    EXPECT_EQ(talks.bytes("out"), "130\n");
    EXPECT_NE(talks.bytes("err").find("; the same command with --resume goes on."), std::string::npos);
    EXPECT_FALSE(talks.is_there("parts"));
    EXPECT_FALSE(talks.is_there("parts.partial-journal"));
    const Ran second = talks.run("--scenarios 4000 --resume", "parts");
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(talks.bytes("whole"), talks.bytes("parts"));
    EXPECT_FALSE(talks.is_there("parts.partial"));
}

TEST(Ensemble, AnEndAtAnyMomentLosesNothingThatWasWritten) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 2000", "whole").status, 0);
    std::size_t killed = 0;
    for (std::size_t k = 0; k < 30 && !talks.is_there("parts"); ++k) {
        const double moment = 0.005 + 0.004 * static_cast<double>(k * 7 % 30);
        const Ran ran = talks.run("--scenarios 2000 --resume", "parts", fmt::format("timeout -s KILL {}", moment));
        if (ran.status == 137) ++killed;
        ASSERT_TRUE(ran.status == 137 || ran.status == 0) << ran.status << ran.err;
    }
    EXPECT_GT(killed, 0U);
    const Ran last = talks.run("--scenarios 2000 --resume", "parts");
    EXPECT_EQ(last.status, 0) << last.err;
    EXPECT_EQ(talks.bytes("whole"), talks.bytes("parts"));
}

TEST(Ensemble, WhereTheDiskIsFullWhatIsWrittenStays) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 3000", "whole").status, 0);
    // In blocks of 512 bytes.
    const Ran full = talks.run("--scenarios 3000", "parts", "ulimit -f 500;");
    EXPECT_EQ(full.status, 1);
    EXPECT_TRUE(says(full, "cannot be written: ")) << full.err;
    EXPECT_TRUE(says(full, "go on by --resume")) << full.err;
    EXPECT_FALSE(talks.is_there("parts"));
    EXPECT_EQ(talks.run("--scenarios 3000 --resume", "parts").status, 0);
    EXPECT_EQ(talks.bytes("whole"), talks.bytes("parts"));
}

TEST(Ensemble, ASmallDiskIsFullInTheSameWay) {
    const Talks talks;
    const std::string mounted = talks.folder / "disk";
    std::filesystem::create_directory(mounted);
    if (geteuid() != 0 ||
        std::system(("mount -t tmpfs -o size=300k none " + quoted(mounted) + " 2>/dev/null").c_str()) != 0)
        GTEST_SKIP() << "only where a small disk can be made";
    const Ran full = talks.run("--scenarios 3000", "disk/study");
    EXPECT_EQ(full.status, 1);
    EXPECT_TRUE(says(full, "No space left on device") || says(full, "no space is left")) << full.err;
    EXPECT_FALSE(talks.is_there("disk/study"));
    EXPECT_EQ(std::system(("umount " + quoted(mounted)).c_str()), 0);
}

TEST(Ensemble, WhatIsThereIsNotWrittenOver) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 20", "study").status, 0);
    const std::string before = talks.bytes("study");
    const Ran again = talks.run("--scenarios 20", "study");
    EXPECT_EQ(again.status, 1);
    EXPECT_TRUE(says(again, "[study-there]")) << again.err;
    const Ran resumed = talks.run("--scenarios 20 --resume", "study");
    EXPECT_EQ(resumed.status, 0);
    EXPECT_TRUE(says(resumed, "Complete already")) << resumed.err;
    const Ran other = talks.run("--scenarios 20 --seed 2 --resume", "study");
    EXPECT_EQ(other.status, 1);
    EXPECT_TRUE(says(other, "is of another plan: the seed is 1 there and 2 here")) << other.err;
    EXPECT_EQ(talks.bytes("study"), before);
    EXPECT_EQ(talks.run("--scenarios 20 --seed 2 --force", "study").status, 0);
    EXPECT_NE(talks.bytes("study"), before);
    EXPECT_EQ(talks.run("--scenarios 20 -o " + talks.at(".")).status, 1);
    EXPECT_EQ(talks.run("--scenarios 20 -o " + talks.at("no/such/study")).status, 1);
}

TEST(Ensemble, ADamagedFileIsNotGoneOnWith) {
    const Talks talks;
    write_all(talks.folder / "study.partial",
              "no study at all, and quite long enough to be seen as none" + std::string(200, '.'));
    const Ran ran = talks.run("--scenarios 20 --resume", "study");
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran, "[no-study]")) << ran.err;
    EXPECT_FALSE(talks.is_there("study"));
}

TEST(Ensemble, TwoRunsDoNotWriteOneFile) {
    const Talks talks;
    const std::string first =
        fmt::format("timeout -s INT 3 {} ensemble {} --scenarios 300000 -o {} >/dev/null 2>&1 &\n",
                    quoted(IRENIC_EXECUTABLE), talks.at("case.yaml"), talks.at("study"));
    write_all(talks.folder / "both.sh",
              first + "first=$!\nwhile kill -0 $first && [ ! -s " + talks.at("study.partial") +
                  " ]; do sleep 0.02; done\n" +
                  fmt::format("{} ensemble {} --scenarios 300000 --resume -o {} 2>{}; echo $?\n",
                              quoted(IRENIC_EXECUTABLE), talks.at("case.yaml"), talks.at("study"), talks.at("err")) +
                  "kill -INT $first\nwait $first\n");
    EXPECT_EQ(std::system(("sh " + talks.at("both.sh") + " >" + talks.at("out")).c_str()) & 0xFF, 0);
    EXPECT_EQ(talks.bytes("out"), "1\n");
    EXPECT_NE(talks.bytes("err").find("another run is writing it"), std::string::npos) << talks.bytes("err");
}

TEST(Ensemble, ShardsThatAreNotTheWholeAreNotMerged) {
    const Talks talks;
    for (const int k : {1, 2, 4})
        ASSERT_EQ(talks.run(fmt::format("--scenarios 40 --shard {}/4", k), fmt::format("s{}", k)).status, 0);
    ASSERT_EQ(talks.run("--scenarios 40 --shard 3/4 --seed 9", "other").status, 0);
    ASSERT_EQ(talks.run("--scenarios 40 --shard 1/2", "half").status, 0);
    const auto merge = [&](const std::string& names) { return irenic("merge " + names + " -o " + talks.at("merged")); };
    const std::string some = talks.at("s1") + " " + talks.at("s2") + " " + talks.at("s4") + " ";
    for (const auto& [names, words] :
         std::vector<std::pair<std::string, std::string>>{{some, "of 4 shards 1 is missing: 3"},
                                                          {some + talks.at("other"), "the seed is 9 there and 1 here"},
                                                          {some + talks.at("s2"), "shard 2/4 is there twice"},
                                                          {some + talks.at("half"), "is shard 1/2"},
                                                          {some + talks.at("case.yaml"), "it is no database"},
                                                          {some + talks.at("none"), "cannot be opened"}}) {
        const Ran ran = merge(names);
        EXPECT_EQ(ran.status, 1) << names;
        EXPECT_TRUE(says(ran, words)) << ran.err;
        EXPECT_FALSE(talks.is_there("merged"));
        EXPECT_FALSE(talks.is_there("merged.partial"));
    }
}

TEST(Ensemble, AMergeOverAFileThatIsThereNamesOnlyWaysThatItHas) {
    const Talks talks;
    ASSERT_EQ(talks.run("--scenarios 20", "whole").status, 0);
    const Ran ran = irenic("merge " + talks.at("whole") + " -o " + talks.at("whole"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran, "give another name, or write over it by --force")) << ran.err;
    EXPECT_FALSE(says(ran, "--resume")) << ran.err;
}

TEST(Ensemble, AShardThatWasChangedIsNotMerged) {
    const Talks talks;
    for (const int k : {1, 2})
        ASSERT_EQ(talks.run(fmt::format("--scenarios 40 --shard {}/2", k), fmt::format("s{}", k)).status, 0);
    std::string bytes = talks.bytes("s2");
    write_all(talks.folder / "s2", bytes.substr(0, bytes.size() - 4096));
    const Ran ran = irenic("merge " + talks.at("s1") + " " + talks.at("s2") + " -o " + talks.at("merged"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran, "is damaged")) << ran.err;
    EXPECT_FALSE(talks.is_there("merged"));
    EXPECT_FALSE(talks.is_there("merged.partial"));
}

TEST(Ensemble, WhereNothingIsARangeSharesAreSaidToSayNothing) {
    const std::string words = "Nothing in the case is given as a range";
    const Ran without = irenic("ensemble cases/prisoners-dilemma/case.yaml --scenarios 3");
    EXPECT_EQ(without.status, 0);
    EXPECT_TRUE(says(without, words)) << without.out;
    const Talks talks;
    EXPECT_FALSE(says(talks.run("--scenarios 3"), words));
}

TEST(Ensemble, ProgressIsSaidWhenAskedFor) {
    const Talks talks;
    const Ran ran = talks.run("--scenarios 20 --progress");
    EXPECT_NE(ran.err.find("20 of 20 scenarios"), std::string::npos) << ran.err;
    EXPECT_EQ(talks.run("--scenarios 20").err, "");
}

TEST(Ensemble, WrongUsageIsSaid) {
    const Talks talks;
    EXPECT_EQ(talks.run("--shard 5/4").status, 2);
    EXPECT_EQ(talks.run("--shard 0/4").status, 2);
    EXPECT_EQ(talks.run("--shard four").status, 2);
    EXPECT_EQ(talks.run("--design random").status, 2);
    EXPECT_EQ(talks.run("--scenarios none").status, 2);
    EXPECT_EQ(talks.run("--resume").status, 2);
    EXPECT_EQ(talks.run("--resume --force", "study").status, 2);
    EXPECT_EQ(talks.run("--scenarios 0").status, 1);
    EXPECT_EQ(talks.run("--scenarios 3 --shard 1/4").status, 1);
    ASSERT_EQ(talks.run("--scenarios 5", "study").status, 0);
    EXPECT_EQ(irenic("ensemble " + talks.at("study") + " --seed 3").status, 2);
    EXPECT_EQ(irenic("merge " + talks.at("study")).status, 2);
}

}  // namespace
}  // namespace irenic::testing
