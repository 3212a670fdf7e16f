/// Elementary effects of what is found about a case: one assumption moves at a time, from many places.
#include <algorithm>

#include <fmt/format.h>

#include "ensemble/assumptions.hpp"
#include "ensemble/quantities.hpp"

namespace irenic {
namespace {

constexpr std::size_t least_trajectories = 2;
constexpr std::size_t most_trajectories = 10'000;

MorrisDesign design_of(const Assumptions& assumptions, const ScreeningQuestion& question) {
    MorrisDesign design;
    design.dimensions = assumptions.dimensions();
    design.trajectories = question.trajectories;
    design.seed = question.seed;
    return design;
}

}  // namespace

std::optional<Diagnostic> problem_of(const ScreeningQuestion& question, const Assumptions& assumptions) {
    if (question.trajectories < least_trajectories || question.trajectories > most_trajectories)
        return Diagnostic{Severity::error,
                          "trajectories",
                          fmt::format("assumptions are screened along {} to {} trajectories, and not {}",
                                      least_trajectories, most_trajectories, question.trajectories),
                          {},
                          "20 are a usual number: --screening 20"};
    if (assumptions.dimensions() == 0)
        return Diagnostic{Severity::error,
                          "nothing-to-screen",
                          assumptions.all().empty()
                              ? "nothing in the case is given as a range, so there is nothing to screen"
                              : "only orders of states are uncertain in the case, and an order takes no steps",
                          {},
                          "give what is uncertain as a range, such as `weight: [4, 6, 9]`"};
    return {};
}

std::uint64_t scenarios_needed(const Assumptions& assumptions, const ScreeningQuestion& question) {
    return design_of(assumptions, question).rows();
}

CaseScreening screening_of(const Assumptions& assumptions, const Reappraiser& appraiser,
                           const ScreeningQuestion& question, const Workers& workers, const std::stop_token& stop,
                           const std::function<void(std::uint64_t done, std::uint64_t of)>& progress) {
    const MorrisDesign design = design_of(assumptions, question);
    const Quantities quantities(assumptions, appraiser);
    CaseScreening found;
    for (std::size_t d = 0; d < design.dimensions; ++d) found.assumptions.push_back(assumptions.assumption_of(d));
    const auto& all = assumptions.all();
    found.with_orders =
        std::any_of(all.begin(), all.end(), [](const Assumption& one) { return one.kind == Assumption::Kind::order; });
    found.findings = quantities.findings();
    found.trajectories = design.trajectories;
    found.step = static_cast<double>(design.levels / 2) / static_cast<double>(design.levels - 1);
    PointsToLookAt wanted;
    wanted.count = design.rows();
    wanted.point = [&](std::uint64_t row) { return morris_point(design, row); };
    // The same luck all along a trajectory, or a step would be two.
    wanted.luck = [&](std::uint64_t row) {
        return random_word(design.seed, stream_of("screened-orders"), row / (design.dimensions + 1));
    };
    wanted.progress = progress;
    const auto outputs = quantities.at(wanted, workers, stop, found.scenarios);
    found.stopped = stop.stop_requested();
    if (found.stopped) return found;
    std::vector<double> points;
    points.reserve(wanted.count * design.dimensions);
    for (std::uint64_t row = 0; row < wanted.count; ++row) {
        const std::vector<double> point = wanted.point(row);
        points.insert(points.end(), point.begin(), point.end());
    }
    const std::size_t findings = found.findings.size();
    found.effects.assign(outputs.size(), std::vector<std::vector<ElementaryEffects>>(findings));
    workers.run(outputs.size() * findings, [&](std::size_t job) {
        const std::size_t k = job / findings;
        const std::size_t f = job % findings;
        found.effects[k][f] = elementary_effects(design.dimensions, points, outputs[k][f], question.resampling);
    });
    return found;
}

}  // namespace irenic
