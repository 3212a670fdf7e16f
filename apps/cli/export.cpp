#include <array>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

constexpr std::uint64_t usual_arcs = 5000;
constexpr std::uint64_t usual_rows = 1'000'000;

/// One row per format: what is counted against the limit, what is asked beside the five concepts, and what writes it.
struct FormatRow {
    std::string_view id;
    bool graph;     ///< the limit is one of states and arcs, not of states alone
    bool further;   ///< SIM, limited moves, Stackelberg and coalitions can be asked for
    bool verdicts;  ///< stability is asked at all
    std::string (*write)(const Space& space, const VerdictTable& verdicts);
};
constexpr std::array<FormatRow, 5> formats{{
    {"dot", true, false, true,
     [](const Space& space, const VerdictTable& v) { return graph_dot(space, v.wanted, v.answer); }},
    {"graphml", true, false, true,
     [](const Space& space, const VerdictTable& v) { return graph_graphml(space, v.wanted, v.answer); }},
    {"csv", false, false, true,
     [](const Space& space, const VerdictTable& v) { return states_csv(space, v.wanted, v.answer); }},
    {"verdicts", false, true, true, verdicts_csv},
    {"nfg", false, false, false, [](const Space& space, const VerdictTable&) { return strategic_form(space); }},
}};

const FormatRow& row_of(const std::string& format) {
    for (const FormatRow& row : formats)
        if (row.id == format) return row;
    return formats.front();
}

/// Too large is a limit that was reached: half a graph would look like a whole one.
std::optional<Diagnostic> too_large(const Context& context, const FormatRow& format, const Space& space) {
    const std::uint64_t limit = context.arguments.limit.value_or(format.graph ? usual_arcs : usual_rows);
    if (format.graph ? graph_fits(space, limit) : space.size() <= limit) return {};
    return usage_error("too-large",
                       format.graph ? fmt::format("the graph has more than {} states or arcs", limit)
                                    : fmt::format("the case has more than {} states", limit),
                       "write them all with a larger --limit");
}

/// What this format cannot say although it is asked for.
std::optional<Diagnostic> idle_question(const Arguments& arguments, const FormatRow& format) {
    if (!format.verdicts && (!arguments.wanted_concepts.empty() || asks_about_coalitions(arguments)))
        return usage_error("idle-concept",
                           fmt::format("`{}` holds what parties choose and want, and no verdicts", format.id),
                           "leave out --concept and --coalitions, or export verdicts");
    const FurtherAsked further = wanted_further(arguments);
    if (further.error) return further.error;
    if (!format.further && (!further.question.wanted.empty() || asks_about_coalitions(arguments)))
        return usage_error("idle-concept", fmt::format("`{}` holds the five concepts that are always asked", format.id),
                           "`irenic export verdicts` holds the others, and coalitions");
    return {};
}

/// The answers to all that is asked; the status says when they cannot be had.
int answer(const Context& context, const Session& session, const Space& space, VerdictTable& verdicts) {
    const Workers workers = Workers::all_cores();
    const auto further = further_stability(space, wanted_further(context.arguments).question, context.stop);
    if (further.error) return refuse(context, session.loaded, {*further.error}, further.limit_reached);
    verdicts.further = further.found;
    if (asks_about_coalitions(context.arguments)) {
        Context asking =
            context;  // coalitions know four of the concepts; the others that are asked for have columns of their own
        std::erase_if(asking.arguments.wanted_concepts, [](const std::string& id) {
            const auto kind = find_concept(id);
            return !kind || *kind == Concept::sseq;
        });
        const auto [asked, status] = wanted_coalitions(asking, session, space, true);
        if (status != done) return status;
        verdicts.coalitions = asked.coalitions;
        verdicts.together = coalition_stability(space, asked.coalitions, asked.wanted, {}, workers, context.stop);
    }
    verdicts.wanted = wanted_concepts(context.arguments);
    verdicts.answer = stability(space, verdicts.wanted, workers, context.stop);
    return context.stop.stop_requested() ? interrupted : done;
}

}  // namespace

int run_export(Context& context) {
    const Arguments& arguments = context.arguments;
    if (!arguments.convention.empty() && arguments.format != "genius") {
        print_message("irenic: --convention is for genius\n");
        return wrong_usage;
    }
    if (arguments.format == "ics" || arguments.format == "schedule") return export_schedule(context);
    if (!arguments.argument.empty() || !arguments.plan.empty() || !arguments.effective.empty()) {
        print_message("irenic: an agreement, --plan and --effective are for ics and schedule\n");
        return wrong_usage;
    }
    if (arguments.format == "study") return export_study(context);
    if (arguments.format == "points" || arguments.format == "genius") return export_points(context);
    const FormatRow& format = row_of(arguments.format);
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const std::string& path = arguments.output;
    const bool to_output = path.empty() || path == "-";
    if (to_output && arguments.json)
        return refuse(context, session.loaded,
                      {usage_error("two-outputs", "the export and the JSON object cannot both go to standard output",
                                   "give -o a file, or leave out --json")});
    if (const auto error = idle_question(arguments, format))
        return refuse(context, session.loaded, {*error}), wrong_usage;
    const Workers workers = Workers::all_cores();
    const Space::Build build = Space::build(session.subject(), {}, workers, context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    if (!format.verdicts)
        if (const auto error = no_strategic_form(space)) return refuse(context, session.loaded, {*error});
    space.make_tables(workers);
    if (const auto error = too_large(context, format, space)) return refuse(context, session.loaded, {*error}, true);
    VerdictTable verdicts;
    if (format.verdicts)
        if (const int status = answer(context, session, space, verdicts); status != done) return status;
    const std::string text = format.write(space, verdicts);
    if (context.stop.stop_requested()) return interrupted;
    return write_export(context, session, text);
}

int write_export(const Context& context, const Session& session, const std::string& text, int status) {
    const std::string& path = context.arguments.output;
    if (path.empty() || path == "-") {
        print(text);
        return status;
    }
    if (!write_file(path, text)) return case_errors;
    if (context.arguments.json) print(written_json(&session.subject(), "export", path));
    print_message(fmt::format("Wrote {}.\n", safe_for_terminal(path)));
    return status;
}

}  // namespace irenic::cli
