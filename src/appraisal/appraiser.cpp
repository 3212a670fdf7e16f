#include <algorithm>
#include <array>

#include "appraisal/parts.hpp"
#include "irenic/appraisal.hpp"

namespace irenic {

Appraiser::Parts::Parts(const Case& given, const SpaceLimits& space_limits, const Workers& allowed,
                        std::stop_token stopping, Looking how)
    : subject(&given), limits(space_limits), workers(allowed), stop(std::move(stopping)), looking(how) {
    if (how == Looking::as_fits) {
        Space::Build build = Space::build(given, limits_before_asking_locally(given, limits), workers, stop);
        diagnostics = std::move(build.diagnostics);
        limit_reached = build.limit_reached;
        enumerated = std::move(build.space);
    }
    if (enumerated) {
        space = &*enumerated;
        explainer = std::make_unique<Explainer>(*space, stop);
    } else if (how == Looking::locally || (limit_reached && !stop.stop_requested())) {
        SpokenOf locally(given, {}, stop);
        if (how == Looking::as_fits && !locally.diagnostics().empty()) return;
        looking = Looking::locally;
        limit_reached = false;
        diagnostics = locally.diagnostics();
        if (!diagnostics.empty()) return;
        spoken = std::move(locally);
        prepare({}, false);
    }
}

Appraiser::Parts::~Parts() = default;

Appraiser::Parts& Appraiser::Parts::without(const Removal& removal) {
    const std::string what = std::to_string(static_cast<int>(removal.kind)) + " " + removal.id + " " +
                             std::to_string(removal.option) + "=" + std::to_string(removal.level);
    if (!variant || variant->removed != what)
        variant = std::make_unique<Variant>(what, irenic::without(*subject, removal), *this);
    return variant->parts;
}

void Appraiser::Parts::fail(Diagnostic error) {
    const bool known = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& other) {
        return other.code == error.code && other.message == error.message && other.place == error.place;
    });
    if (!known) diagnostics.push_back(std::move(error));
}

void Appraiser::Parts::fail(std::string code, std::string message, Place place, std::string help) {
    fail(Diagnostic{Severity::error, std::move(code), std::move(message), place, std::move(help)});
}

StateIndex Appraiser::Parts::state_of(const StateReference& reference, Place place) {
    StateOrError found = find_state(*space, reference, place);
    if (found.state) return *found.state;
    fail(std::move(found.error));
    return no_state;
}

const Plan* Appraiser::Parts::plan_of(AgreementIndex agreement) {
    auto place = plans.find(agreement);
    if (place == plans.end()) {
        PlanResult result = spoken ? spoken->plan(agreement) : plan_as_written(*space, agreement);
        for (Diagnostic& error : result.diagnostics) fail(std::move(error));
        place = plans.emplace(agreement, std::move(result.plan)).first;
    }
    return place->second ? &*place->second : nullptr;
}

std::optional<Signing> Appraiser::Parts::signing_of(StrategyIndex strategy, StateIndex package) {
    SigningResult result = signing(*space, strategy, package);
    for (Diagnostic& error : result.diagnostics) fail(std::move(error));
    return std::move(result.signing);
}

Explanation Appraiser::Parts::reason(Concept kind, PartyIndex party, StateIndex state) {
    return spoken ? spoken->explanation(kind, party, state) : explainer->explain(kind, party, state);
}

Explainer& Appraiser::Parts::reasons() { return *explainer; }

Bits Appraiser::Parts::equilibria(Concept kind) {
    Bits states(space->size(), true);
    for (PartyIndex i = 0; i < space->party_count(); ++i) states &= explainer->stable(kind, i);
    return states;
}

std::optional<StrategyAppraisal> Appraiser::Parts::appraise(StrategyIndex strategy) {
    const Strategy& wanted = subject->strategies[strategy];
    StrategyAppraisal found;
    found.strategy = strategy;
    found.end_state = state_of({StateReference::Kind::strategy, strategy}, wanted.place);
    if (found.end_state == no_state) return {};
    auto signed_by = signing_of(strategy, found.end_state);
    if (!signed_by) return {};
    found.signing = std::move(*signed_by);
    for (const ConceptRow& row : concepts) {
        const auto k = static_cast<std::size_t>(row.kind);
        for (PartyIndex i = 0; i < space->party_count(); ++i) {
            found.reasons.push_back(reason(row.kind, i, found.end_state));
            const auto verdict = found.reasons.back().verdict();
            if (!verdict)
                found.unsettled[k].push_back(i);
            else if (!*verdict)
                found.leavers[k].push_back(i);
        }
        found.holds[k] = found.leavers[k].empty() && found.unsettled[k].empty();
    }
    StateIndex stop_state = found.end_state;
    if (wanted.agreement) {
        const Plan* plan = plan_of(*wanted.agreement);
        if (plan == nullptr) return {};
        found.plan = *plan;
        if (plan->stops_at) stop_state = plan->states[*plan->stops_at];
    }
    for (PartyIndex i = 0; i < space->party_count(); ++i) {
        found.values.push_back(space->value(i, found.end_state));
        found.values_at_stop.push_back(space->value(i, stop_state));
    }
    return found;
}

