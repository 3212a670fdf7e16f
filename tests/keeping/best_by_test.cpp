/// What an order can be best by, against every order there is, on random agreements.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/every_order.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

constexpr std::size_t most_orders = 1500;
constexpr double close = 1e-9;

Case any_agreement(Random& random) { return random_agreement(random); }

bool some_ordinal(const Case& subject) {
    return std::any_of(subject.preferences.begin(), subject.preferences.end(),
                       [](const Preference& preference) { return !preference.cardinal(); });
}

std::uint32_t days_of(const Plan& plan) {
    std::uint32_t sum = 0;
    for (const PlanStep& step : plan.steps) sum += step.days;
    return sum;
}

/// The best margin is so near to 0 that rounding hides on which side of it the margin of some other order is.
bool sign_left_open(const OrderFound& found) {
    return found.plan->margin->sign() < 0 && found.plan->margin->to_double() > -close && found.at_most &&
           *found.at_most >= 0 && *found.at_most < close;
}

/// A case to ask about, or why not.
std::string unfit(Case& subject) {
    subject.agreements.front().separately.clear();
    return some_ordinal(subject) ? "ordinal" : "";
}

std::optional<double> least_share(const Case& subject, const Plan& plan) {
    std::optional<double> least;
    for (const SlackRow& row : plan.slack) {
        if (row.at_end) continue;
        const double share = row.slack.to_double() / naive::range_of(subject, row.party).get_d();
        if (!least || share < *least) least = share;
    }
    return least;
}

std::string compare_guarantee(Case subject) {
    if (const std::string why = unfit(subject); !why.empty()) return why;
    const Space::Build build = Space::build(subject);
    if (!build.ok()) return "no feasible state";
    bool any = false;
    std::optional<mpq_class> best;
    const bool few = naive::EveryOrder(subject, 1, false).visit_plans(most_orders, [&](const naive::Plan& plan) {
        const auto least = naive::least_share(subject, plan);
        if (!any || (best && (!least || *least > *best))) best = least;
        any = true;
    });
    if (!few) return "too many orders";
    OrderLimits limits;
    limits.best_by = BestBy::guarantee;
    const OrderFound found = plan_best(*build.space, 0, limits);
    EXPECT_EQ(found.plan.has_value(), any) << found.why_none;
    if (!found.plan || !any) return "none";
    EXPECT_EQ(found.plan->name, "best-by-guarantee");
    const auto share = least_share(subject, *found.plan);
    EXPECT_EQ(share.has_value(), best.has_value());
    if (!share || !best) return "nobody asked";
    EXPECT_NEAR(*share, best->get_d(), close);
    double greatest = 0;
    for (const FurtherPenalty& further : found.penalties) greatest = std::max(greatest, further.share);
    EXPECT_NEAR(greatest, std::max(0.0, -best->get_d()), close);
    return greatest > 0 ? "needs a penalty" : "needs none";
}

TEST(BestBy, guarantee_is_the_order_whose_greatest_need_is_least) {
    auto came_to = outcomes_of_random_cases(2000, any_agreement, compare_guarantee);
    if (!came_to) return;
    EXPECT_GT((*came_to)["needs a penalty"], 500U);
    EXPECT_GT((*came_to)["needs none"], 200U);
}

std::string compare_time(Case subject, std::size_t together, BestBy best_by) {
    if (const std::string why = unfit(subject); !why.empty()) return why;
    const Space::Build build = Space::build(subject);
    if (!build.ok()) return "no feasible state";
    bool any = false;
    std::optional<std::uint32_t> fewest;            // of all
    std::optional<std::uint32_t> fewest_that_hold;  // of those that enforce themselves
    std::optional<mpq_class> margin;                // the greatest of those that hold in so many days
    const bool few = naive::EveryOrder(subject, together, true).visit_plans(most_orders, [&](const naive::Plan& plan) {
        any = true;
        const std::uint32_t days = naive::days_of(plan);
        fewest = std::min(fewest.value_or(days), days);
        if (plan.stops_at) return;
        if (!fewest_that_hold || days < *fewest_that_hold) margin.reset();
        fewest_that_hold = std::min(fewest_that_hold.value_or(days), days);
        if (days == *fewest_that_hold && plan.margin && (!margin || *plan.margin > *margin)) margin = plan.margin;
    });
    if (!few) return "too many orders";
    OrderLimits limits;
    limits.best_by = best_by;
    limits.together = together;
    const OrderFound found = plan_best(*build.space, 0, limits);
    EXPECT_EQ(found.plan.has_value(), any) << found.why_none;
    if (!found.plan || !any) return "none";
    if (!found.proven) return "left open by rounding";
    EXPECT_EQ(found.none_enforces_itself, !fewest_that_hold.has_value());
    EXPECT_EQ(found.plan->self_enforcing, fewest_that_hold.has_value());
    EXPECT_EQ(days_of(*found.plan), fewest_that_hold.value_or(*fewest));
    if (!fewest_that_hold) return "none enforces itself";
    if (margin && found.plan->margin) {
        EXPECT_NEAR(found.plan->margin->to_double(), margin->get_d(), close);
    }
    return *fewest < *fewest_that_hold ? "longer, and enforces itself" : "enforces itself";
}

TEST(BestBy, time_is_the_shortest_order_that_enforces_itself_or_else_the_shortest) {
    constexpr std::uint64_t usual = 2000;
    auto came_to = outcomes_of_random_cases(usual, any_agreement, [](const Case& subject) {
        return compare_time(subject, 1 + subject.agreements.front().obligations.size() % 3, BestBy::time);
    });
    if (!came_to) return;
    EXPECT_GT((*came_to)["enforces itself"], 200U);
    EXPECT_GT((*came_to)["none enforces itself"], 500U);
    EXPECT_GT((*came_to)["longer, and enforces itself"], 5U);
    EXPECT_LT((*came_to)["left open by rounding"], usual / 25);
}

