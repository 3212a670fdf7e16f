/// `--coalitions` of `stability` and `explain`: the same questions about parties that act together.
#include <algorithm>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// `a,b`: the parties named, each once.
std::optional<Coalition> read_coalition(const Case& subject, std::string_view text, Diagnostic& error) {
    Coalition coalition;
    std::vector<std::string> ids;
    for (const Party& party : subject.parties) ids.push_back(party.id);
    while (true) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view id = text.substr(0, comma);
        const auto party = find_party(subject, id);
        if (!party) {
            const auto similar = nearest(id, ids);
            error = usage_error("unknown-party", fmt::format("no party is called `{}`", safe_for_terminal(id)),
                                similar ? fmt::format("did you mean `{}`?", *similar)
                                        : "name parties by id, with commas between: --coalition A,B");
            return {};
        }
        if (std::find(coalition.begin(), coalition.end(), *party) == coalition.end()) coalition.push_back(*party);
        if (comma == text.size()) break;
        text.remove_prefix(comma + 1);
    }
    std::sort(coalition.begin(), coalition.end());
    return coalition;
}

}  // namespace

CoalitionsAsked wanted_coalitions(const Context& context, const Session& session, const Space& space, bool every_state) {
    CoalitionsAsked question;
    for (const std::string& id : context.arguments.wanted_concepts) {
        const auto kind = find_concept(id);
        if (std::find(coalition_concepts.begin(), coalition_concepts.end(), kind.value_or(Concept::sseq)) !=
            coalition_concepts.end())
            continue;
        refuse(context, session.loaded,
               {usage_error("no-coalition-concept", fmt::format("`{}` is not defined for coalitions", id),
                            "nash, gmr, smr and seq are")});
        question.status = wrong_usage;
        return question;
    }
    for (const Concept kind : wanted_concepts(context.arguments))
        if (std::find(coalition_concepts.begin(), coalition_concepts.end(), kind) != coalition_concepts.end())
            question.asked.wanted.push_back(kind);
    for (const std::string& text : context.arguments.named_coalitions) {
        Diagnostic error;
        const auto coalition = read_coalition(space.subject(), text, error);
        if (!coalition) {
            refuse(context, session.loaded, {error});
            question.status = wrong_usage;
            return question;
        }
        question.asked.coalitions.push_back(*coalition);
    }
    if (const auto error = beyond_limits(space, question.asked.coalitions, every_state)) {
        question.status = refuse(context, session.loaded, {*error}, true);
        return question;
    }
    question.asked.all = question.asked.coalitions.empty();
    if (question.asked.all) question.asked.coalitions = all_coalitions(space);
    return question;
}

int stability_of_coalitions(const Context& context, const Session& session, const Space& space) {
    const auto [asked, status] = wanted_coalitions(context, session, space, true);
    if (status != done) return status;
    const auto found =
        coalition_stability(space, asked.coalitions, asked.wanted, {}, Workers::all_cores(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    const Arguments& arguments = context.arguments;
    const Listing listing{arguments.all, arguments.limit.value_or(arguments.json ? 1000 : 40)};
    print(arguments.json ? coalition_stability_json(space, asked, found, listing)
                         : coalition_stability_text(space, asked, found, listing, context.style));
    return done;
}

int explain_coalitions(const Context& context, const Session& session, const Space& space, StateIndex state) {
    const auto [asked, status] = wanted_coalitions(context, session, space, false);
    if (status != done) return status;
    const auto reasons =
        coalitions_at(space, state, asked.coalitions, asked.wanted, {}, Workers::all_cores(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    print(context.arguments.json ? explain_coalitions_json(space, state, asked, reasons)
                                 : explain_coalitions_text(space, state, asked, reasons, context.style));
    return done;
}

}  // namespace irenic::cli
