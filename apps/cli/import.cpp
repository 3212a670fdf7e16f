#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

int wrong(const std::string& message) {
    print_message("irenic: " + message + "\n");
    return wrong_usage;
}

/// The case that preferences are put into, with its states; or the status when it cannot be had.
int read_target(const Context& context, Loaded& loaded, std::optional<Space>& space, PreferenceTarget& target) {
    LoadOptions options;
    options.with_readings = false;
    const std::string& path = context.arguments.case_path;
    loaded = load_case(path, options);
    if (!loaded.ok()) return refuse(context, loaded, loaded.diagnostics);
    Space::Build build = Space::build(loaded.cases.front(), {}, Workers::all_cores(), context.stop);
    if (!build.ok()) return refuse(context, loaded, build.diagnostics, build.limit_reached);
    space = std::move(build.space);
    target.subject = &loaded.cases.front();
    target.text = loaded.files.front().text;
    for (StateIndex s = 0; s < space->size(); ++s) target.states.push_back({space->name(s), code_of(space->levels(s))});
    target.ranks = context.arguments.ranks;
    target.read = reader_beside(path);
    return done;
}

/// What the options do not go with.
int check_usage(const Arguments& arguments) {
    const bool preferences = arguments.format == "preferences";
    if (!preferences && (!arguments.case_path.empty() || arguments.ranks))
        return wrong(fmt::format("--case and --ranks are for preferences; `{}` is a case by itself", arguments.format));
    if (!arguments.convention.empty() && arguments.format != "genius")
        return wrong(fmt::format("--convention is for genius; `{}` leaves nothing open", arguments.format));
    std::size_t least = 1;
    std::size_t most = 1;
    for (const ImporterRow& row : importers)
        if (row.id == arguments.format) least = row.least_files, most = row.most_files;
    if (arguments.paths.size() < least)
        return wrong(fmt::format("`{}` is read out of several files: DOMAIN.xml PROFILE.xml…, a profile for each party",
                                 arguments.format));
    if (arguments.paths.size() > most)
        return wrong(fmt::format("`{}` is read out of {} file{}, and {} are given", arguments.format, most,
                                 most == 1 ? "" : "s", arguments.paths.size()));
    return done;
}

/// Reads the files; the status says when it could not come to that.
int read(const Context& context, const std::vector<std::string>& texts, Imported& made) {
    const Arguments& arguments = context.arguments;
    if (arguments.format == "preferences") {
        if (arguments.case_path.empty()) return wrong("preferences are put into a case: say which with --case CASE");
        Loaded loaded;
        std::optional<Space> space;
        PreferenceTarget target;
        if (const int status = read_target(context, loaded, space, target); status != done) return status;
        made = import_preferences(texts.front(), arguments.paths.front(), target);
        return done;
    }
    std::vector<ForeignText> files;
    for (std::size_t k = 0; k < texts.size(); ++k) files.push_back({texts[k], arguments.paths[k]});
    ImportOptions options;
    for (const ConventionRow& row : conventions)
        if (row.id == arguments.convention) options.convention = row.kind;
    for (const ImporterRow& row : importers)
        if (row.id == arguments.format) made = row.read(files, options);
    return done;
}

void say_in_json(const Arguments& arguments, const Imported& made) {
    nlohmann::ordered_json answer;
    answer["irenic"] = 1;
    answer["version"] = version();
    if (made.sound) answer["import"] = arguments.output;
    answer["diagnostics"] = nlohmann::ordered_json::parse(render_json(made.diagnostics, made.files));
    print(answer.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace

int run_import(Context& context) {
    const Arguments& arguments = context.arguments;
    const std::string& path = arguments.output;
    const bool to_output = path.empty() || path == "-";
    if (const int status = check_usage(arguments); status != done) return status;
    if (to_output && arguments.json)
        return wrong("the case and the JSON object cannot both go to standard output; give -o a file");
    if (!to_output && !arguments.force && access(path.c_str(), F_OK) == 0) {
        print_message(fmt::format("irenic: `{}` is there already; choose another name, or --force to write over it\n",
                                  safe_for_terminal(path)));
        return case_errors;
    }
    std::vector<std::string> texts;
    for (const std::string& file : arguments.paths) {
        auto text = read_file(file);
        if (!text)
            return refuse(
                context, {},
                {usage_error("cannot-read",
                             fmt::format("cannot read `{}`: {}", safe_for_terminal(file), std::strerror(errno)),
                             "is the path right?")});
        texts.push_back(std::move(*text));
    }
    Imported made;
    if (const int status = read(context, texts, made); status != done) return status;
    print_message(render_human(made.diagnostics, made.files, context.colour_messages));
    if (!made.sound) {
        if (arguments.json) say_in_json(arguments, made);
        return made.limit_reached ? limit_reached : case_errors;
    }
    if (to_output) {
        print(made.text);
        return done;
    }
    if (!write_file(path, made.text)) return case_errors;
    if (arguments.json) {
        say_in_json(arguments, made);
        return done;
    }
    const bool bargaining = arguments.format == "genius" || arguments.format == "points";
    print(fmt::format("Wrote {0}.\nNext: `irenic check {0}` and `irenic {1} {0}`.\n", safe_for_terminal(path),
                      bargaining ? "bargain" : "stability"));
    return done;
}

}  // namespace irenic::cli
