/// Elementary effects: what one step of one input does, from many points.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "ensemble/chance.hpp"
#include "ensemble/interval.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {

std::vector<double> morris_point(const MorrisDesign& design, std::uint64_t row) {
    assert(design.levels >= 2 && design.levels % 2 == 0);
    const std::uint64_t trajectory = row / (design.dimensions + 1);
    const std::uint64_t steps = row % (design.dimensions + 1);
    Chance chance(design.seed, trajectory);
    const std::size_t half = design.levels / 2;
    const auto last = static_cast<double>(design.levels - 1);
    // The lower end of the step that each input takes, and whether it is taken upwards.
    std::vector<std::size_t> lower(design.dimensions);
    std::vector<bool> up(design.dimensions);
    for (std::size_t d = 0; d < design.dimensions; ++d) {
        lower[d] = chance.below(half);
        up[d] = (chance.bits() >> 63U) != 0;
    }
    const std::vector<std::uint32_t> order = chance.shuffled(design.dimensions);
    std::vector<bool> taken(design.dimensions, false);
    for (std::uint64_t k = 0; k < steps; ++k) taken[order[k]] = true;
    std::vector<double> point(design.dimensions);
    for (std::size_t d = 0; d < design.dimensions; ++d)
        point[d] = static_cast<double>(lower[d] + (taken[d] == up[d] ? half : 0)) / last;
    return point;
}

namespace {

/// Per input, the effects found in the trajectories; a step is the one coordinate that differs from one point to the next.
std::vector<std::vector<double>> effects_of(std::size_t dimensions, std::span<const double> points,
                                            std::span<const double> outputs) {
    std::vector<std::vector<double>> effects(dimensions);
    for (std::size_t row = 0; row + 1 < outputs.size(); ++row) {
        if ((row + 1) % (dimensions + 1) == 0) continue;
        if (std::isnan(outputs[row]) || std::isnan(outputs[row + 1])) continue;
        for (std::size_t d = 0; d < dimensions; ++d) {
            const double step = points[(row + 1) * dimensions + d] - points[row * dimensions + d];
            if (step != 0) effects[d].push_back((outputs[row + 1] - outputs[row]) / step);
        }
    }
    return effects;
}

double mean_of(const std::vector<double>& values) {
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::vector<ElementaryEffects> elementary_effects(std::size_t dimensions, std::span<const double> points,
                                                  std::span<const double> outputs, const Resampling& resampling) {
    assert(points.size() == outputs.size() * dimensions);
    std::vector<ElementaryEffects> found;
    for (std::vector<double>& effects : effects_of(dimensions, points, outputs)) {
        ElementaryEffects& one = found.emplace_back();
        one.effects = effects.size();
        one.changed = effects.size() - static_cast<std::size_t>(std::count(effects.begin(), effects.end(), 0.0));
        one.mean = mean_of(effects);
        double squares = 0;
        for (const double effect : effects) squares += (effect - one.mean) * (effect - one.mean);
        if (effects.size() > 1) one.spread = std::sqrt(squares / static_cast<double>(effects.size() - 1));
        for (double& effect : effects) effect = std::abs(effect);
        std::vector<double> means;
        for (std::size_t t = 0; t < resampling.times && !effects.empty(); ++t) {
            Chance chance(resampling.seed, t);
            double sum = 0;
            for (std::size_t k = 0; k < effects.size(); ++k) sum += effects[chance.below(effects.size())];
            means.push_back(sum / static_cast<double>(effects.size()));
        }
        one.mean_size = with_interval(mean_of(effects), means, resampling.confidence);
    }
    return found;
}

}  // namespace irenic