/// What lasts longer is broken from outside no less often, whatever the hazard is.
TEST(BestBy, completion_is_the_shortest_order_too) {
    constexpr std::uint64_t usual = 300;
    for_random_cases(usual, any_agreement, [&](const Case& subject) { compare_time(subject, 2, BestBy::completion); });
}

std::string compare_margin(Case subject) {
    if (const std::string why = unfit(subject); !why.empty()) return why;
    const Space::Build build = Space::build(subject);
    if (!build.ok()) return "no feasible state";
    bool any = false;
    std::optional<mpq_class> margin;
    const bool few = naive::EveryOrder(subject, 1, false).visit_plans(most_orders, [&](const naive::Plan& plan) {
        if (!any || (margin && (!plan.margin || *plan.margin > *margin))) margin = plan.margin;
        any = true;
    });
    if (!few) return "too many orders";
    const OrderFound found = plan_best(*build.space, 0);
    EXPECT_EQ(found.plan.has_value(), any) << found.why_none;
    // The same steps are found where no state is enumerated.
    const OrderFound without_space = find_best(subject, 0);
    EXPECT_EQ(without_space.steps.size(), found.steps.size());
    for (std::size_t k = 0; k < std::min(found.steps.size(), without_space.steps.size()); ++k)
        EXPECT_EQ(without_space.steps[k].obligations, found.steps[k].obligations);
    if (!found.plan || !any) return "none";
    EXPECT_TRUE(found.proven || sign_left_open(found));
    EXPECT_EQ(found.plan->margin.has_value(), margin.has_value());
    if (found.plan->margin && margin) {
        EXPECT_NEAR(found.plan->margin->to_double(), margin->get_d(), close);
    }
    return subject.agreements.front().obligations.size() > 6 ? "seven or eight" : "up to six";
}

TEST(BestBy, margin_is_the_greatest_of_all_orders_of_up_to_eight_obligations) {
    auto came_to = outcomes_of_random_cases(
        2000, [](Random& random) { return larger_random_agreement(random, 8); }, compare_margin);
    if (!came_to) return;
    EXPECT_GT((*came_to)["up to six"], 800U);
    EXPECT_GT((*came_to)["seven or eight"], 100U);
}

/// The case with its feasible states listed, and no others.
Case listed(const Case& given, const Space& space) {
    Case subject = given;
    subject.only_listed = true;
    for (NamedState& named : subject.states) named.left_out = !space.find(named.patterns.front());
    for (StateIndex s = 0; s < space.size(); ++s) {
        const Levels levels = space.levels(s);
        if (std::any_of(given.states.begin(), given.states.end(),
                        [&](const NamedState& named) { return named.patterns.front() == levels; }))
            continue;
        NamedState& named = subject.states.emplace_back();
        named.id = "listed" + std::to_string(s);
        named.patterns = {levels};
    }
    return subject;
}

TEST(BestBy, a_case_whose_states_are_listed_has_the_same_orders) {
    constexpr std::uint64_t usual = 400;
    for_random_cases(usual, any_agreement, [](const Case& given) {
        if (some_ordinal(given)) return;
        const Space::Build whole = Space::build(given);
        if (!whole.ok()) return;
        const Case subject = listed(given, *whole.space);
        const Space::Build build = Space::build(subject);
        ASSERT_TRUE(build.ok());
        for (const BestByRow& row : best_by_rows) {
            OrderLimits limits;
            limits.best_by = row.kind;
            const OrderFound one = plan_best(*whole.space, 0, limits);
            const OrderFound other = plan_best(*build.space, 0, limits);
            EXPECT_EQ(one.why_none, other.why_none);
            ASSERT_EQ(one.steps.size(), other.steps.size());
            for (std::size_t k = 0; k < one.steps.size(); ++k)
                EXPECT_EQ(one.steps[k].obligations, other.steps[k].obligations);
        }
        EXPECT_EQ(find_best(subject, 0).why_none, "listed or merged states have to be enumerated");
    });
}

TEST(BestBy, what_is_found_within_a_limit_is_no_better_than_it_says) {
    const auto make = [](Random& random) { return larger_random_agreement(random, 8); };
    auto came_to = outcomes_of_random_cases(1000, make, [](Case subject) -> std::string {
        if (!unfit(subject).empty()) return "";
        OrderLimits little;
        little.sets = 40;
        little.courses = 60;
        const Space::Build build = Space::build(subject);
        if (!build.ok()) return "";
        const OrderFound all = plan_best(*build.space, 0);
        const OrderFound some = plan_best(*build.space, 0, little);
        if (!all.plan || !all.plan->margin) return "";
        const double margin = all.plan->margin->to_double();
        if (some.at_most) {
            EXPECT_LE(margin, *some.at_most + close);
        }
        if (some.plan) {
            EXPECT_LE(some.plan->margin->to_double(), margin + close);
            if (some.proven) {
                EXPECT_NEAR(some.plan->margin->to_double(), margin, close);
            }
        }
        if (!some.proven) {
            EXPECT_TRUE(some.limit_reached || sign_left_open(some));
        }
        return some.proven ? "proven" : some.plan ? "found" : "not found";
    });
    if (!came_to) return;
    EXPECT_GT((*came_to)["proven"], 200U);
    EXPECT_GT((*came_to)["found"], 50U);
}

}  // namespace
}  // namespace irenic::testing
