/// `irenic explain` where states are not enumerated: only what the question reaches is looked at.
#include "cli/face.hpp"

namespace irenic::cli {

int explain_locally(const Context& context, const Session& session) {
    const Arguments& arguments = context.arguments;
    if (asks_about_coalitions(arguments) || asks_about_preference(arguments) || !arguments.perspective.plain() ||
        !wanted_further(arguments).question.wanted.empty())
        return refuse(
            context, session.loaded,
            {usage_error("needs-all-states",
                         "coalitions, SIM, limited moves, NM, Stackelberg, --unknown, --strength, --attitudes and "
                         "--misperception need all states at hand, and here states are asked about one by one",
                         "ask about one of nash, gmr, smr, seq and sseq")},
            !arguments.local);
    SpokenOf spoken(session.subject(), {}, context.stop);
    if (!spoken.diagnostics().empty()) return refuse(context, session.loaded, spoken.diagnostics());
    std::string_view what = arguments.argument;
    if (what.starts_with("state:")) what.remove_prefix(6);
    spoken.speak_of_code(what);
    const Space* before = spoken.space();
    if (before == nullptr) return refuse(context, session.loaded, spoken.diagnostics());
    const StateOrError asked = state_asked(*before, arguments.argument);
    if (!asked.state) return refuse(context, session.loaded, {asked.error});
    const Levels levels = before->levels(*asked.state);
    const auto wanted = wanted_concepts(arguments);
    const auto parties = static_cast<PartyIndex>(session.subject().parties.size());
    for (const Concept kind : wanted)
        for (PartyIndex i = 0; i < parties && !context.stop.stop_requested(); ++i) spoken.ask(kind, i, levels);
    if (context.stop.stop_requested()) return interrupted;
    const Space& space = *spoken.space();
    std::vector<Explanation> explanations;
    for (const Concept kind : wanted)
        for (PartyIndex i = 0; i < parties; ++i)
            explanations.push_back(spoken.explanation(kind, i, *space.find(levels)));
    print(arguments.json ? explain_json(space, explanations) : explain_text(space, explanations, context.style));
    return spoken.limit_reached() ? limit_reached : done;
}

}  // namespace irenic::cli
