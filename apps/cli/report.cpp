#include <fmt/format.h>

#include "cli/trust.hpp"

namespace irenic::cli {

int run_report(Context& context) {
    Session session = appraise(context, true);
    if (!session.ok()) return session.status;
    Appraiser& appraiser = *session.appraiser;
    appraiser.evaluate_all(true);
    if (finish(context, session) != done) return session.status;
    LookedAt scenarios;
    if (const int status = scenarios.look(context, session, true); status != done) return status;
    std::vector<Diagnostic> notes = provenance_lints(session.subject());
    const std::vector<Diagnostic> unused = unused_warnings(session.subject());
    notes.insert(notes.end(), unused.begin(), unused.end());
    const std::string page = html_report(appraiser, notes, context.command, scenarios.trust());
    if (context.stop.stop_requested()) return interrupted;
    const bool open = appraiser.undecided() || scenarios.leaves_open();
    const std::string& path = context.arguments.output;
    if (path == "-") {
        if (context.arguments.json)
            return refuse(context, session.loaded,
                          {usage_error("two-outputs", "the page and the JSON object cannot both go to standard output",
                                       "give -o a file, or leave out --json")});
        print(page);
        return open ? limit_reached : done;
    }
    if (!write_file(path, page)) return case_errors;
    if (context.arguments.json) print(written_json(&session.subject(), "report", path));
    print_message(fmt::format("Wrote {} ({} KiB). Open it in a browser; it needs no network.\n",
                              safe_for_terminal(path), (page.size() + 1023) / 1024));
    return open ? limit_reached : done;
}

}  // namespace irenic::cli
