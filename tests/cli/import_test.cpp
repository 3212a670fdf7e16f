// `irenic import`, and what `irenic export` gained with it, from outside.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

const std::string dilemma = "cases/prisoners-dilemma/case.yaml";
const std::string data = "tests/casefile/data/exchange/";

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(ImportCommand, WritesACaseToAFileOrToStandardOutput) {
    const Folder folder;
    for (const auto& [format, file] : {std::pair("nfg", "ridge.nfg"), std::pair("graphml", "ferry.graphml")}) {
        const std::string path = quoted(folder / file);
        const Ran shown = irenic(std::string("import ") + format + " " + data + file);
        EXPECT_EQ(shown.status, 0) << shown.err;
        EXPECT_EQ(irenic(std::string("import ") + format + " " + data + file + " -o " + path).status, 0);
        EXPECT_EQ(read_all(folder / file), shown.out);
        EXPECT_EQ(irenic("check --strict " + path).status, 0);
        EXPECT_EQ(irenic("stability " + path).status, 0);
        // What is there is not written over unasked.
        EXPECT_EQ(irenic(std::string("import ") + format + " " + data + file + " -o " + path).status, 1);
        EXPECT_EQ(irenic(std::string("import ") + format + " " + data + file + " --force -o " + path).status, 0);
    }
    EXPECT_EQ(irenic("import xlsx " + data + "ridge.nfg").status, 2);
    EXPECT_EQ(irenic("import nfg no/such").status, 1);
    EXPECT_EQ(irenic("import nfg " + data + "ferry.graphml").status, 1);
    EXPECT_EQ(irenic("import nfg --ranks " + data + "ridge.nfg").status, 2);
    EXPECT_EQ(irenic("import nfg /dev/null").status, 1);
}

TEST(ImportCommand, PutsPreferencesIntoACase) {
    const Folder folder;
    const std::string ranked = quoted(folder / "ranked.yaml");
    write_all(folder / "well.yaml", irenic("new - --template minimal").out);
    const std::string into = " --case " + quoted(folder / "well.yaml");
    EXPECT_EQ(irenic("import preferences " + data + "well.csv").status, 2);
    EXPECT_EQ(irenic("import preferences " + data + "well.csv" + into + " -o " + ranked).status, 0);
    const json found = json::parse(irenic("stability --json --concept nash " + ranked).out);
    // By hand: 10 → 00 gains the hill 1; 00 → 01 gains the valley 1; 10 → 11 loses it 1; hill is indifferent between 01 and 11.
    EXPECT_EQ(found["concepts"]["nash"]["stable"]["hill"], json::parse(R"(["s00", "s01", "s11"])"));
    EXPECT_EQ(found["concepts"]["nash"]["stable"]["valley"], json::parse(R"(["s10", "s01"])"));
}

TEST(ImportCommand, ADomainAndItsProfilesBecomeOneCase) {
    const Folder folder;
    const std::string files = data + "ferry-talks.xml " + data + "ferry-north.xml " + data + "ferry-south.xml";
    const std::string path = quoted(folder / "case.yaml");
    const Ran written = irenic("import genius " + files + " --convention raw -o " + path);
    EXPECT_EQ(written.status, 0) << written.err;
    EXPECT_TRUE(
        says(written.err, "note: read by the convention `raw`: an item is worth its evaluation times the weight"))
        << written.err;
    EXPECT_TRUE(says(read_all(folder / "case.yaml"), "{graded: Toll, values: {none: 80,"));
    EXPECT_EQ(irenic("check --strict " + path).status, 0);
    const Ran usual = irenic("import genius " + files);
    EXPECT_TRUE(says(usual.err, "note: read by the convention `genius`")) << usual.err;
    EXPECT_TRUE(says(usual.out, "{graded: Toll, values: {none: 0.5,")) << usual.out;
    const Ran keep = irenic("keep " + path);
    EXPECT_EQ(keep.status, 1);
    EXPECT_TRUE(says(keep.err, "the agreement `talks` has no obligations [nothing-to-keep]")) << keep.err;
    EXPECT_EQ(irenic("import genius " + data + "ferry-talks.xml").status, 2);
    EXPECT_EQ(irenic("import genius " + files + " --convention other").status, 2);
    EXPECT_EQ(irenic("import nfg " + data + "ridge.nfg " + data + "ridge.nfg").status, 2);
    EXPECT_EQ(irenic("import nfg --convention raw " + data + "ridge.nfg").status, 2);
    EXPECT_EQ(irenic("import genius " + data + "ferry-talks.xml no/such").status, 1);
    const Ran json_of = irenic("import genius --json " + files + " --force -o " + path);
    EXPECT_EQ(json::parse(json_of.out).at("diagnostics")[0]["code"], "convention");
}

