// The solver against the definitions, word for word, on thousands of random cases.

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"
#include "stability/comparison.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

constexpr std::uint64_t cases_per_family = 2000;

TEST(AgreementWithDefinitions, EveryVerdictOnCasesWithOptionsIsThatOfTheDefinitions) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_options_case(random, StateKind::plain); },
        expect_the_same_verdicts);
}

TEST(AgreementWithDefinitions, EveryVerdictOnCasesWithNamedListedOrMergedStatesIsThatOfTheDefinitions) {
    for_random_cases(
        cases_per_family,
        [](Random& random) {
            static constexpr StateKind kinds[] = {StateKind::named, StateKind::listed, StateKind::merged};
            return random_options_case(random, kinds[random.below(3)]);
        },
        expect_the_same_verdicts);
}

TEST(AgreementWithDefinitions, EveryVerdictOnAbstractGraphsIsThatOfTheDefinitions) {
    for_random_cases(
        cases_per_family, [](Random& random) { return random_graph_case(random); }, expect_the_same_verdicts);
}

}  // namespace
}  // namespace irenic::testing
