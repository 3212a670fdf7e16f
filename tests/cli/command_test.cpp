// The command line, from outside: exit statuses, what goes to which stream, and files that are never half written.
#include "cli/command.hpp"

#include <gtest/gtest.h>

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string dilemma = "cases/prisoners-dilemma/case.yaml";

std::string settlement() {
    static const std::string text = irenic("new -").out;
    return text;
}

TEST(Command, TellsItsVersionAndItsVerbs) {
    EXPECT_EQ(irenic("--version").out, "irenic 0.1.0\n");
    const Ran help = irenic("--help");
    EXPECT_EQ(help.status, 0);
    for (const char* verb :
         {"compare", "report", "claims", "check", "stability", "explain", "evolve", "keep", "export", "new", "verify"})
        EXPECT_NE(help.out.find(verb), std::string::npos) << verb;
}

TEST(Command, WrongUsageHasStatusTwo) {
    EXPECT_EQ(irenic("").status, 2);
    EXPECT_EQ(irenic("negotiate x.yaml").status, 2);
    EXPECT_EQ(irenic("compare").status, 2);
    EXPECT_EQ(irenic("stability " + dilemma + " --concept peace").status, 2);
    EXPECT_EQ(irenic("stability " + dilemma + " --limit many").status, 2);
}

TEST(Command, ANegativeCountIsNotTheLargestThereIs) {
    for (const std::string& words :
         {"compare " + dilemma + " --scenario 1 --seed -1", "claims " + dilemma + " --scenarios -3",
          "ensemble " + dilemma + " --seed=-1", "ensemble " + dilemma + " --scenarios -3",
          "discover " + dilemma + " --outcome a --seed -1"}) {
        const Ran ran = irenic(words);
        EXPECT_EQ(ran.status, 2) << words;
        EXPECT_EQ(ran.out, "") << words;
    }
    EXPECT_EQ(irenic("ensemble " + dilemma + " --scenarios 3 --seed 18446744073709551615").status, 0);
}

TEST(Command, AFileThatIsNotThereIsAnErrorOfTheCase) {
    const Ran ran = irenic("compare nowhere.yaml");
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("nowhere.yaml: error"), std::string::npos) << ran.err;
}

TEST(Command, AFolderIsNoEmptyFile) {
    const Folder folder;
    const std::string path = quoted(folder.path().string());
    for (const std::string& words : {"compare " + path, "discover --outcome a " + path, "calibrate " + path,
                                     "import nfg " + path, "verify " + path, "ensemble " + path}) {
        const Ran ran = irenic(words);
        EXPECT_EQ(ran.status, 1) << words;
        EXPECT_TRUE(ran.err.find("this is a folder") != std::string::npos ||
                    ran.err.find("Is a directory") != std::string::npos)
            << ran.err;
    }
}

TEST(Command, WithJsonThereIsOneObjectOnStandardOutputAndNothingElse) {
    const Folder folder;
    write_all(folder / "case.yaml", settlement());
    const std::string path = quoted(folder / "case.yaml");
    for (const std::string& arguments : {"compare " + path, "claims " + path, "check " + path, "stability " + path,
                                         "explain " + path + " package", "evolve " + path, "keep " + path + " package"}) {
        const Ran ran = irenic(arguments + " --json");
        EXPECT_EQ(ran.status, 0) << arguments << ran.err;
        const json answer = json::parse(ran.out, nullptr, false);
        ASSERT_TRUE(answer.is_object()) << arguments;
        EXPECT_EQ(answer.at("irenic"), 1);
        EXPECT_EQ(answer.at("case").at("sha256").get<std::string>().size(), 64U);
        EXPECT_EQ(irenic(arguments + " --json").out, ran.out) << "the same question, another answer: " << arguments;
    }
}

TEST(Command, ErrorsWithJsonAreAnObjectToo) {
    const Folder folder;
    write_all(folder / "case.yaml", "irenic: 1\ntitle: x\nparties: {a: {}}\noptions: {o: {by: b}}\n");
    const Ran ran = irenic("compare --json " + quoted(folder / "case.yaml"));
    EXPECT_EQ(ran.status, 1);
    const json answer = json::parse(ran.out, nullptr, false);
    ASSERT_TRUE(answer.is_object());
    EXPECT_EQ(answer["diagnostics"][0]["line"], 4);
    EXPECT_NE(ran.err.find("error"), std::string::npos);
}