TEST(ImportCommand, PointsComeOutAgainAsTheyWentIn) {
    const Folder folder;
    const std::string path = quoted(folder / "case.yaml");
    EXPECT_EQ(irenic("import points " + data + "ferry.csv -o " + path).status, 0);
    EXPECT_EQ(irenic("export points " + path).out,
              "issue,level,north,Village of the south\r\ntoll,none,40,0\r\ntoll,5 %,0,30.5\r\ntrips,two,0.25,10\r\n"
              "trips,four,25,-2\r\nno-agreement,,12,0\r\n");
    EXPECT_EQ(irenic("export points --concept nash " + path).status, 2);
    EXPECT_EQ(irenic("export points cases/elmira/case.yaml").status, 1);
}

TEST(ExportCommand, WritesADomainAndAProfileForEachSignatory) {
    const Folder folder;
    const std::string panama = "cases/panama-canal-1974/case.yaml";
    EXPECT_EQ(irenic("export genius " + panama).status, 2);
    EXPECT_EQ(irenic("export genius " + panama + " -o " + quoted(folder / "new/")).status, 0);
    EXPECT_TRUE(std::filesystem::exists(folder / "new/domain.xml"));
    EXPECT_TRUE(std::filesystem::exists(folder / "new/united-states.xml"));
    const Ran ran = irenic("export genius --convention raw --json " + panama + " -o " + quoted(folder / "talks"));
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(json::parse(ran.out).at("export"), folder / "talks");
    EXPECT_TRUE(says(read_all(folder / "talks-panama.xml"), "<weight index=\"1\" value=\"1\"/>"));
    const std::string back = quoted(folder / "back.yaml");
    EXPECT_EQ(
        irenic("import genius --convention raw " + quoted(folder / "talks-domain.xml") + " " +
               quoted(folder / "talks-united-states.xml") + " " + quoted(folder / "talks-panama.xml") + " -o " + back)
            .status,
        0);
    EXPECT_TRUE(says(irenic("export points " + back).out, "\r\nLand and water,panama,0,15\r\n"));
    EXPECT_EQ(irenic("export nfg --convention raw " + dilemma).status, 2);
}

TEST(ImportCommand, SaysInJsonWhatItWroteAndWhatWasWrong) {
    const Folder folder;
    const Ran good = irenic("import nfg --json " + data + "ridge.nfg -o " + quoted(folder / "case.yaml"));
    EXPECT_EQ(good.status, 0);
    EXPECT_EQ(json::parse(good.out).at("import"), folder / "case.yaml");
    EXPECT_EQ(json::parse(good.out).at("diagnostics"), json::array());
    const Ran bad = irenic("import graphml --json " + data + "ridge.nfg -o " + quoted(folder / "other.yaml"));
    EXPECT_EQ(bad.status, 1);
    EXPECT_EQ(json::parse(bad.out).at("diagnostics")[0]["code"], "xml-syntax");
    EXPECT_FALSE(std::filesystem::exists(folder / "other.yaml"));
    EXPECT_EQ(irenic("import nfg --json " + data + "ridge.nfg").status, 2);
}

TEST(ExportCommand, VerdictsHaveAColumnForEverythingAsked) {
    const Ran ran =
        irenic("export verdicts " + dilemma +
               " --concept nash --concept sim --concept limited --horizon 2 --concept stackelberg --coalitions");
    EXPECT_EQ(ran.status, 0) << ran.err;
    // By hand. s1: neither cooperates, s4: both do; each would rather be the only one that does not. From s4 each expects the other to
    // defect too, at the same moment (SIM) or after it (two moves foreseen); from s1 both together gain by going to s4.
    EXPECT_EQ(
        ran.out,
        "state,code,status-quo,prisoner-one.nash,prisoner-two.nash,nash.equilibrium,prisoner-one.sim,prisoner-two.sim,"
        "sim.equilibrium,prisoner-one.limited-2,prisoner-two.limited-2,limited-2.equilibrium,prisoner-one.stackelberg,"
        "prisoner-two.stackelberg,stackelberg.equilibrium,nash.coalitions,nash.smallest-coalition\r\n"
        "s1,00,no,stable,stable,yes,stable,stable,yes,stable,stable,yes,stable,stable,yes,leave,prisoner-one "
        "prisoner-two\r\n"
        "s2,10,no,unstable,stable,no,unstable,stable,no,unstable,stable,no,unstable,unstable,no,leave,prisoner-one\r\n"
        "s3,01,no,stable,unstable,no,stable,unstable,no,stable,unstable,no,unstable,unstable,no,leave,prisoner-two\r\n"
        "s4,11,yes,unstable,unstable,no,stable,stable,yes,stable,stable,yes,unstable,unstable,no,leave,prisoner-"
        "one\r\n");
    EXPECT_EQ(irenic("export csv --concept sim " + dilemma).status, 2);
    EXPECT_EQ(irenic("export dot --coalitions " + dilemma).status, 2);
    EXPECT_EQ(irenic("export verdicts --limit 3 " + dilemma).status, 3);
    EXPECT_EQ(irenic("export verdicts --concept limited " + dilemma).status, 2);
}

