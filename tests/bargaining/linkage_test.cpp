/// Which packages need several issues to be settled together, and why small deals do not lead there.
#include <gtest/gtest.h>

#include "bargaining/river.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

using Comes = IssueAlone::Comes;
using Fault = TableFault::Kind;

struct Linked {
    explicit Linked(const CaseBuilder& made) : subject(made.build()), build(Space::build(subject)) {
        std::vector<StrategyIndex> all;
        for (StrategyIndex k = 0; k < subject.strategies.size(); ++k) all.push_back(k);
        found = linkages(*build.space, all);
    }
    [[nodiscard]] const Linkage& of(StrategyIndex strategy) const { return found.linkages.at(strategy); }
    [[nodiscard]] Words path(StrategyIndex strategy) const {
        Words names;
        for (const StateIndex s : of(strategy).path) names.push_back(build.space->name(s));
        return names;
    }
    [[nodiscard]] std::string name(StateIndex s) const { return build.space->name(s); }
    Case subject;
    Space::Build build;
    LinkageResult found;
};

TEST(Linkage, a_package_that_neither_issue_alone_leads_to_needs_linking_by_two) {
    const Linked river_links(river());
    const Linkage& found = river_links.of(0);
    EXPECT_EQ(found.degree, 2U);
    EXPECT_TRUE(found.needs_linking());
    EXPECT_EQ(river_links.path(0), (Words{"0000", "1100"}));
    EXPECT_EQ(found.reached_states, 1U);
    EXPECT_EQ(found.end_states, 1U);
}

TEST(Linkage, its_gain_is_what_each_has_above_the_best_that_small_deals_end_with) {
    const Linked river_links(river());
    const auto& gains = river_links.of(0).gains;
    ASSERT_EQ(gains.size(), 2U);
    EXPECT_EQ(gains[0].value, decimal("1"));
    EXPECT_EQ(gains[0].by_small_deals, decimal("0"));
    EXPECT_EQ(gains[0].gain, decimal("1"));
    EXPECT_EQ(gains[1].gain, decimal("3"));
}

TEST(Linkage, it_says_whom_each_issue_alone_would_leave_worse_off_and_by_how_much) {
    const Linked river_links(river());
    const Linkage& found = river_links.of(0);
    ASSERT_EQ(found.at_status_quo.issues.size(), 2U);
    const IssueAlone& gate = found.at_status_quo.issues[0];
    const IssueAlone& paid = found.at_status_quo.issues[1];
    EXPECT_EQ(gate.issue, 0U);
    EXPECT_EQ(gate.comes, Comes::harms);
    EXPECT_EQ(river_links.name(gate.to), "1000");
    ASSERT_EQ(gate.losses.size(), 1U);
    EXPECT_EQ(gate.losses[0].party, 0U);
    EXPECT_EQ(gate.losses[0].by, decimal("4"));
    ASSERT_EQ(paid.losses.size(), 1U);
    EXPECT_EQ(paid.losses[0].party, 1U);
    EXPECT_EQ(paid.losses[0].by, decimal("3"));
    EXPECT_TRUE(found.ends.empty());  // they end where they begin
}

TEST(Linkage, a_package_that_small_deals_lead_to_has_degree_one_and_a_path_of_them) {
    CaseBuilder made = river();
    made.weight("upper", made.taken("gate"), "5");  // now opening helps both
    made.weight("upper", made.taken("treaty"), "2");
    made.strategy("all", {{"gate", "yes"}, {"treaty", "yes"}});
    made.made().strategies.back().agreement.reset();
    const Linked links(made);
    // `all` has no agreement: fishers sign, too, and the treaty harms them.
    EXPECT_FALSE(links.of(1).degree.has_value());
    ASSERT_EQ(links.of(1).harmed.size(), 1U);
    EXPECT_EQ(links.of(1).harmed[0].party, 2U);
    EXPECT_EQ(links.of(1).harmed[0].by, decimal("2"));
    made.obligation("hold", {{"treaty", "yes"}});
    made.last_agreement().obligations.erase(made.last_agreement().obligations.begin() + 1);
    const Linked both(made);
    EXPECT_EQ(both.of(0).degree, 1U);
    EXPECT_EQ(both.path(0), (Words{"0000", "1000", "1010"}));
    EXPECT_FALSE(both.of(0).needs_linking());
    EXPECT_EQ(both.of(0).end_states, 1U);
    EXPECT_EQ(both.of(0).gains[0].gain, decimal("0"));
}

TEST(Linkage, where_small_deals_end_elsewhere_what_is_still_open_is_looked_at_there) {
    CaseBuilder made = river();
    made.weight("upper", made.taken("treaty"), "2");
    made.obligation("hold", {{"treaty", "yes"}});
    const Linked links(made);
    const Linkage& found = links.of(0);
    EXPECT_EQ(found.degree, 2U);
    EXPECT_EQ(found.reached_states, 2U);
    EXPECT_EQ(found.end_states, 1U);
    ASSERT_EQ(found.at_status_quo.issues.size(), 3U);
    EXPECT_EQ(found.at_status_quo.issues[2].comes, Comes::deal);
    ASSERT_EQ(found.ends.size(), 1U);
    EXPECT_EQ(links.name(found.ends[0].state), "0010");
    ASSERT_EQ(found.ends[0].issues.size(), 2U);
    EXPECT_EQ(found.ends[0].issues[0].comes, Comes::harms);
    EXPECT_EQ(found.gains[0].gain, decimal("1"));
    EXPECT_EQ(links.path(0), (Words{"0000", "1100", "1110"}));
}

