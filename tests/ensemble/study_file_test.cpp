// Study files: what is written is read again, byte for byte the same however it was written, and never taken for what it is not.
#include <cmath>

#include <gtest/gtest.h>

#include "invented_study.hpp"

namespace irenic::testing {
namespace {

Outcomes opened(const std::string& path) {
    OpenedStudy study = open_study(path);
    EXPECT_TRUE(study.outcomes) << (study.diagnostics.empty() ? "" : study.diagnostics.front().message);
    return std::move(*study.outcomes);
}

std::string refusal(const std::string& path) {
    const OpenedStudy study = open_study(path);
    if (study.outcomes || study.diagnostics.size() != 1) return "it was opened";
    return study.diagnostics.front().code + ": " + study.diagnostics.front().message;
}

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || a == b; }

TEST(StudyFile, WhatIsWrittenIsReadAgain) {
    const TestFolder folder;
    const StudyHead head = invented_head(100);
    write_invented(folder / "s", head);
    const Outcomes found = opened(folder / "s");
    EXPECT_EQ(plan_text(found.head()), plan_text(head));
    EXPECT_EQ(found.head().case_file, "case.yaml");
    EXPECT_EQ(found.scenarios(), 100U);
    EXPECT_TRUE(found.complete());
    EXPECT_EQ(found.failed(0), 0U);
    EXPECT_EQ(found.failed(1), 6U);  // 5, 22, 39, 56, 73, 90
    const auto problems = found.problems(2);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[1].scenario, 22U);
    EXPECT_EQ(problems[1].problem, "scenario 22 has no answer; \"why\"");
    for (std::size_t subject = 0; subject < 2; ++subject)
        for (std::size_t f = 0; f < head.findings.size(); ++f) {
            const auto column = found.found(f, subject);
            ASSERT_EQ(column.size(), 100U);
            for (std::uint64_t j = 0; j < 100; ++j)
                ASSERT_TRUE(same(column[j], invented_rows(head, j).subjects[subject].found[f]));
        }
    const auto drawn = found.drawn(2, 1);
    for (std::uint64_t j = 0; j < 100; ++j) ASSERT_EQ(drawn[j], invented_rows(head, j).subjects[1].drawn[2]);
}

TEST(StudyFile, SeveralColumnsAreReadInTheOrderAskedFor) {
    const TestFolder folder;
    const StudyHead head = invented_head(20);
    write_invented(folder / "s", head);
    const Outcomes found = opened(folder / "s");
    const std::vector<std::size_t> wanted{2, 0};
    const auto columns = found.drawn(wanted, 0);
    ASSERT_EQ(columns.size(), 2U);
    EXPECT_EQ(columns[0], found.drawn(2, 0));
    EXPECT_EQ(columns[1], found.drawn(0, 0));
}

TEST(StudyFile, ThreadsChangeNoByte) {
    const TestFolder folder;
    const StudyHead head = invented_head(1000);
    write_invented(folder / "one", head, 1);
    write_invented(folder / "eight", head, 8);
    EXPECT_EQ(bytes_of(folder / "one"), bytes_of(folder / "eight"));
    EXPECT_FALSE(std::filesystem::exists(folder / "one.partial"));
    EXPECT_FALSE(std::filesystem::exists(folder / "one.partial-journal"));
}

TEST(StudyFile, InterruptionsChangeNoByte) {
    const TestFolder folder;
    const StudyHead head = invented_head(700);
    write_invented(folder / "whole", head);
    for (const std::uint64_t until : {0U, 1U, 250U, 251U, 699U}) {
        StudyWriter writer(folder / "parts", head, StudyWriter::Begin::resume);
        for (std::uint64_t j = writer.next(); j < until; ++j) writer.append(invented_rows(head, j));
        writer.keep();
    }
    write_invented(folder / "parts", head);
    EXPECT_EQ(bytes_of(folder / "whole"), bytes_of(folder / "parts"));
}

TEST(StudyFile, WhatWasNotKeptIsLookedAtAgain) {
    const TestFolder folder;
    const StudyHead head = invented_head(300);
    write_invented(folder / "whole", head);
    {
        StudyWriter writer(folder / "parts", head, StudyWriter::Begin::only_new);
        for (std::uint64_t j = 0; j < 200; ++j) {
            writer.append(invented_rows(head, j));
            if (j == 99) writer.keep();
        }
        EXPECT_EQ(writer.kept(), 100U);
    }
    {
        const StudyWriter writer(folder / "parts", head, StudyWriter::Begin::resume);
        EXPECT_EQ(writer.next(), 100U);
        EXPECT_EQ(writer.failed(), 6U);
    }
    write_invented(folder / "parts", head);
    EXPECT_EQ(bytes_of(folder / "whole"), bytes_of(folder / "parts"));
}

