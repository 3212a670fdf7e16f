/// `--attitudes` and `--misperception` of `stability` and `explain`: each party in its own view.
#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// What goes with neither flag.
std::optional<Diagnostic> clash(const Arguments& arguments) {
    const char* flag = arguments.perspective.attitudes ? "--attitudes" : "--misperception";
    const auto no = [&](const std::string& what) {
        return usage_error("not-together", fmt::format("{} does not go with {}", flag, what),
                           "ask twice: once for each");
    };
    if (asks_about_coalitions(arguments)) return no("coalitions");
    if (asks_about_preference(arguments)) return no("--unknown and --strength");
    if (arguments.horizon) return no("--horizon");
    for (const std::string& id : arguments.wanted_concepts)
        if (!find_concept(id)) return no(fmt::format("`--concept {}`", id));
    return {};
}

/// What both verbs begin with; the status says when they cannot go on.
struct Beginning {
    PerspectiveQuestion question;
    std::optional<Views> views;
    int status = done;
};

Beginning begin(const Context& context, const Session& session, const Space& space) {
    Beginning beginning;
    if (const auto wrong = clash(context.arguments)) {
        refuse(context, session.loaded, {*wrong});
        beginning.status = wrong_usage;
        return beginning;
    }
    beginning.question = {context.arguments.perspective, wanted_concepts(context.arguments)};
    Views::Build built =
        Views::build(space, context.arguments.perspective.misperception, {}, Workers::all_cores(), context.stop);
    if (!built.ok())
        beginning.status = refuse(context, session.loaded, built.diagnostics, built.limit_reached);
    else
        beginning.views = std::move(*built.views);
    return beginning;
}

}  // namespace

int stability_in_perspective(const Context& context, const Session& session, const Space& space) {
    const Beginning beginning = begin(context, session, space);
    if (beginning.status != done) return beginning.status;
    const auto& [question, views, status] = beginning;
    const auto answer = perspective_stability(*views, question, Workers::all_cores(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (answer.error) return refuse(context, session.loaded, {*answer.error}, answer.limit_reached);
    const Arguments& arguments = context.arguments;
    const Listing listing{arguments.all, arguments.limit.value_or(arguments.json ? 1000 : 40)};
    print(arguments.json ? perspective_stability_json(*views, question, answer.found, listing)
                         : perspective_stability_text(*views, question, answer.found, listing, context.style));
    return done;
}

int explain_in_perspective(const Context& context, const Session& session, const Space& space, StateIndex state) {
    const Beginning beginning = begin(context, session, space);
    if (beginning.status != done) return beginning.status;
    const auto& [question, views, status] = beginning;
    const auto answer = explain_perspective(*views, question, state, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (answer.error) return refuse(context, session.loaded, {*answer.error}, answer.limit_reached);
    print(context.arguments.json ? explain_perspective_json(*views, question, state, answer.found)
                                 : explain_perspective_text(*views, question, state, answer.found, context.style));
    return done;
}

}  // namespace irenic::cli
