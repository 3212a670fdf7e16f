#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

const std::string talks = R"(irenic: 1
title: t
parties: {a: {}, b: {}}
options: {x: {by: a}, y: {by: b}, z: {by: chance, probability: {no: [0.2, 0.4, 0.6]}, distribution: uniform}}
preferences:
  a: [{id: p, that: x, weight: [1, 2, 3], distribution: pert}, {that: y, weight: [1, 2]}]
  b: [{id: g, graded: x, values: {no: 1, yes: [2, 3]}, distribution: discrete}]
agreements:
  one:
    obligations: {o: {by: a, sets: {x: yes}}}
    guarantees: [{id: bond, by: a, on: b, penalty: [1, 2], distribution: triangular}]
  two: {extends: one, change: {bond: {penalty: [3, 4]}}, keeping: {hazard: [{until: 9, is: [0, 0.1]}, {is: [0, 0.2], distribution: uniform}], distribution: discrete}}
keeping: {discount: {a: [0.9, 1]}, hazard: [0, 0.1, 0.2], distribution: pert}
correlate: [{of: [p, bond], rho: 0.6, basis: b}]
readings:
  other: {change: {p: {distribution: uniform}}, correlate: [{of: [p, a.2, z.no], rho: 0.1}]}
  less: {remove: [p]}
)";

Case loaded(const std::string& reading = "") {
    LoadOptions options;
    if (!reading.empty()) options.reading = reading;
    std::string text = talks;
    text.replace(text.find("z.no"), 4, "chance.z.no");
    Loaded loaded = parse_case(text, "case.yaml", options);
    EXPECT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    return loaded.cases.front();
}

TEST(StatedRanges, HaveOneNameEachWhereverTheyAreInForce) {
    std::vector<std::string> found;
    const Case subject = loaded();
    for (const StatedRange& one : stated_ranges(subject))
        found.push_back(one.id() + " " + std::to_string(one.paths.size()));
    // A bond whose penalty an extending agreement changes is another number.
    EXPECT_EQ(found, (std::vector<std::string>{"p 1", "a.2 1", "g.no 1", "g.yes 1", "keeping.discount.a 3",
                                               "keeping.hazard 2", "bond 1", "two.keeping.hazard.1 1",
                                               "two.keeping.hazard.2 1", "two.bond 1", "chance.z.no 1"}));
}

TEST(StatedRanges, SpreadAsTheCaseSays) {
    const Case subject = loaded();
    std::vector<std::string> found;
    for (const StatedRange& one : stated_ranges(subject)) {
        static const std::vector<std::string> words{"", "triangular", "pert", "uniform", "discrete"};
        found.push_back(one.id() + " " + words[static_cast<std::size_t>(range_at(subject, one.paths[0]).shape)]);
    }
    EXPECT_EQ(found,
              (std::vector<std::string>{"p pert", "a.2 ", "g.no discrete", "g.yes discrete", "keeping.discount.a pert",
                                        "keeping.hazard pert", "bond triangular", "two.keeping.hazard.1 discrete",
                                        "two.keeping.hazard.2 uniform", "two.bond triangular", "chance.z.no uniform"}));
}

TEST(Correlations, AreReadWithTheirSource) {
    const Case subject = loaded();
    ASSERT_EQ(subject.correlations.size(), 1U);
    EXPECT_EQ(subject.correlations[0].of, (std::vector<std::string>{"p", "bond"}));
    EXPECT_EQ(subject.correlations[0].rho, Decimal{1'200'000});
    EXPECT_EQ(subject.correlations[0].provenance.basis, "b");
    EXPECT_EQ(subject.correlations[0].place.line, 14U);
    EXPECT_TRUE(unused_lints(subject).empty());
}

TEST(Correlations, AndDistributionsAreChangedByReadings) {
    const Case other = loaded("other");
    EXPECT_EQ(other.preferences[0].statements[0].weight->shape, Range::Shape::uniform);
    ASSERT_EQ(other.correlations.size(), 1U);
    EXPECT_EQ(other.correlations[0].of, (std::vector<std::string>{"p", "a.2", "chance.z.no"}));
}

TEST(Correlations, OfWhatAReadingHasDoneAwayWithStay) {
    EXPECT_EQ(loaded("less").correlations[0].of, (std::vector<std::string>{"p", "bond"}));
}

}  // namespace
}  // namespace irenic::testing
