/// How long the exact frontier of talks takes that nobody could go through package by package.
#include <benchmark/benchmark.h>

#include "irenic/bargaining.hpp"
#include "random_issues.hpp"

namespace {

using namespace irenic;

void find_frontier(benchmark::State& state, const std::vector<std::uint32_t>& radices, std::uint32_t parties,
                   std::uint64_t most, std::uint64_t opposed = 0) {
    const Case subject = bench::random_issues(radices, parties, most, 7, opposed);
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

const std::vector<std::uint32_t> fifty_of_ten(50, 10);                       // 10^50 packages
const std::vector<std::uint32_t> seven_issues{5, 5, 5, 5, 6, 8, 8};          // 240 000 packages
const std::vector<std::uint32_t> ten_issues{3, 3, 3, 3, 4, 4, 5, 5, 6, 10};  // 1 944 000 packages

BENCHMARK_CAPTURE(find_frontier, two_parties_1e50_packages, fifty_of_ten, 2, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, two_parties_2e6_packages, ten_issues, 2, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, three_parties_1e10_packages, std::vector<std::uint32_t>(10, 10), 3, 100)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, five_parties_240000_packages, seven_issues, 5, 100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_frontier, five_partly_opposed_parties_240000_packages, seven_issues, 5, 1000, 38)
    ->Unit(benchmark::kMillisecond);  // 7 404 vectors
BENCHMARK_CAPTURE(find_frontier, five_opposed_parties_240000_packages, seven_issues, 5, 1000, 60)
    ->Unit(benchmark::kMillisecond);

}  // namespace
