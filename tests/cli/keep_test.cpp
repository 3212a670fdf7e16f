/// `irenic keep`: other orders, what they are best by, and obligations in parts.
#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {
namespace {

using nlohmann::json;

/// Each act costs its side 4 and gives the other 6.
const char* const swap = R"(irenic: 1
title: Swap (invented)
parties: {a: {name: A}, b: {name: B}}
options:
  x: {by: a, direction: up}
  y: {by: b, direction: up}
preferences:
  a:
    - {graded: x, values: {no: 0, yes: -4}, basis: invented}
    - {graded: y, values: {no: 0, yes: 6}, basis: invented}
  b:
    - {graded: x, values: {no: 0, yes: 6}, basis: invented}
    - {graded: y, values: {no: 0, yes: -4}, basis: invented}
agreements:
  swap:
    obligations:
      give: {by: a, sets: {x: yes}, days: 10, parts: 2}
      pay: {by: b, sets: {y: yes}, days: 9, parts: 2}
)";

json plan_named(const json& answer, const std::string& name) {
    for (const json& plan : answer["plans"])
        if (plan["name"] == name) return plan;
    return {};
}

json asked(const Folder& folder, const std::string& options) {
    write_all(folder / "swap.yaml", swap);
    const Ran ran = irenic("keep " + quoted(folder / "swap.yaml") + " --json " + options);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    return json::parse(ran.out);
}

TEST(KeepCommand, CutsObligationsIntoParts) {
    const Folder folder;
    const json answer = asked(folder, "");
    const json written = plan_named(answer, "as-written");
    EXPECT_EQ(written["steps"], (json{{"give.1"}, {"give.2"}, {"pay.1"}, {"pay.2"}}));
    EXPECT_EQ(written["days"], (json{5, 5, 5, 5}));
    EXPECT_EQ(written["margin"], -4);
    const json best = plan_named(answer, "best");
    EXPECT_EQ(best["steps"], (json{{"give.1"}, {"pay.1"}, {"give.2"}, {"pay.2"}}));
    EXPECT_EQ(best["margin"], -2);
    EXPECT_EQ(answer["orders"]["best"]["proven"], true);
    EXPECT_EQ(answer["orders"]["best"]["penalties"], (json{{{"party", "b"}, {"penalty", 2}, {"share", 0.2}}}));
}

TEST(KeepCommand, SaysTheSameWhereStatesAreAskedAboutOneByOne) {
    const Folder folder;
    const std::string options = "--best-by time --best-by guarantee";
    const json answer = asked(folder, options);
    const json local = asked(folder, options + " --local");
    EXPECT_EQ(answer["orders"], local["orders"]);
    for (const json& plan : answer["plans"]) {
        const json other = plan_named(local, plan["name"]);
        EXPECT_EQ(plan["steps"], other["steps"]);
        EXPECT_EQ(plan["margin"], other["margin"]);
    }
}

TEST(KeepCommand, FindsTheShortestOrderThatEnforcesItself) {
    const Folder folder;
    const json answer = asked(folder, "--best-by time --best-by completion --set keeping.hazard=0.01");
    const json steps = json::array({json::array({"give.1", "pay.1"}), json::array({"give.2", "pay.2"})});
    EXPECT_EQ(plan_named(answer, "best-by-time")["steps"], steps);
    EXPECT_EQ(plan_named(answer, "best-by-time")["self-enforcing"], true);
    EXPECT_EQ(plan_named(answer, "best-by-completion")["steps"], steps);
    EXPECT_EQ(answer["orders"]["best-by-time"]["none-enforces-itself"], false);
    EXPECT_NEAR(answer["orders"]["best-by-completion"]["completion"].get<double>(), 0.904382075, 1e-9);
    // All of one side's act against half of the other's: whoever has the rest to do stops.
    const json uneven = asked(folder, "--best-by time --set agreements.swap.obligations.give.parts=1");
    EXPECT_EQ(uneven["orders"]["best-by-time"]["none-enforces-itself"], true);
}

TEST(KeepCommand, SaysInWordsWhatFurtherPenaltyAnOrderNeeds) {
    const Folder folder;
    write_all(folder / "swap.yaml", swap);
    const Ran ran = irenic("keep " + quoted(folder / "swap.yaml") + " --best-by guarantee");
    EXPECT_NE(ran.out.find("best-by-guarantee: it enforces itself before its end with further penalties"),
              std::string::npos)
        << ran.out;
    EXPECT_NE(ran.out.find("20% of its range"), std::string::npos) << ran.out;
}

TEST(KeepCommand, RefusesPartsThatDoNotDivide) {
    const Folder folder;
    write_all(folder / "swap.yaml", swap);
    const Ran ran = irenic("keep " + quoted(folder / "swap.yaml") + " --set agreements.swap.obligations.pay.parts=3");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("[uneven-parts]"), std::string::npos) << ran.err;
}

TEST(KeepCommand, RefusesWhatNoOrderCanBeBestBy) {
    const Folder folder;
    write_all(folder / "swap.yaml", swap);
    EXPECT_EQ(irenic("keep " + quoted(folder / "swap.yaml") + " --best-by luck").status, 2);
}

}  // namespace
}  // namespace irenic::testing
