#include "cli/face.hpp"

namespace irenic::cli {
int run_explain(Context& context) {
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    if (context.arguments.local) return explain_locally(context, session);
    const Space::Build build = Space::build(session.subject(), limits_before_asking_locally(session.subject(), {}),
                                            Workers::all_cores(), context.stop);
    if (build.limit_reached && !context.stop.stop_requested()) return explain_locally(context, session);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    const StateOrError asked = state_asked(space, context.arguments.argument);
    if (!asked.state) return refuse(context, session.loaded, {asked.error});
    if (!context.arguments.perspective.plain()) return explain_in_perspective(context, session, space, *asked.state);
    if (asks_about_preference(context.arguments)) return explain_with_preference(context, session, space, *asked.state);
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
