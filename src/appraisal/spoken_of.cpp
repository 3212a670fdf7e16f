/// The states that answers speak of, where there are too many to hold them all.
#include <map>
#include <set>
#include <tuple>

#include "irenic/appraisal.hpp"

namespace irenic {

struct SpokenOf::Memory {
    using Question = std::tuple<Concept, PartyIndex, std::string>;  ///< of the state with this code

    Memory(const Case& given, const LocalLimits& limits, std::stop_token stop)
        : subject(&given), explainer(given, limits, std::move(stop)) {}

    const Case* subject;
    LocalExplainer explainer;
    std::vector<Diagnostic> diagnostics;
    bool limit_reached = false;
    std::set<Levels, ByRawCode> spoken;
    std::map<Question, LocalExplanation> reasons;
    std::map<std::tuple<PartyIndex, std::string, std::string>, LocalExplainer::Alone> alone;  ///< by codes
    std::unique_ptr<Case> listed;  ///< the case with these states and no others
    std::optional<Space> space;    ///< none while it would miss one

    void list_states();
    ActAlone act_alone();
};

/// Named states keep their names; the others are called by their code, as everywhere.
void SpokenOf::Memory::list_states() {
    listed = std::make_unique<Case>(*subject);
    std::set<Levels, ByRawCode> unnamed = spoken;
    for (NamedState& named : listed->states) {
        std::erase_if(named.patterns, [&](const Levels& pattern) { return !explainer.feasible(pattern); });
        for (const Levels& pattern : named.patterns) unnamed.erase(pattern);
        if (!named.patterns.empty()) continue;
        named.patterns = subject->states[static_cast<std::size_t>(&named - listed->states.data())].patterns;
        named.left_out = true;
    }
    for (const Levels& levels : unnamed) {
        NamedState& named = listed->states.emplace_back();
        named.id = code_of(levels);
        named.patterns = {levels};
    }
    listed->only_listed = true;
    Space::Build build = Space::build(*listed);
    if (!build.ok()) {
        diagnostics = std::move(build.diagnostics);
        // What is listed is what is feasible: with nothing to list, nothing that is spoken of can be.
        if (unnamed.empty() && listed->states.empty() && !subject->graph)
            diagnostics = {{Severity::error,
                            "infeasible-state",
                            "neither the status quo nor any strategy's end is feasible",
                            {},
                            "change levels or the constraints under `never`"}};
        return;
    }
    space = std::move(build.space);
}

ActAlone SpokenOf::Memory::act_alone() {
    return [this](PartyIndex party, const Levels& at, const Levels& reply) -> std::optional<Levels> {
        const auto [known, is_new] = alone.try_emplace({party, code_of(at), code_of(reply)});
        if (!is_new) return known->second.move;
        if (explainer.feasible(at)) known->second = explainer.act_alone(party, at, reply);
        if (known->second.sure) return known->second.move;
        limit_reached = true;
        diagnostics.push_back({Severity::error,
                               "limit-reached",
                               "`" + subject->parties[party].id + "` has too many moves to find the best of them",
                               {},
                               "set `stopping: wait` or `break` under `keeping`, or merge options of this party"});
        return known->second.move;
    };
}

SpokenOf::SpokenOf(const Case& subject, const LocalLimits& limits, std::stop_token stop)
    : memory_(std::make_unique<Memory>(subject, limits, std::move(stop))) {
    if (const auto& problem = memory_->explainer.problem()) {
        memory_->diagnostics.push_back(*problem);
        return;
    }
    speak_of(status_quo_levels(subject));
    for (const NamedState& named : subject.states) speak_of(named.patterns.front());
    for (StrategyIndex s = 0; s < subject.strategies.size(); ++s) speak_of(end_levels(subject, s));
}

SpokenOf::SpokenOf(SpokenOf&&) noexcept = default;
SpokenOf& SpokenOf::operator=(SpokenOf&&) noexcept = default;
SpokenOf::~SpokenOf() = default;

const std::vector<Diagnostic>& SpokenOf::diagnostics() const { return memory_->diagnostics; }

bool SpokenOf::limit_reached() const { return memory_->limit_reached; }

LocalExplainer& SpokenOf::explainer() { return memory_->explainer; }

void SpokenOf::speak_of(const Levels& levels) {
    if (memory_->explainer.feasible(levels) && memory_->spoken.insert(levels).second) memory_->space.reset();
}

void SpokenOf::speak_of_code(std::string_view code) {
    const auto& options = memory_->subject->options;
    if (code.size() != options.size()) return;
    Levels levels;
    for (std::size_t o = 0; o < code.size(); ++o) {
        const char c = code[o];
        const bool digit = c >= '0' && c <= '9';
        const bool letter = c >= 'a' && c <= 'z';
        const bool by_word = options[o].levels.size() == 2 && (c == 'N' || c == 'Y');
        if (!digit && !letter && !by_word) return;
        levels.push_back(static_cast<Level>(by_word ? (c == 'Y' ? 1 : 0) : digit ? c - '0' : c - 'a' + 10));
        if (levels.back() >= options[o].levels.size()) return;
    }
    speak_of(levels);
}

void SpokenOf::speak_of_plan(AgreementIndex agreement) {
    for (const Levels& levels : states_of_plan(*memory_->subject, agreement, memory_->act_alone())) speak_of(levels);
}

const LocalExplanation& SpokenOf::ask(Concept kind, PartyIndex party, const Levels& state) {
    const auto [known, is_new] = memory_->reasons.try_emplace({kind, party, code_of(state)});
    if (!is_new) return known->second;
    known->second = memory_->explainer.explain(kind, party, state);
    if (known->second.standing == Standing::undecided) memory_->limit_reached = true;
    speak_of(known->second.state);
    for (const LocalAnswer& answer : known->second.answers) {
        speak_of(answer.improvement);
        for (const LocalStep& step : answer.sanction) speak_of(step.to);
    }
    return known->second;
}

const Space* SpokenOf::space() {
    if (!memory_->space && !memory_->explainer.problem()) memory_->list_states();
    return memory_->space ? &*memory_->space : nullptr;
}

bool SpokenOf::is_listed() const { return memory_->space.has_value(); }

Explanation SpokenOf::explanation(Concept kind, PartyIndex party, StateIndex state) {
    const Space& in = *space();
    const auto asked = memory_->reasons.find({kind, party, code_of(in.levels(state))});
    // Not asked before only after a request to stop: then nothing is known.
    const LocalExplanation& known = asked == memory_->reasons.end() ? LocalExplanation{} : asked->second;
    Explanation reason;
    reason.kind = kind;
    reason.party = party;
    reason.state = state;
    reason.stable = known.standing == Standing::stays;
    reason.undecided = known.standing == Standing::undecided;
    reason.every = known.every;
    reason.explored = known.explored;
    for (const LocalAnswer& answer : known.answers) {
        Answer& told = reason.answers.emplace_back();
        told.improvement = *in.find(answer.improvement);
        told.answered = answer.answered.value_or(false);
        told.open = !answer.answered;
        for (const LocalStep& step : answer.sanction) told.sanction.push_back({{step.mover}, *in.find(step.to)});
    }
    return reason;
}

PlanResult SpokenOf::plan(AgreementIndex agreement) {
    return plan_as_written(*space(), agreement, memory_->act_alone());
}

/// A case of very many combinations is only enumerated where constraints leave few of them.
SpaceLimits limits_before_asking_locally(const Case& subject, const SpaceLimits& limits) {
    constexpr std::uint64_t many = std::uint64_t{1} << 40U;
    SpaceLimits tried = limits;
    std::uint64_t combinations = 1;
    for (const Option& option : subject.options)
        if (combinations <= many) combinations *= option.levels.size();
    if (subject.graph || subject.only_listed) return tried;
    // Tables of moves take sixteen bytes a state and party: beyond this, one state after another is asked about at less cost.
    tried.states = std::min<std::uint64_t>(limits.states, std::uint64_t{1} << 25U);
    tried.unconstrained_states = std::min<std::uint64_t>(limits.unconstrained_states, std::uint64_t{1} << 25U);
    if (combinations <= many) return tried;
    tried.states = std::min<std::uint64_t>(limits.states, std::uint64_t{1} << 24U);
    tried.visits = std::min<std::uint64_t>(limits.visits, std::uint64_t{1} << 30U);
    return tried;
}

}  // namespace irenic
