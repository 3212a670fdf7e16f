#include "ensemble/points.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace irenic {
namespace {

// Luck for different ends comes from different streams. What is added is odd and far apart, so that named streams do not meet.
constexpr std::uint64_t for_strata = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t for_shuffles = 0xD1B54A32D192ED03U;
constexpr std::uint64_t for_scrambling = 0x8CB92BA72F3D8DD7U;
constexpr std::uint64_t for_last_places = 0xABC98388FB8FAC03U;

constexpr double most = 1 - 0x1p-53;

double plain(std::uint64_t seed, std::uint64_t stream, std::uint64_t j) {
    return unit_interval(random_word(seed, stream, j));
}

double latin(const ScenarioPlan& plan, std::uint64_t stream, std::uint64_t j) {
    assert(j < plan.scenarios);
    const auto stratum = static_cast<double>(shuffled(j, plan.scenarios, plan.seed, stream + for_shuffles));
    const double within = unit_interval(random_word(plan.seed, stream + for_strata, j));
    return std::min((stratum + within) / static_cast<double>(plan.scenarios), most);
}

std::vector<std::uint64_t> numbered(std::size_t dimensions) {
    std::vector<std::uint64_t> streams(dimensions);
    std::iota(streams.begin(), streams.end(), std::uint64_t{0});
    return streams;
}

}  // namespace

// A Feistel network permutes the numbers of an even count of bits; one that leads beyond `count` is led on until it does not (Black &
// Rogaway 2002). Four rounds would do for large counts; small ones need more to reach every order about equally.
std::uint64_t shuffled(std::uint64_t at, std::uint64_t count, std::uint64_t seed, std::uint64_t stream) {
    assert(at < count);
    constexpr std::uint64_t rounds = 8;
    if (count < 2) return at;
    const unsigned half = (static_cast<unsigned>(std::bit_width(count - 1)) + 1U) / 2U;
    const std::uint64_t mask = (std::uint64_t{1} << half) - 1U;
    do {
        std::uint64_t left = at >> half;
        std::uint64_t right = at & mask;
        for (std::uint64_t round = 0; round < rounds; ++round) {
            const std::uint64_t mixed = left ^ (random_word(seed, stream, round << 32U | right) & mask);
            left = right;
            right = mixed;
        }
        at = left << half | right;
    } while (at >= count);
    return at;
}

// Owen 1995. The places of the sequence end after 32; those that follow depend on all of them.
double scrambled(std::uint32_t places, std::uint64_t seed, std::uint64_t stream) {
    std::uint32_t flips = 0;
    for (std::uint32_t depth = 0; depth < 32; ++depth) {
        const std::uint32_t before = depth == 0 ? 0 : places >> (32U - depth);
        // A leading 1 tells beginnings of different lengths apart.
        const std::uint64_t beginning = std::uint64_t{1} << depth | before;
        flips |= static_cast<std::uint32_t>(random_word(seed, stream + for_scrambling, beginning) & 1U) << (31U - depth);
    }
    const std::uint64_t last = random_word(seed, stream + for_last_places, places);
    return unit_interval(std::uint64_t{places ^ flips} << 32U | last >> 32U);
}

std::vector<double> point_among(const ScenarioPlan& plan, std::span<const std::uint64_t> streams, std::uint64_t j,
                                const SobolSequence* sequence) {
    std::vector<double> point(streams.size());
    for (std::size_t d = 0; d < point.size(); ++d) switch (plan.design) {
            case Design::plain: point[d] = plain(plan.seed, streams[d], j); break;
            case Design::latin: point[d] = latin(plan, streams[d], j); break;
            case Design::sobol: point[d] = scrambled(sequence->places(j, d), plan.seed, streams[d]); break;
        }
    return point;
}

std::optional<Diagnostic> problem_of(const ScenarioPlan& plan, std::size_t dimensions) {
    const auto refused = [](std::string code, std::string message, std::string help) {
        return Diagnostic{Severity::error, std::move(code), std::move(message), {}, std::move(help)};
    };
    if (plan.scenarios == 0) return refused("no-scenarios", "no scenarios are asked for", "ask for one or more");
    if (plan.design == Design::latin && plan.scenarios > std::uint64_t{1} << 52U)
        return refused("too-many-scenarios", "a Latin hypercube has at most 2^52 scenarios",
                       "ask for fewer, or for a plain design");
    if (plan.design != Design::sobol) return {};
    if (dimensions > SobolSequence::most_dimensions)
        return refused("too-many-dimensions",
                       "a Sobol' sequence has at most " + std::to_string(SobolSequence::most_dimensions) +
                           " dimensions, and " + std::to_string(dimensions) + " numbers are drawn here",
                       "take the design `latin` or `plain`");
    if (plan.scenarios > SobolSequence::most_points)
        return refused("too-many-scenarios", "a Sobol' sequence has at most 2^32 points",
                       "ask for fewer, or for a plain design");
    return {};
}

std::vector<double> point_of(const ScenarioPlan& plan, std::span<const std::uint64_t> streams, std::uint64_t j) {
    if (plan.design != Design::sobol) return point_among(plan, streams, j, nullptr);
    const SobolSequence sequence(streams.size());
    return point_among(plan, streams, j, &sequence);
}

std::vector<double> point_of(const ScenarioPlan& plan, std::size_t dimensions, std::uint64_t j) {
    return point_of(plan, numbered(dimensions), j);
}

}  // namespace irenic
