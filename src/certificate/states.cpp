/// The states of a case, one after the other, and what they are called.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

constexpr std::size_t most_combinations = 30'000'000;

/// The next combination of levels, the first option fastest; false after the last.
bool advance(Levels& levels, const std::vector<Option>& options) {
    for (std::size_t o = 0; o < levels.size(); ++o) {
        if (++levels[o] < options[o].levels.size()) return true;
        levels[o] = 0;
    }
    return false;
}

/// The levels that a code such as `021` or `NNY` stands for.
std::optional<Levels> read_code(const std::string& code, const std::vector<Option>& options) {
    if (code.size() != options.size()) return {};
    Levels levels;
    for (std::size_t o = 0; o < code.size(); ++o) {
        const std::size_t count = options[o].levels.size();
        std::size_t level = count;
        if (code[o] >= '0' && code[o] <= '9') level = static_cast<std::size_t>(code[o] - '0');
        if (code[o] >= 'a' && code[o] <= 'z') level = static_cast<std::size_t>(code[o] - 'a') + 10;
        if (count == 2 && code[o] == 'N') level = 0;
        if (count == 2 && code[o] == 'Y') level = 1;
        if (level >= count) return {};
        levels.push_back(static_cast<Level>(level));
    }
    return levels;
}

}  // namespace

Definitions::Definitions(const Case& subject, std::size_t state_limit) : subject_(&subject) {
    for (NamedStateIndex n = 0; n < subject.states.size(); ++n)
        for (const Levels& pattern : subject.states[n].patterns) name_at_.emplace(pattern, n);
    moves_.resize(subject.parties.size());
    responses_.resize(subject.parties.size());
    list_states(state_limit);
    if (ok() && states_.empty()) problem_ = "no state is feasible";
    if (ok()) weigh_states();
}

void Definitions::list_states(std::size_t state_limit) {
    const Case& subject = *subject_;
    if (subject.graph) {
        for (NamedStateIndex n = 0; n < subject.states.size(); ++n) {
            state_of_.emplace(n, states_.size());
            states_.push_back({{}, n});
        }
    } else if (subject.only_listed) {
        std::vector<Levels> listed;
        for (const auto& [pattern, named] : name_at_)
            if (!subject.states[named].left_out) listed.push_back(pattern);
        for (const Levels& levels : listed) add_member(levels);
    } else {
        Levels levels(subject.options.size(), 0);
        std::size_t looked_at = 0;
        do {
            if (++looked_at > most_combinations) {
                problem_ = "more than " + std::to_string(most_combinations) + " combinations of levels";
                return;
            }
            const bool forbidden =
                std::any_of(subject.never.begin(), subject.never.end(),
                            [&](const Constraint& never) { return holds(never.that, levels, subject); });
            if (!forbidden) add_member(levels);
        } while (states_.size() <= state_limit && advance(levels, subject.options));
    }
    if (states_.size() > state_limit) problem_ = "more than " + std::to_string(state_limit) + " feasible states";
}

/// A feasible combination: a state of its own, or one more member of a merged one.
void Definitions::add_member(const Levels& member) {
    const auto name = name_at_.find(member);
    const NamedStateIndex named = name == name_at_.end() ? none : name->second;
    std::size_t state = states_.size();
    if (named != none) state = state_of_.emplace(named, state).first->second;
    if (state == states_.size()) states_.push_back({{}, named});
    states_[state].members.push_back(member);
    state_at_.emplace(member, state);
}

std::string Definitions::name(std::size_t s) const {
    const State& state = states_[s];
    return state.named != none ? subject_->states[state.named].id : code_of(state.members.front());
}

std::optional<std::size_t> Definitions::find(const std::string& name_or_code) const {
    if (const auto named = find_named_state(*subject_, name_or_code)) {
        const auto place = state_of_.find(*named);
        return place == state_of_.end() ? std::nullopt : std::optional(place->second);
    }
    if (subject_->graph) return {};
    const auto levels = read_code(name_or_code, subject_->options);
    if (!levels) return {};
    const auto place = state_at_.find(*levels);
    return place == state_at_.end() ? std::nullopt : std::optional(place->second);
}

}  // namespace irenic::certificate
