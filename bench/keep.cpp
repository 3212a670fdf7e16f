/// How long the best order of many obligations takes to find: random agreements of four parties, with and without discount and hazard, with
/// few links and with many. No state is enumerated.
#include <benchmark/benchmark.h>

#include "irenic/keeping.hpp"
#include "random_agreement.hpp"

namespace {

using namespace irenic;

void best_order(benchmark::State& state) {
    bench::AgreementSize size;
    size.obligations = static_cast<std::uint32_t>(state.range(0));
    size.links = static_cast<std::uint32_t>(state.range(1));
    size.pairs = size.obligations / 4;
    size.timed = state.range(2) != 0;
    std::uint64_t sets = 0;
    std::uint64_t proven = 0;
    for (auto _ : state) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const Case subject = bench::random_agreement(size, seed);
            const OrderFound found = find_best(subject, 0);
            sets = std::max(sets, found.sets);
            proven += found.proven ? 1 : 0;
        }
    }
    state.counters["most sets"] = static_cast<double>(sets);
    state.counters["proven of 3"] = static_cast<double>(proven);
}
BENCHMARK(best_order)
    ->ArgNames({"obligations", "links", "timed"})
    ->ArgsProduct({{12, 16, 20, 24}, {0}, {0, 1}})
    ->Args({24, 16, 0})
    ->Args({24, 16, 1})
    ->Args({24, 32, 0})
    ->Args({24, 32, 1})
    ->Args({40, 80, 0})
    ->Args({40, 80, 1})
    ->Args({40, 120, 0})
    ->Args({40, 120, 1})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

}  // namespace
