/// Obligations cut into equal parts: what becomes of levels, values, links and days, and what that does for an exchange.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

/// docs/semantics.md, section 6: one-way options, no discount, nothing under `if-broken`; each act costs its performer 4 and gives the
/// other 6.
Case swap(std::uint32_t parts, const std::string& penalty, bool tied = false) {
    CaseBuilder builder;
    builder.party("a").party("b");
    builder.option("x", {"a"}, {"no", "yes"}, "up").option("y", {"b"}, {"no", "yes"}, "up");
    builder.graded("a", "x", {"0", "-4"}).graded("a", "y", {"0", "6"});
    builder.graded("b", "x", {"0", "6"}).graded("b", "y", {"0", "-4"});
    builder.agreement("swap").obligation("give", {{"x", "yes"}}, 10).obligation("pay", {{"y", "yes"}}, 10);
    Agreement& agreement = builder.last_agreement();
    for (Obligation& obligation : agreement.obligations) obligation.parts = parts;
    if (tied) agreement.obligations[1].with = {0};
    for (PartyIndex i = 0; i < 2; ++i) {
        Guarantee guarantee;
        guarantee.by = 1 - i;
        guarantee.on = i;
        guarantee.penalty = exactly(penalty);
        agreement.guarantees.push_back(guarantee);
    }
    return builder.build();
}

bool some_order_enforces_itself(const Case& given) {
    const InParts cut = in_parts(given, 0);
    EXPECT_TRUE(cut.diagnostics.empty());
    const Case& subject = cut.subject ? *cut.subject : given;
    const Space::Build build = Space::build(subject);
    return plan_best(*build.space, 0).plan->self_enforcing;
}

TEST(Parts, the_swap_needs_the_cost_of_the_last_part_as_penalty) {
    EXPECT_TRUE(some_order_enforces_itself(swap(1, "4")));
    EXPECT_FALSE(some_order_enforces_itself(swap(1, "3.999999")));
    EXPECT_TRUE(some_order_enforces_itself(swap(2, "2")));
    EXPECT_FALSE(some_order_enforces_itself(swap(2, "1.999999")));
    EXPECT_TRUE(some_order_enforces_itself(swap(4, "1")));
    EXPECT_FALSE(some_order_enforces_itself(swap(4, "0.999999")));
    EXPECT_TRUE(some_order_enforces_itself(swap(8, "0.5")));
    EXPECT_FALSE(some_order_enforces_itself(swap(8, "0.499999")));
}

TEST(Parts, tied_part_by_part_the_swap_needs_no_penalty) {
    EXPECT_TRUE(some_order_enforces_itself(swap(1, "0", true)));
    EXPECT_TRUE(some_order_enforces_itself(swap(4, "0", true)));
    const InParts cut = in_parts(swap(4, "0", true), 0);
    EXPECT_EQ(cut.subject->agreements[0].obligations[5].id, "pay.2");
    EXPECT_EQ(cut.subject->agreements[0].obligations[5].with, std::vector<ObligationIndex>{1});
}

TEST(Parts, as_written_are_done_one_after_the_other) {
    const InParts cut = in_parts(swap(4, "0"), 0);
    const Space::Build build = Space::build(*cut.subject);
    const PlanResult written = plan_as_written(*build.space, 0);
    ASSERT_EQ(written.plan->steps.size(), 8U);
    EXPECT_EQ(written.plan->steps[0].days, 3U);  // ten days in four parts, rounded up
    EXPECT_EQ(cut.subject->agreements[0].obligations[2].name, "give (3 of 4)");
    // 6 − 4 at the end; after the first part of `give`, `b` has a quarter of 6 already.
    EXPECT_EQ(written.plan->margin->to_double(), -4);
    EXPECT_EQ(*written.plan->stops_at, 2U);
    EXPECT_EQ(*written.plan->stopped_by, 1U);
}

TEST(Parts, nothing_in_parts_is_left_as_it_is) {
    EXPECT_FALSE(in_parts(swap(1, "0"), 0).subject.has_value());
    EXPECT_TRUE(in_parts(swap(1, "0"), 0).diagnostics.empty());
}