TEST(ExportCommand, AStrategicFormIsOneOrIsRefused) {
    EXPECT_EQ(irenic("export nfg " + dilemma).status, 0);
    EXPECT_EQ(irenic("export nfg --concept nash " + dilemma).status, 2);
    const Ran refused = irenic("export nfg cases/elmira/case.yaml");
    EXPECT_EQ(refused.status, 1);
    EXPECT_TRUE(says(refused.err, "`modify` cannot be changed back")) << refused.err;
}

TEST(Verify, FollowsThePathsOfEvolve) {
    const Folder folder;
    const std::string file = quoted(folder / "paths.json");
    const std::string written = irenic("evolve --json cases/elmira/case.yaml").out;
    const auto verdict = [&](const json& answer) {
        write_all(folder / "paths.json", answer.dump());
        return irenic("verify --json --case cases/elmira/case.yaml " + file);
    };
    const json sound = json::parse(written);
    EXPECT_EQ(verdict(sound).status, 0);
    EXPECT_EQ(json::parse(verdict(sound).out)["checked-in-part"], 0);
    EXPECT_GT(json::parse(verdict(sound).out)["verdicts-checked"], 10);
    json mover = sound;
    mover["by"]["agreements"]["paths"][1]["path"][1]["movers"] = json::array({"local-government"});
    EXPECT_EQ(verdict(mover).status, 1);
    EXPECT_TRUE(says(verdict(mover).out, "the same movers take two steps in succession"));
    mover["by"]["agreements"]["paths"][1]["path"][1]["movers"] = json::array({"ministry"});
    EXPECT_TRUE(says(verdict(mover).out, "is none that its movers can take"));
    json number = sound;
    number["by"]["moves"]["states"] = 8;
    EXPECT_TRUE(says(verdict(number).out, "by moves: states: the answer says 8, the definition 9"));
    json worse = sound;
    worse["by"]["improvements"]["paths"] = sound["by"]["moves"]["paths"];
    EXPECT_TRUE(says(verdict(worse).out, "is no improvement for all of its movers"));
    json nowhere = sound;
    nowhere["by"]["moves"]["paths"][0]["state"] = "s2";
    EXPECT_EQ(verdict(nowhere).status, 1);
    json unstable = sound;
    unstable["by"]["moves"]["no-move"]["count"] = 7;
    EXPECT_TRUE(says(verdict(unstable).out, "by moves: no-move: the answer says 7, the definition 1"));
}

// Two steps where one is enough: each is legal, and the distance is not.
TEST(Verify, APathOfEvolveHasToBeAShortestOne) {
    const Folder folder;
    write_all(
        folder / "case.yaml",
        "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\ngraph:\n  states: [s, t, u]\n  moves: {a: [[s, t], [s, u]], b: "
        "[[t, u]]}\nstatus-quo: s\npreferences: {a: {ranking: [u, [s, t]]}}\n");
    json answer = json::parse(irenic("evolve --json " + quoted(folder / "case.yaml")).out);
    json& path = answer["by"]["moves"]["paths"];
    for (json& entry : path)
        if (entry["state"] == "u")
            entry["path"] = json::parse(
                R"([{"movers": ["a"], "to": "t", "changes": ""}, {"movers": ["b"], "to": "u", "changes": ""}])");
    write_all(folder / "paths.json", answer.dump());
    const Ran ran = irenic("verify " + quoted(folder / "paths.json"));
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(says(ran.out, "objection: by moves, to u: a path of 1 step is shorter")) << ran.out;
}

}  // namespace
}  // namespace irenic::testing