TEST(Command, ReadingsAndSettingsChangeTheAnswerAndAreNamedInIt) {
    const Folder folder;
    write_all(folder / "case.yaml", settlement());
    const std::string path = quoted(folder / "case.yaml");
    const json plain = json::parse(irenic("compare --json " + path).out);
    const json doubtful = json::parse(irenic("compare --json --reading doubtful " + path).out);
    const json cheap = json::parse(irenic("compare --json --set unity.weight=0 " + path).out);
    EXPECT_EQ(plain["case"]["reading"], nullptr);
    EXPECT_EQ(doubtful["case"]["reading"], "doubtful");
    EXPECT_EQ(cheap["case"]["settings"], json::array({"unity.weight=0"}));
    EXPECT_EQ(plain["strategies"]["status-quo"]["values"]["lowland"], 37);     // 20 + 5 + 12
    EXPECT_EQ(doubtful["strategies"]["status-quo"]["values"]["lowland"], 50);  // 20 + 5 + 25
    EXPECT_EQ(cheap["strategies"]["status-quo"]["values"]["lowland"], 25);     // 20 + 5
    EXPECT_EQ(irenic("compare --reading nobody " + path).status, 1);
    EXPECT_EQ(irenic("compare --set unity.wait=0 " + path).status, 1);
}

TEST(Command, UnderStrictAClaimOrExpectationThatFailsHasStatusOne) {
    const Folder folder;
    write_all(folder / "case.yaml", settlement());
    const std::string path = quoted(folder / "case.yaml");
    const json claims = json::parse(irenic("claims --json " + path).out);
    bool all_hold = true;
    for (const auto& claim : claims["claims"]) all_hold = all_hold && claim["verdict"] == "holds";
    EXPECT_EQ(irenic("claims --strict " + path).status, all_hold ? 0 : 1);
    EXPECT_EQ(irenic("check --strict " + path).status, 0);
    EXPECT_EQ(irenic("claims --strict --set claims.package-is-signable.test=false " + path).status, 1);
    EXPECT_EQ(irenic("claims --set claims.package-is-signable.test=false " + path).status, 0);
    EXPECT_EQ(irenic("check --strict --set 'expect=[{that: \"signable(package)\", is: false}]' " + path).status, 1);
}

TEST(Command, CheckSpeaksSarif) {
    const Folder folder;
    write_all(folder / "case.yaml", "irenic: 1\ntitle: x\nparties: {a: {}}\noptions: {o: {by: b}}\n");
    const Ran ran = irenic("check --format sarif " + quoted(folder / "case.yaml"));
    EXPECT_EQ(ran.status, 1);
    const json sarif = json::parse(ran.out, nullptr, false);
    EXPECT_EQ(sarif["version"], "2.1.0");
    EXPECT_EQ(sarif["runs"][0]["results"][0]["level"], "error");
}

TEST(Command, ReasonsPassTheIndependentCheckerAndForgedOnesDoNot) {
    const Folder folder;
    const Ran asked = irenic("explain cases/elmira/case.yaml s1 --json");
    ASSERT_EQ(asked.status, 0) << asked.err;
    write_all(folder / "answer.json", asked.out);
    const Ran accepted = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(accepted.status, 0) << accepted.out << accepted.err;

    json forged = json::parse(asked.out);
    for (auto& reason : forged["reasons"])
        if (reason["stable"] == false) {
            reason["stable"] = true;
            reason["answers"] = json::array();
        }
    write_all(folder / "forged.json", forged.dump());
    const Ran refused = irenic("verify " + quoted(folder / "forged.json"));
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.out.find("objection"), std::string::npos);

    forged = json::parse(asked.out);
    forged["case"]["sha256"] = std::string(64, '0');
    write_all(folder / "old.json", forged.dump());
    EXPECT_EQ(irenic("verify " + quoted(folder / "old.json")).status, 1);
    write_all(folder / "no.json", "{\"case\": 3}");
    EXPECT_EQ(irenic("verify " + quoted(folder / "no.json")).status, 1);
    EXPECT_EQ(irenic("verify " + quoted(folder / "missing.json")).status, 1);
}