/// Three levels, of which the change from the middle one down is cut; something else must wait for it.
CaseBuilder troops() {
    CaseBuilder builder;
    builder.party("a").party("b");
    builder.option("troops", {"a"}, {"none", "some", "many"}, "down").start("troops", "some");
    builder.option("aid", {"b"});
    builder.graded("a", "troops", {"-3", "6", "10"}).graded("b", "troops", {"9", "0", "-5"});
    builder.weight("a", builder.at("aid", "yes"), "20");
    builder.never(conjunction(builder.at("aid", "yes"), builder.at("troops", "some")), "no-aid-before");
    builder.agreement("deal").obligation("leave", {{"troops", "none"}}, 9).obligation("help", {{"aid", "yes"}}, 1);
    Agreement& agreement = builder.last_agreement();
    agreement.obligations[0].parts = 3;
    agreement.obligations[0].not_before = 5;
    Link link;
    link.of = 0;
    agreement.obligations[1].after.push_back(link);
    Guarantee guarantee;
    guarantee.penalty = exactly("1");
    guarantee.until = 0;
    agreement.guarantees.push_back(guarantee);
    return builder;
}

TEST(Parts, levels_in_between_stand_beside_the_one_before_and_values_run_evenly) {
    const InParts cut = in_parts(troops().build(), 0);
    const Option& option = cut.subject->options[0];
    EXPECT_EQ(option.levels, (Words{"none", "none (2 of 3)", "none (1 of 3)", "some", "many"}));
    EXPECT_EQ(option.start, 3);
    EXPECT_TRUE(option.may_change(3, 2));
    EXPECT_TRUE(option.may_change(2, 0));
    EXPECT_FALSE(option.may_change(1, 2));
    std::vector<std::string> of_a;
    for (const Range& grade : cut.subject->preferences[0].statements[0].grades) of_a.push_back(to_string(grade.best));
    EXPECT_EQ(of_a, (Words{"-3", "0", "3", "6", "10"}));
    std::vector<std::string> of_b;
    for (const Range& grade : cut.subject->preferences[1].statements[0].grades) of_b.push_back(to_string(grade.best));
    EXPECT_EQ(of_b, (Words{"9", "6", "3", "0", "-5"}));
}

TEST(Parts, constraints_see_the_level_before_until_the_last_part_is_done) {
    const InParts cut = in_parts(troops().build(), 0);
    const Expression& never = cut.subject->never[0].that;
    EXPECT_TRUE(holds(never, Levels{3, 1}, *cut.subject));
    EXPECT_TRUE(holds(never, Levels{1, 1}, *cut.subject));
    EXPECT_FALSE(holds(never, Levels{0, 1}, *cut.subject));
}

TEST(Parts, a_link_to_the_whole_waits_for_the_last_part_and_so_does_a_guarantee) {
    const InParts cut = in_parts(troops().build(), 0);
    const Agreement& agreement = cut.subject->agreements[0];
    ASSERT_EQ(agreement.obligations.size(), 4U);
    EXPECT_EQ(agreement.obligations[3].id, "help");
    EXPECT_EQ(agreement.obligations[3].after[0].of, 2U);
    EXPECT_EQ(agreement.obligations[1].after[0].of, 0U);
    EXPECT_EQ(agreement.obligations[0].not_before, 5U);
    EXPECT_EQ(agreement.obligations[1].not_before, 0U);
    EXPECT_EQ(*agreement.guarantees[0].until, 2U);
    EXPECT_EQ(agreement.obligations[0].days, 3U);
}

TEST(Parts, where_changes_are_listed_a_part_is_allowed_where_the_whole_is) {
    CaseBuilder builder;
    builder.party("a");
    builder.option_with_changes("x", {"a"}, {"p", "q", "r"}, {{"p", "q"}, {"p", "r"}, {"r", "p"}});
    builder.graded("a", "x", {"0", "4", "1"});
    builder.agreement("deal").obligation("go", {{"x", "q"}}, 1);
    builder.last_agreement().obligations[0].parts = 2;
    const Option option = in_parts(builder.build(), 0).subject->options[0];
    EXPECT_EQ(option.levels, (Words{"p", "q (1 of 2)", "q", "r"}));
    EXPECT_EQ(option.allowed, (std::vector<std::uint64_t>{0b1110, 0b1100, 0, 0b0001}));
}

std::string why_not(const Case& subject) {
    const InParts cut = in_parts(subject, 0);
    EXPECT_FALSE(cut.subject.has_value());
    std::string all;
    for (const Diagnostic& one : cut.diagnostics) all += one.code + ": " + one.message + " | " + one.help;
    return all;
}

