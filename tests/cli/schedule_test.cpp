// Dates of `irenic keep`, and a plan written for calendars and as a table, from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

const std::string river = "tests/casefile/data/river-gate.yaml";

TEST(ScheduleCommand, DatesComeFromTheDayThatIsGivenAndTheAnswerSaysSo) {
    const Ran ran = irenic("keep " + river + " package --effective 2031-12-30 --json");
    EXPECT_EQ(ran.status, 0) << ran.err;
    const auto answer = nlohmann::json::parse(ran.out);
    EXPECT_EQ(answer.at("case").at("settings").at(0), "agreements.package.effective=2031-12-30");
    const auto& calendar = answer.at("plans").at(0).at("calendar");
    EXPECT_EQ(calendar.at("effective"), "2031-12-30");
    EXPECT_EQ(calendar.at("steps").at(0).at("ends-on"), "2032-01-06");
    EXPECT_NE(irenic("keep " + river + " package --effective 2031-12-30").out.find("from 2031-12-30 to"),
              std::string::npos);
}

TEST(ScheduleCommand, WhatIsNoDayIsWrongUsage) {
    const Ran ran = irenic("keep " + river + " package --effective 2031-02-29");
    EXPECT_EQ(ran.status, 2);
    EXPECT_NE(ran.err.find("write year, month and day, such as 2031-03-01"), std::string::npos) << ran.err;
}

TEST(ScheduleCommand, ACalendarNeedsItsFirstDay) {
    const Ran without = irenic("export ics " + river + " package");
    EXPECT_EQ(without.status, 1);
    EXPECT_NE(without.err.find("no-effective-date"), std::string::npos) << without.err;
    const Ran with = irenic("export ics " + river + " package --effective 2031-03-01");
    EXPECT_EQ(with.status, 0) << with.err;
    EXPECT_TRUE(with.out.starts_with("BEGIN:VCALENDAR\r\n"));
    EXPECT_TRUE(with.out.ends_with("END:VCALENDAR\r\n"));
    EXPECT_EQ(irenic("export ics " + river + " package --effective 2031-03-01").out, with.out) << "byte by byte";
}

TEST(ScheduleCommand, ThePlanIsTheOneThatIsNamed) {
    const std::string written = irenic("export schedule " + river + " package").out;
    EXPECT_EQ(irenic("export schedule " + river + " package --plan as-written").out, written);
    for (const std::string plan : {"all-at-once", "best"}) {
        const Ran ran = irenic("export schedule " + river + " package --plan " + plan);
        EXPECT_EQ(ran.status, 0) << ran.err;
        EXPECT_TRUE(ran.out.starts_with("obligation,name,by,sets,step,")) << ran.out;
    }
    EXPECT_EQ(irenic("export schedule " + river + " package --plan worst").status, 2);
    EXPECT_EQ(irenic("export schedule " + river + " nowhere").status, 1);
}

TEST(ScheduleCommand, IsWrittenToAFileWholeAndSaysSo) {
    const Folder folder;
    const Ran ran = irenic("export schedule " + river + " package --json -o " + quoted(folder / "plan.csv"));
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(nlohmann::json::parse(ran.out).at("export"), folder / "plan.csv");
    EXPECT_EQ(read_all(folder / "plan.csv"), irenic("export schedule " + river + " package").out);
}

TEST(ScheduleCommand, WhatOtherFormatsHaveNoPlaceForIsWrongUsage) {
    EXPECT_EQ(irenic("export csv " + river + " package").status, 2);
    EXPECT_EQ(irenic("export csv " + river + " --plan best").status, 2);
    EXPECT_EQ(irenic("export points " + river + " --effective 2031-03-01").status, 2);
    EXPECT_EQ(irenic("export schedule " + river + " package --concept nash").status, 2);
}

}  // namespace
}  // namespace irenic::testing