TEST(Command, ListsOfStableStatesPassTheIndependentChecker) {
    const Folder folder;
    const Ran asked = irenic("stability cases/garrison/case.yaml --json");
    write_all(folder / "answer.json", asked.out);
    EXPECT_EQ(irenic("verify " + quoted(folder / "answer.json")).status, 0);
    json forged = json::parse(asked.out);
    auto& list = forged["concepts"]["smr"]["stable"].begin().value();
    list.erase(list.begin());
    write_all(folder / "forged.json", forged.dump());
    EXPECT_EQ(irenic("verify " + quoted(folder / "forged.json")).status, 1);
}

TEST(Command, NewNeverWritesOverAFileUnasked) {
    const Folder folder;
    const std::string path = quoted(folder / "mine.yaml");
    for (const char* name : {"settlement", "graph", "minimal"}) {
        EXPECT_EQ(irenic(fmt::format("new --force --template {} {}", name, path)).status, 0);
        const Ran checked = irenic("check " + path);
        EXPECT_EQ(checked.status, 0);
        EXPECT_EQ(checked.err, "") << name;
        EXPECT_EQ(irenic("compare " + path).status, 0) << name;
    }
    write_all(folder / "mine.yaml", "precious");
    EXPECT_EQ(irenic("new " + path).status, 1);
    EXPECT_EQ(read_all(folder / "mine.yaml"), "precious");
}

TEST(Command, TheReportIsWrittenBesideAndRenamed) {
    const Folder folder;
    write_all(folder / "case.yaml", settlement());
    const std::string report = "report " + quoted(folder / "case.yaml") + " -o ";
    EXPECT_EQ(irenic(report + quoted(folder / "page.html")).status, 0);
    EXPECT_EQ(read_all(folder / "page.html").substr(0, 15), "<!DOCTYPE html>");
    EXPECT_EQ(irenic(report + quoted(folder / "no-such-folder/page.html")).status, 1);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 2U) << "something was left lying beside the case and the report";
}

TEST(Command, AnInterruptEndsWithStatus130AndLeavesNoFile) {
    const Folder folder;
    std::string text = "irenic: 1\ntitle: large\nparties: {a: {}, b: {}}\noptions:\n";
    for (int k = 0; k < 24; ++k) text += fmt::format("  o{}: {{by: {}}}\n", k, k % 2 == 0 ? "a" : "b");
    text += "preferences:\n";
    for (const char* party : {"a", "b"}) {
        text += fmt::format("  {}:\n", party);
        for (int k = 0; k < 24; ++k)
            text += fmt::format("    - {{that: o{}, weight: {}, basis: x}}\n", k, k * 7 % 11 - 5);
    }
    write_all(folder / "case.yaml", text);
    const Ran ran = irenic("report " + quoted(folder / "case.yaml") + " -o " + quoted(folder / "page.html"),
                           "timeout --preserve-status -s TERM 0.4");
    EXPECT_EQ(ran.status, 130);
    EXPECT_FALSE(std::filesystem::exists(folder / "page.html"));
}

TEST(Command, TerminalEscapesInACaseNeverReachTheTerminal) {
    const Folder folder;
    write_all(folder / "case.yaml", "irenic: 1\ntitle: \"red \\e[31m\"\nparties: {a: {}}\noptions: {o: {by: a}}\n");
    const Ran ran = irenic("compare " + quoted(folder / "case.yaml"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ((ran.out + ran.err).find('\x1b'), std::string::npos);
    EXPECT_NE(ran.err.find("U+001B"), std::string::npos) << ran.err;
    write_all(folder / "raw.yaml", "irenic: 1\ntitle: \x1b[31m\nparties: {a: {}}\noptions: {o: {by: a}}\n");
    EXPECT_EQ(irenic("compare " + quoted(folder / "raw.yaml")).err.find('\x1b'), std::string::npos);
}

TEST(Command, TextFitsEightyColumnsInAPipeAndHasNoColour) {
    const Folder folder;
    write_all(folder / "case.yaml", settlement());
    for (const std::string& verb : {std::string("compare"), std::string("claims"), std::string("stability")}) {
        const Ran ran = irenic(verb + " " + quoted(folder / "case.yaml"));
        EXPECT_EQ(ran.out.find('\x1b'), std::string::npos);
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);) {
            std::size_t columns = 0;
            for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
            EXPECT_LE(columns, 80U) << line;
        }
    }
}

