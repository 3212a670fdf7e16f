/// How long the exact frontier of talks takes that nobody could go through package by package.
#include <benchmark/benchmark.h>

#include "irenic/bargaining.hpp"
#include "random_issues.hpp"

namespace {

using namespace irenic;

void find_frontier(benchmark::State& state, std::uint32_t issues, std::uint32_t levels, std::uint32_t parties,
                   std::uint64_t most) {
    const Case subject = bench::random_issues(issues, levels, parties, most, 7);
    const Talks talks = *talks_about(subject, {}).talks;
    const Workers workers = Workers::all_cores();
    std::size_t vectors = 0;
    for (auto _ : state) {
        const Frontier::Result found = Frontier::find(subject, talks, {}, workers);
        vectors = found.frontier ? found.frontier->size() : 0;
        benchmark::DoNotOptimize(vectors);
    }
    state.counters["vectors"] = static_cast<double>(vectors);
}

BENCHMARK_CAPTURE(find_frontier, two_parties_50_issues_of_10_levels, 50, 10, 2, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, two_parties_50_issues_of_10_levels_fine, 50, 10, 2, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, five_parties_240000_packages, 7, 6, 5, 20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, three_parties_12_issues, 12, 6, 3, 50)->Unit(benchmark::kMillisecond);

}  // namespace
