/// What it would take for a blocked package to be signed: payments, concessions, levels set otherwise. Small cases, worked by hand.
#include <gtest/gtest.h>

#include "bargaining/river.hpp"

namespace irenic::testing {
namespace {

using Found = LevelChanges::Found;

Signing sign(const Case& subject, std::string_view code) {
    const Space::Build build = Space::build(subject);
    return *signing(*build.space, 0, *build.space->find(code)).signing;
}

Guarantor guarantor(PartyIndex party, std::string_view budget, std::string_view rate = "1") {
    return {party, decimal(budget), decimal(rate)};
}

PaymentRepair pay(const std::vector<Guarantor>& guarantors, std::string_view code = "1000") {
    return least_payments(sign(river().build(), code), guarantors);
}

// At 1000 the gate is open and nothing is paid: `upper` lacks 4, `lower` has 6 more than it needs.

TEST(Payments, what_is_paid_is_worth_the_rate_times_as_much_to_whoever_receives_it) {
    const PaymentRepair found = pay({guarantor(2, "10", "2")});
    EXPECT_TRUE(found.possible);
    ASSERT_EQ(found.payments.size(), 1U);
    EXPECT_EQ(found.payments[0].from, 2U);
    EXPECT_EQ(found.payments[0].to, 0U);
    EXPECT_EQ(found.payments[0].paid.text, "2");
    EXPECT_EQ(found.payments[0].worth.text, "4");
    EXPECT_EQ(found.total.text, "2");
    EXPECT_EQ(found.needed.text, "4");
    EXPECT_EQ(found.available.text, "20");
    EXPECT_EQ(found.price->text, "0.5");
    EXPECT_EQ(found.after[0].amount.text, "0");
    EXPECT_EQ(found.after[1].amount.text, "6");
}

TEST(Payments, the_best_rate_is_used_up_first_and_a_signatory_pays_out_of_its_own_surplus) {
    const PaymentRepair found = pay({guarantor(1, "9", "0.5"), guarantor(2, "1", "2")});
    EXPECT_TRUE(found.possible);
    ASSERT_EQ(found.guarantors.size(), 2U);
    EXPECT_EQ(found.guarantors[0].party, 2U);
    EXPECT_EQ(found.guarantors[0].used.text, "1");
    EXPECT_FALSE(found.guarantors[0].surplus.has_value());
    EXPECT_EQ(found.guarantors[1].surplus, decimal("6"));
    EXPECT_EQ(found.guarantors[1].available, decimal("6"));
    EXPECT_EQ(found.guarantors[1].used.text, "4");
    EXPECT_EQ(found.total.text, "5");
    EXPECT_EQ(found.price->text, "2");
    EXPECT_EQ(found.after[1].amount.text, "2");
}

TEST(Payments, amounts_that_are_no_decimals_are_fractions) {
    const PaymentRepair found = pay({guarantor(2, "10", "3")});
    EXPECT_EQ(found.total.text, "4/3");
    EXPECT_FALSE(found.total.decimal.has_value());
    EXPECT_EQ(found.payments[0].worth.text, "4");
    EXPECT_EQ(found.price->text, "1/3");
}

TEST(Payments, where_guarantors_cannot_give_enough_it_says_how_much_is_lacking) {
    const PaymentRepair found = pay({guarantor(2, "1", "1.5")});
    EXPECT_FALSE(found.possible);
    EXPECT_TRUE(found.payments.empty());
    EXPECT_EQ(found.lacking.text, "2.5");
    EXPECT_FALSE(pay({}).possible);
    EXPECT_EQ(pay({}).lacking.text, "4");
}

TEST(Payments, who_blocks_cannot_pay) {
    const PaymentRepair found = pay({guarantor(0, "100")});
    EXPECT_FALSE(found.possible);
    EXPECT_EQ(found.guarantors[0].available, decimal("0"));
}

TEST(Payments, where_everybody_consents_nothing_is_paid) {
    const PaymentRepair found = pay({guarantor(2, "10")}, "1100");
    EXPECT_TRUE(found.possible);
    EXPECT_TRUE(found.payments.empty());
    EXPECT_EQ(found.total.text, "0");
    EXPECT_FALSE(found.price.has_value());
}

TEST(Payments, where_only_some_must_consent_those_that_lack_least_are_paid) {
    CaseBuilder made = river();
    Agreement& agreement = made.last_agreement();
    agreement.signatories = {0, 1, 2};
    agreement.consent = {false, 2, {0, 1, 2}, {}};
    made.weight("lower", made.taken("treaty"), "-3");
    // At 0010: fishers lack 2, lower lacks 3, upper consents.
    const std::vector<Guarantor> fund{guarantor(0, "0"), guarantor(2, "5")};
    PaymentRepair found = least_payments(sign(made.build(), "0010"), fund);
    EXPECT_FALSE(found.possible);  // fishers object, so they cannot pay, and upper has no surplus
    ASSERT_EQ(found.lacks.size(), 1U);
    EXPECT_EQ(found.lacks[0].party, 2U);
    EXPECT_EQ(found.lacks[0].amount.text, "2");
    made.last_agreement().consent.with = {1};
    found = least_payments(sign(made.build(), "0010"), fund);
    ASSERT_EQ(found.lacks.size(), 1U);  // lower must be among the two
    EXPECT_EQ(found.lacks[0].party, 1U);
    EXPECT_EQ(found.needed.text, "3");
}

TEST(Payments, a_party_that_only_orders_states_cannot_be_paid) {
    CaseBuilder made;
    made.party("upper").party("bank");
    made.option("gate", {"upper"}).wants("upper", made.taken("gate")).start("gate", "yes").agreement("package");
    const PaymentRepair found = least_payments(sign(made.build(), "0"), std::vector<Guarantor>{guarantor(1, "9")});
    EXPECT_FALSE(found.possible);
    EXPECT_EQ(found.ordinal, (std::vector<PartyIndex>{0}));
}

TEST(Concessions, at_a_package_each_objector_would_have_to_give_up_what_it_lacks) {
    const Concessions found = concessions_at(sign(river().build(), "1000"));
    EXPECT_TRUE(found.needed);
    ASSERT_EQ(found.alone.size(), 1U);
    EXPECT_EQ(found.alone[0].party, 0U);
    EXPECT_TRUE(found.alone[0].would_do);
    EXPECT_EQ(found.alone[0].by.text, "4");
    EXPECT_EQ(found.least_sum.least.text, "4");
}

/// Two signatories, each of whom must consent, and what they have without a deal.
Talks two(std::string_view first, std::string_view second) {
    Talks talks;
    talks.signatories = {3, 5};
    talks.no_agreement = {decimal(first), decimal(second)};
    return talks;
}

std::vector<std::int64_t> vectors(const std::vector<std::string>& numbers) {
    std::vector<std::int64_t> units;
    for (const std::string& number : numbers) units.push_back(decimal(number).units);
    return units;
}

TEST(Concessions, over_all_packages_each_alone_and_both_together_in_sum_and_at_most) {
    // (9, 0), (4, 5), (0, 9) against (6, 6): the second lacks 6 at the first, the first 2 and the second 1 at the middle one, and so on.
    const Concessions found = concessions_over(two("6", "6"), vectors({"9", "0", "4", "5", "0", "9"}));
    EXPECT_TRUE(found.needed);
    ASSERT_EQ(found.alone.size(), 2U);
    EXPECT_EQ(found.alone[0].party, 3U);
    EXPECT_EQ(found.alone[0].by.text, "6");
    EXPECT_EQ(found.alone[0].vectors, (std::vector<std::size_t>{2}));
    EXPECT_EQ(found.alone[1].by.text, "6");
    EXPECT_EQ(found.alone[1].vectors, (std::vector<std::size_t>{0}));
    EXPECT_EQ(found.least_sum.least.text, "3");
    EXPECT_EQ(found.least_sum.vectors, (std::vector<std::size_t>{1}));
    ASSERT_EQ(found.least_sum.by.size(), 2U);
    EXPECT_EQ(found.least_sum.by[0].amount.text, "2");
    EXPECT_EQ(found.least_sum.by[1].amount.text, "1");
    EXPECT_EQ(found.least_maximum.least.text, "2");
}

TEST(Concessions, a_party_may_be_unable_to_help_alone) {
    const Concessions found = concessions_over(two("6", "6"), vectors({"5", "5"}));
    EXPECT_FALSE(found.alone[0].would_do);
    EXPECT_FALSE(found.alone[1].would_do);
    EXPECT_EQ(found.least_sum.least.text, "2");
}

TEST(Concessions, where_some_package_meets_the_rule_none_is_needed) {
    const Concessions found = concessions_over(two("1", "1"), vectors({"9", "0", "1", "1"}));
    EXPECT_FALSE(found.needed);
    EXPECT_EQ(found.least_sum.least.text, "0");
    EXPECT_EQ(found.alone[0].by.text, "0");
}

LevelRepair levels(const Case& subject, const Levels& package) {
    return least_level_changes(subject, *talks_about(subject, 0).talks, package);
}

TEST(LevelsOtherwise, paying_as_well_is_the_one_option_that_makes_the_open_gate_agreed) {
    const LevelRepair found = levels(river().build(), {1, 0, 0, 0});
    EXPECT_EQ(found.on_table.found, Found::found);
    EXPECT_EQ(found.on_table.options, 1U);
    EXPECT_EQ(found.on_table.count, 2U);  // pay, or shut the gate again
    ASSERT_EQ(found.on_table.least.size(), 2U);
    EXPECT_EQ(found.on_table.least[0].levels, (Levels{0, 0, 0, 0}));
    EXPECT_EQ(found.on_table.least[1].levels, (Levels{1, 1, 0, 0}));
    ASSERT_EQ(found.on_table.least[1].sets.size(), 1U);
    EXPECT_EQ(found.on_table.least[1].sets[0].option, 1U);
    EXPECT_EQ(found.beyond.found, Found::not_as_few);
}

TEST(LevelsOtherwise, beyond_the_table_it_says_whose_signature_is_lacking_or_which_sentence_would_have_to_go) {
    CaseBuilder made = river();
    made.weight("upper", made.taken("net"), "4");
    made.last_agreement().on_table = {made.taken("gate"), negation(made.taken("paid"))};
    const LevelRepair found = levels(made.build(), {1, 0, 0, 0});
    EXPECT_EQ(found.on_table.found, Found::impossible);
    EXPECT_EQ(found.beyond.found, Found::found);
    EXPECT_EQ(found.beyond.options, 1U);
    ASSERT_EQ(found.beyond.least.size(), 3U);
    const auto& shut = found.beyond.least[0].faults;
    ASSERT_EQ(shut.size(), 1U);
    EXPECT_EQ(shut[0].kind, TableFault::Kind::sentence);
    EXPECT_EQ(shut[0].index, 0U);
    EXPECT_EQ(found.beyond.least[1].faults[0].index, 1U);
    const auto& net = found.beyond.least[2].faults;
    ASSERT_EQ(net.size(), 1U);
    EXPECT_EQ(net[0].kind, TableFault::Kind::signature);
    EXPECT_EQ(net[0].parties, (std::vector<PartyIndex>{2}));
}

TEST(LevelsOtherwise, a_limit_that_is_reached_is_said) {
    const Case subject = river().build();
    const Levels package{1, 0, 0, 0};
    LevelLimits limits;
    limits.visits = 3;
    const LevelRepair found = least_level_changes(subject, *talks_about(subject, 0).talks, package, limits);
    EXPECT_TRUE(found.limit_reached);
    EXPECT_FALSE(found.on_table.counted);
}

TEST(LevelsOtherwise, what_an_option_cannot_become_is_not_proposed) {
    CaseBuilder made;
    made.party("upper");
    made.option("dam", {"upper"}, {"none", "low", "high"}, "up").start("dam", "low");
    made.graded("upper", "dam", {"9", "0", "-1"}).agreement("package");
    const LevelRepair found = levels(made.build(), {2});
    EXPECT_EQ(found.on_table.count, 1U);
    EXPECT_EQ(found.on_table.least.front().levels, (Levels{1}));
}

}  // namespace
}  // namespace irenic::testing
