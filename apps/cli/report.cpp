#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {

int run_report(Context& context) {
    Session session = appraise(context, true);
    if (!session.ok()) return session.status;
    Appraiser& appraiser = *session.appraiser;
    appraiser.evaluate_all(true);
    if (finish(context, session) != done) return session.status;
    const std::vector<Diagnostic> notes = provenance_lints(session.subject());
    const std::string page = html_report(appraiser, notes, context.command);
    if (context.stop.stop_requested()) return interrupted;
    const std::string& path = context.arguments.output;
    if (path == "-") {
        print(page);
        return done;
    }
    if (const auto problem = write_file(path, page)) {
        print_message(fmt::format("irenic: {}\n", safe_for_terminal(*problem)));
        return case_errors;
    }
    print_message(fmt::format("Wrote {} ({} KiB). Open it in a browser; it needs no network.\n",
                              safe_for_terminal(path), (page.size() + 1023) / 1024));
    return done;
}

}  // namespace irenic::cli
