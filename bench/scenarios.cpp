/// How many scenarios a second, all verdicts included, in every reading: cases/gaza-2025 from the source folder, one thread and two.
/// A scenario counts once per reading. Also how long it takes one after another by an appraiser made anew (`alone`).
#include <random>

#include <benchmark/benchmark.h>

#include "irenic/appraisal.hpp"
#include "irenic/casefile.hpp"

namespace {

using namespace irenic;

const std::vector<Case>& subjects() {
    static const std::vector<Case> cases = load_case("cases/gaza-2025/case.yaml").cases;
    return cases;
}

void draw(Range& range, std::mt19937_64& random) {
    const auto steps = static_cast<std::uint64_t>((range.high.units - range.low.units) / 2);
    if (steps != 0) range.best.units = range.low.units + 2 * static_cast<std::int64_t>(random() % (steps + 1));
    range.low = range.high = range.best;
}

/// Every range anywhere in it, with equal chances; options that are left to chance at any level.
Case drawn(const Case& subject, std::mt19937_64& random) {
    Case made = subject;
    for (Preference& preference : made.preferences)
        for (Statement& statement : preference.statements) {
            if (statement.weight) draw(*statement.weight, random);
            for (Range& grade : statement.grades) draw(grade, random);
        }
    for (Option& option : made.options)
        if (option.chance) option.start = static_cast<Level>(random() % option.levels.size());
    for (Agreement& agreement : made.agreements) {
        for (Guarantee& guarantee : agreement.guarantees) draw(guarantee.penalty, random);
        for (Range& discount : agreement.keeping.discount) draw(discount, random);
        for (HazardPiece& piece : agreement.keeping.hazard.pieces) draw(piece.daily, random);
    }
    return made;
}

const std::vector<std::vector<Case>>& scenarios() {
    static const std::vector<std::vector<Case>> made = [] {
        std::vector<std::vector<Case>> all;
        std::mt19937_64 random(1);
        for (int j = 0; j < 200; ++j) {
            all.emplace_back();
            for (const Case& subject : subjects()) all.back().push_back(drawn(subject, random));
        }
        return all;
    }();
    return made;
}

void again(benchmark::State& state) {
    const auto threads = static_cast<unsigned>(state.range(0));
    const Reappraiser shared(subjects(), {});
    std::vector<Reappraiser> copies(threads, shared);
    for (auto& copy : copies)
        for (std::size_t j = 0; j < 20; ++j) static_cast<void>(copy.appraise(scenarios()[j]));
    std::uint64_t count = 0;
    for (auto _ : state) {
        Workers{threads}.run(threads, [&](std::size_t t) {
            for (std::size_t j = t; j < scenarios().size(); j += threads)
                benchmark::DoNotOptimize(copies[t].appraise(scenarios()[j]));
        });
        count += scenarios().size() * subjects().size();
    }
    state.counters["scenarios"] = benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
    state.counters["alone"] = static_cast<double>(copies.front().appraised_alone());
}
BENCHMARK(again)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void alone(benchmark::State& state) {
    std::uint64_t count = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(verdicts_alone(scenarios().front(), {}));
        count += subjects().size();
    }
    state.counters["scenarios"] = benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
}
BENCHMARK(alone)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
