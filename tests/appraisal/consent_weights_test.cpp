/// The least change of weights under which who blocks a package would consent to it.
#include <map>

#include <gtest/gtest.h>

#include "bargaining/naive_signing.hpp"
#include "bargaining/river.hpp"
#include "irenic/appraisal.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

ConsentWeights weights(const CaseBuilder& made, std::string_view code) {
    const Case subject = made.build();
    const Space::Build build = Space::build(subject);
    return least_weights_to_consent(*build.space, 0, *build.space->find(code)).parties.at(0);
}

TEST(ConsentWeights, the_change_is_what_the_package_lacks_where_weights_may_go_so_far) {
    const ConsentWeights found = weights(river(), "1000");
    EXPECT_EQ(found.party, 0U);
    EXPECT_EQ(found.found, LeastFound::proven);
    EXPECT_EQ(found.least, "4");
    ASSERT_EQ(found.changes.size(), 1U);  // the open gate would be worth 0 to it
    EXPECT_EQ(found.changes[0].numbers[0].number.statement, 0U);
    EXPECT_EQ(found.changes[0].numbers[0].to, decimal("0"));
}

TEST(ConsentWeights, what_it_has_without_a_deal_changes_with_its_weights) {
    CaseBuilder made = river();
    made.strategy("pressure", {{"paid", "yes"}});
    made.last_agreement().no_agreement[0].best_of = {{StateReference::Kind::status_quo, 0},
                                                     {StateReference::Kind::strategy, 1}};
    // 1000 against 0000 and 0100: −4 against 0 and 5. Both weights go to 0.
    const ConsentWeights found = weights(made, "1000");
    EXPECT_EQ(found.least, "9");
    EXPECT_EQ(found.changes[0].numbers.size(), 2U);
}

TEST(ConsentWeights, a_number_without_a_deal_stays_as_it_is) {
    CaseBuilder made = river();
    made.last_agreement().no_agreement[0] = {decimal("2.5"), {}};
    const ConsentWeights found = weights(made, "1100");
    EXPECT_EQ(found.least, "1.5");
    EXPECT_EQ(found.changes.size(), 2U);  // a better payment, or a less costly gate
}

TEST(ConsentWeights, bounds_that_stand_in_the_way_are_named) {
    CaseBuilder made = river();
    made.made().preferences[0].statements[0].adjust = std::array{decimal("-5"), decimal("-3")};
    const ConsentWeights found = weights(made, "1000");
    EXPECT_EQ(found.found, LeastFound::impossible);
    EXPECT_EQ(found.in_the_way, (std::vector<std::size_t>{0}));
    ASSERT_EQ(found.bounds_in_the_way.size(), 1U);
    EXPECT_EQ(found.bounds_in_the_way[0].statement, 0U);
    EXPECT_TRUE(found.changes.empty());
}

TEST(ConsentWeights, a_number_beyond_all_bounds_names_no_bound_that_is_not_of_a_weight) {
    CaseBuilder made = river();
    made.last_agreement().no_agreement[0] = {decimal("1"), {}};
    const ConsentWeights found = weights(made, "1000");
    EXPECT_EQ(found.found, LeastFound::impossible);
    ASSERT_EQ(found.bounds_in_the_way.size(), 1U);
    EXPECT_EQ(found.bounds_in_the_way[0].statement, 0U);
}

TEST(ConsentWeights, wants_that_only_order_states_have_no_weights) {
    CaseBuilder made;
    made.party("upper");
    made.option("gate", {"upper"}).wants("upper", made.taken("gate")).start("gate", "yes").agreement("package");
    EXPECT_TRUE(weights(made, "0").ordinal);
}

/// Reads `19.4555555` and `10/3`.
mpq_class fraction_in(std::string text) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return mpq_class(text);
    const std::size_t places = text.size() - point - 1;
    text.erase(point, 1);
    mpz_class ten;
    mpz_ui_pow_ui(ten.get_mpz_t(), 10, places);
    mpq_class made(mpz_class(text, 10), ten);
    made.canonicalize();
    return made;
}

