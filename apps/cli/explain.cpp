#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// A state by name or code, or a strategy's end state; `state:` and `strategy:` say which where both would do.
StateOrError state_asked(const Space& space, std::string_view what) {
    const Case& subject = space.subject();
    const bool only_state = what.starts_with("state:");
    const bool only_strategy = what.starts_with("strategy:");
    if (only_state || only_strategy) what.remove_prefix(what.find(':') + 1);
    auto strategy = find_strategy(subject, what);
    auto named = find_named_state(subject, what);
    if (only_state) strategy.reset();
    if (only_strategy) named.reset();
    StateOrError found;
    if (strategy && named) {
        found.error = usage_error("ambiguous-name", fmt::format("`{}` names both a strategy and a state", what),
                                  fmt::format("write `strategy:{0}` or `state:{0}`", what));
        return found;
    }
    if (strategy)
        return find_state(space, {StateReference::Kind::strategy, *strategy}, subject.strategies[*strategy].place);
    if (named) return find_state(space, {StateReference::Kind::named, *named}, subject.states[*named].place);
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

}  // namespace

int run_explain(Context& context) {
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const Space::Build build = Space::build(session.subject(), {}, Workers::all_cores(), context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    const StateOrError asked = state_asked(space, context.arguments.argument);
    if (!asked.state) return refuse(context, session.loaded, {asked.error});
    if (asks_about_coalitions(context.arguments)) return explain_coalitions(context, session, space, *asked.state);
    const auto [question, wrong] = wanted_further(context.arguments);
    if (wrong) return refuse(context, session.loaded, {*wrong}), wrong_usage;
    const auto further = explain_further(space, question, *asked.state, context.stop);
    if (further.error) return refuse(context, session.loaded, {*further.error}, further.limit_reached);
    Explainer explainer(space);
    std::vector<Explanation> explanations;
    for (const Concept kind : wanted_concepts(context.arguments)) {
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            if (context.stop.stop_requested()) return interrupted;
            explanations.push_back(explainer.explain(kind, i, *asked.state));
        }
    }
    print(context.arguments.json ? explain_json(space, explanations, further.found)
                                 : explain_text(space, explanations, context.style, further.found));
    return done;
}

}  // namespace irenic::cli
