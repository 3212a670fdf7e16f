// The least changes against brute force by the definitions, on random cases.
#include <cmath>
#include <cstdio>
#include <numeric>

#include <gtest/gtest.h>

#include "appraisal/naive_require.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"
#include "support/random_case.hpp"

namespace irenic::testing {
namespace {

struct Asked {
    Case subject;
    PartyIndex party = 0;
    std::uint32_t state = 0;
};

/// A small case, one of its parties, and one of its states.
Asked draw(Random& random, Case subject) {
    Asked asked;
    asked.party = random.below(static_cast<std::uint32_t>(subject.parties.size()));
    asked.state = random.below(1000);
    asked.subject = std::move(subject);
    return asked;
}

Requirement ask(const Space& space, const Asked& asked) {
    RequireQuestion question;
    question.state = asked.state % space.size();
    question.wanted.assign({Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq});
    question.parties = {asked.party};
    question.limits.listed = 1000;
    return require(space, question);
}

/// Every answer about the one party that may change, if it can move at all.
template <typename Judge>
void for_each_answer(const Asked& asked, Judge&& judge) {
    const Space::Build build = Space::build(asked.subject);
    if (!build.ok()) return;
    const Space& space = *build.space;
    if (space.idle(asked.party)) return;
    const Requirement answer = ask(space, asked);
    EXPECT_FALSE(answer.limit_reached);
    for (const ConceptRequirement& one : answer.concepts)
        for (const PartyRequirement& party : one.parties)
            if (party.may_change) judge(space, one.kind, party, space.name(answer.question.state));
}

Asked draw_graph(Random& random, std::uint32_t most_states) {
    CaseBuilder builder("random graph");
    builder.graph();
    random_case::add_parties(random, builder);
    const std::uint32_t states = random.between(2, most_states);
    for (std::uint32_t n = 1; n <= states; ++n) builder.state("s" + std::to_string(n));
    for (PartyIndex i = 0; i < builder.made().parties.size(); ++i) {
        random_case::rank(random, builder.made().preferences[i], states);
        const bool close = random.one_in(2);
        for (NamedStateIndex from = 0; from < states; ++from)
            for (NamedStateIndex to = 0; to < states; ++to)
                if (from != to && random.below(states) < 2) builder.made().graph->moves[i].push_back({from, to});
        if (close) random_case::close(builder.made().graph->moves[i], states);
    }
    return draw(random, builder.build());
}

TEST(RequireAgreement, RankingsAreCountedAndChangedAsBruteForceOverAllOfThemSays) {
    std::size_t sought = 0;
    for_random_cases(
        2000, [](Random& random) { return draw_graph(random, 5); },
        [&](const Asked& asked) {
            for_each_answer(
                asked, [&](const Space& space, Concept kind, const PartyRequirement& found, const std::string& state) {
                    const NaiveRankings naive = naive_rankings(asked.subject, asked.party, kind, state);
                    EXPECT_EQ(found.rankings.count, std::to_string(naive.strict));
                    EXPECT_EQ(found.rankings.of, std::to_string(naive.all));
                    EXPECT_EQ(found.stays, naive.least == 0);
                    if (found.stays) return;
                    ++sought;
                    EXPECT_EQ(found.least, std::to_string(naive.least));
                    std::set<std::vector<int>> listed;
                    for (const WantsChange& change : found.changes) {
                        std::vector<int> ranks(space.size());
                        for (std::size_t g = 0; g < change.ranking.size(); ++g)
                            for (const StateIndex s : change.ranking[g]) ranks[s] = static_cast<int>(g);
                        listed.insert(ranks);
                        EXPECT_TRUE(naive.least_rankings.count(ranks) != 0) << "a ranking is not least";
                    }
                    const auto& present = asked.subject.preferences[asked.party].ranking;
                    if (found.all_listed && present.size() == space.size()) {
                        EXPECT_EQ(listed, naive.least_rankings);
                    }
                });
            if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
        });
    EXPECT_GT(sought, 0U);
    RecordProperty("sought", static_cast<int>(sought));
}

Asked draw_statements(Random& random, bool weighted, std::size_t most_numbers = 3) {
    CaseBuilder builder("random");
    random_case::add_parties(random, builder);
    random_case::add_options(random, builder, random.between(4, 24));
    if (builder.made().options.empty()) builder.option("o1", {"p1"});
    random_case::add_constraints(random, builder);
    const std::vector<Party> parties = builder.made().parties;
    for (const Party& party : parties) {
        const std::uint32_t statements =
            weighted ? random.between(1, static_cast<std::uint32_t>(most_numbers)) : random.between(1, 5);
        std::size_t numbers = 0;
        for (std::uint32_t k = 0; k < statements; ++k) {
            const Option& option =
                builder.made().options[random.below(static_cast<std::uint32_t>(builder.made().options.size()))];
            const auto number = [&] {
                return std::to_string(12 * (static_cast<int>(random.below(13)) - (random.one_in(3) ? 6 : 0)));
            };
            if (!weighted) {
                builder.wants(party.id, random_case::draw_expression(random, builder.made(), 2));
            } else if (option.levels.size() + numbers <= most_numbers && random.one_in(4)) {
                numbers += option.levels.size();
                Words given;
                for (std::size_t l = 0; l < option.levels.size(); ++l) given.push_back(number());
                builder.graded(party.id, std::string(option.id), given);
            } else if (numbers < most_numbers) {
                ++numbers;
                builder.weight(party.id, random_case::draw_expression(random, builder.made(), 2), number());
                Statement& made = builder.made().preferences[*find_party(builder.made(), party.id)].statements.back();
                const std::int64_t value = made.weight->best.units / Decimal::units_per_one;
                if (random.one_in(3))
                    made.adjust = {Decimal{(value - 12 * random.below(4)) * Decimal::units_per_one},
                                   Decimal{(value + 12 * random.below(4)) * Decimal::units_per_one}};
            }
        }
    }
    return draw(random, builder.build());
}

TEST(RequireAgreement, OrdersAreChangedAsBruteForceOverAllOfThemSays) {
    std::size_t sought = 0;
    for_random_cases(
        5000, [](Random& random) { return draw_statements(random, false); },
        [&](const Asked& asked) {
            for_each_answer(asked,
                            [&](const Space&, Concept kind, const PartyRequirement& found, const std::string& state) {
                                const NaiveOrders naive = naive_orders(asked.subject, asked.party, kind, state);
                                EXPECT_EQ(found.stays, naive.least == 0);
                                if (found.stays) return;
                                ++sought;
                                EXPECT_EQ(found.found == LeastFound::impossible, naive.least < 0);
                                if (naive.least < 0) return;
                                EXPECT_EQ(found.least, std::to_string(naive.least));
                                std::set<std::vector<std::size_t>> listed;
                                for (const WantsChange& change : found.changes) listed.insert(change.order);
                                EXPECT_TRUE(found.all_listed);
                                EXPECT_EQ(listed, naive.orders);
                            });
            if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
        });
    EXPECT_GT(sought, 0U);
    RecordProperty("sought", static_cast<int>(sought));
}

/// Up to eight numbers, for which corners are too many: nothing that costs less does, wherever one looks.
TEST(RequireAgreement, NoSmallerChangeOfManyWeightsIsFoundByTrying) {
    std::size_t sought = 0;
    for_random_cases(
        400, [](Random& random) { return draw_statements(random, true, 8); },
        [&](const Asked& asked) {
            Random random(asked.state);
            for_each_answer(asked, [&](const Space& space, Concept kind, const PartyRequirement& found,
                                       const std::string& state) {
                if (found.stays || found.changes.empty()) return;
                ++sought;
                for (const WantsChange& change : found.changes)
                    EXPECT_TRUE(stays_with(asked.subject, asked.party, changed(space, asked.party, change), kind, state));
                const Preference& wants = asked.subject.preferences[asked.party];
                const auto numbers = naive_numbers(wants);
                const auto least = static_cast<std::int64_t>(std::floor(to_double(found.total)));
                for (int tries = 0; tries < 60; ++tries) {
                    std::int64_t left = least - 1;
                    Preference other = wants;
                    for (int parts = 0; parts < 4 && left > 0; ++parts) {
                        const NaiveNumber& number = numbers[random.below(static_cast<std::uint32_t>(numbers.size()))];
                        Statement& statement = other.statements[number.statement];
                        Range& range = number.level ? statement.grades[*number.level] : *statement.weight;
                        if (range.best.units != number.value * Decimal::units_per_one) continue;
                        std::int64_t by = random.one_in(2) ? left : 1 + random.below(static_cast<std::uint32_t>(left));
                        const bool up = random.one_in(2);
                        if (up && number.most) by = std::min(by, *number.most - number.value);
                        if (!up && number.least) by = std::min(by, number.value - *number.least);
                        left -= by;
                        range.low = range.best =
                            range.high = {(number.value + (up ? by : -by)) * Decimal::units_per_one};
                    }
                    EXPECT_FALSE(stays_with(asked.subject, asked.party, other, kind, state))
                        << "a smaller change does it";
                }
            });
            if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
        });
    RecordProperty("sought", static_cast<int>(sought));
}

TEST(RequireAgreement, WeightsAreChangedByNoMoreThanTheBestCornerOfAllPossibleWeights) {
    std::size_t sought = 0;
    for_random_cases(
        6000, [](Random& random) { return draw_statements(random, true); },
        [&](const Asked& asked) {
            for_each_answer(
                asked, [&](const Space& space, Concept kind, const PartyRequirement& found, const std::string& state) {
                    const NaiveWeights naive = naive_weights(asked.subject, asked.party, kind, state);
                    EXPECT_EQ(found.stays, naive.least == 0);
                    if (found.stays) return;
                    ++sought;
                    EXPECT_EQ(found.found == LeastFound::impossible, !naive.least);
                    EXPECT_EQ(found.found == LeastFound::impossible, found.changes.empty());
                    if (!naive.least) return;
                    EXPECT_EQ(found.least, std::to_string(*naive.least));
                    for (const WantsChange& change : found.changes) {
                        const Preference wants = changed(space, asked.party, change);
                        EXPECT_TRUE(stays_with(asked.subject, asked.party, wants, kind, state))
                            << "a change does not do it";
                        std::vector<std::int64_t> values;
                        for (const NaiveNumber& number : naive_numbers(wants)) values.push_back(number.value);
                        EXPECT_TRUE(naive.values.count(values) != 0) << "a change is not least";
                    }
                });
            if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
        });
    EXPECT_GT(sought, 0U);
    RecordProperty("sought", static_cast<int>(sought));
}

/// Every profile of strict rankings of the parties that can move, put into the case one by one.
std::uint64_t naive_profiles(const Case& subject, const std::vector<PartyIndex>& parties, Concept kind,
                             const std::string& state) {
    std::vector<NamedStateIndex> first(subject.states.size());
    std::iota(first.begin(), first.end(), NamedStateIndex{0});
    std::vector<std::vector<NamedStateIndex>> orders(parties.size(), first);
    std::uint64_t count = 0;
    while (true) {
        Case other = subject;
        for (std::size_t k = 0; k < parties.size(); ++k) {
            auto& ranking = other.preferences[parties[k]].ranking;
            ranking.clear();
            for (const NamedStateIndex n : orders[k]) ranking.push_back({n});
        }
        const certificate::Definitions definitions(other);
        bool stable = true;
        for (PartyIndex i = 0; i < other.parties.size(); ++i)
            stable = stable && definitions.stable(kind, i, *definitions.find(state));
        count += stable ? 1 : 0;
        std::size_t k = 0;
        while (k < orders.size() && !std::next_permutation(orders[k].begin(), orders[k].end())) ++k;
        if (k == orders.size()) return count;
    }
}

TEST(RequireAgreement, RankingsOfSeveralPartiesAreCountedAsGoingThroughAllProfilesSays) {
    for_random_cases(
        2000, [](Random& random) { return draw_graph(random, random.one_in(4) ? 4 : 3); },
        [](const Asked& asked) {
            const Space::Build build = Space::build(asked.subject);
            const Space& space = *build.space;
            RequireQuestion question;
            question.state = asked.state % space.size();
            question.wanted.assign({Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq});
            question.limits.profiles = 1300;
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                if (!space.idle(i)) question.parties.push_back(i);
            for (const ConceptRequirement& one : require(space, question).concepts) {
                const RankingCount& count = one.joint.rankings;
                const bool few = std::strtoull(count.of.c_str(), nullptr, 10) <= question.limits.profiles;
                if (!count.asked || !few) continue;
                EXPECT_TRUE(count.counted);
                EXPECT_EQ(count.count, std::to_string(naive_profiles(asked.subject, question.parties, one.kind,
                                                                     space.name(question.state))))
                    << id_of(one.kind);
            }
            if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
        });
}

TEST(RequireAgreement, ChangesMadeAtOnceMakeAnEquilibriumWhereTheAnswerSaysSo) {
    const auto judge = [](const Asked& asked) {
        const Space::Build build = Space::build(asked.subject);
        if (!build.ok()) return;
        const Space& space = *build.space;
        RequireQuestion question;
        question.state = asked.state % space.size();
        question.wanted.assign({Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq});
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (!space.idle(i)) question.parties.push_back(i);
        if (question.parties.empty()) return;
        question.limits.profiles = 100;
        for (const ConceptRequirement& one : require(space, question).concepts) {
            const bool made =
                one.joint.outcome == JointOutcome::together || one.joint.outcome == JointOutcome::other_found;
            const bool coupled = one.kind == Concept::seq || one.kind == Concept::sseq;
            bool each = true;
            for (const PartyRequirement& party : one.parties) each = each && (party.stays || !party.changes.empty());
            if (!coupled && each && !one.holds) {
                EXPECT_EQ(one.joint.outcome, JointOutcome::together);
            }
            if (!made) continue;
            Case other = asked.subject;
            for (PartyIndex i = 0; i < one.joint.changes.size(); ++i)
                if (one.joint.changes[i]) other.preferences[i] = changed(space, i, *one.joint.changes[i]);
            const certificate::Definitions definitions(other);
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                EXPECT_TRUE(definitions.stable(one.kind, i, *definitions.find(space.name(question.state))));
        }
        if (HasFailure()) ADD_FAILURE() << dump(asked.subject);
    };
    for_random_cases(
        1000, [](Random& random) { return draw_graph(random, 5); }, judge);
    for_random_cases(
        1000, [](Random& random) { return draw_statements(random, true); }, judge);
}

}  // namespace
}  // namespace irenic::testing