TEST(Parts, a_part_whose_worth_nobody_has_stated_is_refused) {
    Case subject = swap(4, "0");
    subject.preferences[1].statements[0].graded.reset();
    subject.preferences[1].statements[0].that = level_in(0, 2);
    subject.preferences[1].statements[0].weight = exactly("6");
    EXPECT_EQ(
        why_not(subject),
        "parts-not-graded: `give` cannot be cut into 4 parts: the preferences of `b` do not say what a part of it is "
        "worth | write what `x` is worth as `{graded: x, values: {…}}`, with a number for each level");
}

TEST(Parts, values_that_do_not_divide_exactly_are_refused) {
    EXPECT_EQ(
        why_not(swap(3, "0")),
        "uneven-parts: `give` cannot be cut into 3 parts: what it is worth to `a`, -4, does not divide into as many "
        "numbers of six places | multiply all numbers of `a` by 3, or cut into 2, 4, 5, 8 or 10"
        "uneven-parts: `pay` cannot be cut into 3 parts: what it is worth to `b`, -4, does not divide into as many "
        "numbers of six places | multiply all numbers of `b` by 3, or cut into 2, 4, 5, 8 or 10");
}

TEST(Parts, what_is_tied_must_be_cut_alike) {
    Case subject = swap(4, "0", true);
    subject.agreements[0].obligations[1].parts = 2;
    EXPECT_EQ(
        why_not(subject),
        "parts-tied: `pay` cannot be cut into 2 parts: it is tied to `give`, which is not cut into as many | cut both "
        "into the same number of parts, or leave out `with`");
}

TEST(Parts, too_many_levels_are_refused) {
    EXPECT_EQ(
        why_not(swap(40, "0")),
        "bad-parts: `give` cannot be cut into 40 parts: the option `x` would have more than 36 levels | cut it into "
        "fewer"
        "bad-parts: `pay` cannot be cut into 40 parts: the option `y` would have more than 36 levels | cut it into "
        "fewer");
}

/// Two obligations that bring one option on, each in parts, up or down, at random: at every point of the plan as written the option is
/// worth what the straight line between the levels that were there says.
TEST(Parts, at_every_point_of_a_plan_an_option_is_worth_what_the_straight_line_says) {
    struct Made {
        Case subject;
        std::uint32_t first = 1;
        std::uint32_t second = 1;
    };
    constexpr std::uint64_t usual = 500;
    const auto make = [](Random& random) {
        Made made;
        constexpr std::uint32_t divides_all = 2520;
        made.first = random.between(1, 6);
        made.second = random.between(1, 6);
        const bool up = random.percent(50);
        CaseBuilder builder;
        builder.party("a").option("x", {"a"}, {"p", "q", "r"}, up ? "up" : "down").start("x", up ? "p" : "r");
        Words grades;
        for (int level = 0; level < 3; ++level) grades.push_back(std::to_string(divides_all * random.below(100)));
        builder.graded("a", "x", grades);
        builder.agreement("deal").obligation("one", {{"x", "q"}}, 1).obligation("two", {{"x", up ? "r" : "p"}}, 1);
        builder.last_agreement().obligations[0].parts = made.first;
        builder.last_agreement().obligations[1].parts = made.second;
        made.subject = builder.build();
        return made;
    };
    for_random_cases(usual, make, [](const Made& made) {
        const InParts cut = in_parts(made.subject, 0);
        EXPECT_TRUE(cut.diagnostics.empty());
        const Case& subject = cut.subject ? *cut.subject : made.subject;
        const Space::Build build = Space::build(subject);
        const PlanResult written = plan_as_written(*build.space, 0);
        const std::vector<Range>& grades = made.subject.preferences[0].statements[0].grades;
        const bool up = made.subject.options[0].start == 0;
        const std::int64_t before = grades[up ? 0 : 2].best.units;
        const std::int64_t middle = grades[1].best.units;
        const std::int64_t after = grades[up ? 2 : 0].best.units;
        ASSERT_EQ(written.plan->states.size(), made.first + made.second + 1);
        for (std::uint32_t k = 0; k <= made.first + made.second; ++k) {
            const std::int64_t wanted = k <= made.first ? before + (middle - before) / made.first * k
                                                        : middle + (after - middle) / made.second * (k - made.first);
            EXPECT_EQ(build.space->value(0, written.plan->states[k]).units, wanted);
        }
    });
}

}  // namespace
}  // namespace irenic::testing
