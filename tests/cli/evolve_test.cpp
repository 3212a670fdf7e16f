// `irenic evolve`, from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string dilemma = "cases/prisoners-dilemma/case.yaml";

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(Evolve, NamesAStateThatIsNotThere) {
    EXPECT_EQ(irenic("evolve " + dilemma + " --from nowhere").status, 1);
    EXPECT_TRUE(says(irenic("evolve " + dilemma + " --from nowhere").err, "unknown-state"));
}

TEST(Evolve, AnswersUnderSeqUnlessOtherConceptsAreAskedFor) {
    const Folder folder;
    write_all(folder / "case.yaml", irenic("new -").out);
    const std::string path = quoted(folder / "case.yaml");
    const json plain = json::parse(irenic("evolve --json " + path).out);
    EXPECT_EQ(plain["by"]["moves"]["equilibria"].size(), 1U);
    EXPECT_TRUE(plain["by"]["moves"]["equilibria"].contains("seq"));
    const json both = json::parse(irenic("evolve --json --concept nash --concept gmr " + path).out);
    EXPECT_EQ(both["by"]["moves"]["equilibria"].size(), 2U);
    const json there = json::parse(irenic("evolve --json --from package " + path).out);
    EXPECT_NE(there["from"], plain["from"]);
    EXPECT_EQ(there["by"]["improvements"]["strategies"]["package"]["path"], json::array());
}

// Published for Elmira (GMCR+ handout, sections 5.2 and 5.3): the local governments improve from s1 to s5, a deadlock; ministry and
// company would both gain by going together from there to s8.
TEST(Evolve, ElmiraLeavesItsDeadlockByAnAgreedStepOnly) {
    const json found = json::parse(irenic("evolve --json cases/elmira/case.yaml").out);
    const json& improvements = found["by"]["improvements"];
    ASSERT_EQ(improvements["paths"].size(), 1U);
    EXPECT_EQ(improvements["paths"][0]["state"], "s5");
    EXPECT_EQ(improvements["paths"][0]["path"][0]["movers"], json::parse(R"(["local-government"])"));
    const json& agreed = found["by"]["agreements"]["paths"];
    ASSERT_EQ(agreed.size(), 2U);
    EXPECT_EQ(agreed[1]["state"], "s8");
    EXPECT_EQ(agreed[1]["path"][0]["to"], "s5");
    EXPECT_EQ(agreed[1]["path"][1]["movers"], json::parse(R"(["ministry", "uniroyal"])"));
}

TEST(Evolve, APictureHasOneOfTwoForms) {
    const Folder folder;
    write_all(folder / "case.yaml", irenic("new -").out);
    const std::string path = quoted(folder / "case.yaml");
    EXPECT_EQ(irenic("evolve " + path + " -o " + quoted(folder / "paths.png")).status, 2);
    EXPECT_EQ(irenic("evolve " + path + " -o " + quoted(folder / "paths.svg")).status, 0);
    EXPECT_EQ(read_all(folder / "paths.svg").rfind("<svg xmlns=", 0), 0U);
    const Ran dot = irenic("evolve --json " + path + " -o " + quoted(folder / "paths.dot"));
    EXPECT_EQ(dot.status, 0);
    EXPECT_TRUE(says(dot.err, "Wrote "));
    EXPECT_TRUE(json::parse(dot.out).is_object());
    EXPECT_EQ(read_all(folder / "paths.dot").rfind("digraph evolution {", 0), 0U);
    EXPECT_EQ(irenic("evolve " + path + " -o " + quoted(folder / "no/such/folder.svg")).status, 1);
}

TEST(Evolve, TextFitsEightyColumns) {
    for (const char* path : {"cases/prisoners-dilemma/case-statements.yaml", "cases/elmira/case.yaml"}) {
        const Ran ran = irenic(std::string("evolve --concept nash --concept gmr --concept smr --concept seq --concept "
                                           "sseq ") +
                               path);
        EXPECT_EQ(ran.status, 0) << ran.err;
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);) {
            std::size_t columns = 0;
            for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
            EXPECT_LE(columns, 80U) << line;
        }
    }
}

}  // namespace
}  // namespace irenic::testing
