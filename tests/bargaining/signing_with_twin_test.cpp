/// Signing and partial deals against their naive twins, on random cases. `IRENIC_RANDOM_CASES` says how many.
#include <map>

#include <gtest/gtest.h>

#include "bargaining/naive_signing.hpp"
#include "irenic/bargaining.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

/// Compares who would sign every state; says what it came to.
std::string compare_signing(const Case& subject, const Space& space, StrategyIndex strategy) {
    std::string came_to = "no error";
    for (StateIndex s = 0; s < space.size(); s += 1 + space.size() / 20) {
        const SigningResult result = signing(space, strategy, s);
        const naive::Signing twin = naive::signing(subject, strategy, space.levels(s));
        EXPECT_EQ(result.signing.has_value(), !twin.error);
        EXPECT_EQ(result.diagnostics.empty(), !twin.error);
        if (!result.signing || twin.error) return "error";
        EXPECT_EQ(result.signing->signable, twin.signable) << space.name(s);
        came_to = result.signing->signable ? "signable" : "blocked";
        EXPECT_EQ(result.signing->rows.size(), twin.by.size());
        auto row = result.signing->rows.begin();
        for (const auto& [party, expected] : twin.by) {
            EXPECT_EQ(row->party, party);
            EXPECT_EQ(row->consents, expected.consents());
            EXPECT_EQ(naive::fraction(row->value), expected.value);
            EXPECT_EQ(naive::fraction(row->no_agreement), expected.no_agreement);
            const mpq_class short_of = expected.no_agreement - expected.value;
            EXPECT_EQ(naive::fraction(row->deficit), short_of > 0 ? short_of : mpq_class(0));
            ++row;
        }
    }
    return came_to;
}

TEST(SigningWithTwin, every_state_of_random_cases_is_signed_exactly_by_those_the_rule_says) {
    std::map<std::string, std::uint64_t> came_to;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, random_agreement, [&](const Case& subject) {
        const Space::Build build = Space::build(subject);
        if (!build.ok()) return;
        for (StrategyIndex strategy = 0; strategy < subject.strategies.size(); ++strategy)
            ++came_to[compare_signing(subject, *build.space, strategy)];
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome : {"error", "signable", "blocked"}) EXPECT_GT(came_to[outcome], 100U) << outcome;
}

/// Compares what deals lead to.
std::string compare_deals(const Case& subject, const Space& space, StrategyIndex strategy, std::uint32_t size) {
    const naive::Deals twin(subject, strategy);
    const auto closure = twin.closure(size);
    const auto comes_before = [&](StateIndex from, StateIndex to, std::uint32_t deals) {
        const auto place = closure.find(space.levels(from));
        return place != closure.end() && place->second == deals &&
               twin.is_deal(space.levels(from), space.levels(to), size);
    };
    for (StateIndex package = 0; package < space.size(); package += 1 + space.size() / 20) {
        const PartialDealsResult result = partial_deals(space, strategy, package, size);
        if (!result.deals) {
            ADD_FAILURE() << "no answer";
            return "error";
        }
        const PartialDeals& found = *result.deals;
        const auto expected = closure.find(space.levels(package));
        EXPECT_EQ(found.reached, expected != closure.end());
        if (!found.reached) {
            EXPECT_EQ(found.reached_states, closure.size());
            continue;
        }
        EXPECT_EQ(found.path.size(), expected->second + 1U);
        EXPECT_EQ(found.path.back(), package);
        EXPECT_EQ(space.levels(found.path.front()), naive::status_quo(subject));
        for (std::size_t k = 1; k < found.path.size(); ++k) {
            // The state before is the lowest of all that lead here by a shortest path.
            StateIndex before = 0;
            while (before < space.size() && !comes_before(before, found.path[k], static_cast<std::uint32_t>(k - 1)))
                ++before;
            EXPECT_EQ(found.path[k - 1], before);
        }
    }
    return closure.size() > 1 ? "some deal" : "no deal";
}

TEST(SigningWithTwin, partial_deals_lead_in_random_cases_exactly_where_brute_force_says) {
    std::uint64_t drawn = 0;
    std::map<std::string, std::uint64_t> came_to;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, random_agreement, [&](const Case& subject) {
        const Space::Build build = Space::build(subject);
        if (!build.ok()) return;
        const auto strategy = static_cast<StrategyIndex>(++drawn % 2);
        const auto size = static_cast<std::uint32_t>(drawn / 2 % 4);
        if (build.space->status_quo())
            ++came_to[compare_deals(subject, *build.space, strategy, size)];
        else
            EXPECT_EQ(partial_deals(*build.space, strategy, 0, size).diagnostics.size(), 1U);
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    EXPECT_GT(came_to["some deal"], 200U);
}

}  // namespace
}  // namespace irenic::testing