TEST(StudyFile, MoreColumnsThanATableHoldsGoIntoFurtherTables) {
    const TestFolder folder;
    const StudyHead head = invented_head(40, {}, 1950, 3900);
    write_invented(folder / "s", head);
    const Outcomes found = opened(folder / "s");
    for (const std::size_t f : {0U, 1899U, 1900U, 3899U}) {
        const auto column = found.found(f, 1);
        for (std::uint64_t j = 0; j < 40; ++j)
            ASSERT_TRUE(same(column[j], invented_rows(head, j).subjects[1].found[f]));
    }
    EXPECT_EQ(found.drawn(1949, 0)[3], invented_rows(head, 3).subjects[0].drawn[1949]);
    EXPECT_EQ(found.tallies(0).size(), 3900U);
}

TEST(StudyFile, NothingDrawnAndNothingFoundIsAStudyToo) {
    const TestFolder folder;
    const StudyHead head = invented_head(10, {}, 0, 0);
    write_invented(folder / "s", head);
    EXPECT_EQ(opened(folder / "s").scenarios(), 10U);
}

TEST(StudyFile, TalliesCountWhatIsSettled) {
    const TestFolder folder;
    const StudyHead head = invented_head(22);
    write_invented(folder / "s", head);
    const Tally tally = opened(folder / "s").tallies(0)[0];
    // Of 22 scenarios, 3 and 14 are not settled; of the others, the odd ones are 1: 1, 5, 7, 9, 11, 13, 15, 17, 19, 21.
    EXPECT_EQ(tally.settled, 20U);
    EXPECT_EQ(tally.ones, 10U);
    EXPECT_EQ(tally.least, 0);
    EXPECT_EQ(tally.greatest, 1);
    EXPECT_NEAR(tally.mean, 0.5, 1e-12);
}

TEST(StudyFile, AnUnfinishedOneIsNeverTakenForWhole) {
    const TestFolder folder;
    const StudyHead head = invented_head(100);
    {
        StudyWriter writer(folder / "s", head, StudyWriter::Begin::only_new);
        for (std::uint64_t j = 0; j < 50; ++j) writer.append(invented_rows(head, j));
        writer.keep();
    }
    EXPECT_EQ(refusal(folder / "s"), "study-incomplete: `" + (folder / "s") + "` is not complete yet: there is only `" +
                                         (folder / "s.partial") + "`");
    std::filesystem::rename(folder / "s.partial", folder / "s");
    const Outcomes found = opened(folder / "s");
    EXPECT_FALSE(found.complete());
    EXPECT_EQ(found.scenarios(), 50U);
}

TEST(StudyFile, WhileItIsWrittenNobodyElseWritesOrReads) {
    const TestFolder folder;
    const StudyHead head = invented_head(100);
    StudyWriter writer(folder / "s", head, StudyWriter::Begin::only_new);
    for (const auto begin : {StudyWriter::Begin::resume, StudyWriter::Begin::replace, StudyWriter::Begin::only_new})
        try {
            const StudyWriter second(folder / "s", head, begin);
            FAIL() << "both write it";
        } catch (const StudyFailure& failure) {
            EXPECT_EQ(failure.kind, StudyFailure::Kind::busy);
        }
    EXPECT_EQ(refusal(folder / "s.partial"),
              "study-busy: `" + (folder / "s.partial") + "` cannot be used now: another run is writing it");
}

TEST(StudyFile, AnotherPlanIsRefusedAndSaysWhatDiffers) {
    const TestFolder folder;
    StudyHead head = invented_head(100);
    { const StudyWriter writer(folder / "s", head, StudyWriter::Begin::only_new); }
    head.plan.seed = 8;
    head.plan.design = Design::latin;
    head.case_sha256 = std::string(64, 'c');
    head.plan_sha256 = sha256_of_plan(head);
    try {
        const StudyWriter writer(folder / "s", head, StudyWriter::Begin::resume);
        FAIL() << "it went on";
    } catch (const StudyFailure& failure) {
        EXPECT_EQ(failure.kind, StudyFailure::Kind::other_plan);
        EXPECT_STREQ(
            failure.what(),
            "the case file has changed; the seed is 7 there and 8 here; the design is plain there and latin here");
    }
}

// ---------------------------------------------------------------- what was tampered with

