/// How long five stability concepts take: dense random cases of 2^14 to 2^22 states, beside the naive definitions at 2^10.
#include "irenic/stability.hpp"

#include <array>

#include <benchmark/benchmark.h>

#include "random_case.hpp"

namespace {

using namespace irenic;

constexpr std::array<Concept, 5> all{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq};

void five_concepts(benchmark::State& state) {
    const Case subject =
        bench::random_case(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 1);
    for (auto _ : state) {
        const Space::Build build = Space::build(subject, {}, Workers::all_cores());
        const StabilityAnswer answer = stability(*build.space, all, Workers::all_cores());
        benchmark::DoNotOptimize(answer.of(Concept::sseq).equilibria.count());
    }
    state.counters["states"] = static_cast<double>(std::uint64_t{1} << static_cast<unsigned>(state.range(0)));
}
BENCHMARK(five_concepts)->Args({14, 4})->Args({18, 4})->Args({22, 4})->Unit(benchmark::kMillisecond)->UseRealTime();

void space_alone(benchmark::State& state) {
    const Case subject =
        bench::random_case(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 1);
    for (auto _ : state) {
        const Space::Build build = Space::build(subject, {}, Workers::all_cores());
        benchmark::DoNotOptimize(build.space->size());
    }
}
BENCHMARK(space_alone)->Args({22, 4})->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
