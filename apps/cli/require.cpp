#include <algorithm>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// The parties asked about; all that can move if none is named. An error names one that is not there.
std::optional<Diagnostic> read_parties(const Space& space, const Arguments& arguments, RequireQuestion& question) {
    const Case& subject = space.subject();
    std::vector<std::string> ids;
    for (const Party& party : subject.parties) ids.push_back(party.id);
    for (const std::string& id : arguments.named_parties) {
        const auto party = find_party(subject, id);
        if (!party) {
            const auto similar = nearest(id, ids);
            return usage_error("unknown-party", fmt::format("no party is called `{}`", safe_for_terminal(id)),
                               similar ? fmt::format("did you mean `{}`?", *similar) : "");
        }
        if (space.idle(*party))
            return usage_error(
                "idle-party",
                fmt::format("`{}` can never move, so nothing depends on what it wants", subject.parties[*party].id),
                "ask about a party that controls an option");
        question.parties.push_back(*party);
    }
    for (PartyIndex i = 0; i < space.party_count() && arguments.named_parties.empty(); ++i)
        if (!space.idle(i)) question.parties.push_back(i);
    std::sort(question.parties.begin(), question.parties.end());
    question.parties.erase(std::unique(question.parties.begin(), question.parties.end()), question.parties.end());
    return {};
}

/// `A..B`, from 1.
std::optional<Diagnostic> read_places(const Arguments& arguments, RequireQuestion& question) {
    const std::string& text = arguments.places;
    if (text.empty()) return {};
    const auto bad = [&] {
        return usage_error("bad-places", fmt::format("`{}` is no range of places", safe_for_terminal(text)),
                           "write the first and the last, such as `--places 2..4`; 1 is the best");
    };
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) return bad();
    const auto number = [](const std::string& digits) -> std::size_t {
        const bool plain =
            !digits.empty() && digits.size() < 9 && digits.find_first_not_of("0123456789") == std::string::npos;
        return plain ? std::stoul(digits) : 0;
    };
    const std::array<std::size_t, 2> places{number(text.substr(0, dots)), number(text.substr(dots + 2))};
    if (places[0] == 0 || places[1] < places[0]) return bad();
    question.places = places;
    return {};
}

}  // namespace

int run_require(Context& context) {
    const Arguments& arguments = context.arguments;
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const Workers workers = Workers::all_cores();
    const Space::Build build = Space::build(session.subject(), {}, workers, context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    const StateOrError asked = state_asked(space, arguments.argument);
    if (!asked.state) return refuse(context, session.loaded, {asked.error});
    RequireQuestion question;
    question.state = *asked.state;
    question.wanted = wanted_concepts(arguments);
    if (const auto wrong = read_parties(space, arguments, question)) return refuse(context, session.loaded, {*wrong});
    if (const auto wrong = read_places(arguments, question))
        return refuse(context, session.loaded, {*wrong}), wrong_usage;
    const Requirement found = require(space, question, workers, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (!found.diagnostics.empty()) return refuse(context, session.loaded, found.diagnostics);
    print(arguments.json ? require_json(space, found) : require_text(space, found, context.style));
    return found.limit_reached ? limit_reached : done;
}

}  // namespace irenic::cli
