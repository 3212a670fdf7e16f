#include <algorithm>

#include "appraisal/again/parts.hpp"

namespace irenic {
namespace {

TerrainParts parts_asked_for(std::span<const Case> subjects) {
    TerrainParts parts;
    for (const Case& subject : subjects)
        for (const Claim& claim : subject.claims)
            for (const Test::Node& node : claim.test.nodes) {
                if (node.kind != Test::Kind::call) continue;
                if (node.function == TestFunction::reachable && node.steps == Steps::agreements) parts.levels = true;
                if (node.function == TestFunction::every_equilibrium || node.function == TestFunction::some_equilibrium)
                    parts.slices = true;
            }
    return parts;
}

/// Empty where one of the subjects is not of the usual shape.
Terrains terrains_of(std::span<const Case> subjects, std::vector<Space> spaces) {
    if (!Again::knows(subjects)) return {};
    const TerrainParts parts = parts_asked_for(subjects);
    Terrains terrains;
    for (std::size_t k = 0; k < subjects.size(); ++k) {
        auto terrain = Terrain::of(subjects[k], std::move(spaces[k]), parts);
        if (!terrain) return {};
        terrains.push_back(std::make_shared<const Terrain>(std::move(*terrain)));
    }
    return terrains;
}

}  // namespace

Reappraiser::Reappraiser(std::span<const Case> subjects, const SpaceLimits& limits, std::stop_token stop) {
    auto shared = std::make_shared<Shared>();
    shared->subjects = subjects;
    shared->limits = limits;
    shared->stop = stop;
    std::vector<Space> spaces;
    for (const Case& subject : subjects) {
        Space::Build build = Space::build(subject, limits_before_asking_locally(subject, limits), Workers{}, stop);
        if (build.ok()) spaces.push_back(std::move(*build.space));
    }
    if (spaces.size() == subjects.size()) {
        shared->terrains = terrains_of(subjects, std::move(spaces));
    } else {
        // There are errors, or too many states to enumerate.
        const Appraiser once(subjects, limits, Workers{}, stop);
        shared->diagnostics = once.diagnostics();
    }
    parts_ = std::make_unique<Parts>(std::move(shared));
}

Reappraiser::Reappraiser(const Reappraiser& other) : parts_(std::make_unique<Parts>(other.parts_->shared)) {}
Reappraiser::Reappraiser(Reappraiser&&) noexcept = default;
Reappraiser& Reappraiser::operator=(Reappraiser&&) noexcept = default;
Reappraiser::~Reappraiser() = default;

const std::vector<Diagnostic>& Reappraiser::diagnostics() const { return parts_->shared->diagnostics; }

std::uint64_t Reappraiser::appraised_alone() const { return parts_->alone; }

std::vector<ScenarioVerdicts> Reappraiser::appraise(std::span<const Case> scenarios) {
    if (parts_->again)
        if (auto found = parts_->again->appraise(scenarios)) return *std::move(found);
    ++parts_->alone;
    return verdicts_alone(scenarios, parts_->shared->limits, parts_->shared->stop);
}

}  // namespace irenic