TEST(StudyFile, ACutFileIsRefusedWhereverItIsCut) {
    const TestFolder folder;
    write_invented(folder / "whole", invented_head(200));
    const std::string whole = bytes_of(folder / "whole");
    for (std::size_t k = 0; k < 40; ++k) {
        const std::size_t length = whole.size() * k / 40;
        std::ofstream(folder / "cut", std::ios::binary) << whole.substr(0, length);
        EXPECT_FALSE(open_study(folder / "cut").outcomes) << length << " of " << whole.size() << " bytes";
    }
}

TEST(StudyFile, AChangedByteIsNoticedOrChangesNothing) {
    const TestFolder folder;
    const StudyHead head = invented_head(60);
    write_invented(folder / "whole", head);
    const std::string whole = bytes_of(folder / "whole");
    std::size_t noticed = 0;
    for (std::size_t at = 0; at < whole.size(); at += 211) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        std::ofstream(folder / "changed", std::ios::binary) << changed;
        const OpenedStudy study = open_study(folder / "changed");
        if (!study.outcomes) {
            ++noticed;
            continue;
        }
        if (!study.outcomes->complete()) continue;  // its mark was hit: it is taken for less than it is
        ASSERT_EQ(study.outcomes->scenarios(), 60U) << at;
        ASSERT_EQ(plan_text(study.outcomes->head()), plan_text(head)) << at;
        for (std::size_t f = 0; f < head.findings.size(); ++f) {
            const auto column = study.outcomes->found(f, 1);
            for (std::uint64_t j = 0; j < 60; ++j)
                ASSERT_TRUE(same(column[j], invented_rows(head, j).subjects[1].found[f])) << at;
        }
    }
    EXPECT_GT(noticed, 5U);
}

TEST(StudyFile, WhatIsNoStudyIsNotReadAsOne) {
    const TestFolder folder;
    std::ofstream(folder / "text") << "irenic: 1\ntitle: a case\n";
    EXPECT_EQ(refusal(folder / "text"),
              "no-study: `" + (folder / "text") + "` cannot be read as a study: it is no database");
    std::ofstream(folder / "empty") << "";
    EXPECT_EQ(refusal(folder / "empty"),
              "no-study: `" + (folder / "empty") + "` cannot be read as a study: it is no study file of Irenic");
    EXPECT_TRUE(refusal(folder / "none").ends_with("there is no such file"));
    EXPECT_FALSE(looks_like_study(folder / "text"));
    EXPECT_FALSE(looks_like_study(folder / "empty"));
    EXPECT_FALSE(looks_like_study(folder / "none"));
    EXPECT_TRUE(refusal(folder / "").starts_with("cannot-open"));
}

TEST(StudyFile, AFormatThatIsStillToComeIsRefused) {
    const TestFolder folder;
    write_invented(folder / "s", invented_head(10));
    Database(folder / "s", Database::Access::write).execute("PRAGMA user_version = 2");
    EXPECT_EQ(refusal(folder / "s"), "no-study: `" + (folder / "s") +
                                         "` cannot be read as a study: it is of format 2, and this version of Irenic "
                                         "reads format 1");
}

TEST(StudyFile, AViewInThePlaceOfATableIsRefused) {
    const TestFolder folder;
    write_invented(folder / "s", invented_head(10));
    Database(folder / "s", Database::Access::write)
        .execute("ALTER TABLE outcome RENAME TO kept; CREATE VIEW outcome AS SELECT * FROM kept");
    EXPECT_TRUE(refusal(folder / "s").ends_with("it holds more than the tables of a study"));
}

TEST(StudyFile, ARowLessOrMoreIsNoticed) {
    for (const char* change :
         {"DELETE FROM draw WHERE scenario = 4", "DELETE FROM outcome WHERE scenario = 9",
          "DELETE FROM outcome WHERE scenario = 4 AND reading = 1",
          "DELETE FROM outcome WHERE scenario = 9; DELETE FROM draw WHERE scenario = 9",
          "UPDATE outcome SET \"claim:linked\" = 1 - \"claim:linked\" WHERE scenario = 4",
          "UPDATE outcome SET problem = 'none' WHERE scenario = 4",
          "UPDATE draw SET \"weight-1\" = 3 WHERE scenario = 4", "INSERT INTO draw (scenario, reading) VALUES (10, 0)",
          "UPDATE study SET value = '2' WHERE key = 'seed'", "UPDATE party SET name = 'Lower Town' WHERE number = 0"}) {
        const TestFolder folder;
        write_invented(folder / "s", invented_head(10));
        Database(folder / "s", Database::Access::write).execute(change);
        EXPECT_TRUE(refusal(folder / "s").starts_with("study-damaged")) << change << "\n" << refusal(folder / "s");
    }
}

}  // namespace
}  // namespace irenic::testing