Appraiser::Appraiser(std::span<const Case> subjects, const SpaceLimits& limits, const Workers& workers,
                     std::stop_token stop, Looking looking)
    : parts_(std::make_unique<Parts>(subjects.front(), limits, workers, stop, looking)) {
    std::vector<std::optional<Appraiser>> readings(subjects.size() - 1);
    workers.run(readings.size(), [&](std::size_t k) {
        readings[k].emplace(Appraiser({&subjects[k + 1], 1}, limits, workers, stop, looking));
    });
    for (std::optional<Appraiser>& reading : readings) {
        reading->parts_->family = parts_.get();
        for (Diagnostic error : reading->diagnostics()) {
            error.message = "in the reading `" + reading->subject().reading + "`: " + error.message;
            parts_->fail(std::move(error));
        }
        parts_->limit_reached = parts_->limit_reached || reading->limit_reached();
        parts_->readings.push_back(std::move(*reading));
    }
}

Appraiser::Appraiser(Appraiser&&) noexcept = default;
Appraiser& Appraiser::operator=(Appraiser&&) noexcept = default;
Appraiser::~Appraiser() = default;

const std::vector<Diagnostic>& Appraiser::diagnostics() const { return parts_->diagnostics; }

bool Appraiser::limit_reached() const { return parts_->limit_reached; }

const Case& Appraiser::subject() const { return *parts_->subject; }

const Space& Appraiser::space() const { return *parts_->space; }

bool Appraiser::enumerated() const { return parts_->enumerated.has_value(); }

const std::vector<StrategyAppraisal>& Appraiser::strategies() {
    if (parts_->strategies) return *parts_->strategies;
    parts_->prepare_everything();
    parts_->strategies.emplace();
    if (!parts_->space) return *parts_->strategies;
    for (StrategyIndex strategy = 0; strategy < parts_->subject->strategies.size(); ++strategy)
        if (auto found = parts_->appraise(strategy)) parts_->strategies->push_back(std::move(*found));
    return *parts_->strategies;
}

const std::vector<ClaimAppraisal>& Appraiser::claims() {
    if (parts_->claims) return *parts_->claims;
    parts_->prepare_everything();
    parts_->claims.emplace();
    for (std::size_t k = 0; k < parts_->subject->claims.size(); ++k) {
        auto found = evaluate(parts_->subject->claims[k].test);
        if (!found) continue;
        found->claim = k;
        parts_->claims->push_back(std::move(*found));
    }
    return *parts_->claims;
}

std::optional<ClaimAppraisal> Appraiser::evaluate(const Test& test) {
    if (!parts_->space) return {};
    const std::array asked{&test};
    parts_->prepare(asked, false);
    if (!parts_->space) return {};
    ClaimAppraisal found;
    const Outcome outcome = Evaluator(*parts_, test, found.witnesses).run();
    if (outcome.failed) return {};
    found.holds = outcome.is && !outcome.undecided;
    found.undecided = outcome.undecided;
    return found;
}

const StabilityAnswer& Appraiser::verdicts() {
    if (parts_->verdicts) return *parts_->verdicts;
    parts_->verdicts.emplace();
    std::array<Concept, concepts.size()> all{};
    std::transform(concepts.begin(), concepts.end(), all.begin(), [](const ConceptRow& row) { return row.kind; });
    parts_->reasons().prepare(all, parts_->workers);
    for (const Concept kind : all) {
        auto& verdicts = parts_->verdicts->verdicts[static_cast<std::size_t>(kind)].emplace();
        for (PartyIndex i = 0; i < parts_->space->party_count(); ++i)
            verdicts.stable.push_back(parts_->reasons().stable(kind, i));
        verdicts.equilibria = parts_->equilibria(kind);
    }
    return *parts_->verdicts;
}

bool Appraiser::undecided() const {
    const auto open = [](const Parts& parts) {
        for (const StrategyAppraisal& found : parts.strategies.value_or(std::vector<StrategyAppraisal>{}))
            for (std::size_t k = 0; k < concepts.size(); ++k)
                if (!found.holding(k)) return true;
        for (const ClaimAppraisal& found : parts.claims.value_or(std::vector<ClaimAppraisal>{}))
            if (found.undecided) return true;
        return false;
    };
    return open(*parts_) || std::any_of(parts_->readings.begin(), parts_->readings.end(),
                                        [&](const Appraiser& reading) { return open(*reading.parts_); });
}

void Appraiser::evaluate_all(bool strategies_too) {
    const auto evaluate_one = [&](Appraiser& appraiser) {
        if (strategies_too) static_cast<void>(appraiser.strategies());
        static_cast<void>(appraiser.claims());
    };
    // A test that asks about another reading would look into its sister while she works.
    bool apart = true;
    for (const Claim& claim : parts_->subject->claims)
        for (const Test::Node& node : claim.test.nodes)
            if (node.kind == Test::Kind::call && node.function == TestFunction::reading) apart = false;
    const Workers workers = apart ? parts_->workers : Workers{};
    workers.run(parts_->readings.size() + 1,
                [&](std::size_t k) { evaluate_one(k == 0 ? *this : parts_->readings[k - 1]); });
}

std::size_t Appraiser::reading_count() const { return parts_->readings.size(); }

Appraiser& Appraiser::reading(std::size_t index) { return parts_->readings[index]; }

}  // namespace irenic
