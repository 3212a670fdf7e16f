/// `--unknown` and `--strength` of `stability` and `explain`: where preference is partly unknown, has degrees, or both.
#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// What is asked, or what is wrong with the command line. `with_known`: also every number at its best value, to compare.
PreferenceQuestion read_question(const Arguments& arguments, bool with_known, std::optional<Diagnostic>& wrong) {
    const std::string flag = arguments.unknown.empty() ? "--strength" : "--unknown";
    PreferenceQuestion question;
    question.wanted = wanted_concepts(arguments);
    question.strength = arguments.strength;
    if (!with_known && !arguments.unknown.empty()) question.extensions.clear();
    for (const ExtensionRow& row : extensions)
        if (!row.id.empty() && arguments.unknown.find(row.id) != std::string::npos)
            question.extensions.push_back(row.kind);
    for (const std::string& id : arguments.wanted_concepts)
        if (!find_concept(id))
            wrong = usage_error("no-preference-concept", fmt::format("`{}` is not defined with {}", id, flag),
                                "nash, gmr, smr, seq and sseq are");
    if (asks_about_coalitions(arguments))
        wrong = usage_error("no-preference-coalitions", fmt::format("coalitions are not defined with {}", flag),
                            fmt::format("ask about one of them: leave out {} or the coalitions", flag));
    if (arguments.horizon)
        wrong = usage_error("idle-horizon", "--horizon is for `--concept limited`, which is not asked for",
                            fmt::format("leave out --horizon {}", *arguments.horizon));
    return question;
}

}  // namespace

int stability_with_preference(const Context& context, const Session& session, const Space& space) {
    const Arguments& arguments = context.arguments;
    std::optional<Diagnostic> wrong;
    const PreferenceQuestion question = read_question(arguments, true, wrong);
    if (wrong) return refuse(context, session.loaded, {*wrong}), wrong_usage;
    const auto answer = preference_stability(space, question, Workers::all_cores(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (answer.error) return refuse(context, session.loaded, {*answer.error}, answer.limit_reached);
    const Listing listing{arguments.all, arguments.limit.value_or(arguments.json ? 1000 : 40)};
    print(arguments.json ? preference_stability_json(space, question, answer.found, listing)
                         : preference_stability_text(space, question, answer.found, listing, context.style));
    return done;
}

int explain_with_preference(const Context& context, const Session& session, const Space& space, StateIndex state) {
    std::optional<Diagnostic> wrong;
    const PreferenceQuestion question = read_question(context.arguments, false, wrong);
    if (wrong) return refuse(context, session.loaded, {*wrong}), wrong_usage;
    const auto answer = explain_preference(space, question, state, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (answer.error) return refuse(context, session.loaded, {*answer.error}, answer.limit_reached);
    print(context.arguments.json ? explain_preference_json(space, state, question, answer.found)
                                 : explain_preference_text(space, state, question, answer.found, context.style));
    return done;
}

}  // namespace irenic::cli
