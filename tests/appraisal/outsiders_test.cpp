/// Who does not sign, and could undo what is signed.
#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

/// `a` and `b` sign to open a gate; `c` and `d` do not sign. `c` would gain 3 by a net, which `b` can answer by shutting the gate again,
/// which costs `c` 5; `d` may build a mill, and would gain nothing; `e` owns nothing.
CaseBuilder gate() {
    CaseBuilder made;
    made.party("a").party("b").party("c").party("d").party("e");
    made.option("gate", {"b"}).option("net", {"c"}, {"no", "half", "full"}).option("mill", {"d"});
    made.weight("a", made.taken("gate"), "2").weight("b", made.taken("gate"), "1");
    made.weight("b", made.taken("net"), "-4");
    made.weight("b", conjunction(made.taken("gate"), made.taken("net")), "-2");
    made.graded("c", "net", {"0", "1", "3"}).weight("c", made.taken("gate"), "5").weight("d", made.taken("mill"), "-1");
    made.agreement("open");
    made.last_agreement().signatories = {0, 1};
    made.obligation("open-it", {{"gate", "yes"}});
    return made;
}

Outsiders outsiders(const Case& subject) {
    Appraiser appraiser({&subject, 1}, {}, {});
    return outsiders_of(appraiser.space(), appraiser.strategies().at(0));
}

TEST(OutsidersOf, who_would_gain_by_a_move_is_named_with_the_best_one_and_whether_it_is_deterred) {
    const Case subject = gate().build();
    const Outsiders found = outsiders(subject);
    ASSERT_EQ(found.spoilers.size(), 1U);
    const Spoiler& spoiler = found.spoilers[0];
    EXPECT_EQ(spoiler.party, 2U);
    EXPECT_EQ(spoiler.gain, decimal("3"));
    const Space::Build build = Space::build(subject);
    EXPECT_EQ(build.space->name(spoiler.to), "120");
    EXPECT_EQ(spoiler.deterred[static_cast<std::size_t>(Concept::nash)], false);
    EXPECT_EQ(spoiler.deterred[static_cast<std::size_t>(Concept::gmr)], true);
    EXPECT_EQ(spoiler.deterred[static_cast<std::size_t>(Concept::seq)], true);
}

TEST(OutsidersOf, who_could_move_and_would_gain_nothing_is_told_from_who_cannot_move) {
    const Outsiders found = outsiders(gate().build());
    EXPECT_EQ(found.would_not_gain, (std::vector<PartyIndex>{3}));
    EXPECT_EQ(found.cannot_move, (std::vector<PartyIndex>{4}));
    EXPECT_TRUE(found.unsettled.empty());
}

TEST(OutsidersOf, who_signs_is_no_outsider) {
    CaseBuilder made = gate();
    made.last_agreement().signatories = {0, 1, 2};
    const Outsiders found = outsiders(made.build());
    EXPECT_TRUE(found.spoilers.empty());
}

}  // namespace
}  // namespace irenic::testing
