/// `irenic export points` and `irenic export genius`: formats that are read off the case, without its states.
#include <filesystem>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// Where a file goes: into a folder, or beside others with the same beginning.
std::string path_of(const std::string& output, const std::string& name) {
    std::error_code ignored;
    if (output.ends_with('/')) return output + name;
    if (std::filesystem::is_directory(output, ignored)) return output + "/" + name;
    return output + "-" + name;
}

int write_all(const Context& context, const Session& session, const ExportedFiles& made) {
    std::string list;
    std::error_code failed;
    const std::string& output = context.arguments.output;
    if (output.ends_with('/')) std::filesystem::create_directories(output, failed);
    for (const ExportedFile& file : made.files) {
        const std::string path = made.files.size() == 1 ? output : path_of(output, file.name);
        if (!write_file(path, file.text)) return case_errors;
        list += (list.empty() ? "" : ", ") + path;
    }
    if (context.arguments.json) print(written_json(&session.subject(), "export", output));
    print_message(fmt::format("Wrote {}.\n", safe_for_terminal(list)));
    return done;
}

}  // namespace

int export_points(const Context& context) {
    const Arguments& arguments = context.arguments;
    const Session session = load(context, false);
    if (!session.ok()) return session.status;
    const bool to_output = arguments.output.empty() || arguments.output == "-";
    const bool several = arguments.format == "genius";
    if (!arguments.wanted_concepts.empty() || asks_about_coalitions(arguments) || arguments.limit)
        return refuse(context, session.loaded,
                      {usage_error(
                          "idle-concept",
                          fmt::format("`{}` holds what parties want, and neither states nor verdicts", arguments.format),
                          "leave out --concept, --coalitions and --limit")}),
               wrong_usage;
    if (to_output && several)
        return refuse(context, session.loaded,
                      {usage_error("no-output", "a domain and its profiles are several files",
                                   "give -o a folder, or the beginning of their names")}),
               wrong_usage;
    if (to_output && arguments.json)
        return refuse(context, session.loaded,
                      {usage_error("two-outputs", "the export and the JSON object cannot both go to standard output",
                                   "give -o a file, or leave out --json")});
    const ExportedFiles made =
        several ? genius_xml(session.subject(), arguments.convention == "raw") : points_csv(session.subject());
    if (made.files.empty()) return refuse(context, session.loaded, made.diagnostics);
    print_message(render_human(made.diagnostics, session.loaded.files, context.colour_messages));
    if (!to_output) return write_all(context, session, made);
    print(made.files.front().text);
    return done;
}

}  // namespace irenic::cli