/// The least change where only one thing is to be no better than the package: every number that counts differently closes the gap by what
/// it changes, none by more, so the least sum is the gap, if there is room for it.
std::string compare(const Case& subject, const Space& space, StateIndex package) {
    const auto result = least_weights_to_consent(space, 0, package);
    if (!result.diagnostics.empty()) return "error";
    for (const ConsentWeights& found : result.parties) {
        if (found.ordinal) continue;
        const NoAgreement& given = subject.agreements[0].no_agreement[found.party];
        for (const WantsChange& change : found.changes) {
            Case other = subject;
            other.preferences[found.party] = changed(space, found.party, change);
            const naive::Signing signed_by = naive::signing(other, 0, space.levels(package));
            EXPECT_TRUE(signed_by.by.at(found.party).consents());
        }
        if (given.best_of.size() > 1) continue;
        const Levels levels = space.levels(package);
        Levels against = naive::status_quo(subject);
        if (!given.number && given.best_of.size() == 1) {
            const StateReference& reference = given.best_of.front();
            if (reference.kind == StateReference::Kind::named)
                against = subject.states[reference.index].patterns.front();
            if (reference.kind == StateReference::Kind::strategy) against = naive::end_state(subject, reference.index);
        }
        mpq_class gap = given.number ? naive::fraction(*given.number) : naive::value(subject, found.party, against);
        gap -= naive::value(subject, found.party, levels);
        mpq_class room = 0;
        bool endless = false;
        const auto offer = [&](Decimal number, bool up, bool some_positive, bool some_negative,
                               const std::optional<std::array<Decimal, 2>>& adjust) {
            if (adjust) {
                const Decimal end = (*adjust)[up ? 1 : 0];
                const mpq_class by = up ? naive::fraction(end) - naive::fraction(number)
                                        : naive::fraction(number) - naive::fraction(end);
                room += std::max(mpq_class(0), by);
            } else if (up ? some_positive : some_negative) {
                endless = true;
            } else {
                room += abs(naive::fraction(number));
            }
        };
        for (const Statement& statement : subject.preferences[found.party].statements) {
            if (!statement.graded) {
                const bool here = naive::true_at(statement.that, levels);
                const bool there = !given.number && naive::true_at(statement.that, against);
                const Decimal weight = statement.weight->best;
                if (here != there) offer(weight, here, weight.units > 0, weight.units < 0, statement.adjust);
                continue;
            }
            if (!given.number && levels[*statement.graded] == against[*statement.graded]) continue;
            bool positive = false;
            bool negative = false;
            for (const Range& grade : statement.grades) {
                positive = positive || grade.best.units > 0;
                negative = negative || grade.best.units < 0;
            }
            // A graded statement's numbers keep the sign they have in common; where they have none they are free.
            const bool up_is_free = positive;
            const bool down_is_free = negative;
            offer(statement.grades[levels[*statement.graded]].best, true, up_is_free, down_is_free, {});
            if (!given.number)
                offer(statement.grades[against[*statement.graded]].best, false, up_is_free, down_is_free, {});
        }
        const bool possible = endless || room >= gap;
        EXPECT_EQ(found.found == LeastFound::impossible, !possible);
        if (!possible) return "impossible";
        EXPECT_EQ(found.found, LeastFound::proven);
        EXPECT_EQ(fraction_in(found.least), gap);
        return "found";
    }
    return "nobody";
}

TEST(ConsentWeightsWithTwin, against_one_state_or_number_the_least_change_is_the_gap_if_there_is_room_for_it) {
    std::map<std::string, std::uint64_t> came_to;
    std::uint64_t drawn = 0;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, random_agreement, [&](Case subject) {
        // Some weights may only move a little.
        for (Preference& preference : subject.preferences)
            for (Statement& statement : preference.statements)
                if (++drawn % 3 == 0 && statement.weight) {
                    const std::int64_t now = statement.weight->best.units;
                    statement.adjust = std::array{Decimal{now - 2'000'000}, Decimal{now + 6'000'000}};
                }
        const Space::Build build = Space::build(subject);
        if (!build.ok()) return;
        const StateIndex package = static_cast<StateIndex>(drawn * 7919 % build.space->size());
        ++came_to[compare(subject, *build.space, package)];
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome : {"impossible", "found"}) EXPECT_GT(came_to[outcome], 100U) << outcome;
}

}  // namespace
}  // namespace irenic::testing
