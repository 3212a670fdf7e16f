#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

std::vector<std::string> lints(const std::string& more) {
    const Loaded loaded = parse_case(head + more, "case.yaml");
    EXPECT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    std::vector<std::string> lines;
    for (const Case& made : loaded.cases)
        for (const Diagnostic& found : provenance_lints(made)) {
            EXPECT_EQ(found.help, "say whence it comes: `source: ID`, or `basis: …` for a judgement");
            lines.push_back(in_one_line(found).substr(0, in_one_line(found).find(" | ")));
        }
    return lines;
}

TEST(Lints, NameEachAssumptionWithoutSourceOrBasisOnce) {
    EXPECT_EQ(
        lints("never: [{id: k, that: x and y}, {that: x and y = mid, basis: b}]\n"
              "preferences: {a: [{id: p, that: x, weight: 1}, {that: y, weight: 2}]}\n"
              "agreements:\n"
              "  one:\n"
              "    obligations: {o: {by: a, sets: {x: yes}}, u: {by: b, sets: {y: mid}, after: [{of: o, id: l}]}}\n"
              "    guarantees: [{by: b, on: a, penalty: 1}]\n"
              "  two: {extends: one}\n"
              "keeping: {hazard: 0.1}\n"),
        (std::vector<std::string>{
            "warning 5:9-31 unsupported-assumption: the constraint `k` has neither source nor basis",
            "warning 6:19-46 unsupported-assumption: the statement `p` of `a` has neither source nor basis",
            "warning 6:48-68 unsupported-assumption: this statement of `a` has neither source nor basis",
            "warning 9:82-96 unsupported-assumption: the link `l` has neither source nor basis",
            "warning 10:18-44 unsupported-assumption: this guarantee has neither source nor basis",
            "warning 12:1-8 unsupported-assumption: what `keeping` assumes about time and breakdown has neither source "
            "nor basis"}));
}

TEST(Lints, NameEachKeyThatNoAnswerUsesYetOnceWithAWarningWhereAVerdictCouldBeExpectedToDependOnIt) {
    const Loaded loaded = parse_case(head + R"(states: {s1: N0, s2: Y0}
only: listed
status-quo: s1
preferences: {a: {ranking: [s1, s2], unknown: [[s1, s2]], basis: b}, b: [{that: x, weight: [0, 2], distribution: uniform}, {that: y, weight: [0, 2], distribution: uniform}]}
attitude: {a: {b: -1}}
power: {a: 2}
)",
                                     "case.yaml");
    ASSERT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    std::vector<std::string> found;
    for (const Diagnostic& one : unused_lints(loaded.cases.front()))
        found.push_back(in_one_line(one).substr(0, in_one_line(one).find(" is ")));
    EXPECT_EQ(found, (std::vector<std::string>{"note 8:38-45 used-when-asked: `unknown`",
                                               "warning 9:1-9 used-when-asked: `attitude`"}));
}

TEST(Lints, NameARankingWithoutSource) {
    EXPECT_EQ(lints("states: {s1: N0, s2: Y0}\nonly: listed\nstatus-quo: s1\npreferences: {a: {ranking: [s1, s2]}, b: "
                    "{ranking: [s2, s1], basis: b}}\n"),
              std::vector<std::string>{
                  "warning 8:15-16 unsupported-assumption: the ranking of `a` has neither source nor basis"});
}

TEST(Lints, SayNothingAboutWhatAssumesNothing) {
    EXPECT_EQ(lints("keeping: {stopping: wait}\nagreements: {d: {obligations: {o: {by: a, sets: {x: yes}}}}}\n"),
              std::vector<std::string>{});
}

}  // namespace

}  // namespace irenic::testing
