/// How long five stability concepts take: dense random cases of 2^14 to 2^27 states, beside the naive definitions.
#include "irenic/stability.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <benchmark/benchmark.h>

#include "irenic/certificate.hpp"
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
/// The naive twin, for every state of every party: `certificate::Definitions` from scratch.
void five_concepts_by_definition(benchmark::State& state) {
    const Case subject =
        bench::random_case(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 1);
    for (auto _ : state) {
        const certificate::Definitions definitions(subject);
        std::size_t stable = 0;
        for (const Concept kind : all)
            for (PartyIndex i = 0; i < subject.parties.size(); ++i)
                for (std::size_t s = 0; s < definitions.size(); ++s) stable += definitions.stable(kind, i, s);
        benchmark::DoNotOptimize(stable);
    }
}
BENCHMARK(five_concepts_by_definition)->Args({8, 4})->Args({10, 4})->Unit(benchmark::kMillisecond)->Iterations(1);

/// The same at 2^14 would take far too long. What the others can bring about after a state is worked out for an even sample of states;
/// `all_states_s` is that time for all states and parties, which the twin needs at least for GMR and SEQ alone.
void responses_by_definition(benchmark::State& state) {
    const Case subject =
        bench::random_case(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 1);
    constexpr std::size_t sample = 16;
    std::size_t searches = 0;
    double seconds = 0;
    for (auto _ : state) {
        const certificate::Definitions definitions(subject);
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t k = 0; k < sample; ++k)
            for (PartyIndex i = 0; i < subject.parties.size(); ++i)
                for (const bool improvements : {false, true})
                    benchmark::DoNotOptimize(
                        definitions.responses(i, k * definitions.size() / sample, improvements).size());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count());
        seconds += took.count();
        searches += sample;
    }
    state.counters["all_states_s"] = seconds / static_cast<double>(searches) *
                                     static_cast<double>(std::uint64_t{1} << static_cast<unsigned>(state.range(0)));
}
BENCHMARK(responses_by_definition)->Args({10, 4})->Args({14, 4})->UseManualTime()->Iterations(1);

BENCHMARK(five_concepts)->Args({14, 4})->Args({18, 4})->Args({22, 4})->Unit(benchmark::kMillisecond)->UseRealTime();

/// Six parties, from what fits in a cache to what takes gigabytes: `ns_per_state` should stay flat. `linked` statements per party make
/// what a party wants of its own options depend on others; `passes` is the most that SEQ took for one party.
void five_concepts_at_scale(benchmark::State& state) {
    const auto options = static_cast<std::uint32_t>(state.range(0));
    const Case subject = bench::random_case(options, 6, 1, static_cast<std::uint32_t>(state.range(1)));
    const double states = static_cast<double>(std::uint64_t{1} << options);
    double seconds = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        const Space::Build build = Space::build(subject, {}, Workers::all_cores());
        const StabilityAnswer answer = stability(*build.space, all, Workers::all_cores());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count());
        seconds += took.count();
        const auto& passes = answer.of(Concept::seq).passes;
        state.counters["passes"] = *std::max_element(passes.begin(), passes.end());
        state.counters["MiB"] =
            static_cast<double>(memory_of_stability(*build.space, all, Workers::all_cores())) / (1U << 20U);
    }
    state.counters["ns_per_state"] = seconds * 1e9 / states / static_cast<double>(state.iterations());
}
BENCHMARK(five_concepts_at_scale)
    ->ArgNames({"options", "linked"})
    ->ArgsProduct({{16, 18, 20, 22, 24, 26, 27}, {0, 12}})
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

/// Feasible states, moves and the order of preference, before any concept.
void tables_alone(benchmark::State& state) {
    const Case subject =
        bench::random_case(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 1);
    for (auto _ : state) {
        const Space::Build build = Space::build(subject, {}, Workers::all_cores());
        build.space->make_tables(Workers::all_cores());
        benchmark::DoNotOptimize(build.space->grades(0).data());
    }
}
BENCHMARK(tables_alone)->Args({22, 4})->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
