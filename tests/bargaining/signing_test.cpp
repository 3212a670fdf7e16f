/// Who signs, who blocks, and what could be reached deal by deal. The river case is the example of docs/signing.md.
#include <gtest/gtest.h>

#include "bargaining/river.hpp"

namespace irenic::testing {
namespace {

struct River {
    explicit River(const CaseBuilder& made) : subject(made.build()), build(Space::build(subject)) {}
    [[nodiscard]] StateIndex at(std::string_view code) const { return *build.space->find(code); }
    [[nodiscard]] SigningResult sign(std::string_view code) const { return signing(*build.space, 0, at(code)); }
    [[nodiscard]] PartialDeals deals(std::string_view code, std::uint32_t size) const {
        return *partial_deals(*build.space, 0, at(code), size).deals;
    }
    [[nodiscard]] Words path(std::string_view code, std::uint32_t size) const {
        Words names;
        for (const StateIndex s : deals(code, size).path) names.push_back(build.space->name(s));
        return names;
    }
    Case subject;
    Space::Build build;
};

TEST(Signing, a_package_that_leaves_every_signatory_better_off_is_signable) {
    const Signing found = *River(river()).sign("1100").signing;
    EXPECT_TRUE(found.signable);
    ASSERT_EQ(found.rows.size(), 2U);
    EXPECT_EQ(found.rows[0].value, decimal("1"));
    EXPECT_EQ(found.rows[1].value, decimal("3"));
    EXPECT_EQ(found.rows[0].without_deal, "status quo");
}

TEST(Signing, who_is_worse_off_than_without_a_deal_blocks_by_what_it_lacks) {
    const Signing found = *River(river()).sign("1000").signing;
    EXPECT_FALSE(found.signable);
    EXPECT_FALSE(found.rows[0].consents);
    EXPECT_TRUE(found.rows[0].must);
    EXPECT_EQ(found.rows[0].deficit, decimal("4"));
    EXPECT_EQ(found.rows[1].deficit, decimal("0"));
}

TEST(Signing, of_several_states_without_the_deal_the_best_for_that_party_counts) {
    CaseBuilder made = river();
    made.strategy("pressure", {{"paid", "yes"}});
    using Kind = StateReference::Kind;
    made.last_agreement().no_agreement[0].best_of = {{Kind::status_quo, 0}, {Kind::strategy, 1}};
    made.last_agreement().no_agreement[1].best_of = {{Kind::status_quo, 0}, {Kind::strategy, 1}};
    const Signing found = *River(made).sign("1100").signing;
    EXPECT_EQ(found.rows[0].no_agreement, decimal("5"));
    EXPECT_EQ(found.rows[0].without_deal, "pressure");
    EXPECT_EQ(found.rows[0].deficit, decimal("4"));
    EXPECT_EQ(found.rows[1].no_agreement, decimal("0"));
    EXPECT_EQ(found.rows[1].without_deal, "status quo");
}

TEST(Signing, a_number_without_the_deal_counts_as_it_stands) {
    CaseBuilder made = river();
    made.last_agreement().no_agreement[0] = {decimal("1.000001"), {}};
    const Signing found = *River(made).sign("1100").signing;
    EXPECT_FALSE(found.signable);
    EXPECT_EQ(found.rows[0].deficit, decimal("0.000001"));
}

TEST(Signing, a_number_for_a_party_that_only_orders_states_is_an_error) {
    CaseBuilder made;
    made.party("upper");
    made.option("gate", {"upper"}).wants("upper", made.taken("gate"));
    made.agreement("package");
    made.last_agreement().no_agreement[0] = {decimal("1"), {}};
    const SigningResult result = River(made).sign("1");
    EXPECT_FALSE(result.signing.has_value());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, "ordinal-party");
}

TEST(Signing, a_party_that_only_orders_states_consents_by_their_order) {
    CaseBuilder made;
    made.party("upper");
    made.option("gate", {"upper"}).wants("upper", made.taken("gate"));
    made.agreement("package");
    made.start("gate", "yes");
    const Signing found = *River(made).sign("0").signing;
    EXPECT_FALSE(found.signable);
    EXPECT_FALSE(found.rows[0].cardinal);
}

TEST(Signing, at_least_one_of_two_may_outvote_the_other_but_not_who_must_consent) {
    CaseBuilder made = river();
    Consent& rule = made.last_agreement().consent;
    rule.all = false;
    rule.at_least = 1;
    rule.of = {0, 1};
    EXPECT_TRUE(River(made).sign("1000").signing->signable);  // lower gains, upper objects
    rule.with = {0};
    EXPECT_FALSE(River(made).sign("1000").signing->signable);
    rule.with = {1};
    EXPECT_TRUE(River(made).sign("1000").signing->signable);  // lower counts towards the one
    rule.at_least = 2;
    EXPECT_FALSE(River(made).sign("1000").signing->signable);
}

TEST(Signing, an_infeasible_state_without_the_deal_is_said_once_for_all) {
    CaseBuilder made = river();
    made.strategy("war", {{"treaty", "yes"}, {"net", "yes"}});
    made.never(conjunction(made.taken("treaty"), made.taken("net")));
    for (NoAgreement& without : made.last_agreement().no_agreement)
        without.best_of = {{StateReference::Kind::strategy, 1}};
    const SigningResult result = River(made).sign("1100");
    EXPECT_FALSE(result.signing.has_value());
    EXPECT_EQ(result.diagnostics.size(), 1U);
}

TEST(PartialDeals, no_deal_over_one_issue_helps_both_and_one_over_two_does) {
    const River talks(river());
    EXPECT_FALSE(talks.deals("1100", 1).reached);
    EXPECT_EQ(talks.deals("1100", 1).reached_states, 1U);
    EXPECT_EQ(talks.path("1100", 2), (Words{"0000", "1100"}));
}

TEST(PartialDeals, the_status_quo_is_reached_by_no_deal_at_all) {
    EXPECT_EQ(River(river()).path("0000", 0), (Words{"0000"}));
    EXPECT_FALSE(River(river()).deals("1100", 0).reached);
}

TEST(PartialDeals, options_of_who_does_not_sign_stay_as_they_are) {
    CaseBuilder made = river();
    made.weight("upper", made.taken("net"), "9").weight("lower", made.taken("net"), "9");
    EXPECT_FALSE(River(made).deals("0001", 4).reached);
    made.last_agreement().signatories = {0, 1, 2};
    EXPECT_TRUE(River(made).deals("0001", 4).reached);
}

TEST(PartialDeals, a_joint_option_stays_when_one_of_its_owners_does_not_sign) {
    CaseBuilder made = river();
    made.weight("upper", made.taken("treaty"), "9");
    EXPECT_TRUE(River(made).deals("0010", 1).reached);
    made.last_agreement().signatories = {0};
    EXPECT_FALSE(River(made).deals("0010", 1).reached);
}

TEST(PartialDeals, what_is_not_on_the_table_is_no_deal) {
    CaseBuilder made = river();
    made.last_agreement().on_table.push_back(made.taken("treaty"));
    EXPECT_FALSE(River(made).deals("1100", 3).reached);
    EXPECT_EQ(River(made).path("1110", 3),
              (Words{"0000", "1110"}));  // the status quo is left, though it is not on the table
}

TEST(PartialDeals, one_deal_may_take_an_option_along_several_listed_changes) {
    CaseBuilder made;
    made.party("upper");
    made.option_with_changes("gate", {"upper"}, {"shut", "ajar", "open"}, {{"shut", "ajar"}, {"ajar", "open"}});
    made.graded("upper", "gate", {"0", "-5", "1"}).agreement("package");
    EXPECT_EQ(River(made).path("2", 1), (Words{"0", "2"}));
    EXPECT_FALSE(River(made).deals("1", 1).reached);
}

TEST(PartialDeals, two_deals_of_one_issue_each_lead_where_each_helps_somebody) {
    CaseBuilder made;
    made.party("upper").party("lower");
    made.option("gate", {"upper"}).option("paid", {"lower"});
    made.weight("upper", made.taken("paid"), "1").weight("lower", made.taken("gate"), "1").agreement("package");
    EXPECT_EQ(River(made).path("11", 1), (Words{"00", "10", "11"}));
    EXPECT_EQ(River(made).path("11", 2), (Words{"00", "11"}));
}

TEST(PartialDeals, a_merged_state_may_be_left_from_any_of_its_members) {
    // 000 and 110 are one state, reached from 010 over `a` or over `b`; only from its member 110 does `c` alone lead on to 111.
    CaseBuilder made;
    made.party("upper");
    made.option("a", {"upper"}, {"no", "yes"}, "up").option("b", {"upper"}, {"no", "yes"}, "down").option("c", {"upper"});
    made.start("b", "yes");
    made.state("start", {"010"}).state("middle", {"000", "110"}).state("end", {"111"}).only_listed();
    made.weight("upper", disjunction(made.taken("a"), made.at("b", "no")), "1");
    made.weight("upper", made.taken("c"), "1").agreement("package");
    EXPECT_EQ(River(made).path("end", 1), (Words{"start", "middle", "end"}));
}

TEST(PartialDeals, who_stops_the_search_gets_no_answer) {
    const River talks(river());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(partial_deals(*talks.build.space, 0, talks.at("1100"), 2, stop.get_token()).deals.has_value());
}

}  // namespace
}  // namespace irenic::testing
