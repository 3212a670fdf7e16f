#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// Where to begin: what is asked for, otherwise the status quo.
StateOrError beginning(const Space& space, const std::string& asked) {
    if (!asked.empty()) return state_asked(space, asked);
    if (space.subject().graph && !space.status_quo()) {
        StateOrError nowhere;
        nowhere.error = usage_error("no-status-quo", "the case has no status quo to begin from",
                                    fmt::format("say where to begin: `--from {}`", space.name(0)));
        return nowhere;
    }
    return find_state(space, {}, {});
}

/// The status, and what to say where a kind of steps could not be looked at.
int limit_of(const Context& context, const Outlook& found) {
    for (const Evolution& by : found.evolutions) {
        if (by.looked) continue;
        print_message(fmt::format("{}: limit reached: agreed steps are not looked for among more than {} states\n",
                                  safe_for_terminal(context.arguments.path), EvolutionLimits{}.agreed_states));
        return limit_reached;
    }
    return done;
}

}  // namespace

int run_evolve(Context& context) {
    const Arguments& arguments = context.arguments;
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const Workers workers = Workers::all_cores();
    const Space::Build build = Space::build(session.subject(), {}, workers, context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    const StateOrError from = beginning(space, arguments.from);
    if (!from.state) return refuse(context, session.loaded, {from.error});
    std::vector<StateIndex> ends;
    for (StrategyIndex k = 0; k < session.subject().strategies.size(); ++k) {
        const StateOrError end =
            find_state(space, {StateReference::Kind::strategy, k}, session.subject().strategies[k].place);
        if (!end.state) return refuse(context, session.loaded, {end.error});
        ends.push_back(*end.state);
    }
    const std::vector<Concept> wanted =
        arguments.wanted_concepts.empty() ? std::vector<Concept>{Concept::seq} : wanted_concepts(arguments);
    const Outlook found = outlook(space, *from.state, wanted, ends, {}, workers, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    const std::string& path = arguments.output;
    if (!path.empty()) {
        const Listing drawn{false, arguments.limit.value_or(12)};
        const bool dot = path.ends_with(".dot");
        if (!write_file(path, dot ? evolution_dot(space, found, drawn) : evolution_svg(space, found, drawn)))
            return case_errors;
    }
    const Listing listing{false, arguments.limit.value_or(arguments.json ? 1000 : 10)};
    print(arguments.json ? evolution_json(space, found, listing) : evolution_text(space, found, listing, context.style));
    if (!path.empty()) print_message(fmt::format("Wrote {}.\n", safe_for_terminal(path)));
    return limit_of(context, found);
}

}  // namespace irenic::cli
