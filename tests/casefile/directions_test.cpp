// Whether an agreement keeps to the directions of its options is judged in the order in which its obligations are performed.

#include "casefile/bad_input.hpp"

namespace irenic::testing {
namespace {

using Lines = std::vector<std::string>;

/// What is said about a case where `x` has three levels and may change as `direction` says, and `y` is free.
Lines said_of(const std::string& direction, const std::string& deal) {
    return diagnostics_of(
        parse_case("irenic: 1\n"
                   "title: t\n"
                   "parties: {a: {}, b: {}}\n"
                   "options: {x: {by: a, levels: [low, mid, high], direction: " +
                       direction +
                       "}, y: {by: b}}\n"
                       "agreements:\n"
                       "  deal:\n"
                       "    obligations:\n" +
                       deal,
                   "case.yaml"));
}

TEST(Directions, ADealThatStandsLaterInTheFileButComesFirstIsPerformedFirst) {
    EXPECT_EQ(said_of("up",
                      "      rest: {by: a, sets: {x: high}}\n"
                      "      begin: {by: a, sets: {x: mid}}\n"
                      "    separately: [[begin], [rest]]\n"),
              Lines{});
}

TEST(Directions, ADealThatComesLastMayNotTakeBackWhatDealsBeforeItDid) {
    EXPECT_EQ(said_of("up",
                      "      begin: {by: a, sets: {x: mid}}\n"
                      "      rest: {by: a, sets: {x: high}}\n"
                      "    separately: [[rest], [begin]]\n"),
              Lines{"error 8:7-12 against-direction: `begin` changes `x` from `high` to `mid`, against its direction "
                    "| its direction is `up`"});
}

TEST(Directions, AnObligationThatIsTiedToAnEarlierOneIsPerformedWithIt) {
    EXPECT_EQ(said_of("[[low, mid], [mid, high]]",
                      "      sign: {by: b, sets: {y: yes}}\n"
                      "      half: {by: a, sets: {x: mid}}\n"
                      "      full: {by: a, sets: {x: high}, with: [sign]}\n"),
              Lines{"error 10:7-11 against-direction: `full` changes `x` from `low` to `high`, against its direction "
                    "| add the change to its `direction`"});
}

// docs/keeping.md: "a later one that has been done is not undone by an earlier one that follows".
TEST(Directions, AnObligationChangesNothingWhereOneThatStandsLaterHasBeenPerformed) {
    EXPECT_EQ(said_of("up",
                      "      sign: {by: b, sets: {y: yes}}\n"
                      "      full: {by: a, sets: {x: high}}\n"
                      "      half: {by: a, sets: {x: mid}, with: [sign]}\n"),
              Lines{});
}

TEST(Directions, InAnotherDealAnObligationThatStandsEarlierPrevailsAgain) {
    EXPECT_EQ(said_of("[[low, mid], [mid, high], [high, low]]",
                      "      again: {by: a, sets: {x: low}}\n"
                      "      half: {by: a, sets: {x: mid}}\n"
                      "      sign: {by: b, sets: {y: yes}}\n"
                      "    separately: [[half, sign], [again]]\n"),
              Lines{"error 8:7-12 against-direction: `again` changes `x` from `mid` to `low`, against its direction "
                    "| add the change to its `direction`"});
}

}  // namespace
}  // namespace irenic::testing
