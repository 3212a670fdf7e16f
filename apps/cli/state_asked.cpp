#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {

StateOrError state_asked(const Space& space, std::string_view what) {
    const Case& subject = space.subject();
    const bool only_state = what.starts_with("state:");
    const bool only_strategy = what.starts_with("strategy:");
    if (only_state || only_strategy) what.remove_prefix(what.find(':') + 1);
    const StrategyIndex strategy = only_state ? none : find_strategy(subject, what).value_or(none);
    const NamedStateIndex named = only_strategy ? none : find_named_state(subject, what).value_or(none);
    StateOrError found;
    if (strategy != none && named != none) {
        found.error = usage_error("ambiguous-name", fmt::format("`{}` names both a strategy and a state", what),
                                  fmt::format("write `strategy:{0}` or `state:{0}`", what));
        return found;
    }
    if (strategy != none)
        return find_state(space, {StateReference::Kind::strategy, strategy}, subject.strategies[strategy].place);
    if (named != none) return find_state(space, {StateReference::Kind::named, named}, subject.states[named].place);
    if (!only_strategy) found.state = space.find(what);
    if (found.state) return found;
    if (what == "status-quo") return find_state(space, {}, {});
    std::vector<std::string> names;
    for (const Strategy& candidate : subject.strategies) names.push_back(candidate.id);
    for (const NamedState& candidate : subject.states) names.push_back(candidate.id);
    const auto similar = nearest(what, names);
    std::string help = similar ? fmt::format("did you mean `{}`?", *similar) : "";
    if (help.empty() && !subject.options.empty())
        help = fmt::format("give a strategy, or one character per option ({}), such as `{}`", subject.options.size(),
                           space.name(0));
    if (help.empty()) help = fmt::format("give one of the states, such as `{}`", space.name(0));
    found.error = usage_error(
        "unknown-state", fmt::format("no strategy or feasible state is called `{}`", safe_for_terminal(what)), help);
    return found;
}

}  // namespace irenic::cli
