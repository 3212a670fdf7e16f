#include "appraisal/again/parts.hpp"

namespace irenic {

Reappraiser::Reappraiser(std::span<const Case> subjects, const SpaceLimits& limits, std::stop_token stop)
    : parts_(std::make_unique<Parts>()) {
    auto shared = std::make_shared<Shared>();
    shared->limits = limits;
    shared->stop = std::move(stop);
    const Appraiser once(subjects, limits, Workers{}, shared->stop);
    shared->diagnostics = once.diagnostics();
    parts_->shared = std::move(shared);
}

Reappraiser::Reappraiser(const Reappraiser& other) : parts_(std::make_unique<Parts>()) {
    parts_->shared = other.parts_->shared;
}
Reappraiser::Reappraiser(Reappraiser&&) noexcept = default;
Reappraiser& Reappraiser::operator=(Reappraiser&&) noexcept = default;
Reappraiser::~Reappraiser() = default;

const std::vector<Diagnostic>& Reappraiser::diagnostics() const { return parts_->shared->diagnostics; }

std::vector<ScenarioVerdicts> Reappraiser::appraise(std::span<const Case> scenarios) {
    return verdicts_alone(scenarios, parts_->shared->limits, parts_->shared->stop);
}

}  // namespace irenic
