/// The best order against every order there is, on random agreements, and exchanges whose best order is known.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/naive_plan.hpp"
#include "keeping/random_agreement.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

struct Every {
    bool any = false;                 ///< some order can be gone through
    std::optional<mpq_class> margin;  ///< the greatest; nothing: nobody is asked
    std::vector<mpq_class> slacks;    ///< of the leximin order among the best, the least first
    std::size_t orders = 0;
};

/// The least slack is greater, or else the second least, …; who is asked less often with the same slacks has no worse ones.
bool better(const std::vector<mpq_class>& a, const std::vector<mpq_class>& b) {
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k)
        if (a[k] != b[k]) return a[k] > b[k];
    return a.size() < b.size();
}

/// All orders of units, one after another.
Every every_order(const Case& subject) {
    const Agreement& agreement = subject.agreements.front();
    auto order = naive::Keeper(subject, agreement).units();
    std::sort(order.begin(), order.end());
    Every found;
    do {
        const naive::Plan plan = naive::Keeper(subject, agreement).run(order);
        if (!plan.errors.empty()) continue;
        ++found.orders;
        std::vector<mpq_class> slacks;
        for (const naive::Row& row : plan.rows)
            if (!row.at_end) slacks.push_back(row.slack());
        std::sort(slacks.begin(), slacks.end());
        if (!found.any || better(slacks, found.slacks)) {
            found.slacks = slacks;
            found.margin = plan.margin;
        }
        found.any = true;
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

bool timeless(const Agreement& agreement) {
    for (const Range& discount : agreement.keeping.discount)
        if (discount.best.units != Decimal::units_per_one) return false;
    for (const Guarantee& guarantee : agreement.guarantees)
        if (guarantee.decay.units != 0) return false;
    return std::all_of(agreement.keeping.hazard.pieces.begin(), agreement.keeping.hazard.pieces.end(),
                       [](const HazardPiece& piece) { return piece.daily.best.units == 0; });
}

bool some_ordinal(const Case& subject) {
    return std::any_of(subject.preferences.begin(), subject.preferences.end(),
                       [](const Preference& preference) { return !preference.cardinal(); });
}

std::string compare(Case subject) {
    subject.agreements.front().separately.clear();
    if (some_ordinal(subject)) return "ordinal";
    const Space::Build build = Space::build(subject);
    if (!build.ok()) return "no feasible state";
    const Every every = every_order(subject);
    const OrderFound best = plan_best(*build.space, 0);
    EXPECT_EQ(best.plan.has_value(), every.any) << best.why_none;
    EXPECT_EQ(best.why_none.empty(), every.any);
    if (!best.plan || !every.any) return "none";
    // Otherwise rounding hides on which side of 0 the margin of some other order is.
    EXPECT_TRUE(best.proven || (best.plan->margin->sign() < 0 && *best.at_most >= 0 && *best.at_most < 1e-9));
    EXPECT_EQ(best.plan->margin.has_value(), every.margin.has_value());
    if (!every.margin || !best.plan->margin) return "nobody asked";
    EXPECT_NEAR(best.plan->margin->to_double(), every.margin->get_d(), 1e-9);
    if (timeless(subject.agreements.front())) {
        std::vector<double> slacks;
        for (const SlackRow& row : best.plan->slack)
            if (!row.at_end) slacks.push_back(row.slack.to_double());
        std::sort(slacks.begin(), slacks.end());
        std::vector<double> wanted;
        for (const mpq_class& slack : every.slacks) wanted.push_back(slack.get_d());
        EXPECT_EQ(slacks.size(), wanted.size());
        slacks.resize(wanted.size());
        for (std::size_t k = 0; k < slacks.size(); ++k) EXPECT_NEAR(slacks[k], wanted[k], 1e-9);
    }
    return every.orders > 1 ? "several orders" : "one order";
}

TEST(BestOrder, has_the_margin_of_the_best_of_all_orders) {
    auto came_to = outcomes_of_random_cases(3000, random_agreement, compare);
    if (!came_to) return;
    EXPECT_GT((*came_to)["several orders"] + (*came_to)["one order"], 2000U);
    EXPECT_GT((*came_to)["several orders"], 700U);
    EXPECT_GT((*came_to)["none"], 50U);
}

/// Two parties; each act costs its performer 4 and gives the other 6, cut into equal parts.
Case exchange(int parts, const std::string& penalty) {
    CaseBuilder builder;
    builder.party("a").party("b");
    for (const char* party : {"a", "b"})
        for (int part = 0; part < parts; ++part)
            builder.option(std::string(party) + std::to_string(part), {party}, {"no", "yes"}, "up");
    const auto value = [&](double whole) { return std::to_string(whole / parts); };
    for (int part = 0; part < parts; ++part) {
        const std::string a = "a" + std::to_string(part);
        const std::string b = "b" + std::to_string(part);
        builder.weight("a", builder.at(a, "yes"), value(-4)).weight("a", builder.at(b, "yes"), value(6));
        builder.weight("b", builder.at(b, "yes"), value(-4)).weight("b", builder.at(a, "yes"), value(6));
    }
    builder.agreement("exchange");
    for (int part = 0; part < parts; ++part)
        for (const char* party : {"a", "b"}) {
            const std::string option = std::string(party) + std::to_string(part);
            builder.obligation("do-" + option, {{option, "yes"}}, 1);
        }
    for (PartyIndex i = 0; i < 2; ++i) {
        Guarantee guarantee;
        guarantee.by = 1 - i;
        guarantee.on = i;
        guarantee.penalty = exactly(penalty);
        builder.last_agreement().guarantees.push_back(guarantee);
    }
    return builder.build();
}

bool enforces_itself(int parts, const std::string& penalty) {
    const Case subject = exchange(parts, penalty);
    const Space::Build build = Space::build(subject);
    const OrderFound best = plan_best(*build.space, 0);
    return best.plan->self_enforcing;
}

// docs/semantics.md, section 6: the least penalty is the cost of the last part.
TEST(BestOrder, an_exchange_in_equal_parts_needs_the_cost_of_the_last_part_as_penalty) {
    const std::pair<int, std::pair<const char*, const char*>> known[] = {
        {1, {"4", "3.999999"}}, {2, {"2", "1.999999"}}, {4, {"1", "0.999999"}}, {8, {"0.5", "0.499999"}}};
    for (const auto& [parts, penalties] : known) {
        EXPECT_TRUE(enforces_itself(parts, penalties.first)) << parts;
        EXPECT_FALSE(enforces_itself(parts, penalties.second)) << parts;
    }
}

TEST(BestOrder, a_simultaneous_exchange_needs_no_penalty) {
    const Case subject = exchange(1, "0");
    const Space::Build build = Space::build(subject);
    EXPECT_TRUE(plan_all_at_once(*build.space, 0).plan->self_enforcing);
    OrderLimits two;
    two.together = 2;
    EXPECT_TRUE(plan_best(*build.space, 0, two).plan->self_enforcing);
    EXPECT_FALSE(plan_best(*build.space, 0).plan->self_enforcing);
}

TEST(BestOrder, names_those_who_wait_for_each_other) {
    Case subject = exchange(1, "0");
    Agreement& agreement = subject.agreements.front();
    Link link;
    link.of = 1;
    agreement.obligations[0].after.push_back(link);
    link.of = 0;
    agreement.obligations[1].after.push_back(link);
    const Space::Build build = Space::build(subject);
    EXPECT_EQ(plan_best(*build.space, 0).why_none, "no order can begin: `do-a0` waits for `do-b0` waits for `do-a0`");
    EXPECT_FALSE(plan_all_at_once(*build.space, 0).plan.has_value());
}

}  // namespace
}  // namespace irenic::testing
