/// Whose consent is enough, and who can block alone.
#include <gtest/gtest.h>

#include "irenic/bargaining.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using Parties = std::vector<PartyIndex>;
using Sets = std::vector<Parties>;

/// Five signatories, 0 to 4; those among `objectors` lack 1.
Signing at(const Consent& rule, const Parties& objectors) {
    Signing signing;
    signing.rule = rule;
    std::uint32_t counted = 0;
    signing.signable = true;
    for (PartyIndex i = 0; i < 5; ++i) {
        ConsentRow row;
        row.party = i;
        row.must = rule.all || std::find(rule.with.begin(), rule.with.end(), i) != rule.with.end();
        row.consents = std::find(objectors.begin(), objectors.end(), i) == objectors.end();
        if (!row.consents) row.no_agreement = row.deficit = decimal("1");
        if (!row.consents && row.must) signing.signable = false;
        if (row.consents && std::find(rule.of.begin(), rule.of.end(), i) != rule.of.end()) ++counted;
        signing.rows.push_back(row);
    }
    if (!rule.all && counted < rule.at_least) signing.signable = false;
    return signing;
}

TEST(Consent, where_all_must_consent_one_set_suffices_and_each_can_block_alone) {
    const ConsentPicture found = consent_picture(at({}, {1, 3}));
    EXPECT_EQ(found.suffices.count, "1");
    EXPECT_EQ(found.suffices.sets, (Sets{{0, 1, 2, 3, 4}}));
    EXPECT_EQ(found.alone, (Parties{0, 1, 2, 3, 4}));
    EXPECT_EQ(found.block_alone, (Parties{1, 3}));
    EXPECT_TRUE(found.would_complete.empty());
    EXPECT_EQ(found.of_those_who_consent.count, "0");
}

TEST(Consent, two_of_three_with_a_fourth_leave_three_sets_and_only_the_fourth_can_block_alone) {
    const ConsentPicture found = consent_picture(at({false, 2, {0, 1, 2}, {4}}, {0}));
    EXPECT_EQ(found.suffices.count, "3");
    EXPECT_EQ(found.suffices.sets, (Sets{{0, 1, 4}, {0, 2, 4}, {1, 2, 4}}));
    EXPECT_EQ(found.alone, (Parties{4}));
    EXPECT_TRUE(found.signable);
    EXPECT_EQ(found.of_those_who_consent.sets, (Sets{{1, 2, 4}}));
    EXPECT_TRUE(found.block_alone.empty());
}

TEST(Consent, who_must_counts_towards_the_number_when_it_is_among_those_counted) {
    const ConsentPicture found = consent_picture(at({false, 2, {0, 1, 2}, {1}}, {1}));
    EXPECT_EQ(found.suffices.sets, (Sets{{0, 1}, {1, 2}}));
    EXPECT_EQ(found.block_alone, (Parties{1}));
    EXPECT_EQ(found.would_complete, (Parties{1}));
}

TEST(Consent, each_of_those_that_are_all_needed_can_block_alone) {
    const ConsentPicture found = consent_picture(at({false, 3, {0, 1, 2}, {}}, {2}));
    EXPECT_EQ(found.alone, (Parties{0, 1, 2}));
    EXPECT_EQ(found.block_alone, (Parties{2}));
    EXPECT_EQ(found.would_complete, (Parties{2}));
}

TEST(Consent, nobody_blocks_alone_where_any_of_two_objectors_would_complete_it) {
    const ConsentPicture found = consent_picture(at({false, 3, {0, 1, 2, 3}, {}}, {0, 1}));
    EXPECT_FALSE(found.signable);
    EXPECT_TRUE(found.block_alone.empty());
    EXPECT_EQ(found.would_complete, (Parties{0, 1}));
}

TEST(Consent, where_nobodys_consent_is_wanted_the_empty_set_suffices) {
    const ConsentPicture found = consent_picture(at({false, 0, {0}, {}}, {0, 1, 2, 3, 4}));
    EXPECT_EQ(found.suffices.sets, (Sets{{}}));
    EXPECT_TRUE(found.alone.empty());
    EXPECT_TRUE(found.signable);
}

TEST(Consent, sets_are_counted_beyond_those_that_are_listed) {
    const ConsentPicture found = consent_picture(at({false, 2, {0, 1, 2, 3, 4}, {}}, {}), 4);
    EXPECT_EQ(found.suffices.count, "10");
    EXPECT_EQ(found.suffices.sets, (Sets{{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
}

}  // namespace
}  // namespace irenic::testing