TEST(Command, NamesTheVerbThatWasMeant) {
    const Ran misspelt = irenic("compre case.yaml");
    EXPECT_EQ(misspelt.status, 2);
    EXPECT_NE(misspelt.err.find("there is no verb `compre`; did you mean `compare`?"), std::string::npos);
    EXPECT_EQ(irenic("").status, 2);
    EXPECT_NE(irenic("").err.find("stability"), std::string::npos);
}

TEST(Command, ReportAndNewSayInJsonWhatTheyWrote) {
    const Folder folder;
    const auto made = json::parse(irenic("new " + quoted(folder / "mine.yaml") + " --json").out);
    EXPECT_EQ(made.at("file"), folder / "mine.yaml");
    const Ran ran = irenic("report " + quoted(folder / "mine.yaml") + " --json -o " + quoted(folder / "page.html"));
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(json::parse(ran.out).at("report"), folder / "page.html");
    EXPECT_EQ(json::parse(ran.out).at("case").at("file"), folder / "mine.yaml");
}

TEST(Command, AnAnswerThatOnlyCountsCannotBeVerifiedAndSaysHowItCould) {
    const Folder folder;
    const Ran counted = irenic("stability cases/gaza-2025/case.yaml --concept nash --json");
    write_all(folder / "counts.json", counted.out);
    const Ran ran = irenic("verify " + quoted(folder / "counts.json"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("--all"), std::string::npos);
    EXPECT_EQ(ran.out, "");
}

TEST(Command, WarnsOfAKeyThatThisAnswerDoesNotUse) {
    const Folder folder;
    write_all(folder / "case.yaml",
              "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\noptions: {x: {by: a}}\n"
              "preferences: {a: [{that: x, weight: 1, basis: b}]}\nattitude: {b: {a: -1}}\n");
    const std::string words = "`attitude` is taken into account by `stability` and `explain` with --attitudes";
    EXPECT_NE(irenic("stability " + quoted(folder / "case.yaml")).err.find(words), std::string::npos);
    EXPECT_NE(irenic("claims " + quoted(folder / "case.yaml")).err.find(words), std::string::npos);
    EXPECT_EQ(irenic("stability --attitudes " + quoted(folder / "case.yaml")).err, "");
}

TEST(Command, AnAnswerInAReadingIsNotVerifiedAgainstAReadingThatHasChanged) {
    const Folder folder;
    write_all(folder / "case.yaml",
              "irenic: 1\ntitle: t\nparties: {a: {}}\noptions: {x: {by: a}}\n"
              "preferences: {a: [{id: w, that: x, weight: 1, basis: b}]}\nreadings: {r: {file: r.yaml}}\n");
    write_all(folder / "r.yaml", "change: {w: {weight: -1}}\n");
    const Ran asked = irenic("explain " + quoted(folder / "case.yaml") + " status-quo --reading r --json");
    ASSERT_EQ(asked.status, 0) << asked.err;
    write_all(folder / "answer.json", asked.out);
    EXPECT_EQ(irenic("verify " + quoted(folder / "answer.json")).status, 0);
    write_all(folder / "r.yaml", "change: {w: {weight: -2}}\n");
    const Ran late = irenic("verify " + quoted(folder / "answer.json"));
    EXPECT_EQ(late.status, 1);
    EXPECT_NE(late.err.find("has changed since"), std::string::npos);
}

TEST(Command, AnAnswerThatCannotBeWrittenIsNoSuccess) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full here";
    const Folder folder;
    const std::string command =
        fmt::format("cd {} && {} stability cases/elmira/case.yaml >/dev/full 2>{}", quoted(IRENIC_SOURCE_DIR),
                    quoted(IRENIC_EXECUTABLE), quoted(folder / "err"));
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 1);
    EXPECT_NE(read_all(folder / "err").find("could not be written"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
