/// How long it takes to ask about one state of a case that nobody could enumerate: every concept and party at one state, in random cases of
/// 60 to 200 options. Dense: every party weighs every option, and pairs of options of several parties; one constraint for every eight options.
#include <array>

#include <benchmark/benchmark.h>

#include "irenic/stability.hpp"
#include "random_case.hpp"

namespace {

using namespace irenic;

Expression both_of(OptionIndex one, OptionIndex other) {
    Expression pair;
    pair.nodes = {{Expression::Kind::level_in, one, 2, 0, 0},
                  {Expression::Kind::level_in, other, 2, 0, 0},
                  {Expression::Kind::conjunction, 0, 0, 0, 1}};
    return pair;
}

Case large_case(std::uint32_t options, std::uint32_t parties, std::uint64_t seed) {
    bench::Numbers numbers(seed + 1);
    Case subject = bench::random_case(options, parties, seed);
    const auto any_pair = [&] {
        return both_of(static_cast<OptionIndex>(numbers.below(options)),
                       static_cast<OptionIndex>(numbers.below(options)));
    };
    for (std::uint32_t k = 0; k < options / 8; ++k) {
        Constraint constraint;
        constraint.that = any_pair();
        subject.never.push_back(constraint);
    }
    for (Preference& preference : subject.preferences)
        for (std::uint32_t k = 0; k < options / 10; ++k) {
            Statement statement = preference.statements.front();
            statement.that = any_pair();
            const auto weight = static_cast<std::int64_t>(numbers.below(101)) - 50;
            statement.weight->low = statement.weight->best = statement.weight->high =
                Decimal{weight * Decimal::units_per_one};
            preference.statements.push_back(statement);
        }
    return subject;
}

/// `limits` of the state's answers: how many could not be settled is among the figures.
void one_concept(benchmark::State& state) {
    const auto options = static_cast<std::uint32_t>(state.range(0));
    const auto kind = static_cast<Concept>(state.range(1));
    const Case subject = large_case(options, 8, 1);
    std::size_t asked = 0;
    std::size_t undecided = 0;
    std::size_t stays = 0;
    std::size_t looked = 0;
    std::size_t questions = 0;
    for (auto _ : state) {
        LocalExplainer explainer(subject);
        for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
            const LocalExplanation found = explainer.explain(kind, i, Levels(options, 0));
            ++asked;
            undecided += found.standing == Standing::undecided;
            stays += found.standing == Standing::stays;
            looked += found.explored.improvements;
            questions += found.explored.questions;
        }
    }
    state.counters["undecided"] = static_cast<double>(undecided) / static_cast<double>(state.iterations());
    state.counters["stays"] = static_cast<double>(stays) / static_cast<double>(state.iterations());
    state.counters["improvements"] = static_cast<double>(looked) / static_cast<double>(asked);
    state.counters["questions"] = static_cast<double>(questions) / static_cast<double>(asked);
}
BENCHMARK(one_concept)->ArgsProduct({{60, 120, 200}, {0, 1, 2, 3, 4}})->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
