// `irenic export`, from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

const std::string dilemma = "cases/prisoners-dilemma/case.yaml";

TEST(ExportCommand, WritesEachFormatToAFileOrToStandardOutput) {
    const Folder folder;
    for (const std::string format : {"dot", "graphml", "csv"}) {
        const Ran shown = irenic("export " + format + " " + dilemma);
        EXPECT_EQ(shown.status, 0) << shown.err;
        const Ran written = irenic("export " + format + " " + dilemma + " -o " + quoted(folder / "states"));
        EXPECT_EQ(written.status, 0) << written.err;
        EXPECT_EQ(written.out, "");
        EXPECT_EQ(read_all(folder / "states"), shown.out);
        EXPECT_EQ(irenic("export " + format + " " + dilemma + " -o -").out, shown.out);
    }
    EXPECT_EQ(irenic("export " + dilemma).status, 2);
    EXPECT_EQ(irenic("export xlsx " + dilemma).status, 2);
    EXPECT_EQ(irenic("export csv " + dilemma + " -o " + quoted(folder / "no/such")).status, 1);
}

TEST(ExportCommand, OnlyTheConceptsThatAreAskedForHaveColumns) {
    const std::string header = irenic("export csv --concept gmr " + dilemma).out;
    EXPECT_NE(header.find("gmr.equilibrium"), std::string::npos);
    EXPECT_EQ(header.find("seq.equilibrium"), std::string::npos);
}

TEST(ExportCommand, AGraphBeyondTheLimitIsNotWrittenInPart) {
    const Folder folder;
    const Ran ran = irenic("export graphml cases/gaza-2025/case.yaml -o " + quoted(folder / "states.graphml"));
    EXPECT_EQ(ran.status, 3);
    EXPECT_NE(ran.err.find("the graph has more than 5000 states or arcs"), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "states.graphml"));
    EXPECT_EQ(irenic("export csv " + dilemma + " --limit 3").status, 3);
    EXPECT_EQ(irenic("export csv " + dilemma + " --limit 4").status, 0);
}

TEST(ExportCommand, SaysInJsonWhatItWrote) {
    const Folder folder;
    const Ran ran = irenic("export csv --json " + dilemma + " -o " + quoted(folder / "states.csv"));
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(nlohmann::json::parse(ran.out).at("export"), folder / "states.csv");
    EXPECT_EQ(irenic("export csv --json " + dilemma).status, 1);
}

}  // namespace
}  // namespace irenic::testing