TEST(Linkage, the_status_quo_has_degree_zero) {
    CaseBuilder made = river();
    made.strategy("as-it-is", {});
    const Linked links(made);
    EXPECT_EQ(links.of(1).degree, 0U);
    EXPECT_EQ(links.path(1), (Words{"0000"}));
}

TEST(Linkage, a_package_that_changes_nobodys_value_is_reached_by_no_deal) {
    CaseBuilder made = river();
    made.strategy("net-only", {{"net", "yes"}});
    const Linkage found = Linked(made).of(1);
    EXPECT_FALSE(found.degree.has_value());
    EXPECT_TRUE(found.helps_nobody);
    EXPECT_TRUE(found.faults.empty());
    ASSERT_EQ(found.at_status_quo.issues.size(), 1U);
    EXPECT_EQ(found.at_status_quo.issues[0].comes, Comes::helps_nobody);
}

TEST(Linkage, what_is_not_on_the_table_is_said_option_by_option_and_sentence_by_sentence) {
    CaseBuilder made = river();
    made.last_agreement().signatories = {0};
    made.last_agreement().on_table.push_back(made.taken("treaty"));
    const Linkage found = Linked(made).of(0);
    EXPECT_FALSE(found.degree.has_value());
    ASSERT_EQ(found.faults.size(), 2U);
    EXPECT_EQ(found.faults[0].kind, Fault::signature);
    EXPECT_EQ(found.faults[0].option, 1U);
    EXPECT_EQ(found.faults[0].parties, (std::vector<PartyIndex>{1}));
    EXPECT_EQ(found.faults[1].kind, Fault::sentence);
    EXPECT_EQ(found.faults[1].index, 0U);
}

TEST(Linkage, an_option_that_belongs_to_no_issue_is_named) {
    CaseBuilder made = river();
    made.made().issues = {{"gate-only", {0}, {}}};
    const Linkage found = Linked(made).of(0);
    EXPECT_FALSE(found.degree.has_value());
    EXPECT_EQ(found.in_no_issue, (std::vector<OptionIndex>{1}));
}

TEST(Linkage, a_limit_that_is_reached_is_said) {
    const Case subject = river().build();
    const Space::Build build = Space::build(subject);
    LinkageLimits limits;
    limits.looks = 0;
    const std::vector<StrategyIndex> only{0};
    const LinkageResult result = linkages(*build.space, only, limits);
    EXPECT_TRUE(result.limit_reached);
    ASSERT_EQ(result.linkages.size(), 1U);
    EXPECT_FALSE(result.linkages[0].degree.has_value() && !result.linkages[0].undecided &&
                 !result.linkages[0].gains.empty());
}

TEST(Linkage, an_infeasible_end_state_is_an_error) {
    CaseBuilder made = river();
    made.never(conjunction(made.taken("gate"), made.taken("paid")));
    const Linked links(made);
    EXPECT_EQ(links.found.diagnostics.size(), 1U);
    EXPECT_TRUE(links.found.linkages.empty());
}

// What the worked case says, strategy by strategy; held against tests/bargaining/naive_signing.hpp on random cases, not by hand.
TEST(Linkage, of_the_strategies_for_gaza_2025_the_interim_one_is_piecemeal_and_the_packages_need_linking) {
    const Loaded loaded = load_case(IRENIC_SOURCE_DIR "/cases/gaza-2025/case.yaml");
    ASSERT_FALSE(loaded.cases.empty());
    const Case& subject = loaded.cases.front();
    const Space::Build build = Space::build(subject);
    std::vector<StrategyIndex> all;
    for (StrategyIndex k = 0; k < subject.strategies.size(); ++k) all.push_back(k);
    std::vector<std::string> degrees;
    for (const Linkage& found : linkages(*build.space, all).linkages)
        degrees.push_back(subject.strategies[found.strategy].id + " " +
                          (found.degree ? std::to_string(*found.degree) : "none"));
    EXPECT_EQ(degrees, (std::vector<std::string>{"status-quo 0", "occupation none", "interim 1", "all-for-all 2",
                                                 "all-for-all-with-day-after 3", "two-track 2"}));
}

TEST(TableFaults, directions_chance_and_constraints_have_reasons_of_their_own) {
    CaseBuilder made;
    made.party("upper");
    made.option("dam", {"upper"}, {"none", "low", "high"}, "up").option("rain", {}).option("gate", {"upper"});
    made.start("dam", "low");
    made.never(conjunction(made.at("dam", "high"), made.taken("gate")));
    made.agreement("package");
    const Case subject = made.build();
    const Talks talks = *talks_about(subject, 0).talks;
    const Levels lower{0, 1, 0};
    const auto faults = table_faults(subject, talks, lower);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].kind, Fault::direction);
    EXPECT_EQ(faults[0].option, 0U);
    EXPECT_EQ(faults[1].kind, Fault::chance);
    const Levels higher{2, 0, 1};
    ASSERT_EQ(table_faults(subject, talks, higher).size(), 1U);
    EXPECT_EQ(table_faults(subject, talks, higher)[0].kind, Fault::forbidden);
}

}  // namespace
}  // namespace irenic::testing
