/// How long it takes to find the value vectors that no other improves on, among a million: even at random, and near a plane on which one
/// party's gain is another's loss, where nearly all stay.
#include <cmath>

#include <benchmark/benchmark.h>

#include "bargaining/nondominated.hpp"
#include "irenic/bargaining.hpp"
#include "random_case.hpp"

namespace {

using namespace irenic;

constexpr std::size_t million = 1'000'000;

std::vector<std::int64_t> even_points(std::size_t count, unsigned dimensions, std::int64_t range) {
    bench::Numbers numbers(dimensions);
    std::vector<std::int64_t> points(count * dimensions);
    for (std::int64_t& value : points)
        value = static_cast<std::int64_t>(numbers.below(static_cast<std::uint64_t>(range)));
    return points;
}

/// Even on the simplex, then up to a thousandth further out.
std::vector<std::int64_t> shell_points(std::size_t count, unsigned dimensions, std::int64_t range) {
    bench::Numbers numbers(dimensions);
    const auto share = [&] { return static_cast<double>(numbers.below(std::uint64_t{1} << 53U) + 1) * 0x1p-53; };
    std::vector<std::int64_t> points;
    points.reserve(count * dimensions);
    std::vector<double> row(dimensions);
    for (std::size_t k = 0; k < count; ++k) {
        double sum = 0;
        for (double& value : row) sum += value = -std::log(share());
        const double scale = static_cast<double>(range) * (1 + share() / 1000) / sum;
        for (const double value : row) points.push_back(static_cast<std::int64_t>(value * scale));
    }
    return points;
}

void measure(benchmark::State& state, const std::vector<std::int64_t>& points) {
    const Workers workers{static_cast<unsigned>(state.range(1))};
    std::size_t kept = 0;
    for (auto _ : state) kept = nondominated(points, static_cast<unsigned>(state.range(0)), workers).size();
    state.counters["kept"] = static_cast<double>(kept);
}
void even(benchmark::State& state) {
    measure(state, even_points(million, static_cast<unsigned>(state.range(0)), std::int64_t{1} << state.range(2)));
}
void shell(benchmark::State& state) {
    measure(state, shell_points(million, static_cast<unsigned>(state.range(0)), std::int64_t{1} << state.range(2)));
}

void sizes(benchmark::internal::Benchmark* made) {
    made->ArgNames({"coordinates", "threads", "bits"})->ArgsProduct({{2, 3, 4, 5, 8}, {1, 2}, {40}});
    made->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK(even)->Apply(sizes);
BENCHMARK(shell)->Apply(sizes);

}  // namespace

BENCHMARK_MAIN();
