#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

constexpr std::uint64_t usual_arcs = 5000;
constexpr std::uint64_t usual_rows = 1'000'000;

using Writer = std::string (*)(const Space&, std::span<const Concept>, const StabilityAnswer&);

Writer writer_of(const std::string& format) {
    if (format == "dot") return graph_dot;
    return format == "graphml" ? graph_graphml : states_csv;
}

/// Too large is a limit that was reached: half a graph would look like a whole one.
std::optional<Diagnostic> too_large(const Context& context, const Space& space) {
    const bool rows = context.arguments.format == "csv";
    const std::uint64_t limit = context.arguments.limit.value_or(rows ? usual_rows : usual_arcs);
    if (rows ? space.size() <= limit : graph_fits(space, limit)) return {};
    return usage_error("too-large",
                       rows ? fmt::format("the case has more than {} states", limit)
                            : fmt::format("the graph has more than {} states or arcs", limit),
                       "write them all with a larger --limit");
}

}  // namespace

int run_export(Context& context) {
    const Arguments& arguments = context.arguments;
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const std::string& path = arguments.output;
    const bool to_output = path.empty() || path == "-";
    if (to_output && arguments.json)
        return refuse(context, session.loaded,
                      {usage_error("two-outputs", "the export and the JSON object cannot both go to standard output",
                                   "give -o a file, or leave out --json")});
    const Workers workers = Workers::all_cores();
    const Space::Build build = Space::build(session.subject(), {}, workers, context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    space.make_tables(workers);
    if (const auto error = too_large(context, space)) return refuse(context, session.loaded, {*error}, true);
    const std::vector<Concept> wanted = wanted_concepts(arguments);
    const StabilityAnswer found = stability(space, wanted, workers, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    const std::string text = writer_of(arguments.format)(space, wanted, found);
    if (context.stop.stop_requested()) return interrupted;
    if (to_output) {
        print(text);
        return done;
    }
    if (const auto problem = write_file(path, text)) {
        print_message(fmt::format("irenic: {}\n", safe_for_terminal(*problem)));
        return case_errors;
    }
    if (arguments.json) print(written_json(&session.subject(), "export", path));
    print_message(fmt::format("Wrote {}.\n", safe_for_terminal(path)));
    return done;
}

}  // namespace irenic::cli
